"""The document of the interface: complete, in step with docs/api.md, and attacked by schemathesis."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from shangliang.api import api
from tests import cast
from tests.matters import walk

from .conftest import Program, program

DOCS = Path(__file__).parents[2] / "docs" / "api.md"


def operations() -> list[tuple[str, str, dict]]:
    return [
        (verb.upper(), path, told)
        for path, verbs in api.get_openapi_schema()["paths"].items()
        for verb, told in verbs.items()
    ]


def test_every_operation_stands_in_the_documentation_and_no_other():
    told = [line.split("`")[1] for line in DOCS.read_text().splitlines() if line.startswith("| `")]
    known = [f"{verb} {path.removeprefix('/api/v1')}" for verb, path, _told in operations()]
    assert sorted(t for t in told if t.split()[0] in ("GET", "POST")) == sorted(known)


def test_every_operation_says_what_it_does_and_how_it_refuses():
    for verb, path, told in operations():
        assert told["description"], (verb, path)
        if told.get("security") or "{" in path:
            assert {404, 401} & set(told["responses"]), (verb, path)


@pytest.mark.django_db
def test_the_document_itself_is_served():
    assert Program().client.get("/api/v1/openapi.json").json()["info"]["title"] == "商量 Shangliang"


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_schemathesis_finds_nothing(live_server, tmp_path):
    """Ten minutes by default; SCHEMATHESIS_SECONDS shortens it. All it knows to check but the codes of methods not there."""
    cast.platforms()
    walk.carry(walk.topic()[0], "release")
    typed = program(cast.office(), "read", "raise", "act").headers["Authorization"]
    seconds = int(os.environ.get("SCHEMATHESIS_SECONDS", "600"))
    command = [str(Path(sys.executable).parent / "schemathesis"), "run", f"{live_server.url}/api/v1/openapi.json",
               "--header", f"Authorization: {typed}", "--checks", "all", "--exclude-checks",
               "positive_data_acceptance", "--max-time", str(seconds),
               "--continue-on-failure", "--max-failures", "20", "--workers", "1"]  # fmt: skip
    ran = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert ran.returncode == 0, ran.stdout[-6000:]
