"""Know what looks like a credit and is none; the same for rules and encoder.

lemmas of the cue, the noun that heads the source | words of the content -> bool
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rashomon.text.lexicon import load_words
from rashomon.text.parse import Token


def is_inference(cue: Iterable[str], source: Token | None) -> bool:
    """See "the raid suggests that ...": nobody speaks, the conclusion is the writer's.

    Args:
        cue: Lemmas of the cue.
        source: The noun that heads the source, if there is one.
    """
    return (
        source is not None
        and source.lemma in load_words("no_speakers")
        and not load_words("evidence_cues").isdisjoint(cue)
    )


def are_persons(words: Sequence[Token]) -> bool:
    """See "the villagers rejected them": whom somebody rejects is not what they say."""
    return bool(words) and all(t.tag == "PRP" and t.lemma.lower() != "it" for t in words)
