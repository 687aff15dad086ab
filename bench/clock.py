"""Time things fairly on a machine that others use too, and write down what was found.

Rivals take turns (A B A B ...), the median of the rounds counts, and the load of the machine
stands beside every figure: read ratios of one table, not single seconds.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
RESULTS = Path(__file__).with_name("results")
WORK = ROOT / "out" / "bench"

SAMPLE_S = 1.0
"""How often memory is looked at; a peak shorter than this is missed."""


@dataclass(frozen=True, slots=True)
class Took:
    """What one piece of work took, its finished child processes included."""

    wall: float
    cpu: float


def time_work(work: Callable[[], object]) -> Took:
    """Run a piece of work once."""
    cpu, wall = _cpu_seconds(), time.perf_counter()
    work()
    return Took(time.perf_counter() - wall, _cpu_seconds() - cpu)


def take_turns(
    rivals: Mapping[str, Callable[[], object]], rounds: int
) -> dict[str, list[Took]]:
    """Run every rival once a round, in turn."""
    found: dict[str, list[Took]] = {name: [] for name in rivals}
    for number in range(rounds):
        for name, work in rivals.items():
            took = time_work(work)
            found[name].append(took)
            say(f"  round {number + 1} {name}: {took.wall:.1f} s, CPU {took.cpu:.1f} s")
    return found


def middle(rounds: Sequence[Took]) -> Took:
    """Give the median of wall and of CPU seconds."""
    walls, cpus = [t.wall for t in rounds], [t.cpu for t in rounds]
    return Took(statistics.median(walls), statistics.median(cpus))


def ratio(ours: Sequence[Took], theirs: Sequence[Took]) -> Took:
    """Give the median of the rounds' ratios: each pair saw about the same machine."""
    pairs = list(zip(ours, theirs, strict=True))
    return middle([Took(a.wall / b.wall, a.cpu / b.cpu) for a, b in pairs])


def run_alone(
    module: str, *words: str, limit: float | None = None
) -> tuple[dict[str, Any], float]:
    """Run a module of this folder in a process of its own and watch its memory.

    Returns:
        The JSON object on its last line, and the peak of the memory of all its processes in
        MB (proportional set size: pages that are shared count once).

    Raises:
        TimeoutError: It took longer than the limit and was ended.
    """
    env = {**os.environ, "OMP_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false"}
    command = [sys.executable, "-m", f"bench.{module}", *words]
    child = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True)
    peak = [0.0]
    watcher = threading.Thread(target=_watch, args=(child, peak), daemon=True)
    watcher.start()
    try:
        output, _ = child.communicate(timeout=limit)
    except subprocess.TimeoutExpired:
        child.kill()
        child.communicate()
        raise TimeoutError(module) from None
    if child.returncode:
        sys.exit(f"bench.{module} ended with {child.returncode}")
    watcher.join()
    return json.loads(output.splitlines()[-1]), peak[0]


def family_cpu() -> float:
    """Add up the CPU seconds of this process and of its children, those still at work too."""
    tick = os.sysconf("SC_CLK_TCK")
    stats = (_text_of(Path(f"/proc/{pid}/stat")) for pid in _family(os.getpid()))
    fields = [text.rpartition(")")[2].split() for text in stats if text]
    return sum(sum(map(int, f[11:15])) for f in fields) / tick


def own_cpu(process: int) -> float:
    """Give the CPU seconds of one process that still runs, without its children."""
    fields = _text_of(Path(f"/proc/{process}/stat")).rpartition(")")[2].split()
    return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")


def load() -> float:
    """Give the load average of the last minute."""
    return round(os.getloadavg()[0], 2)


def machine_class() -> str:
    """Describe the machine without naming it: cores, memory, width of vectors."""
    cores = len(os.sched_getaffinity(0))
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    info = Path("/proc/cpuinfo")
    flags = info.read_text(encoding="utf-8") if info.exists() else ""
    vectors = "-avx512" if "avx512f" in flags else "-avx2" if " avx2 " in flags else ""
    return f"{cores}core-{memory:.0f}gib{vectors}"


def keep_results(name: str, found: Mapping[str, object]) -> Path:
    """Write figures beside today's others of this class of machine."""
    today = datetime.now(tz=UTC).date().isoformat()
    path = RESULTS / f"{today}-{machine_class()}.json"
    RESULTS.mkdir(exist_ok=True)
    known = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    figures = {**found, "commit": _commit()}
    known |= {"date": today, "machine": machine_class(), name: figures}
    path.write_text(json.dumps(known, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return path


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Lay out a table as Markdown."""
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "\n".join("| " + " | ".join(map(_cell, line)) + " |" for line in lines)


def say(words: str) -> None:
    """Tell how far it is; tables alone go to standard output."""
    print(words, file=sys.stderr, flush=True)


def _cell(value: object) -> str:
    if not isinstance(value, float):
        return str(value)
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def _commit() -> str:
    """Give the commit that was measured; "" outside a checkout."""
    command = ["git", "describe", "--always", "--dirty"]  # the first git on the path
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return found.stdout.strip()


def _cpu_seconds() -> float:
    """Add up this process and its finished children."""
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    used = [resource.getrusage(w) for w in whose]
    return sum(u.ru_utime + u.ru_stime for u in used)


def _watch(child: subprocess.Popen[str], peak: list[float]) -> None:
    while child.poll() is None:
        peak[0] = max(peak[0], sum(map(_memory_mb, _family(child.pid))))
        time.sleep(SAMPLE_S)


def _family(pid: int) -> list[int]:
    """Give a process and all below it."""
    found, todo = [], [pid]
    while todo:
        at = todo.pop()
        found.append(at)
        for path in Path(f"/proc/{at}/task").glob("*/children"):
            todo += map(int, _text_of(path).split())
    return found


def _memory_mb(pid: int) -> float:
    for line in _text_of(Path(f"/proc/{pid}/smaps_rollup")).splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0


def _text_of(path: Path) -> str:
    """Read a file of /proc; a process that is gone has none."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""
