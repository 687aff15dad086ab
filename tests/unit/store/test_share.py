"""A case on a share of the network is kept without a write-ahead log."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from factories import make_actor
from rashomon.config import Settings
from rashomon.model import Actor
from rashomon.pipeline import run
from rashomon.store import open_store
from rashomon.store.checks import check_case
from rashomon.store.share import is_on_share

REPORT = "The mayor of Dolnik said on Monday that two bridges had fallen in the storm.\n"


def mounts(folder: Path, *lines: str) -> Path:
    listed = folder / "mounts"
    listed.write_text("".join(f"{line} rw,relatime 0 0\n" for line in lines))
    return listed


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("nfs4", True),
        ("cifs", True),
        ("fuse.sshfs", True),
        ("ext4", False),
        ("tmpfs", False),
    ],
)
def test_the_file_system_of_the_folder_counts(tmp_path: Path, kind: str, *, expected: bool):
    share = tmp_path / "our share"
    share.mkdir()
    escaped = str(share).replace(" ", "\\040")
    listed = mounts(tmp_path, "/dev/a / ext4", f"host:/reports {escaped} {kind}")
    assert is_on_share(share / "case.db", listed) is expected
    assert not is_on_share(tmp_path / "case.db", listed)


def test_what_is_mounted_last_on_a_place_counts(tmp_path: Path):
    listed = mounts(
        tmp_path, "host:/ / nfs", f"host:/ {tmp_path} nfs", f"none {tmp_path} tmpfs"
    )
    assert not is_on_share(tmp_path / "case.db", listed)


def test_where_no_mounts_are_listed_a_disk_is_assumed(tmp_path: Path):
    assert not is_on_share(tmp_path / "case.db", tmp_path / "none")


def _mode(case: Path) -> str:
    with closing(sqlite3.connect(case)) as connection:
        return connection.execute("PRAGMA journal_mode").fetchone()[0]


def test_a_case_on_a_share_has_a_rollback_journal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    case = tmp_path / "case.db"
    open_store(case, create=True).close()
    assert _mode(case) == "wal"
    monkeypatch.setattr("rashomon.store.sqlite_file.is_on_share", lambda _path: True)
    (tmp_path / "report.txt").write_text(REPORT)
    store = open_store(case)
    run([str(tmp_path / "report.txt")], store, Settings(), workers=1)
    with store.writer() as writer:
        writer.add([make_actor("Lisk")])
        with store.snapshot() as view:
            assert "Lisk" not in {actor.name for actor in view.all(Actor)}
        assert not case.with_name("case.db-wal").exists()
    assert "Lisk" in {actor.name for actor in store.view().all(Actor)}
    store.close()
    assert _mode(case) == "delete"
    assert check_case(case).findings == ()
