"""People who may sign in, for the tests of the workbench."""

from __future__ import annotations

import shutil
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from internet import Internet, answering
from rashomon.serve import People, ServeOptions
from served import client_of, filled_case
from signed import ROLES, WORDS

if TYPE_CHECKING:
    from starlette.testclient import TestClient


@pytest.fixture(scope="session", name="listed")
def listed_fixture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a list of three people; hashing is slow on purpose."""
    path = tmp_path_factory.mktemp("people") / "case.db.people.json"
    for name, role in ROLES.items():
        People(path).add(name, role, WORDS[name])
    return path


@pytest.fixture(name="people")
def people_fixture(listed: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "case.db.people.json"
    shutil.copy(listed, copy)
    return copy


@pytest.fixture(name="options")
def options_fixture(people: Path) -> ServeOptions:
    return ServeOptions(people=people, added=people.with_name("added"))


@pytest.fixture(name="anybody")
def anybody_fixture(options: ServeOptions) -> TestClient:
    return client_of(filled_case(), options)


@pytest.fixture(name="internet")
def internet_fixture() -> Generator[Internet]:
    with answering() as internet:
        yield internet
