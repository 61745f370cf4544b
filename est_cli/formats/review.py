"""A review as Markdown that fits a comment, as a page, as text for a terminal, and for programs."""

from __future__ import annotations

import re
from textwrap import wrap
from typing import TYPE_CHECKING, Any, Final, Literal

from est_cli.formats.json import to_json
from est_cli.frame.terminal import plain, width
from est_cli.personal.mask import masked, masked_name
from est_cli.review.view import ALL, ROOMS, Arendevy, Fyndvy, Granskningsvy, Lista, Rad, view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.review.review import Granskning

_NAME: Final = re.compile(r"\S*[-_/]\S*")
"""A path or an id, in which the signs between words may stand for blanks."""
COMMENT: Final = 65_000
"""Characters of a review: a comment on a pull request holds 65 536 (GitHub), with what the one who posts it adds."""


def review_page(found: Granskning) -> str:
    """The review as HTML."""
    return _rendered("html", view(found))


def review_markdown(found: Granskning) -> str:
    """The review as Markdown in at most `COMMENT` characters: with all there is, or as much as there is room for."""
    texts = (_rendered("md", view(found, room)) for room in ROOMS)
    return next(text for text in texts if len(text.encode("utf-16-le")) // 2 < COMMENT)


def _rendered(fmt: Literal["md", "html"], vy: Granskningsvy) -> str:
    from est_cli.reports.environment import environment

    return environment(None, fmt).get_template(f"granska.{fmt}.j2").render(vy=_masked(vy))


def _masked(value: Any) -> Any:  # noqa: ANN401 - a view: tuples, lists and texts
    """The same with no personal data in its texts, before they are escaped for where they land."""
    if isinstance(value, str):
        return masked_name(value) if _NAME.fullmatch(value) else masked(value)
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*map(_masked, value))
    return [_masked(one) for one in value] if isinstance(value, list) else value


def review_json(found: Granskning) -> str:
    """The review for programs."""
    return to_json(_plain_data(_masked(found)))


def _plain_data(found: Granskning) -> dict[str, Any]:
    return {
        "version": 1,
        "fran": found.fran,
        "till": found.till,
        "lage": found.lage,
        "anmarkningar": found.anmarkningar,
        "ataganden": [one._asdict() for one in found.ataganden],
        "arenden": [
            {
                **one._asdict(),
                "andringar": [change._asdict() for change in one.andringar],
                "fragor": [asked._asdict() for asked in one.fragor],
            }
            for one in found.arenden
        ],
        "ovrigt": [
            {"fil": one.fil, "andringar": [change._asdict() for change in one.andringar]} for one in found.ovrigt
        ],
        "andra_filer": found.andra_filer,
        "fynd": {name: [one.as_data() for one in rows] for name, rows in found.fynd._asdict().items()},
        "i_versioner": [one._asdict() for one in found.i_versioner],
    }


def review_text(found: Granskning) -> str:
    """The review as lines of text, fitted to the terminal."""
    return "\n".join(_lines(_masked(view(found, ALL)), width()))


def _lines(vy: Granskningsvy, columns: int) -> Iterator[str]:
    yield from _wrapped(vy.lage, "", columns)
    for text in vy.ingress:
        yield from _wrapped(text, "", columns)
    for one in vy.ataganden:
        yield from _list(one._replace(rubrik=f"Det här innebär för {one.rubrik}"), columns)
    for case in vy.arenden:
        yield from _case(case, columns)
    for one in vy.ovrigt:
        yield from _list(one, columns)
    yield from _list(Lista("Andra filer", [Rad(text, "", "", obs=False) for text in vy.andra_filer], ""), columns)
    yield from _heading("Fynd", columns)
    for text in vy.i_versioner:
        yield from _wrapped(text, "! ", columns)
    if not vy.nya.antal:
        yield "Ändringen ger inga nya fynd."
    for word, findings in (("Nya", vy.nya), ("Borta", vy.borta)):
        yield from _findings(word, findings, columns)
    if vy.kvar.antal:
        yield f"Fanns redan: {vy.kvar.antal}; est validera visar dem."


def _case(case: Arendevy, columns: int) -> Iterator[str]:
    yield from _heading(f"{case.titel} ({case.arende}, {case.skede})", columns)
    for text in case.undantag:
        yield from _wrapped(f"Undantag {text}", "", columns)
    yield from _rows(case.andringar, columns)
    if case.fragor:
        yield "Att fråga innan ändringen godtas:"
    for asked in case.fragor:
        missing = ": est hittar inget svar" if asked.saknas else ""
        yield from _wrapped(f"{asked.text} ({asked.kod}{missing})", "? ", columns)


def _list(one: Lista, columns: int) -> Iterator[str]:
    if one.rader:
        yield from _heading(one.rubrik, columns)
        yield from _rows(one, columns)


def _heading(text: str, columns: int) -> Iterator[str]:
    yield ""
    lines = _wrapped(text, "", columns)
    yield from lines
    yield "-" * max(map(len, lines))


def _rows(one: Lista, columns: int) -> Iterator[str]:
    for row in one.rader:
        yield from _row(row, columns)


def _row(row: Rad, columns: int) -> Iterator[str]:
    yield from _wrapped(row.text, "! " if row.obs else "- ", columns)
    for word, text in (("Förr: ", row.fore), ("Nu: " if row.fore else "", row.efter)):
        if text:
            yield from _wrapped(f"{word}{text}", "    ", columns)


def _findings(word: str, found: Fyndvy, columns: int) -> Iterator[str]:
    if found.antal:
        yield f"{word}: {found.antal}."
    for one in found.rader:
        yield from _wrapped(f"{one.niva} {one.kod} {one.fil}:{one.rad}: {one.text}", "  ", columns)


def _wrapped(text: str, mark: str, columns: int) -> list[str]:
    made = plain(" ".join(text.split()))
    return wrap(
        made, max(30, columns), initial_indent=mark, subsequent_indent=" " * len(mark), break_on_hyphens=False
    ) or [""]
