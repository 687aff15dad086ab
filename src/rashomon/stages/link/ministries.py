"""Read which ministry words name, and whose it is, in whatever order they say it.

    "Ministry of Defence of the Republic of Ostrel" -> (defence, ministry), Ostrel
    "Ostrel's defence ministry", "the Ministry of Defence", "the ministry" -> the same, or less

Every state has a ministry of that name, so the words alone often do not tell which is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from rashomon.stages.link.sense import body_key
from rashomon.stages.link.tables import Tables
from rashomon.stages.link.words import Word, fold, printed, split_words
from rashomon.text.lexicon import load_words

HEAD = "ministry"

_NAMED = re.compile(
    r"[Mm]inistry\b"
    r"(?: (?:of|for) (?:the )?[A-Z][\w-]*(?:,? (?:(?:and|of|of the) )?[A-Z][\w-]*)*)?"
)
"""A ministry with a name behind it."""

_CLAUSE = re.compile(r"[.!?:;,()\n]")

BEFORE = 60
"""Code points looked back for whose a ministry is, and of what: four words or five."""

SHORTEST_STEM = 4
"""Letters that the name of a state and the word for its people share at least, where no table
knows them ("Ostrel", "Ostreli"); three are shared by many states."""


@dataclass(frozen=True, slots=True)
class Ministry:
    """A ministry as some words name it."""

    what: str
    """Its words in the order of the alphabet; `HEAD` alone: it is not said of what."""
    whose: str | None
    """ISO code of its state, else the folded name or word for its people; None: not said."""

    @property
    def is_short(self) -> bool:
        """See "the ministry"."""
        return self.what == HEAD


def read_ministry(text: str, tables: Tables) -> Ministry | None:
    """Read words that name a ministry and nothing else; None: they name something else."""
    words = split_words(text)
    words = words[1:] if words and words[0].key == "the" else words
    heads = [i for i, w in enumerate(words) if w.key == HEAD]
    if len(heads) != 1:
        return None
    before, after = words[: heads[0]], words[heads[0] + 1 :]
    return _behind(before, after, tables) if after else _before(before, tables)


def find_ministries(text: str, tables: Tables) -> Iterator[Ministry]:
    """Find every ministry a text names by more than "the ministry"."""
    for match in _NAMED.finditer(text):
        before = text[max(0, match.start() - BEFORE) : match.start()]
        lead = split_words(_CLAUSE.split(before)[-1])
        own = [*takewhile(_may_be_its_own, reversed(lead))][::-1]
        named = " ".join([*(w.literal for w in own), match[0]])
        found = read_ministry(named, tables)
        if found and not found.is_short:
            yield found


def same_state(a: str, b: str) -> bool:
    """Tell whether two ways to say whose a ministry is may mean one state."""
    if a == b:
        return True
    if a.isupper() or b.isupper():
        return False
    stem = max(SHORTEST_STEM, min(len(a), len(b)) - 1)
    return a[:stem] == b[:stem]


def _may_be_its_own(word: Word) -> bool:
    return word.key != "the" and (word.is_name or _is_portfolio(word) or word.key == "and")


def _is_portfolio(word: Word) -> bool:
    return word.key in load_words("link_portfolios")


def _behind(
    before: Sequence[Word], after: Sequence[Word], tables: Tables
) -> Ministry | None:
    """Read "Ministry of Defence", "Ministry of Defence of the Republic of Ostrel"."""
    if after[0].key not in {"of", "for"} or not all(w.is_name for w in before):
        return None
    parts: list[list[Word]] = []
    for word in after:
        if word.key in {"of", "for"}:
            parts.append([])
        elif word.key != "the":
            parts[-1].append(word)
    if not all(parts) or not all(w.is_name or w.key == "and" for p in parts for w in p):
        return None
    if len(parts) == 1:
        return Ministry(_what(parts[0]), _state(before, tables))
    long = " of ".join(printed(part) for part in parts[1:])
    known = tables.country_of(fold(long)) or _state(parts[-1], tables)
    return Ministry(_what(parts[0]), known)


def _before(words: Sequence[Word], tables: Tables) -> Ministry | None:
    """Read "Ostrel's defence ministry", "the Foreign Ministry"."""
    whose = [*takewhile(lambda w: w.is_name and not _is_portfolio(w), words)]
    what = words[len(whose) :]
    if not all(_is_portfolio(w) or w.key == "and" for w in what):
        return None
    return Ministry(_what(what), _state(whose, tables))


def _what(words: Sequence[Word]) -> str:
    return body_key((*words, *split_words(HEAD)))


def _state(words: Sequence[Word], tables: Tables) -> str | None:
    key = fold(printed(words))
    return (tables.country_of(key) or key) if key else None
