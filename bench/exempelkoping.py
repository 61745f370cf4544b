"""What happens in the made-up municipality: who reports what, where and how often, and the changes planted in it.

The numbers of the example cases stand in `COUNTED`, word for word; the rest is drawn around them.
"""

from datetime import date
from typing import NamedTuple

FIRST, LAST = date(2024, 11, 1), date(2026, 11, 22)
"""The first and last day: 24 whole months, and the weeks of November that have passed."""

Season = tuple[float, ...]
EVEN: Season = (1,) * 12
SUMMER: Season = (0.2, 0.2, 0.4, 0.8, 1.4, 1.9, 1.9, 1.8, 1.2, 0.6, 0.3, 0.2)
WINTER: Season = (1.8, 1.8, 1.5, 0.9, 0.4, 0.1, 0.1, 0.2, 0.7, 1.2, 1.5, 1.7)
DARK: Season = (1.6, 1.3, 0.9, 0.6, 0.3, 0.2, 0.3, 0.7, 1.2, 1.6, 1.9, 1.8)
JUNE: Season = (0, 0, 0, 0.4, 1.5, 8, 1, 0, 0, 0, 0, 0)

WEEKDAYS = (5, 4, 4, 4, 4, 0, 0)
EVENINGS = (0, 0, 1, 3, 8, 8, 0)
WEEKEND = (0, 0, 0, 0, 1, 1, 0)
LATE = (1, 1, 1, 3, 6, 7, 3)
ANY_DAY = (1, 1, 1, 1, 1, 1, 1)


class Stream(NamedTuple):
    """Reports of one kind: `per_vecka` in a common week, `dagar` weights Monday first, `timmar` when they begin.

    `spann` is minutes within which the event fell; 0: the clock is known, -1: no clock. Without `kategorier`, the
    reporter looked and nothing had happened.
    """

    rapportor: str
    plats: str
    kategorier: tuple[str, ...]
    per_vecka: float
    dagar: Season = WEEKDAYS
    timmar: tuple[float, float] = (7, 10)
    spann: int = 0
    sasong: Season = EVEN
    typ: str = "iakttagelse"
    texter: tuple[str, ...] = ()


class Planted(NamedTuple):
    """A change that is true in the data: the rate of `kategorier` at `plats` is `kvot` times as high in the time."""

    plats: str
    kategorier: tuple[str, ...]
    fran: date
    till: date
    kvot: float


class Counted(NamedTuple):
    """A number that a case states: so many of the stream's reports in the time, and no others of its kind."""

    fran: date
    till: date
    antal: int
    strom: Stream


PARK = ("samling-ute", "brak", "alkohol", "glaskross")
"""The categories of the case about Hoglands park."""

PLANTED = (
    Planted("hoglands-park", PARK, date(2026, 5, 25), date(2026, 8, 30), 0.41),
    Planted("bjorkskolan", ("buskorning",), date(2026, 1, 8), LAST, 4.0),
    Planted("p-huset-kvarnen", ("bilinbrott", "glaskross"), date(2026, 8, 31), LAST, 2.4),
    Planted("almgarden-trapphus", ("samling-trapphus",), date(2026, 8, 29), LAST, 0.5),
    Planted("almgarden-trapphus", ("ovrig-skada",), date(2026, 8, 29), LAST, 0.0),
    Planted("stationstunneln", ("bristande-belysning",), date(2026, 9, 26), LAST, 0.0),
    Planted("lindparken", (), date(2026, 1, 1), date(2026, 4, 30), 0.6),
    Planted("stationstunneln", (), date(2026, 1, 1), date(2026, 4, 30), 0.6),
    Planted("p-torget", (), date(2026, 1, 1), date(2026, 4, 30), 0.6),
)
"""The known effects, by place; without categories, all of them. Everything else is as it was."""

AWAY: dict[str, tuple[tuple[date, date], ...]] = {
    "faltgruppen": ((date(2025, 7, 7), date(2025, 7, 20)),),
    "bovardarna": ((FIRST, date(2026, 1, 4)), (date(2026, 6, 29), date(2026, 8, 9))),
    "kommun-fritid": ((date(2025, 6, 30), date(2025, 8, 10)), (date(2026, 6, 29), date(2026, 8, 9)),
                      (date(2026, 9, 28), LAST)),
    "bjorkskolan": ((date(2025, 2, 17), date(2025, 2, 21)), (date(2025, 4, 14), date(2025, 4, 21)),
                    (date(2025, 6, 12), date(2025, 8, 17)), (date(2025, 10, 27), date(2025, 10, 31)),
                    (date(2026, 2, 16), date(2026, 2, 20)), (date(2026, 3, 30), date(2026, 4, 6)),
                    (date(2026, 6, 13), date(2026, 8, 16)), (date(2026, 10, 26), date(2026, 10, 30))),
    "nattvandrarna": ((date(2025, 6, 30), date(2025, 8, 10)), (date(2026, 7, 3), date(2026, 7, 4))),
}  # fmt: skip
"""When a reporter does not report: not begun, on holiday, or fallen silent. All but the police rest at Christmas."""
CHRISTMAS = ((date(2024, 12, 21), date(2025, 1, 6)), (date(2025, 12, 20), date(2026, 1, 6)))

BEHIND = ("Bakom scenen.", "Bakom scenen, flera sällskap.", "Bakom scenen, syns inte från gatan.")
ELSEWHERE = ("Vid scenkanten.", "Längs gången mot bussen.", "Vid parkens norra sida.", "Vid bänkarna.")
PARK_EVENING = Stream("faltgruppen", "hoglands-park", PARK[:3], 0.15, WEEKEND, (21, 23.5), 90, SUMMER)
PARK_MORNING = Stream("kommun-gata-park", "hoglands-park", ("glaskross",), 0.1, (0, 0, 0, 0, 1, 1, 0), (21, 22), 600)
LIND_EVENING = Stream("faltgruppen", "lindparken", PARK[:3], 0.8, EVENINGS, (20, 23.5), 60, SUMMER)
KAJ_EVENING = Stream("faltgruppen", "kajstraket", PARK[:3], 0.12, WEEKEND, (21, 23.5), 60, SUMMER)
GARAGE_CARS = Stream("kommunpolis", "p-huset-kvarnen", ("bilinbrott",), 0.8, (1, 1, 1, 6, 7, 6, 0), (13, 16), 360,
                     typ="polisanmald")  # fmt: skip
GARAGE_NIGHT = GARAGE_CARS._replace(per_vecka=0.2, timmar=(17, 19), spann=780)
GARAGE_GLASS = Stream("parkeringsbolaget", "p-huset-kvarnen", ("glaskross",), 0.65, WEEKDAYS, (7, 9),
                      texter=("Bilglas på golvet, plan tre.", "Bilglas på golvet, plan fyra.", "Bilglas vid trappan.")
                      )  # fmt: skip
PANES = Stream("regiontrafiken", "ringvagens-hallplatser", ("glaskross",), 2.1, (6, 3, 2, 1, 1, 0, 0), spann=-1,
               texter=("Ruta bytt enligt arbetsorder.", "En ruta bytt.")
               )  # fmt: skip
DRIVERS = PANES._replace(per_vecka=0, dagar=(2, 2, 2, 2, 2, 0, 0), timmar=(14.5, 17.5), spann=15,
                         texter=("Glas sett från bussen, hållplatsen närmast skolan.", "Glas på marken vid kuren.")
                         )  # fmt: skip
GLASS_CALLS = Stream("kommun-gata-park", "ringvagens-hallplatser", ("glaskross",), 0.7, WEEKDAYS, (7, 15),
                     typ="felanmalan", texter=("Glas vid hållplatsen.", "Trasig ruta i kuren."))  # fmt: skip
HOME_TIME = Stream("bjorkskolan", "bjorkskolan", ("buskorning",), 2.1, (3, 4, 4, 4, 4, 0, 0), (14.9, 15.2), 15,
                   texter=("Mopeder i hög fart på infarten.", "A-traktor fram och tillbaka på infarten.",
                           "Körning nära övergångsstället vid hemgång."))  # fmt: skip
FOOTPATH = HOME_TIME._replace(per_vecka=0.35, timmar=(15.25, 16), texter=("Moped på gångvägen bakom skolan.",))
STAIRS = Stream("bovardarna", "almgarden-trapphus", ("samling-trapphus",), 2.6, (7, 3, 3, 3, 3, 0, 0), (7, 9), 0,
                WINTER, texter=("Fimpar och skräp i trappan efter kvällen.", "Spår efter samling i källargången.",
                                "Porten stod öppen på morgonen."))  # fmt: skip
STAIR_CALLS = Stream("exempelbostader", "almgarden-trapphus", ("samling-trapphus",), 1.2, ANY_DAY, (17.5, 22.5), 30,
                     WINTER, "felanmalan", ("Samtal till störningsjouren.", "Samtal till jouren om oljud i trappan.")
                     )  # fmt: skip
LAMPS = Stream("kommun-gata-park", "stationstunneln", ("bristande-belysning",), 0.2, ANY_DAY, (8, 20), -1, DARK,
               "felanmalan", ("Lampor släckta i tunneln.", "Mörkt i tunneln på kvällen."))  # fmt: skip
FIRE = Stream("raddningstjansten", "badviken", ("brand",), 0.05, ANY_DAY, (19, 22), 60, JUNE,
              texter=("Eld på bryggan, släckt.", "Eld i slänten, släckt."))  # fmt: skip
HEDGE = Stream("bovardarna", "almgarden-lekplats", ("nedskrapning", "skymd-sikt"), 0.4, WEEKDAYS, (7, 8), 0, DARK,
               texter=("Glas och fimpar i lekstugan.", "Buskarna skymmer lekstugan."))  # fmt: skip
PARK_CRIMES = Stream("kommunpolis", "hoglands-park", ("brak", "ovrig-skada", "misstankt-droghantering"), 0.1, WEEKEND,
                     (20, 23), 120, SUMMER, "polisanmald")  # fmt: skip
ROUNDS = Stream("vaktbolaget", "ringvagens-hallplatser", (), 0, WEEKEND, (22.5, 23.5), 240)
TUNNEL_ROUNDS = Stream("vaktbolaget", "stationstunneln", (), 0, ANY_DAY, (19, 20), 180)
NIGHT_WALK = Stream("nattvandrarna", "hoglands-park", (), 0, WEEKEND, (20, 20), 300)

_SUMMER_2025, _SUMMER_2026 = (date(2025, 5, 26), date(2025, 8, 31)), (date(2026, 5, 25), date(2026, 8, 30))
COUNTED = (
    # Hoglands park: 46, of which 31 behind the stage, then 19; the other park 21 and 19, the quay 9 and 11.
    Counted(*_SUMMER_2025, 31, PARK_EVENING._replace(texter=BEHIND)),
    Counted(*_SUMMER_2025, 9, PARK_EVENING._replace(texter=ELSEWHERE)),
    Counted(*_SUMMER_2025, 6, PARK_MORNING._replace(texter=("Glas vid scenkanten efter helgen.",))),
    Counted(*_SUMMER_2026, 8, PARK_EVENING._replace(texter=BEHIND)),
    Counted(*_SUMMER_2026, 8, PARK_EVENING._replace(texter=ELSEWHERE)),
    Counted(*_SUMMER_2026, 3, PARK_MORNING._replace(texter=("Glas vid scenkanten efter helgen.",))),
    Counted(*_SUMMER_2025, 21, LIND_EVENING),
    Counted(*_SUMMER_2026, 19, LIND_EVENING),
    Counted(*_SUMMER_2025, 9, KAJ_EVENING),
    Counted(*_SUMMER_2026, 11, KAJ_EVENING),
    Counted(date(2025, 6, 1), date(2025, 8, 31), 17, PARK_CRIMES),
    Counted(date(2026, 5, 29), date(2026, 8, 29), 26, NIGHT_WALK),
    # The garage: 9, then 22 the same weeks, two at the square; 26 reports of glass.
    Counted(date(2025, 9, 1), date(2025, 10, 26), 9, GARAGE_CARS),
    Counted(date(2026, 8, 31), date(2026, 10, 25), 18, GARAGE_CARS),
    Counted(date(2026, 8, 31), date(2026, 10, 25), 4, GARAGE_NIGHT),
    Counted(date(2026, 8, 31), date(2026, 10, 25), 2, GARAGE_CARS._replace(plats="p-torget")),
    Counted(date(2026, 8, 31), date(2026, 10, 25), 26, GARAGE_GLASS),
    # The bus shelters: 31 panes, then 29; 18 calls; rounds on 24 nights. Nine by the drivers, seven before six.
    Counted(date(2025, 3, 3), date(2025, 4, 27), 31, PANES),
    Counted(date(2026, 3, 2), date(2026, 4, 26), 29, PANES),
    Counted(date(2025, 3, 3), date(2025, 4, 27), 18, GLASS_CALLS),
    Counted(date(2025, 11, 28), date(2026, 4, 26), 24, ROUNDS),
    Counted(date(2026, 10, 12), date(2026, 11, 8), 7, DRIVERS),
    Counted(date(2026, 10, 12), date(2026, 11, 8), 2, DRIVERS._replace(timmar=(18.5, 20))),
    # The school: 27 in two weeks, 22 when all leave and five on the footpath.
    Counted(date(2026, 1, 26), date(2026, 2, 8), 22, HOME_TIME),
    Counted(date(2026, 1, 26), date(2026, 2, 8), 5, FOOTPATH),
    # The stairwells: 38 in eight weeks, 21 calls; 14 in eight weeks of autumn.
    Counted(date(2026, 1, 26), date(2026, 3, 22), 38, STAIRS),
    Counted(date(2026, 1, 26), date(2026, 3, 22), 21, STAIR_CALLS),
    Counted(date(2026, 9, 7), date(2026, 11, 1), 14, STAIRS),
    # The tunnel: nine calls in two weeks, 18 evenings of rounds. The bathing place: three fires. The playground: six.
    Counted(date(2026, 8, 31), date(2026, 9, 13), 9, LAMPS),
    Counted(date(2026, 9, 15), date(2026, 10, 2), 18, TUNNEL_ROUNDS),
    Counted(date(2026, 6, 1), date(2026, 6, 14), 3, FIRE),
    Counted(date(2026, 6, 15), date(2026, 8, 17), 0, FIRE),
    Counted(date(2026, 10, 19), date(2026, 11, 8), 6, HEDGE),
)

_DAYTIME, _NIGHT = ("kommun-gata-park",), ("vaktbolaget",)
STREAMS = (
    PARK_EVENING, PARK_MORNING, LIND_EVENING, KAJ_EVENING, GARAGE_CARS, GARAGE_NIGHT, GARAGE_GLASS, PANES, GLASS_CALLS,
    HOME_TIME, FOOTPATH, STAIRS, STAIR_CALLS, LAMPS, FIRE, HEDGE, PARK_CRIMES,
    Stream("faltgruppen", "stationstunneln", ("samling-ute", "misstankt-droghantering", "brak"), 0.7, EVENINGS,
           (19, 23)),
    Stream("faltgruppen", "ishallen", ("buskorning", "samling-ute"), 0.35, EVENINGS, (19, 21.5), 60),
    Stream("faltgruppen", "almgarden-lekplats", ("samling-ute",), 0.3, EVENINGS, (18, 21), 60, SUMMER),
    Stream("faltgruppen", "hoglands-park", (), 0.35, EVENINGS, (20, 21), 120),
    Stream("faltgruppen", "badviken", (), 0.15, EVENINGS, (20, 21), 60, SUMMER),
    Stream("kommun-gata-park", "lindparken", ("nedskrapning", "nedskrapning", "klotter", "ovrig-skada"), 1.0,
           sasong=SUMMER),
    Stream("kommun-gata-park", "p-torget", ("nedskrapning", "klotter"), 0.5),
    Stream("kommun-gata-park", "stationstunneln", ("klotter", "klotter", "nedskrapning"), 0.8),
    Stream("kommun-gata-park", "bjorkskolan", ("klotter", "ovrig-skada"), 0.5),
    Stream("kommun-gata-park", "hoglands-park", ("nedskrapning", "klotter"), 0.7, sasong=SUMMER),
    Stream("kommun-gata-park", "kajstraket", ("klotter", "nedskrapning"), 0.35, sasong=SUMMER),
    Stream("kommun-gata-park", "badviken", ("nedskrapning",), 0.4, sasong=SUMMER),
    Stream("kommun-gata-park", "ringvagens-hallplatser", ("klotter", "nedskrapning"), 0.4),
    Stream("kommun-gata-park", "", ("klotter", "nedskrapning", "skymd-sikt"), 0.15),
    Stream("vaktbolaget", "p-huset-kvarnen", ("ovrig-skada", "samling-trapphus"), 0.5, LATE, (20, 23.5)),
    Stream("vaktbolaget", "p-torget", ("brak", "alkohol"), 0.5, LATE, (22, 23.75), 60),
    Stream("vaktbolaget", "ishallen", ("buskorning", "ovrig-skada"), 0.4, LATE, (19, 22)),
    Stream("vaktbolaget", "gamla-busstorget", ("samling-ute", "alkohol", "nedskrapning"), 0.9, LATE, (20, 23)),
    Stream("vaktbolaget", "p-torget", (), 0.5, LATE, (22, 23)),
    Stream("vaktbolaget", "almgarden-trapphus", ("samling-trapphus",), 0.3, LATE, (19, 22), 30, WINTER),
    Stream("nattvandrarna", "lindparken", ("alkohol", "samling-ute"), 0.25, WEEKEND, (21, 23.5), 60),
    Stream("nattvandrarna", "lindparken", (), 0.4, WEEKEND, (21, 22), 180),
    Stream("kommunpolis", "p-torget", ("bilinbrott",), 0.2, ANY_DAY, (17, 20), 720, typ="polisanmald"),
    Stream("kommunpolis", "ishallen", ("bilinbrott",), 0.15, ANY_DAY, (17, 19), 180, typ="polisanmald"),
    Stream("kommunpolis", "lindparken", ("brak", "ovrig-skada", "misstankt-droghantering"), 0.6, LATE, (18, 23),
           typ="polisanmald"),
    Stream("kommunpolis", "stationstunneln", ("misstankt-droghantering", "brak"), 0.6, LATE, (16, 23),
           typ="polisanmald"),
    Stream("kommunpolis", "almgarden-trapphus", ("misstankt-droghantering", "ovrig-skada"), 0.3, LATE, (17, 23), 240,
           typ="polisanmald"),
    Stream("kommunpolis", "ringvagens-hallplatser", ("ovrig-skada",), 0.15, LATE, (18, 23), 600, typ="polisanmald"),
    Stream("kommunpolis", "bjorkskolan", ("ovrig-skada",), 0.1, ANY_DAY, (17, 20), 720, typ="polisanmald"),
    Stream("bovardarna", "almgarden-trapphus", ("misstankt-droghantering", "ovrig-skada", "nedskrapning"), 0.9,
           sasong=WINTER, typ="misstanke"),
    Stream("kommun-gata-park", "almgarden-lekplats", ("klotter",), 0.25),
    Stream("bovardarna", "almgarden-lekplats", (), 0.5, (0, 0, 0, 0, 1, 0, 0), (8, 9)),
    Stream("kommun-fritid", "lindparken", ("samling-ute", "brak"), 0.5, (2, 2, 2, 2, 3, 0, 0), (16, 20), 30),
    Stream("kommun-fritid", "bjorkskolan", ("samling-ute",), 0.4, (2, 2, 2, 2, 2, 0, 0), (16, 19), 30),
    Stream("kommun-fritid", "lindparken", (), 0.5, (0, 0, 0, 0, 1, 0, 0), (20, 21)),
    Stream("bjorkskolan", "bjorkskolan", ("klotter", "samling-ute"), 0.4, (1, 1, 1, 1, 1, 0, 0), (8, 14)),
    Stream("bjorkskolan", "bjorkskolan", (), 0.25, (0, 0, 0, 0, 1, 0, 0), (15, 16)),
    Stream("parkeringsbolaget", "p-torget", (), 0.5, (1, 0, 0, 0, 0, 0, 0), (8, 9)),
    Stream("raddningstjansten", "lindparken", ("brand",), 0.03, ANY_DAY, (17, 23)),
    Stream("raddningstjansten", "almgarden-lekplats", ("brand",), 0.08, ANY_DAY, (17, 23)),
)  # fmt: skip

SEVERAL = ("klotter",)
"""Categories of which one report may tell of two or three at once."""
CLOSED_PLACES = {"gamla-busstorget": date(2025, 6, 30)}
"""The last day on which there is a place to report from."""
NOWHERE = (58.4060, 14.6110)
"""About where the reports without a place were made; in the middle of Vättern, as the municipality is."""

TEXTS: dict[str, tuple[str, ...]] = {
    "klotter": ("Nytt klotter på väggen.", "Klotter sanerat samma dag.", "Klotter på elskåp."),
    "glaskross": ("Krossade flaskor.", "Glas på gången."),
    "brand": ("Papperskorg brann, släckt.", "Mindre eld, släckt."),
    "ovrig-skada": ("Trasig papperskorg.", "Skadad dörr.", "Nedriven skylt."),
    "samling-ute": ("Större samling, hög stämning.", "Flera sällskap, rörigt men inga hot.", "Många på liten yta."),
    "samling-trapphus": ("Samling i trappan.", "Samling i källargången."),
    "brak": ("Tjafs som bröts tidigt.", "Bråk mellan två sällskap.", "Hotfull stämning."),
    "alkohol": ("Berusade som ropar efter förbipasserande.", "Berusat sällskap, lämnade platsen efter samtal."),
    "misstankt-droghantering": ("Förpackningar kvar på platsen.", "Korta möten, bilar som stannar till."),
    "buskorning": ("Mopeder i hög fart.", "Bilar som sladdar på parkeringen."),
    "bristande-belysning": ("Lampa släckt.",),
    "skymd-sikt": ("Buskarna skymmer gången.",),
    "nedskrapning": ("Skräp efter helgen.", "Mycket skräp vid bänkarna.", "Överfulla papperskorgar."),
    "": ("Lugnt.", "Inget att rapportera.", ""),
}
"""What a report of a category may say, where its stream has no words of its own."""
