"""The files that let a forge read each change before it holds: its workflow, who approves, and what to ask."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Final, Literal

from est_cli import __version__
from est_cli.generated.packaged import texts
from est_cli.model.arende import SKEDEN
from est_cli.ord import label
from est_cli.rules.catalogue import rules

Forge = Literal["github", "gitlab"]
_TEMPLATE: Final = {
    "github": ".github/pull_request_template.md",
    "gitlab": ".gitlab/merge_request_templates/Default.md",
}
_INCLUDE: Final = "include:\n  - local: .gitlab/est.gitlab-ci.yml\n"
_DEMAND: Final = {
    "github": "GitHub: Settings → Rules → Rulesets, med ”Require review from Code Owners”.",
    "gitlab": "GitLab (Premium): Settings → Repository → Protected branches, med ”Code owner approval”.",
}


def ci_files(forge: Forge, folder: str) -> dict[str, str]:
    """Each file by its name in the repository, as text; `folder` is where the workspace lies there (`""`, `trygghet/`).

    Nothing in them names a person or a team: who owns what is left for the municipality to fill in.
    """
    shared = texts("granskning")
    files = {f".{forge}/{name}": text for name, text in texts(forge).items()}
    files |= {f".{forge}/CODEOWNERS": shared["CODEOWNERS"], _TEMPLATE[forge]: shared["fragor.md"]}
    if forge == "gitlab":
        files[".gitlab-ci.yml"] = _INCLUDE
    return {name: _filled(text, forge, folder) for name, text in files.items()}


def _filled(text: str, forge: Forge, folder: str) -> str:
    """The text with what the forge, the workspace's place and the rules decide."""
    values = {
        "__VERSION__": __version__,
        "__ARBETSYTA__": json.dumps(folder.rstrip("/") or ".", ensure_ascii=False),
        "__MAPP__": f"/{folder}".replace(" ", "\\ "),
        "__FORGE__": forge,
        "__KRAVET__": f"# {_DEMAND[forge]}",
        "__FRAGOR__": _questions(),
    }
    for name, value in values.items():
        text = text.replace(name, value)
    return text


def _questions() -> str:
    """What `est granska` asks at each gate, as boxes to tick."""
    return "\n\n".join(_gate(here, there) for here, there in pairwise(SKEDEN))


def _gate(here: str, there: str) -> str:
    asked = [rule for rule in rules().values() if rule.fraga and rule.talar == here]
    boxes = "\n".join(f"- [ ] {rule.fraga} ({rule.kod})" for rule in asked)
    return f"<details><summary>Från {label(here)} till {label(there)}</summary>\n\n{boxes}\n\n</details>"
