"""Minutes in Word: every row is there, texts are text whatever they hold, and a template that cannot be used is named."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml.ns import qn

from bench.wordmall import template
from est_cli.errors import EstError
from est_cli.moten.vy import Avsnitt, Deltagare, Fattat, Handelse, Motesarende, Protokollvy, Uppfoljt
from est_cli.reports.environment import default_folder
from est_cli.reports.word import to_docx

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document

TABLES = ("narvarande", "franvarande", "adjungerade", "uppfoljning", "beslut", "arrangemang")

VY = Protokollvy(
    rubrik="Minnesanteckningar EST-gruppen 19 november 2026",
    lage="Läget den 19 november 2026",
    kommun="Exempelköping",
    fakta=[("Grupp", "EST-gruppen"), ("Sekretess", "nej")],
    korthet=[("Beslut", "80 beslut togs.")],
    narvarande=[Deltagare("Exempelbostäder AB", "bovärd", ""), Deltagare("Polismyndigheten", "kommunpolis", "till 14")],
    franvarande=[Deltagare("Regionen", "skolläkare", "sjuk")],
    adjungerade=[],
    uppfoljning=[Uppfoljt("Laga lampan", "2026-10-27", "driftchef", "2026-11-10", "klart", "Lampan lyser.")],
    lagesbild="Lugnt.",
    lagesbild_senaste="139 händelser.",
    lagesbild_kalla="Lägesbild oktober 2026",
    arenden=[
        Motesarende(
            "Skymd lekplats", "2026-skymd-lekplats", "Står i åtgärder.", "Häcken klipps.", ["Ny åtgärd."], ["1"]
        )
    ],
    ovriga_arenden=[],
    ovrigt=[Avsnitt("Register: platser", ["Ny plats: torget."])],
    beslut=[Fattat(str(nr), f"Beslut nummer {nr}", "driftchef", "2026-12-01", "–") for nr in range(1, 81)],
    arrangemang=[Handelse("Julmarknad", "2026-12-12", "torget")],
    information="Inget nytt.",
    nasta_mote="Torsdag 3 december 2026.",
    justering="Inte justerade än.",
    avvikelser=[],
    omfattar=["Omfattar ändringar till och med 4f2a."],
)


def read(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def rows(document: Document) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]


def test_every_row_of_the_view_is_a_row_of_the_document(tmp_path: Path) -> None:
    made = rows(read(to_docx(VY, tmp_path)))
    assert ["Exempelbostäder AB", "bovärd", "–"] in made
    assert ["Laga lampan", "2026-10-27", "driftchef", "2026-11-10", "klart Lampan lyser."] in made
    assert [row for row in made if row[1].startswith("Beslut nummer")] == [
        [str(nr), f"Beslut nummer {nr}", "driftchef", "2026-12-01", "–"] for nr in range(1, 81)
    ]
    shown = [name for name in TABLES if getattr(VY, name)]
    assert len(made) == len(shown) + sum(len(getattr(VY, name)) for name in shown)  # a head each, and nothing else


def test_the_headings_are_word_s_own_and_no_tag_is_left(tmp_path: Path) -> None:
    document = read(to_docx(VY, tmp_path))
    headings = [(one.style.name, one.text) for one in document.paragraphs if one.style.name.startswith("Heading")]
    assert headings[:5] == [
        ("Heading 1", VY.rubrik),
        ("Heading 2", "I korthet"),
        ("Heading 2", "Närvarande"),
        ("Heading 3", "Frånvarande"),
        ("Heading 2", "Uppföljning av tidigare beslut"),
    ]
    assert ("Heading 3", "Skymd lekplats") in headings
    assert not any("Adjungerade" in text or "Ändrat i andra ärenden" in text for _, text in headings)
    footer = document.sections[0].footer.paragraphs[0].text
    assert footer.startswith(VY.rubrik)
    assert "{" not in "".join(one.text for one in document.paragraphs) + footer


def test_the_document_is_described_and_its_tables_repeat_their_heads(tmp_path: Path) -> None:
    document = read(to_docx(VY, tmp_path))
    core = document.core_properties
    assert (core.title, core.language, core.author) == (VY.rubrik, "sv-SE", "Exempelköping")
    assert core.created.isoformat().startswith("2026-11-19T00:00:00")
    assert (round(document.sections[0].page_width.mm), round(document.sections[0].page_height.mm)) == (210, 297)
    for table in document.tables:
        assert table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))


def test_what_is_empty_is_said(tmp_path: Path) -> None:
    document = read(to_docx(VY._replace(beslut=[], uppfoljning=[], arenden=[], narvarande=[]), tmp_path))
    texts = [one.text for one in document.paragraphs]
    for said in ("Inga beslut togs.", "Det fanns inga tidigare beslut att följa upp.", "Inget ärende togs upp."):
        assert said in texts


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<w:t>&amp; </w:t> <script>", "<w:t>&amp; </w:t> <script>"),
        ("{{ vy.kommun }} {% for %} {_{ }_} {{r x }}", "{{ vy.kommun }} {% for %} {_{ }_} {{r x }}"),
        ("en\nrad\ttill", "en\nrad\ttill"),
        ("a\x00b\x07c\x0cd\x1be\ufffe", "a b c d e "),
        ("]]> <!-- ö 🙂", "]]> <!-- ö 🙂"),
        ("\u202egnis\u200b", "\\u202egnis\\u200b"),
    ],
)
def test_any_text_is_only_text(tmp_path: Path, text: str, shown: str) -> None:
    vy = VY._replace(beslut=[Fattat("1", text, "a", "b", "c")], rubrik=text, information=text)
    document = read(to_docx(vy, tmp_path))
    assert ["1", shown, "a", "b", "c"] in rows(document)
    assert shown in [one.text for one in document.paragraphs]


def test_the_same_view_gives_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    made = to_docx(VY, tmp_path)
    code = (
        "import pathlib, sys; sys.path[:0] = ['.', 'tests', 'tests/reports']; from test_word import VY; "
        "from est_cli.reports.word import to_docx; sys.stdout.buffer.write(to_docx(VY, pathlib.Path('/nowhere')))"
    )
    again = subprocess.run([sys.executable, "-c", code], cwd=default_folder().parent, capture_output=True, check=True)
    assert again.stdout == made
    assert {one.date_time[0] for one in zipfile.ZipFile(io.BytesIO(made)).infolist()} == {1980}


def own(root: Path, data: bytes) -> None:
    (root / "mallar").mkdir(exist_ok=True)
    (root / "mallar" / "mote.docx").write_bytes(data)


def words(*paragraphs: str) -> bytes:
    made = docx.Document()
    for text in paragraphs:
        made.add_paragraph(text)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_the_municipality_s_own_template_wins(tmp_path: Path) -> None:
    own(tmp_path, words("Vår mall: {{ vy.kommun }}", "{%p for r in vy.beslut %}", "{{ r.nr }}", "{%p endfor %}"))
    texts = [one.text for one in read(to_docx(VY, tmp_path)).paragraphs]
    assert texts[:3] == ["Vår mall: Exempelköping", "1", "2"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"inte en zip", "är inget Word-dokument"),
        (words("{{ vy.kommunn }}"), "”kommunn” finns inte"),
        (words("{% for r in vy.beslut %}"), "en tagg går inte att läsa"),
        (words("{% if %}"), "en tagg går inte att läsa"),
        (words("{{ vy.__class__.__mro__ }}"), "får göra"),
        (words("{{ 'x' * 1000000000 }}"), "får göra"),
        (words("{{ 1 / 0 }}"), "går inte att fylla i (ZeroDivisionError)"),
        (words("{% include 'est.yaml' %}"), "går inte att fylla i (TypeError)"),
    ],
)
def test_a_template_that_cannot_be_used_is_named(tmp_path: Path, data: bytes, said: str) -> None:
    own(tmp_path, data)
    with pytest.raises(EstError) as caught:
        to_docx(VY, tmp_path)
    assert caught.value.text.startswith("Mallen mallar/mote.docx")
    assert said in caught.value.text
    assert caught.value.hjalp


def test_a_bomb_another_zip_and_a_link_are_refused(tmp_path: Path) -> None:
    for name, size, said in (("word/document.xml", 101_000_000, "orimligt stor"), ("a.txt", 1, "inget Word-dokument")):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(name, b" " * size)
        own(tmp_path, out.getvalue())
        with pytest.raises(EstError, match=said):
            to_docx(VY, tmp_path)
    path = tmp_path / "mallar" / "mote.docx"
    path.unlink()
    path.symlink_to(default_folder() / "mote.docx")
    with pytest.raises(EstError, match="länk"):
        to_docx(VY, tmp_path)


def test_the_committed_template_is_what_the_script_makes() -> None:
    assert (default_folder() / "mote.docx").read_bytes() == template()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice finns inte här")
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils finns inte här")
def test_libreoffice_converts_it_without_loss_of_a_row(tmp_path: Path) -> None:
    (tmp_path / "m.docx").write_bytes(to_docx(VY, tmp_path))
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "m.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True)
    raw = subprocess.run(
        ["pdftotext", "-raw", str(tmp_path / "m.pdf"), "-"], check=True, capture_output=True, text=True
    )
    text = "".join(raw.stdout.split())
    for name in TABLES:
        for row in getattr(VY, name):
            assert "".join("".join(str(cell) for cell in row if cell).split()) in text, row
    assert text.count("NrVadVemNärÄrende") > 1  # the head again on each page of the table
