"""How long pages of the workbench take, and how large they are.

    .venv/bin/python -m bench.serve CASE.db

Seconds of this process's CPU: the first look reads the whole case, the others are made from it.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from starlette.testclient import TestClient

from rashomon.serve import ServeOptions, make_app
from rashomon.serve.pages import PAGES
from rashomon.store import open_store

BASE = "http://127.0.0.1:8000"
ONE_OF = {"/questions/{key}": "/questions", "/documents/{key}": "/documents"}
"""Pages of one thing, and the list whose first is taken."""


def main() -> None:
    case = Path(sys.argv[1])
    began = time.process_time()
    store = open_store(case)
    client = TestClient(
        make_app(store, ServeOptions()), base_url=BASE, headers={"accept": "text/html"}
    )
    print(f"{len(store.view().document_ids())} documents")
    client.get("/failures")
    print(f"first look\t{time.process_time() - began:.2f} s")
    addresses = [page.path for page in PAGES if "{key}" not in page.path]
    for path, listed in ONE_OF.items():
        rows = client.get(f"{listed}.json").json()["page"]["rows"]["rows"]
        addresses += [path.replace("{key}", row["id"]) for row in rows[:1]]
    for address in addresses:
        first, _ = timed(client, address)
        again, size = timed(client, address)
        print(f"{address}\t{first:.3f} s, again {again:.3f} s\t{size / 1000:.0f} kB")
    store.close()


def timed(client: TestClient, address: str) -> tuple[float, int]:
    """Give the CPU seconds of a page, and its bytes."""
    began = time.process_time()
    answer = client.get(address)
    assert answer.status_code == 200, address
    return time.process_time() - began, len(answer.content)


if __name__ == "__main__":
    main()
