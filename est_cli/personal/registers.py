"""What is right all the same: the numbers and addresses of functions, and the exceptions; read when first asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Final

from est_cli.personal.exceptions import EXCEPTIONS, exceptions
from est_cli.personal.hit import Allowed
from est_cli.reading.decode import decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from est_cli.personal.exceptions import Exceptions
    from est_cli.reading.document import Document

_ACTORS: Final = "register/aktorer.yaml"
_CONTACT: Final = re.compile(r"0[0-9]{1,3}-[0-9][0-9 ]{4,9}[0-9]|[a-z0-9][a-z0-9._-]*@[a-z0-9-]+(?:\.[a-z0-9-]+)+")
"""A telephone number or an address as registers write them."""


class Registers:
    """The two registers that the rules ask, wherever files are read from: the disk, the index, a commit."""

    def __init__(self, read: Callable[[str], bytes | None]) -> None:
        """Read by the name of a file in the workspace; None where there is no such file."""
        self._read = read
        self.source = lru_cache(maxsize=64)(self._source)

    @cached_property
    def allowed(self) -> Allowed:
        """The numbers, as +46…, and the addresses, in lower case, of the functions in the register of actors."""
        data = self._plain(_ACTORS)
        actors = [actor for actor in (data or {}).values() if isinstance(actor, Mapping)]
        numbers = frozenset(number for actor in actors for number in _numbers(actor.get("telefon")))
        addresses = (actor.get("epost") for actor in actors)
        return Allowed(numbers, frozenset(one.strip().lower() for one in addresses if isinstance(one, str)))

    def without_contacts(self, fil: str, text: str) -> str:
        """The text of the register of actors with blanks for its own plain numbers and addresses; others as they are.

        They are allowed, and need not be recognised for that: to know a telephone number costs a large import.
        """
        data = self._plain(_ACTORS) if fil == _ACTORS else None
        for actor in (data or {}).values():
            for value in (actor.get(key) for key in ("telefon", "epost")) if isinstance(actor, Mapping) else ():
                if isinstance(value, str) and _CONTACT.fullmatch(value):
                    text = re.sub(rf"(?<![\w.+@-]){re.escape(value)}(?![\w@-])", " " * len(value), text)
        return text

    @cached_property
    def exceptions(self) -> Exceptions:
        """The exceptions in force."""
        return exceptions(self._plain(EXCEPTIONS))

    def _source(self, fil: str) -> Document:
        """A file's text, as it is read here; empty where there is none. Kept, since a report asks many times."""
        return decode(fil, self._read(fil) or b"")

    def _plain(self, fil: str) -> dict[str, Any] | None:
        from est_cli.reading.compose import compose
        from est_cli.reading.plain import plain

        document = self._source(fil)
        if not document.flaws:
            compose(document)
            plain(document)
        return document.data


def _numbers(text: object) -> Iterator[str]:
    if not isinstance(text, str):
        return
    from phonenumbers import PhoneNumberFormat, PhoneNumberMatcher, format_number

    for found in PhoneNumberMatcher(text, "SE"):
        yield format_number(found.number, PhoneNumberFormat.E164)
