"""Which files the inputs lead to, and what is said of those that cannot be loaded."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Never, cast

import pytest

from rashomon.model import Document, Failure
from rashomon.stages.ingest import IngestParams, read_inputs

if TYPE_CHECKING:
    from collections.abc import Sequence

TEXT = "Shells hit the grain store at Ostrel on Monday night, the governor said."


def read(*inputs: object, stdin: bytes | None = None, limit_mb: float = 20.0):
    stream = BytesIO(stdin) if stdin is not None else None
    return list(
        read_inputs([str(i) for i in inputs], IngestParams(limit_mb=limit_mb), stream)
    )


def names(records: Sequence[object]) -> list[str]:
    return [r.external_id for r in records if isinstance(r, Document)]


def failures(records: Sequence[object]) -> list[Failure]:
    return [r for r in records if isinstance(r, Failure)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "deep/er/c.TXT", ".hidden.txt", ".git/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{TEXT} {name}", encoding="utf-8")
    return tmp_path


def test_folder_is_read_to_the_bottom_in_order_without_hidden_files(folder: Path):
    assert names(read(folder)) == ["a", "b", "c"]


def test_order_of_inputs_changes_nothing(folder: Path):
    forward = read(folder / "a.txt", folder / "b.txt", folder)
    assert forward == read(folder, folder / "b.txt", folder / "a.txt")
    assert names(forward) == ["a", "b", "c"]


def test_hidden_file_is_read_when_named(folder: Path):
    assert names(read(folder / ".hidden.txt")) == [".hidden"]


def test_link_to_the_same_file_is_read_once(folder: Path):
    (folder / "z.txt").symlink_to(folder / "a.txt")
    assert names(read(folder)) == ["a", "b", "c"]


def test_link_to_a_folder_above_is_a_failure_and_the_rest_is_read(folder: Path):
    (folder / "deep" / "loop").symlink_to(folder)
    records = read(folder)
    assert names(records) == ["a", "b", "c"]
    [failed] = failures(records)
    assert failed.item.endswith("deep/loop")
    assert "loop" in failed.error


def test_links_between_two_folders_end(tmp_path: Path):
    for here, there in (("one", "two"), ("two", "one")):
        (tmp_path / here).mkdir()
        (tmp_path / here / "to").symlink_to(tmp_path / there)
        (tmp_path / here / f"{here}.txt").write_text(TEXT, encoding="utf-8")
    assert names(read(tmp_path)) == ["one", "two"]


def test_link_to_itself_is_a_failure(tmp_path: Path):
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    assert "links" in failures(read(tmp_path))[0].error
    assert failures(read(tmp_path / "self.txt"))


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("missing.txt", "no such file"),
        ("", "not a file name"),
        ("a\0b.txt", "not a file name"),
        ("x" * 300 + ".txt", "too long"),
    ],
)
def test_name_that_leads_nowhere(tmp_path: Path, name: str, error: str):
    [failed] = failures(read(f"{tmp_path}/{name}" if name else name))
    assert error in failed.error
    assert failed.hint
    assert failed.stage == "ingest"


def test_empty_folder_is_a_failure(tmp_path: Path):
    (tmp_path / ".only-hidden.txt").write_text(TEXT, encoding="utf-8")
    assert failures(read(tmp_path))[0].error == "no files in this folder"


@pytest.mark.parametrize("name", ["table.xyz", "README"])
def test_unknown_suffix_is_a_failure_named_or_found(folder: Path, name: str):
    (folder / name).write_text(TEXT, encoding="utf-8")
    for records in (read(folder), read(folder / name)):
        [failed] = failures(records)
        assert failed.item.endswith(name)
        assert ".jsonl" in failed.hint
    assert names(read(folder)) == ["a", "b", "c"]


def test_fifo_is_not_waited_for(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.txt")
    assert failures(read(tmp_path))[0].error == "not a regular file"


def test_size_is_checked_before_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)  # sparse: takes no room

    def no_open(*_: object, **__: object) -> Never:
        raise AssertionError

    monkeypatch.setattr(Path, "open", no_open)
    [failed] = failures(read(path))
    assert failed.error == "larger than 20 MB"
    assert "limit_mb" in failed.hint


def test_limit_can_be_set(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT * 50, encoding="utf-8")
    assert failures(read(path, limit_mb=0.001))
    assert names(read(path)) == ["a"]


def test_permission_denied(folder: Path, monkeypatch: pytest.MonkeyPatch):
    real = Path.open

    def guarded(self: Path, mode: str) -> BinaryIO:
        if self.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return cast("BinaryIO", real(self, mode))

    monkeypatch.setattr(Path, "open", guarded)
    records = read(folder)
    assert names(records) == ["b", "c"]
    assert failures(records)[0].error == "permission denied"


def test_file_name_that_is_no_utf8_can_be_stored(tmp_path: Path):
    (tmp_path / os.fsdecode(b"K\xf6ln.txt")).write_text(TEXT, encoding="utf-8")
    [document] = read(tmp_path)
    assert isinstance(document, Document)
    assert document.external_id == "K\\udcf6ln"
    assert document.path is not None
    document.path.encode("utf-8")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (TEXT.encode(), ["stdin"]),
        (b'\n\n{"text": "' + TEXT.encode() + b'"}\n', ["stdin-3"]),
        (
            b"<!DOCTYPE html><html><body><p>" + TEXT.encode() + b"</p></body></html>",
            ["stdin"],
        ),
        (b"{not json} " + TEXT.encode(), ["stdin"]),
    ],
    ids=["text", "json lines", "page", "a brace that opens no object"],
)
def test_stdin_is_read_by_what_it_holds(content: bytes, expected: list[str]):
    records = read("-", stdin=content)
    assert names(records) == expected
    assert all(r.path is None for r in records if isinstance(r, Document))


@pytest.mark.parametrize("content", [b"", b" \n\t ", b"x" * 2000])
def test_stdin_without_text_or_over_the_limit(content: bytes):
    [failed] = failures(read("-", stdin=content, limit_mb=0.001))
    assert failed.item == "-"
