"""What programs read: one object, `version` 1, keys in the vocabulary of the files."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

from est_cli.findings import Finding, count
from est_cli.reading.invisible import escaped_json


def to_json(data: dict[str, Any] | list[Any]) -> str:
    """Data as UTF-8 text; dates ISO, numbers as numbers, never NaN; what cannot be read is null.

    `##[…]` would be a command in a build log, so that one of its signs is an escape, which means the same.
    """
    text = json.dumps(data, ensure_ascii=False, indent=2, default=_plain, allow_nan=False)
    text = text.replace("##", "#\\u0023")
    return escaped_json(text)


def findings_json(found: list[Finding]) -> str:
    """The findings and how many there are of each level."""
    return to_json({"version": 1, "fynd": [one.as_data() for one in found], "antal": count(found)})


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever json does not know
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return None
