"""A program with the demo commands, as est_cli/cli.py has the real ones."""

import os
import sys
from pathlib import Path

from est_cli.frame.app import Entry, build, run

ENTRIES = [
    Entry("validera", "Ärenden", "Alla fynd i arbetsytan", "demo_commands:validera", more="Läser, skriver aldrig."),
    Entry("visa", "Ärenden", "Ett ärende", "demo_commands:visa"),
    Entry("framat", "Ärenden", "Nästa skede, om grinden är öppen", "demo_commands:framat"),
    Entry(
        "atgard",
        "Ärenden",
        "Åtgärder i ett ärende",
        commands=(
            Entry("ny", "", "En åtgärd till", "demo_commands:atgard_ny"),
            Entry("status", "", "Ändra en åtgärds läge", "demo_commands:atgard_status"),
        ),
    ),
    Entry("krasch", "Möten", "Slutar illa", "demo_commands:krasch"),
    Entry("svammel", "Möten", "Skriver mycket", "demo_commands:svammel"),
    Entry("tabell", "Möten", "En tabell", "demo_commands:tabell"),
    Entry("vanta", "Möten", "Tar tid", "demo_commands:vanta"),
    Entry("init", "Arbetsyta", "En ny arbetsyta", "finns_inte:alls"),
    Entry("sammanfoga", "Granskning", "Git kallar på den", "finns_inte:alls", hidden=True),
]

if __name__ == "__main__":
    status = run(build(ENTRIES))
    if seen := os.environ.get("DEMO_MODULES"):
        Path(seen).write_text("\n".join(sys.modules))
    sys.exit(status)
