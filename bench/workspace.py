"""A whole made-up workspace: settings, registers, meetings and any number of cases."""

import re
from pathlib import Path

from bench import words
from bench.case_files import FILES
from bench.cases import MEETINGS, PLACES, TODAY, Case, records

_SETTINGS = """\
# En påhittad kommun: arbetsytan finns bara för mätning.
kommun: Ekdala kommun
omraden:
{areas}
rutiner: {{inrapportering: vecka, lagesbild: vecka, analys: kvartal, mote: manad, paminn_dagar: 7, stilla_dagar: 60}}
grupper:
  samverkansgruppen:
    namn: Samverkansgruppen
    medlemmar: [{members}]
gallring: {{observationer_manader: 24, beslut: KS 2024/0031}}
"""
_MEETING = re.compile(r"mote: (\d{4}-\d{2}-\d{2})")
_GROUP = ("kommun-trygghet", "polis-kommun", "bostad-forvaltning", "kommun-gata", "kommun-fritid")
_DECISION = ("felanmalningar-sammanstalls", "Felanmälningar sammanställs till nästa möte")


def generate(root: Path, cases: int) -> None:
    """Write a workspace with this many in-depth cases into `root`, the same bytes every time."""
    named: set[str] = set()
    for index in range(cases):
        case = Case(index)
        for name, text_of in FILES.items():
            text = text_of(case)
            named.update(_MEETING.findall(text))
            _write(root / "arenden" / case.id / name, text)
    texts = {"est.yaml": _settings(), **_registers(), **_meetings(cases, named)}
    for name, text in texts.items():
        _write(root / name, text)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _settings() -> str:
    areas = "\n".join(f"  {key}: {name}" for key, name in words.AREAS.items())
    return _SETTINGS.format(areas=areas, members=", ".join(_GROUP))


def _registers() -> dict[str, str]:
    return {
        "register/aktorer.yaml": "".join(map(_actor, range(len(words.ACTORS)))),
        "register/platser.yaml": "".join(map(_place, range(len(PLACES)))),
        "register/kategorier.yaml": "".join(
            f"{each.id}: {{namn: {each.namn}, huvudkategori: {each.huvudkategori}}}\n" for each in words.BEHAVIOURS
        ),
    }


def _actor(number: int) -> str:
    actor = words.ACTORS[number]
    return (
        f"{actor.id}:\n  funktion: {actor.funktion}\n  organisation: {actor.organisation}\n  typ: {actor.typ}\n"
        f"  telefon: 08-465 004 {number + 10}\n  epost: {actor.id}@ekdala.example\n"
    )


def _place(number: int) -> str:
    place, area = PLACES[number], list(words.AREAS)[number % len(words.AREAS)]
    point = f"[{59.2 + number / 1000:.4f}, {15.1 + number * 7 % 60 / 1000:.4f}]"
    return f"{place.id}:\n  namn: {place.namn}\n  omrade: {area}\n  platstyp: {place.platstyp}\n  koordinat: {point}\n"


def _meetings(cases: int, named: set[str]) -> dict[str, str]:
    """The meetings that the cases name: a workspace of one case has had few."""
    held = [number for number, date in enumerate(MEETINGS) if str(date) in named]
    return {f"moten/{MEETINGS[number]}.yaml": _meeting(number, cases, after=number - 1 in held) for number in held}


def _meeting(number: int, cases: int, *, after: bool) -> str:
    date, last = MEETINGS[number], number == len(MEETINGS) - 1
    due = TODAY.replace(month=8, day=20) if last else MEETINGS[number + 1]
    talked: list[dict[str, object]] = [
        {"arende": Case(index).id, "anteckning": "Läget gicks igenom"}
        for index in range(number, min(cases, len(MEETINGS) * 10), len(MEETINGS))
    ]
    parts = [
        "grupp: samverkansgruppen",
        f"datum: {date}",
        'tid: "13:00-14:30"',
        "lokal: Sammanträdesrummet Eken",
        "ordforande: kommun-trygghet",
        "antecknare: kommun-stab",
        records("narvarande", [{"aktor": actor} for actor in _GROUP], flow=True),
    ]
    if after:
        done: dict[str, object] = {"mote": MEETINGS[number - 1], "beslut": _DECISION[0], "lage": "klart"}
        parts.append(records("uppfoljning", [done], flow=True))
    if talked:
        parts.append(records("arenden", talked, flow=True))
    decision: dict[str, object] = {"id": _DECISION[0], "text": _DECISION[1], "ansvarig": "kommun-gata", "senast": due}
    parts += [records("beslut", [decision], flow=False), f"nasta_mote: {due}", ""]
    return "\n".join(parts)
