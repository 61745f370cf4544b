"""What comes of a merge."""

from __future__ import annotations

from typing import Final, NamedTuple

UNREADABLE: Final = "den går inte att läsa på den ena sidan, så git har slagit ihop den rad för rad."


class Outcome(NamedTuple):
    """A file's bytes; whether they are merged, or hold marks where a person must choose; and what to say of it."""

    data: bytes
    clean: bool
    why: tuple[str, ...] = ()


class Three(NamedTuple):
    """A file's bytes where the sides parted (empty if it was not there), and as each side has it now."""

    base: bytes
    ours: bytes
    theirs: bytes
