"""Who may sign in is managed by a command, and kept beside the case, not in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import Cli
from rashomon.errors import PeopleFileError, ServeError
from rashomon.serve import People, Role, ServeOptions, people_path
from rashomon.serve.passwords import LEAST, is_password
from rashomon.store import open_store

WORDS = b"seven grey lanterns\n"


@pytest.fixture(name="case")
def case_fixture(tmp_path: Path) -> Path:
    path = tmp_path / "case.db"
    open_store(path, create=True).close()
    return path


def test_people_are_added_listed_changed_and_removed(cli: Cli, case: Path):
    assert "No people" in cli("people", case, "list").stderr
    added = cli("people", case, "add", "Ann  Berg", "--role", "owner", stdin=WORDS)
    assert (added.exit_code, added.stderr) == (0, "Ann Berg can sign in as owner\n")
    assert cli("people", case, "add", "Ben", "--role", "reader", stdin=WORDS).exit_code == 0
    changed = cli("people", case, "role", "ben", "--role", "analyst")
    assert "Ben: reader before, analyst now" in changed.stderr
    listed = cli("people", case, "list").stdout
    assert "Ann Berg" in listed
    assert "analyst" in listed
    assert "argon2" not in listed
    assert cli("people", case, "remove", "Ben").exit_code == 0
    assert [p.name for p in People(people_path(case)).listed()] == ["Ann Berg"]


def test_a_password_is_kept_as_a_slow_hash_for_its_owner_alone(cli: Cli, case: Path):
    cli("people", case, "add", "Ann", "--role", "owner", stdin=WORDS)
    path = people_path(case)
    assert path.stat().st_mode & 0o777 == 0o600
    [kept] = json.loads(path.read_bytes())["people"]
    assert kept["password"].startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert is_password("seven grey lanterns", kept["password"])
    before = kept["password"]
    cli("people", case, "password", "Ann", stdin=WORDS)
    [kept] = json.loads(path.read_bytes())["people"]
    assert kept["password"] != before  # a salt of its own each time
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_case_that_is_handed_on_holds_no_password(cli: Cli, case: Path):
    cli("people", case, "add", "Ann Berg", "--role", "owner", stdin=WORDS)
    for file in case.parent.iterdir():
        holds = b"argon2" in file.read_bytes()
        assert holds == (file == people_path(case)), file.name
    assert b"Ann Berg" not in case.read_bytes()


def test_the_list_of_changes_says_who_was_added(cli: Cli, case: Path):
    cli("people", case, "add", "Ann", "--role", "owner", stdin=WORDS)
    cli("people", case, "remove", "Ann")
    lines = case.with_name("case.db.audit.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["what"] for line in lines] == ["people add", "people remove"]
    assert cli("check", case).exit_code == 0


@pytest.mark.parametrize(
    ("words", "stdin", "said"),
    [
        (("add", "Ann", "--role", "owner"), b"short\n", f"{LEAST} to"),
        (("add", "Annabel Berg", "--role", "owner"), b"annabel berg1\n", "the name"),
        (("add", "Ann", "--role", "owner"), b"", "There is no password"),
        (("add", "A\x07nn", "--role", "owner"), WORDS, "no name"),
        (("add", "\u202ennA", "--role", "owner"), WORDS, "no name"),
        (("add", "BOSS", "--role", "reader"), WORDS, "can sign in already"),
        (("remove", "Boss"), b"", "only owner"),
        (("role", "Boss", "--role", "reader"), b"", "only owner"),
        (("remove", "Bos"), b"", "did you mean 'Boss'"),
        (("password", "Nobody"), WORDS, "Nobody signs in"),
        (("add", "Ann"), WORDS, "--role"),
        (("remove",), b"", "name one person"),
        (("list", "Ann"), b"", "takes no name"),
        (("remove", "Boss", "--role", "owner"), b"", "--role goes with"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(
    cli: Cli, case: Path, words: tuple[str, ...], stdin: bytes, said: str
):
    People(people_path(case)).add("Boss", Role.OWNER, "seven grey lanterns")
    People(people_path(case)).add("Ben", Role.READER, "seven grey lanterns")
    before = people_path(case).read_bytes()
    done = cli("people", case, *words, stdin=stdin)
    assert done.exit_code == 2
    assert said in done.stderr
    assert people_path(case).read_bytes() == before


def test_people_of_a_case_that_is_not_there(cli: Cli, tmp_path: Path):
    done = cli("people", tmp_path / "cse.db", "add", "Ann", "--role", "owner", stdin=WORDS)
    assert done.exit_code == 1
    assert "no such file" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_list_that_is_none_lets_nobody_start(case: Path):
    for harm in (b"", b"{}", b'{"format":"x/1","people":[]}', b"\xff", b"[" * 50_000):
        people_path(case).write_bytes(harm)
        with pytest.raises(PeopleFileError, match=r"Hint: put a copy in its place"):
            ServeOptions(host="192.168.1.5", people=people_path(case))


def test_people_open_a_workbench_beyond_this_machine(case: Path):
    with pytest.raises(ServeError):
        ServeOptions(host="192.168.1.5", people=people_path(case))
    People(people_path(case)).add("Ann", Role.OWNER, "seven grey lanterns")
    assert ServeOptions(host="192.168.1.5", people=people_path(case)).token is None
