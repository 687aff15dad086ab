"""Pairs of claims of two reports of one matter, and what they are to each other."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from factories import make_claim, make_document, span_of
from rashomon.model import Claim, Document, Reading, TimeMention
from rashomon.stages.compare import CompareParams, compare_claims
from rashomon.stages.compare.decide import decide, decide_all
from rashomon.stages.compare.facets import Facets, find_facets
from rashomon.stages.compare.findings import Pair

LEAD = "Fighting went on at Sarn and on the Velm road. The Sarn salt works burnt. "

RULES_ALONE = CompareParams(pairs_read=0)


def said(
    words: str,
    day: str,
    publisher: str,
    dated: tuple[str, str] | None = None,
    **fields: object,
) -> tuple[Document, Claim]:
    """Put a claim in a report of its own, dated by some of its words if given."""
    document = make_document(
        f"{LEAD}{words}.", external_id=publisher, publisher=publisher, published=day
    )
    claim = make_claim(document, words, None, **fields)
    if dated:
        start = document.text.rindex(dated[0])
        span = replace(span_of(document, dated[0]), start=start, end=start + len(dated[0]))
        claim = replace(claim, times=(TimeMention(span, dated[1]),))
    return document, claim


def facets_of(*told: tuple[Document, Claim]) -> list[Facets]:
    """Look at claims, each in a report of its own."""
    documents, claims = zip(*told, strict=True)
    found = find_facets(Reading.of(list(documents), claims=list(claims)))
    return [found[claim.id] for claim in claims]


def pair_of(first: tuple[Document, Claim], second: tuple[Document, Claim]) -> Pair:
    """Put two claims beside each other."""
    a, b = facets_of(first, second)
    return Pair(a, b, CompareParams())


def judge(first: tuple[Document, Claim], second: tuple[Document, Claim]) -> str | None:
    """Decide a pair by the rules both ways, and as the screen does; give the kind of relation."""
    claims = [first[1], second[1]]
    facets = find_facets(Reading.of([first[0], second[0]], claims=claims))
    a, b = (facets[c.id] for c in claims)
    there, back = decide(a, b, RULES_ALONE), decide(b, a, RULES_ALONE)
    assert there == back  # the order of the arguments changes nothing
    assert list(decide_all([a, b], np.array([1]), RULES_ALONE)) == [r for r in [there] if r]
    return there.kind.value if there else None


def asked(*told: tuple[Document, Claim]) -> list[str]:
    """Give the questions that claims, each in a report of its own, leave."""
    documents, claims = zip(*told, strict=True)
    reading = Reading.of(list(documents), claims=list(claims))
    return [q.text for q in compare_claims(reading, RULES_ALONE).questions]
