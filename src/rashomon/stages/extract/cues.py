"""Find the words that hand a content over: verbs, nouns, adjectives and set phrases.

    lexicon `cues`, tokens -> Cue

Which complements of a cue are its content stands in the lexicon, not here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rashomon.stages.extract.subtrees import Stretch, Tree
from rashomon.text.lexicon import load_mapping, load_rows, load_words
from rashomon.text.parse import Parse, Token

PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}

BESIDE_VERB = frozenset({"aux", "auxpass", "neg", "prt"})
"""Dependents that belong to the words of a verbal cue."""


FINITE = frozenset({"VBD", "VBZ", "VBP"})

BIDDING = frozenset({"advise", "counsel", "remind", "tell", "warn"})
"""Verbs of saying by which somebody is bidden where an infinitive follows."""

BEFORE_INVERTED = frozenset({",", "?", "!", '"', "”", "''", "»"})
"""What ends a content before a verb that its speaker follows."""


@dataclass(frozen=True, slots=True)
class CueEntry:
    """What the lexicon knows of a cue."""

    lemma: str
    part: str
    """verb, noun or adj."""
    kind: str
    """say, claim, deny, confirm, ask, order, believe, know, intend, fear, judge ..."""
    commitment: str
    """How far the source commits: assert, factive, probable, weak, neutral, doubt, deny."""
    complements: frozenset[str]

    def takes(self, *complements: str) -> bool:
        """Tell whether one of the complements is a content of this cue."""
        return not self.complements.isdisjoint(complements)


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in the text."""

    head: Token
    entry: CueEntry


@lru_cache(maxsize=1)
def cue_entries() -> dict[tuple[str, str], CueEntry]:
    """Load the lexicon by lemma and part of speech. Treat it as read-only."""
    return {
        (lemma, part): CueEntry(lemma, part, kind, commitment, frozenset(taken.split(",")))
        for lemma, part, kind, commitment, taken in load_rows("cues")
    }


def entry_of(token: Token) -> CueEntry | None:
    """Look a token up in the lexicon; None: it is no cue."""
    part = PARTS.get(token.pos)
    if part is None:
        return None
    lemma = token.lemma if token.pos != "PROPN" else token.text.lower()
    lemma = load_mapping("cue_lemmas").get(lemma, lemma)
    return cue_entries().get((lemma, part))


def phrasal_entry(parse: Parse, token: Token) -> CueEntry | None:
    """Look a verb up with its particle ("ruled out"), else by itself."""
    particles = parse.dependents(token.i, "prt") if token.pos == "VERB" else []
    listed = (cue_entries().get((f"{token.lemma} {p.lemma}", "verb")) for p in particles)
    return next((entry for entry in listed if entry), None) or entry_of(token)


def find_cues(tree: Tree) -> tuple[Cue, ...]:
    """Find every listed cue, in text order, whether or not it has a content."""
    found = ((token, phrasal_entry(tree.parse, token)) for token in tree.tokens)
    return tuple(Cue(token, entry) for token, entry in found if entry)


def verb_group(tree: Tree, i: int) -> Stretch:
    """Give a verb with the auxiliaries, negation and particles that stand next to it."""
    near = {c.i for c in tree.parse.dependents(i, *sorted(BESIDE_VERB))}
    near |= {
        c.i for c in tree.parse.dependents(i, "advmod") if not tree.parse.children[c.i]
    }
    first = last = i
    while first - 1 in near:
        first -= 1
    while last + 1 in near and tree.tokens[last + 1].dep == "prt":
        last += 1
    return first, last + 1


def carrying_verb(tree: Tree, noun: Token) -> Token | None:
    """Give the verb that only carries a noun ("made the claim"); None: it stands alone."""
    above = tree.tokens[noun.head]
    is_light = above.pos == "VERB" and above.lemma in load_words("light_verbs")
    return above if is_light and noun.dep in {"dobj", "nsubjpass"} else None


def inverted_subject(tree: Tree, cue: Cue) -> Token | None:
    """Give the speaker after the verb in `..., said Olga Brandt`; None: another order.

    The parser often takes that speaker for an object, and what is said for the subject.
    """
    verb = cue.head
    if verb.tag not in FINITE or verb.i == 0 or cue.entry.takes("person"):
        return None
    if tree.tokens[verb.i - 1].text not in BEFORE_INVERTED or not cue.entry.takes("that"):
        return None
    after = [c for c in tree.parse.dependents(verb.i) if c.i > verb.i]
    if any(c.dep == "ccomp" for c in after):
        return None
    wanted = {"nsubj"} if cue.entry.takes("obj") else {"nsubj", "dobj", "attr", "oprd"}
    named = [c for c in after if c.dep in wanted and c.pos in {"NOUN", "PROPN", "PRON"}]
    return named[0] if named else None
