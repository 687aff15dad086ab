"""Cut the mark of a list's entry, or pictures, off the clause that they open."""

from __future__ import annotations

from rashomon.stages.extract.clauses import Clause
from rashomon.text.list_marks import SIGN, WORD, behind_symbols, opens_line


def without_mark(text: str, clause: Clause) -> Clause:
    """Cut "2.", "(b)", "⚡️" off the clause it opens; a bracket before it is left out already."""
    is_bracketed = text[clause.start - 1 : clause.start] == "("
    start = clause.start - int(is_bracketed and opens_line(text, clause.start - 1))
    is_line = opens_line(text, start)
    found = WORD.match(text, start) or (SIGN.match(text, start) if is_line else None)
    end = found.end() if found else behind_symbols(text, start)
    kept = tuple(t for t in clause.tokens if end is None or t.start >= end)
    return Clause(clause.head, kept) if clause.head in kept else clause
