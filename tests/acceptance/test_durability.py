"""What is in a case is kept: through kills, a second process, a full disk and a closed folder."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

import rashomon
from conftest import ROOT
from rashomon.cli.reading import Look, case_json
from rashomon.errors import CaseFileError
from rashomon.export import case_to_json
from rashomon.pipeline.workers import THREADS
from rashomon.store import open_store
from rashomon.store.checks import check_case
from rashomon.store.lock import reserved

ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
    THREADS: "1",
}
START = "from rashomon.cli import main; main()"
LIMITED = """
import resource, sys
from rashomon.stages.ingest import IngestParams
from rashomon.stages.ingest.language import find_language
text = "A library unpacks its model into a temporary file, before there is a limit. "
find_language(text * 3, IngestParams())
size = int(sys.argv.pop(1))
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
"""

pytestmark = pytest.mark.slow


def write_reports(target: Path, numbers: Sequence[int]) -> Path:
    lines = (
        {
            "external_id": f"report-{number:03d}",
            "text": f"Notice {number}.\n\nThe mayor of Lisk said that {number + 2} houses were "
            f"destroyed in the flood on {number % 28 + 1} May 2031. The army denied it.",
        }
        for number in numbers
    )
    target.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return target


def command(*words: str | Path) -> list[str]:
    return [sys.executable, "-c", START, *map(str, words)]


def start(*words: str | Path) -> subprocess.Popen[str]:
    pipe = subprocess.PIPE
    return subprocess.Popen(  # noqa: S603  our own command
        command(*words), stdout=pipe, stderr=pipe, text=True, env=ENVIRONMENT
    )


def finish(process: subprocess.Popen[str]) -> str:
    """Wait for a process that must come to its end; give what it said."""
    out, err = process.communicate(timeout=300)
    assert process.returncode == 0, err
    return out + err


def limited(case: Path, *words: str | Path, size: int) -> subprocess.CompletedProcess[str]:
    """Run a command that can make no file longer than `size`, as on a full disk."""
    return subprocess.run(  # noqa: S603  our own command
        [
            sys.executable,
            "-c",
            LIMITED + START,
            str(size),
            *map(str, words),
            "--case",
            case,
        ],
        capture_output=True,
        text=True,
        env=ENVIRONMENT,
        check=False,
        timeout=300,
    )


def read_here(reports: Path, case: Path) -> None:
    """Read reports in this process, whose models are loaded."""
    rashomon.read([reports], case=case, workers=1).close()


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_reports(tmp_path_factory.mktemp("reports") / "reports.jsonl", range(40))


@pytest.fixture(scope="module")
def undisturbed(reports: Path) -> str:
    case = reports.with_name("undisturbed.db")
    read_here(reports, case)
    return case_json(Look(case))


# Kills.


def test_a_run_killed_at_twenty_points_ends_like_one_left_alone():
    result = subprocess.run(  # noqa: S603  our own command
        [
            *(sys.executable, "-m", "bench.kills", "--json"),
            *("--kills", "20", "--documents", "16", "--seed", "3"),
        ],
        capture_output=True,
        text=True,
        env=ENVIRONMENT,
        cwd=ROOT,
        check=False,
        timeout=600,
    )
    assert result.returncode == 0, result.stderr
    found = json.loads(result.stdout)
    assert found["kills"] == 20
    assert found["cases"] >= 1
    wrong = {name: found[name] for name in ("lost", "doubled", "different", "unsound")}
    assert wrong == dict.fromkeys(wrong, 0)


def _below(process: subprocess.Popen[str]) -> list[int]:
    """Give the children of a process."""
    files = Path(f"/proc/{process.pid}/task").glob("*/children")
    return [int(child) for file in files for child in file.read_text().split()]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc")
def test_a_killed_command_leaves_no_workers_and_can_be_given_again(
    reports: Path, undisturbed: str, tmp_path: Path
):
    case = tmp_path / "case.db"
    words = ("read", reports, "--case", case, "--workers", "2", "--quiet")
    process = start(*words)
    while _stored(case) == 0:
        time.sleep(0.05)
    workers = _below(process)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    assert workers
    for worker in workers:
        while Path(f"/proc/{worker}/exe").exists():  # gone by itself: else this never ends
            time.sleep(0.05)
    read_here(reports, case)
    assert case_json(Look(case)) == undisturbed


def _stored(case: Path) -> int:
    """Count the documents in a case that somebody else is writing; 0 before it is one."""
    try:
        store = open_store(case)
    except CaseFileError:
        return 0
    try:
        return len(store.view().document_ids())
    finally:
        store.close()


# Two processes.


def test_two_processes_take_turns_and_nothing_is_lost(
    reports: Path, undisturbed: str, tmp_path: Path
):
    lines = reports.read_text(encoding="utf-8").splitlines(keepends=True)
    halves = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    for half, part in zip(halves, (lines[:25], lines[15:]), strict=True):  # ten are in both
        half.write_text("".join(part), encoding="utf-8")
    case = tmp_path / "case.db"
    with reserved(case):  # both are there and wait before one begins
        both = [start("read", half, "--case", case, "--workers", "1") for half in halves]
        for process in both:
            assert process.stderr
            said = process.stderr.readline()
            assert f"is in use by process {os.getpid()} on " in said
            assert "waiting until it is done" in said
    for process in both:
        finish(process)
    assert _without_paths(case_json(Look(case))) == _without_paths(undisturbed)
    assert check_case(case).findings == ()
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "case.db",
        "one.jsonl",
        "two.jsonl",
    ]


def _without_paths(case: str) -> str:
    return re.sub(r'"path": "[^"]*"', '"path": null', case)


def test_who_reads_meanwhile_sees_one_state(reports: Path, tmp_path: Path):
    case = tmp_path / "case.db"
    first = write_reports(tmp_path / "first.jsonl", range(100, 103))
    read_here(first, case)
    writing = start("read", reports, "--case", case, "--workers", "1", "--quiet")
    seen: list[int] = []
    while writing.poll() is None:
        seen.append(_checked_state(case))
    finish(writing)
    assert seen == sorted(seen)
    assert _checked_state(case) == 43


def _checked_state(case: Path) -> int:
    """Export one state and see that it holds together; give its number of documents."""
    store = open_store(case)
    with store.snapshot() as view:
        whole = case_to_json(view)
    store.close()
    documents = {document["id"] for document in whole["documents"]}
    claims = {claim["id"]: claim["document"] for claim in whole["claims"]}
    assert set(claims.values()) <= documents
    for relation in whole["relations"]:
        assert {relation["a"], relation["b"]} <= claims.keys()
    return len(documents)


# A full disk, and places that may not be written to.


@pytest.mark.parametrize("size", [0, 4096, 300_000, 520_000, 800_000])
def test_a_full_disk_is_said_and_the_run_can_be_given_again(
    reports: Path, undisturbed: str, tmp_path: Path, size: int
):
    case = tmp_path / "case.db"
    words = ("read", reports, "--workers", "1", "--quiet")
    result = limited(case, *words, size=size)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert "Hint: " in result.stderr
    if size > 500_000:  # room for an empty case
        assert check_case(case).findings == ()  # what was stored is whole
    read_here(reports, case)
    assert case_json(Look(case)) == undisturbed


SMALL_DISK = """
mount -t tmpfs -o size="$1" tmpfs "$2" || exit 99
cd "$2"; shift 2
"$@"
code=$?
cp -a . "$OLDPWD" || exit 99
exit $code
"""
"""Runs a command on a disk of a size of its own, which is gone with the process, and copies what
is left on it into the current folder."""


def on_small_disk(folder: Path, size: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command whose folder is on a small disk; its files are then in `folder`."""
    (folder / "disk").mkdir()
    unshare = shutil.which("unshare")
    if unshare is None:
        pytest.skip("needs unshare")
    return subprocess.run(  # noqa: S603  our own command
        [
            *(unshare, "--map-root-user", "--mount", "sh", "-c", SMALL_DISK, "sh"),
            *(size, str(folder / "disk"), *words),
        ],
        capture_output=True,
        text=True,
        env=ENVIRONMENT,
        cwd=folder,
        check=False,
        timeout=300,
    )


@pytest.mark.parametrize("size", ["64k", "420k", "700k", "1200k"])
def test_a_disk_with_no_space_left_is_said_and_the_run_can_be_given_again(
    reports: Path, undisturbed: str, tmp_path: Path, size: str
):
    words = ("read", reports, "--workers", "1", "--quiet", "--case", "case.db")
    result = on_small_disk(tmp_path, size, *command(*words))
    if result.returncode == 99:
        pytest.skip(f"no disk of one's own here: {result.stderr}")
    assert result.returncode == 1, result.stderr
    assert "Traceback" not in result.stderr
    assert "Hint: " in result.stderr
    assert re.search("some space|full disk", result.stderr)
    case = tmp_path / "case.db"
    if size.endswith("00k"):  # room for an empty case
        assert check_case(case).findings == ()  # what was stored is whole
    read_here(reports, case)
    assert case_json(Look(case)) == undisturbed


def test_a_full_disk_at_the_backup_leaves_the_old_case(tmp_path: Path):
    from rashomon.store.connection import connect
    from rashomon.store.migrations import migrate

    case = tmp_path / "case.db"
    engine = connect(case)
    migrate(engine, to=1)
    engine.dispose()
    before = case.read_bytes()
    report = write_reports(tmp_path / "one.jsonl", [1])
    result = limited(case, "read", report, "--workers", "1", size=len(before) // 2)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert case.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["case.db", "one.jsonl"]


@pytest.fixture
def closed(reports: Path, tmp_path: Path) -> Iterator[Path]:
    """Give a case in a folder of its own; both are made writable again."""
    folder = tmp_path / "closed"
    folder.mkdir()
    case = folder / "case.db"
    read_here(reports, case)
    yield case
    folder.chmod(0o755)
    case.chmod(0o644)


WITHOUT_RIGHTS = """
import ctypes, os, sys
for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH: what lets root in anywhere
    ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP
os.execv(sys.executable, [sys.executable, "-c", *sys.argv[1:]])
"""


def _without_rights(
    *words: str | Path, script: str = START
) -> subprocess.CompletedProcess[str]:
    """Run a command as a user whom the permissions of a file hold back, also when that is root."""
    return subprocess.run(  # noqa: S603  our own command
        [sys.executable, "-c", WITHOUT_RIGHTS, script, *map(str, words)],
        capture_output=True,
        text=True,
        env=ENVIRONMENT,
        check=False,
        timeout=300,
    )


def _may_write(path: Path) -> bool:
    script = "import os, sys; sys.exit(os.access(sys.argv[1], os.W_OK))"
    return _without_rights(path, script=script).returncode != 0


@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_case_that_may_not_be_written_to_can_be_read_only(
    closed: Path, reports: Path, undisturbed: str, what: str
):
    shut = closed if what == "file" else closed.parent
    shut.chmod(0o444 if what == "file" else 0o555)
    if _may_write(shut):
        pytest.skip("this user may write anywhere, and the right cannot be given up")
    before = closed.read_bytes()
    shown = _without_rights("export", closed, "--format", "json")
    assert (shown.returncode, shown.stdout) == (0, undisturbed), shown.stderr
    assert _without_rights("check", closed).returncode == 0
    refused = _without_rights("read", reports, "--case", closed, "--workers", "1")
    assert refused.returncode == 1
    assert "may not be written to" in refused.stderr
    assert "Hint: copy it to a folder you may write to" in refused.stderr
    assert closed.read_bytes() == before
    assert [p.name for p in closed.parent.iterdir()] == ["case.db"]
