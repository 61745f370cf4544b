"""I704: registration plates of vehicles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from est_cli.personal.detector import Found, PersonalRule, detector
from est_cli.personal.late import late
from est_cli.personal.surroundings import before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.personal.hit import Allowed

_LETTER: Final = "A-HJ-PR-UW-Z"  # no I, Q, V, nor Å, Ä, Ö
_LAST: Final = "A-HJ-NPR-UW-Z0-9"  # nor O
_UPPER: Final = late(rf"[{_LETTER}](?<![\w/:.-].)[{_LETTER}]{{2}} ?(?!000)[0-9]{{2}}[{_LAST}](?![\w/]|[-:.,][0-9])")
_CARS: Final = (
    r"bil(?:en|ar|arna|ens)?\b|reg\b|regn|registr|fordon|moped|mc\b|motorcyk|buss|lastbil|skåpbil|husbil|personbil|"
    r"husvagn|släp|epa\b|epa-?traktor|traktor|a-traktor|skylten|skyltad|volvo|saab|bmw|audi|merc|toyota|volkswagen|vw\b|"
    r"golf|passat|skoda|škoda|seat\b|kia\b|ford\b|opel|renault|peugeot|tesla|nissan|mazda|hyundai|honda|yamaha"
)
_CAR: Final = late(rf"\b(?:{_CARS})[^\n!?]{{0,30}}$")
_LOOSE: Final = late(rf"(?P<glapp>[ -]?)(?!000)[0-9]{{2}}[{_LAST}](?![\w/]|[-:.,][0-9])", re.IGNORECASE)
_LOOSE_SHAPE: Final = late(r"[0-9](?:(?<=[A-Za-z].)|(?<=[A-Za-z][ -].))[0-9][0-9A-Za-z](?!\w)")
_LOOSE_LETTERS: Final = late(rf"(?<![\w-])[{_LETTER}]{{3}}[ -]?$", re.IGNORECASE)
_CODES: Final = (
    # what stands before three digits in official prose: codes, units, currencies, words in capitals
    "ABT ALA ALN AML "
    "APR ART AUG AVD BAS BEL BFS BOX BUS CET COM CRC DEC DEL DIN DKK DNR DOK DOS DSF ERR ESF EST ETT EUR FAP FAX "
    "FEB FEM FYR GBP GMT HMR HSB HSL HUS ISO JAN JUL JUN KAP KKR KOD KPH KRS KSN KSO KST KWH LAG LED LGH LOK LPT "
    "LSS LSU LTE MAJ MAR MAX MFS MHZ MKB MOB NJA NOK NOV NSF NYA OKT OSL PAR PBL PDF PKT PLU PMF PSA RAD RBF REG "
    "RFC RFS ROT RPS RUM RUT SAK SAL SEK SEP SEX SFS SHA SKR SOU TAL TBC TEL TRE TRP TSM TUR UNO USB USD UTC "
)
_WORTH: Final = re.compile(
    rf"(?<!\w)[{_LETTER}]{{3}}(?:[0-9]|$)|[A-Za-z]{{3}}-?[0-9]{{2}}[0-9A-Za-z]|(?<!\w)(?i:{_CARS})"
)


@detector(
    PersonalRule(
        "I704",
        "fel",
        namn="Inget registreringsnummer står i en text",
        gor="Ta bort numret, och skriv slaget av fordon: en röd skåpbil, en A-traktor. Är det något annat: "
        "est undantag I704 FIL:RAD --motiv …",
        varfor="Vem som äger ett fordon går att slå upp på en minut. Ett registreringsnummer är därför en "
        "personuppgift, och för att beskriva platsen räcker slaget av fordon.",
        kalla="Dataskyddsförordningen artikel 4.1; Transportstyrelsens nummerserier för registreringsskyltar",
        bra="# problem.yaml\nbeskrivning: A-traktorer stannar på torget med hög musik.",
        daligt="# problem.yaml\nbeskrivning: A-traktorn med skylten ABC12D stannar på torget.",
    ),
    worth=_WORTH.search,
)
def plate(text: str, _: Allowed) -> Iterator[Found]:
    """ABC123 and ABC12D in capitals, and in any case after a word about a vehicle."""
    for shape in _UPPER.finditer(text):
        if shape[0][:3] not in _CODES.split() or _CAR.search(before(text, shape.start(), 60)):
            yield Found(*shape.span(), "Här står ett registreringsnummer")
    for shape in _LOOSE_SHAPE.finditer(text):
        letters = _LOOSE_LETTERS.search(text[max(0, shape.start() - 5) : shape.start()])
        start = shape.start() - len(letters[0]) if letters else 0
        if letters and _LOOSE.match(text, start + 3) and _CAR.search(before(text, start, 60)):
            yield Found(start, shape.end(), "Här står ett registreringsnummer")
