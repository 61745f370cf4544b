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


def test_an_exception_from_a_rule_of_personal_data_is_called_out(
    gren: Path, est: Callable[..., Any], byt: Callable[..., None], granskad: Callable[..., dict[str, Any]]
) -> None:
    byt("est.yaml", "\nomraden:", "\n# Skåp ABC 123 i receptionen hör till fältgruppen.\nomraden:")
    line = next(
        n for n, text in enumerate((gren / "est.yaml").read_text(encoding="utf-8").splitlines(), 1) if "ABC" in text
    )
    assert est("undantag", "I704", f"est.yaml:{line}", "--motiv", "Numret på ett skåp").code == 0
    assert rows(granskad())["register/undantag.yaml"][1] == (
        "! Nytt undantag från I704 i est.yaml. Skäl: Numret på ett skåp."
    )


def test_what_was_removed_on_the_way_is_still_in_git(
    gren: Path, git: Callable[..., str], est: Callable[..., Any], granskad: Callable[..., dict[str, Any]]
) -> None:
    path = gren / "est.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}# Ring 070-1740605.\n", encoding="utf-8")
    git("commit", "-qam", "Ett nummer")
    path.write_text(text, encoding="utf-8")
    git("commit", "-qam", "Utan numret")
    [trace] = granskad()["i_versioner"]
    assert (trace["kod"], trace["fil"]) == ("I702", "est.yaml")
    outcome = est("granska")
    assert outcome.code == 1
    assert "! Borta ur filen, men kvar i git: I702 i est.yaml" in outcome.out
    assert "1740605" not in outcome.out


def test_a_decided_plan_that_changes_without_a_decision(
    byt: Callable[..., None], granskad: Callable[..., dict[str, Any]]
) -> None:
    byt("arenden/2026-mopeder-vid-skolan/atgarder.yaml", "timmar: 24", "timmar: 12")
    [case] = granskad()["arenden"]
    assert case["andringar"][0]["text"] == (
        "Planen beslutades av Styrgruppen för trygghet den 22 oktober 2026. "
        "Ändringen rör dess mål eller åtgärder, och inget nytt beslut finns i filerna."
    )
    assert case["andringar"][0]["obs"]


def test_both_sides_of_a_handover_are_told(byt: Callable[..., None], granskad: Callable[..., dict[str, Any]]) -> None:
    fil = "arenden/2026-mopeder-vid-skolan/atgarder.yaml"
    byt(fil, "ansvarig: bjorkskolan", "ansvarig: kommunpolis")
    said = {one["organisation"]: one["rader"] for one in granskad()["ataganden"]}
    assert said["Björkskolan"] == ["lämnar åtgärden ”Årskurserna slutar på olika tider” (10 timmar, 0 kronor)"]
    assert said["Polismyndigheten"] == [
        "tar över åtgärden ”Årskurserna slutar på olika tider” (10 timmar, 0 kronor), från 2 november 2026"
    ]


def test_files_that_est_does_not_read_are_looked_through_for_personal_data(
    gren: Path, est: Callable[..., Any], granskad: Callable[..., dict[str, Any]]
) -> None:
    for name in ("LAS.txt", "bilagor/a.txt", "rapporter/egen.md"):
        path = gren / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Ring 070-1740605.\n", encoding="utf-8")
    assert [(one["kod"], one["fil"]) for one in granskad()["fynd"]["nya"]] == [
        ("I702", "LAS.txt"),
        ("I702", "bilagor/a.txt"),
        ("I702", "rapporter/egen.md"),
    ]
    assert est("granska").code == 1


def test_a_key_that_est_does_not_know_is_no_comment(
    byt: Callable[..., None], granskad: Callable[..., dict[str, Any]]
) -> None:
    byt("arenden/2026-mopeder-vid-skolan/arende.yaml", "\nhistorik:", "\nhemlig: ja\nhistorik:")
    [row] = granskad()["arenden"][0]["andringar"]
    assert row["obs"]
    assert "något ändrat som est inte räknar med" in row["text"]
    assert "”hemlig”" in row["text"]


def test_measures_that_cannot_be_read_are_not_struck(gren: Path, granskad: Callable[..., dict[str, Any]]) -> None:
    (gren / "arenden/2026-mopeder-vid-skolan/atgarder.yaml").write_text("mal: [x\n", encoding="utf-8")
    assert granskad()["ataganden"] == []


ROWS = """\
id,datum,tid_fran,datum_till,tid_till,plats,kategori,rapportor,typ,antal,lat,lon,beskrivning
a-1,2026-10-12,,,,lindparken,klotter,bovardarna,iakttagelse,1,,,
a-2,2026-10-13,,,,lindparken,klotter,bovardarna,iakttagelse,1,,,
a-3,2026-10-14,,,,lindparken,klotter,bovardarna,iakttagelse,1,,,
"""


def test_rows_of_observations_are_counted(
    gren: Path, git: Callable[..., str], granskad: Callable[..., dict[str, Any]]
) -> None:
    fil = "observationer/2026-10-prov.csv"
    path = gren / fil
    path.parent.mkdir(exist_ok=True)
    path.write_text(ROWS, encoding="utf-8")
    data = granskad()
    assert rows(data)[fil] == ["Filen är ny, med 3 rader."]
    assert data["andra_filer"] == []
    git("add", "-A")
    git("commit", "-qm", "Oktober")
    line = "a-4,2026-10-15,,,,lindparkn,klotter,bovardarna,iakttagelse,1,,,\n"
    path.write_text(
        ROWS.replace("10-13,,,,lindparken", "10-13,,,,kajstraket").replace("a-1", "a-5") + line, encoding="utf-8"
    )
    data = granskad("HEAD")
    assert rows(data)[fil] == ["! 2 rader tillagda, 1 borttagen och 1 ändrad."]
    assert [one["kod"] for one in data["fynd"]["nya"]] == ["O801"]
    path.write_text(ROWS.replace("\n", "\r\n") + "oläslig\n", encoding="utf-8", newline="")
    assert rows(granskad("HEAD"))[fil] == [
        "Samma rader, skrivna på annat sätt. 1 rad kan inte jämföras; est validera visar varför."
    ]
    path.unlink()
    assert rows(granskad("HEAD"))[fil] == ["! Filen är borttagen, med 3 rader."]
