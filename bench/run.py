"""Measure `est` beside the floor and its peers: `python -m bench.run`.

To try it: `--cases 100 --observations 50000 --no-peers`. A measurement, not a test: it always ends with status 0, and
the table says what is over its limit.
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench import history, observations, peers
from bench.measure import Contestant, Sample, ask, race
from bench.table import Row, at_most, render, times_faster
from bench.workspace import generate

_FLOOR = Path(__file__).with_name("floor.py")
_NOT_WANTED = {"pandas", "jinja2", "rich"}
_MAX_MEGABYTES = 100
_LAST_GOOD_STATUS = 1  # 1 says that est found something; 2 and above, that it did not do its work
_SCALE = 10
_ROWS_A_SECOND = {"CSV": 100_000, "Excel": 5_000}
_HEAVY = {"scipy.stats", "statsmodels"}
_ACTIVE, _CHANGED, _MINUTES = 100, 40, 1.5  # cases, changes, and seconds that the minutes of a meeting may take
_START = 0.4  # seconds that a review may take beside twice git's own time


class Bench:
    """What the measurements share: sizes, folders, and how `est` is started (`est` is empty while it is missing)."""

    def __init__(self, options: argparse.Namespace, scratch: Path) -> None:
        """Find `est` and generate the workspace that most rows use."""
        self.cases: int = options.cases
        self.rounds: int = options.rounds
        self.rows: int = options.observations
        self.cache = Path(options.cache).resolve()
        self.scratch = scratch
        self.est = find_est()
        self.main = self.workspace(self.cases)

    def workspace(self, cases: int) -> Path:
        """Return a new workspace with this many cases."""
        folder = self.scratch / f"cases-{cases}"
        generate(folder, cases)
        return folder

    def command(self, *words: str, folder: Path | None = None) -> Contestant:
        """Return `est` with these words, in the main workspace if no folder is given."""
        return Contestant([[*self.est, *words]], folder or self.main)

    def python(self, *words: str) -> Contestant:
        """Return this Python with these words, in the main workspace."""
        return Contestant([[sys.executable, *words]], self.main)

    def floor(self) -> Contestant:
        """Return the floor of the main workspace."""
        return self.python(str(_FLOOR), str(self.main))

    def race(self, ours: dict[str, Contestant], others: dict[str, Contestant]) -> dict[str, Sample]:
        """Race all in turn; ours are left out while `est` is missing."""
        return race({**(ours if self.est else {}), **others}, self.rounds)


def find_est() -> list[str]:
    """Return how `est` is started: the program beside this Python, else the module, else nothing."""
    program = Path(sys.executable).with_name("est")
    for command in ([str(program)] if program.exists() else [], [sys.executable, "-m", "est_cli"]):
        if command and _answers([*command, "--help"]):
            return command
    return []


def _answers(command: list[str]) -> bool:
    return ask(command, Path.cwd()).returncode == 0


def judge(
    what: str, ours: Sample | None, beside: tuple[str, Sample | None], limit: float, *, faster: bool = False
) -> Row:
    """Return the row of one comparison, skipped with a reason where a side has no figure.

    With `faster`, the one beside must take at least `limit` times as long; else ours may take `limit` times as long.
    """
    name, other = beside
    shown = f"{name} {other.seconds:.3f} s" if other else "-"
    if ours is None or other is None:
        return Row(what, beside=shown, note="est is not there yet")
    if other.status not in {0, ours.status} and not faster:
        return Row(what, f"{ours.seconds:.3f} s", shown, note=f"{name} ended with status {other.status}")
    if not 0 <= ours.status <= _LAST_GOOD_STATUS:
        return Row(what, f"{ours.seconds:.3f} s", shown, note=f"est ended with status {ours.status}")
    row = (times_faster if faster else at_most)(what, ours.seconds, (name, other.seconds), limit)
    return row._replace(note="est found fel" if ours.status else "")


def validate_rows(bench: Bench) -> Iterator[Row]:
    """Compare `est validera` with the floor, in time and memory."""
    samples = bench.race({"est": bench.command("validera")}, {"floor": bench.floor()})
    ours = samples.get("est")
    yield judge(f"est validera, {bench.cases} cases", ours, ("floor", samples["floor"]), 2.5)
    if ours and 0 <= ours.status <= _LAST_GOOD_STATUS:
        verdict = "ok" if ours.megabytes < _MAX_MEGABYTES else "över"
        yield Row("  its peak memory", f"{ours.megabytes:.0f} MB", limit=f"< {_MAX_MEGABYTES} MB", verdict=verdict)


def status_rows(bench: Bench) -> Iterator[Row]:
    """Compare `est status` with `est validera` over the same cases; and see what is imported."""
    ours = {"est": bench.command("status"), "week": bench.command("status", "--vecka")}
    samples = bench.race(ours, {"validera": bench.command("validera")} if bench.est else {})
    beside = ("est validera", samples.get("validera"))
    yield judge(f"est status, {bench.cases} cases", samples.get("est"), beside, 1.3)
    yield judge(f"est status --vecka, {bench.cases} cases", samples.get("week"), beside, 1.3)
    if bench.est:
        loaded = sorted(imported(bench.est, bench.main, "status") & _NOT_WANTED)
        verdict = "över" if loaded else "ok"
        yield Row("  of pandas, jinja2, rich it loads", ", ".join(loaded) or "none", limit="none", verdict=verdict)


def scale_rows(bench: Bench) -> Iterator[Row]:
    """Compare ten times as many cases with these."""
    what = f"est validera, {_SCALE * bench.cases} cases"
    if not bench.est:
        yield judge(what, None, ("est", None), 10.5)
        return
    many = bench.workspace(_SCALE * bench.cases)
    samples = bench.race({"many": bench.command("validera", folder=many), "few": bench.command("validera")}, {})
    yield judge(what, samples["many"], (f"est, {bench.cases} cases", samples["few"]), 10.5)
    shutil.rmtree(many)


def peer_rows(bench: Bench) -> Iterator[Row]:
    """Compare `est validera` with doorstop and check-jsonschema on as many files."""
    programs = peers.install(bench.cache)
    schema, own = peers.check_jsonschema(programs, bench.main, bench.scratch / "schemas", bench.est)
    others = {"doorstop": peers.doorstop(programs, bench.main, bench.scratch / "items"), "check-jsonschema": schema}
    samples = bench.race({"est": bench.command("validera")}, others)
    for name, limit in (("doorstop", 5), ("check-jsonschema", 12)):
        what = f"est validera, {5 * bench.cases} files"
        row = judge(what, samples.get("est"), (name, samples[name]), limit, faster=True)
        yield row._replace(note=_peer_note(name, samples[name].status, row.note, own=own))


def _peer_note(name: str, status: int, note: str, *, own: bool) -> str:
    stand_in = "any object stands in for est's schemas" if name == "check-jsonschema" and not own else ""
    failed = f"{name} ended with status {status}" if status else ""
    return "; ".join(filter(None, (note, failed, stand_in)))


def start_rows(bench: Bench) -> Iterator[Row]:
    """Compare start-up: help with importing typer, one case with bare Python; and see what is imported."""
    one = bench.workspace(1) if bench.cases > 1 else bench.main
    ours = {"help": bench.command("--help"), "one": bench.command("validera", folder=one)}
    samples = bench.race(ours, {"typer": bench.python("-c", "import typer"), "pass": bench.python("-c", "pass")})
    yield judge("est --help", samples.get("help"), ("import typer", samples["typer"]), 1.6)
    yield judge("est validera, 1 case", samples.get("one"), ("python -c pass", samples["pass"]), 22)
    if bench.est:
        loaded = sorted(imported(bench.est, one, "validera") & _NOT_WANTED)
        verdict = "över" if loaded else "ok"
        yield Row("  of pandas, jinja2, rich it loads", ", ".join(loaded) or "none", limit="none", verdict=verdict)


def imported(est: list[str], folder: Path, *words: str) -> set[str]:
    """Return the names of all modules that `est` with these words imports."""
    command = [sys.executable, "-X", "importtime", *(est if len(est) == 1 else est[1:]), *words]
    answer = ask(command, folder)
    lines = [line for line in answer.stderr.splitlines() if line.startswith("import time:")]
    return {line.rpartition("|")[2].strip() for line in lines}


def report_rows(bench: Bench) -> Iterator[Row]:
    """Compare `est rapport` with the floor, with no report there and with all there unchanged."""

    def remove() -> None:
        for name in ("rapporter", ".est"):
            shutil.rmtree(bench.main / name, ignore_errors=True)

    words = ("rapport", "--format", "html")
    ours = {"cold": bench.command(*words)._replace(prepare=remove), "unchanged": bench.command(*words)}
    samples = bench.race(ours, {"floor": bench.floor()})
    for state, limit in (("cold", 6), ("unchanged", 3.5)):
        what = f"est rapport --format html, {bench.cases} cases, {state}"
        yield judge(what, samples.get(state), ("floor", samples["floor"]), limit)


def git_rows(bench: Bench) -> Iterator[Row]:
    """Compare what reads git: a review with `git diff`, the hook with bare Python, a long history with a short one."""
    few = min(20, bench.cases)
    folder = bench.scratch / "git"
    generate(folder, bench.cases)
    history.branch(folder, few)
    review = bench.command("granska", "main..gren", folder=folder)
    samples = bench.race({"est": review}, {"git": Contestant([["git", "diff", "main..gren"]], folder)})
    yield over_git(f"est granska, {few} of {bench.cases} cases", samples.get("est"), samples["git"])
    history.stage(folder, 5)
    hook = bench.command("validera", "--index", folder=folder)
    samples = bench.race({"est": hook}, {"pass": bench.python("-c", "pass")})
    yield judge("est validera --index, 5 files", samples.get("est"), ("python -c pass", samples["pass"]), 20)
    long, short = (bench.scratch / f"history-{commits}" for commits in (bench.cases, bench.cases // _SCALE))
    for each in (long, short):
        history.long_history(each, int(each.name.rpartition("-")[2]))
    ours = {each.name: bench.command("validera", "--alla-versioner", folder=each) for each in (long, short)}
    samples = bench.race(ours, {})
    if bench.est:
        beside = (f"est, {bench.cases // _SCALE} commits", samples[short.name])
        yield judge(f"est validera --alla-versioner, {bench.cases} commits", samples[long.name], beside, _SCALE)


def minutes_rows(bench: Bench) -> Iterator[Row]:
    """Tell how long the minutes of a meeting take over a hundred cases, forty things changed since the last one."""
    folder = bench.scratch / "meeting"
    generate(folder, _ACTIVE)
    words = ("mote", "protokoll", history.meeting(folder, _CHANGED))
    command = bench.command(*words, folder=folder)
    anew = command._replace(prepare=lambda: history.git(folder, "restore", "moten"))
    ours = bench.race({"est": anew}, {}).get("est")
    what = f"est mote protokoll, {_ACTIVE} cases, {_CHANGED} changes"
    if ours is None or ours.status:
        yield Row(what, note=f"est ended with status {ours.status}" if ours else "est is not there yet")
        return
    verdict = "ok" if ours.seconds <= _MINUTES else "över"
    yield Row(what, f"{ours.seconds:.3f} s", limit=f"<= {_MINUTES} s", verdict=verdict)
    loaded = sorted({"pandas", "rich"} & imported(bench.est, folder, *words))
    verdict = "över" if loaded else "ok"
    yield Row("  of pandas, rich it loads", ", ".join(loaded) or "none", limit="none", verdict=verdict)


def over_git(what: str, ours: Sample | None, git: Sample) -> Row:
    """Return the row of a command that may take twice git's time and 0.4 s."""
    if ours is None or not 0 <= ours.status <= _LAST_GOOD_STATUS:
        return Row(
            what, beside=f"git diff {git.seconds:.3f} s", note="est is not there yet" if ours is None else "est failed"
        )
    limit = 2 * git.seconds + _START
    verdict = "ok" if ours.seconds <= limit else "över"
    beside = f"git diff {git.seconds:.3f} s"
    return Row(what, f"{ours.seconds:.3f} s", beside, "-", f"<= {limit:.3f} s", verdict)


def picture_rows(bench: Bench) -> Iterator[Row]:
    """Compare `est lagesbild` with pandas alone: reading the same files and keeping them, and only being imported."""
    many = observations.months(bench.scratch / "many", bench.rows)
    read = [str(path) for path in observations.read_by_picture(many)]
    only_read = bench.python("-c", "import sys, pandas; [pandas.read_csv(path) for path in sys.argv[1:]]", *read)
    picture = ("lagesbild", "--period", observations.PERIOD.namn)
    samples = bench.race({"est": bench.command(*picture, folder=many)}, {"pandas": only_read})
    ours, beside = samples.get("est"), f"pandas.read_csv, {len(read)} files"
    yield judge(f"est lagesbild, {bench.rows} rows", ours, (beside, samples["pandas"]), 2.0)
    if ours and ours.status == 0:
        yield at_most_memory(ours, (beside, samples["pandas"]), 1.2)
    one = observations.months(bench.scratch / "one", min(10_000, bench.rows), only=True)
    pandas = bench.python("-c", "import pandas")
    samples = bench.race({"est": bench.command(*picture, folder=one)}, {"pandas": pandas})
    yield judge("est lagesbild, 10000 rows, one month", samples.get("est"), ("import pandas", samples["pandas"]), 3)
    if bench.est:
        loaded = sorted(_HEAVY & imported(bench.est, one, *picture))
        verdict = "över" if loaded else "ok"
        yield Row("  of scipy.stats, statsmodels it loads", ", ".join(loaded) or "none", limit="none", verdict=verdict)


def at_most_memory(ours: Sample, beside: tuple[str, Sample], limit: float) -> Row:
    """Return the row of a peak memory that may be `limit` times that of the one beside."""
    name, other = beside
    ratio = ours.megabytes / other.megabytes
    verdict = "ok" if ratio <= limit else "över"
    memory = f"{name} {other.megabytes:.0f} MB"
    return Row("  its peak memory", f"{ours.megabytes:.0f} MB", memory, f"{ratio:.2f}", f"<= {limit:g}", verdict)


def import_rows(bench: Bench) -> Iterator[Row]:
    """Tell how many rows a second `est importera` keeps, start-up and the search for personal data included."""
    folder = bench.scratch / "import"
    size = bench.rows // 5
    for (kind, least), path, rows in zip(
        _ROWS_A_SECOND.items(), observations.foreign(folder, size), (size, size // 10), strict=True
    ):
        what = f"est importera, {rows} rows of {kind}"
        ours = bench.race({"est": _from_nothing(bench.command("importera", str(path), folder=folder))}, {}).get("est")
        if ours is None or ours.status:
            yield Row(what, note=f"est ended with status {ours.status}" if ours else "est is not there yet")
            continue
        speed = rows / ours.seconds
        verdict = "ok" if speed >= least else "under"
        yield Row(what, f"{ours.seconds:.3f} s", f"{speed:.0f} rows/s", limit=f">= {least} rows/s", verdict=verdict)


def _from_nothing(command: Contestant) -> Contestant:
    """Return the same, each time without the observations that the last time left."""
    return command._replace(prepare=lambda: shutil.rmtree(command.folder / "observationer", ignore_errors=True))


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Measure est beside the floor and its peers.")
    parser.add_argument("--cases", type=int, default=1000, help="cases in the workspace (default 1000)")
    parser.add_argument("--observations", type=int, default=1_000_000, help="rows in 24 months (default 1 000 000)")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of each race; the best counts (default 5)")
    parser.add_argument("--no-peers", action="store_true", help="without doorstop and check-jsonschema")
    parser.add_argument("--cache", default=".bench", help="where the peers are installed (default .bench)")
    return parser.parse_args()


def main() -> None:
    """Run every race and print the table."""
    chosen = options()
    peer = [] if chosen.no_peers else [peer_rows]
    races = [
        validate_rows,
        status_rows,
        scale_rows,
        *peer,
        start_rows,
        report_rows,
        git_rows,
        minutes_rows,
        picture_rows,
        import_rows,
    ]
    with tempfile.TemporaryDirectory(prefix="est-bench-") as scratch:
        bench = Bench(chosen, Path(scratch))
        rows = [row for rows_of in races for row in rows_of(bench)]
        size = sum(path.stat().st_size for path in bench.main.glob("arenden/*/*.yaml"))
    heading = (
        f"{chosen.cases} cases, {5 * chosen.cases} files, {size / 1e6:.1f} MB; best of {chosen.rounds};"
        f" Python {sys.version.split()[0]}, {os.cpu_count()} cores"
    )
    foot = [] if chosen.no_peers else ["", *peers.describe(chosen.cases)]
    sys.stdout.write("\n".join([heading, "", render(rows), *foot, ""]))


if __name__ == "__main__":
    main()
