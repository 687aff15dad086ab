"""Put a case together from nothing in a process of its own: CPU seconds and peak memory.

    python -m bench.again CASE

What is kept beside the case is thrown away first; the process holds no readings. The case is
written anew, as any run does. Cases of any size come from `bench.scaling` or `rashomon read`.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from bench.clock import load
from bench.scaling import peak_mb
from rashomon.config import Settings
from rashomon.pipeline import local
from rashomon.store import open_store
from rashomon.store.kept import kept_path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("case", type=Path)
    case = parser.parse_args().case
    kept_path(case).unlink(missing_ok=True)
    store = open_store(case)
    try:
        documents, before = len(store.view().document_ids()), time.process_time()
        local.put_together(store, Settings())
        seconds = time.process_time() - before
    finally:
        store.close()
    print(f"{documents} documents: {seconds:,.0f} CPU seconds, peak {peak_mb():,.0f} MB")
    print(f"load average {load()}")


if __name__ == "__main__":
    main()
