"""Every error of use, in Swedish, with what to do now; and what is not the coordinator's fault."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from est_cli import __version__

Est = Callable[..., tuple[int, str, str]]
DEMO = str(Path(__file__).with_name("demo_cli.py"))


@pytest.mark.parametrize(
    ("args", "text", "page"),
    [
        ("visa", "Argumentet ÄRENDE saknas.", "est visa"),
        ("atgard status a b", "Argumentet STATUS saknas. Välj planerad, pagar eller genomford.", "est atgard status"),
        ("validera --foo", "Flaggan --foo finns inte.", "est validera"),
        ("validera --fomrat json", "Flaggan --fomrat finns inte. Menade du --format?", "est validera"),
        ("validera --RÄTTA", "Flaggan --RÄTTA finns inte. Menade du --ratta?", "est validera"),
        ("validera -x", "Flaggan -x finns inte.", "est validera"),
        ("validera --\x1bx", "Flaggan --\\x1bx finns inte.", "est validera"),
        ("valdera", "Kommandot ”valdera” finns inte. Menade du validera?", "est"),
        ("Framåt x", "Kommandot ”Framåt” finns inte. Menade du framat?", "est"),
        ("åtgärd ny", "Kommandot ”åtgärd” finns inte. Menade du atgard?", "est"),
        ("a\u030atga\u0308rd", "Kommandot ”a\u030atga\u0308rd” finns inte. Menade du atgard?", "est"),
        ("atgard NY_", "Kommandot ”NY_” finns inte. Menade du ny?", "est atgard"),
        ("samanfoga", "Kommandot ”samanfoga” finns inte.", "est"),
        ("\x1b[31m", "Kommandot ”\\x1b[31m” finns inte.", "est"),
        ("--tyst", "Kommandot saknas efter est.", "est"),
        ("validera --format xml", "Värdet ”xml” går inte för --format: välj text eller json.", "est validera"),
        (
            "atgard status a b Pågår",
            "Värdet ”Pågår” går inte för STATUS: välj planerad, pagar eller genomford. Menade du pagar?",
            "est atgard status",
        ),
        ("validera --antal x", "Värdet ”x” går inte för --antal: skriv ett heltal från 1 till 25.", "est validera"),
        ("validera --antal 26", "Värdet ”26” går inte för --antal: skriv ett heltal från 1 till 25.", "est validera"),
        ("validera --andel 1,5", "Värdet ”1,5” går inte för --andel: skriv ett tal, till exempel 2.5.", "est validera"),
        ("validera --fil /nix/nu", "--fil: ”/nix/nu” finns inte.", "est validera"),
        ("validera --fil /", "--fil: ”/” är en katalog, men här behövs en fil.", "est validera"),
        ("validera --format", "Flaggan --format behöver ett värde: --format text|json.", "est validera"),
        ("--datum", "Flaggan --datum behöver ett värde: --datum ÅÅÅÅ-MM-DD.", "est"),
        ("validera --ratta=ja", "Flaggan --ratta tar inget värde.", "est validera"),
        (
            "visa a b c",
            "Det här är för mycket: ”b” ”c”. Sätt citattecken runt en text med mellanslag.",
            "est visa",
        ),
    ],
)
def test_wrong_use(est: Est, args: str, text: str, page: str) -> None:
    assert est(*args.split(" ")) == (2, "", f"Fel: {text}\nSkriv {page} --help för hjälp.\n")


def test_an_error_of_ours_for_the_coordinator(est: Est) -> None:
    assert est("krasch", "fel") == (1, "", "Fel: Grinden är stängd.\nSe est visa.\n")


def test_control_characters_in_an_error_are_written_out(est: Est) -> None:
    assert est("krasch", "steg") == (2, "", "Fel: x\\x1b[31m\\u202e\n")


def test_exit_status_is_what_the_command_returns_or_raises(est: Est) -> None:
    assert est("validera", "fel")[0] == 1
    assert est("krasch", "status")[0] == 1
    assert est("validera")[0] == 0


def test_a_no_to_a_question(est: Est) -> None:
    assert est("krasch", "nej") == (2, "", "Avbrutet; inget har ändrats.\n")


def test_a_file_that_is_protected_is_no_fault_of_ours(est: Est) -> None:
    err = "Fel: Det går inte att läsa eller skriva register/platser.yaml: åtkomst nekas.\n"
    assert est("krasch", "skydd") == (2, "", err)


def test_a_fault_of_ours_says_so_and_never_quotes_data(est: Est) -> None:
    status, out, err = est("krasch", "Anna Andersson")
    assert (status, out) == (2, "")
    assert err.startswith("Ett fel i est, inte hos dig: KeyError i est_cli.frame.group:")
    assert f"(est krasch, est {__version__})" in err
    assert "EST_FELSOK=1" in err
    assert "Anna" not in err
    assert "Traceback" not in err


def test_felsok_shows_the_traceback(est: Est) -> None:
    err = est("krasch", "x", EST_FELSOK="1")[2]
    assert "Traceback (most recent call last)" in err
    assert "KeyError: 'x'" in err


def test_a_command_that_cannot_be_imported_is_a_fault_of_ours(est: Est) -> None:
    assert "ModuleNotFoundError i est_cli.frame.group:" in est("init")[2]


def test_ctrl_c(environment: dict[str, str]) -> None:
    with subprocess.Popen(
        [sys.executable, DEMO, "vanta"], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert err.decode() == "Avbrutet; inget har ändrats halvvägs.\n"


def test_a_reader_that_leaves_is_met_in_silence(environment: dict[str, str]) -> None:
    with subprocess.Popen(
        [sys.executable, DEMO, "svammel"], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk(environment: dict[str, str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, DEMO, "tabell"], env=environment, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert done.stderr.decode() == "Fel: Det går inte att skriva utdata: disken är full.\n"


def test_utf8_whatever_the_locale(est: Est) -> None:
    assert est("visa", "räksmörgås", LC_ALL="C") == (0, "räksmörgås\n", "")
    assert "är" in est("validera", "--help", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")[1]
    assert est("valdera", PYTHONIOENCODING="ascii")[2].startswith("Fel: Kommandot ”valdera”")
