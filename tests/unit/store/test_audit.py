"""What was changed stays as it was written, or it is said where it does not."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from rashomon.errors import CaseFileError
from rashomon.store import AuditEntry, add_entry, audit_path
from rashomon.store.audit import broken_lines

AT = "2031-06-01T10:00:00+00:00"


@pytest.fixture(name="audit")
def audit_fixture(tmp_path: Path) -> Path:
    path = audit_path(tmp_path / "case.db")
    for number, name in enumerate(("Ann", "Ben", None), 1):
        add_entry(path, AuditEntry(AT, name, "judge same", f"judgement-{number}", number))
    return path


def lines_of(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines(keepends=True)


def test_every_change_is_kept_in_its_order(audit: Path):
    entries = [json.loads(line) for line in lines_of(audit)]
    assert [e["number"] for e in entries] == [1, 2, 3]
    assert [e["by"] for e in entries] == ["Ann", "Ben", None]
    assert entries[1]["before"] == entries[0]["hash"]
    assert not list(broken_lines(audit))
    assert audit.stat().st_mode & 0o077 == 0  # names of persons are nobody else's matter


@pytest.mark.parametrize(
    ("tampered", "place"),
    [
        (lambda a: [a[0], a[1].replace("Ben", "Bob"), a[2]], 2),  # changed
        (lambda a: [a[0], a[2]], 2),  # taken out
        (lambda a: [a[1], a[0], a[2]], 1),  # in another order
        (lambda a: [a[0], a[0], *a[1:]], 2),  # doubled
        (lambda a: [a[0], "{}\n", *a[1:]], 2),  # put in between
        (lambda a: [a[0], "nonsense\n", *a[1:]], 2),
    ],
)
def test_a_break_is_found_where_it_is(
    audit: Path, tampered: Callable[[list[str]], list[str]], place: int
):
    audit.write_text("".join(tampered(lines_of(audit))), encoding="utf-8")
    assert next(broken_lines(audit))[0] == place


def test_a_torn_line_is_said_and_the_chain_goes_on(audit: Path):
    audit.write_bytes(audit.read_bytes() + b'{"number": 4, "at"')
    add_entry(audit, AuditEntry(AT, "Cleo", "remove", "doc-1", 5))
    assert [place for place, _ in broken_lines(audit)] == [4]
    assert json.loads(lines_of(audit)[-1])["number"] == 4


def test_a_link_is_not_followed(tmp_path: Path):
    other = tmp_path / "other"
    other.write_text("kept")
    (tmp_path / "case.db.audit.jsonl").symlink_to(other)
    with pytest.raises(CaseFileError):
        add_entry(audit_path(tmp_path / "case.db"), AuditEntry(AT, None, "add", "x", 1))
    assert other.read_text() == "kept"
