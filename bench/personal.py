"""How well the rules of personal data find what they look for: `python -m bench.personal` writes the page."""

from collections import Counter
from pathlib import Path
from typing import NamedTuple

from bench.personal_sets import IDENTITY, TELEPHONE, Text, texts
from est_cli.personal.detect import hits, name_hits
from est_cli.personal.rule import PERSONAL

PAGE = Path(__file__).parents[1] / "docs" / "personuppgifter.md"
TOLD_AS_FAULT = frozenset({"I701", "I702", "I703", "I704", "I705"})
"""Of these, only a hit that is `fel` counts as found."""
BY_NAME = "I709"
_CASE = "arenden/2026-klotter"
_MEDIA = (
    "bild.jpg", "BILD.JPEG", "IMG_0123.HEIC", "film.mp4", "film.MOV", "samtal.m4a", "ljud.wav", "karta.png",
    "foto.webp", "klipp.3gp",
)  # fmt: skip
_NO_MEDIA = ("problem.yaml", "bilder.md", "film.csv", "png.txt", "lank.jpg.yaml", "rapport.html")


class Figures(NamedTuple):
    """Of one rule: texts with it, of these found; texts without it, of these with a false `fel` or `varning`."""

    kod: str
    med: int
    hittade: int
    utan: int
    falska_fel: int
    falska_varningar: int

    @property
    def missade(self) -> int:
        """Texts with it where it was not found."""
        return self.med - self.hittade

    @property
    def precision(self) -> float:
        """Of the texts where it was told, as what it is looked for as, the share that has it."""
        false = self.falska_fel + (0 if self.kod in TOLD_AS_FAULT else self.falska_varningar)
        return self.hittade / (self.hittade + false)

    @property
    def recall(self) -> float:
        """Of the texts that have it, the share where it was told."""
        return self.hittade / self.med


class Wrong(NamedTuple):
    """A text that was missed, or where something was told that it has not."""

    text: Text
    kod: str
    vad: str


def measured() -> tuple[list[Figures], list[Wrong]]:
    """The figures of each rule over all texts, and all that went wrong."""
    told = [(text, *_told(text.text)) for text in texts()]
    wrong = [one for text, fel, varning in told for one in _wrong(text, fel, varning)]
    missed = Counter(one.kod for one in wrong if one.vad == "missad")
    false = Counter((one.kod, one.vad) for one in wrong)
    with_it = Counter(kod for text, *_ in told for kod in text.koder)
    codes = [kod for kod in PERSONAL if with_it[kod]]
    return [
        Figures(
            kod, with_it[kod], with_it[kod] - missed[kod], len(told) - with_it[kod],
            false[kod, "falskt fel"], false[kod, "falsk varning"],
        )
        for kod in codes
    ] + [_media()], wrong  # fmt: skip


def _told(text: str) -> tuple[set[str], set[str]]:
    found = hits(text)
    return {hit.kod for hit in found if hit.niva == "fel"}, {hit.kod for hit in found if hit.niva == "varning"}


def _wrong(text: Text, fel: set[str], varning: set[str]) -> list[Wrong]:
    enough = fel | {kod for kod in varning if kod not in TOLD_AS_FAULT}
    return [
        *(Wrong(text, kod, "missad") for kod in text.koder - enough),
        *(Wrong(text, kod, "falskt fel") for kod in fel - text.koder),
        *(Wrong(text, kod, "falsk varning") for kod in varning - fel - text.koder),
    ]


def _media() -> Figures:
    found = sum(any(hit.kod == BY_NAME for hit in name_hits(f"{_CASE}/{name}")) for name in _MEDIA)
    false = sum(any(hit.kod == BY_NAME for hit in name_hits(f"{_CASE}/{name}")) for name in _NO_MEDIA)
    return Figures(BY_NAME, len(_MEDIA), found, len(_NO_MEDIA), 0, false)


def page() -> str:
    """The page of figures, in Markdown."""
    figures, wrong = measured()
    sets = Counter(one.ur for one in texts())
    template = (Path(__file__).parent / "personal.md").read_text(encoding="utf-8")
    labelled = [text for text in texts() if text.ur == "märkta meningar"]
    return template.format(
        tabell="\n".join(map(_row, figures)),
        mangder="\n".join(f"| {name} | {_number(count)} |" for name, count in sets.items()),
        stavningar=len(IDENTITY), telefonstavningar=len(TELEPHONE),
        markta=len(labelled), med=sum(bool(text.koder) for text in labelled),
        utan=sum(not text.koder for text in labelled),
        polisfel=sum(one.vad == "falskt fel" and one.text.ur == "polisens händelser" for one in wrong),
        polisvarningar=sum(one.vad == "falsk varning" and one.text.ur == "polisens händelser" for one in wrong),
        dubbla=sum((one.kod, one.vad) == ("I702", "falskt fel") for one in wrong),
        exempel="\n".join(f"- {one.kod}, {one.vad}: {one.text.text}" for one in wrong if one.text in labelled),
    )  # fmt: skip


def _row(one: Figures) -> str:
    cells = (one.med, one.hittade, one.missade, one.utan, one.falska_fel, one.falska_varningar)
    numbers = " | ".join(map(_number, cells))
    return f"| {one.kod} | {PERSONAL[one.kod].namn} | {numbers} | {_share(one.precision)} | {_share(one.recall)} |"


def _number(value: int) -> str:
    return f"{value:,}".replace(",", " ")


def _share(value: float) -> str:
    """Per cent with one decimal, never rounded up to a hundred."""
    return "100 %" if value == 1 else f"{int(value * 1000) / 10:.1f} %".replace(".", ",")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
