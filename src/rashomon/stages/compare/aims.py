"""See whether a claim says that an aim was reached or missed.

words -> an aim ("mission", "objective") and a verb of reaching or failing -> Aim | None
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rashomon.stages.compare.words import find_tokens, stem
from rashomon.text.lexicon import load_mapping

REACH = 8
"""Words around an aim in which what became of it stands: "failed to achieve any of its
strategic objectives" has five between."""


@dataclass(frozen=True, slots=True)
class Aim:
    """What became of an aim."""

    literal: str
    """The word for the aim, as printed."""
    verb: str
    """The word for what became of it, as printed."""
    is_reached: bool


def find_aim(quote: str, *, is_negative: bool) -> Aim | None:
    """Find what a claim says became of an aim.

    Args:
        quote: Its words.
        is_negative: The claim is denied: "has not achieved its aims" missed them.
    """
    tokens = find_tokens(quote)
    kinds = [_words().get(stem(token)) for token in tokens]
    for at in (i for i, kind in enumerate(kinds) if kind == "aim"):
        near = range(max(at - REACH, 0), min(at + REACH + 1, len(tokens)))
        missed = next((i for i in near if kinds[i] == "missed"), None)
        reached = next((i for i in near if kinds[i] == "reached"), None)
        found = reached if missed is None else missed
        if found is not None:
            is_reached = (missed is None) != is_negative
            return Aim(tokens[at], tokens[found], is_reached)
    return None


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    return {stem(word): kind for word, kind in load_mapping("compare_aims").items()}
