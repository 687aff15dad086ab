"""Cut the mark of a list's entry, or pictures, off the clause that they open."""

from __future__ import annotations

from rashomon.stages.extract.clauses import Clause
from rashomon.text.list_marks import SIGN, WORD, behind_symbols


def without_mark(text: str, clause: Clause) -> Clause:
    """Cut "2.", "(b)", "⚡️" off the clause it opens; a bracket before it is left out already."""
    before = text[: clause.start].rstrip(" \t")
    is_line = before[-1:] in {"", "\n"}
    start = clause.start
    if before.endswith("(") and before[:-1].rstrip(" \t")[-1:] in {"", "\n"}:
        is_line, start = True, len(before) - 1
    found = WORD.match(text, start) or (SIGN.match(text, start) if is_line else None)
    end = found.end() if found else behind_symbols(text, start)
    kept = tuple(t for t in clause.tokens if end is None or t.start >= end)
    return Clause(clause.head, kept) if clause.head in kept else clause
