"""Say for whom a speaker speaks: "Ossa Krell, a commander of the Front" is of the Front.

sources of a document's claims -> Party of each claim's speaker
"""

from __future__ import annotations

from functools import lru_cache

from rashomon.model import Claim, Reading
from rashomon.stages.compare.nations import nations_of
from rashomon.stages.compare.parties import Party, side_of
from rashomon.stages.compare.words import find_tokens, is_light, stem, weight
from rashomon.text.lexicon import load_words


def find_voices(reading: Reading) -> dict[str, Party]:
    """Give the party of each credited claim's speaker, with all a document says of him.

    A later "she said" is of whom the first credit names with her office.
    """
    phrases: dict[tuple[str, str], set[str]] = {}
    for claim in reading.claims.values():
        if claim.source is not None:
            phrases.setdefault(_speaker(reading, claim), set()).update(_phrases(claim))
    return {
        claim.id: _voice(reading, claim, phrases[_speaker(reading, claim)])
        for claim in reading.claims.values()
        if claim.source is not None
    }


def _speaker(reading: Reading, claim: Claim) -> tuple[str, str]:
    speaker = reading.speaker(claim)
    return claim.document_id, speaker.actor_id or speaker.name


def _phrases(claim: Claim) -> set[str]:
    source = claim.source
    if source is None:
        return set()
    spans = [span for span in (source.span, source.antecedent) if span is not None]
    return {*(span.quote for span in spans), *source.chain[-1:]}


def _voice(reading: Reading, claim: Claim, phrases: set[str]) -> Party:
    speaker = reading.speaker(claim)
    words = " ".join(sorted({speaker.name, *phrases}))
    return Party(
        actor_id=speaker.actor_id,
        words=frozenset(stem(t) for t in find_tokens(words) if _tells_who(t)),
        literal=speaker.name,
        is_name=speaker.is_named,
        nations=nations_of(words),
        side=side_of(words),
    )


def _tells_who(token: str) -> bool:
    """Tell whether a word is of a name or a group, not of an office anybody may hold."""
    return weight(token) > 0 and not is_light(token) and token not in _offices()


@lru_cache(maxsize=1)
def _offices() -> frozenset[str]:
    return load_words("link_person_roles")
