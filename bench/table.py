"""The table of figures, as plain text."""

from typing import NamedTuple


class Row(NamedTuple):
    """One line: what was measured, its figure, what stands beside it, their ratio, the limit, and the verdict."""

    what: str
    figure: str = "-"
    beside: str = "-"
    ratio: str = "-"
    limit: str = "-"
    verdict: str = "skipped"
    note: str = ""


def at_most(what: str, figure: float, beside: tuple[str, float], limit: float) -> Row:
    """Return a row where `figure` seconds may be at most `limit` times those beside it."""
    name, other = beside
    ratio = figure / other
    verdict = "ok" if ratio <= limit else "över"
    return Row(what, f"{figure:.3f} s", f"{name} {other:.3f} s", f"{ratio:.2f}", f"<= {limit:g}", verdict)


def times_faster(what: str, figure: float, beside: tuple[str, float], limit: float) -> Row:
    """Return a row where the peer beside it must take at least `limit` times as long."""
    name, other = beside
    ratio = other / figure
    verdict = "ok" if ratio >= limit else "under"
    return Row(what, f"{figure:.3f} s", f"{name} {other:.3f} s", f"{ratio:.2f}", f">= {limit:g}", verdict)


def render(rows: list[Row]) -> str:
    """Return all rows in columns, with a heading."""
    table = [Row("what", "figure", "beside", "ratio", "limit", "verdict", "note"), *rows]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in table]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]])
