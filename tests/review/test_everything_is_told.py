"""Nothing that differs passes in silence: every value of the example cases, changed or taken away, is told."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from project import PROJECT

from est_cli.model.record import Record
from est_cli.reading.fields import fields
from est_cli.reports.names import Names
from est_cli.review.case import case_changes
from est_cli.review.differ import differences
from est_cli.review.pair import CaseNames, Pair
from est_cli.workspace.case import MODELS, CaseFiles, assemble
from est_cli.workspace.load import load

if TYPE_CHECKING:
    from collections.abc import Iterator

WORKSPACE = load(PROJECT)
NAMES = CaseNames(Names(WORKSPACE))
TODAY = date(2026, 11, 24)
PARTS = [(case, name) for case in WORKSPACE.arenden for name in MODELS if name in WORKSPACE.case(case).parts]


def variants(record: Record) -> Iterator[tuple[str, Record]]:
    """The record with one value changed, taken away, or one item of a list taken away; and where."""
    for name, field in fields(type(record)).items():
        value = getattr(record, name)
        if value is None:
            continue
        yield f"{name} borta", record.model_copy(update={name: None})
        if isinstance(value, Record):
            yield from ((f"{name}.{at}", record.model_copy(update={name: one})) for at, one in variants(value))
        elif isinstance(value, tuple):
            for n, item in enumerate(value):
                rest = (*value[:n], *value[n + 1 :])
                yield f"{name}[{n}] borta", record.model_copy(update={name: rest})
                changed = variants(item) if isinstance(item, Record) else [("", other(item))]
                for at, one in changed:
                    yield f"{name}[{n}].{at}", record.model_copy(update={name: (*value[:n], one, *value[n + 1 :])})
        else:
            assert field
            yield name, record.model_copy(update={name: other(value)})


def other(value: Any) -> Any:  # noqa: ANN401 - any scalar
    if isinstance(value, date):
        return value + timedelta(days=3)
    return value - 1 if value == 25 else value + 1 if isinstance(value, int | Decimal) else f"{value} också"


def changes(case: str, files: CaseFiles, name: str, record: Record) -> list[Any]:
    parts = {**files.parts, name: record}
    after = CaseFiles(case, assemble(case, parts), files.documents, parts)
    return case_changes(Pair(case, case, files, after, NAMES, WORKSPACE.moten, TODAY, TODAY))


@pytest.mark.parametrize(("case", "name"), PARTS)
def test_every_change_of_a_value_is_told(case: str, name: str) -> None:
    files = WORKSPACE.case(case)
    for where, record in variants(files.parts[name]):
        told = changes(case, files, name, record)
        if name == "arende" and not record.historik:
            continue  # the schema refuses it: the case cannot be read then
        assert told, f"{case}/{name}.yaml: {where} passes in silence"
        assert all(one.text and "None" not in one.text for one in told), told


@pytest.mark.parametrize(("case", "name"), PARTS)
def test_what_is_equal_is_not_told(case: str, name: str) -> None:
    files = WORKSPACE.case(case)
    assert changes(case, files, name, files.parts[name].model_copy(deep=True)) == []


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_the_order_of_records_is_no_difference(data: st.DataObject) -> None:
    record = WORKSPACE.case("2026-hoglands-park").parts["analys"]
    shuffled = record.model_copy(update={"orsaker": tuple(data.draw(st.permutations(record.orsaker)))})
    assert not list(differences(record, shuffled))
