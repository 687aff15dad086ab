"""Know what a clause is said against: ", contrary to the allegations on social media".

verb -> "contrary to" and a noun of telling under it -> the word that opens the phrase

A negative clause set against what somebody claims rejects it. The phrase is no part of the
claim: what is claimed stands before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.stages.extract.cues import entry_of
from rashomon.text.lexicon import load_words
from rashomon.text.parse import Parse, Token

OPENING = "contrary"


def opposed_by(parse: Parse, verb: Token) -> Token | None:
    """Give the "contrary" that sets a clause against what others tell.

    Args:
        parse: The document's parse.
        verb: The verb of the clause.
    """
    for word in parse.dependents(verb.i):
        if word.text.lower() == OPENING and any(map(_tells, parse.subtree(word.i))):
            return word
    return None


def _tells(word: Token) -> bool:
    """See "the claims", "the report", "what has been asserted"."""
    entry = entry_of(word)
    said = entry is not None and entry.takes("that")
    return said or (word.pos == "NOUN" and word.lemma in load_words("account_nouns"))


def without_opposed(parse: Parse, words: Sequence[Token]) -> Sequence[Token]:
    """Cut such a phrase off the end of a clause, where a comma sets it off."""
    for k, word in enumerate(words):
        if word.text.lower() != OPENING or k < 2 or words[k - 1].text != ",":
            continue
        if opposed_by(parse, parse.tokens[word.head]) is not word:
            continue
        below = {t.i for t in parse.subtree(word.i)}
        if all(t.i in below or t.pos == "PUNCT" for t in words[k:]):
            return words[: k - 1]
    return words
