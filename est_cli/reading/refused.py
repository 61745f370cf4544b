"""What stands in a record where the file holds a value that the schema refuses."""

from __future__ import annotations

from typing import Any, Final, Self


class Refused:
    """A value that is there but cannot be used: true, equal to nothing, and no comparison with it holds.

    Rules that ask "is it answered?" see an answer; rules that compare find nothing to say, since the fault
    itself is already a finding.
    """

    def __getattr__(self, name: str) -> Self:
        """Every attribute is refused too (`baslinje.varde` where `baslinje` is no mapping)."""
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __iter__(self) -> Any:  # noqa: ANN401 - an empty iterator of anything
        """Nothing inside can be looked at."""
        return iter(())

    def __len__(self) -> int:
        """Long enough for any rule that counts."""
        return 2

    def __getitem__(self, _: object) -> Self:
        """Every item is refused too."""
        return self

    def keys(self) -> tuple[()]:
        """Nothing is known of what it holds."""
        return ()

    items = values = keys

    def get(self, _: object, default: object = None) -> object:
        """Nothing can be found inside."""
        return default

    def __contains__(self, _: object) -> bool:
        """Nothing can be known to be inside."""
        return False

    def __bool__(self) -> bool:
        """The value is there."""
        return True

    def __lt__(self, _: object) -> bool:
        """No comparison holds."""
        return False

    __gt__ = __le__ = __ge__ = __lt__

    def __eq__(self, _: object) -> bool:
        """Equal to nothing, not even to another refused value."""
        return False

    def __hash__(self) -> int:
        """One hash is enough for what is equal to nothing."""
        return 0

    def __sub__(self, _: object) -> Self:
        """A difference with it is refused too."""
        return self

    __rsub__ = __add__ = __radd__ = __mul__ = __rmul__ = __sub__

    def __str__(self) -> str:
        """What a report shows in its place."""
        return "(går inte att läsa)"


REFUSED: Final[Any] = Refused()
