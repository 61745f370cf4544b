"""A line in a diary: the case's own, or a measure's."""

from typing import ClassVar

from est_cli.model.record import Record, kravt
from est_cli.model.types import Datum, Text


class Anteckning(Record):
    """A dated line in a diary."""

    identitet: ClassVar = ("datum", "text")

    datum: Datum = kravt("Dagen det gäller.")
    text: Text = kravt("Vad som hände eller sades.")
