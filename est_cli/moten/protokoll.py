"""The minutes of a meeting, as of its own day and of the versions that it covers: the same whenever they are made."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from est_cli.errors import EstError
from est_cli.moten.andringar import since_last
from est_cli.moten.arenden import Arendekalla, cases_told, title
from est_cli.moten.korthet import in_short
from est_cli.moten.laget import latest_picture
from est_cli.moten.namn import NamesThen
from est_cli.moten.sagt import told_plainly
from est_cli.moten.uppfoljt import followed_up
from est_cli.moten.vy import Avsnitt, Deltagare, Fattat, Handelse, Protokollvy
from est_cli.review.pair import CaseNames
from est_cli.review.shared import shared_changes
from est_cli.svenska import antal, dag_i_ord, datum_i_ord

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from est_cli.model.mote import Mote, Motesbeslut, Narvaro
    from est_cli.moten.andringar import SedanSist
    from est_cli.rules.check import Checker

_SHARED: Final = {
    "est.yaml": "Inställningarna",
    "register/aktorer.yaml": "Registret över aktörer",
    "register/platser.yaml": "Registret över platser",
    "register/kategorier.yaml": "Registret över kategorier",
    "register/undantag.yaml": "Undantagen från kontrollen av personuppgifter",
}
_MANY: Final = 12
"""So many changes of a register are told; the rest are counted."""


def minutes(checked: Checker, id_: str) -> Protokollvy:
    """The minutes of a meeting whose `omfattar` is settled; EstError where its file has faults of form, or no git."""
    refuse_faulty(checked, id_)
    mote = checked.workspace.moten[id_]
    with since_last(checked, id_, mote.datum) as sedan:
        return _view(Arendekalla(checked, sedan, mote, NamesThen(sedan.efter.workspace, checked.workspace)))


def refuse_faulty(checked: Checker, id_: str) -> None:
    """EstError where a value of the meeting's file cannot be read, so that nothing is left out in silence.

    A name that the registers no longer have is no such fault.
    """
    document = checked.workspace.documents[f"moten/{id_}.yaml"]
    flaw = next((one for one in document.flaws if one.niva == "fel" and one.kod != "F110"), None)
    if flaw is not None:
        line = document.place(flaw.start)[0]
        text = f"{document.fil}, rad {line}: {document.finding(flaw).text} Protokollet skulle sakna det."
        raise EstError(text, f"Rätta det först. est validera visar alla fel. {flaw.hjalp}".strip())


def _view(source: Arendekalla) -> Protokollvy:
    sedan, mote, names = source.sedan, source.mote, source.names
    moten = {**sedan.efter.workspace.moten, sedan.mote: mote}
    agenda, others = cases_told(source)
    earlier = followed_up(moten, sedan.mote, lambda id_: _actor(names, id_), lambda id_: _group(source, moten[id_]))
    heading, picture = latest_picture(sedan, mote.datum)
    group = _group(source, mote)
    return Protokollvy(
        rubrik=f"Minnesanteckningar: {group}, {datum_i_ord(mote.datum)}",
        lage=f"Läget den {datum_i_ord(mote.datum)}",
        kommun=names.kommun,
        fakta=_facts(source, group),
        korthet=in_short(source, earlier, agenda, others),
        narvarande=_people(source, mote.narvarande),
        franvarande=_people(source, mote.franvarande),
        adjungerade=_people(source, mote.adjungerade),
        uppfoljning=[one.rad for one in earlier],
        lagesbild=mote.lagesbild or "",
        lagesbild_senaste=picture,
        lagesbild_kalla=heading,
        arenden=agenda,
        ovriga_arenden=others,
        ovrigt=list(_registers(sedan, names)),
        beslut=[_decision(source, number, one) for number, one in enumerate(mote.beslut or (), start=1)],
        arrangemang=_events(source),
        information=mote.information or "",
        nasta_mote=_day(mote.nasta_mote),
        justering=_approved(mote, names),
        avvikelser=[*sedan.avvikelser, *_ended_elsewhere(sedan)],
        omfattar=_covers(sedan, moten),
    )


def _actor(names: NamesThen, id_: object) -> str:
    return str(names.aktor(id_) or "") if isinstance(id_, str) else ""


def _group(source: Arendekalla, mote: Mote) -> str:
    for workspace in (source.sedan.efter.workspace, source.checked.workspace):
        groups = (workspace.installningar and workspace.installningar.grupper) or {}
        if mote.grupp in groups:
            return str(groups[mote.grupp].namn)
    return str(mote.grupp)


def _facts(source: Arendekalla, group: str) -> list[tuple[str, str]]:
    mote, names = source.mote, source.names
    said = (
        ("Grupp", group),
        ("Datum", _day(mote.datum)),
        ("Tid", mote.tid),
        ("Plats", mote.lokal),
        ("Ordförande", _actor(names, mote.ordforande)),
        ("Antecknare", _actor(names, mote.antecknare)),
        ("Diarienummer", mote.diarienummer or "Inget angivet"),
        ("Sekretess", "nej"),
    )
    return [(word, str(text)) for word, text in said if text]


def _people(source: Arendekalla, some: Iterable[Narvaro] | None) -> list[Deltagare]:
    actors = {**source.checked.workspace.aktorer, **source.sedan.efter.workspace.aktorer}
    return [
        Deltagare(
            str(actors[one.aktor].organisation) if one.aktor in actors else "",
            str(actors[one.aktor].funktion) if one.aktor in actors else str(one.aktor),
            one.anmarkning if isinstance(one.anmarkning, str) else "",
        )
        for one in some or ()
    ]


def _decision(source: Arendekalla, number: int, one: Motesbeslut) -> Fattat:
    about = title(source, one.arende) if one.arende is not None else source.names.plats(one.plats)
    when = datum_i_ord(one.senast) if one.senast is not None else ""
    return Fattat(str(number), str(one.text or one.id), _actor(source.names, one.ansvarig), when, str(about or ""))


def _events(source: Arendekalla) -> list[Handelse]:
    events = sorted(source.mote.arrangemang or (), key=lambda one: (one.datum, str(one.namn)))
    return [Handelse(str(one.namn), _day(one.datum), str(source.names.plats(one.plats) or "")) for one in events]


def _registers(sedan: SedanSist, names: NamesThen) -> Iterator[Avsnitt]:
    """What changed in the settings and the registers, in short."""
    if sedan.both is None:
        return
    files = [fil for fil in sedan.both.filer if fil in _SHARED]
    for fil, _, changes in shared_changes(sedan.both._replace(filer=files), CaseNames(names)):
        told = [told_plainly(one) for one in changes]
        more = len(told) - _MANY
        rest = [f"… och {antal(more, 'ändring', 'ändringar')} till."] if more > 0 else []
        yield Avsnitt(_SHARED[fil], [*told[:_MANY], *rest])


def _approved(mote: Mote, names: NamesThen) -> str:
    if mote.justerat is None:
        return "Minnesanteckningarna är inte justerade än."
    return f"Justerade den {datum_i_ord(mote.justerat.datum)} av {names.aktor(mote.justerat.av)}."


def _ended_elsewhere(sedan: SedanSist) -> Iterator[str]:
    """That the comparison does not begin where the earlier minutes ended, because that version was gone."""
    before = sedan.efter.workspace.moten.get(sedan.forra or "")
    ended = getattr(before and before.omfattar, "till", None)
    begins = sedan.span.fran if sedan.span else None
    if before is None or not isinstance(ended, str) or begins is None or ended == begins:
        return
    if not any(ended[:10] in said for said in sedan.avvikelser):
        gone = f"Den version där protokollet från {datum_i_ord(before.datum)} slutade fanns inte kvar."
        yield f"{gone} I stället jämförs med den sista versionen till och med den dagen."


def _covers(sedan: SedanSist, moten: dict[str, Mote]) -> list[str]:
    if sedan.span is None or sedan.forra is None:
        return []
    since = datum_i_ord(moten[sedan.forra].datum)
    return [f"Ändringarna gäller tiden sedan mötet den {since}."]


def _day(value: object) -> str:
    """`torsdag 26 mars 2026, vecka 13`."""
    return f"{dag_i_ord(value)}, vecka {value.isocalendar().week}" if isinstance(value, date) else ""
