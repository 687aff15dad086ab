"""What a predicate says of its complement: managed to (yes), failed to (no), wants to (open).

parent, child -> frame of the complement -> lexicon entry -> classes when affirmed, when negated
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rashomon.stages.extract.cues import entry_of
from rashomon.text.lexicon import load_mapping, load_rows, load_words
from rashomon.text.parse import Parse, Token

PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}

BY_KIND = {
    "say": ("say", "open"),
    "claim": ("say", "open"),
    "argue": ("say", "open"),
    "warn": ("say", "open"),
    "complain": ("say", "open"),
    "accuse": ("say", "open"),
    "agree": ("say", "open"),
    "find": ("fact", "open"),
    "confirm": ("fact", "open"),
    "know": ("fact", "fact"),
    "perceive": ("fact", "open"),
    "feel": ("fact", "fact"),
    "judge": ("fact", "fact"),
    "believe": ("likely", "doubtful"),
    "predict": ("likely", "doubtful"),
    "promise": ("likely", "doubtful"),
    "plan": ("likely", "doubtful"),
    "intend": ("open", "open"),
    "hope": ("open", "open"),
    "fear": ("open", "open"),
    "worry": ("open", "open"),
    "ask": ("open", "open"),
    "order": ("open", "open"),
    "deny": ("doubtful", "likely"),
    "doubt": ("doubtful", "likely"),
    "disagree": ("doubtful", "likely"),
}
"""Classes of the cues that the list of embedding predicates leaves out, by kind."""


@dataclass(frozen=True, slots=True)
class Embedding:
    """What an affirmed and what a negated predicate says of its complement."""

    affirmed: str
    negated: str


@lru_cache(maxsize=1)
def embeddings() -> dict[tuple[str, str, str], Embedding]:
    """Load the lexicon by lemma, part of speech and frame. Treat it as read-only."""
    return {
        (lemma, part, frame): Embedding(affirmed, negated)
        for lemma, part, frames, affirmed, negated in load_rows("embedding")
        for frame in frames.split(",")
    }


def lemma_of(token: Token) -> str:
    """Give the lemma, mended where the parser's rules get it wrong."""
    return load_mapping("cue_lemmas").get(token.lemma, token.lemma)


def embedding_of(token: Token, *frames: str) -> Embedding | None:
    """Look up what a predicate says of a complement; None: it is not known to say anything."""
    part = PARTS.get(token.pos)
    if part is None:
        return None
    for frame in frames:
        found = embeddings().get((lemma_of(token), part, frame))
        if found:
            return found
    entry = entry_of(token)
    if entry and entry.takes(*frames):
        return Embedding(*BY_KIND.get(entry.kind, ("say", "open")))
    return None


def governed_by(parse: Parse, token: Token, *frames: str) -> Embedding | None:
    """Look up a predicate with its particle ("called off"), else by itself."""
    part = PARTS.get(token.pos, "")
    for particle in parse.dependents(token.i, "prt"):
        for frame in frames:
            found = embeddings().get((f"{lemma_of(token)} {particle.lemma}", part, frame))
            if found:
                return found
    return embedding_of(token, *frames)


def frame_of(parse: Parse, token: Token) -> str:
    """Name the form of a clausal complement: to, ing, whether, that, bare."""
    marks = {t.lemma for t in parse.dependents(token.i, "mark", "advmod")}
    if marks & load_words("whether"):
        return "whether"
    auxes = parse.dependents(token.i, "aux")
    if any(t.tag == "TO" for t in auxes):
        return "to"
    if token.tag == "VBG" and not any(t.tag in {"VBZ", "VBD", "VBP", "MD"} for t in auxes):
        return "ing"
    if token.tag == "VB" and not auxes:
        return "bare"
    return "that"
