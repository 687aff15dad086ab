"""Give the lemma and part of speech of a word; spaCy's rules are asked once for each case.

word, tag, dependency label -> WordForm (remembered)

The rules that set part of speech and lemma look at a word with its tag and label alone, in one
case also at an expletive right before it ("there is"). Asking them again for every token of
every document took a sixth of the pipeline's time. What they say is kept for the process:
it depends on nothing else, so it is the same whatever was read before.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

Case = tuple[int, int, int, bool]
"""Hashes of word, tag and label in the string table; whether an expletive stands before."""

LIMIT = 50_000
"""Cases remembered at most, about 25 MB; then all are forgotten. 800 articles have 60,000."""


class WordForm(NamedTuple):
    """What a word is in one case, in words."""

    text: str
    lemma: str
    """In lower case."""
    pos: str
    tag: str
    dep: str


class WordForms:
    """Ask the attribute ruler and the lemmatizer of a pipeline, and remember."""

    def __init__(self, nlp: Any) -> None:  # noqa: ANN401  spaCy ships no complete types
        self._nlp = nlp
        self._known: dict[Case, WordForm] = {}
        self.expletive: int = nlp.vocab.strings["expl"]
        """Hash of the label that `Case` asks for."""
        _hash_index(nlp.get_pipe("lemmatizer").lookups)

    def of(self, cases: Iterable[Case]) -> list[WordForm]:
        """Give the form of each case, in the same order."""
        wanted = list(cases)
        if len(self._known) > LIMIT:
            self._known.clear()
        new = [case for case in dict.fromkeys(wanted) if case not in self._known]
        if new:
            self._known.update(zip(new, self._asked(new), strict=True))
        return [self._known[case] for case in wanted]

    def _asked(self, cases: list[Case]) -> list[WordForm]:
        """Put the words in one made-up text and apply the rules to it.

        "there" stands before a word that followed an expletive, a comma before any other that
        could be taken to follow one: no other rule looks at two words.
        """
        from spacy.tokens import Doc

        name = self._nlp.vocab.strings
        rows: list[tuple[str, str, str]] = []
        places: list[int] = []
        before = 0
        for word, tag, dep, after_expletive in cases:
            if after_expletive:
                rows.append(("there", "EX", "expl"))
            elif before == self.expletive:
                rows.append((",", ",", "punct"))
            places.append(len(rows))
            rows.append((name[word], name[tag], name[dep]))
            before = dep
        words, tags, deps = (list(column) for column in zip(*rows, strict=True))
        heads = list(range(len(rows)))
        doc = Doc(self._nlp.vocab, words=words, tags=tags, deps=deps, heads=heads)
        for part in ("attribute_ruler", "lemmatizer"):
            doc = self._nlp.get_pipe(part)(doc)
        asked = (doc[i] for i in places)
        return [WordForm(t.text, t.lemma_.lower(), t.pos_, t.tag_, t.dep_) for t in asked]


def _hash_index(lookups: Any) -> None:  # noqa: ANN401  spaCy ships no complete types
    """Turn the lemmatizer's lists of known words into sets: it looks words up one by one."""
    index = lookups.get_table("lemma_index")
    for pos in list(index):
        index[pos] = frozenset(index[pos])
