"""What the rules of personal data teach, gathered from the files of the detectors."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Final

from est_cli.personal import detectors
from est_cli.personal.detector import DETECTORS, PersonalRule

__all__ = ["PERSONAL", "PersonalRule"]

_STALE: Final = PersonalRule(
    "I710",
    "varning",
    namn="Ett undantag gäller något som finns",
    gor="Ta bort raden ur register/undantag.yaml. Är texten flyttad eller ändrad: pröva den på nytt, och gör ett nytt "
    "undantag med est undantag.",
    varfor="Ett undantag gäller en viss mening i en viss fil. När meningen är borta gäller undantaget inget, och ett "
    "register med gamla undantag läser ingen.",
    kalla="Egen regel",
    bra="# Undantaget i register/undantag.yaml gäller en mening som står kvar i sin fil.",
    daligt="# Undantaget i register/undantag.yaml gäller en mening som är ändrad eller borta.",
)

for _file in sorted(Path(detectors.__path__[0]).glob("[a-z]*.py")):
    import_module(f"{detectors.__name__}.{_file.stem}")

PERSONAL: Final[dict[str, PersonalRule]] = {
    **{kod: DETECTORS[kod].regel for kod in sorted(DETECTORS)},
    _STALE.kod: _STALE,
}
"""The rules of personal data by code, in the order of the codes."""
