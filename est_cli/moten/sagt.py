"""A change as minutes say it: the sentences of a review, retold where they read badly for one who was not there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from est_cli.moten.poster import new_record, new_texts
from est_cli.svenska import ended, one_line

if TYPE_CHECKING:
    from est_cli.review.andring import Andring
    from est_cli.review.pair import Pair


_NEW: Final = re.compile(r" är (?:ifylld|tillagd|tillagt)\.$")
"""How a review says that there is something new, before what it is."""


def sentences_of(pair: Pair, changes: list[Andring], mote: str) -> list[str]:
    """A sentence or a few for each change, in order; what is form only is left out."""
    return [_tidy(_retold(pair, one, mote)) for one in changes if not is_form(one)]


def is_form(one: Andring) -> bool:
    """Whether only comments, quotes or line breaks differ."""
    return one.slag == "andrad" and bool(one.fil) and not one.vag and not one.obs


def told_plainly(one: Andring) -> str:
    """A change outside the cases: its sentence, with what was put in and taken out."""
    return _tidy(_with_details(one))


def _retold(pair: Pair, one: Andring, mote: str) -> str:
    if one.slag in {"skede", "historik"}:
        return _step(pair, one.text, mote)
    return new_record(pair, one) or new_texts(pair, one) or _with_details(one)


def _step(pair: Pair, text: str, mote: str) -> str:
    """A step without the list of those present: the minutes of its meeting have that."""
    for id_ in {line.mote for line in (pair.after.historik if pair.after else ()) if isinstance(line.mote, str)}:
        head, found, _ = text.rpartition(f" Möte: {pair.names.mote(id_)}.")
        if found:
            return f"{head} Det bestämdes vid det här mötet." if id_ == mote else f"{head}{found}"
    return text


def _with_details(one: Andring) -> str:
    """The review's sentence, and what it holds: what is new, what is gone, or both."""
    text = _NEW.sub(":", one.text) if one.efter and not one.fore else one.text
    if one.fore and one.efter:
        return f"{text} Förr: {ended(one.fore)} Nu: {ended(one.efter)}"
    if one.fore:
        return f"{text} Där stod: {ended(one.fore)}"
    return f"{text} {ended(one.efter)}" if one.efter else text


def _tidy(text: str) -> str:
    """One line, without a stop on both sides of a closing quote."""
    return one_line(text).replace(".”.", ".”")
