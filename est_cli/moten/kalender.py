"""What lies ahead, as events of a calendar: meetings, last days, and the days that the law sets."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.model.installningar import Lagkrav
from est_cli.moten.beskriv import line, title
from est_cli.moten.kommande import next_meeting
from est_cli.moten.tidsplan import length
from est_cli.personal.mask import masked_name
from est_cli.rules.beslut import decisions, in_order
from est_cli.rules.frister import frister
from est_cli.rules.sent import dated
from est_cli.svenska import dag_i_ord, datum_i_ord, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from est_cli.model.arende import Arende
    from est_cli.model.installningar import Installningar
    from est_cli.model.mote import Mote
    from est_cli.reports.names import Names
    from est_cli.rules.beslut import Beslutslage
    from est_cli.rules.frister import Frist
    from est_cli.rules.sent import Sen
    from est_cli.workspace.load import Workspace

BAKAT: Final = 30
"""So many days what is late, or a meeting that was held, stays, and at its own day.

Whoever imports on Monday sees last week's promises where they lie. What is older would only hide what comes, and is
told by `est paminn`.
"""
_LONG: Final = 200
_SLAG: Final = {
    "atgard": ("Åtgärd", "Sista dag för åtgärden"),
    "omprovning": ("Omprövning", "Åtgärden ska omprövas:"),
    "mal": ("Mål", "Målet ska vara nått:"),
    "kontroll": ("Kontroll", "Kontroll av läget efter avslut"),
}
_LAG: Final = {"lagesbild": "Lägesbilden ska uppdateras", "atgardsplan": "Åtgärdsplanen ska följas upp"}


class Kalenderpost(NamedTuple):
    """One event: the whole day, or so many minutes from `start`; with `paminn`, a reminder comes before.

    `uid` is made of its kind and ids, so that the same thing is known again when its day is moved. `aktorer` are those
    whom it concerns. The texts are for people: on one line each, nothing personal in them, and nothing unseen.
    """

    uid: str
    slag: str
    rubrik: str
    rader: list[str]
    dag: date
    aktorer: frozenset[str]
    start: datetime | None = None
    minuter: int = 0
    lokal: str = ""
    paminn: bool = True


def calendar_posts(
    workspace: Workspace, cases: Iterable[Arende], names: Names, idag: date, ansvarig: str | None = None
) -> list[Kalenderpost]:
    """All that lies ahead, or at most `BAKAT` behind, by day; with `ansvarig`, what concerns that function."""
    made = _Posts(workspace, names)
    found = [*made.meetings(), *made.law()]
    for arende in cases:
        found += made.case(arende)
    found += made.decisions(idag)  # after the cases, whose titles they bear
    near = (one for one in found if idag.toordinal() - one.dag.toordinal() <= BAKAT)
    chosen = [one for one in near if ansvarig is None or ansvarig in one.aktorer]
    return _each_once(sorted(chosen, key=lambda one: (one.dag, one.start or datetime.min, one.uid)))  # noqa: DTZ901 - only an order


class _Posts:
    """What the events are made from, and the titles of the cases seen so far."""

    def __init__(self, workspace: Workspace, names: Names) -> None:
        self._workspace, self._names = workspace, names
        self._settings: Installningar | None = workspace.installningar
        self._titles: dict[str, str] = {}

    def meetings(self) -> Iterator[Kalenderpost]:
        """Each meeting by its number among the group's, so that it, and the next, stay the same when it is moved.

        So the next meeting, as the last one names it, is the same event when it gets a file of its own.
        """
        moten, held = self._workspace.moten, Counter[str]()
        for id_ in in_order(moten):
            held[str(moten[id_].grupp)] += 1
            number = held[str(moten[id_].grupp)]
            yield self._meeting(moten[id_], number, moten[id_].datum, [f"Mötets fil: moten/{id_}.yaml"])
        last = {str(moten[id_].grupp): id_ for id_ in in_order(moten)}
        for grupp, id_ in last.items():
            day = next_meeting(moten, id_)
            if day is not None:
                rader = [f"Enligt mötet {id_}. Mötet har ingen fil än."]
                yield self._meeting(moten[id_], held[grupp] + 1, day, rader, own=False)

    def _meeting(self, mote: Mote, number: int, dag: date, rader: list[str], *, own: bool = True) -> Kalenderpost:
        grupper = (self._settings.grupper if self._settings else None) or {}
        grupp = grupper.get(mote.grupp)
        langd = length(mote.tid) if own else None
        if own and langd is None and isinstance(mote.tid, str):
            rader = [f"Tid: {mote.tid}", *rader]
        at = None
        if langd is not None and langd.start is not None and dag.year < date.max.year:
            at = datetime.combine(dag, time(*divmod(langd.start, 60)))
        return Kalenderpost(
            _uid("mote", str(mote.grupp), str(number)),
            "Möte",
            _short(f"Möte: {grupp.namn if grupp else mote.grupp}"),
            list(map(line, rader)),
            dag,
            frozenset(map(str, (grupp.medlemmar if grupp else None) or ())),
            at,
            langd.minuter if langd else 0,
            _short(mote.lokal) if own and isinstance(mote.lokal, str) else "",
            paminn=False,
        )

    def case(self, arende: Arende) -> Iterator[Kalenderpost]:
        """A case's last days; of one that is closed only the check afterwards, of one written off nothing."""
        self._titles[arende.id] = str(arende.titel)
        for sen in dated(arende):
            if sen.slag == "kontroll" or arende.skede != "avslutat":
                yield self._dated(arende, sen)

    def _dated(self, arende: Arende, sen: Sen) -> Kalenderpost:
        slag, word = _SLAG[sen.slag]
        what = word if sen.slag == "kontroll" else f"{word} {title(arende, sen)}"
        uid = _uid(sen.slag, *dict.fromkeys((arende.id, sen.id)))
        return self._deadline(uid, slag, what, sen.senast, (sen.ansvarig, arende.id))

    def decisions(self, idag: date) -> Iterator[Kalenderpost]:
        """Each open decision with a last day."""
        for one in decisions(self._workspace.moten, idag=idag):
            if one.oppet and one.senast is not None:
                yield self._decision(one, one.senast)

    def _decision(self, one: Beslutslage, senast: date) -> Kalenderpost:
        beslut = one.beslut
        case = beslut.arende if isinstance(beslut.arende, str) else None
        ansvarig = beslut.ansvarig if isinstance(beslut.ansvarig, str) else None
        what = f"Beslut ska vara utfört: {beslut.text}"
        post = self._deadline(_uid("beslut", one.mote, str(beslut.id)), "Beslut", what, senast, (ansvarig, case))
        return post._replace(rader=[*post.rader, line(f"Beslutet: {one.id}, den {datum_i_ord(one.datum)}")])

    def law(self) -> Iterator[Kalenderpost]:
        """The days that lag (2023:196) sets, and from when each is near."""
        own = self._settings.lagkrav if self._settings else None
        if not isinstance(own, Lagkrav):
            return
        period = own.lagesbild.lagesbild if own.lagesbild else None
        bild = self._workspace.records.get(f"lagesbilder/{period}.yaml")
        for frist in frister(own, getattr(bild, "beslut", None)):
            yield from self._statutory(frist, own.samordnare if isinstance(own.samordnare, str) else None)

    def _statutory(self, frist: Frist, samordnare: str | None) -> Iterator[Kalenderpost]:
        what = _LAG.get(frist.id) or f"Överenskommelsen med {frist.namn} går ut"
        word = what if frist.namn else f"Sista dag: {what[0].lower()}{what[1:]}"
        last = self._deadline(_uid("lag", frist.id), "Lag", word, frist.dag, (samordnare, None))
        rader = [*last.rader, "Enligt lag (2023:196); est lagkrav visar vad filerna säger."]
        yield last._replace(rader=rader)
        warned = f"{what} snart: sista dag {datum_i_ord(frist.dag)}"
        yield last._replace(
            uid=_uid("lag", frist.id, "snart"), rubrik=_short(warned), rader=rader, dag=frist.nara, paminn=False
        )

    def _deadline(
        self, uid: str, slag: str, what: str, dag: date, about: tuple[str | None, str | None]
    ) -> Kalenderpost:
        ansvarig, case = about
        named = f" ({self._titles[case]})" if case in self._titles else ""
        rader = [f"Ärende: {masked_name(case)}"] if case else []
        rader.append(f"Ansvarig: {self._names.aktor(ansvarig) or 'ingen angiven'}")
        rader.append(f"Sista dag: {dag_i_ord(dag)}")
        aktorer = frozenset({ansvarig} if ansvarig else ())
        return Kalenderpost(uid, slag, _short(what) + _short(named), list(map(line, rader)), dag, aktorer)


def _uid(*parts: str) -> str:
    """Kind and ids with `.` between; what is no slug is made one, and nothing personal is left."""
    return ".".join(masked_name(slug(part)) for part in parts if part)


def _short(text: str) -> str:
    """Text on a line, cut where it is too long for a heading; a blank before it stays."""
    whole = line(text)
    cut = whole if len(whole) <= _LONG else f"{whole[:_LONG].rpartition(' ')[0] or whole[:_LONG]} …"
    return f" {cut}" if text.startswith(" ") else cut


def _each_once(posts: list[Kalenderpost]) -> list[Kalenderpost]:
    """The same with a number after an id that stands more than once, which is a finding of its own."""
    seen: dict[str, int] = {}
    made = []
    for one in posts:
        seen[one.uid] = number = seen.get(one.uid, 0) + 1
        made.append(one if number == 1 else one._replace(uid=f"{one.uid}.{number}"))
    return made
