"""Tell who the words at the end of a tie mean.

span -> its link, a link inside it, the state it names -> Party
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model import Actor, ActorKind, Reading, Span
from rashomon.text.state_names import find_state_names, states_named

_WORD = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Party:
    """Who stands at an end of a tie."""

    actor_id: str | None
    words: str | None
    """What the document calls somebody who is not known by name; None: the actor is known."""
    text_id: str | None
    """The text whose words they are, copies counted as one: "the militants" of another text
    may be others."""


class Parties:
    """Looks ends of ties up in what was linked."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._inside = _by_document(reading)
        self._states = _states(reading.actors.values())
        self._text_of = reading.texts()

    def party(self, document_id: str, span: Span) -> Party:
        """Give the actor that words mean, else the words themselves."""
        actor = self._reading.actor_of(document_id, span) or self._linked_in(
            document_id, span
        )
        if actor is None:
            actor = self._state(span.quote)
        if actor is not None:
            return Party(actor.id, None, None)
        words = " ".join(span.quote.split())
        return Party(None, words, self._text_of.get(document_id, document_id))

    def state_source(self, words: str) -> Actor | None:
        """Give the state behind a source that is only its name ("French accusations")."""
        return self._state(words)

    def _linked_in(self, document_id: str, span: Span) -> Actor | None:
        """Give the last actor linked inside some words, if there is one."""
        found = [
            self._reading.actors[actor_id]
            for start, end, actor_id in self._inside.get(document_id, ())
            if span.start <= start and end <= span.end
        ]
        return found[-1] if len(found) == 1 else None

    def _state(self, words: str) -> Actor | None:
        """Give the actor of a state that words name and do nothing else."""
        tokens = _WORD.findall(words)
        whole = [
            n for n in find_state_names(tokens) if (n.first, n.last) == (0, len(tokens))
        ]
        return self._states.get(whole[0].code) if whole else None


def _by_document(reading: Reading) -> Mapping[str, Sequence[tuple[int, int, str]]]:
    found: dict[str, list[tuple[int, int, str]]] = {}
    for (document_id, start, end), link in sorted(reading.links.items()):
        if link.actor_id in reading.actors:
            found.setdefault(document_id, []).append((start, end, link.actor_id or ""))
    return found


def _states(actors: Iterable[Actor]) -> dict[str, Actor]:
    """Give the actors that are states, by the state's code."""
    return {
        code: actor
        for actor in actors
        if actor.kind is ActorKind.STATE
        for code in states_named(actor.name)
    }
