"""Look up what belongs together in a case, read once from its view.

    View -> CaseIndex -> rows

Ids that lead nowhere (a case from elsewhere may hold any) are passed over, never an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from rashomon.errors import holding_all
from rashomon.model import (
    Account,
    Actor,
    Attribution,
    Cause,
    Claim,
    Corrected,
    Correction,
    Document,
    Entry,
    Event,
    Failure,
    Fall,
    FallKind,
    Grade,
    Judgement,
    Link,
    MetadataValue,
    Note,
    Origin,
    OriginLevel,
    PageMap,
    Passage,
    Question,
    Reading,
    Relation,
    Sentence,
    Settled,
    Shift,
    Sign,
    Span,
    Tie,
    Weight,
    Withdrawal,
    settle,
)
from rashomon.store import View
from rashomon.text.given_names import fold_name
from rashomon.views.corrections import corrected_claims
from rashomon.views.metadata import given_values, known_documents, metadata_of
from rashomon.views.notes import find_noted
from rashomon.views.versions import Version, find_versions

T = TypeVar("T")


def reading_of(view: View) -> Reading:
    """Rebuild the index the relational stages work on: what is stored, as corrected."""
    return _reading(view, corrected_claims(view).claims)


def _reading(view: View, claims: Sequence[Claim]) -> Reading:
    origins = [o for o in view.all(Origin) if o.level is OriginLevel.DOCUMENT]
    return Reading.of(
        list(known_documents(view)),
        claims=claims,
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


@dataclass(frozen=True, slots=True)
class CaseIndex:
    """Everything in a case, with the joins that showing it takes.

    Documents and claims are in reading order: by external id, then id, then text order.
    """

    view: View
    reading: Reading
    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    claims_in: Mapping[str, tuple[Claim, ...]]
    """By document id."""
    page_maps: Mapping[str, PageMap]
    """By document id; none for a document whose text is its original."""
    origins: tuple[Origin, ...]
    """Document level first, then the most documents first."""
    origin_by_id: Mapping[str, Origin]
    origins_of_document: Mapping[str, tuple[Origin, ...]]
    """Document level, by document id."""
    named_in: Mapping[str, tuple[str, ...]]
    """External ids of the documents of each origin, sorted, by origin id."""
    passages_of: Mapping[str, tuple[Passage, ...]]
    """By id of either of their documents."""
    origins_of_claim: Mapping[str, tuple[Origin, ...]]
    """Claim level, by claim id, in id order."""
    event_of: Mapping[str, Event]
    """By claim id."""
    questions: tuple[Question, ...]
    """Disputed first, then those most documents answer."""
    weights: Mapping[str, Weight]
    """By variant id."""
    events: tuple[Event, ...]
    relations: tuple[Relation, ...]
    shifts: tuple[Shift, ...]
    signs: tuple[Sign, ...]
    signs_in: Mapping[str, tuple[Sign, ...]]
    """By document id."""
    accounts: tuple[Account, ...]
    """Matter by matter, the widest first; in each those with the most variants first."""
    ties: tuple[Tie, ...]
    causes: tuple[Cause, ...]
    entries: tuple[Entry, ...]
    failures: tuple[Failure, ...]
    metadata: Mapping[str, tuple[MetadataValue, ...]]
    """All that is known of each document beside its text, by its id; by field, the value in
    force first."""
    versions: tuple[Version, ...]
    """Which documents are older versions of others, by address."""
    grades: tuple[Grade, ...]
    """What the user thinks of sources and publishers, by name."""
    judgements: tuple[Judgement, ...]
    """What persons decided, in id order, those withdrawn too."""
    judged: Mapping[str, tuple[Judgement, ...]]
    """The same by each claim they are about."""
    settled: Settled
    """Which of them are honoured, and which contradict each other."""
    corrections: tuple[Correction, ...]
    """What persons read otherwise than the machine, by place, then date; those withdrawn too."""
    corrections_of: Mapping[str, tuple[Correction, ...]]
    """The same by the id of the claim they are of now."""
    corrected: Corrected
    """What they come to: the claims as the machine read them, and who differs."""
    notes: tuple[Note, ...]
    """What persons noted, by date, those withdrawn too."""
    noted: Mapping[str, str]
    """The thing that each note is on now, by the id of the note."""
    notes_of: Mapping[str, tuple[Note, ...]]
    """Notes that none withdrew, by the id of the thing they are on."""
    falls: tuple[Fall, ...]
    """What stands only with those whom the user distrusts: answers, disputes, accounts."""
    withdrawals: tuple[Withdrawal, ...]
    """Documents the user took out, by external id."""
    run: Mapping[str, Any]
    rank: Mapping[str, int]
    """Place of each claim in `claims`, by id."""

    @classmethod
    def of(cls, view: View) -> CaseIndex:
        """Read a case and join it.

        Raises:
            CaseFileError: A record names another that the case does not hold.
        """
        with holding_all():
            return cls._joined(view)

    @classmethod
    def _joined(cls, view: View) -> CaseIndex:
        corrected = corrected_claims(view)
        reading = _reading(view, corrected.claims)
        documents = sorted(reading.documents.values(), key=lambda d: (d.external_id, d.id))
        place = {document.id: number for number, document in enumerate(documents)}
        claims = sorted(
            reading.claims.values(),
            key=lambda c: (place[c.document_id], c.span.start, c.span.end, c.id),
        )
        rank = {claim.id: number for number, claim in enumerate(claims)}
        origins, events = sorted(view.all(Origin), key=_origin_order), list(view.all(Event))
        by_level = {
            level: [o for o in origins if o.level is level] for level in OriginLevel
        }
        judgements = tuple(view.all(Judgement))
        corrections = tuple(sorted(view.all(Correction), key=lambda c: _place(c, place)))
        questions = tuple(sorted(view.all(Question), key=_question_order))
        notes = tuple(sorted(view.all(Note), key=lambda n: (n.at, n.id)))
        noted = find_noted(notes, reading, questions, events)
        signs = sorted(view.all(Sign), key=lambda s: (place[s.document_id], s.span, s.kind))
        return cls(
            view=view,
            reading=reading,
            documents=tuple(documents),
            claims=tuple(claims),
            claims_in=_by_member((claim.document_id, claim) for claim in claims),
            page_maps={page_map.document_id: page_map for page_map in view.all(PageMap)},
            origins=tuple(origins),
            origin_by_id={origin.id: origin for origin in origins},
            origins_of_document=_by_member(
                (i, o) for o in by_level[OriginLevel.DOCUMENT] for i in o.document_ids
            ),
            named_in=_names(origins, reading),
            passages_of=_by_member(
                (i, p)
                for p in reading.passages
                for i in sorted({p.a_document_id, p.b_document_id})
            ),
            origins_of_claim=_by_member(
                (i, o)
                for o in sorted(by_level[OriginLevel.CLAIM], key=lambda o: o.id)
                for i in o.claim_ids
            ),
            event_of={i: event for event in reversed(events) for i in event.claim_ids},
            questions=questions,
            weights={weight.variant_id: weight for weight in view.all(Weight)},
            events=tuple(events),
            relations=_in_claim_order(view.all(Relation), rank),
            shifts=_in_claim_order(view.all(Shift), rank),
            signs=tuple(signs),
            signs_in=_by_member((sign.document_id, sign) for sign in signs),
            accounts=_by_matter(view.all(Account)),
            ties=tuple(view.all(Tie)),
            causes=tuple(view.all(Cause)),
            entries=tuple(sorted(view.all(Entry), key=lambda e: (e.edtf, e.claim_ids))),
            failures=tuple(
                sorted(view.all(Failure), key=lambda f: (f.stage, f.item, f.error))
            ),
            metadata=_metadata(view, documents),
            versions=find_versions(documents, view.arrivals()),
            grades=tuple(
                sorted(view.all(Grade), key=lambda g: (fold_name(g.name), g.name))
            ),
            judgements=judgements,
            judged=_by_member((c, j) for j in judgements for c in sorted(j.claims)),
            settled=settle(judgements),
            corrections=corrections,
            corrections_of=_by_member(
                (corrected.claim_of.get(c.id, c.claim), c) for c in corrections
            ),
            corrected=corrected,
            notes=notes,
            noted=noted,
            notes_of=_by_member(
                (noted[n.id], n) for n in notes if n.id in noted and not n.withdrawn_at
            ),
            falls=tuple(
                sorted(
                    view.all(Fall),
                    key=lambda f: (list(FallKind).index(f.kind), f.text, f.id),
                )
            ),
            withdrawals=tuple(
                sorted(view.all(Withdrawal), key=lambda w: (w.external_id, w.document_id))
            ),
            run=view.run(),
            rank=rank,
        )

    def claims_of(self, claim_ids: Iterable[str]) -> tuple[Claim, ...]:
        """Look claims up, in reading order."""
        found = {i: self.rank[i] for i in claim_ids if i in self.rank}
        return tuple(self.reading.claims[i] for i in sorted(found, key=found.__getitem__))

    def found_at(self, claim: Claim) -> str | None:
        """Say where the words of a claim stand in the original; None: not known."""
        page_map = self.page_maps.get(claim.document_id)
        return page_map.find(claim.span.start, claim.span.end) if page_map else None

    def external_ids(self, document_ids: Iterable[str]) -> tuple[str, ...]:
        """Name documents as the user does, sorted."""
        known = self.reading.documents
        return tuple(sorted(known[i].external_id for i in document_ids if i in known))


def distrusted_names(index: CaseIndex) -> tuple[str, ...]:
    """Name those whose claims are in no count, as the user wrote them, in their order."""
    weigh = dict(index.run.get("params", {})).get("weigh", {})
    return tuple(map(str, dict(weigh).get("distrust", ())))


def _place(one: Correction, places: Mapping[str, int]) -> tuple[int, Span, str, str]:
    """Sort corrections as a reader meets their words; those of no document here come last."""
    return places.get(one.document_id, len(places)), one.place, one.at, one.id


def _names(origins: Iterable[Origin], reading: Reading) -> dict[str, tuple[str, ...]]:
    known = reading.documents
    return {
        o.id: tuple(sorted(known[i].external_id for i in o.document_ids if i in known))
        for o in origins
    }


def _metadata(
    view: View, documents: Iterable[Document]
) -> dict[str, tuple[MetadataValue, ...]]:
    given = given_values(view)
    return {d.id: metadata_of(d, given.get(d.id, ())) for d in documents}


def _by_member(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    found: dict[str, list[T]] = {}
    for member, record in pairs:
        found.setdefault(member, []).append(record)
    return {member: tuple(records) for member, records in found.items()}


R = TypeVar("R", Relation, Shift)


def _in_claim_order(records: Iterable[R], rank: Mapping[str, int]) -> tuple[R, ...]:
    """Sort pairs of claims as a reader meets them; pairs that lead nowhere fall out."""
    known = [r for r in records if r.a in rank and r.b in rank]
    known.sort(key=lambda r: (min(rank[r.a], rank[r.b]), max(rank[r.a], rank[r.b]), r.id))
    return tuple(known)


def _origin_order(origin: Origin) -> tuple[bool, int, str, str]:
    return (
        origin.level is OriginLevel.CLAIM,
        -len(origin.document_ids),
        origin.name or "",
        origin.id,
    )


def _question_order(question: Question) -> tuple[bool, int, int, str, str]:
    documents = {i for variant in question.variants for i in variant.document_ids}
    return (
        not question.disputed,
        -len(documents),
        -len(question.variants),
        question.text,
        question.id,
    )


def _by_matter(accounts: Iterable[Account]) -> tuple[Account, ...]:
    """Sort accounts by matter, those with most answers and holders first."""
    matters: dict[str, list[Account]] = {}
    for account in sorted(accounts, key=lambda a: (-len(a.variant_ids), a.title, a.id)):
        matters.setdefault(account.matter, []).append(account)
    ranked = sorted(matters.values(), key=_matter_order)
    return tuple(account for matter in ranked for account in matter)


def _matter_order(matter: Sequence[Account]) -> tuple[int, int, str, str]:
    answers = {i for account in matter for i in account.variant_ids}
    holders = {name for account in matter for name in account.held_by}
    first = min((account.title, account.matter) for account in matter)
    return -len(answers), -len(holders), *first
