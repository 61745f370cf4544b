"""A picture made by hand for the example workspace, which a test may change before it is shown."""

from __future__ import annotations

from datetime import date
from typing import Any

from est_cli.lagesbild.records import (
    Andring,
    Aterkommande,
    Cell,
    Kandidat,
    Lagesbild,
    Pagar,
    Rapportorsrad,
    Serie,
    Tidsmonster,
    UtanPlats,
    Utmarkt,
)
from est_cli.model.lagesbild import Lagesbild as Manniskodel
from est_cli.period import months_between, read_period

UP = Andring(12, 2.4, 1.2, 5.1, 0.004, 0.02, "okning")
DOWN = Andring(30, 0.45, 0.21, 0.9, 0.004, 0.02, "minskning")
SAME = Andring(9, 1.1, 0.5, 2.6, 0.8, 1.0, "normalt")
FEW = Andring(2, 1.5, 0.2, 17.3, None, None, "for_fa")
NONE = Andring(None, None, None, None, None, None, "ej_jamforbart")


def cell(
    kategori: str | None, plats: str | None, antal: int, fore: Andring = SAME, i_fjol: Andring | None = NONE
) -> Cell:
    return Cell(kategori, plats, antal, round(antal * 0.6, 2), round(antal * 1.5 + 3.7, 2), fore, i_fjol)


def people(**values: Any) -> Manniskodel:  # noqa: ANN401 - any value of the model
    return Manniskodel.model_validate(values)


def picture(**changes: Any) -> Lagesbild:  # noqa: ANN401 - any value of the record
    """March 2026 in the example municipality."""
    period = read_period("2026-03")
    hours = [[0.0] * 24 for _ in range(7)]
    hours[4][21], hours[4][22], hours[5][22], hours[5][23], hours[1][8] = 6.0, 9.5, 7.25, 3.0, 1.0
    made = Lagesbild(
        period=period,
        fore=period.fore,
        i_fjol=period.i_fjol,
        omrade=None,
        idag=date(2026, 4, 2),
        till_dag=date(2026, 3, 31),
        pagaende=False,
        totalt=cell(None, None, 54, UP, SAME),
        kategorier=[
            cell("buskorning", None, 29, UP),
            cell("samling-trapphus", None, 14, DOWN),
            cell("klotter", None, 8),
            cell("nedskrapning", None, 3, FEW, None),
            cell("brand", None, 0, Andring(0, None, None, None, None, None, "for_fa")),
        ],
        platser=[
            cell(None, "bjorkskolan", 29, UP),
            cell(None, "almgarden-trapphus", 12, DOWN),
            cell(None, "almgarden-lekplats", 6),
            cell(None, "hoglands-park", 4, FEW),
            cell(None, "gamla-busstorget", 3, FEW),
        ],
        celler=[
            cell("buskorning", "bjorkskolan", 27, UP),
            cell("klotter", "bjorkskolan", 2, FEW),
            cell("samling-trapphus", "almgarden-trapphus", 12, DOWN),
        ],
        utan_plats=UtanPlats(3, 1),
        utmarker=[Utmarkt("okande", "bjorkskolan", "buskorning", 27, "27 händelser mot 12 i februari 2026.")],
        tid=Tidsmonster(
            hours,
            4,
            "Flest händelser fredagar klockan 21–23.",
            [("2026-v09", 3), ("2026-v10", 12), ("2026-v11", 9), ("2026-v12", 14), ("2026-v13", 10), ("2026-v14", 6)],
            [(month, 20 + at) for at, month in enumerate(months_between(date(2025, 4, 1), date(2026, 3, 1)))],
        ),
        arshjul=[Aterkommande(5, "buskorning", "Maj har haft dubbelt så många som en vanlig månad, två år av två.")],
        serier=[
            Serie("buskorning", _months([None, 4, 5, 3, 9, 8, 4, 2, 3, 5, 8, 12, 29])),
            Serie("klotter", _months([None, 1, 0, 2, 0, 4, 3, 2, 1, 0, 2, 9, 8])),
        ],
        rapportorer=[
            Rapportorsrad("bovardarna", 30, 4, 4, 0, date(2026, 3, 30), "rapporterade", "Alla veckor."),
            Rapportorsrad("nattvandrarna", 0, 4, 4, 4, date(2026, 3, 28), "lugnt", "Har tittat, inget hände."),
            Rapportorsrad("vaktbolaget", 0, 0, 4, 0, date(2026, 1, 11), "tystnade", "Inget sedan den 11 januari."),
        ],
        arenden=[
            Pagar(
                "2026-mopeder-vid-skolan",
                "Mopeder vid Björkskolan",
                "atgarder",
                "bjorkskolan",
                ["Farthinder", "Vuxna vid infarten"],
            ),
        ],
        kandidater=[
            Kandidat(
                "almgarden-lekplats",
                "klotter",
                6,
                "6 händelser, ingen före det.",
                "est ny --fran lagesbild:2026-03:almgarden-lekplats",
            )
        ],
        manniskor=people(
            kartlaggning="Mopederna har kommit tillbaka. Skolan märker det mest.",
            annan_information="Föräldrar beskriver tillbud.",
            analys="Problemet är samlat till få timmar.",
            omraden=[
                {"omrade": "ringen", "niva": "rod", "trend": "okande", "text": "Mopeder vid skolan."},
                {"omrade": "centrum", "niva": "gron", "trend": "oforandrad", "text": "Lugnt."},
            ],
            arrangemang=[{"namn": "Vårmarknad", "datum": "2026-03-21", "plats": "lindparken"}],
            beslut={"organ": "Kommunstyrelsen", "datum": "2026-04-01", "diarienummer": "KS 2026/99"},
        ),
        prov=5,
        upphorda=frozenset(),
        metod="Antalen jämförs med ett exakt test av två Poissonfördelade antal. Felet hålls till fem procent över alla celler (Bonferroni).",
        sammanfattning=[
            "54 händelser är rapporterade för mars 2026, fler än i februari.",
            "Buskörning vid Björkskolan ökar.",
            "Vaktbolaget har slutat rapportera.",
        ],
        anmarkningar=["Mars 2025 saknar observationer, så det går inte att jämföra med i fjol."],
    )
    return made._replace(**changes)


def _months(values: list[int | None]) -> list[tuple[str, int | None]]:
    return list(zip(months_between(date(2025, 3, 1), date(2026, 3, 1)), values, strict=True))
