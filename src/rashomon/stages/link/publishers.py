"""Know who publishes again where other documents quote or name it.

    publishers, words that name nobody yet -> the one ministry that fits -> Actor, Link

A ministry that puts its statement out is the "Ministry of Defence" that a wire quotes, where
name and state fit and no other state's could be meant. A press office speaks for its body.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rashomon.model import Actor, ActorKind, Claim, Document, Link, Span, content_id
from rashomon.stages.link.linked import Linked
from rashomon.stages.link.ministries import (
    Ministry,
    find_ministries,
    read_ministry,
    same_state,
)
from rashomon.stages.link.tables import Tables
from rashomon.stages.link.words import fold
from rashomon.text.state_names import states_named

_OFFICE = re.compile(
    r"^(?:the )?(?:press|information|media) (?:office|service|department|centre|center)"
    r" of (?:the )?",
    re.IGNORECASE,
)
"""What stands before the name of a body whose office speaks for it."""


def link_publishers(
    linked: Linked,
    documents: Sequence[Document],
    claims: Iterable[Claim],
    tables: Tables,
) -> Linked:
    """Link the words that mean a publisher of the case.

    Args:
        linked: What the words of the claims mean; nothing that is settled is changed.
        documents: All documents of the case.
        claims: Their claims.
        tables: The states that are known.

    Returns:
        The actors, of whom a publisher's name is one of the names, and the links.
    """
    names = sorted({d.publisher for d in documents if d.publisher})
    actors = _with_publishers(linked.actors, names, tables)
    bodies = _bodies(names, tables)
    if not bodies:
        return replace(linked, actors=actors)
    pages = {d.id: _Page.of(d, bodies, tables) for d in documents}
    named = _Named(bodies, pages, _owners(pages.values()), tables)
    found = {
        (claim.document_id, span.start, span.end): (name, " ".join(span.quote.split()))
        for claim in claims
        if claim.document_id in pages
        for span in _spans(claim)
        if (name := named.meant(claim.document_id, span))
    }
    return _with_links(Linked(actors, linked.links), found)


@dataclass(frozen=True, slots=True)
class _Page:
    """What one document tells of ministries."""

    text: str
    """Its title and text."""
    own: str | None
    """The publisher, where it is a ministry."""
    named: frozenset[Ministry]
    """Those its text names by more than "the ministry"."""

    @classmethod
    def of(
        cls, document: Document, bodies: Mapping[str, Ministry], tables: Tables
    ) -> _Page:
        own = document.publisher if document.publisher in bodies else None
        named = frozenset(find_ministries(document.text, tables))
        return cls(f"{document.title or ''} {document.text}", own, named)

    def is_of(self, whose: str, tables: Tables) -> bool:
        """Tell whether a text is of one state: it names it, and no other that is known."""
        if whose in tables.states:
            return _states(self.text) == frozenset([whose])
        return any(same_state(word, whose) for word in _words(self.text))


@lru_cache(maxsize=8)
def _states(text: str) -> frozenset[str]:
    """Give the codes of the states a text names; its ministries are asked for in a row."""
    return states_named(text)


@lru_cache(maxsize=8)
def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).split())


@dataclass(frozen=True, slots=True)
class _Named:
    """Tells which publisher words mean."""

    bodies: Mapping[str, Ministry]
    pages: Mapping[str, _Page]
    owners: Mapping[str, frozenset[str]]
    """By what a ministry is of: the states of which a document of the case names one."""
    tables: Tables

    def meant(self, document_id: str, span: Span) -> str | None:
        """Give the publisher that words mean; None: nobody, or more than one could be."""
        said = read_ministry(span.quote, self.tables)
        page = self.pages[document_id]
        if said and said.is_short:
            said = self._before(page) if said.whose is None else None
        if said is None:
            return None
        fitting = [n for n, body in self.bodies.items() if self._fits(said, body, page)]
        return fitting[0] if len(fitting) == 1 else None

    def _before(self, page: _Page) -> Ministry | None:
        """Give what "the ministry" points back to: the only one the document knows of."""
        known = {m.what for m in page.named}
        known |= {self.bodies[page.own].what} if page.own else set()
        if len(known) != 1:
            return None
        owners = {m.whose for m in page.named if m.whose}
        return Ministry(known.pop(), owners.pop() if len(owners) == 1 else None)

    def _fits(self, said: Ministry, body: Ministry, page: _Page) -> bool:
        if said.what != body.what or body.whose is None:
            return False
        if said.whose is not None:
            return same_state(said.whose, body.whose)
        others = self.owners.get(body.what, frozenset())
        is_only = all(same_state(other, body.whose) for other in others)
        is_own = page.own is not None and self.bodies[page.own] == body
        return is_only and (is_own or page.is_of(body.whose, self.tables))


def _bodies(names: Iterable[str], tables: Tables) -> dict[str, Ministry]:
    """Give the publishers that are ministries of a state they name, one name a ministry."""
    found: dict[str, Ministry] = {}
    for name in names:
        ministry = read_ministry(_OFFICE.sub("", name), tables)
        if ministry and ministry.whose and not ministry.is_short:
            found[name] = ministry
    first: dict[Ministry, str] = {}
    for name, ministry in found.items():
        first.setdefault(ministry, name)
    return {name: ministry for ministry, name in first.items()}


def _owners(pages: Iterable[_Page]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for page in pages:
        for ministry in page.named:
            if ministry.whose:
                found.setdefault(ministry.what, set()).add(ministry.whose)
    return {what: frozenset(owners) for what, owners in found.items()}


def _spans(claim: Claim) -> Iterator[Span]:
    if claim.source:
        yield from (s for s in (claim.source.span, claim.source.antecedent) if s)
    yield from (mention.span for mention in claim.actors)


def _with_publishers(
    actors: Sequence[Actor], names: Iterable[str], tables: Tables
) -> tuple[Actor, ...]:
    """Add a publisher's name to those of the one actor that it is, or that it speaks for."""
    by_name: dict[str, set[str]] = {}
    by_ministry: dict[Ministry, set[str]] = {}
    for actor in actors:
        for name in (actor.name, *actor.aliases):
            by_name.setdefault(_bare(name), set()).add(actor.id)
            ministry = read_ministry(name, tables)
            if ministry and ministry.whose:
                by_ministry.setdefault(ministry, set()).add(actor.id)
    more: dict[str, set[str]] = {}
    for name in names:
        ministry = read_ministry(_OFFICE.sub("", name), tables)
        fitting = by_name.get(_bare(name)) or (
            by_ministry.get(ministry, set()) if ministry else set()
        )
        if len(fitting) == 1:
            more.setdefault(next(iter(fitting)), set()).add(name)
    return tuple(
        replace(a, aliases=tuple(sorted({*a.aliases, *more.get(a.id, ())} - {a.name})))
        for a in actors
    )


def _bare(name: str) -> str:
    return fold(_OFFICE.sub("", name)).removeprefix("the ")


def _with_links(
    linked: Linked, found: Mapping[tuple[str, int, int], tuple[str, str]]
) -> Linked:
    """Link words to the actor that bears a publisher's name, made where there is none yet."""
    known = {name: a.id for a in linked.actors for name in (a.name, *a.aliases)}
    links = {(k.document_id, k.start, k.end): k for k in linked.links}
    used: dict[str, set[str]] = {}
    for place, (name, words) in found.items():
        link = links.get(place)
        if link is not None and link.actor_id is not None:
            continue
        used.setdefault(name, set()).add(words)
        actor_id = known.get(name) or _id(name)
        why = f"the only ministry of that name in the reports: {name!r}"
        links[place] = Link(*place, actor_id, link.place if link else None, why)
    actors = {a.id: a for a in linked.actors}
    for name, forms in used.items():
        actor_id = known.get(name) or _id(name)
        own = actors.get(actor_id) or Actor(actor_id, name, ActorKind.MINISTRY)
        aliases = {*own.aliases, *forms} - {own.name}
        actors[actor_id] = replace(own, aliases=tuple(sorted(aliases)))
    return Linked(
        tuple(actors[i] for i in sorted(actors)), tuple(links[p] for p in sorted(links))
    )


def _id(name: str) -> str:
    return content_id("actor", fold(name), "publisher")
