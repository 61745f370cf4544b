"""What happened to a case, told change by change: the way of the case first, then its files in their order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Final

from est_cli.reports.words import late_item
from est_cli.review import measures
from est_cli.review.andring import Andring, told
from est_cli.review.differ import Difference, differences, empty
from est_cli.review.pair import Pair
from est_cli.review.steps import steps
from est_cli.review.words import called, or_missing, quoted
from est_cli.rules.catalogue import rules
from est_cli.rules.sent import late
from est_cli.svenska import ended, uppraknat
from est_cli.workspace.case import MODELS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.model.record import Record
    from est_cli.workspace.case import CaseFiles

_A: Final = "atgarder.yaml"
_P: Final = "problem.yaml"
_RUNS: Final = {"status", "anteckningar"}
"""What changes while a plan is carried out, as it was decided."""
_STANDS: Final = {
    ("eftermatningar", "varde"), ("eftermatningar", "fran"), ("eftermatningar", "till"), ("eftermatningar", "text"),
    ("maluppfyllelse", "bedomning"), ("omfordelning", "efter"), ("jamforelse", "efter"), ("beslut", "organ"),
    ("beslut", "datum"), ("beslut", "val"),
}  # fmt: skip
"""What has been measured or decided once: to change it afterwards is called out."""
Teller = Callable[[Pair, str, Difference], Andring]
_NEW_CASE: Final = {
    "ansvarig", "atgarder", "beskrivning", "beslut", "drabbade", "indikatorer", "mal", "omfattning", "orsaker", "plats",
    "spar", "undantag",
}  # fmt: skip
"""What is told of a case that is new; the rest is in its report."""


def case_changes(pair: Pair) -> list[Andring]:
    """All that happened to a case."""
    if pair.files_after is None:
        return [
            Andring(
                "borttagen", "", "", "Ärendets mapp är borttagen. Ett ärende tas inte bort: det avskrivs.", obs=True
            )
        ]
    found = [*_about_names(pair), *steps(pair), *_decided_plan(pair)]
    for name in MODELS:
        found += _part(pair, name)
    return [*found, *_became_late(pair)]


def _about_names(pair: Pair) -> Iterator[Andring]:
    if pair.files_before is None:
        yield Andring("tillagd", "", "", "Ärendet är nytt.")
    elif pair.old_id != pair.id:
        yield Andring("andrad", "", "", f"Ärendets mapp är omdöpt; förr hette den {pair.old_id}.", obs=True)


def _decided_plan(pair: Pair) -> Iterator[Andring]:
    """A decided plan whose goals or measures change, without a decision that came in with the change."""
    if pair.before is None or pair.after is None:
        return
    plan, now = pair.before.atgarder, pair.after.atgarder
    changed = (one.namn for one in differences(plan, now))
    touched = any(namn[0] in {"mal", "atgarder"} and namn[-1] not in _RUNS for namn in changed)
    decisions = [one for one in plan.beslut or () if isinstance(getattr(one, "datum", None), date)]
    if touched and decisions and plan.beslut == now.beslut:
        last = max(decisions, key=lambda one: one.datum)
        said = f"Planen beslutades av {or_missing(last.organ)} den {or_missing(last.datum)}"
        text = f"{said}. Ändringen rör dess mål eller åtgärder, och inget nytt beslut finns i filerna."
        yield Andring("andrad", _A, "beslut", text, obs=True)


def _part(pair: Pair, name: str) -> Iterator[Andring]:
    fil = f"{name}.yaml"
    before, after = _record(pair.files_before, name), _record(pair.files_after, name)
    for files, when in ((pair.files_before, "före"), (pair.files_after, "efter")):
        if files and name in files.unreadable:
            yield Andring(
                "andrad", fil, "", f"{fil} går inte att läsa {when} ändringen, så den är inte jämförd.", obs=True
            )
            return
    if before is not None and after is None:
        yield Andring("borttagen", fil, "", f"{fil} är borttagen, med allt som stod där.", obs=True)
        return
    if after is None:
        return
    found = [one for one in differences(before or empty(after), after) if one.namn[0] != "historik"]
    if pair.files_before is None:
        found = [one for one in found if one.namn[-1] in _NEW_CASE]
    yield from (_tell(pair, fil, one) for one in found)
    if not found and before is not None and _text(pair.files_before, name) != _text(pair.files_after, name):
        yield from _only_form(pair, fil)


def _only_form(pair: Pair, fil: str) -> Iterator[Andring]:
    """What is left when nothing that est reads differs: comments and form, or what it refuses or does not know."""
    if fil == "arende.yaml" and pair.before and pair.after and pair.before.historik != pair.after.historik:
        return
    sides = filter(None, (pair.files_before, pair.files_after))
    before, after = (files.documents[fil.removesuffix(".yaml")] for files in sides)
    if before.data == after.data and len(before.flaws) == len(after.flaws):
        yield Andring("andrad", fil, "", f"I {fil} är bara kommentarer, citattecken eller radbrytningar ändrade.")
        return
    keys = sorted(set(_keys(after.data)) ^ set(_keys(before.data)))
    said = f": {uppraknat([quoted(key) for key in keys])}" if keys else ""
    text = f"I {fil} är något ändrat som est inte räknar med, som en okänd eller dubbel nyckel eller ordningen{said}."
    yield Andring("andrad", fil, "", text, obs=True)


def _keys(data: object) -> Iterator[str]:
    """Every key in plain data, however deep."""
    for key, value in data.items() if isinstance(data, dict) else ():
        yield str(key)
        yield from _keys(value)
    for item in data if isinstance(data, list) else ():
        yield from _keys(item)


def _record(files: CaseFiles | None, name: str) -> Record | None:
    return files.parts.get(name) if files else None


def _text(files: CaseFiles | None, name: str) -> str:
    return files.documents[name].text if files and name in files.documents else ""


def _tell(pair: Pair, fil: str, difference: Difference) -> Andring:
    teller = _TELLERS.get((fil, *difference.namn)) or _TELLERS.get(difference.namn[-1:])
    made = teller(pair, fil, difference) if teller else told(fil, difference, pair.names)
    return made._replace(obs=True) if difference.fore is not None and difference.namn in _STANDS else made


def _exception(pair: Pair, fil: str, difference: Difference) -> Andring:
    kod = _code(difference)
    rule = f" ({rules()[kod].namn})" if kod in rules() else ""
    if difference.efter is None:
        return told(fil, difference, pair.names, f"Undantaget från {kod} är borttaget: regeln gäller igen.")
    text = f"Nytt undantag från {kod}{rule}. Skäl: {ended(or_missing(difference.efter.motiv))}"
    return told(fil, difference, pair.names, text, efter="", obs=True)


def _code(difference: Difference) -> str:
    return or_missing((difference.efter or difference.fore).regel)


def _track(pair: Pair, fil: str, difference: Difference) -> Andring:
    made = told(fil, difference, pair.names)
    if difference.efter == "snabb" and pair.files_before is not None:
        text = f"{made.text} Orsaksanalysen krävs då inte längre, och bara akuta åtgärder får finnas."
        return made._replace(text=text, obs=True)
    return made


def _note(pair: Pair, fil: str, difference: Difference) -> Andring:
    note = difference.efter or difference.fore
    where = f" om åtgärden {quoted(called(difference.vag[0]))}" if len(difference.vag) > 1 else ""
    if difference.efter is None:
        return told(
            fil, difference, pair.names, f"En anteckning{where} är borttagen eller ändrad: {quoted(note.text)}."
        )
    text = f"Ny anteckning{where}, {or_missing(note.datum)}: {ended(or_missing(note.text))}"
    return told(fil, difference, pair.names, text, efter="")


def _cause(pair: Pair, fil: str, difference: Difference) -> Andring:
    made = told(fil, difference, pair.names)
    gone = difference.fore if difference.efter is None else None
    if gone is not None and gone.status == "forkastad":
        return made._replace(
            text=f"Den förkastade orsaken {quoted(gone.beskrivning)} är borttagen: ärendet ser renare ut än det var."
        )
    return made


def _baseline(pair: Pair, fil: str, difference: Difference) -> Andring:
    made = told(fil, difference, pair.names)
    if pair.begun and difference.fore is not None:
        return made._replace(text=f"{made.text} Baslinjen är ändrad efter att åtgärderna började.", obs=True)
    return made


def _became_late(pair: Pair) -> Iterator[Andring]:
    if pair.files_before is None or pair.before is None or pair.after is None:
        return
    if not pair.files_before.unreadable.isdisjoint({"atgarder", "utvardering"}):
        return
    already = {(one.slag, one.id) for one in late(pair.before, pair.fore_dag)}
    for one in late(pair.after, pair.idag):
        if (one.slag, one.id) not in already:
            what, who, _ = late_item(pair.after, one, pair.names)
            text = f"Försenat: {what} den {or_missing(one.senast)}. Ansvarig: {who or 'ingen'}."
            yield Andring("sen", f"{one.fil}.yaml", "/".join(map(str, one.vag)), text, obs=True)


_TELLERS: Final[dict[tuple[str, ...], Teller]] = {
    ("arende.yaml", "undantag"): _exception,
    ("arende.yaml", "spar"): _track,
    ("arende.yaml", "anteckningar"): _note,
    ("analys.yaml", "orsaker"): _cause,
    (_A, "atgarder"): measures.measure,
    (_A, "atgarder", "anteckningar"): _note,
    (_A, "atgarder", "status"): measures.status,
    (_A, "atgarder", "ansvarig"): measures.responsible,
    (_A, "mal", "malvarde"): measures.target,
    (_A, "beslut"): measures.decision,
    ("start",): measures.moved,
    ("slut",): measures.moved,
    ("omprovas",): measures.moved,
    ("senast",): measures.moved,
    ("nasta_kontroll",): measures.moved,
    ("utvardering.yaml", "eftermatningar"): measures.after_value,
    (_P, "indikatorer", "baslinje"): _baseline,
    **{(_P, "indikatorer", "baslinje", key): _baseline for key in ("varde", "fran", "till")},
}
"""How a difference is told, by its file and the fields that lead to it, or by the last of them alone."""
