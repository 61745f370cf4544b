"""The table of commands and what Typer needs to run it: commands that are imported only when they are used."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Final

from typer.core import TyperCommand, TyperGroup

from est_cli.errors import EstError
from est_cli.frame import helptext, parameters
from est_cli.frame.errors import Stopped, known_context

if TYPE_CHECKING:
    from collections.abc import Sequence

    from typer._click import Command, Context, HelpFormatter

PANELS: Final = ("Arbetsyta", "Ärenden", "Granskning", "Lägesbild", "Möten", "Lag och återkoppling")
"""The headings of `est --help`, in the contract's order; commands without one come last, under `Kommandon`."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the table of commands.

    `help` is the one-line help, without square brackets; `more` what the command's own help adds, in paragraphs.
    `target` is `module:function`, a function annotated as Typer wants it. With `commands` it is a group instead.
    """

    name: str
    panel: str
    help: str
    target: str = ""
    more: str = ""
    hidden: bool = False
    commands: tuple[Entry, ...] = ()

    @property
    def about(self) -> str:
        """The whole help text."""
        return f"{self.help}\n\n{self.more}" if self.more else self.help


class EstCommand(TyperCommand):
    """A command whose module is imported first when it is run, completed, or asked for its help."""

    allow_extra_args = True  # so that parse_args below says it, and not Typer

    def __init__(self, entry: Entry) -> None:
        """Know the name and the help, nothing more."""
        super().__init__(
            entry.name,
            help=entry.about,
            short_help=entry.help,
            hidden=entry.hidden,
            add_help_option=False,
            rich_markup_mode=None,
            rich_help_panel=entry.panel,
        )
        self.target = entry.target

    def make_context(
        self, info_name: str | None, args: list[str], parent: Context | None = None, **extra: object
    ) -> Context:
        """Import the command, then read what was typed."""
        self._load()
        return super().make_context(info_name, args, parent, **extra)

    def _load(self) -> None:
        if self.callback is not None:
            return
        module, _, name = self.target.partition(":")
        self.callback, self.params = parameters.of_command(getattr(import_module(module), name))

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Refuse what is left over, and say how to quote it."""
        with known_context(ctx):
            rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise _too_much(ctx, rest)
        return rest

    def collect_usage_pieces(self, ctx: Context) -> list[str]:
        """The usage line after the command's name."""
        return helptext.usage(self, ctx)

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the usage line."""
        helptext.write_usage(self, ctx, formatter)

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the arguments and options."""
        helptext.write_parameters(self, ctx, formatter)


class EstGroup(TyperGroup):
    """`est` itself, or a command with commands under it, such as `est atgard`."""

    def __init__(self, name: str, entries: Sequence[Entry], *, entry: Entry | None = None) -> None:
        """Make a command of each entry; `entry` is the group's own line, None for the topmost."""
        super().__init__(
            name=name,
            commands={child.name: _node(child) for child in entries},
            help=entry.about if entry else "",
            short_help=entry.help if entry else "",
            hidden=entry.hidden if entry else False,
            params=parameters.of_group(topmost=entry is None),
            add_help_option=False,
            no_args_is_help=True,
            subcommand_metavar="KOMMANDO [ARGUMENT]…",
            rich_markup_mode=None,
            rich_help_panel=entry.panel if entry else None,
        )

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the group's own options."""
        with known_context(ctx):
            return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        """Find the command, or say which one was nearest."""
        if args[0] not in self.commands and not ctx.resilient_parsing:
            raise _no_such_command(self, ctx, args[0])
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: Context) -> object:
        """Run the command; Ctrl-C and a reader that left are told apart from faults here, before Typer hides them."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise Stopped.by_hand() from None
        except BrokenPipeError:
            raise Stopped.by_reader() from None

    def collect_usage_pieces(self, ctx: Context) -> list[str]:
        """The usage line after the group's name."""
        return [*helptext.usage(self, ctx), self.subcommand_metavar]

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the usage line."""
        helptext.write_usage(self, ctx, formatter)

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the commands under their headings, then the options."""
        helptext.write_commands(self.commands, PANELS, formatter)
        helptext.write_parameters(self, ctx, formatter)


def _node(entry: Entry) -> EstCommand | EstGroup:
    return EstGroup(entry.name, entry.commands, entry=entry) if entry.commands else EstCommand(entry)


def _no_such_command(group: EstGroup, ctx: Context, word: str) -> EstError:
    from est_cli.reading.invisible import shown
    from est_cli.svenska import menade_du

    known = [name for name, command in group.commands.items() if not command.hidden]
    return EstError(
        f"Kommandot {shown(word)} finns inte. {menade_du(word, known)}".rstrip(), helptext.how_to_get_help(ctx)
    )


def _too_much(ctx: Context, rest: Sequence[str]) -> EstError:
    from est_cli.reading.invisible import shown

    extra = " ".join(map(shown, rest))
    return EstError(
        f"Det här är för mycket: {extra}. Sätt citattecken runt en text med mellanslag.", helptext.how_to_get_help(ctx)
    )
