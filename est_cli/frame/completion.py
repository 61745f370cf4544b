"""Shell completion: Typer's own machinery, with Swedish messages."""

from __future__ import annotations

import typer

from est_cli.errors import EstError

VARIABLE = "_EST_COMPLETE"
"""The environment variable by which a shell asks for completions."""
_POWERSHELL = "est --show-completion | Out-String | Invoke-Expression"


def register() -> None:
    """Make the shells known to Typer; needed only when a shell asks."""
    from typer.completion import get_completion_inspect_parameters

    # Public, and what Typer itself calls to this end; the parameters that it returns are not ours.
    get_completion_inspect_parameters()


def install() -> None:
    """Install completion for the shell that est was started from."""
    from typer._completion_shared import install as install_for

    shell = _shell()
    if shell in {"powershell", "pwsh"}:
        # Typer would loosen the user's script policy here; the line below needs no such thing.
        typer.echo(f"Lägg den här raden i din profil (filen $PROFILE):\n{_POWERSHELL}")
    else:
        _, path = install_for(shell, "est", VARIABLE)
        typer.echo(f"Komplettering installerad i {path}.\nDen börjar gälla när du öppnar terminalen på nytt.")
    raise typer.Exit


def show() -> None:
    """Print the script for the shell that est was started from."""
    from typer._completion_shared import get_completion_script

    typer.echo(get_completion_script(prog_name="est", complete_var=VARIABLE, shell=_shell()))
    raise typer.Exit


def _shell() -> str:
    import shellingham  # type: ignore[import-untyped]  # it comes with Typer
    from typer._completion_shared import Shells

    try:
        name = str(shellingham.detect_shell()[0])
    except shellingham.ShellDetectionFailure:
        name = ""
    if name not in set(Shells):
        raise EstError(
            f"Komplettering finns inte för skalet {name}." if name else "Det går inte att se vilket skal du använder.",
            f"Den finns för {', '.join(Shells)}; starta est därifrån.",
        )
    return name
