"""The options of the frame itself: those that every command takes, and those that only `est` takes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperArgument, TyperOption

from est_cli.frame import completion, options

if TYPE_CHECKING:
    from collections.abc import Callable

    from typer._click import Context, Parameter


def _show_help(ctx: typer.Context) -> None:
    typer.echo(ctx.get_help())
    raise typer.Exit


def _show_version() -> None:
    from est_cli import __version__

    typer.echo(f"est {__version__}")
    raise typer.Exit


def _everywhere(
    *,
    arbetsyta: Annotated[
        str | None,
        typer.Option(
            callback=options.give_workspace,
            metavar="KATALOG",
            help="Arbetsytans katalog (annars EST_ARBETSYTA, annars närmaste est.yaml uppåt).",
        ),
    ] = None,
    datum: Annotated[
        str | None,
        typer.Option(
            callback=options.give_date,
            metavar="ÅÅÅÅ-MM-DD",
            help="Räkna med att det är den här dagen (annars EST_IDAG, annars i dag).",
        ),
    ] = None,
    tyst: Annotated[
        bool,
        typer.Option("--tyst", callback=options.give_quiet, help="Skriv bara resultat och fel."),
    ] = False,
    help_: Annotated[
        bool,
        typer.Option("--help", callback=_show_help, is_eager=True, help="Visa den här hjälpen och avsluta."),
    ] = False,
) -> None:
    """Carry the options in a signature, as Typer reads them; never called."""


def _at_the_top(
    *,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Visa versionen och avsluta."),
    ] = False,
    install: Annotated[
        bool,
        typer.Option(
            "--install-completion",
            callback=completion.install,
            is_eager=True,
            help="Installera komplettering med tabbtangenten i ditt skal.",
        ),
    ] = False,
    show: Annotated[
        bool,
        typer.Option(
            "--show-completion",
            callback=completion.show,
            is_eager=True,
            help="Visa kompletteringens skript, för att kopiera eller anpassa det.",
        ),
    ] = False,
) -> None:
    """Carry the options in a signature, as Typer reads them; never called."""


class FrameOption(TyperOption):
    """An option of the frame. It is read without Typer's coercion, which would load pydantic before it is needed."""

    def process_value(self, ctx: Context, value: object) -> object:
        """Tell the frame what was typed; while completing, nothing is shown or installed."""
        if self.callback and value is not None and value is not False and not (ctx.resilient_parsing and self.is_eager):
            self.callback(ctx, self, value)
        return value


class _UnreadOption(TyperOption):
    """An option that was not typed is not read either, so that a command that needs no pydantic never loads it."""

    def process_value(self, ctx: Context, value: object) -> object:
        """None as it is, where that is the default."""
        return None if _is_untyped(self, value) else super().process_value(ctx, value)


class _UnreadArgument(TyperArgument):
    """As `_UnreadOption`."""

    def process_value(self, ctx: Context, value: object) -> object:
        """None as it is, where that is the default."""
        return None if _is_untyped(self, value) else super().process_value(ctx, value)


def _is_untyped(param: TyperOption | TyperArgument, value: object) -> bool:
    return value is None and param.default is None and not param.required and param.callback is None


def of_command(function: Callable[..., object]) -> tuple[Callable[..., object] | None, list[Parameter]]:
    """What Typer needs of a command's function: the callable, and its parameters with the shared ones it lacks."""
    callback, params = _read_signature(function)
    for param in params:
        param.__class__ = _UnreadOption if isinstance(param, TyperOption) else _UnreadArgument
    declared = {opt for param in params for opt in param.opts}
    return callback, [*params, *(option for option in _shared() if declared.isdisjoint(option.opts))]


def of_group(*, topmost: bool) -> list[Parameter]:
    """The options of a group of commands."""
    return [*(_frame_options(_at_the_top) if topmost else ()), *_shared()]


@cache
def _shared() -> list[FrameOption]:
    return _frame_options(_everywhere)


def _frame_options(function: Callable[..., object]) -> list[FrameOption]:
    _, params = _read_signature(function)
    return [
        FrameOption(
            # The prefix keeps the name free for a command's own argument.
            param_decls=[f"frame_{param.name}", *param.opts],
            type_descriptor=param.type_descriptor,
            callback=param.callback,
            metavar=param.metavar,
            help=param.help,
            is_flag=param.is_flag,
            is_eager=param.is_eager,
            expose_value=False,
        )
        for param in params
        if isinstance(param, TyperOption)
    ]


def _read_signature(function: Callable[..., object]) -> tuple[Callable[..., object] | None, list[Parameter]]:
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command()(function)
    command = typer.main.get_command(app)
    return command.callback, command.params
