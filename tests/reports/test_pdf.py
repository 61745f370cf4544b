"""PDF of a report: tagged, titled, bookmarked, whole on the paper, the same every time, and nothing is fetched for it."""

from __future__ import annotations

import builtins
import io
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from project import PROJECT
from pypdf import PdfReader

from est_cli.errors import EstError
from est_cli.reports.environment import default_folder
from est_cli.reports.pdf import to_pdf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from conftest import Outcome

CSS = (default_folder() / "stil.css").read_text(encoding="utf-8")


def page(body: str, head: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="sv"><head><meta charset="utf-8"><title>Rapport: Parken</title><style>{CSS}</style>'
        f'{head}</head><body><header class="topp"><p class="lage">Läget den 24 november 2026</p><h1>Parken</h1></header>'
        f'<div class="sida"><main>{body}</main></div></body></html>'
    )


def pdf(html: str) -> PdfReader:
    return PdfReader(io.BytesIO(to_pdf(html)))


def elements(node: Any) -> Iterator[Any]:  # noqa: ANN401 - whatever a PDF holds
    """All elements of a structure tree, in reading order."""
    found = node.get_object()
    if isinstance(found, list):
        for one in found:
            yield from elements(one)
    elif hasattr(found, "get"):
        if "/S" in found:
            yield found
        if "/K" in found:
            yield from elements(found["/K"])


def tags(reader: PdfReader) -> list[str]:
    return [one["/S"] for one in elements(reader.trailer["/Root"]["/StructTreeRoot"])]


def text(reader: PdfReader) -> str:
    return " ".join(" ".join(one.extract_text() for one in reader.pages).split())


REPORT = page(
    '<section><h2>Analys</h2><p>Text.</p><svg class="matare" viewBox="0 0 9 9" aria-hidden="true"><rect width="9"/></svg>'
    '<figure><svg class="bild" height="6rem" role="img"><title>Staplar</title><rect class="b-nu" width="50%" height="1rem"/>'
    '</svg></figure><table><caption>Mål</caption><thead><tr><th scope="col">Mål</th><th scope="col">När</th></tr></thead>'
    '<tbody><tr><th scope="row">Ljus</th><td>2026</td></tr></tbody></table></section>'
)


def test_it_is_a_tagged_pdf_with_language_title_and_headings() -> None:
    reader = pdf(REPORT)
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "sv"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()
    assert reader.metadata is not None
    assert reader.metadata.title == "Rapport: Parken"
    found = tags(reader)
    assert [one for one in found if one.startswith("/H")] == ["/H1", "/H2"]
    for tag in ("/Table", "/THead", "/TR", "/TH", "/TD", "/Caption", "/P"):
        assert tag in found
    assert all(one["/Tabs"] == "/S" for one in reader.pages if "/Annots" in one)


def test_a_picture_has_its_title_as_text_and_a_meter_beside_its_number_is_no_picture() -> None:
    root = pdf(REPORT).trailer["/Root"]["/StructTreeRoot"]
    assert [one.get("/Alt") for one in elements(root) if one["/S"] == "/Figure"] == ["Staplar"]


def test_the_headings_are_bookmarks_and_each_page_bears_its_number_and_the_title() -> None:
    reader = pdf(page("<section><h2>Ett</h2>" + "<p>Rad.</p>" * 120 + "</section>"))
    assert [one.title for one in reader.outline if not isinstance(one, list)] == ["Parken"]
    pages = [one.extract_text() for one in reader.pages]
    assert len(pages) > 1
    for number, said in enumerate(pages, 1):
        assert f"Sida {number} av {len(pages)}" in said
        assert "Parken" in said


def test_the_head_of_a_table_comes_again_on_each_page_and_no_row_is_lost() -> None:
    rows = "".join(f'<tr><th scope="row">Rad {nr:03}</th><td>text</td></tr>' for nr in range(80))
    head = '<thead><tr><th scope="col">Vad som görs</th><th scope="col">Hur</th></tr></thead>'
    reader = pdf(page(f"<table><caption>Allt</caption>{head}<tbody>{rows}</tbody></table>"))
    pages = [one.extract_text() for one in reader.pages]
    assert all("Vad som görs" in one for one in pages if "Rad " in one)
    assert [nr for nr in range(80) if f"Rad {nr:03}" not in "".join(pages)] == []


@pytest.mark.parametrize("columns", [2, 5, 8])
@pytest.mark.parametrize("word", ["x" * 300, "https://exempel.se/" + "a" * 80, "Trygghetssamordnarens"])
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils finns inte här")
def test_nothing_of_a_wide_table_falls_outside_the_paper(tmp_path: Path, columns: int, word: str) -> None:
    row = f'<th scope="row">{word}</th>' + f'<td class="fri">{word}</td>' * (columns - 1)
    (tmp_path / "a.pdf").write_bytes(
        to_pdf(page(f"<table><caption>Brett</caption><tbody><tr>{row}</tr></tbody></table>"))
    )
    boxes = subprocess.run(
        ["pdftotext", "-bbox", str(tmp_path / "a.pdf"), "-"], capture_output=True, check=True, text=True
    )
    edges = [float(one) for one in re.findall(r'<word [^>]*xMax="([\d.]+)"', boxes.stdout)]
    assert len(edges) > columns
    assert max(edges) < 595 - 45 + 1  # the paper is 595 points wide, its margin 16 mm


def test_the_same_page_gives_the_same_bytes_in_another_process_whatever_the_clock_says() -> None:
    made = to_pdf(REPORT)
    assert to_pdf(REPORT) == made
    code = "import sys; from est_cli.reports.pdf import to_pdf; sys.stdout.buffer.write(to_pdf(sys.stdin.read()))"
    again = subprocess.run(
        [sys.executable, "-c", code], input=REPORT.encode(), capture_output=True, check=True, cwd=PROJECT
    )
    assert (again.stdout == made, again.stderr) == (True, b"")
    reader = PdfReader(io.BytesIO(made))
    assert reader.metadata is not None
    assert (reader.metadata["/CreationDate"], reader.metadata["/ModDate"]) == ("D:20261124", "D:20261124")


def test_a_page_that_bears_no_day_has_no_date() -> None:
    reader = pdf("<!DOCTYPE html><html lang=sv><title>T</title><h1>T</h1>")
    assert reader.metadata is not None
    assert "/CreationDate" not in reader.metadata


HOSTILE = page(
    '<img src="file://SECRET" alt="a"><img src="http://127.0.0.1:9/x.png" alt="b"><iframe src="file://SECRET"></iframe>'
    '<object data="file://SECRET"></object><embed src="file://SECRET"><p style="background:url(file://SECRET)">x</p>'
    '<svg xmlns:xlink="http://www.w3.org/1999/xlink"><title>s</title><image href="file://SECRET"/>'
    '<use xlink:href="file://SECRET#a"/><style>@import url("file://SECRET");</style></svg>'
    '<ul style="list-style-image:url(file://SECRET)"><li>a</li></ul>'
    "<img alt=c src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><image href='file://SECRET'/></svg>\">",
    head='<base href="file:///"><link rel="stylesheet" href="file://SECRET"><link rel="attachment" href="file://SECRET">'
    "<style>@import url(file://SECRET); @font-face { font-family: f; src: url(file://SECRET) } "
    "p { font-family: f; content: url(file://SECRET) } @page { background: url(file://SECRET) }</style>",
)


def test_nothing_is_fetched_whatever_the_page_says(tmp_path: Path) -> None:
    secret = tmp_path / "hemlig.txt"
    secret.write_text("HEMLIGT")
    code = (
        "import sys; sys.addaudithook(lambda name, said: name in ('open', 'socket.connect', 'socket.getaddrinfo') and "
        "('hemlig' in str(said) or 'socket' in name) and print(name, said, file=sys.stderr)); "
        "from est_cli.reports.pdf import to_pdf; sys.stdout.buffer.write(to_pdf(sys.stdin.read()))"
    )
    html = HOSTILE.replace("SECRET", str(secret))
    done = subprocess.run(
        [sys.executable, "-c", code], input=html.encode(), capture_output=True, check=True, cwd=PROJECT
    )
    assert done.stderr == b""
    assert "/EmbeddedFiles" not in str(PdfReader(io.BytesIO(done.stdout)).trailer["/Root"].get("/Names", ""))


def test_a_link_to_the_internet_stays_and_a_link_to_another_report_does_not() -> None:
    reader = pdf(
        page('<p><a href="https://bra.se/">Brå</a> <a href="2026-x.html">X</a> <a href="javascript:a()">j</a></p>')
    )
    links = {one.get_object()["/A"]["/URI"] for one in reader.pages[0]["/Annots"]}
    assert links == {"https://bra.se/"}
    assert "Brå (https://bra.se/) X j" in text(reader)


@pytest.mark.parametrize(
    ("error", "said", "advice"),
    [(ImportError("no"), "WeasyPrint", "pip install 'est-cli[pdf]'"), (OSError("no"), "Pango", "libpango-1.0-0")],
)
def test_what_is_missing_is_named_with_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, error: Exception, said: str, advice: str
) -> None:
    real = builtins.__import__

    def missing(name: str, *args: object) -> object:
        if name == "weasyprint":
            raise error
        return real(name, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(EstError, match=said) as caught:
        to_pdf(REPORT)
    assert advice in caught.value.hjalp


def test_a_page_that_weasyprint_does_not_manage_is_an_error_in_words() -> None:
    with pytest.raises(EstError, match="går inte att göra till PDF") as caught:
        to_pdf(page("<div>" * 3000))
    assert "--format html" in caught.value.hjalp


def test_est_writes_the_reports_and_the_picture_as_pdf(arbetsyta: Path, est: Callable[..., Outcome]) -> None:
    first = est("rapport", "2026-skymd-lekplats", "--format", "pdf")
    assert (first.code, first.out) == (0, "1 rapport skriven i rapporter/, 0 oförändrade.\n")
    again = est("rapport", "2026-skymd-lekplats", "--format", "pdf")
    assert again.out == "0 rapporter skrivna i rapporter/, 1 oförändrade.\n"
    for fil in (arbetsyta / "observationer").iterdir():
        if not fil.name.startswith("2026-1"):
            fil.unlink()
    assert est("lagesbild", "--period", "2026-v44", "--format", "pdf").code == 0
    for name, heading in (("2026-skymd-lekplats", "Sammanfattning"), ("lagesbild-2026-v44", "Vad som händer")):
        reader = PdfReader(arbetsyta / "rapporter" / f"{name}.pdf")
        assert heading in text(reader)
        assert all(
            "/Alt" in one for one in elements(reader.trailer["/Root"]["/StructTreeRoot"]) if one["/S"] == "/Figure"
        )


@pytest.mark.parametrize("command", ["validera", "status", "rapport --format html"])
def test_other_commands_load_neither_weasyprint_nor_docx(arbetsyta: Path, command: str) -> None:
    code = (
        "import sys; from est_cli.cli import COMMANDS; from est_cli.frame.app import build, run; "
        f"run(build(COMMANDS), {command.split()!r}); "
        "sys.exit(any(name in sys.modules for name in ('weasyprint', 'tinycss2', 'docx', 'docxtpl', 'lxml')))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=arbetsyta, check=False, capture_output=True).returncode == 0
