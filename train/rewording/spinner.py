"""Spin a text as a thesaurus spinner does, and make the slips of a foreign writer.

text -> words put in by table, without a look at the sentence -> text, spans put in
text -> dropped articles, other prepositions, wrong endings     -> text (no span: not spun)
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from .thesaurus import Table

WORD = re.compile(r"(?<![\w'’@#.-])[A-Za-z]+(?![\w@-]|['’]\w)")


@dataclass(frozen=True)
class Put:
    """One word that was put in, at its place in the new text."""

    start: int
    end: int
    earlier: str


class Spinner:
    """Puts words of a table in the place of others.

    A table spinner gives a word the same other word throughout a text ("key" is "cardinal"
    everywhere); so does this one for most words.
    """

    def __init__(self, table: Table, *, steady: float = 0.7) -> None:
        self._table = table
        self._steady = steady

    def spin(self, text: str, share: float, rng: random.Random) -> tuple[str, list[Put]]:
        """Put in about `share` of the words."""
        places = [(m, *self._found(m.group())) for m in WORD.finditer(text)]
        open_ = [k for k, (m, base, _) in enumerate(places) if base and self._may(text, m)]
        wanted = min(len(open_), round(share * len(places)))
        kinds = sorted({places[k][1] for k in open_})
        rng.shuffle(kinds)
        rank = {kind: k for k, kind in enumerate(kinds)}
        steady = rng.random() < self._steady
        if steady:
            open_.sort(key=lambda k: (rank[places[k][1]], k))
        else:
            rng.shuffle(open_)
        chosen = sorted(open_[:wanted])
        first = {kind: rng.choice(self._table[kind]) for kind in kinds}
        pieces, puts, at, length = [], [], 0, 0
        for k in chosen:
            match, base, ending = places[k]
            other = first[base] if steady else rng.choice(self._table[base])
            other = _like(match.group(), inflected(other, ending))
            pieces += [text[at : match.start()], other]
            length += match.start() - at
            puts.append(Put(length, length + len(other), match.group()))
            length += len(other)
            at = match.end()
        return "".join([*pieces, text[at:]]), puts

    def _found(self, word: str) -> tuple[str, str]:
        """Give the entry of a word as printed and the ending that was cut off for it."""
        lower = word.lower()
        if lower in self._table:
            return lower, ""
        for base, ending in stems(lower):
            if base in self._table:
                return base, ending
        return "", ""

    @staticmethod
    def _may(text: str, match: re.Match) -> bool:
        """Names stay: a capital inside of a sentence, or a word of capitals."""
        word = match.group()
        if word.islower():
            return True
        before = text[: match.start()].rstrip(" \"“‘'(")
        opens = not before or before[-1] in ".!?\n:"
        return opens and word[1:].islower() and len(word) > 1


def stems(word: str) -> list[tuple[str, str]]:
    """Give what a regular word may be built of."""
    found = []
    if word.endswith("ies") and len(word) > 4:
        found.append((word[:-3] + "y", "s"))
    if word.endswith("es") and len(word) > 4:
        found.append((word[:-2], "s"))
    if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        found.append((word[:-1], "s"))
    for ending in ("ed", "ing"):
        cut = word[: -len(ending)]
        if word.endswith(ending) and len(cut) > 2:
            found += [(cut, ending), (cut + "e", ending)]
            if cut[-1] == cut[-2]:
                found.append((cut[:-1], ending))
            if ending == "ed" and cut.endswith("i"):
                found.append((cut[:-1] + "y", ending))
    return found


def inflected(word: str, ending: str) -> str:
    """Put a regular ending on a word."""
    y = word.endswith("y") and len(word) > 1 and word[-2] not in "aeiou"
    if ending == "s":
        if y:
            return word[:-1] + "ies"
        return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")
    if ending == "ed":
        return word[:-1] + "ied" if y else word + ("d" if word.endswith("e") else "ed")
    if ending == "ing":
        return (word[:-1] if word.endswith("e") and word[-2:] != "ee" else word) + "ing"
    return word


def _like(printed: str, other: str) -> str:
    return other[0].upper() + other[1:] if printed[0].isupper() else other


ARTICLES = frozenset(("the", "a", "an"))
PREPOSITIONS = ("in", "on", "at", "of", "for", "to", "from", "by", "with", "about", "into")


def with_slips(text: str, share: float, rng: random.Random) -> str:
    """Make the slips that somebody makes whose first language is another one."""

    def slip(match: re.Match) -> str:
        word = match.group()
        if rng.random() >= share * 4 or not word.islower():
            return word
        if word in ARTICLES:
            return rng.choice(("", "the", "a"))
        if word in PREPOSITIONS:
            return rng.choice(PREPOSITIONS)
        if rng.random() >= 0.25:
            return word
        base = [b for b, e in stems(word) if e in ("s", "ed", "ing")]
        if base:
            return base[0]
        return inflected(word, rng.choice(("s", "ed", "ing"))) if len(word) > 3 else word

    return re.sub(r"  +", " ", WORD.sub(slip, text))
