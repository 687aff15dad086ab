"""Know what looks like a credit and is none; the same for rules and encoder.

lemmas of the cue, the noun that heads the source, its place | words of the content -> bool
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


def closes_as_record(
    text: str, noun: Token, content_end: int, source: tuple[int, int]
) -> bool:
    """See "The quay stood under water, | two videos | showed": the clause is theirs.

    Behind the clause they stand where "the mayor said" would; what stands before it ("the
    videos show smoke") is what the writer sees there, and "our pictures" are the writer's.

    Args:
        text: The document's text.
        noun: The noun that heads the source.
        content_end: Where the clause ends, in code points.
        source: The words of the source.
    """
    is_behind = content_end <= source[0] and text[content_end : source[0]].strip() == ","
    owner = text[slice(*source)].split(maxsplit=1)[0].lower()
    return is_behind and noun.lemma in load_words("recorded") and owner not in WRITERS


WRITERS = frozenset({"our", "my"})
"""What the writer took: the claim in it is the writer's."""


def are_persons(words: Sequence[Token]) -> bool:
    """See "the villagers rejected them": whom somebody rejects is not what they say."""
    return bool(words) and all(t.tag == "PRP" and t.lemma.lower() != "it" for t in words)
