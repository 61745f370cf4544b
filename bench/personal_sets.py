"""Texts with and without personal data, the same every time: what the figures of `bench.personal` are counted on.

The identity numbers have the birth numbers 980–999, which Skatteverket keeps for tests, and the telephone numbers are
of the series that PTS keeps for fiction: nobody has them.
"""

import json
import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import chain
from pathlib import Path
from typing import Final, NamedTuple

DATA: Final = Path(__file__).parents[1] / "tests" / "data" / "personuppgifter"
_SEED: Final = 2026
_PEOPLE: Final = 40
"""How many numbers are written in each of the spellings."""


class Text(NamedTuple):
    """A text, the codes that should be found in it, and the set that it belongs to."""

    text: str
    koder: frozenset[str]
    ur: str


Spelling = Callable[[str], str]
_SENTENCES: Final = (
    "{}",
    "Anmälaren uppger {} vid samtalet.",
    "kontakt: {}  # ska tas bort",
    '- {{typ: samtal, beskrivning: "Uppgift om {} lämnades muntligt"}}',
    "2026-03-12;parkering;{};klotter",
    "Se ({}), och jämför med i fjol.",
    "Enligt boende: {}. Inget mer är känt.",
)

IDENTITY: Final[dict[str, Spelling]] = {
    "ååmmdd-nnnn": lambda full: f"{full[2:8]}-{full[8:]}",
    "ååååmmdd-nnnn": lambda full: f"{full[:8]}-{full[8:]}",
    "tolv siffror i rad": lambda full: full,
    "tio siffror i rad": lambda full: full[2:],
    "mellanslag": lambda full: f"{full[:8]} {full[8:]}",
    "mellanslag, tio": lambda full: f"{full[2:8]} {full[8:]}",
    "streck med mellanslag": lambda full: f"{full[2:8]} - {full[8:]}",
    "tankstreck": lambda full: f"{full[2:8]}–{full[8:]}",
    "långt tankstreck": lambda full: f"{full[:8]}—{full[8:]}",
    "hårt bindestreck": lambda full: f"{full[:8]}\u2011{full[8:]}",
    "minustecken": lambda full: f"{full[2:8]}\u2212{full[8:]}",
    "hårt mellanslag": lambda full: f"{full[:8]}\u00a0{full[8:]}",
    "datum med streck": lambda full: f"{full[:4]}-{full[4:6]}-{full[6:8]}-{full[8:]}",
    "datum med streck, mellanslag": lambda full: f"{full[:4]}-{full[4:6]}-{full[6:8]} {full[8:]}",
    "parvis": lambda full: f"{full[2:4]} {full[4:6]} {full[6:8]} {full[8:]}",
    "punkter": lambda full: f"{full[:4]}.{full[4:6]}.{full[6:8]}-{full[8:]}",
    "siffra för siffra": lambda full: " ".join(full[2:]),
    "fast vid ett ord": lambda full: f"pnr{full[2:8]}-{full[8:]}",
    "fast före ett ord": lambda full: f"{full[2:8]}-{full[8:]}kvinna",
    "fullbreddssiffror": lambda full: _moved(f"{full[:8]}-{full[8:]}", "０"),
    "arabiska siffror": lambda full: _moved(f"{full[:8]}-{full[8:]}", "٠"),
    "osynliga tecken": "\u200b".join,
    "mjukt bindestreck": lambda full: f"{full[:8]}\u00ad{full[8:]}",
    "bruten rad": lambda full: f"{full[:8]}-\n  {full[8:]}",
    "understreck": lambda full: f"{full[:8]}_{full[8:]}",
}
"""How a number of twelve digits is written."""

TELEPHONE: Final[dict[str, Spelling]] = {
    "riktnummer-abonnent": lambda number: number,
    "siffror i rad": lambda number: number.replace("-", ""),
    "grupper": lambda number: _grouped(number, "-", " "),
    "bara mellanslag": lambda number: _grouped(number, " ", " "),
    "bara streck": lambda number: _grouped(number, "-", "-"),
    "punkter": lambda number: _grouped(number, ".", "."),
    "snedstreck": lambda number: _grouped(number, "/", " "),
    "parentes": lambda number: f"({number.replace('-', ') ')}",
    "+46": lambda number: f"+46{number[1:].replace('-', '')}",
    "+46 med mellanslag": lambda number: f"+46 {_grouped(number[1:], ' ', ' ')}",
    "+46 (0)": lambda number: f"+46 (0){_grouped(number[1:], '-', ' ')}",
    "0046": lambda number: f"0046{number[1:].replace('-', '')}",
    "tankstreck": lambda number: number.replace("-", "–"),
    "hårt mellanslag": lambda number: _grouped(number, "-", "\u00a0"),
    "fullbreddssiffror": lambda number: _moved(number, "０"),
    "osynliga tecken": "\u200b".join,
    "tel:": lambda number: f"tel:{number.replace('-', '')}",
}
"""How a number such as 070-1740605 is written."""

EMAIL: Final[dict[str, Spelling]] = {
    "som den är": lambda address: address,
    "versaler": str.upper,
    "mailto": lambda address: f"mailto:{address}",
    "vinklar": lambda address: f"<{address}>",
    "(at)": lambda address: address.replace("@", "(at)"),
    "[at]": lambda address: address.replace("@", " [at] "),
    "snabel-a": lambda address: address.replace("@", " snabel-a "),
    "(at) och punkt": lambda address: address.replace("@", " (at) ").replace(".se", " punkt se"),
    "fullbreddstecken": lambda address: address.replace("@", "＠"),
    "osynliga tecken": lambda address: address.replace("@", "\u200b@\u200b"),
    "mellanslag": lambda address: address.replace("@", " @ "),
}
"""How an address is written."""
_SERIES: Final = (
    ("031", 3900600, 3900699), ("040", 6280400, 6280499), ("08", 46500400, 46500499), ("0980", 319200, 319299),
    ("070", 1740605, 1740699),
)  # fmt: skip
_LOCAL: Final = ("kim.exempel", "k.exempel", "kim_exempel77", "kim+est", "åsa.öberg", "kim-exempel", "ke", "KimExempel")
_DOMAINS: Final = ("example.se", "example.com", "post.example.org", "exempelköping.example", "mail.example.nu")


def _moved(text: str, zero: str) -> str:
    """A text with its digits taken from another row of Unicode."""
    return "".join(chr(ord(zero) + int(sign)) if sign.isdigit() else sign for sign in text)


def _grouped(number: str, first: str, rest: str) -> str:
    """Area code, then groups of two or three: 070-174 06 05."""
    area, _, own = number.partition("-")
    head = len(own) % 2 + 2 if len(own) % 2 else 2
    groups = [own[:head], *(own[index : index + 2] for index in range(head, len(own), 2))]
    return area + first + rest.join(groups)


def full_number(born: date, serial: int, *, samordning: bool = False) -> str:
    """The twelve digits of a number with the right check digit (Luhn, as folkbokföringslagen has it)."""
    day = born.day + 60 * samordning
    digits = f"{born:%Y%m}{day:02}{serial:03}"
    products = [int(sign) * (2 - index % 2) for index, sign in enumerate(digits[2:])]
    return digits + str(-sum(product // 10 + product % 10 for product in products) % 10)


def identity_numbers(chance: random.Random, count: int) -> list[str]:
    """Test numbers of people born 1926–2015, a fifth of them samordningsnummer."""
    days = (date(2015, 12, 31) - date(1926, 12, 1)).days
    born = [date(1926, 12, 1) + timedelta(chance.randrange(days)) for _ in range(count)]
    return [full_number(each, chance.randint(980, 999), samordning=chance.random() < 1 / 5) for each in born]


def telephone_numbers(chance: random.Random, count: int) -> list[str]:
    """Numbers of the series that PTS keeps for books and films."""
    chosen = [chance.choice(_SERIES) for _ in range(count)]
    return [f"{area}-{chance.randint(first, last)}" for area, first, last in chosen]


def _written(kod: str, ur: str, values: list[str], spellings: dict[str, Spelling]) -> Iterator[Text]:
    chance = random.Random(f"{_SEED}{kod}")  # noqa: S311 - test data
    for spelling in spellings.values():
        for value in values:
            yield Text(chance.choice(_SENTENCES).format(spelling(value)), frozenset({kod}), ur)


def _generated() -> Iterator[Text]:
    chance = random.Random(_SEED)  # noqa: S311 - test data
    addresses = [f"{chance.choice(_LOCAL)}@{chance.choice(_DOMAINS)}" for _ in range(_PEOPLE)]
    streets = ("Lindgatan", "Norra vägen", "Ekbacken", "Kvarngränd", "Stora torget", "Karl Johans gata", "Björkstigen")
    flats = (" lgh 1102", ", lgh 1001", " 2 tr", ", 3 tr", ", våning 2", " vån 4", ", 1 trappa upp", " bv")
    doors = [
        f"{chance.choice(streets)} {chance.randint(1, 99)}{chance.choice(['', 'A', ' B'])}" for _ in range(_PEOPLE)
    ]
    letters = "ABCDEFGHJKLMNOPRSTUXYZ"
    plates = ["".join(chance.choices(letters, k=3)) + f"{chance.randint(1, 99):02}{chance.choice('1234567890ABCD')}"
              for _ in range(_PEOPLE)]  # fmt: skip
    yield from _written("I701", "framställda", identity_numbers(chance, _PEOPLE), IDENTITY)
    yield from _written("I702", "framställda", telephone_numbers(chance, _PEOPLE), TELEPHONE)
    yield from _written("I703", "framställda", addresses, EMAIL)
    yield from _written("I704", "framställda", plates, {
        "ABC123": str, "ABC 123": lambda it: f"{it[:3]} {it[3:]}", "bil abc123": lambda it: f"bil {it.lower()}",
        "reg.nr abc 123": lambda it: f"reg.nr {it[:3].lower()} {it[3:].lower()}",
    })  # fmt: skip
    yield from _written("I705", "framställda", [door + flat for door in doors for flat in flats], {"adress": str})


def _metas() -> Iterator[Text]:
    """The lists of personnummer/meta, in all their forms; an organisation's number is no personnummer."""
    for name in ("list", "interim", "orgnumber"):
        for one in json.loads((DATA / f"{name}.json").read_text(encoding="utf-8")):
            forms = {str(form) for key, form in one.items() if key.endswith("_format") or key.startswith("separated")}
            # "19090527 1474" is no number to a register, but it is one to who reads it
            found = one["valid"] or " " in one["short_format"]
            for form in sorted(forms):
                yield Text(form, frozenset({"I701"} if found else ()), "personnummer/meta")


_NOTHING: Final = (
    "lag (2023:196)", "SFS 1998:204", "SFS 2018:1937 10 §", "prop. 2022/23:43", "SOU 2021:49", "KS 2026/14",
    "KS 2026/1234-5", "5000-K123456-26", "0201-K54321-25", "BN 2025-000123", "56.16121, 15.58661",
    "59.3293234,18.0685808", "SWEREF 6389123, 145678", "N 6227512 E 0486311", "2026-03-12", "12/3 2026",
    "12.3.2026", "08-12-2026", "20260312", "260312", "2026-03-12 14:30", "2026-03-12T14:30:00+01:00", "260312 1430",
    "2026-01-01–2026-03-31", "2010-05-01 – 2012-06-30", "2010-05-01 - 2012", "20260101-20260331", "260101-260331",
    "260101-0331", "2025-2026", "556016-0680", "5560160680", "165560160680", "16556016-0680", "802005-1952",
    "978-91-7000-150-5", "9789170001505", "ISBN 91-12-12345-6", "bankgiro 5050-1055", "bg 123-4567",
    "plusgiro 12 34 56-7", "OCR 9001011234567", "371 31", "SE-371 31 Karlskrona", "1 250 000 kr", "45 000 kronor",
    "10 050 000 000 kr", "12,5 mkr", "2026-W12", "v. 12-15", "vecka 2612", "0fc78e7",
    "d035af2b61c0701740605aabbccddeeff0012345", "3f9001011234ab77c00112233445566778899aabb",
    "123e4567-e89b-12d3-a456-426614174000", "19900101-1234-4012-8012-070174060512",
    "00000000-0000-0000-0000-000000000000", "https://www.karlskrona.se/nyheter/2026-03-12",
    "https://example.se/artikel/9001019999?id=0701740605", "https://www.google.com/maps/@56.1612,15.5866,15z",
    "https://mastodon.example/@polisen", "www.bra.se", "git@github.com:exempel/est.git", "bild@2x.png",
    "kl. 22:00-03:00", "kl. 07.00-16.00", "0700-1600", "08.30–17.00", "fre-lör 22–03", "112", "114 14", "11414",
    "1177", "116 117", "020-50 50 50", "0771-14 14 00", "077-114 14 00", "@polisen.karlskrona",
    "T401, U501 och I701", "E22 och väg 28", "Lv 529", "RV11", "SFS 123", "ISO 123", "DNR123", "KS2026", "LSS 123",
    "EU 123", "COVID19", "SHA256", "RUM 101", "BOX 123", "Sal B12", "14 gånger på 3 veckor", "0,125 per dag",
    "103 av 412 svarade", "1:a till 3:e våningen", "+12 procent", "-0,5", "+/- 3", "IP 192.168.100.101", "v1.2.3",
    "10-15 år",
)  # fmt: skip
"""Kinds of numbers and codes that are no personal data."""


def _negatives() -> Iterator[Text]:
    """Each of those in each sentence; then dates, organisations, coordinates and stamps drawn by chance."""
    for text in _NOTHING:
        for sentence in _SENTENCES:
            yield Text(sentence.format(text), frozenset(), "inga personuppgifter")
    chance = random.Random(_SEED + 1)  # noqa: S311 - test data
    for _ in range(400):
        day = date(2020, 1, 1) + timedelta(chance.randrange(2000))
        organisation = chance.choice((21, 55, 71, 80)) * 10_000 + chance.randrange(2_000, 10_000)
        later, clock = day + timedelta(chance.randrange(1, 300)), f"{chance.randrange(24):02}{chance.randrange(60):02}"
        for text in (
            f"{day}–{later}", f"{day} – {later}", f"{day:%y%m%d} {clock}", f"{day:%Y%m%d}{clock}", f"{day} {clock}",
            f"{clock[:2]}.{clock[2:]}-{later:%H}.30", f"{day:%d.%m.%Y}", f"{chance.randrange(10**39, 10**40):x}",
            f"{chance.uniform(55, 69):.6f}, {chance.uniform(11, 24):.6f}", f"{chance.randrange(6_100_000, 7_600_000)}",
            f"{organisation:06}-{chance.randrange(10**4):04}", f"KS {day:%Y}/{chance.randrange(1, 2000)}",
        ):  # fmt: skip
            yield Text(chance.choice(_SENTENCES).format(text), frozenset(), "inga personuppgifter")


def _labelled() -> Iterator[Text]:
    for line in (DATA / "meningar.txt").read_text(encoding="utf-8").splitlines():
        kod, tab, sentence = line.partition("\t")
        if tab:
            yield Text(sentence, frozenset({kod} - {"-"}), "märkta meningar")


def _police() -> Iterator[Text]:
    for line in (DATA / "polishandelser.txt").read_text(encoding="utf-8").splitlines():
        yield Text(line, frozenset(), "polisens händelser")


def texts() -> list[Text]:
    """All texts of all sets."""
    return list(chain(_generated(), _metas(), _negatives(), _labelled(), _police()))
