"""Find the proper name in the words of a source that no actor is linked to.

"Air Chief Marshal Imre Tovas, who leads the ..." -> "Imre Tovas"
"Tovas", later in that document                   -> "Imre Tovas"
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from rashomon.model import Reading
from rashomon.text.lexicon import load_words

NAME_WORDS = 2
"""Fewest words of a name that means one person or body beyond one text."""

RUN = re.compile(r"[A-Z][\w.’'-]*(?: (?:al-|bin |de |van |von )?[A-Z][\w.’'-]*)*")


class Names:
    """The full names of the sources of each document."""

    def __init__(self, reading: Reading) -> None:
        self._by_last: dict[tuple[str, str], set[str]] = defaultdict(set)
        for claim in reading.claims.values():
            name = proper_name(reading.speaker(claim).name) if claim.source else None
            if name:
                self._by_last[claim.document_id, name.split()[-1]].add(name)

    def full(self, document_id: str, source: str) -> str | None:
        """Name a source; None: its words hold no name, or a surname of two persons."""
        name = proper_name(source)
        if name:
            return name
        last = source.rsplit(maxsplit=1)[-1] if source.split() else ""
        known = self._by_last.get((document_id, last), set())
        return next(iter(known)) if len(known) == 1 else None


@lru_cache(maxsize=1 << 13)
def proper_name(source: str) -> str | None:
    """Find the last name of two words or more before a comma, without titles."""
    head = re.split(r"[,;(]| of | from | at | for ", source)[0]
    found = [_without_titles(run.group()) for run in RUN.finditer(head)]
    names = [words for words in found if len(words) >= NAME_WORDS]
    return " ".join(names[-1]) if names else None


def _without_titles(run: str) -> list[str]:
    words = run.replace("’s", "").split()
    empty = load_words("titles") | load_words("determiners")
    while words and words[0].lower().rstrip(".") in empty:
        words = words[1:]
    return words
