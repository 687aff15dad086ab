"""Look up what belongs together in a case, each join made once from its view.

    View -> CaseIndex -> rows

Ids that lead nowhere (a case from elsewhere may hold any) are passed over, never an error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from rashomon.errors import holding_all
from rashomon.model import (
    Account,
    Actor,
    Attribution,
    Cause,
    Claim,
    Entry,
    Event,
    Failure,
    Fall,
    FallKind,
    Grade,
    Judgement,
    Link,
    Note,
    Origin,
    OriginLevel,
    Passage,
    Question,
    Reading,
    Relation,
    RelationKind,
    Sentence,
    Settled,
    Shift,
    Tie,
    Weight,
    Withdrawal,
    settle,
)
from rashomon.store import View
from rashomon.text.given_names import fold_name
from rashomon.views.as_read import CORRECTED, MEANT
from rashomon.views.by_key import ByKey, Later
from rashomon.views.corrections import corrected_claims
from rashomon.views.held import Held
from rashomon.views.kept import Part, kept
from rashomon.views.metadata import known_documents
from rashomon.views.notes import find_noted
from rashomon.views.orders import by_matter, by_member, origin_order, question_order
from rashomon.views.spoken import SpokenIndex
from rashomon.views.versions import Version, find_versions


def reading_of(view: View) -> Reading:
    """Rebuild the index the relational stages work on: what is stored, as corrected."""
    origins = [o for o in view.all(Origin) if o.level is OriginLevel.DOCUMENT]
    return Reading.of(
        list(known_documents(view)),
        claims=corrected_claims(view).claims,
        attributions=list(view.all(Attribution)),
        sentences=list(view.all(Sentence)),
        actors=list(view.all(Actor)),
        links=list(view.all(Link)),
        passages=list(view.all(Passage)),
        origins=origins,
    )


def counted_reading(view: View) -> Reading:
    """Rebuild the same index of the documents that count: older versions are left out."""
    reading = reading_of(view)
    versions = find_versions(reading.documents.values(), view.arrivals())
    older = {version.older_id for version in versions}
    if not older:
        return reading
    return replace(
        reading,
        documents={i: d for i, d in reading.documents.items() if i not in older},
        claims={i: c for i, c in reading.claims.items() if c.document_id not in older},
        sentences={i: s for i, s in reading.sentences.items() if i not in older},
        attributions={
            i: a for i, a in reading.attributions.items() if a.document_id not in older
        },
    )


JOINS = (
    *("reading", "known", "documents", "claims", "rank", "claims_in", "page_maps", "signs"),
    *("claim_by_id", "attributions", "sentences", "actors", "links", "signs_in"),
    *("metadata", "versions", "origins", "origin_by_id", "origins_of_document"),
    *("named_in", "passages_of", "origins_of_claim", "events", "event_of", "questions"),
    *(
        "weights",
        "relations",
        "contradicting",
        "shifts",
        "accounts",
        "ties",
        "causes",
        "entries",
    ),
    *("failures", "grades", "judgements", "judged", "settled", "judged_against", "falls"),
    *("withdrawals", "corrections", "corrected", "corrections_of"),
    *("notes", "noted", "notes_of"),
)
"""Everything a case is shown from."""


FOUND = (
    *(Passage, Origin, Event, Relation, Question, Shift, Weight, Fall, Account),
    *(Tie, Cause, Entry, Failure, Grade, *CORRECTED, *MEANT),
)
"""What holds across documents, and what it is said of."""

NOTED = (*FOUND, Note)
"""The same with what persons noted on it."""


SEARCHES = 3
"""How often the origins of some claims are looked for before all origins are read: of 52,000 a
search takes .12 s, reading and joining all of them .6 s; what a page lists is asked for at once."""


class CaseIndex(SpokenIndex):
    """Everything in a case, with the joins that showing it takes.

    Each join is made when it is first asked for. Of what belongs to one document (claims, who
    said them, sentences, links) only that is read which is asked for by name, until somebody
    goes through all of it. Documents and claims are in reading order: by external id, then id,
    then text order.
    """

    def __init__(self, view: View, like: CaseIndex | None = None) -> None:
        """Look at a state of a case; nothing is read yet.

        Args:
            view: One state of the case: it has to stay the same while it is looked at.
            like: Another look at the same case: what is the same in both is taken from it.
        """
        super().__init__(view, like)
        self.is_apart = False
        """Whether all of it is in memory, and its view is asked nothing any more."""
        self.run: Mapping[str, Any] = view.run()
        shared = like.parts if like is not None else {}
        marks = {
            "found": view.state_of(*FOUND),
            "judged": view.state_of(Judgement),
            "noted": view.state_of(*NOTED),
        }
        self.parts["past"] = Part.like(None, shared.get("past"))  # it does not change
        self.parts |= {n: Part.like(mark, shared.get(n)) for n, mark in marks.items()}

    @classmethod
    def of(cls, view: View) -> CaseIndex:
        """Read a case as a whole and join it: the view may change or end afterwards.

        Raises:
            CaseFileError: A record names another that the case does not hold.
        """
        index = cls(view)
        index.is_apart = True
        index.load()
        return index

    @classmethod
    def holding(cls, view: View, known: Reading) -> CaseIndex:
        """Look at a case of which much is in memory already; that is not read again.

        Args:
            view: One state of the case.
            known: Its documents, claims (as corrected), actors and links; nothing else is taken.
        """
        index = cls(view)
        index.parts["said"].kept("known", lambda: ByKey.of(known.documents))
        index.parts["corrected"].kept("claim_by_id", lambda: ByKey.of(known.claims))
        index.parts["meant"].kept("actors", lambda: ByKey.of(known.actors))
        index.parts["meant"].kept("links", lambda: ByKey.of(known.links))
        return index

    def load(self, between: Callable[[], None] = lambda: None) -> None:
        """Read all of it and make every join.

        Args:
            between: Is called between two of them.

        Raises:
            CaseFileError: A record names another that the case does not hold.
        """
        with holding_all():
            for name in JOINS:
                between()
                joined = getattr(self, name)
                if isinstance(joined, ByKey):
                    joined.load()

    @kept("said")
    def named(self) -> Mapping[str, str]:
        """Give the external ids of the documents by their ids, in reading order."""
        return dict(DOCUMENTS.of(self))

    @kept("said")
    def versions(self) -> tuple[Version, ...]:
        """Say which documents are older versions of others, by address."""
        return VERSIONS.of(self)

    @kept("found")
    def reading(self) -> Reading:
        """Give what the stages look things up in."""
        return Reading(
            self.known,
            self.claim_by_id,
            self.attributions,
            self.sentences,
            self.actors,
            self.links,
            cast("tuple[Passage, ...]", Later(lambda: self.view.all(Passage))),
            cast(
                "tuple[Origin, ...]", Later(lambda: sorted(self.text_origins, key=_id_of))
            ),
        )

    @kept("found")
    def every_origin(self) -> tuple[Origin, ...]:
        """Give the origins of both levels, in id order."""
        return tuple(self.view.all(Origin))

    @kept("found")
    def origins(self) -> tuple[Origin, ...]:
        """Give document-level origins first, then those with the most documents first."""
        return tuple(sorted(self.every_origin, key=origin_order))

    @kept("found")
    def text_origins(self) -> tuple[Origin, ...]:
        """Give the document-level origins, those with the most documents first."""
        is_read = self.parts["found"].has("every_origin")
        level = OriginLevel.DOCUMENT
        every = (
            self.every_origin if is_read else self.view.having(Origin, "level", (level,))
        )
        return tuple(sorted((o for o in every if o.level is level), key=origin_order))

    @kept("found")
    def origin_by_id(self) -> ByKey[str, Origin]:
        """Give the origins by id."""
        return ByKey(
            lambda ids: {o.id: o for o in self.view.some(Origin, ids)},
            lambda: {origin.id: origin for origin in self.origins},
        )

    @kept("found")
    def origins_of_document(self) -> Mapping[str, tuple[Origin, ...]]:
        """Give document-level origins by document id."""
        return by_member((i, o) for o in self.text_origins for i in o.document_ids)

    @kept("found")
    def named_in(self) -> ByKey[str, tuple[str, ...]]:
        """Give external ids of the documents of each origin, sorted, by origin id."""

        def find(ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
            wanted, known = list(ids), self.origin_by_id
            known.fetch(wanted)
            found = (known[i] for i in wanted if i in known)
            return {o.id: self.external_ids(o.document_ids) for o in found}

        return ByKey(find, lambda: find([origin.id for origin in self.origins]))

    @kept("found")
    def passages_of(self) -> Mapping[str, tuple[Passage, ...]]:
        """Give passages by id of either of their documents."""
        return by_member(
            (i, p)
            for p in self.reading.passages
            for i in sorted({p.a_document_id, p.b_document_id})
        )

    @kept("found")
    def origins_of_claim(self) -> ByKey[str, tuple[Origin, ...]]:
        """Give claim-level origins by claim id, in id order; none for a claim without any."""

        def of_claims(origins: Iterable[Origin]) -> dict[str, tuple[Origin, ...]]:
            informants = (o for o in origins if o.level is OriginLevel.CLAIM)
            ordered = sorted(informants, key=_id_of)
            return by_member((i, o) for o in ordered for i in o.claim_ids)

        def find(ids: Iterable[str]) -> dict[str, tuple[Origin, ...]]:
            wanted = frozenset(ids)
            found = of_claims(self.view.having(Origin, "claim_ids", wanted))
            return {i: origins for i, origins in found.items() if i in wanted}

        return ByKey(find, lambda: of_claims(self.every_origin), SEARCHES)

    @kept("found")
    def events(self) -> tuple[Event, ...]:
        """Give the events in id order."""
        return tuple(self.view.all(Event))

    @kept("found")
    def event_of(self) -> Mapping[str, Event]:
        """Give the event of each claim, by claim id."""
        return {i: event for event in reversed(self.events) for i in event.claim_ids}

    @kept("found")
    def questions(self) -> tuple[Question, ...]:
        """Give the questions: disputed first, then those most documents answer."""
        return tuple(sorted(self.view.all(Question), key=question_order))

    @kept("found")
    def weights(self) -> Mapping[str, Weight]:
        """Give weights by variant id."""
        return {weight.variant_id: weight for weight in self.view.all(Weight)}

    @kept("found")
    def relations(self) -> tuple[Relation, ...]:
        """Give relations in reading order."""
        return self.in_claim_order(self.view.all(Relation))

    @kept("found")
    def contradicting(self) -> tuple[Relation, ...]:
        """Give the contradictions among them: few, for which few claims are looked up."""
        kind = RelationKind.CONTRADICTS
        if self.parts["found"].has("relations"):
            return tuple(r for r in self.relations if r.kind is kind)
        return self.in_claim_order(self.view.having(Relation, "kind", (kind,)))

    @kept("found")
    def relation_of(self) -> Mapping[frozenset[str], Relation]:
        """Give the first relation in id order of each two claims."""
        every = sorted(self.relations, key=lambda r: r.id, reverse=True)
        return {frozenset((r.a, r.b)): r for r in every}

    @kept("found")
    def counted(self) -> Reading:
        """Give the same as `reading`, of the documents that count: older versions are left out."""
        reading, older = self.reading, {version.older_id for version in self.versions}
        if not older:
            return reading
        return replace(
            reading,
            documents={i: d for i, d in reading.documents.items() if i not in older},
            claims=self.claim_by_id.without(lambda c: c.document_id in older),
            sentences={i: s for i, s in reading.sentences.items() if i not in older},
            attributions=self.attributions.without(lambda a: a.document_id in older),
        )

    @kept("found")
    def shifts(self) -> tuple[Shift, ...]:
        """Give shifts in reading order."""
        return self.in_claim_order(self.view.all(Shift))

    def some_shifts(self, ids: Sequence[str]) -> tuple[Shift, ...]:
        """Look shifts up, in the order in which they are asked for."""
        read = self.shifts if self.parts["found"].has("shifts") else ()
        known = {s.id: s for s in read or self.view.some(Shift, ids)}
        return tuple(known[i] for i in ids if i in known)

    @kept("found")
    def accounts(self) -> tuple[Account, ...]:
        """Give accounts matter by matter, the widest first; in each the fullest first."""
        accounts = tuple(self.view.all(Account))
        firsts = {i for a in accounts for i in a.crux_claim_ids[:1]}
        known = self.claim_by_id
        known.fetch(firsts)
        cruxes = sorted((known[i] for i in firsts if i in known), key=self.order_of)
        return by_matter(accounts, {claim.id: n for n, claim in enumerate(cruxes)})

    @kept("found")
    def ties(self) -> tuple[Tie, ...]:
        """Give the ties in id order."""
        return tuple(self.view.all(Tie))

    @kept("found")
    def causes(self) -> tuple[Cause, ...]:
        """Give the causes in id order."""
        return tuple(self.view.all(Cause))

    @kept("found")
    def entries(self) -> tuple[Entry, ...]:
        """Give the entries of the timeline by date."""
        return tuple(sorted(self.view.all(Entry), key=lambda e: (e.edtf, e.claim_ids)))

    @kept("found")
    def failures(self) -> tuple[Failure, ...]:
        """Give what could not be read."""
        return tuple(
            sorted(self.view.all(Failure), key=lambda f: (f.stage, f.item, f.error))
        )

    @kept("found")
    def grades(self) -> tuple[Grade, ...]:
        """Give what the user thinks of sources and publishers, by name."""
        return tuple(
            sorted(self.view.all(Grade), key=lambda g: (fold_name(g.name), g.name))
        )

    @kept("judged")
    def judgements(self) -> tuple[Judgement, ...]:
        """Give what persons decided, in id order, those withdrawn too."""
        return tuple(self.view.all(Judgement))

    @kept("judged")
    def judged(self) -> Mapping[str, tuple[Judgement, ...]]:
        """Give the same by each claim they are about."""
        return by_member((c, j) for j in self.judgements for c in sorted(j.claims))

    @kept("judged")
    def settled(self) -> Settled:
        """Say which of them are honoured, and which contradict each other."""
        return settle(self.judgements)

    @kept("judged")
    def judged_against(self) -> Mapping[str, tuple[str, ...]]:
        """Give who judges otherwise, sorted, by the id of a judgement."""
        both = (pair for a, b in self.settled.differing for pair in ((a, b), (b, a)))
        found = by_member((one.id, other.by) for one, other in both)
        return {key: tuple(sorted({*names})) for key, names in found.items()}

    @kept("noted")
    def notes(self) -> tuple[Note, ...]:
        """Give what persons noted, by date, those withdrawn too."""
        return tuple(sorted(self.view.all(Note), key=lambda n: (n.at, n.id)))

    @kept("noted")
    def noted(self) -> Mapping[str, str]:
        """Give the thing that each note is on now, by the id of the note."""
        return find_noted(self)

    @kept("noted")
    def notes_of(self) -> Mapping[str, tuple[Note, ...]]:
        """Give notes that none withdrew, by the id of the thing they are on."""
        noted = self.noted
        return by_member(
            (noted[n.id], n) for n in self.notes if n.id in noted and not n.withdrawn_at
        )

    @kept("found")
    def falls(self) -> tuple[Fall, ...]:
        """Give what stands only with those whom the user distrusts."""
        every = self.view.all(Fall)
        return tuple(
            sorted(every, key=lambda f: (list(FallKind).index(f.kind), f.text, f.id))
        )

    @kept("found")
    def withdrawals(self) -> tuple[Withdrawal, ...]:
        """Give documents the user took out, by external id."""
        every = self.view.all(Withdrawal)
        return tuple(sorted(every, key=lambda w: (w.external_id, w.document_id)))

    def fetch(self, claims: Iterable[Claim]) -> None:
        """Read at once what belongs to some claims, and whom they go back to."""
        listed = list(claims)
        super().fetch(listed)
        self.origins_of_claim.fetch(claim.id for claim in listed)


def _id_of(origin: Origin) -> str:
    return origin.id


def distrusted_names(index: CaseIndex) -> tuple[str, ...]:
    """Name those whose claims are in no count, as the user wrote them, in their order."""
    weigh = dict(index.run.get("params", {})).get("weigh", {})
    return tuple(map(str, dict(weigh).get("distrust", ())))


def _documents(index: CaseIndex) -> tuple[tuple[str, str], ...]:
    ordered = sorted((d.external_id, d.id) for d in index.known.values())
    return tuple((document_id, name) for name, document_id in ordered)


def _versions(index: CaseIndex) -> tuple[Version, ...]:
    return find_versions(index.documents, index.view.arrivals())


DOCUMENTS = Held("documents", tuple[tuple[str, str], ...], _documents)
"""Ids and external ids, in reading order."""

VERSIONS = Held("versions", tuple[Version, ...], _versions)
"""Which reports are older versions of others: it takes all their addresses."""
