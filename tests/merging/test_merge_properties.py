"""Whatever two people do to a file of the example, each of their edits is in the merged file, or git shows a conflict."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st
from merging.versions import merged
from project import PROJECT

from est_cli.editing.operations import Append, Operation, SetValue
from est_cli.workspace.files import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from est_cli.editing.scalars import Value

Data = dict[str, Any]
CASE = "arenden/2026-hoglands-park"
FILES = {name: (PROJECT / CASE / f"{name}.yaml").read_text(encoding="utf-8") for name in ("arende", "atgarder")}
MEASURES = ("lag-hack", "nattvandring")
NUMBERS = st.integers(1, 3)


class CannotBeDoneError(Exception):
    """What was to be changed is not there."""


@dataclass(frozen=True)
class Edit:
    """One person's edit: of the text, and of what the text says; the latter can be made on the other's version too."""

    of_text: Callable[[str], str]
    of_data: Callable[[Data], Data]
    about: str = ""
    removes: bool = False


def by_est(choose: Callable[[Data], Operation], about: str = "") -> Edit:
    """An edit as est makes it; what is there already is not added again."""

    def of_text(text: str) -> str:
        document = parse("f.yaml", text.encode())
        assert document.data is not None
        return choose(document.data).splice(document) if of_data(document.data) != document.data else text

    def of_data(data: Data) -> Data:
        operation = choose(data)
        after = operation.expect(data)
        if isinstance(operation, Append):
            *_, last = items = at(after, operation.path)
            return data if last in items[:-1] else after
        return after

    return Edit(of_text, of_data, about)


def at(data: Any, path: tuple[str | int, ...]) -> Any:  # noqa: ANN401 - plain data
    for part in path:
        data = data[part]
    return data


def place(data: Data, id_: str) -> int:
    """Where a measure stands."""
    found = [n for n, item in enumerate(data["atgarder"]) if item["id"] == id_]
    if not found:
        raise CannotBeDoneError
    return found[0]


def added(n: int, more: int) -> Edit:
    item: dict[str, Value] = {"id": f"ny-{n}", "titel": f"unik-atgard-{more}", "status": "planerad"}
    return by_est(lambda _: Append(("atgarder",), item, block=True))


def changed(id_: str, key: str, value: str) -> Edit:
    return by_est(lambda data: SetValue(("atgarder", place(data, id_), key), value), id_)


def noted(id_: str, n: int) -> Edit:
    note: dict[str, Value] = {"datum": "2026-11-24", "text": f"unik-not-{n}"}
    return by_est(lambda data: Append(("atgarder", place(data, id_), "anteckningar"), note), id_)


def referred(id_: str, key: str, value: str) -> Edit:
    return by_est(lambda data: Append(("atgarder", place(data, id_), key), value), id_)


def removed(id_: str) -> Edit:
    def of_data(data: Data) -> Data:
        return {**data, "atgarder": [item for item in data["atgarder"] if item["id"] != id_]}

    return Edit(lambda text: re.sub(rf"(?m)^  - id: {id_}\n(?:    .*\n)*", "", text), of_data, id_, removes=True)


def commented(line: int, n: int, *, above: bool) -> Edit:
    """A comment above some line with a key, or at its end."""

    def of_text(text: str) -> str:
        lines = text.split("\n")
        places = [k for k, own in enumerate(lines) if re.match(r" *(- )?[a-z_]+:", own)]
        k = places[line % len(places)]
        indent = len(lines[k]) - len(lines[k].lstrip())
        lines[k] = f"{' ' * indent}# unik-kommentar-{n}\n{lines[k]}" if above else f"{lines[k]}  # unik-kommentar-{n}"
        after = "\n".join(lines)
        return after if parse("f.yaml", after.encode()).data == parse("f.yaml", text.encode()).data else text

    return Edit(of_text, lambda data: data)


def advanced(skede: str, day: int) -> Edit:
    line: dict[str, Value] = {"datum": f"2026-11-{day}", "skede": skede, "av": "kommun-trygghet"}
    return by_est(lambda _: Append(("historik",), line))


ANY = [st.builds(commented, st.integers(0, 40), NUMBERS, above=st.booleans())]
EDITS = {
    "atgarder": st.one_of(
        *ANY,
        st.builds(added, NUMBERS, NUMBERS),
        st.builds(
            changed,
            st.sampled_from(MEASURES),
            st.sampled_from(["status", "slut", "lagstod"]),
            st.sampled_from(["pagar", "2026-12-01"]),
        ),
        st.builds(noted, st.sampled_from(MEASURES), NUMBERS),
        st.builds(
            referred,
            st.sampled_from(MEASURES),
            st.sampled_from(["orsaker", "medverkande"]),
            st.sampled_from(["a", "b"]),
        ),
        st.builds(removed, st.sampled_from(MEASURES)),
    ),
    "arende": st.one_of(
        *ANY,
        st.builds(lambda n: by_est(lambda _: SetValue(("titel",), f"unik-titel-{n}")), NUMBERS),
        st.builds(lambda v: by_est(lambda _: SetValue(("bedomning", "niva"), v)), st.sampled_from(["gul", "rod"])),
        st.builds(lambda v: by_est(lambda _: SetValue(("spar",), v)), st.sampled_from(["snabb"])),
        st.builds(
            lambda n: by_est(
                lambda _: Append(("anteckningar",), {"datum": "2026-11-24", "text": f"unik-{n}"}, before="historik")
            ),
            NUMBERS,
        ),
        st.builds(
            lambda n: by_est(
                lambda _: Append(("undantag",), {"regel": f"P20{n}", "motiv": "unikt"}, before="historik")
            ),
            NUMBERS,
        ),
        st.builds(lambda n: by_est(lambda _: Append(("berorda_platser",), f"plats-{n}")), NUMBERS),
        *[st.builds(advanced, st.sampled_from(["analys", "atgarder"]), st.integers(10, 30))]
        * 4,  # what must never pass unseen
    ),
}
BYTES = [
    lambda data: data,
    lambda data: data,
    lambda data: data,
    lambda data: data.replace(b"\n", b"\r\n"),
    lambda data: data.removesuffix(b"\n"),
    lambda data: b"\xef\xbb\xbf" + data,
]


def edited(text: str, edits: list[Edit]) -> str:
    """The text after the edits that can be made."""
    for edit in edits:
        try:
            text = edit.of_text(text)
        except CannotBeDoneError:
            continue
    return text


def sensible(edits: list[Edit]) -> list[Edit]:
    """Nobody changes what they also take away."""
    away = {edit.about for edit in edits if edit.removes}
    return [edit for edit in edits if edit.removes or edit.about not in away]


def done(text: str, edits: list[Edit]) -> list[Edit]:
    """The edits that change what the text says."""
    kept = []
    for edit in edits:
        before, text = text, edited(text, [edit])
        if parse("f.yaml", text.encode()).data != parse("f.yaml", before.encode()).data:
            kept.append(edit)
    return kept


def both(text: str, first: list[Edit], second: list[Edit]) -> Data | None:
    """What the text says after the one's edits and then the other's; None where they meet."""
    data = parse("f.yaml", text.encode()).data
    assert data is not None
    try:
        for edit in [*first, *second]:
            data = edit.of_data(data)
    except CannotBeDoneError:
        return None
    return data


def normal(data: Any, key: str = "") -> Any:  # noqa: ANN401 - plain data
    """The same whatever the order of a list's items; the order of `historik` counts."""
    if isinstance(data, dict):
        return {key: normal(value, key) for key, value in data.items()}
    if isinstance(data, list) and key != "historik":
        return sorted((normal(item) for item in data), key=json.dumps)
    return data


def unique(text: str) -> set[str]:
    return set(re.findall(r"unik[\w-]*", text))


@given(st.data())
@settings(max_examples=120, deadline=None)
def test_each_edit_is_there_or_there_is_a_conflict(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(EDITS)))
    base = FILES[name]
    edits = [sensible(data.draw(st.lists(EDITS[name], max_size=4))) for _ in range(2)]
    sides = [edited(base, each) for each in edits]
    forms = [data.draw(st.sampled_from(BYTES)) for _ in range(2)]
    outcome = merged(
        tmp_path_factory.mktemp("m"), f"{CASE}/{name}.yaml", base.encode(),
        *(form(side.encode()) for form, side in zip(forms, sides, strict=True)),
    )  # fmt: skip
    text = outcome.data.decode("utf-8-sig")
    assert (unique(sides[0]) | unique(sides[1])) - unique(base) <= unique(text) | gone(base, sides), "a word is lost"
    one, other = (done(base, each) for each in edits)
    expected, turned = both(base, one, other), both(base, other, one)
    if outcome.clean:
        result = parse("f.yaml", outcome.data)
        assert result.flaws == []
        assert normal(result.data) == normal(expected) == normal(turned)
    else:
        assert text.count("<<<<<<<") == text.count(">>>>>>>") > 0
        assert parse("f.yaml", outcome.data).flaws[0].kod == "F102"


def gone(base: str, sides: list[str]) -> set[str]:
    """Words that one side put into what it then took away, or over which it wrote: they are in neither version."""
    return unique(base) - unique(sides[0]) - unique(sides[1])


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_who_is_called_ours_makes_no_difference(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(EDITS)))
    base = FILES[name]
    one, other = (edited(base, data.draw(st.lists(EDITS[name], max_size=3))) for _ in range(2))
    folder, fil = tmp_path_factory.mktemp("m"), f"{CASE}/{name}.yaml"
    here, there = (
        merged(folder, fil, base.encode(), *(a.encode(), b.encode())) for a, b in ((one, other), (other, one))
    )
    assert here.clean == there.clean
    if here.clean:
        assert normal(parse("f.yaml", here.data).data) == normal(parse("f.yaml", there.data).data)
    for first, second in ((one, base), (base, one), (one, one)):
        assert merged(folder, fil, base.encode(), first.encode(), second.encode())[:2] == (one.encode(), True)
