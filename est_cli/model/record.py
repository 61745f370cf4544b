"""The base of every record, and how a field is declared."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field


class Record(BaseModel):
    """A mapping in a file. Unknown keys are refused; a key left out is None: not answered."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    perioder: ClassVar[tuple[tuple[str, str], ...]] = ()
    """Pairs of fields of which the first may not be later than the second."""

    identitet: ClassVar[tuple[str, ...]] = ("id",)
    """The fields by which a record is known again in its list, in another version of the file."""

    nyckel: ClassVar[str | None] = None
    """For a file whose top is a mapping of ids: the field that stands for that mapping."""


def falt(hjalp: str, fraga: str = "", exempel: str = "") -> Any:  # noqa: ANN401 - stands for a field of any type
    """A field that may be left out: what it holds, the method's question, and an example line for the scaffold."""
    return Field(default=None, description=hjalp, json_schema_extra={"fraga": fraga, "exempel": exempel})


def kravt(hjalp: str, fraga: str = "", exempel: str = "") -> Any:  # noqa: ANN401 - stands for a field of any type
    """A field that the schema requires."""
    return Field(description=hjalp, json_schema_extra={"fraga": fraga, "exempel": exempel})
