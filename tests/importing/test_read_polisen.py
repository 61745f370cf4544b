"""Polisen's events: the service's JSON and its archive in CSV become the same table."""

from __future__ import annotations

import json
from typing import Any

import pytest

from est_cli.errors import EstError
from est_cli.importing.polisen import event_of
from est_cli.importing.read import read_table
from est_cli.importing.table import Rad, Vagrad

EVENT = {
    "id": 412091,
    "datetime": "2023-04-01 7:26:16 +02:00",
    "name": "01 april 00:29, Brand, Trelleborg",
    "summary": "Minnesberg. Brand i fordon.",
    "url": "/aktuellt/handelser/2023/april/1/01-april-0029-brand-trelleborg/",
    "type": "Brand",
    "location": {"name": "Skåne län", "gps": "55.990257,13.595769"},
}
ARCHIVED = """\
id,datetime,name,summary,url,type,location_name,latitude,longitude
412091,2023-04-01 7:26:16 +02:00,"01 april 00:29, Brand, Trelleborg",Minnesberg. Brand i fordon.,\
/aktuellt/handelser/2023/april/1/01-april-0029-brand-trelleborg/,Brand,Skåne län,55.990257,13.595769
"""


def rows(data: object) -> list[Rad | Vagrad]:
    return list(read_table("events.json", json.dumps(data).encode()).rader)


def wrong(text: str) -> str:
    with pytest.raises(EstError) as error:
        list(read_table("events.json", text.encode()).rader)
    assert error.value.hjalp
    return error.value.text


def test_an_event_has_the_same_columns_from_json_and_from_the_archive() -> None:
    service = read_table("events", json.dumps([EVENT]).encode())
    archive = read_table("april.csv", ARCHIVED.encode())
    assert service.rubriker == archive.rubriker
    [ours], [theirs] = list(service.rader), list(archive.rader)
    assert ours.varden == theirs.varden
    assert dict(zip(service.rubriker, ours.varden, strict=True)) == {
        **{key: str(value) for key, value in EVENT.items() if key != "location"},
        "location_name": "Skåne län",
        "latitude": "55.990257",
        "longitude": "13.595769",
        "handelsetid": "2023-04-01 00:29",
        "handelseplats": "Trelleborg",
    }
    assert (ours.rad, theirs.rad) == (1, 2)


@pytest.mark.parametrize(
    ("name", "published", "found"),
    [
        ("14 augusti 18.38, Brand, Norrköping", "2026-08-14 18:48:58 +02:00", ("2026-08-14 18:38", "Norrköping")),
        ("1 april 9:05, Trafikolycka, smitning från, Umeå", "2023-04-01 10:00", ("2023-04-01 09:05", "Umeå")),
        ("31 december 23:10, Rån, Malmö", "2024-01-01 0:20:00 +01:00", ("2023-12-31 23:10", "Malmö")),
        ("30 februari 10:00, Rån, Malmö", "2024-03-01 10:00", ("", "Malmö")),
        ("30 april 10:00, Rån, Malmö", "2024-04-01 10:00", ("", "Malmö")),
        ("1 januari 10:00, Rån, Malmö", "2024-06-01 10:00", ("", "Malmö")),
        ("Sammanfattning natt", "2024-06-01 10:00", ("", "")),
        ("1 april 09:05, Rån, Umeå", "igår", ("", "")),
    ],
)
def test_the_events_own_time_and_place_stand_in_its_heading(name: str, published: str, found: tuple[str, str]) -> None:
    assert event_of(name, published) == found


@pytest.mark.parametrize(
    ("change", "ord_"),
    [
        ({"id": None}, "saknar id"),
        ({"type": ""}, "saknar type"),
        ({"summary": ["a"]}, "summary är varken"),
        ({"id": True}, "id är varken"),
        ({"id": 1.5}, "id är varken"),
        ({"id": float("nan")}, "id är varken"),
        ({"name": {"a": 1}}, "name är varken"),
        ({"location": "Skåne"}, "location är inget objekt"),
        ({"location": {"name": 1.5, "gps": None}}, "location_name är varken"),
        ({"summary": "a\x00b"}, "nolltecken"),
        ({"summary": "a\ud800b"}, "skadade tecken"),
        ({"summary": "x" * 300_000}, "längre än"),
    ],
)
def test_an_event_that_cannot_be_used_is_named_by_its_order(change: dict[str, Any], ord_: str) -> None:
    first, second, third = rows([EVENT, EVENT | change, EVENT])
    assert isinstance(first, Rad)
    assert isinstance(third, Rad)
    assert isinstance(second, Vagrad)
    assert second.rad == 2
    assert ord_ in second.skal
    assert "".join(second.varden).encode()


@pytest.mark.parametrize("item", [1, None, "text", [], [[EVENT]]])
def test_what_is_no_event_is_refused_and_the_rest_kept(item: object) -> None:
    assert [type(row) for row in rows([EVENT, item, EVENT])] == [Rad, Vagrad, Rad]


def test_a_key_that_stands_twice_costs_its_event() -> None:
    text = json.dumps([EVENT, EVENT]).replace('"type"', '"id": 1, "type"', 1)
    first, second = read_table("events.json", text.encode()).rader
    assert isinstance(first, Vagrad)
    assert "”id” står två gånger" in first.skal
    assert isinstance(second, Rad)


def test_an_event_without_a_place_keeps_the_rest() -> None:
    for location in (None, {}, {"name": None, "gps": None}, {"name": "", "gps": ""}):
        [row] = rows([EVENT | {"location": location}])
        assert row.varden[6:9] == ["", "", ""]
    [row] = rows([EVENT | {"location": {"name": "Skåne", "gps": "norr"}}])
    assert row.varden[7:9] == ["norr", ""]


def test_no_events_is_a_table_without_rows() -> None:
    assert rows([]) == []


@pytest.mark.parametrize(
    ("text", "ord_"),
    [
        ('{"type": "FeatureCollection", "features": []}', "inte Polisens händelser"),
        ('[{"a": 1}]', "inte Polisens händelser"),
        ("[1, 2]", "inte Polisens händelser"),
        ('[{"id": 1},', "på rad 1, tecken 12"),
        ("[" * 100_000, "djupt"),
        (f"[{'9' * 5000}]", "orimliga tal"),
        ("hej", "ingen hel JSON"),
    ],
)
def test_other_json_is_refused(text: str, ord_: str) -> None:
    assert ord_ in wrong(text)
