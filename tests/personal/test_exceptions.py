"""An exception is for one rule, one file and one whole sentence, however its lines are broken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from est_cli.personal.check import as_text, look
from est_cli.personal.exceptions import Excuse, exceptions, excuse
from est_cli.personal.found import found
from est_cli.personal.registers import Registers
from est_cli.personal.sentence import sentence, words_beside

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Outcome

FIL = "arenden/2026-larm/problem.yaml"
MENING = "Ring vaktbolaget på 070-1740605 när larmet går."


def registers(*lines: Excuse, **files: str) -> Registers:
    """Registers with these exceptions, and no function's number."""
    text = "".join(
        f"- {{regel: {one.regel}, fil: {one.fil}, kontrollsumma: {one.kontrollsumma}, motiv: Jourtelefon.}}\n"
        for one in lines
    )
    read = {"register/undantag.yaml": f"undantag:\n{text}", **files}
    return Registers(lambda fil: read[fil].encode() if fil in read else None)


def meningar(fil: str, text: str) -> list[str]:
    """The sentence of each hit of level fel."""
    document = as_text(fil, text.encode())
    hits = [hit for hit in found(document, registers()) if hit.niva == "fel"]
    return [sentence(document, hit.start, hit.slut) for hit in hits]


@pytest.mark.parametrize(
    "text",
    [
        f"beskrivning: Det händer ofta. {MENING} Sedan är det lugnt.\n",
        f'beskrivning: "Det händer ofta. {MENING}"\n',
        f"beskrivning: '{MENING}'\n",
        "beskrivning: >\n  Det händer ofta. Ring vaktbolaget\n  på 070-1740605 när larmet\n  går.\n\n  Nytt stycke utan\n",
        "beskrivning: |\n  Det händer:\n\n  - Ring vaktbolaget på 070-1740605 när larmet går.\n  - Gå hem\n",
        f'beskrivning: "Nytt:\\nJa. {MENING}"\n',
        f"a: [b, {MENING}, c]\n",
        f"{{a: b, c: {MENING} }}\n",
        f"# {MENING}\n",
        "a: b\n# Ring vaktbolaget på\n#   070-1740605 när larmet går.\n#\n# Annat\n",
        f"a: b  # {MENING}\n",
    ],
)
def test_the_sentence_of_a_yaml_file_is_the_same_wherever_it_stands(text: str) -> None:
    assert meningar(FIL, text) == [MENING]


@pytest.mark.parametrize(
    ("fil", "text", "expected"),
    [
        ("a.md", f"Ett stycke\n\n{MENING}\nOch mer\n", MENING),
        ("a.md", f"- Ett\n- {MENING}\n- Tre\n", MENING),
        ("a.csv", f'a,b\n1,2026-01-01,"{MENING}",x\n', f'"{MENING}"'),
        ("a.csv", "id;telefon\n1;070-1740605\n", "070-1740605"),
        ("a.yaml", 'a: "Ring \\x30\\x37\\x30-1740605 nu."\n', "Ring \\x30\\x37\\x30-1740605 nu."),
        ("a.yaml", f"a: [b\nc: {MENING}\n", f"c: {MENING}"),
        (
            "a.txt",
            "Ring tel. 070-1740605 till t.ex. B. Bengtsson på larmet. Nu.\n",
            "Ring tel. 070-1740605 till t.ex. B. Bengtsson på larmet.",
        ),
    ],
)
def test_the_sentence_of_other_texts(fil: str, text: str, expected: str) -> None:
    assert meningar(fil, text) == [expected]


@given(st.lists(st.sampled_from([" ", "\n  ", "  ", "\r\n  "]), min_size=6, max_size=6), st.sampled_from("|>"))
def test_lines_may_be_broken_anew(blanks: list[str], style: str) -> None:
    words = MENING.split(" ")
    text = words[0] + "".join(blank + word for blank, word in zip(blanks, words[1:], strict=True))
    for written in (f"a: {text}\n", f"a: {style}\n  {text}\n"):
        assert meningar(FIL, written) == [MENING]


@pytest.mark.parametrize(
    ("mening", "ord_"),
    [
        ("070-1740605", 0),
        ("Ring 070-1740605.", 1),
        ("Ring vakten på 070-1740605 och 811228-9874.", 4),
        ("\\x30\\x37", 0),
    ],
)
def test_a_number_does_not_count_as_a_word(mening: str, ord_: int) -> None:
    assert words_beside(mening) == ord_


def test_only_its_own_rule_file_and_sentence_are_silenced() -> None:
    text = f"a: {MENING}\nb: Ring vaktbolaget på 070-1740605 i dag.\n".encode()
    excused = registers(excuse("I702", FIL, MENING))
    assert [flaw.kod for flaw in look(FIL, text, registers()).flaws] == ["I702", "I702"]
    assert [flaw.start for flaw in look(FIL, text, excused).flaws] == [text.decode().rindex("070")]
    assert len(look("arenden/2026-annat/problem.yaml", text, excused).flaws) == 2
    assert len(look(FIL, text, registers(excuse("I701", FIL, MENING))).flaws) == 2


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {"undantag": None},
        {"undantag": "a"},
        {"undantag": [None, "a", {}, {"regel": "I702"}]},
        {"undantag": [{"regel": "I702", "fil": "a", "kontrollsumma": "b", "motiv": None}]},
        {"undantag": [{"regel": "I710", "fil": "a", "kontrollsumma": "b", "motiv": "c"}]},
        {"undantag": [{"regel": "P101", "fil": "a", "kontrollsumma": "b", "motiv": "c"}]},
        {"undantag": [{"regel": ["I702"], "fil": "a", "kontrollsumma": "b", "motiv": "c"}]},
    ],
)
def test_a_line_that_lacks_anything_excuses_nothing(data: object) -> None:
    assert exceptions(data) == {}


def write(root: Path, text: str, lines: str) -> None:
    (root / FIL).parent.mkdir(parents=True)
    (root / FIL).write_text(text, encoding="utf-8")
    (root / "register" / "undantag.yaml").write_text(f"undantag:\n{lines}", encoding="utf-8")


def of_register(est: Callable[..., Outcome]) -> list[str]:
    """The short lines of the findings in the register of exceptions."""
    lines = est("validera", "--kort").out.splitlines()
    return [
        line.removeprefix("register/undantag.yaml:")[:12].strip()
        for line in lines
        if "register/undantag.yaml:" in line[:30]
    ]


def test_an_exception_that_fits_nothing_is_stale(arbetsyta: Path, est: Callable[..., Outcome]) -> None:
    good = excuse("I702", FIL, MENING)
    stale = excuse("I702", FIL, "Ring vaktbolaget på 070-1740605 i dag.")
    gone = excuse("I702", "arenden/2026-borta/problem.yaml", MENING)
    lines = "".join(
        f"  - {{regel: {one.regel}, fil: {one.fil}, kontrollsumma: {one.kontrollsumma}, motiv: Jour.}}\n"
        for one in (good, stale, gone)
    )
    write(arbetsyta, f"beskrivning: {MENING}\n", lines)
    assert of_register(est) == ["3:5: I710 Un", "4:5: I710 Un"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{regel: I702, fil: a, kontrollsumma: sha256:%s}", "2:5: F106 mo"),
        ("{regel: I702, fil: a, kontrollsumma: sha256:%s, motiv: }", "2:115: F106 m"),
        ("{regel: I722, fil: a, kontrollsumma: sha256:%s, motiv: b}", "2:13: F105 ”"),
        ("{regel: P101, fil: a, kontrollsumma: sha256:%s, motiv: b}", "2:13: F105 ”"),
        ("{regel: I710, fil: a, kontrollsumma: sha256:%s, motiv: b}", "2:13: F105 ”"),
        ("{regel: I702, fil: a, kontrollsumma: md5:%s, motiv: b}", "2:42: F105 k"),
    ],
)
def test_a_line_is_held_to_its_form(arbetsyta: Path, est: Callable[..., Outcome], line: str, said: str) -> None:
    write(arbetsyta, "beskrivning: Klotter.\n", f"  - {line}\n" % ("a" * 64))
    assert said[:9] in [one[:9] for one in of_register(est)]
