"""Made-up in-depth cases: the same number gives the same case, valid by the contract, with all five files."""

import datetime as dt
import random
import re
from functools import cached_property
from typing import NamedTuple

from bench import words

TODAY = dt.date(2026, 6, 30)
"""The day that the workspace is looked at (`EST_IDAG`): nothing in it has happened later."""
MEETINGS = tuple(dt.date(2024, 1, 11) + dt.timedelta(weeks=4 * k) for k in range(33))
"""The Thursdays when the group has met, oldest first."""
STAGES = ("problem", "analys", "atgarder", "utvardering", "avslutat", "avskrivet")
_STARTS = 19  # cases begin near one of the first meetings, so that the last one can close them
_BASELINE_DAYS = 84
_LETTERS = str.maketrans("åäö", "aao")


class Place(NamedTuple):
    """A place in the register: its id, name and type."""

    id: str
    namn: str
    platstyp: str


def slug(text: str) -> str:
    """Return `text` as an id: a-z, 0-9 and single hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower().translate(_LETTERS)).strip("-")


def places() -> list[Place]:
    """Return the register of places: every tree with every type."""
    kinds = words.PLACE_TYPES.items()
    return [Place(slug(tree + end), tree + end, kind) for end, kind in kinds for tree in words.TREES]


PLACES = places()


class Case:
    """One made-up case, number `index` from 0: its choices, from which the five files are written."""

    def __init__(self, index: int) -> None:
        """Draw everything that the files share."""
        turn = len(words.BEHAVIOURS)
        self.index = index
        self.rng = random.Random(f"est-{index}")  # noqa: S311 - texts for a benchmark, no secret
        self.behaviour = words.BEHAVIOURS[index % turn]
        self.place = PLACES[(index // turn + 7 * (index % turn)) % len(PLACES)]
        lap = index // (turn * len(PLACES))
        self.tid = words.TIMES[lap % len(words.TIMES)]
        self.omgang = lap // len(words.TIMES) + 1
        self.stage = STAGES[index % len(STAGES)]
        self.start_meeting = (index * 5) % _STARTS
        self.start = MEETINGS[self.start_meeting] - dt.timedelta(days=index % 20)
        self.causes = self._causes()
        self.measures = tuple(self.rng.choice(words.MEASURES[cause.inriktning]) for cause in self.causes)
        self.baslinje = 10 + self.rng.randrange(60)
        self.efter = self.rng.randrange(3, self.baslinje + 4)
        self.flow = index // len(STAGES) % 3 != 0

    def _causes(self) -> tuple[words.Cause, words.Cause]:
        """Draw a situational cause of the place and a social one."""
        first = self.rng.choice([cause for cause in words.CAUSES if cause.inriktning == "situationell"])
        return first, self.rng.choice([cause for cause in words.CAUSES if cause.inriktning == "social"])

    @cached_property
    def titel(self) -> str:
        """The title, different for every case."""
        again = f", omgång {self.omgang}" if self.omgang > 1 else ""
        return f"{self.behaviour.namn} vid {self.place.namn} {self.tid[0]}{again}"

    @cached_property
    def id(self) -> str:
        """The name of the case's folder."""
        return f"{self.start.year}-{slug(self.titel)}"

    @property
    def malvarde(self) -> int:
        """The target: three tenths fewer than the baseline."""
        return self.baslinje * 7 // 10

    @property
    def maluppfyllelse(self) -> str:
        """The verdict that follows from the numbers."""
        return "uppnatt" if self.efter <= self.malvarde else "delvis" if self.efter < self.baslinje else "ej"

    def at_meeting(self, later: int) -> dt.date:
        """Return the date of the meeting that is `later` meetings after the case's first."""
        return MEETINGS[self.start_meeting + later]

    def baseline(self, later: int = 0) -> tuple[dt.date, dt.date]:
        """Return first and last day of the period that is measured, moved `later` days."""
        end = self.start + dt.timedelta(days=later - 1)
        return end - dt.timedelta(days=_BASELINE_DAYS - 1), end

    def pick(self, texts: tuple[str, ...], count: int = 1) -> str:
        """Return `count` different texts of these, as one."""
        return " ".join(self.rng.sample(texts, count))


def record(fields: dict[str, object], *, flow: bool) -> str:
    """Return one item of a list two steps in, as `- {a: b}` or as a block."""
    if flow:
        return "  - {" + ", ".join(f"{key}: {_flow_value(str(value))}" for key, value in fields.items()) + "}"
    return "  - " + "\n    ".join(f"{key}: {value}" for key, value in fields.items())


def records(key: str, items: list[dict[str, object]], *, flow: bool) -> str:
    """Return `key` with its list of records."""
    return "\n".join([f"{key}:", *(record(item, flow=flow) for item in items)])


def _flow_value(text: str) -> str:
    """Quote what a flow mapping would read as its own marks."""
    return f'"{text}"' if re.search(r"[,:]", text) and text[0] not in '[{"' else text


def folded(key: str, text: str, width: int = 100) -> str:
    """Return `key` with a folded block of text."""
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) > width:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return "\n  ".join([f"{key}: >-", *lines, line])
