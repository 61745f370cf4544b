"""From a report's own HTML page to a tagged PDF (PDF/UA-1) with bookmarks, by WeasyPrint; nothing is fetched."""

from __future__ import annotations

import logging
from typing import Any, Final

from est_cli.errors import EstError
from est_cli.reports.stale import date_of

_VARIANT: Final = "pdf/ua-1"
_INLINE: Final = frozenset({"data"})
"""What a page may hold within itself: a coat of arms in a template of the municipality's own."""

_RUNNING: Final = """
h1 { string-set: rubrik content() }
@page { @bottom-left { content: string(rubrik); width: 80%; font: 8pt sans-serif; color: #47525a;
  white-space: nowrap; overflow: hidden; text-overflow: ellipsis } }
"""
"""The title at the foot of each page: paged CSS, which a browser does not know and a validator of HTML refuses."""


def to_pdf(html: str) -> bytes:
    """A page as PDF: on one machine the same page always gives the same bytes.

    Its date is the day that the report bears (`Läget den …`); the clock is not read. Nor is any file or address that
    the page names.
    Raises `EstError` where WeasyPrint or Pango is missing, or where the page is more than WeasyPrint can manage.
    """
    weasyprint = _weasyprint()
    from est_cli.reports.paper import for_paper

    try:
        page = weasyprint.HTML(string=html, url_fetcher=weasyprint.URLFetcher(allowed_protocols=_INLINE))
        for_paper(page.etree_element)
        document = page.render(stylesheets=[weasyprint.CSS(string=_RUNNING)], pdf_variant=_VARIANT)
        day = date_of(html)
        document.metadata.created = document.metadata.modified = day.isoformat() if day else None
        pdf: bytes = document.write_pdf(finisher=_without_decoration, pdf_variant=_VARIANT)
    except Exception as error:
        raise EstError(
            f"Sidan går inte att göra till PDF ({type(error).__name__}).",
            "Skriv den med --format html och skriv ut den från webbläsaren. "
            "Ligger mallen i mallar/: ta bort den, så används den som följer med est.",
        ) from error
    return pdf


def _weasyprint() -> Any:  # noqa: ANN401 - a module
    """WeasyPrint, whose log lines nobody is to read."""
    logging.getLogger("fontTools").addHandler(logging.NullHandler())
    try:
        import weasyprint
    except ImportError:
        raise EstError(
            "PDF kräver WeasyPrint, som inte är installerat.", "Installera det: pip install 'est-cli[pdf]'"
        ) from None
    except OSError:
        raise EstError(
            "PDF kräver biblioteket Pango, som saknas på datorn.",
            "Installera det: sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 (Debian, Ubuntu) "
            "eller brew install pango (macOS).",
        ) from None
    return weasyprint


def _without_decoration(_: object, pdf: Any) -> None:  # noqa: ANN401 - pydyf's own
    """A picture without a title only repeats the text beside it: it is not told as a figure."""
    for one in pdf.objects:
        if isinstance(one, dict) and one.get("S") == "/Figure" and "Alt" not in one:
            one["S"] = "/NonStruct"
