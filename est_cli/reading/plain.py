"""From nodes to plain data: every scalar is text, an empty one None; faults of form are kept with their place."""

from __future__ import annotations

from typing import Any, Final

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from est_cli.reading.compose import MAX_DEPTH
from est_cli.reading.document import Document, Flaw
from est_cli.reading.invisible import shown

_UNANSWERED: Final = frozenset({"", "~", "null", "Null", "NULL"})
_PLAIN: Final = ("", None)
"""How libyaml and the pure Python parser name the style of a scalar without quotes."""


def plain(document: Document) -> None:
    """Give the document its plain data; F109 where the top is no mapping."""
    root = document.root
    if root is None:
        return
    if not isinstance(root, MappingNode):
        start = root.start_mark.index
        document.add(
            Flaw(
                "F109",
                "Filen ska bestå av nycklar med värden (nyckel: värde).",
                "Skriv nyckel: värde, med ett mellanslag efter kolonet.",
                start,
                start + 1,
            )
        )
        return
    document.data = _mapping(root, document, 1)


def _value(node: Node, document: Document, depth: int) -> Any:  # noqa: ANN401 - plain data is any shape
    if isinstance(node, ScalarNode):
        value = node.value
        return None if not value or (value in _UNANSWERED and node.style in _PLAIN) else value
    if depth >= MAX_DEPTH:
        start = node.start_mark.index
        text = f"Filen är mer än {MAX_DEPTH} nivåer djup."
        document.add(Flaw("F108", text, "Kontrollera klamrar och indrag.", start, start + 1))
        return None
    if isinstance(node, SequenceNode):
        return [_value(item, document, depth + 1) for item in node.value]
    return _mapping(node, document, depth + 1)


def _mapping(node: Node, document: Document, depth: int) -> dict[str, Any]:
    pairs = node.value
    if not _ordinary([key.value for key, _ in pairs]):
        return _careful(pairs, document, depth)
    return {
        key.value: value.value  # most values are texts, and need no call
        if type(value) is ScalarNode and value.value not in _UNANSWERED
        else _value(value, document, depth)
        for key, value in pairs
    }


def _ordinary(names: list[Any]) -> bool:
    """Whether all keys are words, none twice; a list or mapping as key cannot be joined."""
    try:
        return "".join(names).isidentifier() and len(set(names)) == len(names)
    except TypeError:
        return False


def _careful(pairs: list[tuple[Node, Node]], document: Document, depth: int) -> dict[str, Any]:
    """The same, one key at a time, for a mapping where some key is doubled, no word, or cannot be seen."""
    data: dict[str, Any] = {}
    for key, value in pairs:
        flaw = _key_flaw(key, data)
        if flaw:
            document.add(flaw)
        else:
            data[key.value] = _value(value, document, depth)
    return data


def _key_flaw(key: Node, earlier: dict[str, Any]) -> Flaw | None:
    start, end = key.start_mark.index, key.end_mark.index
    name = key.value
    if not isinstance(key, ScalarNode):
        return Flaw(
            "F104", "Här står en lista eller klammer där en nyckel ska stå.", "Skriv nyckel: värde.", start, start + 1
        )
    if name == "<<":
        return Flaw(
            "F107",
            "Här står <<, som används för att slå ihop; sådant används inte i est.",
            "Skriv ut nycklarna.",
            start,
            end,
        )
    if name in earlier:
        return Flaw(
            "F103", f"Nyckeln {shown(name)} står två gånger; den första gäller.", "Ta bort den ena.", start, end
        )
    if not name.isprintable():
        return Flaw(
            "F108",
            f"Nyckeln {shown(name)} innehåller ett tecken som inte syns.",
            "Skriv om nyckeln för hand.",
            start,
            end,
        )
    return None
