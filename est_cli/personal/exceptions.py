"""Exceptions from the rules of personal data: one rule's, for one sentence of one file, with a written reason."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Final, NamedTuple

from est_cli.personal.rule import PERSONAL

EXCEPTIONS: Final = "register/undantag.yaml"
STALE: Final = "I710"
EXCUSABLE: Final = tuple(kod for kod in PERSONAL if kod != STALE)
"""The codes that a sentence can be excepted from."""
_KEYS: Final = ("regel", "fil", "kontrollsumma", "motiv")


class Excuse(NamedTuple):
    """An exception by what it is for; `kontrollsumma` is `checksum` of the three."""

    regel: str
    fil: str
    kontrollsumma: str


Exceptions = Mapping[Excuse, int]
"""The exceptions in force, each with its place in the list of `register/undantag.yaml`, from 0."""


def exceptions(data: object) -> Exceptions:
    """The exceptions in `register/undantag.yaml` as plain data; a line that lacks anything excuses nothing."""
    lines = data.get("undantag") if isinstance(data, Mapping) else None
    return {
        Excuse(line["regel"], line["fil"], line["kontrollsumma"]): index
        for index, line in enumerate(lines if isinstance(lines, list) else [lines])
        if isinstance(line, Mapping) and _in_force(line)
    }


def _in_force(line: Mapping[str, object]) -> bool:
    return all(isinstance(line.get(key), str) for key in _KEYS) and line["regel"] in EXCUSABLE


def excuse(regel: str, fil: str, mening: str) -> Excuse:
    """The exception that a sentence would need: a hash of rule, file and whole sentence stands for the sentence."""
    held = f"{regel}\n{fil}\n{mening}".encode("utf-8", "surrogatepass")
    return Excuse(regel, fil, f"sha256:{sha256(held).hexdigest()}")
