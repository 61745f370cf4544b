"""The table of commands: what `est` can do, under which heading, and where each is written."""

from __future__ import annotations

import gc
import sys
from typing import Final

from est_cli.frame.app import Entry, build, run

_C: Final = "est_cli.commands"

COMMANDS: Final = (
    Entry("init", "Arbetsyta", "Gör en mapp till en arbetsyta.", f"{_C}.init:init"),
    Entry("schema", "Arbetsyta", "Skriv ut JSON Schema, för redigerare och andra program.", f"{_C}.schema:schema"),
    Entry("regel", "Arbetsyta", "Visa reglerna, eller lär ut en av dem.", f"{_C}.regel:regel"),
    Entry("ny", "Ärenden", "Öppna ett nytt ärende.", f"{_C}.ny:ny"),
    Entry("status", "Ärenden", "Visa alla ärenden: var de står och vad som är sent.", f"{_C}.status:status"),
    Entry("visa", "Ärenden", "Visa ett ärende: läge, profil och vad som återstår.", f"{_C}.visa:visa"),
    Entry(
        "validera", "Ärenden", "Kontrollera alla filer: vad som är fel och vad som saknas.", f"{_C}.validera:validera"
    ),
    Entry("framat", "Ärenden", "Flytta ett ärende till nästa skede, om grinden är öppen.", f"{_C}.skede:framat"),
    Entry("backa", "Ärenden", "Flytta ett ärende till ett tidigare skede, med skäl.", f"{_C}.skede:backa"),
    Entry("avskriv", "Ärenden", "Avskriv ett ärende, med skäl.", f"{_C}.skede:avskriv"),
    Entry(
        "atgard",
        "Ärenden",
        "Lägg till en åtgärd, eller ändra dess status.",
        commands=(
            Entry("ny", "", "Lägg till en åtgärd i ett ärende.", f"{_C}.atgard:ny"),
            Entry("status", "", "Ändra en åtgärds status.", f"{_C}.atgard:status"),
        ),
    ),
    Entry("anteckna", "Ärenden", "Skriv en rad i ärendets eller en åtgärds dagbok.", f"{_C}.anteckna:anteckna"),
    Entry("rapport", "Ärenden", "Skriv rapporter i Markdown eller HTML.", f"{_C}.rapport:rapport"),
    Entry("granska", "Granskning", "Visa vad en ändring innebär, för var och en.", f"{_C}.granska:granska"),
    Entry("undantag", "Granskning", "Säg att ett ärende inte följer en regel, och varför.", f"{_C}.undantag:undantag"),
    Entry(
        "importera",
        "Lägesbild",
        "Läs in observationer ur CSV, Excel eller Polisens händelser.",
        f"{_C}.importera:importera",
    ),
    Entry("observera", "Lägesbild", "Skriv en observation för hand.", f"{_C}.observera:observera"),
    Entry(
        "sammanfoga",
        "Granskning",
        "Slå ihop tre versioner av en fil; git kör det vid en sammanslagning.",
        f"{_C}.sammanfoga:sammanfoga",
        hidden=True,
    ),
    Entry("lagesbild", "Lägesbild", "Skriv lägesbilden för en period.", f"{_C}.lagesbild:lagesbild"),
    Entry("utvardera", "Lägesbild", "Jämför före och efter i ett ärende.", f"{_C}.utvardera:utvardera"),
    Entry("gallra", "Lägesbild", "Visa eller ta bort observationer som sparats sin tid.", f"{_C}.gallra:gallra"),
    Entry(
        "mote",
        "Möten",
        "Förbered, håll och skriv upp ett möte.",
        commands=(
            Entry("ny", "", "Gör mötets fil, med deltagare och det som ska följas upp.", f"{_C}.mote:ny"),
            Entry("dagordning", "", "Skriv ut dagordningen.", f"{_C}.dagordning:dagordning"),
            Entry("beslut", "", "Lägg till ett beslut.", f"{_C}.motesbeslut:beslut"),
            Entry("uppfoljning", "", "Säg hur ett tidigare beslut har gått.", f"{_C}.motesbeslut:uppfoljning"),
            Entry("protokoll", "", "Skriv minnesanteckningarna.", f"{_C}.protokoll:protokoll"),
            Entry("justera", "", "Justera minnesanteckningarna.", f"{_C}.mote:justera"),
        ),
    ),
    Entry("paminn", "Möten", "Skriv en påminnelse till varje organisation.", f"{_C}.paminn:paminn"),
    Entry("kalender", "Möten", "Skriv möten och slutdatum som en kalenderfil.", f"{_C}.kalender:kalender"),
    Entry("lagkrav", "Lag och återkoppling", "Visa vad lagen kräver och vad som saknas.", f"{_C}.lagkrav:lagkrav"),
    Entry(
        "atgardsplan",
        "Lag och återkoppling",
        "Skriv kommunens åtgärdsplan, eller uppföljningen av den.",
        f"{_C}.atgardsplan:atgardsplan",
    ),
    Entry(
        "aterkoppling",
        "Lag och återkoppling",
        "Skriv vad rapporterna ledde till.",
        f"{_C}.aterkoppling:aterkoppling",
    ),
)


def main() -> None:
    """Run `est` and end the process with its exit status."""
    gc.disable()  # a command makes no cycles worth the search, and ends soon
    status = run(build(COMMANDS))
    gc.freeze()  # … nor is anything worth collecting on the way out
    sys.exit(status)
