"""I704–I709: plates, addresses, and the softer signs of a person."""

import pytest

from est_cli.personal.detect import hits, name_hits


def told(text: str) -> list[tuple[str, str, str]]:
    return [(hit.kod, hit.niva, text[hit.start : hit.slut]) for hit in hits(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("En röd bil, ABC123, stannade.", "ABC123"),
        ("ABC 12D stannade.", "ABC 12D"),
        ("bilen har regnr abc 123", "abc 123"),
        ("mopeden abc12d", "abc12d"),
        ("bilen SFS 123", "SFS 123"),  # a code, but not after a word about a vehicle
        ("ISO 123, SFS 123, DNR123, KS2026 och T401", None),
        ("COV19A, SHA256, RUM 101 och E22", None),
        ("AIB123 och ABQ123", None),  # letters that no plate has
        ("abc123", None),
        ("ABC000", None),
        ("KS-ABC123 och ABC1234", None),
    ],
)
def test_registration_plates(text: str, found: str | None) -> None:
    assert told(text) == ([("I704", "fel", found)] if found else [])


@pytest.mark.parametrize(
    ("text", "niva", "found"),
    [
        ("Det hörs från Lindgatan 5 lgh 1102.", "fel", "Lindgatan 5 lgh 1102"),
        ("Norra vägen 12 B, 2 tr", "fel", "Norra vägen 12 B, 2 tr"),
        ("Ekbacken 3, våning 2", "fel", "Ekbacken 3, våning 2"),
        ("Karl Johans gata 7 bv", "fel", "Karl Johans gata 7 bv"),
        ("Klotter på Lindgatan 5.", "varning", "Lindgatan 5"),
        ("Lindgatan 12-14", "varning", "Lindgatan 12-14"),
        ("Olycka på riksväg 26 och Länsväg 205", None, ""),
        ("På Lindgatan 15 mars", None, ""),
        ("Lindgatan 22-03 och Lindgatan 14.30", None, ""),
        ("Lindgatan 2026-03-12", None, ""),
        ("På Lindgatan 14 gånger", None, ""),
    ],
)
def test_addresses(text: str, niva: str | None, found: str) -> None:
    assert told(text) == ([("I705", niva, found)] if niva else [])


@pytest.mark.parametrize(
    ("text", "kod"),
    [
        ("Anna Andersson ringde.", "I706"),
        ("Lindström, Erik", "I706"),
        ("ANNA ANDERSSON", "I706"),
        ("pojken Kalle", "I706"),
        ("NN, 14 år", "I706"),
        ("14-årige Liam", "I706"),
        ("K.A. var där", "I706"),
        ("Missbrukare på bänken", "I707"),
        ("personer med utländsk bakgrund", "I707"),
        ("tre pojkar i klass 8B", "I708"),
        ("två bröder", "I708"),
        ("familjen på 3:an", "I708"),
        ("Stora Torget och Karl Johans gata", None),
        ("Erik Dahlbergs väg och S:t Eriksplan", None),
        ("Alkohol- och narkotikapåverkade personer", None),
        ("Moskén och kyrkan bjuder in.", None),
        ("Två män greps.", None),
        ("Tre pojkar hjälpte till.", None),
    ],
)
def test_softer_signs_are_warnings(text: str, kod: str | None) -> None:
    assert [one[:2] for one in told(text)] == ([(kod, "varning")] if kod else [])


def test_a_small_number_is_enough_in_a_cause_of_offenders() -> None:
    cause = "orsaker:\n- id: a\n  sida: {sida}\n  beskrivning: Tre pojkar driver på.\n- id: b\n  sida: plats\n"
    assert [one[0] for one in told(cause.format(sida="garningsperson"))] == ["I708"]
    assert told(cause.format(sida="plats")) == []


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("arenden/2026-klotter/bild.JPG", ["I709"]),
        ("arenden/2026-klotter/samtal.m4a", ["I709"]),
        ("arenden/2026-klotter/19570428-9999.jpg", ["I709", "I701"]),
        ("arenden/2026-klotter/19570428_9999.md", ["I701"]),
        ("arenden/2026-klotter/Anna-Andersson.md", ["I706"]),
        ("arenden/2026-anna-andersson/problem.yaml", ["I706"]),
        ("arenden/2026-klotter/070-1740605.md", ["I702"]),
        ("arenden/2026-hoglands-park/problem.yaml", []),
        ("moten/2026-11-19-est.yaml", []),
    ],
)
def test_names_of_files(name: str, codes: list[str]) -> None:
    assert [hit.kod for hit in name_hits(name)] == codes
