"""The pipeline for GitLab: each job's script run as it stands."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from generated.ci import MARK, OTHER, RIGHT, TITLE, WRONG, Done, Forge

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PIPELINE = ".gitlab/est.gitlab-ci.yml"
CURL = """\
printf '%s\\n' "$*" >> "$CURL_LOG"
case "$*" in
  *--request*) [ -z "$CURL_FAILS" ] || exit 22; cp kommentar.md "$CURL_LOG.body" ;;
  *) printf '%s' "$CURL_NOTES" ;;
esac"""
MERGE_REQUEST = {
    "CI_API_V4_URL": "https://gitlab.example/api/v4",
    "CI_MERGE_REQUEST_PROJECT_ID": "42",
    "CI_MERGE_REQUEST_IID": "7",
    "EST_TOKEN": "hemlig",
    "CURL_NOTES": "[]",
    "CURL_FAILS": "",
}


@pytest.fixture
def forge(tmp_path: Path, est: Callable[..., Any], git: Callable[..., str]) -> Forge:
    made = Forge(tmp_path, est, git, "--ci", "gitlab")
    made.program("curl", CURL)
    return made


def job(forge: Forge, name: str, **env: str) -> Done:
    """Run a job's script in one shell, as GitLab does, with its variables."""
    pipeline = forge.read(PIPELINE)
    script = "\n".join(pipeline[name]["script"])
    return forge.run(script, **pipeline[".est"]["variables"], CURL_LOG=str(forge.temp / "curl"), **env)


def review(forge: Forge, **env: str) -> Done:
    """`est-granska` on a merge request, compared with where it left main."""
    base = forge.git("merge-base", "main", "HEAD")
    return job(forge, "est-granska", **{"CI_MERGE_REQUEST_DIFF_BASE_SHA": base, **MERGE_REQUEST, **env})


def asked(forge: Forge) -> list[str]:
    return (forge.temp / "curl").read_text(encoding="utf-8").splitlines()


def branch(forge: Forge, before: str, after: str) -> None:
    forge.git("switch", "-q", "-c", "forslag")
    forge.edit(before, after)


def test_a_good_change_passes_and_is_commented(forge: Forge) -> None:
    branch(forge, TITLE, OTHER)
    done = review(forge)
    assert done.code == 0
    assert "Mörkt vid norra ingången" in done.said
    assert len(asked(forge)) == 2
    assert asked(forge)[1].endswith(
        "--request POST --data-urlencode body@kommentar.md "
        "https://gitlab.example/api/v4/projects/42/merge_requests/7/notes"
    )
    assert (forge.temp / "curl.body").read_text(encoding="utf-8").startswith(f"{MARK}\n\n# ")


def test_a_new_error_fails_and_an_old_one_does_not(forge: Forge) -> None:
    branch(forge, RIGHT, WRONG)
    assert review(forge).code == 1
    assert "ingenstans" in (forge.temp / "curl.body").read_text(encoding="utf-8")
    forge.git("switch", "-q", "main")
    forge.git("merge", "-q", "forslag")
    forge.git("switch", "-q", "-c", "nasta")
    forge.edit(TITLE, OTHER)
    assert review(forge).code == 0


def test_a_joined_result_is_compared_with_the_branch_it_goes_into(forge: Forge) -> None:
    forge.git("branch", "forslag")
    base = forge.git("rev-parse", "HEAD")
    forge.edit(RIGHT, WRONG)
    target = forge.git("rev-parse", "HEAD")
    forge.git("switch", "-q", "forslag")
    forge.edit("kommun: Vår kommun", "kommun: Exempelby", "est.yaml")
    forge.git("merge", "-q", "--no-ff", "-m", "Resultatet", "main")
    assert review(forge, CI_MERGE_REQUEST_DIFF_BASE_SHA=base, CI_MERGE_REQUEST_TARGET_BRANCH_SHA=target).code == 0


def test_a_push_to_main_is_compared_with_what_lay_there_before(forge: Forge) -> None:
    before = forge.git("rev-parse", "HEAD")
    forge.edit(RIGHT, WRONG)
    done = job(forge, "est-granska", CI_COMMIT_BEFORE_SHA=before)
    assert done.code == 1
    assert "Ingen kommentar skrivs" in done.said
    assert job(forge, "est-granska", CI_COMMIT_BEFORE_SHA="0" * 40).code == 0


def test_a_comment_that_is_there_is_changed_and_not_doubled(forge: Forge) -> None:
    branch(forge, RIGHT, WRONG)
    notes = [{"id": 1, "body": f"Vad är {MARK}?"}, {"id": 4711, "body": f"{MARK}\n\nförra gången"}]
    review(forge, CURL_NOTES=json.dumps(notes))
    assert len(asked(forge)) == 2
    assert "--request PUT" in asked(forge)[1]
    assert asked(forge)[1].endswith("/merge_requests/7/notes/4711")


@pytest.mark.parametrize(
    ("env", "said"),
    [
        ({"EST_TOKEN": ""}, "Ingen kommentar skrivs"),
        ({"CURL_FAILS": "ja"}, "Kommentaren gick inte att skriva."),
        ({"CURL_NOTES": "<html>"}, "Kommentaren gick inte att skriva."),
    ],
)
def test_a_comment_that_cannot_be_written_is_no_failure(forge: Forge, env: dict[str, str], said: str) -> None:
    branch(forge, TITLE, OTHER)
    done = review(forge, **env)
    assert done.code == 0
    assert said in done.said


def test_text_from_a_case_gives_gitlab_no_orders(forge: Forge) -> None:
    forge.program("est", "printf '# Rubrik\\n/merge\\n  /approve\\n- /close\\n'")
    assert review(forge).code == 0
    body = (forge.temp / "curl.body").read_text(encoding="utf-8")
    assert body == f"{MARK}\n\n# Rubrik\n\\/merge\n  \\/approve\n- /close\n"


def test_the_findings_are_written_for_gitlab_with_old_errors_too(forge: Forge) -> None:
    forge.edit(RIGHT, WRONG)
    assert job(forge, "est-validera").code == 0
    found = json.loads((forge.root / "est-kodkvalitet.json").read_text(encoding="utf-8"))
    assert [one["check_name"] for one in found if one["severity"] in {"major", "critical", "blocker"}] == ["F110"]
    assert all((forge.root / one["location"]["path"]).is_file() for one in found)


def test_what_cannot_be_run_at_all_fails_everywhere(forge: Forge) -> None:
    (forge.root / "est.yaml").unlink()
    for name in ("est-validera", "est-rapporter", "est-granska"):
        assert job(forge, name, CI_COMMIT_BEFORE_SHA="HEAD").code == 2


def test_it_runs_for_merge_requests_and_on_main_with_the_whole_history(forge: Forge) -> None:
    pipeline = forge.read(PIPELINE)
    shared = pipeline[".est"]
    assert [one["if"] for one in shared["rules"]] == [
        '$CI_PIPELINE_SOURCE == "merge_request_event"',
        "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH",
    ]
    assert shared["variables"]["GIT_DEPTH"] == "0"
    assert all(one["extends"] == ".est" for name, one in pipeline.items() if name != ".est")
    assert forge.read(".gitlab-ci.yml") == {"include": [{"local": PIPELINE}]}
