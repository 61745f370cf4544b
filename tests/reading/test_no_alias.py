"""No anchor or alias passes, however it is smuggled in: a shared node could unfold without end."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from est_cli.reading.compose import _loader
from est_cli.workspace.files import parse

PIECES = ["&a ", "*a", "!t ", "a", "b", ": ", "- ", "[", "]", "{", "}", ", ", "\n", "\r", "\x85", "\u2028", "\ufeff", "# c", " ", "'", '"', "? ", "|\n", "--- ", "  "]  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@example("a: # c\r  &a [x]\nb: # c\r  *a\n")
@example("a: # c\x85  &a [x]\nb: # c\u2028  *a\n")
@example("\ufeff\ufeff&a x: y\n")
def test_what_is_read_holds_no_shared_node(text: str) -> None:
    document = parse("fil.yaml", text.encode())
    if document.data is None or document.flaws:
        return
    events = []
    stream = _loader()(document.text)
    while not stream.check_event(yaml.StreamEndEvent):
        events.append(stream.get_event())
    assert [event for event in events if getattr(event, "anchor", None)] == []


@pytest.mark.parametrize("line_break", ["\n", "\r", "\x85", "\u2028", "\u2029"])
def test_a_bomb_behind_comments_is_found(line_break: str) -> None:
    bomb = f"a0: # c{line_break}  &a0 [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"a{n}: # c{line_break}  &a{n} [{','.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12)
    )
    assert {flaw.kod for flaw in parse("fil.yaml", bomb.encode()).flaws} == {"F107"}
