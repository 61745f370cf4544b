"""The names that an import would write and show: of the foreign file, and of the profile that it is read by."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from est_cli.errors import EstError
from est_cli.importing.table import quoted
from est_cli.personal.found import found_in_name
from est_cli.personal.mask import LEFT

if TYPE_CHECKING:
    from est_cli.personal.registers import Registers


def refuse_name(whose: str, name: str, registers: Registers) -> None:
    """EstError where a name, without what follows its last point, holds what may be personal; `whose` is `Filens`."""
    hits = found_in_name(Path(name).stem, registers)
    if hits:
        what = hits[0].text.removeprefix("Här står ").rstrip(".")
        raise EstError(
            f"{whose} namn innehåller {what}: döp om den.", "Namnet skulle stå i arbetsytan, där alla ser det."
        )


def called(fil: str, registers: Registers) -> str:
    """A foreign file in a message: as it was typed, or of a name that is refused its first characters."""
    name = Path(fil).name
    return f"”{name[:LEFT]}…”" if found_in_name(Path(name).stem, registers) else quoted(fil)
