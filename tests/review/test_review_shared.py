"""What a review says of registers, settings, meetings and all else, in short."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MEETING = """\
grupp: est-grupp
datum: 2026-12-03
narvarande: [{aktor: kommun-trygghet}, {aktor: kommunpolis}]
beslut:
  - {id: kontroller, text: Kontroller vid hemgång, ansvarig: kommunpolis, senast: 2026-12-17}
"""


def rows(data: dict[str, Any]) -> dict[str, list[str]]:
    return {
        one["fil"]: [("! " if row["obs"] else "") + row["text"] for row in one["andringar"]] for one in data["ovrigt"]
    }


def test_a_new_meeting_in_short_and_what_it_asks_of_whom(gren: Path, granskad: Callable[..., dict[str, Any]]) -> None:
    (gren / "moten/2026-12-03.yaml").write_text(MEETING, encoding="utf-8")
    data = granskad()
    assert rows(data) == {
        "moten/2026-12-03.yaml": [
            "moten/2026-12-03.yaml är ny, med 2 närvarande och 1 beslut.",
            "Beslutet ”Kontroller vid hemgång” är tillagt.",
        ]
    }
    [police] = data["ataganden"]
    assert police["organisation"] == "Polismyndigheten"
    assert police["rader"] == ["ett nytt mötesbeslut att utföra: ”Kontroller vid hemgång”, senast 17 december 2026"]


def test_registers_and_settings(gren: Path, byt: Callable[..., None], granskad: Callable[..., dict[str, Any]]) -> None:
    byt("est.yaml", "stilla_dagar: 60", "stilla_dagar: 90")
    byt("register/aktorer.yaml", "funktion: Kommunpolis", "funktion: Områdespolis")
    with (gren / "register/platser.yaml").open("a", encoding="utf-8") as file:
        file.write("nya-torget: {namn: Nya torget}\n")
    assert rows(granskad()) == {
        "est.yaml": ["Rutiner: stilla dagar: från 60 till 90."],
        "register/aktorer.yaml": ["Aktören ”Områdespolis”: funktion: från ”Kommunpolis” till ”Områdespolis”."],
        "register/platser.yaml": ["Platsen ”Nya torget” är tillagd."],
    }


def test_an_adjusted_meeting_that_was_changed(
    byt: Callable[..., None], git: Callable[..., str], granskad: Callable[..., dict[str, Any]]
) -> None:
    fil = "moten/2026-11-19-est.yaml"
    byt(fil, "grupp:", "justerat: {datum: 2026-11-20, av: kommunpolis, kontrollsumma: x}\ngrupp:")
    git("commit", "-qam", "Justerat")
    byt(fil, "lokal: Digitalt", "lokal: Stadshuset")
    assert rows(granskad("HEAD"))[fil] == [
        "! Mötet är ändrat efter att det justerades.",
        "Lokal: från ”Digitalt” till ”Stadshuset”.",
    ]


def test_what_a_removed_place_does_to_the_cases(gren: Path, granskad: Callable[..., dict[str, Any]]) -> None:
    path = gren / "register/platser.yaml"
    text = path.read_text(encoding="utf-8")
    start = text.index("bjorkskolan:")
    path.write_text(text[:start] + text[text.index("\nishallen:") + 1 :], encoding="utf-8")
    data = granskad()
    assert "! Platsen ”Björkskolan med infart” är borttagen." in rows(data)["register/platser.yaml"]
    new = {(one["kod"], one["fil"]) for one in data["fynd"]["nya"]}
    assert ("F110", "arenden/2026-mopeder-vid-skolan/arende.yaml") in new, "a case that itself is not touched"


def test_other_files_are_counted(gren: Path, granskad: Callable[..., dict[str, Any]]) -> None:
    for name in ("README.md", "rapporter/a.md", "rapporter/b.md", "mallar/arende.md.j2"):
        path = gren / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x\n", encoding="utf-8")
    assert granskad()["andra_filer"] == [
        "2 rapporter, som görs om ur ärendena",
        "1 mall, som styr hur rapporter ser ut",
        "1 annan fil, som est inte läser",
    ]
