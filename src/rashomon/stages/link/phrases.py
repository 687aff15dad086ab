"""Cut the words of a mention or a source into the noun phrases that may name somebody.

    "Varga, an official of the local council" -> ("Varga",), ("an official",)

A source is as long as the text makes it; who is meant stands at its head, or after a comma
behind a role ("a spokesman for the army, General Varga").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.stages.link.tables import Tables, class_of, noun_of
from rashomon.stages.link.words import Word, fold, printed, split_words
from rashomon.text.lexicon import load_mapping, load_words

_BREAKS = re.compile(r"[,;:()\[\]\"“”„«»\n]|\s[-–—]{1,2}\s|—|\s\|\s")
MAX_PHRASES = 3
"""Pieces of a source that are looked at: behind the second comma stand further details."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """The head of a noun phrase, without its determiner."""

    words: tuple[Word, ...]
    determiner: str | None
    """As in `link_determiners`; None: bare."""
    country: str | None
    """ISO code of "of COUNTRY" behind the head."""
    is_joint: bool
    """Two heads joined by "and" or "or"."""
    is_person: bool
    """What follows describes one person ("Varga, an aide to ...")."""

    @property
    def is_role(self) -> bool:
        """It is one person's role without a name ("an aide")."""
        return bool(self.words) and _is_role(self.words[-1])


def find_phrases(text: str, before: str, tables: Tables) -> list[Phrase]:
    """Cut a mention into noun phrases, the head first.

    Args:
        text: The mention as printed.
        before: The words just before it in the document: they hold the determiner.
        tables: To know countries.
    """
    pieces = [p for p in _BREAKS.split(text) if p.strip()][:MAX_PHRASES]
    found: list[Phrase] = []
    for number, piece in enumerate(pieces):
        lead = before if number == 0 else ""
        follows = pieces[number + 1] if number + 1 < len(pieces) else ""
        found.append(_phrase(piece, lead, follows, tables))
    return found


def whole_phrase(text: str, before: str) -> Phrase:
    """Take a mention as one phrase, commas and prepositions included."""
    words = split_words(text)
    determiner, start = _determiner(words, before)
    return Phrase(words[start:], determiner, None, is_joint=False, is_person=False)


def _phrase(piece: str, before: str, follows: str, tables: Tables) -> Phrase:
    words = split_words(piece)
    determiner, start = _determiner(words, before)
    body = words[start:]
    head, country = _without_country(body, _head_length(body), tables)
    return Phrase(
        head, determiner, country, is_joint=_is_joint(head), is_person=_describes(follows)
    )


def _determiner(words: Sequence[Word], before: str) -> tuple[str | None, int]:
    """Read determiners and numbers in front; those just before the mention count too."""
    listed = load_mapping("link_determiners")
    lead = split_words(before)[-1:]
    found = listed.get(lead[0].key) if lead and not lead[0].is_owner else None
    start = 0
    while start < len(words) - 1:
        word = words[start]
        kind = "some" if word.key.isdigit() else listed.get(word.key)
        if kind is None or (word.is_name and start > 0):
            break
        found = found if kind == "some" and found == "definite" else kind
        start += 1
    return found, start


def _head_length(words: Sequence[Word]) -> int:
    stops = load_words("link_stops")
    for i, word in enumerate(words):
        is_stop = word.key in stops and not word.is_name
        if i and is_stop and not _name_goes_on(words, i):
            return i
    return len(words)


def _name_goes_on(words: Sequence[Word], i: int) -> bool:
    """See "Ministry of Defence", "Movement for the Liberation of Ostrel"."""
    if not words[i - 1].is_name or words[i].key not in {"of", "for", "in", "on", "without"}:
        return False
    ahead = [w for w in words[i + 1 : i + 3] if w.key != "the"]
    if not ahead or not ahead[0].is_name:
        return False
    last = words[i - 1]
    shows = load_mapping("link_organisation_words")
    is_body = last.key in shows or class_of(noun_of(last)[0]) in {"body", "group"}
    return is_body or any(w.key in shows and w.is_name for w in words[:i])


def _without_country(
    words: tuple[Word, ...], length: int, tables: Tables
) -> tuple[tuple[Word, ...], str | None]:
    """Cut "of COUNTRY" off a head, or find it behind ("the government | of Mali")."""
    for i in range(1, length):
        if words[i].key == "of":
            iso = _behind(words[i:length], tables)
            if iso:
                return words[:i], iso
    return words[:length], _behind(words[length:], tables)


def _behind(words: Sequence[Word], tables: Tables) -> str | None:
    """Find the country in "of Mali" behind a head."""
    if len(words) < 2 or words[0].key not in {"of", "in"}:
        return None
    rest = words[1:]
    rest = rest[1:] if rest[0].key == "the" and len(rest) > 1 else rest
    for length in (3, 2, 1):
        iso = tables.names.get(fold(printed(rest[:length])))
        if iso and rest[0].is_name:
            return iso
    return None


def _is_joint(words: Sequence[Word]) -> bool:
    inner = words[1:-1]
    return any(w.key in {"and", "or", "nor"} and not w.is_name for w in inner)


def _describes(follows: str) -> bool:
    """See ", an aide to ...", ", the deputy head of ...", ", 42"."""
    words = split_words(follows)
    if not words:
        return False
    if words[0].key.isdigit() and len(words[0].key) == 2 and len(words) == 1:
        return True
    return any(_is_role(w) for w in words[: _head_length(words)])


def _is_role(word: Word) -> bool:
    lemma, is_plural = noun_of(word)
    return class_of(lemma) == "person" and not is_plural


def candidates(phrases: Sequence[Phrase]) -> Iterator[tuple[int, Phrase]]:
    """Give the phrases that may name who is meant: the head; behind a role, what follows."""
    for number, phrase in enumerate(phrases):
        yield number, phrase
        is_unnamed_role = phrase.is_role and phrase.determiner != "some"
        if not is_unnamed_role:
            return
