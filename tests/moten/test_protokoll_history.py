"""Minutes of random histories tell exactly what differs between their two versions, each thing once."""

from __future__ import annotations

import json
from collections import Counter
from copy import deepcopy
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from moten.egna_moten import commit

from est_cli.moten.andringar import since_last
from est_cli.moten.protokoll import minutes
from est_cli.moten.sagt import is_form, together
from est_cli.rules.check import checker
from est_cli.workspace.load import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pytest

Case = dict[str, dict[str, Any]]
Path_ = tuple[str, str]

SETTINGS = """\
kommun: Ekdala kommun
grupper: {gruppen: {namn: EST-gruppen, medlemmar: [samordnare]}}
"""
ACTORS = "samordnare: {organisation: Ekdala kommun, funktion: Samordnare, typ: kommun}\n"
PLACES = "torget: {namn: Torget}\n"
STAGES = ("problem", "analys", "atgarder", "utvardering", "avslutat")
START = date(2026, 1, 7)
IDENTIFIED = {
    "atgarder": ("id", "titel"),
    "mal": ("id", "beskrivning"),
    "anteckningar": ("datum", "text"),
    "beslut": ("organ", "datum"),
    "aterkoppling": ("datum", "till"),
}
"""What a list's records are known by; `id` may change under the same name."""


def new_case(day: str, title: str) -> Case:
    """A case as `est ny` leaves it, with a measure and a goal."""
    step = {"datum": day, "skede": "problem", "av": "samordnare"}
    return {
        "arende": {"titel": title, "plats": "torget", "ansvarig": "samordnare", "historik": [step]},
        "problem": {"beskrivning": "Det klottras på torget."},
        "atgarder": {
            "mal": [{"id": "halvera", "beskrivning": f"Halvera klottret, {title}", "malvarde": "7"}],
            "atgarder": [{"id": "ljus", "titel": f"Ljus, {title}", "slut": "2027-05-01"}],
        },
        "utvardering": {},
    }


def change(case: Case, what: str, number: int, day: str) -> None:  # noqa: C901 - a branch for each thing that people do
    """One thing that people do to a case; `number` is never used twice, so that texts and ids differ."""
    arende, plan, after = case["arende"], case["atgarder"], case["utvardering"]
    measures: list[dict[str, Any]] = plan.setdefault("atgarder", [])
    if what == "advance":
        at = STAGES.index(arende["historik"][-1]["skede"])
        arende["historik"].append({"datum": day, "skede": STAGES[(at + 1) % 5], "av": "samordnare"})
    elif what == "note":
        arende.setdefault("anteckningar", []).append({"datum": day, "text": f"Anteckning {number}."})
    elif what == "title":
        arende["titel"] = (
            arende["titel"].removesuffix(" igen") if "igen" in arende["titel"] else arende["titel"] + " igen"
        )
    elif what == "description":
        case["problem"]["beskrivning"] = f"Det klottras mer på torget. Nu är det {number} gånger, oftast på kvällen."
    elif what == "decide":
        plan.setdefault("beslut", []).append({"organ": f"nämnden {number}", "datum": day})
    elif what == "goal":
        plan["mal"].append({"id": f"mal-{number}", "beskrivning": f"Mål {number}"})
    elif what == "target":
        plan["mal"][0]["malvarde"] = str(number)
    elif what == "feedback":
        after.setdefault("aterkoppling", []).append({"datum": day, "till": "boende", "text": f"Besked {number}."})
    elif what == "measure":
        measures.append({"id": f"atgard-{number}", "titel": f"Åtgärd {number}", "start": day})
    elif what == "drop":
        del measures[:1]
    elif measures:
        chosen = measures[number % len(measures)]
        key, value = {
            "status": ("status", ("pagar", "genomford", "planerad")[number % 3]),
            "move": ("slut", str(date(2027, 5, 1) + timedelta(days=number % 3))),
            "rename": ("id", f"annat-{number}"),
        }[what]
        chosen[key] = value


def differences(before: Any, after: Any, path: str = "", key: str = "") -> Iterator[str]:  # noqa: ANN401 - plain data
    """The paths at which plain data differ, by their keys and ids: the oracle, which knows nothing of est's own."""
    if key == "historik":
        yield from [path] * (len(after or []) - len(before or []))
    elif key in IDENTIFIED:
        yield from listed(before or [], after or [], path, IDENTIFIED[key])
    elif isinstance(before, dict) and isinstance(after, dict):
        for name in {**before, **after}:
            yield from differences(before.get(name), after.get(name), f"{path}/{name}".strip("/"), name)
    elif before != after:
        yield path


def listed(before: list[Any], after: list[Any], path: str, known_by: tuple[str, ...]) -> Iterator[str]:
    """Records side by side: by their id, then by their name; what is only on one side is one difference."""
    left = list(before)
    alone = []
    keys = known_by[:1] if known_by[0] == "id" else known_by
    for record in after:
        same = next((one for one in left if all(one[key] == record[key] for key in keys)), None)
        if same is None:
            alone.append(record)
            continue
        left.remove(same)
        yield from differences(same, record, f"{path}/{name(record, known_by)}".rstrip("/"))
    for record in alone:
        same = next((one for one in left if known_by[0] == "id" and one[known_by[1]] == record[known_by[1]]), None)
        here = f"{path}/{name(record, known_by)}".rstrip("/")
        if same is None:
            yield here
            continue
        left.remove(same)
        yield from differences(same, record, here)
    yield from (f"{path}/{name(record, known_by)}".rstrip("/") for record in left)


def name(record: dict[str, Any], known_by: tuple[str, ...]) -> str:
    """What a path calls a record; one known by its day has no name there."""
    return "" if known_by[0] == "datum" else str(record[known_by[0]])


def expected(before: dict[str, Case], after: dict[str, Case]) -> Counter[Path_]:
    """Case and path of each net difference; of a new case only its steps, and that it is new."""
    found: Counter[Path_] = Counter()
    for id_, case in after.items():
        if id_ in before:
            found.update((id_, path) for part in case for path in differences(before[id_][part], case[part]))
        else:
            found.update([(id_, ""), *[(id_, "historik")] * len(case["arende"]["historik"])])
    return found


class Town:
    """A workspace in git, whose cases are plain data."""

    def __init__(self, root: Path) -> None:
        self.root, self.cases, self.day = root, dict[str, Case](), START
        self._write("est.yaml", SETTINGS)
        self._write("register/aktorer.yaml", ACTORS)
        self._write("register/platser.yaml", PLACES)
        self._write("register/kategorier.yaml", "klotter: {namn: Klotter}\n")

    def _write(self, fil: str, text: str) -> None:
        path = self.root / fil
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def commit(self) -> None:
        """What the cases are now, on the disk and in git."""
        for id_, case in self.cases.items():
            for part, data in case.items():
                if data:
                    self._write(f"arenden/{id_}/{part}.yaml", json.dumps(data, ensure_ascii=False, indent=1))
        commit(self.root, str(self.day))

    def minutes(self, est: Callable[..., Any]) -> tuple[Counter[Path_], str]:
        """Hold a meeting, make its minutes and commit them: what they tell, and their text."""
        id_ = self.day.isoformat()
        self._write(f"moten/{id_}.yaml", f"grupp: gruppen\ndatum: {id_}\narenden: [{{arende: 2026-ett}}]\n")
        self.commit()
        done = est("--arbetsyta", str(self.root), "mote", "protokoll", id_)
        assert done.code == 0, done.err
        text = (self.root / f"rapporter/mote-{id_}.md").read_text(encoding="utf-8")
        self.commit()
        return self._told(id_, text), text

    def _told(self, id_: str, text: str) -> Counter[Path_]:
        checked = checker(load(self.root), self.day)
        vy = minutes(checked, id_)
        sentences = [said for case in (*vy.arenden, *vy.ovriga_arenden) for said in case.andringar]
        with since_last(checked, id_, self.day) as sedan:
            changes = {case: [one for one in it.andringar if not is_form(one)] for case, it in sedan.arenden.items()}
            groups = [(case, some) for case, it in sedan.arenden.items() for some in together(it.pair, it.andringar)]
        told = [(case, one) for case, some in groups for one in some]
        assert Counter(told) == Counter((case, one) for case, some in changes.items() for one in some)
        assert len([said for said in sentences if not said.startswith("Inget är ändrat")]) == len(groups)
        assert text.partition("## Ärenden på mötet")[2].count("\n- ") == len(sentences)
        assert not [word for word in (" omskriven", " ifylld", ".yaml", ": : ", "..") if word in text]
        real = [(case, one) for case, one in told if not is_remark(one.slag, one.vag)]
        new = {case for case, one in real if not one.fil}
        return Counter((case, one.vag) for case, one in real if case not in new or one.vag in {"", "historik"})


def is_remark(slag: str, vag: str) -> bool:
    """What has become late, and that a decided plan was changed, are told beside the differences."""
    return slag == "sen" or (slag == "andrad" and vag == "beslut")


WHAT = st.sampled_from(
    [
        "advance",
        "note",
        "title",
        "description",
        "decide",
        "goal",
        "target",
        "feedback",
        "measure",
        "drop",
        "status",
        "move",
        "rename",
        "revert",
        "new",
    ]
)
COMMITS = st.lists(st.lists(WHAT, min_size=1, max_size=4), max_size=4)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(between=st.lists(COMMITS, min_size=1, max_size=3))
def test_minutes_tell_the_net_differences_and_nothing_else(
    between: list[list[list[str]]],
    est: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("EST_IDAG", "2026-12-31")
    with TemporaryDirectory() as folder:
        town = Town(Path(folder))
        town.cases["2026-ett"] = new_case("2026-01-02", "Klotter ett")
        town.commit()
        told, _ = town.minutes(est)
        assert told == Counter()
        start = before = deepcopy(town.cases)
        steps = number = 0
        for commits in between:
            town.day += timedelta(days=14)
            for changes in commits:
                for what in changes:
                    number += 1
                    play(town, what, number, before)
                town.commit()
            told, _ = town.minutes(est)
            assert told == expected(before, town.cases)
            steps += sum(count for (_, path), count in told.items() if path == "historik")
            before = deepcopy(town.cases)
        assert steps == lines(town.cases) - lines(start)


def play(town: Town, what: str, number: int, before: dict[str, Case]) -> None:
    """Let one thing happen: a new case, an edit taken back, or a change of one of the cases."""
    if what == "new":
        town.cases[f"2026-nytt-{number}"] = new_case(str(town.day), f"Klotter {number}")
        return
    id_ = sorted(town.cases)[number % len(town.cases)]
    if what == "revert":
        kept = town.cases[id_]["arende"]["historik"]
        town.cases[id_] = deepcopy(before.get(id_, town.cases[id_]))
        town.cases[id_]["arende"]["historik"] = kept
        town.cases[id_]["utvardering"] = town.cases[id_]["utvardering"] or {"slutsats": f"Slutsats {number}"}
    else:
        change(town.cases[id_], what, number, str(town.day))


def lines(cases: dict[str, Case]) -> int:
    """How many steps the cases have taken."""
    return sum(len(case["arende"]["historik"]) for case in cases.values())
