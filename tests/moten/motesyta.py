"""A small workspace with two groups, a case, and a meeting each, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

ARENDE = "2026-klotter-vid-stationen"
FILER = {
    "est.yaml": """\
kommun: Småköping (påhittad)
rutiner:
  mote: varannan_vecka
  uppehall:
    - {fran: 2026-12-21, till: 2027-01-06, text: Jul}
grupper:
  styrgrupp:
    namn: Styrgruppen
    medlemmar: [samordnare, polis, parkjour]
  falt:
    namn: Fältgruppen
    medlemmar: [samordnare]
""",
    "register/aktorer.yaml": """\
samordnare: {funktion: Trygghetssamordnare, organisation: Småköpings kommun, typ: kommun}
polis: {funktion: Kommunpolis, organisation: Polismyndigheten, typ: polis}
parkjour: {funktion: Parkjouren, organisation: Småköpings kommun, typ: kommun, upphord: 2026-06-01}
""",
    "register/platser.yaml": "stationen: {namn: Stationen}\n",
    "register/kategorier.yaml": "klotter: {namn: Klotter}\n",
    f"arenden/{ARENDE}/arende.yaml": """\
titel: Klotter vid stationen
plats: stationen
ansvarig: samordnare

historik:
  - {datum: 2026-10-01, skede: problem, av: samordnare}
""",
    "moten/2026-11-05.yaml": """\
# Första mötet.
grupp: styrgrupp
datum: 2026-11-05
tid: "13:00-15:00"
lokal: Rum 3  # på plan 2
ordforande: polis
antecknare: samordnare
beslut:
  - id: ljus-vid-stationen
    text: Ljuset vid stationen lagas.
    ansvarig: samordnare
    senast: 2026-11-30
  - id: tack
    text: Gruppen tackar värden.
  - {id: rond, text: Rond i parken., ansvarig: parkjour, senast: 2026-11-12}
nasta_mote: 2026-11-19
""",
    "moten/2026-11-12-falt.yaml": """\
grupp: falt
datum: 2026-11-12
beslut:
  - {id: ljus-vid-stationen, text: Fältgruppen ser efter ljuset., ansvarig: samordnare}
nasta_mote: 2026-11-26
""",
}


def make(root: Path, **more: str) -> Path:
    """The workspace in a folder; `more` is other files in `moten/`, or other texts of these, by the meeting's id."""
    meetings = {f"moten/{id_.removeprefix('m').replace('_', '-')}.yaml": text for id_, text in more.items()}
    for fil, text in {**FILER, **meetings}.items():
        (root / fil).parent.mkdir(parents=True, exist_ok=True)
        (root / fil).write_bytes(text.encode())
    return root
