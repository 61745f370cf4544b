"""`est lagkrav`: each duty of lag (2023:196), what the files show for it, and what lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from est_cli.commands.common import Maskinformat, opened, readable_cases
from est_cli.errors import EstError
from est_cli.frame.terminal import echo
from est_cli.lag.lagkrav import duties, is_overdue
from est_cli.lag.skyldighet import Lagfiler
from est_cli.lag.underlag import underlag
from est_cli.model.installningar import Installningar, Lagkrav

if TYPE_CHECKING:
    from est_cli.model.lagesbild import Lagesbild
    from est_cli.workspace.load import Workspace

_SEE: Final = "est validera visar vad som är fel."


def lagkrav(format: Maskinformat = "text") -> int:  # noqa: A002 - the option's own name
    """The duties of 4–13 §§; 1 where the two years of 6 § have passed for the picture or the plan."""
    checked = opened()
    settings = _settings(checked.workspace)
    idag = checked.context.idag
    counted = underlag(readable_cases(checked), checked.workspace.aktorer, idag)
    actors = checked.workspace.aktorer if checked.workspace.can_be_read("register/aktorer.yaml") else None
    own = settings.lagkrav
    files = Lagfiler(own or Lagkrav(), _pictures(checked.workspace), actors, counted)
    found = duties(files, idag)
    if format == "json":
        from est_cli.formats.json import to_json
        from est_cli.formats.lagkrav import lagkrav_json

        echo(to_json(lagkrav_json(found)))
    else:
        from est_cli.formats.lagkrav import lagkrav_text

        echo(lagkrav_text(found, idag, str(settings.kommun), written=own is not None))
    return int(is_overdue(found))


def _settings(workspace: Workspace) -> Installningar:
    """The settings; EstError where they, or `lagkrav` in them, cannot be read."""
    settings = workspace.installningar
    if settings is None:
        raise EstError("est.yaml går inte att läsa.", _SEE)
    if settings.lagkrav is not None and not isinstance(settings.lagkrav, Lagkrav):
        raise EstError("lagkrav i est.yaml går inte att läsa.", _SEE)
    return settings


def _pictures(workspace: Workspace) -> dict[str, Lagesbild | None]:
    """The pictures' files by period; None for one that is there but cannot be read."""
    files = (fil for fil in workspace.documents if fil.startswith("lagesbilder/") and fil.endswith(".yaml"))
    return {
        fil.removeprefix("lagesbilder/").removesuffix(".yaml"): cast("Lagesbild | None", workspace.records.get(fil))
        for fil in files
    }
