"""From bytes to text: UTF-8 with or without a byte order mark, and a clear word when it is something else."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING, Final

from est_cli.reading.document import Document, Flaw

if TYPE_CHECKING:
    from pathlib import Path

_FLAGS: Final = sum(getattr(os, name, 0) for name in ("O_RDONLY", "O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
"""No link is followed, and no pipe waited for; on Windows bytes are left as they are."""
MAX_BYTES: Final = 1_000_000
"""The limit of what is read of a file; a file of observations (`limit_of`) may be larger."""
_MAX_ROWS: Final = 50_000_000
_MEGABYTE: Final = 1_000_000
_BOMS: Final = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}


def holds_rows(fil: str) -> bool:
    """Whether a file of the workspace is one of observations, by its name."""
    return fil.startswith("observationer/") and fil.endswith(".csv")


def limit_of(fil: str) -> int:
    """The bytes that are read of a file of the workspace: 50 MB of observations, 1 MB of all else."""
    return _MAX_ROWS if holds_rows(fil) else MAX_BYTES


def too_large(fil: str) -> str:
    """What to say of a file past its limit, without a full stop."""
    return f"Filen är större än {limit_of(fil) // _MEGABYTE} MB"


def read_bytes(path: Path | str, most: int = MAX_BYTES) -> bytes:
    """All bytes of a file, in one read of the right size; at most one byte past the limit of what is read."""
    handle = os.open(path, _FLAGS)
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "ingen vanlig fil")
        size = min(status.st_size, most + 1)
        data = os.read(handle, size + 1)
        while len(data) < size and (more := os.read(handle, size - len(data))):
            data += more
        return data
    finally:
        os.close(handle)


def decode(fil: str, data: bytes) -> Document:
    """The file's text, or a document with F101 (not UTF-8) or F108 (too large) and no text."""
    document = Document(fil)
    if len(data) > limit_of(fil):
        help_ = "Dela upp den, eller hänvisa till källan med lank."
        document.add(Flaw("F108", f"{too_large(fil)}.", help_, 0, 0))
        return document
    try:
        document.text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        document.text = data[: error.start].decode("utf-8-sig", "replace")
        document.add(_not_utf8(document, data, error))
    return document


def _not_utf8(document: Document, data: bytes, error: UnicodeDecodeError) -> Flaw:
    at = len(document.text)
    encoding = next((name for bom, name in _BOMS.items() if data.startswith(bom)), None)
    if encoding is None:
        encoding = "UTF-16" if data[:200].count(0) > len(data[:200]) // 4 else "Windows-1252"
    return Flaw(
        "F101",
        f"Filen är inte UTF-8 (byte {error.start + 1} går inte att läsa); troligen är den sparad som {encoding}.",
        "Öppna filen i redigeraren och spara den som UTF-8.",
        at,
        at + 1,
    )
