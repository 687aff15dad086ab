"""Tell on whose word a claim stands: named or not, first-hand or not, party or not.

    Claim -> Testimony

What cannot be told is left open: a speaker is first-hand only where the words show it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from rashomon.model import Certainty, Claim, Origin, OriginKind, Reading, Role, Speaker
from rashomon.text.given_names import fold_name
from rashomon.text.lexicon import load_mapping, load_rows


@dataclass(frozen=True, slots=True)
class Testimony:
    """One claim as evidence for a variant."""

    claim: Claim
    speaker: Speaker
    names: frozenset[str]
    """Every name of the speaker, folded: what grades are looked up by."""
    informants: frozenset[str]
    """Names of those the claim goes back to, folded; empty: nobody is known."""
    publisher: str
    """Who printed it, folded."""
    first_hand: str | None
    """How the words show that the speaker tells what they know themselves."""
    relayed: bool
    """The speaker passes on what another said."""
    party: bool
    interest: str | None
    """How the content stands to the speaker's own interest; None: nothing shows it."""
    hedged: bool

    @property
    def has_voice(self) -> bool:
        """Somebody beside the author is credited."""
        return not self.speaker.is_author


def testimony(
    reading: Reading,
    claim: Claim,
    asked: frozenset[str],
    parties: Collection[str],
    origins: Iterable[Origin],
) -> Testimony:
    """Read a claim as evidence.

    Args:
        reading: To name speakers and actors.
        claim: The claim.
        asked: Ids of the actors that act or are acted upon in any claim of its question.
        parties: Names of those the user lists as party to the matter.
        origins: Whom the claim goes back to.
    """
    speaker = reading.speaker(claim)
    names = _names(reading, speaker)
    party = _is_party(speaker, names, asked, parties)
    return Testimony(
        claim=claim,
        speaker=speaker,
        names=names,
        informants=_informants(origins),
        publisher=fold_name(reading.publisher_name(claim.document_id)),
        first_hand=_first_hand(claim),
        relayed=_is_relayed(claim),
        party=party,
        interest=_interest(reading, claim, speaker, party=party),
        hedged=claim.certainty is Certainty.HEDGED,
    )


def _names(reading: Reading, speaker: Speaker) -> frozenset[str]:
    actor = reading.actors.get(speaker.actor_id) if speaker.actor_id else None
    aliases = (actor.name, *actor.aliases) if actor else ()
    return frozenset(fold_name(name) for name in (speaker.name, *aliases))


def _informants(origins: Iterable[Origin]) -> frozenset[str]:
    named = (o.name for o in origins if o.kind is not OriginKind.UNSOURCED and o.name)
    return frozenset(fold_name(name) for name in named)


def _is_party(
    speaker: Speaker, names: frozenset[str], asked: frozenset[str], parties: Collection[str]
) -> bool:
    """Tell whether the speaker is listed, or acts or is acted upon in what is asked."""
    if names & {fold_name(name) for name in parties}:
        return True
    return speaker.actor_id in asked


def involved(reading: Reading, claim: Claim) -> frozenset[str]:
    """Give the ids of the actors that act or are acted upon in a claim."""
    mentions = reading.mentions(claim, Role.AGENT, Role.PATIENT, Role.RECIPIENT)
    actors = (reading.actor_of(claim.document_id, m.span) for m in mentions)
    return frozenset(actor.id for actor in actors if actor)


_FIRST_PERSON = re.compile(r"\b(?:i|we)\s+(?:\w+\s+)?(\w+)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")


def _first_hand(claim: Claim) -> str | None:
    """See "I saw ...", "our doctors treated ...", "said a survivor"."""
    if claim.source is None:
        return None
    deeds, roles = _first_hand_words()
    for match in _FIRST_PERSON.finditer(claim.span.quote):
        if match[1].lower() in deeds:
            return deeds[match[1].lower()]
    source = _WORD.findall(" ".join(claim.source.chain[-1:]).lower())
    return next((roles[word] for word in source if word in roles), None)


@lru_cache(maxsize=1)
def _first_hand_words() -> tuple[dict[str, str], dict[str, str]]:
    rows = load_rows("weigh_firsthand")
    deeds = {word: words for word, kind, words in rows if kind == "deed"}
    return deeds, {word: words for word, kind, words in rows if kind == "role"}


def _is_relayed(claim: Claim) -> bool:
    if claim.source is None:
        return False
    return len(claim.source.chain) > 1 or _cue_kind(claim) == "relays"


def _cue_kind(claim: Claim) -> str | None:
    if claim.cue is None:
        return None
    kinds = load_mapping("weigh_cues")
    return next(
        (kinds[w] for w in _WORD.findall(claim.cue.quote.lower()) if w in kinds), None
    )


def _interest(
    reading: Reading, claim: Claim, speaker: Speaker, *, party: bool
) -> str | None:
    """See what a party says of itself: given away, denied, or put forward."""
    if not party:
        return None
    if _cue_kind(claim) == "admits":
        return "against own interest: gives it away"
    if speaker.actor_id is None or speaker.actor_id not in involved(reading, claim):
        return None
    if claim.certainty is Certainty.DENIED or claim.negated:
        return "in own interest: speaks of its own part, and denies it"
    return "speaks of its own part"
