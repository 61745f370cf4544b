"""From a case, or all cases, to the text of a report."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from est_cli.errors import EstError
from est_cli.observationer.count import Counts
from est_cli.reading.invisible import shown, visible
from est_cli.reports.case_view import case_view
from est_cli.reports.environment import Format, ReportEnvironment, environment
from est_cli.reports.names import Names
from est_cli.reports.overview import Post, overview_post, overview_view
from est_cli.rules.rule import Context
from est_cli.workspace.references import Known, check_references, known, known_in_case

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from jinja2 import Template

    from est_cli.workspace.case import CaseFiles
    from est_cli.workspace.load import Workspace

_NAME: Final = re.compile(r"(?:attribute|named|test|tag) '([^']+)'|'([^']+)' is undefined")
_OWN: Final = "Mallen ligger i mallar/. Rätta raden, eller ta bort filen så används den mall som följer med est."


class Reports:
    """What is made once a run: the templates compiled, the names looked up, and the day of the reports."""

    def __init__(self, workspace: Workspace, idag: date, base: Reports | None = None) -> None:
        """Prepare reports of a workspace as it stands on a day; `base` lends its templates and names."""
        self.workspace = workspace
        self.idag = idag
        self._counts: Counts = base._counts if base else Counts(workspace.tree)  # noqa: SLF001 - its own kind
        self.context = Context(idag, workspace.installningar, workspace.moten, workspace.aktorer, self._counts)
        self.known: Known = base.known if base else known(workspace)
        self.names: Names = base.names if base else Names(workspace)
        self._templates: dict[str, Template] = base._templates if base else {}  # noqa: SLF001 - its own kind
        self._environments: dict[Format, ReportEnvironment] = base._environments if base else {}  # noqa: SLF001

    def on(self, idag: date) -> Reports:
        """The same as of another day: the day that a committed report bears."""
        return self if idag == self.idag else Reports(self.workspace, idag, self)

    def template(self, name: str, fmt: Format) -> Template:
        """A template, compiled once: `arende` as HTML is `arende.html.j2`."""
        fil = f"{name}.{fmt}.j2"
        if fil not in self._templates:
            if fmt not in self._environments:
                self._environments[fmt] = environment(self.workspace.root, fmt)
            self._templates[fil] = self._environments[fmt].get_template(fil)
        return self._templates[fil]


class CaseReport(NamedTuple):
    """A case's report, and its place in the overview."""

    text: str
    post: Post


def render_case(reports: Reports, case: CaseFiles, fmt: Format) -> CaseReport:
    """The report of one case. EstError where `arende.yaml` or the template cannot be used."""
    arende = case.arende
    if arende is None:
        raise EstError(f"{case.fil('arende')} går inte att läsa.", f"est validera {case.id} visar vad som är fel.")
    vy = case_view(
        arende, reports.context, reports.names, frozenset(case.unreadable), faulty=_has_faults(reports.known, case)
    )
    text = render(reports, "arende", fmt, {"arende": arende, "vy": vy})
    return CaseReport(text, overview_post(arende, vy, reports.idag, reports.names))


def _has_faults(everywhere: Known, case: CaseFiles) -> bool:
    ids = known_in_case(everywhere, case)
    for document in case.documents.values():
        check_references(document, ids)
    return any(flaw.niva == "fel" for document in case.documents.values() for flaw in document.flaws)


def render_overview(reports: Reports, posts: Sequence[Post], fmt: Format, unreadable: Sequence[str] = ()) -> str:
    """The overview of all cases; `unreadable` names those that cannot be read. EstError as for a case."""
    vy = overview_view(posts, reports.idag, reports.names.kommun, unreadable)
    return render(reports, "oversikt", fmt, {"vy": vy})


def render(reports: Reports, name: str, fmt: Format, values: Mapping[str, Any]) -> str:
    """A template filled in. Every fault of a template is an EstError with its name and line."""
    try:
        return reports.template(name, fmt).render(values)
    except TemplateError as error:
        raise _explained(error, f"{name}.{fmt}.j2") from None
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError, OSError) as error:
        line = _template_line(error)
        if line is None:
            raise
        raise EstError(
            f"Mallen {line[0]}, rad {line[1]}: uttrycket går inte att räkna ut ({type(error).__name__}).", _OWN
        ) from None


def _explained(error: TemplateError, name: str) -> EstError:
    if isinstance(error, TemplateNotFound):
        return EstError(
            f"Mallen {visible(str(error.name))} finns inte.", "Kontrollera namnet efter include, import eller extends."
        )
    if isinstance(error, TemplateSyntaxError):
        where = f"Mallen {visible(error.name or name)}, rad {error.lineno}"
        return EstError(f"{where}: {_in_swedish(error)}.", f"Mallens språk är Jinja. {_OWN}")
    fil, line = _template_line(error) or (name, 0)
    where = f"Mallen {fil}, rad {line}" if line else f"Mallen {fil}"
    said = visible(str(error.message or ""))
    if isinstance(error, SecurityError):
        return EstError(f"{where}: mallen försöker göra något som mallar inte får göra.", _OWN)
    if isinstance(error, UndefinedError):
        return EstError(
            f"{where}: {_in_swedish(error)}.",
            f"Nycklarna heter som i filerna, till exempel arende.problem.drabbade. {_OWN}",
        )
    return EstError(f"{where}: {said}.", _OWN)


def _in_swedish(error: TemplateError) -> str:
    """What Jinja says, in Swedish: the name that does not exist, or that the line cannot be read."""
    name = _NAME.search(str(error.message or ""))
    return f"{shown(name.group(1) or name.group(2))} finns inte" if name else "raden går inte att läsa"


def _template_line(error: BaseException) -> tuple[str, int] | None:
    """The template and line where it happened: the innermost frame of the traceback that lies in a template."""
    found = None
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if code.co_filename.endswith(".j2"):
            found = Path(code.co_filename).name, trace.tb_lineno
        trace = trace.tb_next
    return found
