"""What can be done to a YAML file, as data: how the text changes, and what must be read from it afterwards."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from est_cli.editing.scalars import Value, flow_mapping, plain_data, spelled
from est_cli.editing.splice import add_entry, append, dotted, set_value
from est_cli.errors import EstError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from est_cli.reading.document import Document, Path


class Operation(Protocol):
    """One change to one file."""

    def splice(self, document: Document) -> str:
        """The new text; `EstError` where the change cannot be made."""
        ...

    def expect(self, data: dict[str, Any]) -> dict[str, Any]:
        """The plain data that the new text must give, from that of the old."""
        ...

    def by_hand(self) -> str:
        """What a person is to write where est cannot."""
        ...


@dataclass(frozen=True, slots=True)
class Append:
    """An item last in the list at `path`; see `splice.append`."""

    path: Path
    item: Value
    block: bool = False
    before: str | None = None

    def splice(self, document: Document) -> str:
        """The new text."""
        return append(document, self.path, self.item, block=self.block, before=self.before)

    def expect(self, data: dict[str, Any]) -> dict[str, Any]:
        """The data with the item last in its list."""
        data = deepcopy(data)
        owner, name = _at(data, self.path[:-1]), self.path[-1]
        old = owner.get(name)
        items = [] if old is None else old if isinstance(old, list) else [old]
        owner[name] = [*items, plain_data(self.item)]
        return data

    def by_hand(self) -> str:
        """The item, and where it goes."""
        return f"Lägg till sist under {dotted(self.path)}: - {spelled(self.item)}"


@dataclass(frozen=True, slots=True)
class SetValue:
    """One value changed or added; see `splice.set_value`."""

    path: Path
    value: Value
    before: str | None = None

    def splice(self, document: Document) -> str:
        """The new text."""
        return set_value(document, self.path, self.value, before=self.before)

    def expect(self, data: dict[str, Any]) -> dict[str, Any]:
        """The data with the new value."""
        data = deepcopy(data)
        owner, name = _at(data, self.path[:-1]), self.path[-1]
        if isinstance(name, int) and not isinstance(owner, list):
            return SetValue(self.path[:-1], self.value).expect(data)
        owner[name] = plain_data(self.value)
        return data

    def by_hand(self) -> str:
        """The value, and where it goes."""
        return f"Skriv på {dotted(self.path)}: {spelled(self.value)}"


@dataclass(frozen=True, slots=True)
class AddEntry:
    """A new id last in a register; see `splice.add_entry`."""

    key: str
    item: Mapping[str, Value]

    def splice(self, document: Document) -> str:
        """The new text."""
        return add_entry(document, self.key, self.item)

    def expect(self, data: dict[str, Any]) -> dict[str, Any]:
        """The data with the new id."""
        return {**data, self.key: plain_data(self.item)}

    def by_hand(self) -> str:
        """The entry on one line."""
        return f"Lägg till sist: {self.key}: {flow_mapping(self.item)}"


@dataclass(frozen=True, slots=True)
class Unchanged:
    """Nothing done, where the file still has the text that a decision rests on."""

    text: str

    def splice(self, document: Document) -> str:
        """The text as it is; `EstError` where it is another one."""
        if document.text != self.text:
            raise EstError(f"{document.fil} har ändrats medan kommandot arbetade; inget är skrivet.", "Kör om.")
        return document.text

    def expect(self, data: dict[str, Any]) -> dict[str, Any]:
        """The same data."""
        return data

    def by_hand(self) -> str:
        """Nothing to write."""
        return ""


def _at(data: Any, path: Path) -> Any:  # noqa: ANN401 - plain data is any shape
    """The data at a path; one value alone counts as a list of one."""
    for part in path:
        data = data if isinstance(part, int) and not isinstance(data, list) else data[part]
    return data
