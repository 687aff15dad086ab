"""Find which documents share text; what was decided of two before is recalled.

documents, sentences -> pairs decided (kept) -> Reuse
"""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.config import Settings
from rashomon.pipeline.gathering import Gathered
from rashomon.pipeline.keeping import Keeping, Sort, documents_hashed, hashed, rules_hashed
from rashomon.stages.reuse import Decided, Recall, Reuse, find_reuse

SHARED: Sort[Decided] = Sort("shared", Decided)


def reuse_kept(
    read: Gathered, said: Mapping[str, bytes], settings: Settings, keeping: Keeping
) -> Reuse:
    """Find passages and origins.

    Args:
        read: What is compared.
        said: Hashes of the sentences of each document.
        settings: Parameters of all stages.
        keeping: What is kept.
    """
    by = rules_hashed(settings.reuse)
    key = hashed(by)
    recall = Recall(
        keeping.found(SHARED, "", key) or Decided(),
        documents_hashed(read.documents, [said], by),
    )
    found = find_reuse(read.documents, read.sentences, settings.reuse, recall)
    keeping.keep(SHARED, "", key, recall.after())
    return found
