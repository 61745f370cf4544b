"""The help page in Swedish: usage, arguments, options and commands, without Typer's English words."""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Final, get_args

from typer.core import TyperArgument, TyperOption

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from typer._click import Command, Context, HelpFormatter, Parameter

_KINDS: Final = {int: "HELTAL", float: "TAL", date: "DATUM", datetime: "DATUM"}
_PLACES: Final = {"file": "FIL", "dir": "KATALOG", "path": "SÖKVÄG"}


def how_to_get_help(ctx: Context) -> str:
    """The last line of every error of use."""
    return f"Skriv {ctx.command_path} --help för hjälp."


def name_of(param: Parameter) -> str:
    """What a message calls the parameter: `--format` or `ÄRENDE`."""
    if isinstance(param, TyperOption):
        return max(param.opts, key=len)
    return param.metavar or param.name.upper()


def choices(param: Parameter) -> list[str]:
    """The words that the parameter takes, or an empty list when it takes anything."""
    if not isinstance(param, TyperOption | TyperArgument):
        return []
    return [str(choice.value if isinstance(choice, Enum) else choice) for choice in param.type_descriptor.choices or ()]


def value_name(param: TyperOption | TyperArgument) -> str:
    """What stands for the value: the metavar, the choices (`text|json`), or a word for the type."""
    return param.metavar or "|".join(choices(param)) or _kind(param)


def element_type(param: TyperOption | TyperArgument) -> object:
    """The type of one value, also where the parameter takes a list of them."""
    annotation = param.type_descriptor.annotation
    return get_args(annotation)[0] if param.type_descriptor.is_list else annotation


def _kind(param: TyperOption | TyperArgument) -> str:
    kind = element_type(param)
    if not isinstance(kind, type):
        return "TEXT"
    if issubclass(kind, Path):
        return _PLACES[param.type_descriptor.path_type]
    return _KINDS.get(kind, "TEXT")


def usage(command: Command, ctx: Context) -> list[str]:
    """The usage line after the command's name: `[FLAGGOR] ÄRENDE [FIL…]`."""
    arguments = [param for param in command.get_params(ctx) if isinstance(param, TyperArgument) and not param.hidden]
    return ["[FLAGGOR]", *map(_in_usage, arguments)]


def _in_usage(argument: TyperArgument) -> str:
    name = name_of(argument) + ("" if argument.nargs == 1 else "…")
    return name if argument.required else f"[{name}]"


def write_usage(command: Command, ctx: Context, formatter: HelpFormatter) -> None:
    """Write `Användning: est … `."""
    formatter.write_usage(ctx.command_path, " ".join(command.collect_usage_pieces(ctx)), prefix="Användning: ")


def write_parameters(command: Command, ctx: Context, formatter: HelpFormatter) -> None:
    """Write the arguments and the options, each under its heading."""
    params = [param for param in command.get_params(ctx) if not getattr(param, "hidden", False)]
    _section("Argument", [_argument_row(param) for param in params if isinstance(param, TyperArgument)], formatter)
    _section("Flaggor", [_option_row(param) for param in params if isinstance(param, TyperOption)], formatter)


def write_commands(commands: Mapping[str, Command], panels: Sequence[str], formatter: HelpFormatter) -> None:
    """Write the commands that are not hidden under their headings, `panels` first and in that order."""
    rows: dict[str, list[tuple[str, str]]] = {panel: [] for panel in panels}
    for name, command in commands.items():
        if not command.hidden:
            panel = getattr(command, "rich_help_panel", None) or "Kommandon"
            rows.setdefault(panel, []).append((name, command.short_help or ""))
    for panel, lines in rows.items():
        _section(panel, lines, formatter)


def _section(heading: str, rows: list[tuple[str, str]], formatter: HelpFormatter) -> None:
    if rows:
        with formatter.section(heading):
            formatter.write_dl(rows)


def _argument_row(param: TyperArgument) -> tuple[str, str]:
    taken = "" if param.metavar is None else "|".join(choices(param))
    name = f"{name_of(param)}…" if param.nargs != 1 else name_of(param)
    return name, _with_notes(param, [taken])


def _option_row(param: TyperOption) -> tuple[str, str]:
    names = " / ".join(", ".join(opts) for opts in (sorted(param.opts, key=len), param.secondary_opts) if opts)
    value = "" if param.is_flag or param.count else f" {value_name(param)}"
    return names + value, _with_notes(param, ["kan upprepas" if param.multiple else ""])


def _with_notes(param: TyperOption | TyperArgument, first: list[str]) -> str:
    notes = [*first, _environment(param), _default(param), "obligatorisk" if param.required else ""]
    shown = "; ".join(note for note in notes if note)
    return f"{param.help or ''}{f'  [{shown}]' if shown else ''}".strip()


def _environment(param: TyperOption | TyperArgument) -> str:
    if not (param.show_envvar and param.envvar):
        return ""
    return f"miljövariabel: {param.envvar if isinstance(param.envvar, str) else ', '.join(param.envvar)}"


def _default(param: TyperOption | TyperArgument) -> str:
    value = param.default
    if isinstance(param.show_default, str):
        return f"standard: {param.show_default}"
    if not param.show_default or value in (None, False, "", [], ()) or callable(value):
        return ""
    if value is True and isinstance(param, TyperOption):
        return f"standard: {param.opts[0]}"
    values = value if isinstance(value, list | tuple) else [value]
    return f"standard: {', '.join(str(one.value if isinstance(one, Enum) else one) for one in values)}"
