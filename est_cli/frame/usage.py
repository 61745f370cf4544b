"""Typer's complaints about what was typed, in Swedish. Its classes are private, so they are known by name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from typer.core import TyperArgument, TyperOption

from est_cli.errors import EstError
from est_cli.frame import helptext
from est_cli.reading.invisible import shown
from est_cli.svenska import menade_du, nearest, uppraknat

if TYPE_CHECKING:
    from collections.abc import Callable

    from typer import TyperException
    from typer._click import Context, Parameter

_PATH_FAULTS: Final = (
    ("does not exist.", "finns inte"),
    ("is a file.", "är en fil, men här behövs en katalog"),
    ("is a directory.", "är en katalog, men här behövs en fil"),
    ("is not readable.", "går inte att läsa"),
    ("is not writable.", "går inte att skriva till"),
)
_PATH: Final = re.compile(r"(?:file|dir|path) '(.*)' ")
_NUMBERS: Final = {int: "ett heltal", float: "ett tal, till exempel 2.5"}


def translate(error: TyperException) -> EstError:
    """The same complaint in Swedish, with how to get help for the command at hand."""
    ctx: Context | None = getattr(error, "ctx", None)
    text = _TEXTS.get(type(error).__name__, _other)(error, ctx)
    return EstError(text, helptext.how_to_get_help(ctx) if ctx else "", exit_code=2)


def is_help(error: TyperException) -> bool:
    """Whether the error is no error but the help page, since nothing was typed after the group's name."""
    return type(error).__name__ == "NoArgsIsHelpError"


def _missing(error: TyperException, _: Context | None) -> str:
    param = _param(error)
    if param is None:
        return "Ett argument saknas."
    kind = "Flaggan" if isinstance(param, TyperOption) else "Argumentet"
    words = helptext.choices(param)
    return f"{kind} {helptext.name_of(param)} saknas." + (f" Välj {uppraknat(words, 'eller')}." if words else "")


def _no_such_option(error: TyperException, ctx: Context | None) -> str:
    typed = str(getattr(error, "option_name", ""))
    known = [opt for param in _options(ctx) for opt in (*param.opts, *param.secondary_opts)]
    return f"Flaggan {_unquoted(typed)} finns inte. {menade_du(typed, known)}".rstrip()


def _option_misused(error: TyperException, ctx: Context | None) -> str:
    typed = str(getattr(error, "option_name", ""))
    option = next((param for param in _options(ctx) if typed in (*param.opts, *param.secondary_opts)), None)
    if option is None or option.is_flag:
        return f"Flaggan {_unquoted(typed)} tar inget värde."
    return f"Flaggan {typed} behöver ett värde: {typed} {helptext.value_name(option)}."


def _bad_value(error: TyperException, _: Context | None) -> str:
    param = _param(error)
    if not isinstance(param, TyperOption | TyperArgument):
        return error.message
    problem = next((detail for detail in getattr(error.__cause__, "errors", list)()), None)
    if problem is None:
        return _said_by_callback(param, error.message)
    return f"Värdet {shown(str(problem['input']))} går inte för {helptext.name_of(param)}: {_wanted(param, problem)}"


def _said_by_callback(param: Parameter, message: str) -> str:
    """A path that Typer refuses, or a text that a callback of ours gave to typer.BadParameter."""
    path = _PATH.match(message)
    fault = next((swedish for english, swedish in _PATH_FAULTS if message.endswith(english)), None)
    if path and fault:
        return f"{helptext.name_of(param)}: {shown(path.group(1))} {fault}."
    return f"{helptext.name_of(param)}: {message}"


def _wanted(param: TyperOption | TyperArgument, problem: dict[str, object]) -> str:
    words = helptext.choices(param)
    if words:
        near = nearest(str(problem["input"]), words)
        return f"välj {uppraknat(words, 'eller')}.{f' Menade du {near}?' if near else ''}"
    number = next((words for kind, words in _NUMBERS.items() if helptext.element_type(param) is kind), None)
    if number:
        return f"skriv {number}{_limits(param)}."
    if param.type_descriptor.parameter_info.parser:
        return str(problem["msg"]).removeprefix("Value error, ")
    return f"skriv {helptext.value_name(param)}."


def _limits(param: TyperOption | TyperArgument) -> str:
    if param.min is not None and param.max is not None:
        return f" från {param.min} till {param.max}"
    if param.min is not None:
        return f", minst {param.min}"
    return f", högst {param.max}" if param.max is not None else ""


def _argument_misused(error: TyperException, _: Context | None) -> str:
    values = re.search(r"\d+", error.message)
    return f"Ett argument tar {values.group() if values else 'flera'} värden."


def _other(error: TyperException, ctx: Context | None) -> str:
    if error.message == "Missing command.":
        return f"Kommandot saknas efter {ctx.command_path if ctx else 'est'}."
    return f"Kommandoraden går inte att tolka: {error.message}"


def _param(error: TyperException) -> Parameter | None:
    param: Parameter | None = getattr(error, "param", None)
    return param


def _options(ctx: Context | None) -> list[TyperOption]:
    return [param for param in ctx.command.get_params(ctx) if isinstance(param, TyperOption)] if ctx else []


def _unquoted(typed: str) -> str:
    return shown(typed).strip("”")


_TEXTS: Final[dict[str, Callable[[TyperException, Context | None], str]]] = {
    "MissingParameter": _missing,
    "NoSuchOption": _no_such_option,
    "BadOptionUsage": _option_misused,
    "BadParameter": _bad_value,
    "BadArgumentUsage": _argument_misused,
}
