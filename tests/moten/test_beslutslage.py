"""How decisions have gone: the newest word counts, but a meeting that is only prepared has said nothing."""

from __future__ import annotations

from datetime import date

from est_cli.model.mote import Mote
from est_cli.rules.beslut import decisions, following, previous


def _mote(datum: str, **more: object) -> Mote:
    return Mote.model_validate({"grupp": "est-grupp", "datum": datum, **more})


LAGA = {"id": "laga", "text": "Laga lampan.", "ansvarig": "kommunpolis", "senast": "2026-03-10"}


def _followed(lage: str, **more: str) -> list[dict[str, str]]:
    return [{"mote": "2026-03-05", "beslut": "laga", "lage": lage, **more}]


def test_the_newest_follow_up_counts() -> None:
    moten = {
        "2026-03-05": _mote("2026-03-05", beslut=[LAGA]),
        "2026-03-19": _mote("2026-03-19", uppfoljning=_followed("nytt_datum", senast="2026-03-31")),
        "2026-04-02": _mote("2026-04-02", uppfoljning=_followed("pagar")),
    }
    [one] = decisions(moten)
    assert (one.id, one.lage, one.senast) == ("2026-03-05/laga", "pagar", date(2026, 3, 31))
    assert one.is_late(date(2026, 4, 1))
    assert [said.mote for said in one.uppfoljt] == ["2026-03-19", "2026-04-02"]


def test_a_prepared_meeting_does_not_reopen_what_is_done() -> None:
    moten = {
        "2026-03-05": _mote("2026-03-05", beslut=[LAGA]),
        "2026-03-12": _mote("2026-03-12", uppfoljning=_followed("klart")),
        "2026-03-19": _mote("2026-03-19", uppfoljning=_followed("pagar")),
    }
    assert not decisions(moten, idag=date(2026, 3, 13))[0].oppet
    assert decisions(moten, idag=date(2026, 3, 19))[0].oppet


def test_what_is_said_ahead_of_a_meeting_is_more_than_prepared() -> None:
    moten = {
        "2026-03-05": _mote("2026-03-05", beslut=[LAGA]),
        "2026-03-19": _mote("2026-03-19", uppfoljning=_followed("klart")),
    }
    assert not decisions(moten, idag=date(2026, 3, 13))[0].oppet


def test_a_statement_is_nothing_to_follow_up() -> None:
    assert decisions({"2026-03-05": _mote("2026-03-05", beslut=[{"id": "tack", "text": "Gruppen tackar."}])}) == []


def test_two_meetings_on_a_day_are_ordered_by_the_hour() -> None:
    moten = {
        "2026-03-05-extra": _mote("2026-03-05", tid="15:00-16:00"),
        "2026-03-05": _mote("2026-03-05", tid="09:00-10:00"),
        "2026-03-05-styr": _mote("2026-03-05", tid="12:00-13:00", grupp="styrgrupp"),
    }
    assert previous(moten, "2026-03-05-extra") == "2026-03-05"
    assert following(moten, "2026-03-05") == "2026-03-05-extra"
    assert previous(moten, "2026-03-05-styr") is None
