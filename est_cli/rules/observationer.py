"""O: rows of observations that cannot be counted, that are there twice, or that say more than they should."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

from est_cli.observationer.columns import COLUMNS, FOLDER, file_name, named
from est_cli.observationer.odd import is_formula, is_plain, odd
from est_cli.observationer.places import cell_span, line_starts
from est_cli.observationer.rows import Observation, read_rows
from est_cli.reading.decode import decode
from est_cli.reading.document import MAX_PER_CODE, Document, Flaw
from est_cli.reading.invisible import shown
from est_cli.rules.form import FormRule
from est_cli.svenska import tal
from est_cli.workspace.case import stray
from est_cli.workspace.references import nothing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from est_cli.findings import Niva
    from est_cli.observationer.columns import ObservationFile
    from est_cli.observationer.rows import Fault
    from est_cli.workspace.references import Known
    from est_cli.workspace.tree import Entry, Tree

Seen = dict[str, tuple[str, int]]
"""Each id so far, and where it stands: file and line."""
_KINDS: Final = (("plats", "plats"), ("kategori", "kategori"), ("rapportor", "aktor"))
"""The columns that refer to something, and the kind of it."""
_REGISTER: Final = {
    "plats": "register/platser.yaml",
    "kategori": "register/kategorier.yaml",
    "aktor": "register/aktorer.yaml",
}
_ENDED: Final = {"plats": "Platsen", "kategori": "Kategorin", "aktor": "Aktören"}
_HEADER: Final = ",".join(COLUMNS)
_ROW: Final = "bovard-7,2026-03-12,22:15,,,lindparken,klotter,bovardarna,iakttagelse,1,,,Nytt klotter på bänkarna."
_POLICE: Final = "polisen-512,2026-03-12,,,,lindparken,brand,kommunpolis,polisanmald,1,"

_RULES: Final = (
    FormRule(
        "O801",
        namn="Varje rad i en observationsfil går att räkna",
        gor="Gå till raden och rätta värdet som meddelandet visar. Saknas en plats, kategori eller aktör: lägg till "
        "den i registret. Kom raden ur en fil: rätta där, eller i importprofilen, och kör est importera igen.",
        varfor="En rad som inte går att läsa räknas inte. Då visar lägesbilden färre händelser än som rapporterats, "
        "utan att det syns. Varje rad ligger i filen för sin månad, så att en månad kan gallras hel.",
        bra=f"# observationer/2026-03-bovard.csv\n{_HEADER}\n{_ROW}",
        daligt=f"# observationer/2026-03-bovard.csv\n{_HEADER}\n"
        f"{_ROW.replace('2026-03-12', '12 mars').replace('lindparken', 'Lindparkn')}",
        kalla="Egen regel",
    ),
    FormRule(
        "O802",
        namn="Varje observation står en gång",
        gor="Är det samma händelse: ta bort den ena raden. Är det två: ge den ena ett annat id.",
        varfor="Samma rad två gånger är en händelse för mycket i varje bild och varje utvärdering. est importera ger "
        "samma rad samma id, så att en fil kan läsas in igen utan att något dubbleras.",
        bra=f"# observationer/2026-03-bovard.csv\n{_HEADER}\n{_ROW}\n{_ROW.replace('bovard-7', 'bovard-8')}",
        daligt=f"# observationer/2026-03-bovard.csv\n{_HEADER}\n{_ROW}\n{_ROW}",
        kalla="Egen regel",
    ),
    FormRule(
        "O803",
        namn="En polisanmäld händelse har varken punkt eller fritext",
        gor="Ta bort lat, lon och beskrivning på raden, och ange plats i stället.",
        varfor="En anmälan med exakt punkt, tid och beskrivning kan peka ut den som drabbats eller misstänks. "
        "Kategori, plats och datum räcker för att räkna.",
        bra=f"# observationer/2026-03-polisen.csv\n{_HEADER}\n{_POLICE},,",
        daligt=f"# observationer/2026-03-polisen.csv\n{_HEADER}\n{_POLICE}58.4010,14.6020,Målsäganden bor intill.",
        kalla="Offentlighets- och sekretesslagen 35 kap.; dataskyddsförordningen artikel 5.1 c (uppgiftsminimering)",
    ),
)
OBSERVATIONER: Final[dict[str, FormRule]] = {regel.kod: regel for regel in _RULES}
"""The rules of observations by code. O802 is `fel`, O803 `varning`; O801 `varning` where the row may still be right."""


def check_observations(tree: Tree, known: Known, idag: date) -> Iterator[Document]:
    """Each file in `observationer/` as a document with what is wrong with it on a day."""
    if tree.slag(FOLDER) in {"fil", "annat"}:
        yield _no_folder()
    seen: Seen = {}
    for entry in tree.scan(FOLDER):
        one = named(entry.name)
        if one is None or entry.slag != "fil":
            yield _misplaced(entry)
        elif (document := _read(tree, one)) is not None:
            if not document.flaws:
                _Rows(document, one, known, idag).check(seen)
            yield document


def _no_folder() -> Document:
    document = Document(FOLDER)
    text = f"Här ligger en fil, men {FOLDER}/ ska vara en mapp."
    document.add(Flaw("F111", text, "Flytta filen, och kör est importera med den.", 0, 0))
    return document


def _misplaced(entry: Entry) -> Document:
    """What is no file of observations: O801 for a CSV file, which is never counted, F111 for all else."""
    fil = f"{FOLDER}/{entry.name}"
    document = stray(fil, entry)
    if entry.slag == "fil":
        help_ = "Är det rapporter som ska läsas in? Kör est importera med filen, och ta bort den härifrån."
        flaw = Flaw("F111", "Här ligger en fil som inte hör hit.", help_, 0, 0, "varning")
        if entry.name.lower().endswith(".csv"):
            text = "Filen räknas inte: dess namn är inte <månad>-<import>.csv."
            help_ = f"Döp om den, till exempel till {file_name('2026-03', 'bovardarna')}, eller kör est importera."
            flaw = Flaw("O801", text, help_, 0, 0)
        document.flaws = [flaw]
    return document


def _read(tree: Tree, one: ObservationFile) -> Document | None:
    try:
        return decode(one.fil, tree.read(one.fil))
    except FileNotFoundError:
        return None
    except OSError as error:
        document = Document(one.fil)
        text = f"Filen går inte att läsa: {error.strerror or 'okänt fel'}."
        document.add(Flaw("F101", text, "Kontrollera att du har rätt att läsa den.", 0, 0))
        return document


class _Rows:
    """One file as it is looked through: its document, to which flaws are added at the values they speak of."""

    def __init__(self, document: Document, one: ObservationFile, known: Known, idag: date) -> None:
        self.document, self.one, self.idag = document, one, str(idag)
        self.known = [(column, COLUMNS.index(column), kind, known[kind]) for column, kind in _KINDS]
        self.starts: list[int] = []
        self.told: dict[str, int] = {}
        self.warned: list[Flaw] = []
        self.unsaid = 0

    def check(self, seen: Seen) -> None:
        """Look at every row."""
        fil, month = self.one.fil, self.one.manad
        wanted = [(column, at, kind, ids, _ended(ids)) for column, at, kind, ids in self.known if ids is not None]
        for row in read_rows(self.document.text):
            if not isinstance(row, Observation):
                self._fault(row)
                continue
            cells = row.celler
            if cells[1][:7] != month:
                self._astray(row)
            for column, at, kind, ids, ended in wanted:
                if cells[at] and cells[at] not in ids:
                    self._unknown(row, column, kind, ids)
                elif cells[at] in ended and cells[1] > ended[cells[at]]:
                    self._ended(row, column, kind, ended[cells[at]])
            if row.id in seen:
                self._double(row, *seen[row.id])
            else:
                seen[row.id] = fil, row.rad
            if row.typ == "polisanmald" and (cells[10] or cells[11] or row.beskrivning):
                self._too_much(row)
            if not is_plain(cells, self.idag):
                self._doubt(row)
        self._say_warnings()

    def _fault(self, fault: Fault) -> None:
        if self._has_room("O801"):
            self._add("O801", fault.text, fault.hjalp, self._place(fault.rad, fault.kolumn))

    def _astray(self, row: Observation) -> None:
        if self._has_room("O801"):
            right = file_name(f"{row.datum:%Y-%m}", self.one.kalla)
            text = f"Raden är från {row.datum}, men filen gäller {self.one.manad}."
            self._add("O801", text, f"Flytta den till {right}, eller rätta datumet.", self._place(row.rad, "datum"))

    def _unknown(self, row: Observation, column: str, kind: str, ids: Collection[str]) -> None:
        if self._has_room("O801"):
            place, value = self._place(row.rad, column), row.celler[COLUMNS.index(column)]
            self.document.add(nothing(self.document, place, kind, value, ids)._replace(kod="O801", fix=None))

    def _double(self, row: Observation, fil: str, rad: int) -> None:
        if self._has_room("O802"):
            where = f"på rad {rad}" if fil == self.one.fil else f"i {fil}, rad {rad}"
            text = f"Id {shown(row.id)} finns redan {where}."
            self._add("O802", text, OBSERVATIONER["O802"].gor, self._place(row.rad, "id"))

    def _too_much(self, row: Observation) -> None:
        if self._has_room("O803"):
            parts = (("lat", "punkt"), ("lon", "punkt"), ("beskrivning", "fritext"))
            column, what = next(part for part in parts if row.celler[COLUMNS.index(part[0])])
            text = f"Raden är polisanmäld och har {what}."
            self._add("O803", text, OBSERVATIONER["O803"].gor, self._place(row.rad, column), "varning")

    def _doubt(self, row: Observation) -> None:
        """What can be counted, but is hardly so."""
        for one in odd(row):
            if self._has_room("O801"):
                self._add("O801", one.text, one.hjalp, self._place(row.rad, one.kolumn))
        if row.celler[1] > self.idag:
            self._warn(row, "datum", f"Raden är från {row.datum}, som inte har varit än.", "Rätta datumet.")
        if is_formula(row.beskrivning) or is_formula(row.id):
            self._formula(row)

    def _ended(self, row: Observation, column: str, kind: str, upphord: str) -> None:
        text = f"{_ENDED[kind]} {shown(row.celler[COLUMNS.index(column)])} upphörde {upphord}, och raden är senare."
        self._warn(row, column, text, f"Rätta raden. Används den än: ta bort upphord i {_REGISTER[kind]}.")

    def _formula(self, row: Observation) -> None:
        column = "id" if is_formula(row.id) else "beskrivning"
        text = f"{shown(row.id if column == 'id' else row.beskrivning)} öppnas som en formel i Excel."
        self._warn(row, column, text, "Sätt ett rakt enkelt citattecken (') först, eller ta bort tecknet.")

    def _warn(self, row: Observation, column: str, text: str, help_: str) -> None:
        """Keep a warning beside the faults, so that it takes no fault's place."""
        if len(self.warned) < MAX_PER_CODE:
            self.warned.append(Flaw("O801", text, help_, *self._place(row.rad, column), "varning"))
        else:
            self.unsaid += 1

    def _say_warnings(self) -> None:
        self.document.flaws += self.warned
        if self.unsaid:
            text = f"… och {tal(self.unsaid)} rader till att se över (O801) i filen."
            self.document.flaws.append(self.warned[-1]._replace(text=text, hjalp="Rätta de första och kör om."))

    def _has_room(self, kod: str) -> bool:
        """Whether one more finding of the code is shown; the others are counted, and cost nothing."""
        self.told[kod] = self.told.get(kod, 0) + 1
        if self.told[kod] > MAX_PER_CODE:
            self.document.hidden[kod] = self.told[kod] - MAX_PER_CODE
        return self.told[kod] <= MAX_PER_CODE

    def _add(self, kod: str, text: str, help_: str, place: tuple[int, int], niva: Niva = "fel") -> None:
        self.document.add(Flaw(kod, text, help_, *place, niva))

    def _place(self, rad: int, column: str | None) -> tuple[int, int]:
        self.starts = self.starts or line_starts(self.document.text)
        return cell_span(self.document.text, self.starts, rad, column)


def _ended(ids: Collection[str]) -> dict[str, str]:
    """Those of a register that are no more: since which ISO date."""
    if not isinstance(ids, Mapping):
        return {}
    since = {id_: getattr(record, "upphord", None) for id_, record in ids.items()}
    return {id_: day.isoformat() for id_, day in since.items() if isinstance(day, date)}
