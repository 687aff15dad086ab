"""Score event types, agents and recipients on the PLOVER gold standard records.

    python -m eval.events [FILE]

A record is one sentence with one or more events. Each is read as a document of its own. Its
type is right when a claim's event has it (the record's own event, whichever clause holds it);
agent and recipient are right when the words found share a content word with the gold actor. A
record without such an actor asks for nothing there.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from eval.corpora import SHARED

RECORDS = SHARED / "data/event_coding_gsr/gold_standard_records/PLOVER_GSR_CAMEO.txt"

Row = dict[str, Any]


def load_records(path: Path = RECORDS) -> list[Row]:
    """Load the records that have a text; the file's own notes are passed over."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    return [r for r in rows if r.get("text") and r["event"] != "DOCUMENT"]


def events_of(text: str) -> list[Any]:
    """Read the events of one sentence."""
    from rashomon.config import Settings
    from rashomon.model import Document, text_sha256
    from rashomon.pipeline.analyse import analyse

    document = Document("doc-x", "x", text, text_sha256(text), language="en")
    claims = analyse(document, Settings()).claims
    return [c.event for c in claims if c.event]


def score(records: list[Row]) -> tuple[Counter[str], list[tuple[str, str, str]]]:
    """Count right types, agents and recipients; list what is missed."""
    counts: Counter[str] = Counter()
    misses: list[tuple[str, str, str]] = []
    for record in records:
        found = events_of(record["text"])
        right = [e for e in found if e.type == record["event"]]
        counts["types"] += 1
        counts["type right"] += bool(right)
        if not right:
            misses.append((record["event"], str([e.type for e in found]), record["text"]))
        for role, key in (("agent", "source"), ("recipient", "target")):
            actors = [a for a in record.get(key) or [] if isinstance(a, dict)]
            gold = [_words(a.get("actorText", "")) for a in actors]
            gold = [g for g in gold if g]
            if gold:
                counts[role] += 1
                said = [_words(getattr(e, role) or "") for e in right or found]
                counts[f"{role} right"] += any(g & s for g in gold for s in said)
    return counts, misses


def _words(text: str) -> set[str]:
    stems = (w.lower()[:5] for w in re.findall(r"\w+", text) if len(w) > 2)
    return set(stems) - {"the"}


def main(arguments: list[str]) -> int:
    """Print the figures; with --misses the records whose type was not found."""
    files = [a for a in arguments if not a.startswith("-")]
    counts, misses = score(load_records(Path(files[0]) if files else RECORDS))
    for name, of in (("type", "types"), ("agent", "agent"), ("recipient", "recipient")):
        hits = counts[f"{name} right"]
        print(f"{name:10s} {hits:4d} of {counts[of]:4d}  {hits / max(counts[of], 1):.3f}")
    if "--misses" in arguments:
        for gold, found, text in misses:
            print(gold, found, text)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
