"""Free text: a small subset of Markdown lives, everything else stands for itself."""

import re
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from est_cli.reports.markdown import md_blocks, md_heading, md_line, md_text
from est_cli.reports.prose import html_blocks, html_line, one_line

KEPT = {"p", "em", "strong", "a", "ul", "ol", "li", "code", "span"}
HOSTILE = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<!-- dold", "![bild](https://x.se/a.png)",
    "[x](javascript:alert(1))", "[x](data:text/html,hej)", '[x](https://x.se "titel")', "<https://x.se>",
    "# rubrik", "rubrik\n===", "rubrik\n---", "| a | b |\n|---|---|\n| 1 | 2 |", "> citat", "```js\nkod\n```", "    kod",
    "- [ ] uppgift", "~~struken~~", "[^1]\n\n[^1]: not", "&lt;b&gt; &copy; &#60;", "rad  \nbryt\\\nrad", "a|b", "\\|", "`|`",
    "{{ 7*7 }} {% raw %}", "\u202eomvänd\u202c \x1b[31mröd \x00", "\u200bosynlig", "*" * 50, "_" * 50, "[" * 50,
    "***", "---", "+ a", "1. a\n1. b", "$x$", ":::", "@namn #12 GH-3 a@b.se www.x.se http://x.se/a_b_c", "![![![](",
    "*a\n\nb*", '[a](https://x.se/"onmouseover="alert(1))', "\ud800", "a\u2028# b\u2029- c\x85> d\x0b| e\x1c| f", "a\r# b\r\n# c", "𝕿𝖍𝖊 🏳️‍🌈 ﷽", "", " ", "\n\n",
]  # fmt: skip


class Tags(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        self.text += data


def github(text: str) -> str:
    """Markdown as a renderer with tables and raw HTML shows it."""
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_inert_in_both_formats(text: str) -> None:
    pages = [html_blocks(text), html_line(text), github(md_blocks(text)), github(md_line(text)), github(md_text(text))]
    for page in pages:
        for tag, attrs in Tags(page).tags:
            assert tag in KEPT, page
            assert all(name in {"href", "class", "start"} for name, _ in attrs), page
            assert all(re.match("https?://", value or "") for name, value in attrs if name == "href"), page
    assert "\n" not in md_line(text) + md_text(text) + html_line(text)
    assert not re.search("[\x00-\x09\x0b-\x1f\u200b\u202a-\u202e]", "".join(pages))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_reader_of_the_markdown_sees_the_very_text(text: str) -> None:
    assert Tags(github(md_text(text))).text.strip() == one_line(text)


def test_one_sentence_a_line_but_not_after_an_abbreviation() -> None:
    text = "Det gäller t.ex. Storgatan kl. Åtta. Sedan lugnt! ”Varför?” Ingen vet, enl. B. Berg."
    assert md_blocks(text).splitlines() == [
        "Det gäller t.ex. Storgatan kl. Åtta.",
        "Sedan lugnt!",
        "”Varför?”",
        "Ingen vet, enl. B. Berg.",
    ]


def test_paragraphs_lists_emphasis_and_links_live_in_both_formats() -> None:
    text = "Ett *litet* **stort** [ord](https://exempel.se).\n\n* en\n* två\n  1. djup\n\nSlut."
    assert md_blocks(text) == "Ett *litet* **stort** [ord](https://exempel.se).\n\n- en\n- två\n  1. djup\n\nSlut."
    assert html_blocks(text).startswith(
        '<p>Ett <em>litet</em> <strong>stort</strong> <a href="https://exempel.se">ord</a>.</p>'
    )


def test_what_would_become_a_link_by_itself_stands_as_code() -> None:
    assert md_line("Se www.exempel.se, a@b.se och #12.") == "Se `www.exempel.se`, `a@b.se` och `#12`."


def test_a_sentence_that_begins_as_a_list_is_no_list() -> None:
    assert md_blocks("Den 1. Nej. + Jo") == "Den 1.\nNej. + Jo"
    assert md_text("- jo") == "\\- jo"
    assert md_text("1. jo") == "1\\. jo"


def test_a_heading_is_never_empty_and_has_no_full_stop() -> None:
    assert md_heading(" . ") == "Utan titel"
    assert md_heading("Klotter!") == "Klotter"
