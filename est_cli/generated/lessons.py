"""What every rule teaches, of form, case and personal data alike: for `est regel` and for `docs/regler.md`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.ord import label
from est_cli.personal.rule import PERSONAL
from est_cli.rules.catalogue import rules
from est_cli.rules.form import FORM
from est_cli.rules.moten import MOTEN
from est_cli.rules.observationer import OBSERVATIONER

if TYPE_CHECKING:
    from est_cli.personal.rule import PersonalRule
    from est_cli.rules.form import FormRule
    from est_cli.rules.rule import Rule

AREAS: Final = {
    "F": "Filens form",
    "P": "Problemet",
    "A": "Analysen",
    "T": "Åtgärderna",
    "U": "Utvärderingen",
    "S": "Ärendets gång",
    "O": "Observationerna",
    "M": "Mötena",
    "I": "Personuppgifter",
}
"""What each letter of a code stands for, in the order of reading."""
_FORM_LEVEL: Final = "Fel, i varje fil och i alla skeden."
_WARN: Final = {"O803", "M901", "M903"}


class Lesson(NamedTuple):
    """One rule as a person reads it; `niva` is one word, `galler` says in sentences when it speaks."""

    kod: str
    namn: str
    niva: str
    galler: str
    varfor: str
    gor: str
    kalla: str
    bra: str
    daligt: str


def lessons() -> dict[str, Lesson]:
    """Every rule by code, grouped by letter in the order of `AREAS`."""
    taught = [*map(_of_form, FORM.values()), *map(_of_case, rules().values()), *map(_of_personal, PERSONAL.values())]
    taught += (_outside_cases(regel, "i varje fil med observationer") for regel in OBSERVATIONER.values())
    taught += (_outside_cases(regel, "i mötets fil") for regel in MOTEN.values())
    order = list(AREAS)
    return {one.kod: one for one in sorted(taught, key=lambda one: (order.index(one.kod[0]), one.kod))}


def _of_form(regel: FormRule) -> Lesson:
    return Lesson(
        regel.kod, regel.namn, "fel", _FORM_LEVEL, regel.varfor, regel.gor, regel.kalla, regel.bra, regel.daligt
    )


def _outside_cases(regel: FormRule, where: str) -> Lesson:
    niva = "varning" if regel.kod in _WARN else "fel"
    when = f"{niva.capitalize()}, {where}; est validera utan ärende visar dem."
    return _of_form(regel)._replace(niva=niva, galler=when)


def _of_case(regel: Rule) -> Lesson:
    good, bad = _with_file(regel, regel.bra), _with_file(regel, regel.daligt)
    return Lesson(regel.kod, regel.namn, regel.niva, _when(regel), regel.varfor, regel.gor, regel.kalla, good, bad)


def _of_personal(regel: PersonalRule) -> Lesson:
    when = f"{regel.niva.capitalize()}, i varje fil och i alla skeden: värden, kommentarer och filnamn."
    return Lesson(
        regel.kod, regel.namn, regel.niva, when, regel.varfor, regel.gor, regel.kalla, regel.bra, regel.daligt
    )


def _with_file(regel: Rule, example: str) -> str:
    """An example that says which file it stands in, where it does not already."""
    own = "arende" if regel.omrade == "skede" else regel.omrade
    return example if example.startswith("#") else f"# {own}.yaml\n{example}"


def _when(regel: Rule) -> str:
    return f"{_level(regel)} {'Gäller också snabba ärenden.' if regel.snabb else 'Gäller inte snabba ärenden.'}"


def _level(regel: Rule) -> str:
    stage = label(regel.talar)
    if regel.talar == "alltid":
        return f"{regel.niva.capitalize()}, i alla skeden."
    if regel.niva == "fel":
        closed = f"Hinder så länge ärendet står i skedet {stage}: grinden till nästa skede är stängd."
        return f"{closed} Fel om ärendet ändå har gått vidare."
    return f"{regel.niva.capitalize()} från och med skedet {stage}. Stänger ingen grind."
