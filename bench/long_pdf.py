"""Read a PDF of thousands of pages: how long ingest takes, beside its limit, or the whole read.

    python -m bench.long_pdf [--pages 5000] [--whole]

With `--whole` everything is done that `rashomon read` does, extraction and dossier too, in a
process of its own, and the peak of the memory of all its processes is watched.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from tests.made_files import make_pdf

from bench.clock import WORK, keep_results, load, run_alone, table
from rashomon.model import Document, PageMap
from rashomon.stages.ingest import IngestParams, read_inputs

LINES = 40
"""Lines a page: a page of a report in print."""

TOLD = ("ingest", "extract", "store documents", "store results", "dossier", "total")
"""Stages that are printed by themselves; the others are told together."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=5000)
    parser.add_argument("--whole", action="store_true", help="extraction and the rest too")
    options = parser.parse_args()
    content = make_pdf(
        [[_line(page, line) for line in range(LINES)] for page in range(options.pages)]
    )
    before = load()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.pdf"
        path.write_bytes(content)
        found = _whole(path) if options.whole else _ingest(path)
    found = {"pages": options.pages, "megabytes": round(len(content) / 1e6, 1)} | found
    print(f"load average {before} before, {load()} after\n")
    print(table(list(found), [list(found.values())]))
    name = "long_pdf_whole" if options.whole else "long_pdf"
    print(f"\n{keep_results(name, found | {'load': [before, load()]})}")


def _line(page: int, line: int) -> str:
    return f"Line {line} of page {page} says that the bridge was closed for a while."


def _ingest(path: Path) -> dict[str, object]:
    start = time.perf_counter()
    document, _, page_map = read_inputs([str(path)], IngestParams())
    seconds = time.perf_counter() - start
    assert isinstance(document, Document)
    assert isinstance(page_map, PageMap)
    return {
        "pages with text": len(page_map.parts),
        "characters": len(document.text),
        "seconds": round(seconds, 1),
        "limit_s": IngestParams().parse_s,
    }


def _whole(path: Path) -> dict[str, object]:
    taken, peak = run_alone("whole", str(path), str(WORK / "long_pdf"), "1")
    rest = taken["total"] - sum(taken[name] for name in TOLD if name != "total")
    seconds = {name: round(taken[name], 1) for name in TOLD} | {"the rest": round(rest, 1)}
    cpu = sum(value for name, value in taken.items() if name.startswith("cpu "))
    return {
        **seconds,
        "cpu": round(cpu, 1),
        "peak_mb": round(peak),
        "failed": taken["failed"],
    }


if __name__ == "__main__":
    main()
