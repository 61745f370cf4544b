"""I703: e-mail addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from est_cli.personal.detector import Found, PersonalRule, detector
from est_cli.personal.late import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.findings import Niva
    from est_cli.personal.hit import Allowed

_AT: Final = late(r"[\[({<] ?(?:@|at|snabel-?a|a) ?[\])}>]|\\?@|&#64;|%40| (?:snabel-?a|at) ", re.IGNORECASE)
_LOCAL: Final = late(r"(?P<namn>[\w.!#$%&'*+=?^`{|}~-]{1,64}|\"[^\"\n]{1,64}\")(?P<mellan> ?)$")
_DOT: Final = r"(?:\.| ?[\[({] ?(?:dot|punkt|\.) ?[\])}] ?| (?:dot|punkt) )"
_DOMAIN: Final = late(
    rf"(?P<mellan> ?)(?P<doman>\w(?:[\w-]{{0,62}}\w)?(?:{_DOT}\w(?:[\w-]{{0,62}}\w)?){{1,5}}"
    r"|\[[0-9a-fA-F]+[.:][0-9a-fA-F.:]+\])",
    re.IGNORECASE,
)
_TOP: Final = late(r"[^\W\d_]{2,24}|xn--[a-z0-9-]+", re.IGNORECASE)
_FILES: Final = frozenset(
    {"png", "jpg", "jpeg", "gif", "svg", "webp", "pdf", "md", "yaml", "yml", "js", "css", "ts", "html", "json"}
)
_LONGEST: Final = 80
_LONG: Final = 4
_PUNCTUATION: Final = ".!#$%&'*+=?^`{|}~-"

_WORTH: Final = re.compile(
    r"@|&#64;|%40|^[\[({<]?(?:at|snabel-?a|a)[\])}>]?$|[\[({<](?:at|snabel-?a|a)[\])}>]", re.IGNORECASE
)


@detector(
    PersonalRule(
        "I703",
        "fel",
        namn="Ingen e-postadress till en person står i en text",
        gor="Ta bort adressen. Är det en funktionsadress: lägg den under epost hos aktören i register/aktorer.yaml, "
        "och hänvisa till aktörens id.",
        varfor="En e-postadress är oftast ett namn. En funktion nås genom registret, och den adressen gäller också "
        "när någon annan tar över. Adresser i registret får stå.",
        kalla="Dataskyddsförordningen artikel 4.1 och 5.1 c",
        bra="# atgarder.yaml\natgarder:\n- {id: belysning, titel: Bättre ljus på perrongen, ansvarig: gata-park}",
        daligt="# atgarder.yaml\natgarder:\n- {id: belysning, titel: Hör av er till kim.exempel@example.se}",
    ),
    worth=_WORTH.search,
)
def epost(text: str, allowed: Allowed) -> Iterator[Found]:
    """Addresses with a name before the sign and a domain after it, also with the sign and the dots spelled out."""
    for sign in _AT.finditer(text):
        found = _address(text, sign)
        if found and _plain(text[found.start : found.slut]) not in allowed.epost:
            yield found


def _address(text: str, sign: re.Match[str]) -> Found | None:
    """The address around a sign, if there is one."""
    name = _LOCAL.search(text[max(0, sign.start() - _LONGEST) : sign.start()])
    domain = _DOMAIN.match(text, sign.end())
    if not name or not domain or not _is_domain(domain["doman"], spelled="@" not in sign[0]):
        return None
    local = name["namn"].lstrip(_PUNCTUATION)
    start = sign.start() - len(name["mellan"]) - len(local)
    if not local or _is_no_address(text, start, local) or (name["mellan"] and sign[0] == "@" and not domain["mellan"]):
        return None
    return Found(start, domain.end(), "Här står en e-postadress", _niva(sign[0], local, domain["doman"]))


def _is_no_address(text: str, start: int, local: str) -> bool:
    """Whether it is an address of git, of a fediverse (`@kim@…`) or of a user on the web (`https://kim@…`)."""
    return local.lower() == "git" or text[start - 1 : start] == "@" or text[max(0, start - 3) : start] == "://"


def _is_domain(domain: str, *, spelled: bool) -> bool:
    """Whether the last label can be a top domain, or all is an address of a machine; short where @ is in words."""
    top = re.split(_DOT, domain, flags=re.IGNORECASE)[-1].lower()
    if not domain.startswith("[") and (not _TOP.fullmatch(top) or top in _FILES):
        return False
    return not spelled or len(top) < _LONG or top in {"info", "example"}


def _niva(sign: str, local: str, domain: str) -> Niva | None:
    """A plain ”at” may be English: it is only sure where the name or the dots look like an address's."""
    sure = sign.strip().lower() != "at" or not local.isalpha() or " " in domain
    return None if sure else "varning"


def _plain(address: str) -> str:
    return address.strip("\"'").lower()
