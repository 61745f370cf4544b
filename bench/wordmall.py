"""Makes `mallar/mote.docx`, the Word template of minutes: `python -m bench.wordmall`.

A municipality's own template needs no program. Copy `mallar/mote.docx` of the project to the workspace's `mallar/`,
open it in Word, and change what you like: the letterhead, fonts, headings, the order of the parts, words between them.
Keep the tags, and what stands in them: `{{ vy.rubrik }}` is replaced by a text; a paragraph with `{%p for … %}` or
`{%p if … %}` and its `{%p endfor %}` or `{%p endif %}` stand around the paragraphs that are repeated or left out; a
table's row with `{%tr for … %}` and one with `{%tr endfor %}` stand around the row that is repeated. The tags'
own paragraphs and rows vanish. A tag must be typed in one go; if Word has divided it, delete it and type it again.
Save as .docx. `est mote protokoll MÖTE --format docx` uses it, and says so if a tag cannot be read.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from est_cli.reports.environment import default_folder
from est_cli.reports.word import NAME, repacked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document as Doc

_GREEN: Final = RGBColor(0x0D, 0x54, 0x5A)
_GREY: Final = RGBColor(0x47, 0x52, 0x5A)
_PEOPLE: Final = (("Organisation", 55, "organisation"), ("Funktion", 65, "funktion"), ("Anmärkning", 54, "anmarkning"))
_FOLLOWED: Final = (
    ("Beslut", 50, "beslut"),
    ("Beslutat", 24, "beslutat"),
    ("Ansvarig", 36, "ansvarig"),
    ("Klart senast", 24, "senast"),
    ("Hur det har gått", 40, "lage"),
)
_DECIDED: Final = (
    ("Nr", 14, "nr"),
    ("Vad", 62, "vad"),
    ("Vem", 40, "vem"),
    ("När", 26, "nar"),
    ("Ärende", 32, "arende"),
)
_EVENTS: Final = (("Arrangemang", 74, "namn"), ("Dag", 40, "datum"), ("Plats", 60, "plats"))


def template() -> bytes:
    """The template's bytes, the same every time."""
    made = Document()
    _page(made)
    _styles(made)
    _body(made)
    _feet(made)
    core = made.core_properties
    core.title, core.author, core.comments, core.language = "Minnesanteckningar", "", "", "sv-SE"
    core.created = core.modified = datetime(2026, 1, 1, tzinfo=UTC)
    out = io.BytesIO()
    made.save(out)
    return repacked(out.getvalue())


def _page(made: Doc) -> None:
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)


def _styles(made: Doc) -> None:
    for name, size, before in (("Normal", 10.5, 0), ("Heading 1", 22, 0), ("Heading 2", 15, 18), ("Heading 3", 12, 12)):
        style: Any = made.styles[name]
        style.font.name, style.font.size = "Calibri", Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(6)
        if name != "Normal":
            style.font.color.rgb, style.font.bold = _GREEN, True
            style.paragraph_format.keep_with_next = True
    for language in made.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "sv-SE")


def _body(made: Doc) -> None:
    made.add_paragraph("{{ vy.kommun }}").runs[0].font.color.rgb = _GREY
    made.add_heading("{{ vy.rubrik }}", 1)
    made.add_paragraph("").add_run("{{ vy.lage }}").bold = True
    _facts(made, "fakta")
    made.add_heading("I korthet", 2)
    _facts(made, "korthet")
    made.add_heading("Närvarande", 2)
    _table(made, "Närvarande", "narvarande", _PEOPLE, "Ingen är antecknad som närvarande.")
    for heading, name in (("Frånvarande", "franvarande"), ("Adjungerade", "adjungerade")):
        _lines(made, f"{{%p if vy.{name} %}}")
        made.add_heading(heading, 3)
        _table(made, heading, name, _PEOPLE)
        _lines(made, "{%p endif %}")
    made.add_heading("Uppföljning av tidigare beslut", 2)
    nothing = "Det fanns inga tidigare beslut att följa upp."
    _table(made, "Uppföljning av tidigare beslut", "uppfoljning", _FOLLOWED, nothing)
    _picture(made)
    _cases(made)
    made.add_heading("Beslut", 2)
    _table(made, "Beslut: vad, vem, när och ärende", "beslut", _DECIDED, "Inga beslut togs.")
    _lines(made, "{%p if vy.arrangemang %}")
    made.add_heading("Kommande arrangemang", 2)
    _table(made, "Kommande arrangemang", "arrangemang", _EVENTS)
    _lines(made, "{%p endif %}")
    _ending(made)


def _lines(made: Doc, *texts: str) -> None:
    for text in texts:
        made.add_paragraph(text)


def _facts(made: Doc, name: str) -> None:
    _lines(made, f"{{%p for ord, text in vy.{name} %}}")
    line = made.add_paragraph()
    line.add_run("{{ ord }}: ").bold = True
    line.add_run("{{ text }}")
    line.paragraph_format.space_after = Pt(2)
    _lines(made, "{%p endfor %}")


def _picture(made: Doc) -> None:
    made.add_heading("Lägesbild", 2)
    _lines(made, "{%p if vy.lagesbild %}", "{{ vy.lagesbild }}", "{%p endif %}", "{%p if vy.lagesbild_senaste %}")
    made.add_heading("{{ vy.lagesbild_kalla }}", 3)
    _lines(
        made, "{{ vy.lagesbild_senaste }}", "{%p endif %}", "{%p if not vy.lagesbild and not vy.lagesbild_senaste %}"
    )
    _lines(made, "Lägesbilden togs inte upp.", "{%p endif %}")


def _cases(made: Doc) -> None:
    made.add_heading("Ärenden på mötet", 2)
    _lines(made, "{%p for text in vy.avvikelser %}", "{{ text }}", "{%p endfor %}")
    _case(made, "arenden")
    _lines(made, "{%p if not vy.arenden %}", "Inget ärende togs upp.", "{%p endif %}")


def _others(made: Doc) -> None:
    _lines(made, "{%p if vy.ovriga_arenden %}")
    made.add_heading("Ändrat i andra ärenden", 2)
    _lines(made, "De här ärendena togs inte upp på mötet, men är ändrade sedan förra mötet.")
    _case(made, "ovriga_arenden")
    _lines(made, "{%p endif %}", "{%p if vy.ovrigt %}")
    made.add_heading("Ändrat i register och inställningar", 2)
    _lines(made, "{%p for a in vy.ovrigt %}")
    made.add_heading("{{ a.rubrik }}", 3)
    _points(made, "a.rader")
    _lines(made, "{%p endfor %}", "{%p endif %}")


def _case(made: Doc, name: str) -> None:
    _lines(made, f"{{%p for a in vy.{name} %}}")
    made.add_heading("{{ a.titel }}", 3)
    _lines(made, "{{ a.lage_nu }}", "{%p if a.sagt %}")
    said = made.add_paragraph()
    said.add_run("Sagt på mötet: ").bold = True
    said.add_run("{{ a.sagt }}")
    _lines(made, "{%p endif %}")
    _points(made, "a.andringar")
    _lines(made, "{%p if a.beslut %}")
    made.add_paragraph().add_run("Beslut: ").bold = True
    made.paragraphs[-1].add_run("nr {{ a.beslut|join(', ') }}, se tabellen under Beslut.")
    _lines(made, "{%p endif %}", "{%p endfor %}")


def _points(made: Doc, name: str) -> None:
    _lines(made, f"{{%p for rad in {name} %}}")
    made.add_paragraph("{{ rad }}", style="List Bullet")
    _lines(made, "{%p endfor %}")


def _ending(made: Doc) -> None:
    for heading, text in (
        ("Information till allmänheten", "vy.information or 'Ingen information till allmänheten bestämdes.'"),
        ("Nästa möte", "vy.nasta_mote or 'Inte bestämt.'"),
    ):
        made.add_heading(heading, 2)
        _lines(made, f"{{{{ {text} }}}}")
    _others(made)
    made.add_heading("Justering", 2)
    _lines(made, "{{ vy.justering }}")
    _lines(made, "{%p for text in vy.omfattar %}", "{{ text }}", "{%p endfor %}")
    last = made.add_paragraph("Minnesanteckningarna är gjorda av est ur mötets fil och ärendenas filer.")
    last.runs[0].font.color.rgb = _GREY


def _table(made: Doc, title: str, name: str, columns: Sequence[tuple[str, int, str]], empty: str = "") -> None:
    """A table with one row for each of `vy.<name>`; `empty` is what stands there instead where there is none."""
    if empty:
        _lines(made, f"{{%p if vy.{name} %}}")
    table = made.add_table(rows=4, cols=len(columns))
    table.autofit = False
    _describe(table, title)
    table.cell(1, 0).text, table.cell(3, 0).text = f"{{%tr for r in vy.{name} %}}", "{%tr endfor %}"
    for number, (heading, width, field) in enumerate(columns):
        extra = "{% if r.text %} {{ r.text }}{% endif %}" if field == "lage" else ""
        table.cell(2, number).text = f"{{{{ r.{field} or '–' }}}}{extra}"
        run = table.cell(0, number).paragraphs[0].add_run(heading)
        run.bold, run.font.color.rgb = True, _GREY
        table.columns[number].width = Mm(width)
        for cell in table.columns[number].cells:
            cell.width = Mm(width)
            cell.paragraphs[0].paragraph_format.space_after = Pt(3)
    made.add_paragraph().paragraph_format.space_after = Pt(0)
    if empty:
        _lines(made, "{%p else %}", empty, "{%p endif %}")


def _describe(table: Any, title: str) -> None:  # noqa: ANN401 - python-docx's own
    """Name the table for those who hear it, rule its rows, repeat its head on each page, and never divide a row."""
    properties = table._tbl.tblPr  # noqa: SLF001 - python-docx has no other way to a table's own properties
    properties.find(qn("w:tblLayout")).addprevious(_borders())  # Word wants them in this order
    for name in ("tblCaption", "tblDescription"):
        properties.append(_element(name, val=title))
    for number, row in enumerate(table.rows):
        kept = row._tr.get_or_add_trPr()  # noqa: SLF001 - as above
        kept.append(_element("cantSplit"))
        if number == 0:
            kept.append(_element("tblHeader"))


def _borders() -> Any:  # noqa: ANN401 - python-docx's own
    borders = _element("tblBorders")
    for side in ("top", "bottom", "insideH"):
        borders.append(_element(side, val="single", sz="4", space="0", color="B5BFC3"))
    return borders


def _element(tag: str, **attributes: str) -> Any:  # noqa: ANN401 - python-docx's own
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def _feet(made: Doc) -> None:
    foot = made.sections[0].footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for text, field in (("{{ vy.rubrik }}   ·   Sida ", "PAGE"), (" av ", "NUMPAGES")):
        foot.add_run(text)
        simple = _element("fldSimple", instr=field)
        shown = _element("r")
        number = _element("t")
        number.text = "1"
        shown.append(number)
        simple.append(shown)
        foot._p.append(simple)  # noqa: SLF001 - python-docx has no fields
    for run in foot.runs:
        run.font.size, run.font.color.rgb = Pt(8.5), _GREY


def main() -> None:
    """Write the template where the project keeps its templates."""
    path = Path(default_folder()) / NAME
    path.write_bytes(template())
    print(path)


if __name__ == "__main__":
    main()
