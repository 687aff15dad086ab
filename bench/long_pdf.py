"""Read a PDF of thousands of pages: how long ingest takes, beside the limit.

python -m bench.long_pdf [--pages 5000]
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from tests.made_files import make_pdf

from bench.clock import keep_results, load, table
from rashomon.model import Document, PageMap
from rashomon.stages.ingest import IngestParams, read_inputs

LINES = 40
"""Lines a page: a page of a report in print."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=5000)
    pages = parser.parse_args().pages
    content = make_pdf(
        [[_line(page, line) for line in range(LINES)] for page in range(pages)]
    )
    before, start = load(), time.perf_counter()
    document, page_map = _read(content)
    seconds = time.perf_counter() - start
    found = {
        "pages": len(page_map.parts),
        "megabytes": round(len(content) / 1e6, 1),
        "characters": len(document.text),
        "seconds": round(seconds, 1),
        "limit_s": IngestParams().parse_s,
    }
    print(f"load average {before} before, {load()} after\n")
    print(table(list(found), [list(found.values())]))
    print(f"\n{keep_results('long_pdf', found | {'load': [before, load()]})}")


def _line(page: int, line: int) -> str:
    return f"Line {line} of page {page} says that the bridge was closed for a while."


def _read(content: bytes) -> tuple[Document, PageMap]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.pdf"
        path.write_bytes(content)
        document, _, page_map = read_inputs([str(path)], IngestParams())
    assert isinstance(document, Document)
    assert isinstance(page_map, PageMap)
    return document, page_map


if __name__ == "__main__":
    main()
