"""The Swedish words that the made-up cases are put together from: nobody and no place in them is real."""

from typing import NamedTuple


class Behaviour(NamedTuple):
    """A category: its id, name, parent, and one sentence for the description of a case."""

    id: str
    namn: str
    huvudkategori: str
    text: str


class Cause(NamedTuple):
    """A cause: id, text, `sida`, `slag`, `inriktning`, and what its evidence shows."""

    id: str
    text: str
    sida: str
    slag: str
    inriktning: str
    motivering: str


class Measure(NamedTuple):
    """A measure: id, title, number among the 25 techniques, and the actor who answers for it."""

    id: str
    titel: str
    teknik: int
    ansvarig: str


class Actor(NamedTuple):
    """A function in an organisation, never a person."""

    id: str
    funktion: str
    organisation: str
    typ: str


ACTORS = (
    Actor("kommun-trygghet", "Trygghetssamordning", "Ekdala kommun", "kommun"),
    Actor("kommun-gata", "Gata och belysning", "Ekdala kommun", "kommun"),
    Actor("kommun-park", "Park och natur", "Ekdala kommun", "kommun"),
    Actor("kommun-fritid", "Fritid och fältarbete", "Ekdala kommun", "kommun"),
    Actor("kommun-stab", "Kommunledningens stab", "Ekdala kommun", "kommun"),
    Actor("polis-omrade", "Områdespolisen", "Polismyndigheten", "polis"),
    Actor("polis-kommun", "Kommunpolisen", "Polismyndigheten", "polis"),
    Actor("bostad-forvaltning", "Förvaltningen", "Ekdala bostäder", "bostadsbolag"),
    Actor("region-trafik", "Trafikdriften", "Regionens kollektivtrafik", "region"),
    Actor("raddningstjansten", "Förebyggande enheten", "Räddningstjänsten i Ekdala", "raddningstjanst"),
    Actor("skola-ledning", "Skolledningen", "Grundskolorna i Ekdala", "skola"),
    Actor("handel-forening", "Kansliet", "Handelsföreningen", "forening"),
)
AREAS = {"centrum": "Centrum", "norr": "Norra Ekdala", "soder": "Södra Ekdala", "vaster": "Västra Ekdala"}
TREES = ("Alm", "Björk", "Ek", "Lind", "Asp", "Rönn", "Hägg", "Ask", "Oxel", "Pil", "Sälg", "Tall")
PLACE_TYPES = {
    "torget": "torg",
    "parken": "park",
    "skolan": "skolgard",
    "tunneln": "gangtunnel",
    "hållplatsen": "station",
}

BEHAVIOURS = (
    Behaviour("skadegorelse", "Skadegörelse", "ordning", "Rutor, bänkar och papperskorgar slås sönder."),
    Behaviour("klotter", "Klotter", "ordning", "Väggar och skåp klottras ner på nytt kort efter saneringen."),
    Behaviour("brand", "Anlagd brand", "ordning", "Papperskorgar och återvinningskärl sätts i brand."),
    Behaviour("nedskrapning", "Nedskräpning", "ordning", "Glas och förpackningar lämnas på marken."),
    Behaviour("buller", "Störande buller", "ordning", "Musik och skrik hörs in i bostäderna fram till småtimmarna."),
    Behaviour("mopedkorning", "Mopedkörning", "trafik", "Mopeder körs i hög fart på gångvägen."),
    Behaviour("felparkering", "Farlig parkering", "trafik", "Bilar ställs så att de skymmer övergången."),
    Behaviour("cykelstold", "Cykelstöld", "stold", "Cyklar försvinner ur ställen, oftast de som låsts i bara hjulet."),
    Behaviour("stold-ur-bil", "Stöld ur bil", "stold", "Bilrutor krossas och väskor försvinner."),
    Behaviour("snatteri", "Snatteri", "stold", "Varor tas i butikerna och lämnas delvis kvar utanför."),
    Behaviour("droghandel", "Öppen droghandel", "droger", "Överlämningar sker öppet vid bänkarna och portarna."),
    Behaviour("berusning", "Störande berusning", "droger", "Berusade vuxna ropar efter förbipasserande."),
    Behaviour("brak", "Bråk och slagsmål", "vald", "Bråk uppstår när flera sällskap möts vid stängning."),
    Behaviour("trakasserier", "Trakasserier", "vald", "Förbipasserande får glåpord efter sig och blir följda."),
    Behaviour("otrygg-vistelse", "Otrygg vistelse", "trygghet", "Besökare tar omvägar för att slippa passera platsen."),
)
TIMES = (
    ("kvällstid", "[ons, tor, fre]", "18:00-23:30", "vår och höst"),
    ("på helgerna", "[fre, lor]", "20:00-02:00", "hela året, mest på sommaren"),
    ("efter skolan", "[man, tis, ons, tor, fre]", "14:30-17:30", "under terminerna"),
    ("nattetid", "[fre, lor, son]", "23:00-04:00", "maj till september"),
    ("vid lunchtid", "[man, tis, ons, tor, fre]", "11:00-13:30", "under terminerna"),
    ("i gryningen", "[lor, son]", "03:30-06:00", "april till oktober"),
)
OBSERVED = (
    "Händelserna har återkommit sedan förra sommaren och koncentreras till den mörkare delen av platsen.",
    "Det mesta sker inom några tiotal meter från entrén, där sikten skyms av häckar och skyltar.",
    "Flera verksamheter har rapporterat samma sak oberoende av varandra under den senaste tiden.",
    "Inget tyder på att problemet följer med någon viss grupp, det följer tid och plats.",
    "Mellan händelserna är platsen ofta folktom, vilket både boende och personal lägger märke till.",
    "Vid trygghetsvandringen pekade deltagarna ut samma ställe som i felanmälningarna.",
)
HARMED = (
    "Boende i husen närmast och de som går till och från bussen.",
    "Butikernas personal, besökare och barnfamiljer på väg genom området.",
    "Äldre som undviker platsen efter mörkrets inbrott, och förvaltningens personal.",
    "Elever och fritidspersonal som passerar dagligen.",
)
CONSEQUENCES = (
    "Kostnader för lagning och städning, färre besökare och fler som tar omvägar.",
    "Otrygghet, störd nattsömn och verksamheter som stänger tidigare än planerat.",
    "Skador på egendom, merarbete för personalen och minskad vilja att vistas ute.",
)
EXPECTATIONS = (
    "Att platsen går att använda som förut och att någon syns till på kvällarna.",
    "Att det hålls helt, rent och upplyst, och att anmälningar får ett svar.",
    "Att störningarna upphör nattetid och att ansvariga finns på plats.",
)
ABSENT = (
    "Inte på förmiddagar, och inte vid den upplysta delen mot gatan.",
    "Inte när verksamheterna har öppet, och inte vid grannplatsen fast den liknar denna.",
    "Inte under vintern, och aldrig vid entrén där personal finns.",
)
LIMITS = (
    "Alla händelser anmäls inte.",
    "Få svar från yngre.",
    "Bara dagtid på vardagar.",
    "Samma händelse kan vara räknad två gånger.",
)
CAUSES = (
    Cause(
        "svag-belysning",
        "Gångvägen ligger i mörker och sikten är skymd.",
        "plats",
        "direkt",
        "situationell",
        "Platsbesöket visar att åtta av tio händelser skett där ljuset är svagast.",
    ),
    Cause(
        "oklart-ansvar",
        "Ingen har tillsyn över platsen efter stängning.",
        "plats",
        "direkt",
        "situationell",
        "Felanmälningar blir liggande mellan två förvaltningar.",
    ),
    Cause(
        "latt-atkomst",
        "Föremål och ytor är oskyddade och lätta att nå.",
        "plats",
        "direkt",
        "situationell",
        "Det som skadats saknar lås eller skydd, det som är skyddat är helt.",
    ),
    Cause(
        "samlingsplats",
        "Platsen är den enda som är öppen för unga på kvällen.",
        "garningsperson",
        "indirekt",
        "social",
        "Enkäten och fältarbetarnas samtal beskriver samma brist på alternativ.",
    ),
    Cause(
        "lag-upptackt",
        "De som stör räknar inte med att någon ser eller säger till.",
        "garningsperson",
        "direkt",
        "social",
        "Händelserna upphör när personal rör sig på platsen.",
    ),
    Cause(
        "rutin-saknas",
        "Verksamheterna vet inte vart de ska vända sig.",
        "brottsutsatt",
        "indirekt",
        "social",
        "Intervjuerna visar att varannan händelse aldrig rapporteras.",
    ),
)
MEASURES = {
    "situationell": (
        Measure("battre-belysning", "Ny belysning längs gångvägen", 7, "kommun-gata"),
        Measure("klippt-hack", "Beskuren häck och fri sikt", 8, "kommun-park"),
        Measure("snabb-lagning", "Lagning inom två dygn", 15, "bostad-forvaltning"),
        Measure("fasta-stallen", "Låsbara ställ och skydd", 1, "kommun-gata"),
        Measure("stangd-passage", "Passagen stängs nattetid", 2, "bostad-forvaltning"),
    ),
    "social": (
        Measure("oppen-kvall", "Kvällsöppet på fritidsgården", 25, "kommun-fritid"),
        Measure("vuxna-ute", "Kvällsvandringar med föreningarna", 6, "handel-forening"),
        Measure("gemensamma-regler", "Gemensamma regler på skyltar", 21, "kommun-trygghet"),
        Measure("samtal-i-skolan", "Samtal i skolan varje termin", 23, "skola-ledning"),
    ),
}
CONCLUSIONS = (
    "Problemet hänger samman med platsens utformning och med att ingen ser den kvällstid.",
    "Två orsaker samverkar, och den ena går att påverka redan i år.",
    "Platsen inbjuder till störningar så länge den är mörk och saknar värd.",
)
OUTCOMES = (
    "Nedgången sammanfaller med åtgärderna, men jämförelseplatsen minskade också något.",
    "Läget är bättre på kvällarna men oförändrat under helgerna.",
    "Effekten syns tydligast där ljuset byttes, mindre vid hållplatsen.",
)
LESSONS = (
    "Avtala om tillsyn innan arbetet börjar.",
    "Ta med verksamheterna redan i kartläggningen.",
    "Mät samma veckor före och efter.",
    "Boka entreprenören före semestern.",
)
NOTES = (
    "Avstämning med förvaltningen, inget nytt.",
    "Verksamheterna uppger att det varit lugnare sedan förra mötet.",
    "Väntar på svar om belysningen längs södra sidan.",
    "Ny felanmälan har kommit in och är förd till källorna.",
)
