"""How long until a case is open: from the start of `rashomon serve` to each page, and how large.

    .venv/bin/python -m bench.open CASE.db [--rounds 3]

For each page a workbench of its own is started, and that page is the first it is asked for: once
over everything that a person waits for who opened a link to it. The case is copied, and read once
before, so that it lies in the memory of the machine. Seconds are those on the wall, the middle of
the rounds, with the CPU seconds of the server until its answer; the load is printed. Then every
report, question, claim and matter that first pages name is asked for, for the largest page.
Bars, for 5,000 documents: open in 2 s, no page above 1 MB. A case of so many is what
`python -m bench.scaling --sizes 5000` leaves in `out/bench/scaling.db`.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2

from bench.clock import load, own_cpu
from bench.load import HTML, START, address_of
from rashomon.serve.pages import PAGES

LISTED = ("/questions", "/documents")
"""Lists that name things with pages of their own."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What the first page took."""

    wall_s: float
    cpu_s: float
    kb: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("case", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "case.db"
        shutil.copy(options.case, case)
        with served(case) as (base, _), httpx2.Client(base_url=base, timeout=120) as client:
            addresses = list(_first_of_each(client))
            largest = _largest(client)
        print(f"load average {load()}; from the start of the process to its first answer:")
        print("page\twall s\tCPU s\tkB")
        for address in addresses:
            found = [_opened(case, address) for _ in range(options.rounds)]
            wall = statistics.median(one.wall_s for one in found)
            cpu = statistics.median(one.cpu_s for one in found)
            print(f"{address}\t{wall:.2f}\t{cpu:.2f}\t{found[0].kb:.0f}", flush=True)
    print(f"largest page: {largest[1]}, {largest[0] / 1000:.0f} kB; load average {load()}")


@contextmanager
def served(case: Path) -> Generator[tuple[str, int]]:
    """Start a workbench; gives its address and process."""
    command = [sys.executable, "-c", START, "serve", str(case), "--port", "0", "--no-open"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            yield address_of(server), server.pid
        finally:
            server.terminate()


def _opened(case: Path, address: str) -> Opened:
    began = time.perf_counter()
    with served(case) as (base, process):
        answer = httpx2.get(base + address.lstrip("/"), headers=HTML, timeout=120)
        wall = time.perf_counter() - began
        assert answer.status_code == 200, address
        return Opened(wall, own_cpu(process), len(answer.content) / 1000)


def _first_of_each(client: httpx2.Client) -> Iterator[str]:
    """Give each page; of pages of one thing that of the first in its list."""
    yield from (page.path for page in PAGES if "{key}" not in page.path)
    yield from (_things(client, path)[0] for path in LISTED)
    yield _claims(client)[0]
    yield from _matters(client)[:1]


def _things(client: httpx2.Client, path: str) -> list[str]:
    rows = client.get(f"{path}.json").json()["page"]["rows"]["rows"]
    return [f"{path}/{row['id']}" for row in rows]


def _claims(client: httpx2.Client) -> list[str]:
    page = client.get(f"{_things(client, '/questions')[0]}.json").json()["page"]
    variants = page["question"]["variants"]
    return [f"/claims/{claim['id']}" for v in variants for claim in v["claims"]]


def _matters(client: httpx2.Client) -> list[str]:
    rows = client.get("/accounts.json").json()["page"]["rows"]["rows"]
    return [f"/matters/{row['id']}" for row in rows if row["id"]]


def _largest(client: httpx2.Client) -> tuple[int, str]:
    every = [page.path for page in PAGES if "{key}" not in page.path]
    every += [one for path in LISTED for one in _things(client, path)]
    every += [*_claims(client), *_matters(client)]
    return max((len(client.get(one, headers=HTML).content), one) for one in every)


if __name__ == "__main__":
    main()
