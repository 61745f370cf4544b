"""What a shell can complete: ids and words. Where there is no workspace, nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer  # noqa: TC002 - Typer reads the annotations of what completes

from est_cli.errors import EstError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from est_cli.workspace.load import Workspace


def _from_workspace(pick: Callable[[Workspace], Iterable[str]], incomplete: str) -> list[str]:
    from est_cli.frame.options import current
    from est_cli.workspace.load import load
    from est_cli.workspace.root import find_root

    try:
        workspace = load(find_root(current().arbetsyta))
    except EstError:
        return []
    return _starting(pick(workspace), incomplete)


def _starting(words: Iterable[str], incomplete: str) -> list[str]:
    return sorted(word for word in words if word.startswith(incomplete))


def arenden(incomplete: str) -> list[str]:
    """Ids of cases."""
    return _from_workspace(lambda workspace: workspace.arenden, incomplete)


def platser(incomplete: str) -> list[str]:
    """Ids of places."""
    return _from_workspace(lambda workspace: workspace.platser, incomplete)


def aktorer(incomplete: str) -> list[str]:
    """Ids of actors."""
    return _from_workspace(lambda workspace: workspace.aktorer, incomplete)


def kategorier(incomplete: str) -> list[str]:
    """Ids of categories, and the word for a report that nothing happened."""
    return _from_workspace(lambda workspace: [*workspace.kategorier, "lugnt"], incomplete)


def profiler(incomplete: str) -> list[str]:
    """Names of import profiles."""
    return _from_workspace(lambda workspace: workspace.profiler, incomplete)


def omraden(incomplete: str) -> list[str]:
    """Ids of areas."""
    return _from_workspace(
        lambda workspace: (workspace.installningar and workspace.installningar.omraden) or (), incomplete
    )


def moten(incomplete: str) -> list[str]:
    """Ids of meetings."""
    return _from_workspace(lambda workspace: workspace.moten, incomplete)


def beslut(incomplete: str) -> list[str]:
    """Decisions still open, as `MÖTE/BESLUT`."""
    from est_cli.rules.beslut import decisions

    return _from_workspace(lambda workspace: (one.id for one in decisions(workspace.moten) if one.oppet), incomplete)


def grupper(incomplete: str) -> list[str]:
    """Ids of groups that meet."""
    return _from_workspace(
        lambda workspace: (workspace.installningar and workspace.installningar.grupper) or (), incomplete
    )


def skeden(incomplete: str) -> list[str]:
    """The stages that a case can go back to."""
    from est_cli.model.arende import SKEDEN

    return _starting(SKEDEN[:-1], incomplete)


def regler(incomplete: str) -> list[str]:
    """Codes of the rules that a case may be excepted from."""
    from est_cli.rules.catalogue import rules

    return _starting((kod for kod, regel in rules().items() if regel.kan_undantas), incomplete.upper())


def atgarder(ctx: typer.Context, incomplete: str) -> list[str]:
    """Ids of the measures of the case that was typed before."""
    return _in_case(ctx, "atgarder", incomplete)


def orsaker(ctx: typer.Context, incomplete: str) -> list[str]:
    """Ids of the causes of the case that was typed before."""
    return _in_case(ctx, "orsaker", incomplete)


def mal(ctx: typer.Context, incomplete: str) -> list[str]:
    """Ids of the goals of the case that was typed before."""
    return _in_case(ctx, "mal", incomplete)


def _in_case(ctx: typer.Context, name: str, incomplete: str) -> list[str]:
    def ids(workspace: Workspace) -> Iterable[str]:
        case = workspace.case(ctx.params.get("arende") or "")
        items = [item for part in case.parts.values() for item in getattr(part, name, None) or ()]
        return [item.id for item in items if isinstance(getattr(item, "id", None), str)]

    return _from_workspace(ids, incomplete)
