"""Events as an iCalendar file (RFC 5545), the same bytes for the same files and day."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone

from est_cli.svenska import slug

if TYPE_CHECKING:
    from collections.abc import Sequence

    from est_cli.moten.kalender import Kalenderpost

_HERE: Final = ZoneInfo("Europe/Stockholm")
_ZONE: Final = """\
BEGIN:VTIMEZONE
TZID:Europe/Stockholm
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""
"""The rule of summer time since 1996, which every calendar reads; a list of days would end some year."""
_FIRST: Final = date(2020, 1, 1)
"""SEQUENCE counts days from here, so that a later export of the same event is the newer one."""
_MORNING: Final = 9
"""The hour, where the reader is, at which a reminder of a whole day comes."""
_MOST: Final = 366
"""No reminder comes earlier than so many days before."""


def to_ical(posts: Sequence[Kalenderpost], kommun: str, idag: date, paminn_dagar: int) -> bytes:
    """A calendar file: UTF-8, CRLF, lines of at most 75 octets. It bears the day `idag`, never the clock."""
    calendar = Calendar()
    calendar.add("prodid", "-//EST//est-cli//SV")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", f"EST {kommun}".strip())
    calendar.add_component(Timezone.from_ical(_ZONE))
    for one in posts:
        calendar.add_component(_event(one, slug(kommun), idag, paminn_dagar))
    return bytes(calendar.to_ical())


def _event(one: Kalenderpost, domain: str, idag: date, paminn_dagar: int) -> Event:
    event = Event()
    stamp = datetime.combine(idag, time(), UTC)
    event.add("uid", f"{one.uid}@{domain or 'arbetsyta'}.est")
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("sequence", max((idag - _FIRST).days, 0))
    event.add("summary", one.rubrik)
    event.add("description", "\n".join(one.rader))
    event.add("categories", ["EST", one.slag])
    _when(event, one)
    if one.lokal:
        event.add("location", one.lokal)
    if one.paminn and one.dag >= idag:
        event.add_component(_alarm(one, paminn_dagar))
    return event


def _when(event: Event, one: Kalenderpost) -> None:
    """A time with its zone; or a whole day, which takes nobody's time and needs no end (RFC 5545 3.6.1)."""
    if one.start is None:
        event.add("dtstart", one.dag)
        event.add("transp", "TRANSPARENT")
        return
    event.add("dtstart", one.start.replace(tzinfo=_HERE))
    event.add("dtend", (one.start + timedelta(minutes=one.minuter)).replace(tzinfo=_HERE))


def _alarm(one: Kalenderpost, paminn_dagar: int) -> Alarm:
    """A reminder counted from the day's own beginning, wherever the reader is."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", one.rubrik)
    alarm.add("trigger", timedelta(days=-min(paminn_dagar, _MOST), hours=_MORNING))
    return alarm
