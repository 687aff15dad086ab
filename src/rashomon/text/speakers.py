"""Tell whose voice a claim is in, so that one body is one voice however it is called.

claim -> its linked source | the words that describe it | its publisher -> Voice(key, name)

A ministry holds what its own statement asserts and what a wire quotes it with. Words that mean
somebody in one text only ("the coast guard") make a voice of that text. "The minister announced a
truce" in a report's own voice is the minister's word, and that he has not confirmed it is nobody's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.model import Actor, ActorKind, Claim, OriginLevel, Reading, Role
from rashomon.text.described import (
    Described,
    behind_paper,
    described,
    is_body,
    is_name_in,
    is_own,
)
from rashomon.text.lexicon import load_words

OUTLET = "publisher:"
"""What the key of a publisher begins with that nobody quotes and that speaks for nobody: its
documents tell of others."""

WORDS = "words:"
"""What the key of somebody begins with who is known by words alone."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: one key for all the names of one voice."""

    key: str
    name: str
    is_of_text: bool = False
    """It is known in one text only."""


class Speakers:
    """Looks up who speaks in the claims of a case."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._publishing = reading.publishing()
        self._texts = reading.texts()
        self._actors = _by_name(reading.actors.values())
        self._outlets = _outlets(reading)
        self._copies = _copies(reading)
        self._is_name: dict[tuple[str, str], bool] = {}

    def of(self, claim: Claim) -> Voice | None:
        """Tell whose voice a claim is in; None: nobody who could be known again."""
        if claim.source is None and claim.predicate in load_words("utterance_verbs"):
            return self._told_of(claim)
        speaker = self.reading.speaker(claim)
        if speaker.actor_id:
            return Voice(speaker.actor_id, speaker.name)
        if speaker.is_named:
            return self._outlet(speaker.name)
        return self._described(claim, speaker.name)

    def _told_of(self, claim: Claim) -> Voice | None:
        """Give who is said to have said it; None: nobody did, or more than one could be."""
        agents = self.reading.mentions(claim, Role.AGENT)
        found = (self.reading.actor_of(claim.document_id, m.span) for m in agents)
        actors = {actor.id: actor for actor in found if actor}
        if claim.negated or len(actors) != 1:
            return None
        actor = next(iter(actors.values()))
        return Voice(actor.id, actor.name)

    def name_of(self, claim: Claim) -> str:
        """Name whose voice it is as the accounts do; the words of the source for nobody."""
        voice = self.of(claim)
        return voice.name if voice else self.reading.speaker(claim).name

    def is_known_beyond(self, claim: Claim) -> bool:
        """Tell whether who holds a claim can be known in other texts too."""
        voice = self.of(claim)
        return voice is not None and not voice.is_of_text

    def is_copied(self, claim: Claim) -> bool:
        """Tell whether a claim stands in a document that goes back to another one."""
        return claim.document_id in self._copies

    def _outlet(self, name: str) -> Voice:
        """Give the voice of a publisher: a body speaks for itself, the press tells of others."""
        key = Described(name, is_of_text=False).key
        alone = WORDS + key if is_body(name) else OUTLET + name
        return Voice(self._publishing.get(name) or alone, name)

    def _described(self, claim: Claim, words: str) -> Voice | None:
        """Give who the words of a source mean that nobody is linked to."""
        if is_own(words):
            return self._outlet(self.reading.publisher_name(claim.document_id))
        behind = behind_paper(words)
        if behind:
            return self._called(Described(behind, is_of_text=False).key)
        found = described(words) or self._one_word(claim, words)
        if found is None:
            return None
        return self._called(found.key) or self._by_words(claim, found)

    def _by_words(self, claim: Claim, found: Described) -> Voice:
        """Give a voice that words alone stand for."""
        if not found.is_of_text:
            return Voice(WORDS + found.key, found.words)
        text = self._texts.get(claim.document_id, claim.document_id)
        where = self.reading.publisher_name(claim.document_id)
        if is_body(where) and _is_within(found.key, where):
            return self._outlet(where)  # "the ministry" in a ministry's own statement
        name = f"{found.words} (in {where})"
        return Voice(f"{WORDS}{text}:{found.key}", name, is_of_text=True)

    def _called(self, key: str) -> Voice | None:
        """Give the actor or publisher that bears a name; None: there is none, or several."""
        actor = self._actors.get(key)
        if actor:
            return Voice(actor.id, actor.name)
        return self._outlet(self._outlets[key]) if key in self._outlets else None

    def _one_word(self, claim: Claim, words: str) -> Described | None:
        """Take a name of one word for somebody within its text: "Tarsh says"."""
        name = words.strip()
        asked = claim.document_id, name
        if asked not in self._is_name:
            text = self.reading.documents[claim.document_id].text
            self._is_name[asked] = name.isalpha() and is_name_in(name, text)
        return Described(name, is_of_text=True) if self._is_name[asked] else None


def _copies(reading: Reading) -> frozenset[str]:
    levels = (o for o in reading.origins if o.level is OriginLevel.DOCUMENT and o.first_id)
    return frozenset(d for o in levels for d in o.document_ids if d != o.first_id)


def _is_within(key: str, name: str) -> bool:
    return frozenset(key.split()) <= frozenset(name.casefold().split())


def _by_name(actors: Iterable[Actor]) -> dict[str, Actor]:
    """Give the actors that alone bear their name; a person's one name is no person's alone."""
    found: dict[str, list[Actor]] = defaultdict(list)
    for actor in actors:
        if actor.kind is not ActorKind.PERSON or " " in actor.name:
            found[Described(actor.name, is_of_text=False).key].append(actor)
    return {key: some[0] for key, some in found.items() if len(some) == 1}


def _outlets(reading: Reading) -> dict[str, str]:
    """Give the publishers by the words that mean them."""
    names = {reading.publisher_name(document_id) for document_id in reading.documents}
    return {Described(name, is_of_text=False).key: name for name in sorted(names)}
