"""Score event types, agents and recipients on the PLOVER gold standard records.

    python -m eval.events [FILE] [--misses]

A record is one sentence with one or more events. Each is read as a document of its own. Its
type is right when the event of a claim or the speech act of an attribution has it (the
record's own event, whichever clause holds it); agent and recipient are right when the words
found share a content word with the gold actor, in an event of the gold type, or in any where
there is none. A record without such an actor asks for nothing there.

The records carry PLOVER's categories of 2016. `RENAMED` maps them to those of 2021 by the
table beside the data (`CAMEO2PLOVER-2021.txt`): CAMEO 10 DEMAND is REQUEST, 09 INVESTIGATE and
11 DISAPPROVE are ACCUSE, 19 and 20 FIGHT are ASSAULT; CONCEDE and RETREAT are unchanged. Codes
that the table moves singly (0813, 1712, 191, 192, 163) are not undone: records give no code.

The word lists were written with the odd records in view (by place in the file, from 0) and
the even ones unseen; both are printed.
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

RENAMED = {
    "DEMAND": "REQUEST",
    "DISAPPROVE": "ACCUSE",
    "INVESTIGATE": "ACCUSE",
    "FIGHT": "ASSAULT",
}

Row = dict[str, Any]


def load_records(path: Path = RECORDS) -> list[Row]:
    """Load the records that have a text; the file's own notes are passed over."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    kept = [r for r in rows if r.get("text") and r["event"] != "DOCUMENT"]
    return [r | {"event": RENAMED.get(r["event"], r["event"])} for r in kept]


def events_of(text: str) -> list[Any]:
    """Read the events and speech acts of one sentence."""
    from rashomon.model import Document, text_sha256
    from rashomon.stages.extract import ExtractParams, read_document
    from rashomon.stages.segment import SegmentParams, find_zones
    from rashomon.text.parse import parse_blocks

    document = Document("doc-x", "x", text, text_sha256(text), language="en")
    zones = find_zones(document, SegmentParams())
    parse = parse_blocks(text, [(zone.start, zone.end) for zone in zones])
    found = read_document(document, zones, parse, ExtractParams())
    held = [*found.claims, *found.attributions]
    return [h.event for h in held if h.event]


def score(records: list[Row]) -> tuple[Counter[str], list[str]]:
    """Count right types, agents and recipients; list what is missed."""
    counts: Counter[str] = Counter()
    misses: list[str] = []
    for record in records:
        found = events_of(record["text"])
        right = [e for e in found if e.type == record["event"]]
        counts["types"] += 1
        counts["type right"] += bool(right)
        missed = [] if right else ["type"]
        for role, key in (("agent", "source"), ("recipient", "target")):
            gold = _gold_words(record, key)
            if gold:
                said = [_words(getattr(e, role) or "") for e in right or found]
                hit = any(g & s for g in gold for s in said)
                counts[role] += 1
                counts[f"{role} right"] += hit
                missed += [] if hit else [role]
        if missed:
            misses.append(_miss(record, missed, found))
    return counts, misses


def _gold_words(record: Row, key: str) -> list[set[str]]:
    actors = [a for a in record.get(key) or [] if isinstance(a, dict)]
    found = [_words(a.get("actorText", "")) for a in actors]
    return [words for words in found if words]


def _miss(record: Row, missed: list[str], found: list[Any]) -> str:
    said = "; ".join(f"{e.type}({e.agent} > {e.recipient})" for e in found)
    return f"{'+'.join(missed)} {record['event']} | {said} | {record['text']}"


def _words(text: str) -> set[str]:
    stems = (w.lower()[:5] for w in re.findall(r"\w+", text) if len(w) > 1)
    return set(stems) - {"the", "of"}


def main(arguments: list[str]) -> int:
    """Print the figures; with --misses what was not found on the odd records."""
    files = [a for a in arguments if not a.startswith("-")]
    records = load_records(Path(files[0]) if files else RECORDS)
    parts = [(name, *score(records[first::2])) for name, first in (("odd", 1), ("even", 0))]
    total = parts[0][1] + parts[1][1]
    for part, counts in [*((n, c) for n, c, _ in parts), ("all", total)]:
        for name, of in (("type", "types"), ("agent", "agent"), ("recipient", "recipient")):
            hits, asked = counts[f"{name} right"], counts[of]
            print(
                f"{part:5s}{name:10s} {hits:4d} of {asked:4d}  {hits / max(asked, 1):.3f}"
            )
    if "--misses" in arguments:
        print("\n".join(parts[0][2]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
