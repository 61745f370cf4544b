"""Whatever ends a command early, told on stderr in Swedish and turned into an exit status. Never a traceback."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, Self

import typer

from est_cli.errors import EstError
from est_cli.personal.mask import masked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from typer._click import Context

WRONG: Final = 2
"""Exit status for wrong use, no workspace, and a fault of ours: anything but an answer."""
BY_HAND: Final = 130
"""Exit status after Ctrl-C, as every shell has it: 128 + SIGINT."""
BY_READER: Final = 141
"""Exit status when the reader of a pipe left, as every shell has it: 128 + SIGPIPE."""
ISSUES: Final = "under Issues på projektets sida"
_DISK: Final = {
    errno.EACCES: "åtkomst nekas",
    errno.EPERM: "åtkomst nekas",
    errno.EROFS: "platsen är skrivskyddad",
    errno.ENOSPC: "disken är full",
    errno.EDQUOT: "utrymmet är slut",
    errno.ENAMETOOLONG: "namnet är för långt",
}


class Stopped(Exception):  # noqa: N818 - stopped is no error
    """The command was stopped from outside; `text` is what to say about it, perhaps nothing."""

    def __init__(self, text: str, exit_code: int) -> None:
        """Remember what to say and the exit status."""
        super().__init__(text)
        self.text = text
        self.exit_code = exit_code

    @classmethod
    def by_hand(cls) -> Self:
        """Ctrl-C."""
        return cls("Avbrutet; inget har ändrats halvvägs.", BY_HAND)

    @classmethod
    def by_reader(cls) -> Self:
        """The reader of stdout left, as `head` does: nothing to say, and nobody to say it to."""
        return cls("", BY_READER)


@contextmanager
def known_context(ctx: Context) -> Iterator[None]:
    """Tell an error of use which command it is about, where Typer's parser leaves that out."""
    try:
        yield
    except typer.TyperException as error:
        if getattr(error, "ctx", None) is None:
            error.ctx = ctx  # type: ignore[attr-defined]  # its class for errors of use has it, and is private
        raise


def tell(error: BaseException, command: str) -> int:
    """Say on stderr what happened; `command` is what was run (`est atgard ny`). Return the exit status."""
    if isinstance(error, KeyboardInterrupt):
        error = Stopped.by_hand()
    if isinstance(error, BrokenPipeError):
        error = Stopped.by_reader()
    if isinstance(error, Stopped):
        return _stop(error)
    if isinstance(error, EstError):
        _write(f"Fel: {masked(error.text)}\n{masked(error.hjalp)}")
        return error.exit_code
    if isinstance(error, typer.TyperException):
        return _misused(error)
    if isinstance(error, typer.Abort):
        _write("Avbrutet; inget har ändrats.")
        return WRONG
    return _broken(error, command)


def _stop(stopped: Stopped) -> int:
    if stopped.exit_code == BY_READER:
        _close_stdout()
    _write(stopped.text)
    return stopped.exit_code


def _close_stdout() -> None:
    """Let what is still unwritten vanish, or Python would complain about it when it exits."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _misused(error: typer.TyperException) -> int:
    from est_cli.frame.usage import is_help, translate

    if is_help(error):
        _write(error.message)
        return WRONG
    return tell(translate(error), "")


def _broken(error: BaseException, command: str) -> int:
    if os.environ.get("EST_FELSOK"):
        import traceback

        traceback.print_exception(error)
    if isinstance(error, OSError) and error.errno in _DISK:
        _write(_disk_fault(error, _DISK[error.errno]))
    else:
        _write(_fault(error, command))
    return WRONG


def _disk_fault(error: OSError, why: str) -> str:
    if error.filename is None:
        _close_stdout()
        return f"Fel: Det går inte att skriva utdata: {why}."
    return f"Fel: Det går inte att läsa eller skriva {error.filename}: {why}."


def _fault(error: BaseException, command: str) -> str:
    """What to put in a report: no message of the exception, since it may quote what must not be spread."""
    from est_cli import __version__

    return (
        f"Ett fel i est, inte hos dig: {type(error).__name__} i {_innermost(error.__traceback__)} "
        f"({command}, est {__version__}).\n"
        f"Rapportera det gärna {ISSUES}, med raden ovan. Med EST_FELSOK=1 framför kommandot syns hela felet; "
        "läs igenom det innan du delar det."
    )


def _innermost(trace: TracebackType | None) -> str:
    place = "okänd plats"
    while trace:
        module = str(trace.tb_frame.f_globals.get("__name__", ""))
        if module.partition(".")[0] == "est_cli":
            place = f"{module}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


def _write(text: str) -> None:
    from est_cli.frame.terminal import complain

    if text.strip():
        complain(text.strip())
