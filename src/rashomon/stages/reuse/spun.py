"""Find the words a thesaurus put in, where a document holds so many that it was spun.

sentences -> rare words -> paragraphs -> a first look at some -> odds -> Sign, if enough

A single odd word is a slip, a quotation of old speech or a writer's taste. A spinner replaces
every tenth word or more, all over a text: signs are shown only where they stand that close.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.model import Sign, SignKind, Span
from rashomon.text.spun_together import weigh_together
from rashomon.text.spun_words import WordOdds, is_rare, likely_words, read_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rashomon.model import Document, Sentence

ODDS = 0.5
"""Least log odds of a word that counts while it is asked whether a document was spun. At this
cut nine of ten such words of spun copies were put in (PolNeAR dev)."""

MARKED = 0.8
"""Least log odds of a word that is marked, once its document is known to be spun and its words
are weighed together. At this cut nine of ten marked words were put in (dev articles that the odds
were not fitted to, `python -m eval.spun --cuts`; `python -m eval.spun` has the other articles)."""

TOGETHER = 0.6
"""Weight of what the other places of the same word say. A spinner prints one word for another
all over a text, and a writer's own odd word fits most of its places. Without it .04 fewer of
the put-in words are found at the same precision."""

LEAST = 4
"""Fewest different words marked in a document: a few rare words meet in any report, and a
statement about carelessness names it three times."""

SHARE = 0.025
"""Smallest share of marked words. Untouched articles stay below .01; with a slip of a foreign
writer in every twelfth word 3 of 84 pass .02, one this; copies with every tenth word
exchanged begin at .03 (PolNeAR dev)."""

PIECE = 400
"""Code points of a paragraph that are read at once, about what the reader was trained on."""

SMALL = re.compile(r"(?<![\w-])[a-z]{2,}(?![\w-])")
"""A word in small letters, not joined to another."""

RARE_SHARE = 0.006
"""Least share of rare words from which a document is looked at. Two of three untouched reports
have fewer; of copies with every tenth word exchanged 3% have (150 PolNeAR training articles)."""

FIRST_LOOK = 4
"""Every fourth piece is looked at first. Most reports end there: reading costs as much as the
attribution tagger does."""

FIRST_WORDS = 150
"""Words that the first look takes at least: of fifteen put in, half are seen."""

FIRST_LEAST = 3
"""Marked words of the first look from which on the rest is read."""


def find_spun(document: Document, sentences: Sequence[Sentence]) -> Iterator[Sign]:
    """Find the put-in words of a document in text order.

    Args:
        document: An English report.
        sentences: Of its body, in text order.
    """
    text = document.text
    pieces = list(_pieces(text, sentences))
    if not _holds_rare_words(text, pieces):
        return
    first = _first_look(text, pieces)
    words = {piece: _read(text, piece) for piece in first}
    if len(first) < len(pieces):
        if sum(w.odds >= ODDS for read in words.values() for w in read) < FIRST_LEAST:
            return
        words |= {piece: _read(text, piece) for piece in pieces if piece not in words}
    every = [w for piece in pieces for w in words[piece]]
    odds = _taken_together([(text[w.start : w.end].lower(), w.odds) for w in every])
    found = [w for w, o in zip(every, odds, strict=True) if o >= ODDS]
    different = {text[w.start : w.end].lower() for w in found}
    enough = len(found) >= SHARE * sum(_count(text, piece) for piece in pieces)
    if len(different) < LEAST or not enough:
        return
    for word, odds in zip(every, weigh_together(text, every), strict=True):
        if odds >= MARKED:
            span = Span.of(text, word.start, word.end)
            yield Sign(document.id, SignKind.SPUN, span, likely_words(word, span.quote))


def read_every_word(text: str, sentences: Sequence[Sentence]) -> list[WordOdds]:
    """Read all words of some sentences (in text order), without a first look."""
    return [w for piece in _pieces(text, sentences) for w in _read(text, piece)]


def _taken_together(words: Sequence[tuple[str, float]]) -> list[float]:
    """Add to the odds of a word the mean of its other places, in full from three places on."""
    places: dict[str, list[float]] = defaultdict(list)
    for word, odds in words:
        places[word].append(odds)
    sums = {word: sum(every) for word, every in places.items()}
    found: list[float] = []
    for word, odds in words:
        others = len(places[word]) - 1
        mean = (sums[word] - odds) / others if others else 0.0
        found.append(odds + TOGETHER * min(1.0, others / 2) * mean)
    return found


def _pieces(text: str, sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """Join the sentences of a line up to PIECE code points."""
    start = end = -1
    for sentence in sentences:
        apart = start < 0 or "\n" in text[end : sentence.start]
        if apart or sentence.end - start > PIECE:
            if start >= 0:
                yield start, end
            start = sentence.start
        end = sentence.end
    if start >= 0:
        yield start, end


def _holds_rare_words(text: str, pieces: Sequence[tuple[int, int]]) -> bool:
    words = [w for a, b in pieces for w in SMALL.findall(text[a:b])]
    return sum(map(is_rare, words)) >= RARE_SHARE * len(words)


def _first_look(text: str, pieces: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """Choose every fourth piece; every third, second, all, where that makes too few words."""
    for step in range(FIRST_LOOK, 1, -1):
        chosen = pieces[::step]
        if sum(_count(text, piece) for piece in chosen) >= FIRST_WORDS:
            return chosen
    return pieces


def _read(text: str, piece: tuple[int, int]) -> list[WordOdds]:
    """Read a piece; offsets are those of the whole text."""
    by = piece[0]
    found = read_words(text[by : piece[1]])
    return [replace(w, start=w.start + by, end=w.end + by) for w in found]


def _count(text: str, piece: tuple[int, int]) -> int:
    return len(text[piece[0] : piece[1]].split())
