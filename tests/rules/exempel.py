"""The exemplary case, with some of its top-level keys replaced, judged by one rule."""

import re
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from est_cli.model.arende import Arende
from est_cli.observationer.count import Counts
from est_cli.reading.document import Document
from est_cli.rules.catalogue import rules
from est_cli.rules.rule import Brist, Context
from est_cli.workspace.case import MODELS, assemble
from est_cli.workspace.files import parse, to_record
from est_cli.workspace.load import load
from est_cli.workspace.tree import Disk, Entry

ROT = Path(__file__).parents[2]
EXEMPEL = "2026-hoglands-park"
IDAG = date(2026, 11, 23)
EGEN_FIL = {"P": "problem", "A": "analys", "T": "atgarder", "U": "utvardering", "S": "arende"}


def run(kod: str, fragment: str = "", idag: date = IDAG) -> list[Brist]:
    """What a rule misses in the exemplary case with the fragment put in."""
    case, _, rows = fragment.partition("# observationer/")
    known = context(idag)
    if rows:
        known = replace(known, observationer=Counts(EnFil(*rows.split("\n", 1))))
    return list(rules()[kod].check(bygg(kod, case), known))


def vagar(kod: str, fragment: str) -> list[tuple[str | int, ...]]:
    """Where a rule misses something, as paths."""
    return [brist.vag for brist in run(kod, fragment)]


def bygg(kod: str, fragment: str) -> Arende:
    """The exemplary case with the fragment's keys in the place of its own."""
    records = {name: to_record(document, MODELS[name]) for name, document in dokument(kod, fragment).items()}
    arende = assemble(EXEMPEL, {name: record for name, record in records.items() if record is not None})
    assert arende is not None
    return arende


def formfel(kod: str, fragment: str) -> list[str]:
    """What the schema has against the case with the fragment put in."""
    documents = dokument(kod, fragment.partition("# observationer/")[0])
    for name, document in documents.items():
        to_record(document, MODELS[name])
    return [flaw.text for document in documents.values() for flaw in document.flaws]


def dokument(kod: str, fragment: str) -> dict[str, Document]:
    """The five files; a line such as `# problem.yaml` says which of them the fragment's next keys belong to."""
    first, *others = re.split(r"(?m)^# (\w+)\.yaml\n", fragment)
    new = {EGEN_FIL[kod[0]]: first, **dict(zip(others[::2], others[1::2], strict=True))}
    texts = {name: block | nycklar(new.get(name, "")) for name, block in exemplet().items()}
    return {name: parse(f"{name}.yaml", "".join(block.values()).encode()) for name, block in texts.items()}


@cache
def exemplet() -> dict[str, dict[str, str]]:
    return {name: nycklar((ROT / f"arenden/{EXEMPEL}/{name}.yaml").read_text(encoding="utf-8")) for name in MODELS}


def nycklar(text: str) -> dict[str, str]:
    """The text of each top-level key; what stands before the first is left out."""
    _, *blocks = re.split(r"(?m)^(?=[a-z_]+:)", text)
    return {block.partition(":")[0]: block.rstrip() + "\n" for block in blocks}


class EnFil(Disk):
    """A tree with one file of observations and nothing else: its name in the folder, and its text."""

    def __init__(self, namn: str, text: str) -> None:
        super().__init__(ROT)
        self.namn, self.text = namn, text

    def scan(self, folder: str) -> list[Entry]:
        return [Entry(self.namn, "fil")] if folder == "observationer" else []

    def read(self, fil: str) -> bytes:
        if fil != f"observationer/{self.namn}":
            raise FileNotFoundError(fil)
        return self.text.encode()


@cache
def context(idag: date) -> Context:
    workspace = load(ROT)
    counts = Counts(workspace.tree)
    return Context(idag, workspace.installningar, workspace.moten, workspace.aktorer, counts)
