"""From a table of commands to a program: `sys.exit(run(build(ENTRIES)))`."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

from est_cli.frame import completion, errors, options
from est_cli.frame.group import Entry, EstGroup

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Entry", "build", "run"]


def build(entries: Sequence[Entry]) -> EstGroup:
    """The program `est` with these commands. Nothing of theirs is imported yet."""
    return EstGroup("est", entries)


def run(group: EstGroup, args: Sequence[str] | None = None) -> int:
    """Run `est` with `args` (else the process's own) and return the exit status.

    A command ends by returning None (0) or its exit status, or by raising typer.Exit or EstError. Everything else
    is told in Swedish on stderr.
    """
    _speak_utf8()
    options.forget()
    if completion.VARIABLE in os.environ:
        return _complete(group)
    try:
        status = group.main(args, prog_name="est", standalone_mode=False)
        if sys.stdout:
            sys.stdout.flush()
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the one place where nothing may escape
        return errors.tell(error, _command_path(group, sys.argv[1:] if args is None else args))
    return status if isinstance(status, int) else 0


def _complete(group: EstGroup) -> int:
    """Answer a shell. It shows nothing but completions, so whatever goes wrong is an empty answer."""
    completion.register()
    try:
        group.main([], prog_name="est", complete_var=completion.VARIABLE, standalone_mode=False)
    except SystemExit as answered:
        return answered.code if isinstance(answered.code, int) else 0
    except Exception:  # noqa: BLE001 - see above
        return 0
    return 0


def _speak_utf8() -> None:
    """Write UTF-8 whatever the locale says; what cannot be encoded (a broken file name) is written out."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _command_path(group: EstGroup, args: Sequence[str]) -> str:
    """The command's name as far as it is one of ours; never what else was typed, which may be about a person."""
    names, commands = ["est"], group.commands
    for word in args:
        if word in commands:
            names.append(word)
            commands = getattr(commands[word], "commands", {})
    return " ".join(names)
