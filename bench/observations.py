"""Made-up observations in any number: monthly files as `est` keeps them, and foreign files to import."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from bench import words
from bench.cases import PLACES
from bench.workspace import generate
from est_cli.lagesbild.times import months_to_read
from est_cli.observationer.columns import COLUMNS, file_name
from est_cli.period import Period, months_between, read_period

if TYPE_CHECKING:
    from numpy.random import Generator

PERIOD: Final[Period] = read_period("2026-05")
"""The month of which a picture is made: the last whole one on the day that the bench looks at."""
_FIRST: Final = date(2024, 6, 1)
_CASES: Final = 20
_KALLA: Final = "matning"
_FOREIGN: Final = {"datum": "Datum", "tid_fran": "Klockslag", "plats": "Plats", "kategori": "Händelse",
                   "rapportor": "Från", "antal": "Antal", "beskrivning": "Anteckning"}  # fmt: skip
_WORDS: Final = sorted({word for text in (*words.OBSERVED, *words.NOTES) for word in text.lower().split()})


def months(folder: Path, rows: int, *, only: bool = False) -> Path:
    """Return a new workspace with so many observations in 24 monthly files, or in that of `PERIOD` only."""
    generate(folder, _CASES)
    (folder / "observationer").mkdir()
    wanted = [PERIOD.namn] if only else months_between(_FIRST, PERIOD.till)
    for number, month in enumerate(wanted):
        size = rows * (number + 1) // len(wanted) - rows * number // len(wanted)
        _table(month, size).to_csv(folder / file_name(month, _KALLA), index=False, lineterminator="\n")
    return folder


def read_by_picture(folder: Path) -> list[Path]:
    """The files that a picture of `PERIOD` reads, with all that it compares the month with."""
    every = (folder / file_name(month, _KALLA) for month in months_to_read(PERIOD, PERIOD.till))
    return [one for one in every if one.exists()]


def foreign(folder: Path, rows: int) -> tuple[Path, Path]:
    """Return a semicolon CSV and an Excel file of other columns, beside a new workspace with a profile for them.

    The Excel file has a tenth of the rows.
    """
    generate(folder, _CASES)
    profile = folder / "register" / "import" / f"{_KALLA}.yaml"
    profile.parent.mkdir()
    columns = "\n".join(f"  {ours}: {theirs}" for ours, theirs in _FOREIGN.items())
    profile.write_text(f"beskrivning: Uppdiktade rapporter\nkolumner:\n{columns}\n", encoding="utf-8")
    table = _table(PERIOD.namn, rows)[list(_FOREIGN)].rename(columns=_FOREIGN)
    csv, excel = folder.with_suffix(".csv"), folder.with_suffix(".xlsx")
    table.to_csv(csv, index=False, sep=";")
    table.head(rows // 10).to_excel(excel, index=False)
    return csv, excel


def _table(month: str, rows: int) -> pd.DataFrame:
    """A month of observations by date, drawn with the month's own seed."""
    rng = np.random.default_rng(int(month.replace("-", "")))
    days = np.sort(rng.integers(1, 29, rows))
    hours = rng.integers(0, 24, rows)
    table = {
        "id": [f"{_KALLA}-{month}-{number}" for number in range(rows)],
        "datum": _chosen([f"{month}-{day:02}" for day in range(29)], days),
        "tid_fran": _chosen([f"{hour:02}:30" for hour in range(24)], hours),
        "tid_till": _chosen([f"{(hour + 2) % 24:02}:00" for hour in range(24)], hours),
        "plats": _skewed([place.id for place in PLACES], rows, rng),
        "kategori": _skewed([each.id for each in words.BEHAVIOURS], rows, rng),
        "rapportor": _skewed([actor.id for actor in words.ACTORS], rows, rng),
        "typ": "iakttagelse",
        "antal": rng.integers(1, 4, rows),
        "beskrivning": _texts(rows, rng),
    }
    return pd.DataFrame(table, columns=list(COLUMNS))


def _texts(rows: int, rng: "Generator") -> "np.ndarray":
    """Two halves of a thousand kinds each, so that hardly any text comes twice."""
    halves: np.ndarray = np.array(
        [" ".join(line) for line in np.array(_WORDS)[rng.integers(0, len(_WORDS), (1000, 4))]]
    )
    first, second = rng.integers(0, len(halves), (2, rows))
    texts: np.ndarray = np.char.add(np.char.add(halves[first], " "), halves[second])
    return texts


def _chosen(values: list[str], index: "np.ndarray") -> "np.ndarray":
    chosen: np.ndarray = np.array(values)[index]
    return chosen


def _skewed(values: list[str], rows: int, rng: "Generator") -> "np.ndarray":
    """Many of the first values, few of the last, as places are."""
    return _chosen(values, (len(values) * rng.random(rows) ** 2).astype(int))
