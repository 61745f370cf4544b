"""The workflow for GitHub: each of its steps run as it stands, on changes good and bad."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from generated.ci import MARK, OTHER, RIGHT, TITLE, WRONG, Done, Forge

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WORKFLOW = ".github/workflows/est.yml"
GH = """\
printf '%s\\n' "$*" >> "$GH_LOG"
case "$*" in
  *--paginate*) [ -z "$GH_COMMENT" ] || echo "$GH_COMMENT" ;;
  *) [ -n "$GH_MAY_WRITE" ] || { echo "HTTP 403: Resource not accessible by integration" >&2; exit 1; }
     for word in "$@"; do case "$word" in body=@*) cp "${word#body=@}" "$GH_LOG.body" ;; esac; done ;;
esac"""


@pytest.fixture
def forge(tmp_path: Path, est: Callable[..., Any], git: Callable[..., str]) -> Forge:
    made = Forge(tmp_path, est, git, "--ci", "github")
    made.program("gh", GH)
    return made


def step(forge: Forge, job: str, name: str, **env: str) -> Done:
    """Run a step by its name, with the workflow's own variables and the runner's."""
    workflow = forge.read(WORKFLOW)
    found = next(one for one in workflow["jobs"][job]["steps"] if one["name"] == name)
    assert set(found.get("env", {})) <= set(env)
    runner = {
        "RUNNER_TEMP": str(forge.temp),
        "GITHUB_STEP_SUMMARY": str(forge.temp / "summary"),
        "GITHUB_OUTPUT": str(forge.temp / "output"),
        "GITHUB_REPOSITORY": "kommunen/trygghet",
        "GH_LOG": str(forge.temp / "gh"),
    }
    return forge.run(found["run"], **workflow["env"], **runner, **env)


def review(forge: Forge, before: str = "HEAD^1") -> Done:
    return step(forge, "granska", "Granska vad ändringen betyder", FORE=before)


def output(forge: Forge) -> str:
    """The step's output, as the runner reads it."""
    found = re.fullmatch(r"rapport<<(.+)\n((?s:.*))\n\1\n", (forge.temp / "output").read_text(encoding="utf-8"))
    assert found is not None
    return found[2]


def comment(forge: Forge, **env: str) -> tuple[Done, list[str]]:
    """Run the commenting step; what it asked `gh` for, line by line."""
    given = {"RAPPORT": output(forge), "GH_TOKEN": "token", "NUMMER": "7", "GH_COMMENT": "", "GH_MAY_WRITE": "ja"}
    done = step(forge, "kommentera", "Skriv eller ändra kommentaren", **{**given, **env})
    return done, (forge.temp / "gh").read_text(encoding="utf-8").splitlines()


def test_a_good_change_passes_and_is_told_in_the_summary(forge: Forge) -> None:
    forge.propose(TITLE, OTHER)
    assert review(forge).code == 0
    summary = (forge.temp / "summary").read_text(encoding="utf-8")
    assert "Mörkt vid norra ingången" in summary
    assert output(forge).strip() == summary.strip()
    assert step(forge, "granska", "Kontrollera att rapporterna är färska").code == 0


def test_a_new_error_fails_and_is_marked_at_its_line(forge: Forge) -> None:
    forge.propose(RIGHT, WRONG)
    marked = step(forge, "granska", "Markera fynden i filerna")
    assert marked.code == 0
    assert re.search(r"^::error .*file=arenden/2026-morkt-vid-stationen/arende\.yaml", marked.said, re.MULTILINE)
    done = review(forge)
    assert done.code == 1
    assert "::error title=EST::Ändringen för med sig nya fel." in done.said
    assert "ingenstans" in output(forge)


def test_an_old_error_is_marked_but_does_not_fail(forge: Forge) -> None:
    forge.edit(RIGHT, WRONG)
    forge.propose(TITLE, OTHER)
    assert "::error" in step(forge, "granska", "Markera fynden i filerna").said
    assert review(forge).code == 0


def test_what_others_have_put_on_main_since_is_not_the_proposal_s(forge: Forge) -> None:
    forge.git("branch", "forslag")
    forge.edit(RIGHT, WRONG)
    forge.git("switch", "-q", "forslag")
    forge.edit("kommun: Vår kommun", "kommun: Exempelby", "est.yaml")
    forge.git("switch", "-q", "--detach", "main")
    forge.git("merge", "-q", "--no-ff", "-m", "Förslaget", "forslag")
    assert review(forge).code == 0


def test_a_push_is_compared_with_what_lay_there_before(forge: Forge) -> None:
    before = forge.git("rev-parse", "HEAD")
    forge.edit(RIGHT, WRONG)
    forge.edit(TITLE, OTHER)
    assert review(forge, before).code == 1
    assert review(forge, "HEAD^1").code == 0


@pytest.mark.parametrize("before", ["0" * 40, "1234567" * 5 + "12345"])
def test_a_new_or_rewritten_branch_has_nothing_to_be_compared_with(forge: Forge, before: str) -> None:
    done = review(forge, before)
    assert done.code == 0
    assert "::notice title=EST::Grenen är ny eller omskriven" in done.said


def test_what_cannot_be_run_at_all_fails_everywhere(forge: Forge) -> None:
    (forge.root / "est.yaml").unlink()
    for job, name in [("granska", "Markera fynden i filerna"), ("kodskanning", "Skriv fynden som SARIF")]:
        assert step(forge, job, name).code == 2
    assert step(forge, "granska", "Kontrollera att rapporterna är färska").code == 2
    assert review(forge, "HEAD").code == 2


def test_a_stale_report_fails(forge: Forge) -> None:
    forge.run("est rapport")
    forge.commit("Rapport")
    assert step(forge, "granska", "Kontrollera att rapporterna är färska").code == 0
    forge.edit(TITLE, OTHER)
    done = step(forge, "granska", "Kontrollera att rapporterna är färska")
    assert done.code == 1
    assert "rapporter/2026-morkt-vid-stationen.md stämmer inte" in done.said


def test_the_findings_are_written_as_sarif_with_old_errors_too(forge: Forge) -> None:
    forge.edit(RIGHT, WRONG)
    assert step(forge, "kodskanning", "Skriv fynden som SARIF").code == 0
    sarif = json.loads((forge.root / "est.sarif").read_text(encoding="utf-8"))
    assert sarif["version"] == "2.1.0"
    assert [one["ruleId"] for one in sarif["runs"][0]["results"] if one["level"] == "error"] == ["F110"]


def test_the_first_comment_is_written(forge: Forge) -> None:
    forge.propose(RIGHT, WRONG)
    review(forge)
    done, asked = comment(forge)
    assert done.code == 0
    assert len(asked) == 2
    assert "repos/kommunen/trygghet/issues/7/comments?per_page=100" in asked[0]
    assert 'select(.user.login == "github-actions[bot]"' in asked[0]
    assert "--method POST repos/kommunen/trygghet/issues/7/comments -F" in asked[1]
    body = (forge.temp / "gh.body").read_text(encoding="utf-8")
    assert body.startswith(f"{MARK}\n\n# ")
    assert "ingenstans" in body


def test_a_comment_that_is_there_is_changed_and_not_doubled(forge: Forge) -> None:
    forge.propose(RIGHT, WRONG)
    review(forge)
    done, asked = comment(forge, GH_COMMENT="4711")
    assert done.code == 0
    assert len(asked) == 2
    assert "--method PATCH repos/kommunen/trygghet/issues/comments/4711 -F" in asked[1]


def test_a_fork_may_not_write_and_that_is_no_failure(forge: Forge) -> None:
    forge.propose(RIGHT, WRONG)
    review(forge)
    done, _ = comment(forge, GH_MAY_WRITE="")
    assert done.code == 0
    assert "::notice title=EST::Kommentaren gick inte att skriva." in done.said


def test_a_comment_is_never_too_long_for_github(forge: Forge) -> None:
    forge.propose(RIGHT, WRONG)
    review(forge)
    done, _ = comment(forge, RAPPORT="x" * 65_536)
    assert done.code == 0
    assert len((forge.temp / "gh.body").read_text(encoding="utf-8")) < 65_536


def test_text_from_a_case_cannot_run_nor_end_the_output(forge: Forge) -> None:
    forge.propose(TITLE, 'titel: "$(touch intrang) `touch intrang` EOF ::error::hej"')
    assert review(forge).code == 0
    assert comment(forge)[0].code == 0
    assert "touch intrang" in output(forge)
    assert not (forge.root / "intrang").exists()


def test_nothing_more_is_allowed_than_each_job_needs(forge: Forge) -> None:
    workflow = forge.read(WORKFLOW)
    jobs = workflow["jobs"]
    assert workflow["permissions"] == {}
    assert {name: job["permissions"] for name, job in jobs.items()} == {
        "granska": {"contents": "read"},
        "kommentera": {"pull-requests": "write"},
        "kodskanning": {"actions": "read", "contents": "read", "security-events": "write"},
    }
    triggers = workflow[True]  # YAML 1.1 reads the key `on` as a truth
    assert set(triggers) == {"pull_request", "push"}


def test_actions_are_pinned_and_nothing_is_pasted_into_a_script(forge: Forge) -> None:
    text = (forge.root / WORKFLOW).read_text(encoding="utf-8")
    used = re.findall(r"^ +uses: (.+)", text, re.MULTILINE)
    assert len(used) == 5
    assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one) for one in used)
    steps = [one for job in forge.read(WORKFLOW)["jobs"].values() for one in job["steps"]]
    assert not any("${{" in one.get("run", "") for one in steps)
    assert all(one["with"]["persist-credentials"] is False for one in steps if "checkout" in one.get("uses", ""))
