"""--arbetsyta, --datum and --tyst: on every command, in any place, the innermost winning."""

from collections.abc import Callable

import pytest

Est = Callable[..., tuple[int, str, str]]


def told(est: Est, *args: str, **env: str) -> str:
    """What `validera` was told: workspace, date, whether the date was typed, quiet."""
    return est(*args, **env)[1].splitlines()[1]


def test_nothing_said(est: Est) -> None:
    assert told(est, "validera") == "None None False False"


@pytest.mark.parametrize(
    "args",
    [
        ["--arbetsyta", "/x", "--datum", "2026-03-12", "--tyst", "validera", "a"],
        ["validera", "--arbetsyta", "/x", "--datum", "2026-03-12", "--tyst", "a"],
        ["validera", "a", "--arbetsyta=/x", "--datum=2026-03-12", "--tyst"],
        ["--arbetsyta", "/x", "validera", "--datum", "2026-03-12", "a", "--tyst"],
    ],
)
def test_in_any_place(est: Est, args: list[str]) -> None:
    assert told(est, *args) == "/x 2026-03-12 True True"


def test_the_innermost_wins(est: Est) -> None:
    said = told(est, "--datum", "2026-01-01", "--arbetsyta", "/a", "validera", "--datum", "2026-02-02")
    assert said == "/a 2026-02-02 True False"


def test_the_environment_counts_where_nothing_was_typed(est: Est) -> None:
    env = {"EST_IDAG": "2026-05-05", "EST_ARBETSYTA": "/miljo"}
    assert told(est, "validera", **env) == "/miljo 2026-05-05 False False"
    assert told(est, "--datum", "2026-01-01", "validera", **env) == "/miljo 2026-01-01 True False"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2026-02-30", "finns inte i almanackan"),
        ("20260312", "är inget datum"),
        ("i dag", "är inget datum"),
        ("", "är inget datum"),
    ],
)
def test_a_bad_date(est: Est, text: str, why: str) -> None:
    err = f"Fel: --datum {text} {why}; skriv till exempel 2026-03-12.\n"
    assert est("validera", "--datum", text) == (2, "", err)
    assert est("--datum", text, "validera") == (2, "", err)


def test_a_bad_date_in_the_environment_is_told_by_its_name(est: Est) -> None:
    assert est("validera", EST_IDAG="2026")[2] == "Fel: EST_IDAG 2026 är inget datum; skriv till exempel 2026-03-12.\n"
    assert est("--help", EST_IDAG="2026")[0] == 0


def test_an_empty_workspace_is_not_the_current_folder(est: Est) -> None:
    assert est("validera", "--arbetsyta", "") == (2, "", "Fel: --arbetsyta är tom; ange en katalog.\n")


def test_a_command_may_have_a_datum_of_its_own(est: Est) -> None:
    assert est("framat", "x", "--datum", "2026-03-12")[1] == "x 2026-03-12 None\n"
    assert est("framat", "--help")[1].count("--datum") == 1


def test_quiet_silences_talk_but_not_results_or_errors(est: Est) -> None:
    assert est("validera")[2] == "Läser …\n"
    status, out, err = est("validera", "--tyst")
    assert (status, err) == (0, "")
    assert out
    assert est("krasch", "fel", "--tyst")[2].startswith("Fel: ")
