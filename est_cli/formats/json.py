"""What programs read: one object, `version` 1, keys in the vocabulary of the files."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

from est_cli.findings import Finding, count


def to_json(data: dict[str, Any]) -> str:
    """One object as UTF-8 text; dates ISO, numbers as numbers, never NaN; what cannot be read is null."""
    return json.dumps(data, ensure_ascii=False, indent=2, default=_plain, allow_nan=False)


def findings_json(found: list[Finding]) -> str:
    """The findings and how many there are of each level."""
    return to_json({"version": 1, "fynd": [one._asdict() for one in found], "antal": count(found)})


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever json does not know
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return None
