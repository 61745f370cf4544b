"""F: what every file must be, whatever it holds; the checks themselves stand where files are read."""

from __future__ import annotations

from typing import Final, NamedTuple


class FormRule(NamedTuple):
    """What teaches a rule of form, in the same words as `rules.rule`.

    `bra` and `daligt` are files whose first line names them (`# problem.yaml`); tests run those that are YAML.
    """

    kod: str
    namn: str
    gor: str
    varfor: str
    bra: str
    daligt: str
    kalla: str


_RULES: Final = (
    FormRule(
        "F101",
        namn="Filen är text i UTF-8",
        gor="Öppna filen i redigeraren och spara den som UTF-8 (i VS Code: klicka på teckenkodningen längst "
        "ned till höger).",
        varfor="Med en annan teckenkodning blir å, ä och ö andra tecken, och texten går inte att lita på. UTF-8 "
        "är den kodning som alla program i dag kan läsa.",
        bra="# problem.yaml\nbeskrivning: Klotter på perrongen varje helg.",
        daligt="# problem.yaml, sparad som Windows-1252\nbeskrivning: Klotter p\ufffd perrongen varje helg.",
        kalla="YAML 1.2, 5.2 Character Encodings",
    ),
    FormRule(
        "F102",
        namn="Filen går att läsa som YAML",
        gor="Gå till raden, och jämför indrag, kolon och citattecken med raderna ovanför. Text med kolon "
        "eller # sätts inom citattecken.",
        varfor="YAML skiljer nycklar från värden med kolon och indrag. Ett kolon mitt i en text läses därför som "
        "en ny nyckel.",
        bra='# problem.yaml\nbeskrivning: "Plats: perrongens baksida. Klotter varje helg."',
        daligt="# problem.yaml\nbeskrivning: Plats: perrongens baksida. Klotter varje helg.",
        kalla="YAML 1.2",
    ),
    FormRule(
        "F103",
        namn="Varje nyckel står en gång",
        gor="För ihop de två till en, och ta bort den andra.",
        varfor="När samma nyckel står två gånger väljer olika program olika värden, och det ena försvinner utan "
        "att någon märker det.",
        bra="# problem.yaml\ndrabbade: Pendlare och boende intill.",
        daligt="# problem.yaml\ndrabbade: Pendlare.\ndrabbade: Boende intill.",
        kalla="YAML 1.2, 3.2.1.3 Node Comparison",
    ),
    FormRule(
        "F104",
        namn="Bara nycklar som finns används",
        gor="Rätta stavningen: små bokstäver utan å, ä och ö, och _ mellan orden. Redigeraren föreslår dem.",
        varfor="En felstavad nyckel läses inte. Utan den här regeln skulle svaret se ut att finnas, men saknas i "
        "rapporter och kontroller.",
        bra="# problem.yaml\nforekommer_inte: Inte vintertid.",
        daligt="# problem.yaml\nförekommer-inte: Inte vintertid.",
        kalla="Egen regel",
    ),
    FormRule(
        "F105",
        namn="Värdet är av rätt slag och inom sina gränser",
        gor="Skriv värdet som meddelandet visar. Datum skrivs 2026-03-12, tal med punkt, id med små bokstäver "
        "och bindestreck.",
        varfor="Datum, tal och id räknas och jämförs. Ett datum som inte finns, eller ett slut före sin början, "
        "gör svaret fel utan att det syns.",
        bra="# problem.yaml\nomfattning: {antal: 14, fran: 2026-01-01, till: 2026-03-31}",
        daligt="# problem.yaml\nomfattning: {antal: fjorton, fran: 2026-01-01, till: 2026-02-31}",
        kalla="ISO 8601 (datum); egen regel",
    ),
    FormRule(
        "F106",
        namn="Det som alltid krävs finns",
        gor="Lägg till nyckeln och fyll i den.",
        varfor="Det mesta får fyllas i efter hand. Men utan id, titel eller datum går raden inte att hänvisa "
        "till, visa eller sortera.",
        bra="# analys.yaml\norsaker:\n- {id: bristande-uppsikt, beskrivning: Baksidan syns inte från gatan.}",
        daligt="# analys.yaml\norsaker:\n- {beskrivning: Baksidan syns inte från gatan.}",
        kalla="Egen regel",
    ),
    FormRule(
        "F107",
        namn="Bara den enkla delen av YAML används",
        gor="Skriv ut värdet där det ska stå. Är det text som börjar med & * eller !: sätt den inom citattecken.",
        varfor="YAML har ankare, alias, taggar och flera dokument i en fil. De sparar skrivande men gör att en "
        "rad på ett ställe ändrar något på ett annat. Den som granskar ska kunna lita på raden hon ser.",
        bra="# problem.yaml\ndrabbade: Pendlare\nforvantan: Pendlare vill kunna gå hela vägen.",
        daligt="# problem.yaml\ndrabbade: &grupp Pendlare\nforvantan: *grupp",
        kalla="Egen regel",
    ),
    FormRule(
        "F108",
        namn="Filen är lagom stor, och inget i den är osynligt",
        gor="Dela upp filen eller hänvisa till källan med lank. Skriv om en nyckel som innehåller ett "
        "osynligt tecken för hand.",
        varfor="En fil över 1 MB (50 MB för observationer) eller 20 nivåer är ett misstag. En nyckel med ett tecken "
        "som inte syns ser rätt ut, men läses inte.",
        bra="# problem.yaml\nbeskrivning: Klotter på perrongen varje helg.",
        daligt='# problem.yaml\n"beskriv\\u200bning": Klotter på perrongen varje helg.',
        kalla="Egen regel",
    ),
    FormRule(
        "F109",
        namn="Filen består av nycklar med värden",
        gor="Börja varje svar med sin nyckel och ett kolon. En tom fil tas bort tills den behövs.",
        varfor="Utan nycklar går det inte att veta vilken fråga texten svarar på.",
        bra="# problem.yaml\nbeskrivning: Klotter på perrongen varje helg.",
        daligt="# problem.yaml\n- Klotter på perrongen varje helg.",
        kalla="Egen regel",
    ),
    FormRule(
        "F110",
        namn="Det som hänvisas till finns",
        gor="Rätta id:t, eller lägg till det som saknas: en plats i register/platser.yaml, en källa i kallor.",
        varfor="En åtgärd utan orsak, eller en räkning utan källa, går inte att följa. Hänvisningen är det som "
        "håller ihop ärendet.",
        bra="# problem.yaml\n"
        "omfattning: {antal: 14, kalla: boendeenkat}\n"
        "kallor:\n"
        "- {id: boendeenkat, typ: enkat, beskrivning: Enkät till boende intill}",
        daligt="# problem.yaml\n"
        "omfattning: {antal: 14, kalla: boende-enkaten}\n"
        "kallor:\n"
        "- {id: boendeenkat, typ: enkat, beskrivning: Enkät till boende intill}",
        kalla="Egen regel",
    ),
    FormRule(
        "F111",
        namn="Varje fil ligger där den hör hemma",
        gor="Flytta eller ta bort det som inte hör dit. En bild eller ett protokoll hör till diariet: hänvisa "
        "med lank eller diarienummer.",
        varfor="Bilagor kan visa människor, och det som ligger i git går inte att ta bort i efterhand. En länk "
        "kan leda ut ur arbetsytan. Länkar och mappar är fel; en främmande fil är en varning.",
        bra="# problem.yaml\n"
        "kallor:\n"
        "- {id: platsbesok, typ: platsbesok, beskrivning: Bilder från besöket, lank: KS 2026/14}",
        daligt="# arenden/2026-klotter/\n#   arende.yaml\n#   problem.yaml\n#   bild-fran-besoket.jpg",
        kalla="Egen regel",
    ),
)
FORM: Final[dict[str, FormRule]] = {regel.kod: regel for regel in _RULES}
"""The rules of form by code. All are `fel`, but for a stray file (F111), which is `varning`."""
