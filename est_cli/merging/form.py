"""The form of a file's bytes, apart from what they say: byte order mark, line breaks, the last one."""

from __future__ import annotations

from codecs import BOM_UTF8
from typing import NamedTuple


class Form(NamedTuple):
    """How a file is written down."""

    bom: bool
    eol: bytes
    ended: bool

    def write(self, text: str) -> bytes:
        r"""Text whose lines all end with `\n`, in this form."""
        data = text.encode().replace(b"\n", self.eol)
        return BOM_UTF8 * self.bom + (data if self.ended else data.removesuffix(self.eol))


def read(data: bytes) -> tuple[Form, bytes]:
    r"""A file's form, and its bytes without it: every line ends with `\n`. Mixed line breaks are left as they are."""
    rest = data.removeprefix(BOM_UTF8)
    crlf = 0 < rest.count(b"\n") == rest.count(b"\r\n")
    plain = rest.replace(b"\r\n", b"\n") if crlf else rest
    ended = plain.endswith(b"\n") or not plain
    form = Form(rest != data, b"\r\n" if crlf else b"\n", ended)
    return form, plain if ended else plain + b"\n"


def merged(base: Form, ours: Form, theirs: Form) -> Form:
    """Ours, with what only the other side changed."""
    return Form(
        theirs.bom if ours.bom == base.bom else ours.bom,
        theirs.eol if ours.eol == base.eol else ours.eol,
        theirs.ended if ours.ended == base.ended else ours.ended,
    )
