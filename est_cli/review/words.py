"""Fields and values as sentences name them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from est_cli.model.record import Record
from est_cli.ord import TEKNIKER, label
from est_cli.personal.mask import masked
from est_cli.reading.fields import Field, fields
from est_cli.svenska import datum_i_ord, one_line, sentences, tal, uppraknat

if TYPE_CHECKING:
    from est_cli.review.differ import Difference, Step
    from est_cli.review.pair import CaseNames

_FALT: Final = {
    "atgardsplan": "åtgärdsplan",
    "ansvarig_namnd": "ansvarig nämnd", "avviker": "avviker från jämförbara områden", "bedomning": "bedömning",
    "begransning": "begränsning", "belagg": "belägg", "berorda_platser": "berörda platser",
    "bieffekter": "bieffekter för andra", "drabbar_manga": "drabbar många", "epost": "e-post",
    "fa_platser": "samlat till få platser", "forekommer_inte": "var och när problemet inte förekommer",
    "forvantan": "förväntan", "fore": "före", "fran": "från", "franvarande": "frånvarande", "hanterare": "hanterare",
    "handelsekedja": "händelsekedja", "inrapportering": "inrapportering", "jamforelse": "jämförelse", "kalla": "källa",
    "kallor": "källor", "kartlaggning": "kartläggning", "lage": "läge", "lagesbild": "lägesbild", "lagstod": "lagstöd",
    "langvarigt": "långvarigt", "lank": "adress", "lardomar": "lärdomar", "mal": "mål", "maltyp": "måltyp",
    "malvarde": "målvärde", "maluppfyllelse": "måluppfyllelse", "matning": "mätning", "moten": "möten", "mote": "möte",
    "namnd": "nämnd", "narvarande": "närvarande", "nasta_kontroll": "nästa kontroll", "nasta_mote": "nästa möte",
    "niva": "nivå", "omfordelning": "omfördelning", "omprovas": "omprövas", "omrade": "område", "omraden": "områden",
    "ordforande": "ordförande", "orsaker": "orsaker", "overenskommelser": "överenskommelser",
    "paverkbar": "går att påverka", "paverkbart": "går att påverka", "paminn_dagar": "påminnelse, dagar före",
    "rapportorer": "rapportörer", "sasong": "säsong", "slag": "slag", "spar": "spår", "stilla_dagar": "stilla dagar",
    "strategiskt_rad": "strategiskt råd", "tid": "tid", "uppehall": "uppehåll", "uppfoljning": "uppföljning",
    "upphord": "upphörd", "vaktare": "väktare", "varde": "värde", "andra_forklaringar": "andra förklaringar",
    "annan_information": "annan information", "atgarder": "åtgärder", "aterkoppling": "återkoppling",
    "arende": "ärende", "arenden": "ärenden", "aktor": "aktör", "anmarkning": "anmärkning",
    "oregelbundet": "oregelbunden tid",
}  # fmt: skip
"""Keys that are no Swedish words as they stand; all others are, with a blank for `_`."""
_EN: Final = {
    "orsaker": "orsaken", "kallor": "källan", "atgarder": "åtgärden", "mal": "målet", "indikatorer": "indikatorn",
    "genomforande": "genomförandet", "eftermatningar": "eftermätningen", "maluppfyllelse": "måluppfyllelsen",
    "undantag": "undantaget", "anteckningar": "anteckningen", "beslut": "beslutet", "aterkoppling": "återkopplingen",
    "jamforelse": "jämförelsen", "omfordelning": "omfördelningen", "tidigare_atgarder": "den tidigare åtgärden",
    "narvarande": "närvarande", "franvarande": "frånvarande", "adjungerade": "adjungerad", "arenden": "ärendet",
    "uppfoljning": "uppföljningen", "arrangemang": "arrangemanget", "grupper": "gruppen", "aktorer": "aktören",
    "platser": "platsen", "kategorier": "kategorin", "omraden": "området", "uppehall": "uppehållet",
    "overenskommelser": "överenskommelsen",
}  # fmt: skip
"""What one record of a list is called."""
_LONG: Final = 60


def field_name(key: str) -> str:
    """A key in words: `nasta_kontroll` → nästa kontroll."""
    return _FALT.get(key, key.replace("_", " "))


def of_what(vag: tuple[Step, ...], names: CaseNames) -> str:
    """Where a difference lies, in words: `åtgärden ”Ny belysning”: slut`, `omfattning: antal`."""
    return ": ".join(_one(step, names) if step.post is not None or step.id else field_name(step.namn) for step in vag)


def _one(step: Step, names: CaseNames) -> str:
    """One record of a list: `åtgärden ”Ny belysning”`, `närvarande Kommunpolis, Polismyndigheten`."""
    noun = _EN.get(step.namn, field_name(step.namn))
    identity = fields(type(step.post)).get(step.post.identitet[0]) if step.post is not None else None
    return (
        f"{noun} {_word(step.id, identity, names) if identity and identity.ref and step.id else quoted(called(step))}"
    )


def called(step: Step) -> str:
    """What a record is known as: its title, name or text, else its id."""
    for name in ("titel", "namn", "funktion", "beskrivning", "text"):
        value = getattr(step.post, name, None)
        if isinstance(value, str) and value.strip():
            return value
    return step.id


def quoted(text: object) -> str:
    """A text from a file as a sentence quotes it: on one line, and not too long."""
    line = masked(one_line(str(text)))
    return f"”{line if len(line) <= _LONG else _cut(line)}”"


def _cut(line: str) -> str:
    """The words that fit; part of a word where the first one does not."""
    start = line[: _LONG - 1]
    return f"{start.rpartition(' ')[0].rstrip() or start}…"


def or_missing(value: object) -> str:
    """A value that should be there, in words: a date as sentences write it, `(saknas)` where there is none."""
    if isinstance(value, date):
        return datum_i_ord(value)
    return "(saknas)" if value is None else one_line(str(value))


def is_prose(difference: Difference) -> bool:
    """Whether the value is text of some length, to be shown sentence by sentence."""
    field = difference.vag[-1].falt
    if field.kind is None or field.kind.namn != "text" or field.ref or field.many:
        return False
    return any(isinstance(value, str) and len(value) > _LONG for value in difference[1:])


def value_text(value: Any, field: Field, names: CaseNames) -> str:  # noqa: ANN401 - any field's value
    """A value in words: `30 juni 2026`, `12,5`, `Kommunpolis, Polismyndigheten`, `pågår`."""
    if isinstance(value, tuple):
        return uppraknat([value_text(one, field, names) for one in value]) or "inga"
    if isinstance(value, date):
        return datum_i_ord(value)
    if isinstance(value, Record):
        parts = ((name, getattr(value, name), one) for name, one in fields(type(value)).items())
        return ", ".join(
            f"{field_name(name)} {value_text(it, one, names)}" for name, it, one in parts if it is not None
        )
    if isinstance(value, int) and field.namn == "teknik":
        return f"{value} {TEKNIKER[value - 1].lower()}"
    if isinstance(value, int | float | Decimal):
        return tal(value)  # type: ignore[arg-type]
    return _word(str(value), field, names)


def _word(value: str, field: Field, names: CaseNames) -> str:
    named = getattr(names, field.ref, None) if field.ref else None
    if named is not None:
        return one_line(named(value) or value)
    own = names.own(field.ref, value) if field.ref else None
    if own is not None:
        return quoted(own)
    if field.choices:
        return label(value, {"bedomning": "malbedomning"}.get(field.namn, field.namn))
    return quoted(value) if field.kind and field.kind.namn == "text" and not field.ref else value


def rewritten(fore: object, efter: object) -> tuple[str, str]:
    """The sentences that were taken out of a text, and those that were put in."""
    before, after = (sentences(one_line(str(text or ""))) for text in (fore, efter))
    gone = [one for one in before if one not in after]
    new = [one for one in after if one not in before]
    return (" ".join(gone), " ".join(new)) if gone or new else (" ".join(before), " ".join(after))
