"""One process at a time changes a case; who waits is told for whom."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from conftest import ROOT
from rashomon.errors import CaseFileError
from rashomon.store import open_store
from rashomon.store.lock import reserved

HOLD = """
import sys, time
from pathlib import Path
from rashomon.store.lock import reserved
with reserved(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
"""
WAIT = HOLD.replace("    sys.stdin.readline()\n", "")
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "src")}


def start(script: str, case: Path) -> subprocess.Popen[str]:
    pipe = subprocess.PIPE
    arguments = [sys.executable, "-c", script, str(case)]
    return subprocess.Popen(  # noqa: S603  our own scripts
        arguments, stdin=pipe, stdout=pipe, stderr=pipe, text=True, env=ENVIRONMENT
    )


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return tmp_path / "case.db"


@pytest.fixture
def holder(case: Path) -> Iterator[subprocess.Popen[str]]:
    process = start(HOLD, case)
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.communicate()


def test_the_lock_is_gone_when_nobody_holds_it(case: Path):
    with reserved(case):
        assert case.with_name("case.db.lock").exists()
    assert list(case.parent.iterdir()) == []


def test_a_second_process_waits_and_says_for_whom(
    case: Path, holder: subprocess.Popen[str]
):
    waiting = start(WAIT, case)
    assert waiting.stderr
    said = waiting.stderr.readline()
    assert f"Case '{case}' is in use by process {holder.pid} on " in said
    assert "since 20" in said
    assert waiting.poll() is None
    out, _ = holder.communicate("\n")
    assert out == ""
    out, err = waiting.communicate(timeout=60)
    assert (out, err, waiting.returncode) == ("held\n", "", 0)
    assert list(case.parent.iterdir()) == []


def test_a_killed_process_holds_nothing(case: Path, holder: subprocess.Popen[str]):
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()
    assert case.with_name("case.db.lock").exists()  # left behind
    with reserved(case):
        pass
    assert list(case.parent.iterdir()) == []


def test_many_processes_take_turns(case: Path):
    script = """
import sys
from pathlib import Path
from rashomon.store.lock import reserved
count = Path(sys.argv[1] + ".count")
for _ in range(20):
    with reserved(Path(sys.argv[1])):
        count.write_text(str(int(count.read_text()) + 1))
"""
    count = case.with_name("case.db.count")
    count.write_text("0")
    processes = [start(script, case) for _ in range(4)]
    for process in processes:
        process.communicate(timeout=120)
        assert process.returncode == 0
    assert count.read_text() == "80"


@pytest.mark.parametrize(
    "note", ["", "{}", "[1]", '{"process": "\\u001b[31m"', "\x00" * 50]
)
def test_a_note_of_a_stranger_is_not_believed(
    case: Path, note: str, holder: subprocess.Popen[str]
):
    case.with_name("case.db.lock").write_text(note)
    waiting = start(WAIT, case)
    assert waiting.stderr
    assert "in use by another process" in waiting.stderr.readline()
    holder.communicate("\n")
    waiting.communicate(timeout=60)
    assert waiting.returncode == 0


def link(lock: Path) -> None:
    lock.symlink_to(lock.with_name("precious.txt"))


def pipe(lock: Path) -> None:
    os.mkfifo(lock)


def folder(lock: Path) -> None:
    lock.mkdir()


@pytest.mark.parametrize("make", [link, pipe, folder])
def test_a_lock_that_is_no_plain_file_is_refused(case: Path, make: Callable[[Path], None]):
    precious = case.with_name("precious.txt")
    precious.write_text("kept")
    make(case.with_name("case.db.lock"))
    with pytest.raises(CaseFileError, match=r"Hint: "), reserved(case):
        pass
    assert precious.read_text() == "kept"


def test_a_case_may_be_reserved_again_by_the_same_run(case: Path):
    store = open_store(case, create=True)
    with store.reserved():
        with store.reserved():
            pass
        assert case.with_name("case.db.lock").exists()
    assert not case.with_name("case.db.lock").exists()
    store.close()
