"""The way of a case in a review: new steps with their meeting, and old lines that were touched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from review.conftest import texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PARK = "arenden/2026-hoglands-park/arende.yaml"
MOPED = "2026-mopeder-vid-skolan"


def test_an_advance_names_who_the_meeting_and_those_present(
    gren: Path, byt: Callable[..., None], granskad: Callable[..., dict[str, Any]]
) -> None:
    assert gren
    byt(
        f"arenden/{MOPED}/arende.yaml", "mote: 2026-10-22}\n",
        "mote: 2026-10-22}\n  - {datum: 2026-11-19, skede: utvardering, av: kommun-fritid, mote: 2026-11-19-est}\n",
    )  # fmt: skip
    [text] = texts(granskad())
    assert text.startswith(
        "Ärendet gick från åtgärder till utvärdering den 19 november 2026, av Verksamhetschef fritid"
    )
    assert "Möte: " in text
    assert "Närvarande: " in text


def test_back_and_written_off_are_called_out_with_their_reason(
    gren: Path, est: Callable[..., Any], granskad: Callable[..., dict[str, Any]]
) -> None:
    assert gren
    est("backa", MOPED, "analys", "--motiv", "Bommarna träffade fel")
    est("avskriv", MOPED, "--motiv", "Skolan flyttar")
    back, off = texts(granskad())
    assert back.startswith("! Ärendet gick tillbaka från åtgärder till analys den 24 november 2026")
    assert back.endswith("Skäl: Bommarna träffade fel.")
    assert off.startswith("! Ärendet avskrevs i skedet analys den 24 november 2026")


def test_the_gate_that_was_passed_asks_its_questions(
    gren: Path, est: Callable[..., Any], byt: Callable[..., None], granskad: Callable[..., dict[str, Any]]
) -> None:
    assert gren
    byt(f"arenden/{MOPED}/atgarder.yaml", "    # Datum saknas", "    senast: 2027-02-14\n    # Datum saknas")
    est("framat", MOPED, "--mote", "2026-11-19-est")
    case = next(one for one in granskad()["arenden"] if one["arende"] == MOPED)
    assert case["skede"] == "utvardering"
    asked = {one["kod"]: one for one in case["fragor"]}
    assert asked["T409"] == {
        "kod": "T409",
        "text": "Vad blir sämre för dem som använder platsen som den är tänkt?",
        "saknas": True,
    }
    assert not asked["T405"]["saknas"]
    assert [one["saknas"] for one in case["fragor"]] == sorted((one["saknas"] for one in case["fragor"]), reverse=True)
    assert "est hittar inget svar" in est("granska").out


def test_a_line_of_the_history_that_was_changed_is_always_called_out(
    byt: Callable[..., None], granskad: Callable[..., dict[str, Any]]
) -> None:
    byt(PARK, "{datum: 2026-02-12, skede: analys", "{datum: 2026-02-13, skede: analys")
    assert texts(granskad()) == [
        (
            "! En rad i historiken är ändrad till ”analys, 13 februari 2026, 2026-02-12”; "
            "förr stod ”analys, 12 februari 2026, 2026-02-12”. Historiken ska bara växa."
        )
    ]
    assert granskad()["arenden"][0]["fragor"] == [], "no gate was passed"


def test_a_line_of_the_history_that_was_taken_away_is_always_called_out(
    gren: Path, granskad: Callable[..., dict[str, Any]]
) -> None:
    path = gren / PARK
    path.write_text(path.read_text(encoding="utf-8").rstrip().rpartition("\n")[0] + "\n", encoding="utf-8")
    assert texts(granskad())[0].startswith("! En rad i historiken är borttagen; förr stod ”avslutat, 22 oktober 2026")


def test_lines_that_changed_places_are_called_out(gren: Path, granskad: Callable[..., dict[str, Any]]) -> None:
    path = gren / PARK
    *lines, one, other = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines, other, one, ""]), encoding="utf-8")
    assert texts(granskad())[0].startswith("! Raderna i historiken har bytt ordning")


def test_a_line_written_twice_is_a_step(gren: Path, granskad: Callable[..., dict[str, Any]]) -> None:
    path = gren / PARK
    text = path.read_text(encoding="utf-8")
    path.write_text(text + text.splitlines()[-1] + "\n", encoding="utf-8")
    assert "från avslutat till avslutat" in texts(granskad())[0]
