"""I707: ethnicity, religion, health, sexuality, union membership and political views said of people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from est_cli.personal.detector import Found, PersonalRule, detector
from est_cli.personal.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.personal.hit import Allowed

_WORDS: Final = {
    "etniskt ursprung": "romer romerna romsk* zigenar* samer samerna samisk* somali* afghan* afgan* syrier* syrisk* "
    "irakier* irakisk* iranier* iransk* kurd kurder* kurdisk* arab araber* arabisk* nordafrikan* rumän* bulgar* "
    "albaner* albansk* serb serber* serbisk* eritrean* etiopi* afrikan afrikaner* afrosvensk* marockan* "
    "mörkhyad* hudfärg* utlandsfödd* invandrare* invandrark* invandrarp* invandrarf* invandraru* ensamkommande* "
    "asylsökande* flykting* etnisk*",
    "religion": "muslim* islamist* jude juden judar* judisk* kristen kristna katolik* hindu hinduer* buddhist* "
    "salafist* hijab* niqab* burka burkor",
    "hälsa": "adhd autis* asperger* schizofren* bipolär* psykos* deprimerad* dement dementa demens* självmordsben* "
    "självmordsför* hiv-* hiv missbrukare* narkoman* alkoholist* alkoholiserad* drogberoende spelberoende* "
    "funktionshindrad* funktionsnedsatt* utvecklingsstör* gravid* psykbruten",
    "sexuell läggning": "homosexuell* bisexuell* lesbisk* bög bögar* bögen transperson* transsexuell* hbtq*",
    "facklig tillhörighet": "fackmedlem* fackligt*",
    "politiska åsikter": "sverigedemokrat* socialdemokrat* vänsterpartist* moderaterna centerpartist* kristdemokrat* "
    "miljöpartist* kommunist kommunister* nazist nazister* nynazist nynazister* fascister* högerextremist* "
    "vänsterextremist*",
}
_PHRASES: Final = {
    "etniskt ursprung": ("utländsk* (?:bakgrund|härkomst|ursprung)", "svensk härkomst"),
    "religion": ("troende",),
    "hälsa": (
        "psykisk* (?:sjuk*|ohälsa|besvär|problem*|diagnos*|störning*)",
        "missbrukarproblem*",
        "missbruksproblem*",
    ),
    "sexuell läggning": ("sexuell* läggning",),
    "facklig tillhörighet": ("medlem* i (?:facket|fackförbund*)",),
    "politiska åsikter": ("politisk* åsikt*", "högerextrema (?:ungdom|man|män|person|grupp)*"),
}
_KINDS: Final = {kind: Vocabulary([*_WORDS[kind].split(), *_PHRASES[kind]]) for kind in _WORDS}
_ALL: Final = Vocabulary(word for kind in _WORDS for word in (*_WORDS[kind].split(), *_PHRASES[kind]))
_FIRST: Final = Vocabulary(
    [word for kind in _WORDS for word in (*_WORDS[kind].split(), *(phrase.split()[0] for phrase in _PHRASES[kind]))]
)


def _worth(word: str) -> object:
    """Whether a word is one of those, or begins a phrase."""
    return _FIRST.has(word)


@detector(
    PersonalRule(
        "I707",
        "varning",
        namn="Inget känsligt sägs om människor",
        gor="Beskriv beteendet och platsen i stället: vad som händer, när och var. Gäller ordet inte människor (en "
        "lokal, ett evenemang): låt det stå, eller est undantag I707 FIL:RAD --motiv …",
        varfor="Etniskt ursprung, religion, hälsa, sexuell läggning, facklig tillhörighet och politiska åsikter är "
        "känsliga personuppgifter. De förklarar sällan ett problem på en plats, och pekar ofta ut dem som inte "
        "har med det att göra. Att någon är berusad är ett beteende; att någon är missbrukare är en uppgift om hälsa.",
        kalla="Dataskyddsförordningen artikel 9.1",
        bra="# problem.yaml\nbeskrivning: Alkohol- och narkotikapåverkade personer stör resande på perrongen.",
        daligt="# problem.yaml\nbeskrivning: Missbrukare med utländsk bakgrund stör resande på perrongen.",
    ),
    worth=_worth,
)
def sensitive(text: str, _: Allowed) -> Iterator[Found]:
    """Words about people that name one of the special categories of the General Data Protection Regulation."""
    for start, slut, found in _ALL.places(text):
        yield Found(start, slut, f"Här står något om människors {_kind(found['ord'])}")


def _kind(written: str) -> str:
    """Which of the categories a word that was found is of."""
    return next(kind for kind, words in _KINDS.items() if words.pattern.fullmatch(f" {written}"))
