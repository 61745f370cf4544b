"""From text to nodes with places, with libyaml where it is there; what libyaml cannot survive is refused first."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

import yaml

from est_cli.reading.document import Document, Flaw
from est_cli.reading.yaml_errors import translate

MAX_DEPTH: Final = 20
MAX_NODES: Final = 110_000
_SAFE_TOKENS: Final = 5_000
"""Nesting costs at least one of these signs a level, so that below this number libyaml's recursion is harmless."""
_TOKENS: Final = "[{-:?,"
_GAVE_UP: Final = "maximum nesting depth"
"""What newer libyaml says at a depth of a thousand, before it tells of what it has read so far."""
_SIGNS: Final = ("&", "*", "!")
_PROPERTIES: Final = re.compile(r"(?:^|[\s\ufeff\[{,:?-])[&*!]")
"""Where an anchor, alias or tag can begin: first, or after white space (which breaks lines in more ways for libyaml
than for git) or an indicator. Text such as `Hej *du*` matches too, and is looked at closer.
"""


class _NoResolver:
    """Leaves every scalar as text: what `22:30`, `no` and `0711` are is for the model to say."""

    def resolve(self, *_: object) -> None:
        return None

    def descend_resolver(self, *_: object) -> None:
        return None

    def ascend_resolver(self) -> None:
        return None


def has_libyaml() -> bool:
    """Whether PyYAML was built with libyaml; without it reading is about twenty times slower."""
    return bool(yaml.__with_libyaml__)


def compose(document: Document) -> None:
    """Give the document its root node, or the fault that stopped it (F102, F107, F108, F109)."""
    text = document.text
    try:
        if _may_be_deep(text) or _may_have_properties(text):
            _scan(document, text)
            if document.flaws:
                return
        document.root = _loader()(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        if _GAVE_UP in str(error.problem):
            _scan(document, text[: _mark(error.problem_mark) - 1])
        else:
            document.add(translate(document, error))
        return
    except yaml.YAMLError as error:
        document.add(translate(document, error))
        return
    except RecursionError:  # the pure Python parser's own limit
        _scan(document, text)
        return
    if document.root is None:
        document.add(Flaw("F109", "Filen är tom.", "Fyll i den, eller ta bort den tills den behövs.", 0, 0))


def _may_be_deep(text: str) -> bool:
    return len(text) > _SAFE_TOKENS and sum(map(text.count, _TOKENS)) > _SAFE_TOKENS


def _may_have_properties(text: str) -> bool:
    return any(sign in text for sign in _SIGNS) and _PROPERTIES.search(text) is not None


def _scan(document: Document, text: str) -> None:
    """Look at the events one by one, without recursion: depth, number of nodes, anchors, aliases and tags."""
    stream = _loader()(text)
    depth = nodes = 0
    while not stream.check_event(yaml.StreamEndEvent):
        event = stream.get_event()
        nodes += isinstance(event, yaml.NodeEvent)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        flaw = _too_much(event, depth, nodes) or _property(event)
        if flaw:
            document.add(flaw)
        if flaw and flaw.kod == "F108":
            return


def _too_much(event: yaml.Event, depth: int, nodes: int) -> Flaw | None:
    if depth <= MAX_DEPTH and nodes <= MAX_NODES:
        return None
    start = _mark(event.start_mark)
    what = f"mer än {MAX_DEPTH} nivåer djup" if depth > MAX_DEPTH else f"mer än {MAX_NODES} värden lång"
    return Flaw(
        "F108", f"Filen är {what}.", "Så ser inget ärende ut; kontrollera klamrar och indrag.", start, start + 1
    )


def _property(event: yaml.Event) -> Flaw | None:
    start, end = _mark(event.start_mark), _mark(event.end_mark)
    if isinstance(event, yaml.AliasEvent):
        return _unused(f"aliaset *{event.anchor}", start, end)
    if isinstance(event, yaml.NodeEvent) and event.anchor:
        return _unused(f"ankaret &{event.anchor}", start, end)
    if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag:
        return _unused("en tagg (ord som börjar med !)", start, end)
    return None


def _mark(mark: Any) -> int:  # noqa: ANN401 - libyaml's mark, or the pure Python parser's
    return int(mark.index)


def _unused(what: str, start: int, end: int) -> Flaw:
    return Flaw(
        "F107",
        f"Här står {what}; sådant används inte i est.",
        "Skriv värdet, med citattecken om det är text.",
        start,
        end,
    )


@cache
def _loader() -> type[Any]:
    """A loader class of our own: the C one where it is there, else the pure Python one, without resolvers."""
    if has_libyaml():
        from yaml._yaml import CParser

        return type("Loader", (_NoResolver, CParser), {})
    return _python_loader()


def _python_loader() -> type[Any]:
    from yaml.composer import Composer
    from yaml.parser import Parser
    from yaml.reader import Reader
    from yaml.scanner import Scanner

    class Loader(_NoResolver, Reader, Scanner, Parser, Composer):
        def __init__(self, text: str) -> None:
            Reader.__init__(self, text)
            Scanner.__init__(self)
            Parser.__init__(self)
            Composer.__init__(self)

    return Loader
