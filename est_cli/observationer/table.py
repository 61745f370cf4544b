"""Many months of observations as one table: what `rows.read_rows` reads row by row, read column by column."""

from __future__ import annotations

import csv
import re
from datetime import date
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from est_cli.observationer.columns import COLUMNS, HEADER, files
from est_cli.observationer.rows import Observation, read_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from est_cli.workspace.tree import Tree

    Ints = NDArray[np.int64]

DAY: Final = 24 * 60
WEEK: Final = 7 * DAY
_WORDS: Final = ("plats", "kategori", "rapportor")
_READ: Final = ("datum", "tid_fran", "datum_till", "tid_till", *_WORDS, "typ", "antal")
_POINT: Final = (("lat", 90), ("lon", 180))
_PLAIN_DEGREES: Final = re.compile(rb"(?:-?[0-9]{1,3}(?:\.[0-9]{1,12})?\n)*")
_LAST: Final = len(COLUMNS) - 1
_HEADER: Final = f"{HEADER}\n".encode()
_HEAD: Final = _HEADER + b"x,0001-01-01,,,,,,,,,,,\n"
"""The header and a row that is left out again: its empty values keep pandas from reading words of digits as numbers."""
_LONGEST: Final = 100_000
"""Bytes of a line; the csv module gives up on a longer value, so such a file is left to it."""


class Table(NamedTuple):
    """The observations of some months, and how many rows of which files cannot be read and are left out.

    `rader` is a DataFrame in no stated order: `dag` (the date as `date.toordinal` counts), `plats`, `kategori` and
    `rapportor` (categories; "" where nothing is written), `antal` (events), `minut` (of the week, Monday 00:00 first,
    when it began at the earliest; -1 without a clock time), `langd` (minutes until it had ended at the latest) and
    `punkt` (whether it has coordinates).
    """

    rader: pd.DataFrame
    olasliga: dict[str, int]


def read_table(tree: Tree, manader: Iterable[str]) -> Table:
    """The observations in the files of some months (`2026-03`); those of a file that cannot be read are none."""
    parts, unreadable = [], {}
    for one in files(tree, manader):
        part, wrong = _read(_bytes(tree, one.fil))
        parts.append(part)
        if wrong:
            unreadable[one.fil] = wrong
    return Table(_joined(parts), unreadable)


def _bytes(tree: Tree, fil: str) -> bytes:
    try:
        return tree.read(fil)
    except OSError:
        return b""


def _read(data: bytes) -> tuple[pd.DataFrame, int]:
    """A file as a table, and how many of its rows cannot be read."""
    plain = data.removeprefix(b"\xef\xbb\xbf")
    quick = _read_regular(plain.replace(b"\r\n", b"\n") if b"\r" in plain else plain)
    if quick is not None:
        return quick, 0
    rows = list(read_rows(data.decode("utf-8-sig", "replace")))
    good = [row for row in rows if isinstance(row, Observation)]
    return _from_rows(good), len(rows) - len(good)


def _read_regular(data: bytes) -> pd.DataFrame | None:
    """A file in which each row is an observation; None where any may be something else."""
    import pandas as pd

    commas = _commas(data)
    points = None if commas is None else _points(data, commas)
    if points is None:
        return None
    text = BytesIO(_HEAD + data[len(_HEADER) :])
    raw = pd.read_csv(text, usecols=_READ, dtype="category", na_filter=False, low_memory=False).iloc[1:]
    values = {column: raw[column].cat.categories.tolist() for column in _READ}
    return _from_columns(raw, points) if _may_be(values) else None


def _may_be(values: dict[str, list[str]]) -> bool:
    """Whether `read_rows` takes each of the values, in a row where nothing else could be wrong."""
    text = StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(COLUMNS)
    for column, some in values.items():
        row, at = ["x", "0001-01-01", "", "", "", "", "x", "", "", "0", "", "", ""], COLUMNS.index(column)
        rows.writerows([*row[:at], value, *row[at + 1 :]] for value in some)
    lines = any("\n" in value for some in values.values() for value in some)  # which may have been other line ends
    return not lines and all(isinstance(row, Observation) for row in read_rows(text.getvalue()))


def _commas(data: bytes) -> Ints | None:
    """Where the commas of each row stand; None where the rows are not all whole: a plain header, twelve commas, an id.

    Also None for what the csv module and pandas may read differently: other bytes than UTF-8 text, stray quotes.
    """
    import numpy as np

    if not data.startswith(_HEADER) or b"\r" in data or b"\0" in data or not _is_utf8(data):
        return None
    array = np.frombuffer(data if data.endswith(b"\n") else data + b"\n", dtype=np.uint8)
    commas, ends = (np.flatnonzero(array == ord(sign)) for sign in ",\n")
    if b'"' in data:
        quotes = np.flatnonzero(array == ord('"'))
        if not _are_whole(array, quotes):
            return None
        commas, ends = _outside(commas, quotes), _outside(ends, quotes)
    if len(commas) != len(ends) * _LAST or np.diff(ends).max(initial=0) > _LONGEST:
        return None
    rows, starts = commas.reshape(-1, _LAST)[1:], ends[:-1] + 1
    whole = (rows[:, 0] > starts) & (rows[:, -1] < ends[1:]) if len(rows) else np.ones(0, dtype=bool)
    return rows if bool(whole.all()) else None


def _points(data: bytes, commas: Ints) -> NDArray[np.bool_] | None:
    """Which rows have a point; None where any coordinate may be something else."""
    import numpy as np

    there = np.ones(len(commas), dtype=bool)
    for column, most in _POINT:
        at = COLUMNS.index(column)
        begun, over = commas[:, at - 1] + 1, commas[:, at]
        some = np.flatnonzero(over > begun)
        values = [data[a:b] for a, b in zip(begun[some].tolist(), over[some].tolist(), strict=True)]
        if not _PLAIN_DEGREES.fullmatch(b"".join([value + b"\n" for value in values])):
            return None
        if values and np.abs(np.array(values).astype(np.float64)).max() > most:
            return None
        there &= over > begun
    return there


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _are_whole(array: NDArray[np.uint8], quotes: Ints) -> bool:
    """Whether each quote begins or ends a value, or is doubled inside one."""
    import numpy as np

    quote, comma, end = (ord(sign) for sign in '",\n')
    if len(quotes) % 2 or quotes[-1] + 1 >= len(array):
        return False
    edges = np.array([array[quotes[::2] - 1], array[quotes[1::2] + 1]])
    return bool(((edges == comma) | (edges == end) | (edges == quote)).all())


def _outside(signs: Ints, quotes: Ints) -> Ints:
    """Those of the signs that stand outside all quotes."""
    import numpy as np

    depth = np.zeros(len(signs) + 1, dtype=np.int8)
    np.add.at(depth, np.searchsorted(signs, quotes[::2]), 1)
    np.add.at(depth, np.searchsorted(signs, quotes[1::2]), -1)
    outside: Ints = signs[np.cumsum(depth[:-1], dtype=np.int8) == 0]
    return outside


def _from_columns(raw: pd.DataFrame, points: NDArray[np.bool_]) -> pd.DataFrame | None:
    """The table of a file whose values are each what they may be; None where two of a row contradict each other."""
    import pandas as pd

    first, last = _mapped(raw["datum"], _ordinal), _mapped(raw["datum_till"], _ordinal)
    begun, over = _mapped(raw["tid_fran"], _minutes), _mapped(raw["tid_till"], _minutes)
    events = _mapped(raw["antal"], lambda value: int(value or 1))
    nameless = _mapped(raw["kategori"], lambda value: int(not value))
    backwards = (last >= 0) & ((last < first) | ((last == first) & (over >= 0) & (over < begun)))
    if bool((backwards | ((events > 0) & (nameless > 0))).any()):
        return None
    columns = _times(first, begun, last, over) | {"antal": events, "punkt": points}
    return pd.DataFrame({**columns, **{word: raw[word] for word in _WORDS}})


def _mapped(column: pd.Series[Any], meaning: Callable[[str], int]) -> Ints:
    """A column of categories as numbers: each category's meaning."""
    import numpy as np

    meanings: Ints = np.array([meaning(value) for value in column.cat.categories.tolist()], dtype=np.int64)
    found: Ints = meanings[column.cat.codes.to_numpy()]
    return found


def _ordinal(value: str) -> int:
    return date.fromisoformat(value).toordinal() if value else -1


def _minutes(value: str) -> int:
    return int(value[:2]) * 60 + int(value[3:]) if value else -1


def _times(first: Ints, begun: Ints, last: Ints, over: Ints) -> dict[str, Any]:
    """`dag`, `minut` and `langd`, as `Observation.start` and `Observation.slut` say."""
    import numpy as np

    one_moment = (over < 0) & (last < 0) & (begun >= 0)
    overnight = (over >= 0) & (over < begun) & (last < 0)
    end_day = np.where(last >= 0, last, first + overnight)
    end = np.where(one_moment, first * DAY + begun, end_day * DAY + np.where(over >= 0, over, DAY))
    known = begun >= 0
    minute = np.where(known, ((first - 1) * DAY + begun) % WEEK, -1)
    return {"dag": first, "minut": minute, "langd": end - first * DAY - np.maximum(begun, 0)}


def _from_rows(rows: Sequence[Observation]) -> pd.DataFrame:
    import pandas as pd

    def column(name: str) -> list[str]:
        return [getattr(row, name) or "" for row in rows]

    texts = {word: pd.Categorical(pd.array(column(word), dtype="str")) for word in _WORDS}
    days = [(row.datum.toordinal(), row.datum_till.toordinal() if row.datum_till else -1) for row in rows]
    clocks = [(_minutes(row.tid_fran or ""), _minutes(row.tid_till or "")) for row in rows]
    first, last = _pair(days)
    begun, over = _pair(clocks)
    others = {"antal": [row.antal for row in rows], "punkt": [None not in {row.lat, row.lon} for row in rows]}
    kinds = {"antal": "int64", "punkt": "bool"}
    return pd.DataFrame({**_times(first, begun, last, over), **others, **texts}).astype(kinds)


def _pair(values: Sequence[tuple[int, int]]) -> tuple[Ints, Ints]:
    import numpy as np

    array = np.array(values, dtype=np.int64).reshape(-1, 2)
    return array[:, 0], array[:, 1]


def _joined(parts: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Tables one after another, in small numbers."""
    import numpy as np
    import pandas as pd
    from pandas.api.types import union_categoricals

    sizes = {"dag": np.int32, "minut": np.int16, "langd": np.int64, "antal": np.int32, "punkt": np.bool_}
    parts = parts or [_from_rows([])]
    numbers: dict[str, Any] = {
        name: np.concatenate([part[name].to_numpy() for part in parts]).astype(size) for name, size in sizes.items()
    }
    words = {word: union_categoricals([part[word] for part in parts], sort_categories=True) for word in _WORDS}
    return pd.DataFrame({**numbers, **words})
