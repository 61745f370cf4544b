"""Minutes as a Word document, from a template that a municipality makes its own in Word (`mallar/mote.docx`)."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any, Final
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from jinja2 import StrictUndefined, TemplateError
from jinja2.exceptions import SecurityError, UndefinedError
from markupsafe import Markup, escape

from est_cli.errors import EstError
from est_cli.reading.invisible import shown, visible
from est_cli.reports.environment import ReportEnvironment, default_folder
from est_cli.reports.stale import date_of

if TYPE_CHECKING:
    from pathlib import Path

NAME: Final = "mote.docx"
_FIL: Final = f"mallar/{NAME}"
_MAX_FILE: Final = 20_000_000
_MAX_UNPACKED: Final = 100_000_000
_MAX_PARTS: Final = 1_000
_MAX_TITLE: Final = 255
"""Letters that Word allows in a document's title."""
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
"""What XML cannot hold, or docxtpl reads as a mark of its own. Line breaks and tabs are kept."""
_STEERING: Final = re.compile("[\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
"""What does not show, or turns the text around: written out, as in the other formats."""
_OWN: Final = "Rätta den i Word, eller ta bort filen, så används mallen som följer med est."
_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)


def to_docx(vy: Any, root: Path) -> bytes:  # noqa: ANN401 - the view of the minutes, or another with the same names
    """The minutes filled into the template; one view and one template always give the same bytes.

    Templates see `vy`; every text is put in as text. The workspace's own `mallar/mote.docx` wins.
    Raises `EstError`, naming the template, where it cannot be used, and where docxtpl is not installed.
    """
    template = _template(root)
    try:
        from docxtpl import DocxTemplate
    except ImportError:
        raise EstError(
            "Word-format kräver docxtpl, som inte är installerat.", "Installera det: pip install 'est-cli[word]'"
        ) from None
    made = io.BytesIO()
    try:
        document = DocxTemplate(io.BytesIO(template))
        document.render({"vy": vy}, _environment(), autoescape=True)
        _describe(document.docx.core_properties, vy)
        document.save(made)
    except TemplateError as error:
        raise EstError(f"Mallen {_FIL}: {_in_swedish(error)}.", _OWN) from None
    except Exception as error:
        raise EstError(f"Mallen {_FIL} går inte att fylla i ({type(error).__name__}).", _OWN) from error
    return repacked(made.getvalue())


def repacked(data: bytes) -> bytes:
    """The same Word file without the clock: each part as if it was saved on the first day that a zip can tell."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as source, ZipFile(out, "w") as target:
        for name in source.namelist():
            part = ZipInfo(name, _LONG_AGO)
            part.compress_type = ZIP_DEFLATED
            part.external_attr = 0o600 << 16
            target.writestr(part, source.read(name))
    return out.getvalue()


def _template(root: Path) -> bytes:
    """The template's bytes, once it is known to be no link, no bomb, and a zip."""
    own = root / "mallar" / NAME
    if own.parent.is_symlink() or own.is_symlink():
        raise EstError(f"Mallen {_FIL} är en länk till en annan plats.", "Lägg själva filen där i stället.")
    path = own if own.exists() else default_folder() / NAME
    try:
        if path.stat().st_size > _MAX_FILE:
            raise EstError(f"Mallen {_FIL} är större än 20 MB.", _OWN)
        data = path.read_bytes()
    except OSError as error:
        raise EstError(f"Mallen {_FIL} går inte att läsa ({type(error).__name__}).", _OWN) from None
    _check(data)
    return data


def _check(data: bytes) -> None:
    """EstError where it is no Word document, or unpacks to more than one may be."""
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (BadZipFile, ValueError, OSError, NotImplementedError):
        raise EstError(f"Mallen {_FIL} är inget Word-dokument.", f"Spara den som .docx i Word. {_OWN}") from None
    names = [one.filename for one in parts]
    if len(parts) > _MAX_PARTS or len(set(names)) < len(names) or sum(one.file_size for one in parts) > _MAX_UNPACKED:
        raise EstError(f"Mallen {_FIL} är orimligt stor när den packas upp.", _OWN)
    if "word/document.xml" not in names:
        raise EstError(f"Mallen {_FIL} är inget Word-dokument.", f"Spara den som .docx i Word. {_OWN}")


def _environment() -> ReportEnvironment:
    """Jinja in a sandbox, without a way to read any file; what is not answered is a dash."""
    made = ReportEnvironment(undefined=StrictUndefined, autoescape=True)
    made.shown = made.finalize = _as_text
    return made


def _as_text(value: object) -> Markup:
    """Any value as text in Word's XML. A brace is written as a number, for docxtpl reads some braces as its own."""
    if value is None:
        return Markup("–")
    text = _CONTROL.sub(" ", str(value).replace("\r\n", "\n").strip("\n"))
    text = _STEERING.sub(lambda hit: visible(hit[0]), text)
    return Markup(str(escape(text)).replace("{", "&#123;").replace("}", "&#125;"))  # noqa: S704 - escaped just before


def _in_swedish(error: TemplateError) -> str:
    if isinstance(error, SecurityError):
        return "mallen försöker göra något som mallar inte får göra"
    name = re.search(r"'([^']+)'$|'([^']+)' is undefined", str(error.message or ""))
    if isinstance(error, UndefinedError) and name:
        return f"{shown(name[1] or name[2])} finns inte; namnen i mallen är de i mallen som följer med est"
    return "en tagg går inte att läsa; varje {% for %} och {% if %} ska ha sin {% endfor %} och {% endif %}"


def _describe(properties: Any, vy: Any) -> None:  # noqa: ANN401 - python-docx's own, and a view
    """The file's own particulars: its title and the day that the minutes bear, never who made it or when."""
    day = date_of(str(vy.lage))
    properties.title = _CONTROL.sub(" ", str(vy.rubrik))[:_MAX_TITLE]
    properties.author = _CONTROL.sub(" ", str(vy.kommun))[:_MAX_TITLE]
    properties.last_modified_by = "est"
    if day:
        properties.created = properties.modified = datetime.combine(day, time(), UTC)
