"""How long pages of the workbench take, and how large they are.

    .venv/bin/python -m bench.serve CASE.db

Each page is looked at first of all in a workbench of its own, as by a link that somebody sent,
then again once the whole case was read and the page is kept (`serve/kept_pages.py`). Seconds of
this process's CPU, and on the wall, which says little while others use the machine: its load is
printed.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from starlette.testclient import TestClient

from bench.clock import load
from rashomon.serve import ServeOptions, make_app
from rashomon.serve.pages import PAGES
from rashomon.store import Store, open_store

BASE = "http://127.0.0.1:8000"
ONE_OF = {"/questions/{key}": "/questions", "/documents/{key}": "/documents"}
"""Pages of one thing, and the list whose first is taken."""

TIMES = 10
"""How often a page is looked at again."""


def main() -> None:
    store = open_store(Path(sys.argv[1]))
    print(f"{len(store.view().document_ids())} documents, load average {load()}")
    read = workbench(store)
    read.get("/failures")  # what every page needs is imported
    read.app.state.looks.now().ready.wait()  # type: ignore[attr-defined]  the application's own
    print("page\tfirst CPU s\twall s\tagain CPU ms\tkB")
    for address in addresses(read):
        fresh = workbench(store)
        cpu, wall, size = timed(fresh, address)
        fresh.app.state.looks.now().ready.wait()  # type: ignore[attr-defined]  its reading is over
        timed(read, address)
        again = sum(timed(read, address)[0] for _ in range(TIMES)) / TIMES
        print(f"{address}\t{cpu:.2f}\t{wall:.2f}\t{again * 1000:.1f}\t{size / 1000:.0f}")
    print(f"load average {load()}")
    store.close()


def workbench(store: Store) -> TestClient:
    """Open a workbench that has not read anything."""
    app = make_app(store, ServeOptions())
    return TestClient(app, base_url=BASE, headers={"accept": "text/html"})


def addresses(client: TestClient) -> Iterator[str]:
    """Give each page; of pages of one thing that of the first in its list."""
    yield from (page.path for page in PAGES if "{key}" not in page.path)
    for path, listed in ONE_OF.items():
        rows = client.get(f"{listed}.json").json()["page"]["rows"]["rows"]
        yield from (path.replace("{key}", row["id"]) for row in rows[:1])


def timed(client: TestClient, address: str) -> tuple[float, float, int]:
    """Give the CPU seconds of a page, those on the wall, and its bytes."""
    cpu, wall = time.process_time(), time.perf_counter()
    answer = client.get(address)
    assert answer.status_code == 200, address
    return time.process_time() - cpu, time.perf_counter() - wall, len(answer.content)


if __name__ == "__main__":
    main()
