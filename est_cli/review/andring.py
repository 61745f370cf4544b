"""One change, told: what was added, taken away or changed, and whether a reviewer should look twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from est_cli.model.record import Record
from est_cli.reading.fields import fields
from est_cli.review.differ import Step
from est_cli.review.words import called, field_name, is_prose, of_what, quoted, rewritten, value_text
from est_cli.svenska import ended, one_line

if TYPE_CHECKING:
    from est_cli.review.differ import Difference, Way
    from est_cli.review.pair import CaseNames

_IDENTIFIES = {"id", "titel", "namn", "funktion"}


class Andring(NamedTuple):
    """A change in a file: `slag` tillagd, borttagen, andrad, skede or historik; `vag` the keys and ids that lead there.

    `text` is a sentence; `fore` and `efter` are sentences taken out and put in. `obs`: a reviewer should look twice.
    """

    slag: str
    fil: str
    vag: str
    text: str
    fore: str = ""
    efter: str = ""
    obs: bool = False


def told(fil: str, difference: Difference, names: CaseNames, text: str = "", **more: Any) -> Andring:  # noqa: ANN401 - fields
    """A difference as a change; `text` and the rest where a plain telling would not do."""
    fore, efter = difference.fore, difference.efter
    slag = "tillagd" if fore is None else "borttagen" if efter is None else "andrad"
    made = Andring(slag, fil, path(difference.vag), text or _plain(difference, names), *_texts(difference, names))
    return made._replace(**{"obs": slag == "borttagen" or _takes_away(difference), **more})


def _takes_away(difference: Difference) -> bool:
    """Whether something is gone from a list of values."""
    fore, efter = difference.fore, difference.efter
    return isinstance(fore, tuple) and any(one not in _as_tuple(efter) for one in fore)


def path(vag: Way) -> str:
    """Keys and ids with `/`: `atgarder/ny-belysning/slut`."""
    return "/".join(part for step in vag for part in (step.namn, step.id) if part)


def capital(text: str) -> str:
    """A sentence's first letter made large."""
    return text[:1].upper() + text[1:]


def _texts(difference: Difference, names: CaseNames) -> tuple[str, str]:
    fore, efter = difference.fore, difference.efter
    if is_prose(difference):
        return rewritten(fore, efter)
    if isinstance(fore, Record) or isinstance(efter, Record):
        return details(fore, names), details(efter, names)
    return "", ""


def details(record: Any, names: CaseNames) -> str:  # noqa: ANN401 - a record, or nothing
    """What a record says beside its name, field by field; empty for nothing."""
    said = []
    for name, field in fields(type(record)).items() if isinstance(record, Record) else ():
        value = getattr(record, name)
        if value is not None and name not in _IDENTIFIES and not _is_title(record, name):
            plain = field.kind is not None and field.kind.namn == "text" and isinstance(value, str) and not field.ref
            words = one_line(value) if plain else value_text(value, field, names)
            said.append(ended(f"{capital(field_name(name))}: {words}"))
    return " ".join(said)


def _is_title(record: Record, name: str) -> bool:
    """Whether a field is what the record is called by, and so has been said in full."""
    title = called(Step(name, fields(type(record))[name], record))
    return title == getattr(record, name) and quoted(title) == f"”{one_line(title)}”"


def _plain(difference: Difference, names: CaseNames) -> str:
    """`Målet ”Halverat klotter”: senast: från 1 mars 2026 till 1 maj 2026.`."""
    where, field = capital(of_what(difference.vag, names)), difference.vag[-1].falt
    fore, efter = difference.fore, difference.efter
    if isinstance(fore, tuple) or isinstance(efter, tuple):
        return _list(where, difference, names)
    if is_prose(difference):
        return f"{where} är {_how(difference)}."
    if isinstance(fore, Record) or isinstance(efter, Record):
        return f"{where} är {_bent(where, _how(difference))}."
    if fore is None:
        return ended(f"{where}: {value_text(efter, field, names)}")
    if efter is None:
        return f"{where}: {value_text(fore, field, names)} är borttaget."
    return ended(f"{where}: från {value_text(fore, field, names)} till {value_text(efter, field, names)}")


def _how(difference: Difference) -> str:
    if isinstance(difference.fore, str) and isinstance(difference.efter, str):
        return "omskriven"
    if difference.fore is None:
        return "ifylld" if isinstance(difference.efter, str) else "tillagd"
    return "borttagen" if difference.efter is None else "ändrad"


def _bent(where: str, word: str) -> str:
    """The word as its noun wants it: `målet … tillagt`, `orsaken … tillagd`."""
    noun = where.rpartition(": ")[2].partition(" ")[0]
    neuter = {"tillagd": "tillagt", "borttagen": "borttaget", "ändrad": "ändrat"}
    return neuter.get(word, word) if noun.endswith("et") else word


def _list(where: str, difference: Difference, names: CaseNames) -> str:
    field = difference.vag[-1].falt
    fore, efter = _as_tuple(difference.fore), _as_tuple(difference.efter)
    new, gone = [one for one in efter if one not in fore], [one for one in fore if one not in efter]
    if not new and not gone:
        same = difference.fore is not None and difference.efter is not None
        return (
            f"{where}: ordningen är ändrad."
            if same and fore
            else f"{where}: svaret är nu ”inga”."
            if efter == ()
            else f"{where}: svaret är borttaget."
        )
    parts = [
        f"{word}: {value_text(tuple(some), field, names)}"
        for word, some in (("tillagt", new), ("borttaget", gone))
        if some
    ]
    return f"{where}: {'; '.join(parts)}."


def _as_tuple(value: Any) -> tuple[Any, ...]:  # noqa: ANN401 - any field's value
    return value if isinstance(value, tuple) else () if value is None else (value,)
