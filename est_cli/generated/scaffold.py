"""A new case: its five files, with the method's questions as comments and examples that can be uncommented."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import wrap
from typing import TYPE_CHECKING, Final

from est_cli.editing.scalars import Value, block_item, block_mapping, scalar, spelled
from est_cli.generated.kinds import CASE, KINDS
from est_cli.reading.fields import Field, fields

if TYPE_CHECKING:
    from datetime import date

    from est_cli.model.arende import Spar

WIDTH: Final = 100
"""Columns of a comment line."""
_HOW: Final = {
    "problem": "Svara under varje fråga. De indragna raderna är exempel: ta bort # och ändra, eller radera dem.",
    "analys": "Pröva flera förklaringar, och behåll dem som inte höll.",
    "atgarder": "Varje åtgärd riktas mot en orsak, utom den som är akut.",
    "utvardering": "Fylls i efter hand. Återkoppling får skrivas när som helst.",
}
_QUICK: Final = "Ett snabbt ärende behöver inte den här filen; radera den gärna."


def case_files(  # noqa: PLR0913 - what a case is called, where it is and who began it, each said by its name
    titel: str,
    plats: str,
    *,
    datum: date,
    av: str,
    spar: Spar | None = None,
    ansvarig: str | None = None,
    problem: Mapping[str, Value] | None = None,
) -> dict[str, str]:
    """The five files of a new case by name (`arende.yaml` …), as text.

    `plats`, `av` and `ansvarig` are ids; the first line of `historik` says that `av` began the case on `datum`.
    `problem` holds answers for `problem.yaml` by key. What is not known stands as a question with an empty key.
    """
    known = {"titel": titel, "plats": plats, "spar": spar, "ansvarig": ansvarig}
    answers = {"arende": {key: value for key, value in known.items() if value}, "problem": problem or {}}
    files = {f"{name}.yaml": _file(name, answers.get(name, {}), quick=spar == "snabb") for name in CASE}
    files["arende.yaml"] += "\n" + _history(datum, av)
    return files


def part_file(name: str) -> str:
    """One of a case's files with nothing answered, as text: `atgarder` for a case that has no plan yet."""
    return _file(name, {}, quick=False)


def _file(name: str, answers: Mapping[str, Value], *, quick: bool) -> str:
    how = _QUICK if quick and name == "analys" else _HOW.get(name, "")
    head = [
        f"# yaml-language-server: $schema=../../.vscode/schema/{name}.json",
        *_comment(KINDS[name].om),
        *_comment(how),
    ]
    asked = [field for field in fields(KINDS[name].model).values() if field.fraga]
    return "\n\n".join(["\n".join(head), *(_question(field, answers.get(field.namn)) for field in asked)]) + "\n"


def _question(field: Field, answer: Value) -> str:
    """The question, the key, and the example where the key has no answer yet."""
    example = [] if answer else [f"#   {line}" for line in field.exempel.splitlines()]
    return "\n".join([*_comment(field.fraga), f"{field.namn}:{_answer(answer)}", *example])


def _answer(value: Value) -> str:
    """What stands after the key: on its line, or indented below where it has parts."""
    if isinstance(value, Mapping):
        return "\n" + "\n".join(block_mapping(value, "  "))
    if isinstance(value, list) and value and isinstance(value[0], Mapping):
        return "\n" + "\n".join(line for item in value for line in block_item(item, "  "))
    return f" {spelled(value)}" if value else ""


def _history(datum: date, av: str) -> str:
    field = fields(KINDS["arende"].model)["historik"]
    line = f"  - {{datum: {datum.isoformat()}, skede: problem, av: {scalar(av, flow=True)}}}"
    return "\n".join([*_comment(field.hjalp), f"{field.namn}:", line]) + "\n"


def _comment(text: str) -> list[str]:
    return [f"# {line}" for line in wrap(text.strip(), WIDTH - 2)]
