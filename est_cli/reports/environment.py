"""Jinja as reports use it: sandboxed, strict about names, kind to what is not answered, escaped for its format."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from est_cli.errors import EstError
from est_cli.model.record import Record
from est_cli.reports.markdown import UNTITLED, md_blocks, md_heading, md_item, md_line, md_text
from est_cli.reports.prose import html_blocks, html_line, one_line

if TYPE_CHECKING:
    from jinja2.runtime import Context

Format = Literal["md", "html"]
Make = Callable[[str], Markup]
FORMATS: Final[tuple[Format, ...]] = ("md", "html")
_MISSING: Final[dict[Format, Markup]] = {
    "md": Markup("Inte besvarat"),
    "html": Markup('<span class="saknas">Inte besvarat</span>'),
}
_LONG: Final = 80
_MANY: Final = 50_000
_PACKAGE: Final = Path(__file__).parent.parent
_MAKERS: Final[dict[Format, dict[str, Make]]] = {
    "md": {"": md_text, "fritext": md_blocks, "rad": md_line, "punkt": md_item, "rubrik": md_heading},
    "html": {
        "": lambda text: escape(one_line(text)),
        "fritext": html_blocks,
        "rad": html_line,
        "punkt": html_line,
        "rubrik": lambda text: escape(one_line(text) or UNTITLED),
    },
}
"""How text becomes markup, by filter; the empty name is `{{ … }}` without any."""


_DONE: Final = frozenset({"fritext", "rad", "punkt", "rubrik"})
"""Filters after which nothing remains to be escaped."""


class _Made(dict[str, Markup]):
    """Markup of texts already made: names and words come back in every report. Long texts are not kept."""

    def __init__(self, make: Make) -> None:
        super().__init__()
        self.make = make

    def __missing__(self, text: str) -> Markup:
        made = self.make(text)
        if len(text) <= _LONG and len(self) < _MANY:
            self[text] = made
        return made


class _Generator(CodeGenerator):
    """Jinja's compiler, but each `{{ … }}` goes through one function, which knows what it has made before."""

    def _output_child_pre(self, node: nodes.Expr, *_: object) -> None:
        done = isinstance(node, nodes.Filter) and node.name in _DONE
        self.write("(" if done else "environment.shown(")

    def _output_child_post(self, *_: object) -> None:
        self.write(")")


class ReportEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox in which None has no parts, and a record shows its fields and nothing of pydantic's.

    `shown` makes markup of any value that a template prints.
    """

    code_generator_class = _Generator
    shown: Callable[[object], Markup]

    intercepted_binops = frozenset({"*", "**"})

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - Jinja's own signature
        """An attribute or key; of what is not answered, everything is unanswered."""
        if attribute in getattr(type(obj), "_fields", ()):  # a prepared view: plain values by their names
            return getattr(obj, attribute)
        return None if obj is None else super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401 - Jinja's own signature
        """An item; of what is not answered, everything is unanswered."""
        return None if obj is None else super().getitem(obj, argument)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 - Jinja's own
        """Numbers only: a text or list times a large number would fill the memory."""
        if not all(isinstance(value, int | float | Decimal) for value in (left, right)):
            raise SecurityError(f"{operator} går bara mellan tal")
        return super().call_binop(context, operator, left, right)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401 - Jinja's own signature
        """Whether a template may read it: pydantic's own methods could read files."""
        if isinstance(obj, type):
            return False
        if isinstance(obj, Record) and not _is_own(type(obj), attr):
            return False
        return super().is_safe_attribute(obj, attr, value)


def _is_own(model: type[Record], attr: str) -> bool:
    if attr in model.model_fields:
        return True
    return not hasattr(Record, attr) and isinstance(getattr(model, attr, None), property)


class _OwnTemplates(FileSystemLoader):
    """The workspace's own templates; a link could show any file of the machine in a report."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The template's text. EstError where it, or its folder, is a link, or it is not UTF-8."""
        folder = Path(self.searchpath[0])
        if folder.is_symlink() or (folder / template).is_symlink():
            raise EstError(
                f"Mallen mallar/{template} är en länk till en annan plats.", "Lägg själva filen där i stället."
            )
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError:
            raise EstError(f"Mallen mallar/{template} är inte UTF-8.", "Spara den som UTF-8.") from None


def default_folder() -> Path:
    """Where the project's own templates are: in the package once installed, beside it in a source checkout."""
    inside = _PACKAGE / "mallar"
    return inside if inside.is_dir() else _PACKAGE.parent / "mallar"


def environment(root: Path | None, fmt: Format) -> ReportEnvironment:
    """The environment of one format; a template of the workspace wins over the project's of the same name.

    Without a workspace only the project's own are used: what is reviewed must not change how it is shown.
    """
    own = [_OwnTemplates(root / "mallar")] if root else []
    made = ReportEnvironment(
        loader=ChoiceLoader([*own, FileSystemLoader(default_folder())]),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=None,
    )
    shown = {name: _for_all(make, _MISSING[fmt], blank=not name) for name, make in _MAKERS[fmt].items()}
    made.shown = made.finalize = shown.pop("")
    made.filters |= shown
    return made


def _for_all(make: Make, missing: Markup, *, blank: bool) -> Callable[[object], Markup]:
    """Markup of any value: markup stays, None is shown as not answered, and so is an empty text unless `blank`."""
    known = _Made(make if blank else lambda text: make(text) or missing)

    def shown(value: object) -> Markup:
        if type(value) is str:
            return known[value]
        if value is None:
            return missing
        return value if isinstance(value, Markup) else make(str(value))

    return shown
