"""A change as minutes say it: the sentences of a review, retold where they read badly for one who was not there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from est_cli.moten.forkortat import MORE, shortened
from est_cli.moten.nytt import assessed_again, opening, the_problem
from est_cli.moten.omskrivet import AFTER_DECISION, TRIED, retold
from est_cli.moten.poster import new_record, new_texts
from est_cli.personal.mask import masked
from est_cli.review.andring import capital
from est_cli.svenska import ended, one_line

if TYPE_CHECKING:
    from est_cli.review.andring import Andring
    from est_cli.review.pair import Pair


_NEW: Final = re.compile(r"(?<!”) är (?:ifylld|tillagd|tillagt)\.$")
"""How a review says that there is something new, before what it is."""
_GONE: Final = re.compile(r"” är (?:struken|borttagen|borttaget)\.|^En anteckning.* är borttagen eller ändrad: ")
"""How it says that a record is gone: its name is enough then."""
_HEAD: Final = re.compile(r"([A-ZÅÄÖ][^”:]*?(?: ”[^”]*”)?)(: (?=[a-zåäö])| (?=är |har ))")
"""What a sentence is about, and what parts that from what it says: `Åtgärden ”Bommar”: slutdagen är …`."""
_OPENING: Final = {"plats", "berorda_platser", "spar", "ansvarig"}
_PROBLEM: Final = {"beskrivning", "drabbade", "omfattning"}


def sentences_of(pair: Pair, changes: list[Andring], mote: str) -> list[str]:
    """A few sentences for each thing that changed: its way first, what is late last; what is form only is left out."""
    return [_told(pair, some, mote) for some in together(pair, changes)]


def together(pair: Pair, changes: list[Andring]) -> list[list[Andring]]:
    """The changes to be told in one go: how a new case began, its problem, or all of one record's values."""
    found: dict[tuple[str, ...], list[Andring]] = {}
    told = sorted((one for one in changes if not is_form(one)), key=_rank)
    for number, one in enumerate(told):
        found.setdefault(_about(pair, one) or (str(number),), []).append(one)
    return [sorted(some, key=_follows) for some in found.values()]


def is_form(one: Andring) -> bool:
    """Whether only comments, quotes or line breaks differ."""
    return one.slag == "andrad" and bool(one.fil) and not one.vag and not one.obs


def told_plainly(one: Andring) -> str:
    """A change outside the cases: its sentence, with what was put in and taken out."""
    return _tidy(_with_details(one._replace(text=retold(one.text)), "… Resten står i filen."))


def _rank(one: Andring) -> int:
    """That the case is new, its way, decisions on its plan, all else, that a plan changed after that, what is late."""
    if one.slag in {"skede", "historik", "sen"} or not one.fil:
        return {"skede": 1, "historik": 1, "sen": 5}.get(one.slag, 0)
    if one.vag.partition("/")[0] == "beslut":
        return 4 if _is_remark(one) else 2
    return 3


def _is_remark(one: Andring) -> bool:
    return one.slag == "andrad" and one.text.endswith(AFTER_DECISION)


def _about(pair: Pair, one: Andring) -> tuple[str, ...]:
    """What a change is told together with; empty for one that stands alone."""
    if pair.files_before is None:
        if not one.fil or one.text.startswith("Ärendet öppnades ") or (one.fil, one.vag) in _opening():
            return ("nytt",)
        if one.fil == "problem.yaml" and one.vag in _PROBLEM:
            return ("problem",)
    keys = one.vag.split("/")
    if len(keys) == 1 or one.slag == "sen":
        return ()
    if keys[0] == "bedomning":
        return (one.fil, "bedomning")
    head = _HEAD.match(one.text)
    return (one.fil, *keys[:2], head[1]) if head else ()


def _opening() -> set[tuple[str, str]]:
    return {("arende.yaml", name) for name in _OPENING}


def _follows(one: Andring) -> bool:
    """Whether it says more of what was named before, and so does not come first."""
    return not TRIED.match(one.text) and bool((head := _HEAD.match(one.text)) and head[2].startswith(":"))


def _told(pair: Pair, some: list[Andring], mote: str) -> str:
    about = _about(pair, some[0])
    if about == ("nytt",):
        return _tidy(opening(pair, [_step(pair, one.text, mote) for one in some if one.slag == "skede"]))
    if about == ("problem",):
        return _tidy(the_problem(pair))
    if about[1:] == ("bedomning",):
        return _tidy(assessed_again(pair))
    first, *rest = (_retold(pair, one, mote) for one in some)
    return _tidy(" ".join([first, *(_without_head(text) for text in rest)]))


def _without_head(text: str) -> str:
    """What is said of a thing that the sentence before named."""
    head = _HEAD.match(text)
    if head is None:
        return text
    said = text[head.end() :]
    return capital(said) if head[2].startswith(":") else f"Den {said}"


def _retold(pair: Pair, one: Andring, mote: str) -> str:
    if one.slag in {"skede", "historik"}:
        return _step(pair, one.text, mote)
    return new_record(pair, one) or new_texts(pair, one) or _with_details(one._replace(text=retold(one.text)))


def _step(pair: Pair, text: str, mote: str) -> str:
    """A step without the list of those present: the minutes of its meeting have that."""
    for id_ in {line.mote for line in (pair.after.historik if pair.after else ()) if isinstance(line.mote, str)}:
        head, found, _ = text.rpartition(f" Möte: {pair.names.mote(id_)}.")
        if found:
            return f"{head} Det bestämdes vid det här mötet." if id_ == mote else f"{head}{found}"
    return text.replace(" Inget möte är angivet.", " Vid vilket möte det bestämdes är inte angivet.")


def _with_details(one: Andring, more: str = MORE) -> str:
    """The review's sentence, and what it holds: what is new, what is gone, or both, each of them cut where long."""
    fore, efter = ("" if _GONE.search(one.text) else shortened(one.fore, more=more), shortened(one.efter, more=more))
    text = _NEW.sub(":", one.text) if efter and not fore else shortened(one.text, more=more)
    if fore and efter:
        return f"{text} Förr: {ended(fore)} Nu: {ended(efter)}"
    if fore:
        return f"{text} Där stod: {ended(fore)}"
    return f"{text} {ended(efter)}" if efter else text


def _tidy(text: str) -> str:
    """One line, without a stop on both sides of a closing quote, and no personal data: it may quote what is gone."""
    return masked(one_line(text).replace(".”.", ".”"))
