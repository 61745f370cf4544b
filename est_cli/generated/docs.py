"""The reference pages: `docs/falt.md` and `docs/regler.md`; `python -m est_cli.generated.docs` writes both."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from est_cli.generated.field_words import kind_words, type_words
from est_cli.generated.kinds import KINDS
from est_cli.generated.lessons import AREAS, Lesson, lessons
from est_cli.reading.fields import Field, fields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.model.record import Record

_MADE: Final = "<!-- Skriven av python -m est_cli.generated.docs; ändra i est_cli/{source}, inte här. -->"
_HEAD: Final = "| nyckel | värde | krävs | vad |\n| --- | --- | --- | --- |"
_KEYS: Final = (
    "Nycklar skrivs utan å, ä och ö. Där det står *lista av* räknas ett ensamt värde som en lista med ett värde. "
    "En tom lista, `[]`, betyder att ni har sett efter och inte funnit något; en nyckel som utelämnas betyder att "
    "frågan inte är besvarad. *Krävs* säger vad filen aldrig får sakna; resten frågar grindarna efter, skede för "
    "skede (se [reglerna](regler.md))."
)
_LEVELS: Final = (
    "Samma text visas av `est regel KOD`. Ett *hinder* stänger grinden till nästa skede; ett *fel* måste rättas. "
    "En *varning* och ett *tips* stänger ingen grind. Ett ärende kan undantas från en regel på P, A, T eller U, "
    "med skälet under `undantag` i `arende.yaml`; undantaget står först i rapporten. "
    "Från en I-regel undantas en mening i en fil, i `register/undantag.yaml`."
)


def pages() -> dict[str, str]:
    """Both pages by name in the project."""
    return {"docs/falt.md": falt_md(), "docs/regler.md": regler_md()}


def falt_md() -> str:
    """The reference of all files and keys."""
    parts = [
        "# Alla filer och nycklar",
        _MADE.format(source="model/"),
        _KEYS,
        "## Slag av värden",
        kind_words(),
    ]
    described: dict[type[Record], str] = {}
    for kind in KINDS.values():
        parts += [f"## {_title(kind.visas)}", kind.om]
        parts += _tables(kind.model, kind.visas, described)
    return "\n\n".join(parts) + "\n"


def _tables(model: type[Record], fil: str, described: dict[type[Record], str], path: str = "") -> Iterator[str]:
    """A table of the keys of a record, then one for each record inside it that no earlier table describes."""
    new = _inner(model, fil, described, path)
    if model.nyckel is None:
        yield "\n".join([_HEAD, *(_row(field, described) for field in fields(model).values())])
    else:
        yield "Överst i filen står id:n, och under varje id:"
    for field, record in new:
        if model.nyckel is None:
            yield f"### {described[record]}"
        yield from _tables(record, fil, described, f"{path}{field.namn}.")


def _inner(
    model: type[Record], fil: str, described: dict[type[Record], str], path: str
) -> list[tuple[Field, type[Record]]]:
    """The records inside a record that have no table yet; each is given the title of its table."""
    new = []
    for field in fields(model).values():
        if field.record is not None and field.record not in described:
            described[field.record] = _title(fil, "" if model.nyckel else f"{path}{field.namn}")
            new.append((field, field.record))
    return new


def _title(fil: str, path: str = "") -> str:
    return f"`{fil}: {path}`" if path else f"`{fil}`"


def _anchor(title: str) -> str:
    """The name that GitHub gives a heading."""
    kept = "".join(sign for sign in title.lower() if sign.isalnum() or sign in " -_")
    return kept.replace(" ", "-")


def _row(field: Field, described: dict[type[Record], str]) -> str:
    title = described[field.record] if field.record else ""
    link = f"[{title}](#{_anchor(title)})" if title else ""
    return f"| `{field.namn}` | {type_words(field, link)} | {'ja' if field.required else 'nej'} | {_cell(field)} |"


def _cell(field: Field) -> str:
    return " ".join(part for part in (field.hjalp, f"*{field.fraga}*" if field.fraga else "") if part).replace(
        "|", "\\|"
    )


def regler_md() -> str:
    """Every rule: when it speaks, why, what to do, its source, and an example of each kind."""
    parts = [
        "# Alla regler",
        _MADE.format(source="rules/ och personal/"),
        _LEVELS,
    ]
    area = ""
    for lesson in lessons().values():
        if lesson.kod[0] != area:
            area = lesson.kod[0]
            parts.append(f"## {area}: {AREAS[area]}")
        parts += _lesson(lesson)
    return "\n\n".join(parts) + "\n"


def _lesson(lesson: Lesson) -> list[str]:
    return [
        f"### {lesson.kod}: {lesson.namn}",
        f"*{lesson.galler}*",
        _escaped(lesson.varfor),
        f"**Gör så här:** {_escaped(lesson.gor)}",
        f"**Källa:** {_escaped(lesson.kalla)}",
        f"Så här:\n\n```yaml\n{lesson.bra}\n```",
        f"Inte så här:\n\n```yaml\n{lesson.daligt}\n```",
    ]


def _escaped(text: str) -> str:
    r"""Keys with `_` and lists with `[]` as they are read, not as emphasis and links."""
    for sign in "\\*_[]<>":
        text = text.replace(sign, f"\\{sign}")
    return text


def write(root: Path) -> list[str]:
    """Write the pages that differ into a project, and return their names."""
    changed = []
    for name, text in pages().items():
        path = root / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            changed.append(name)
    return changed


if __name__ == "__main__":
    write(Path.cwd())
