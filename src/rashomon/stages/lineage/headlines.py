"""Pair what a headline says with what its body says: in the same words, or of the same aim.

claims of headline and body -> Telling

"The council wanted a port. It got debts instead" tells in other words what its first
sentence tells as somebody's: "The council failed in its aims, auditors said".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise

from rashomon.model import Claim, Mention, Reading, Role, ZoneKind
from rashomon.stages.lineage.claim_words import ClaimWords
from rashomon.stages.lineage.params import LineageParams
from rashomon.stages.lineage.recalling import Recall
from rashomon.stages.lineage.telling import Telling, Way
from rashomon.text.lexicon import load_mapping, load_words

HEADLINE_WORDS = 3
"""Fewest words a headline's claim and its body's have in common."""

LEAD_CLAIMS = 2
"""Claims of the body, from its first on, that a headline sums up."""

SHARED_NAMES = 2
"""Fewest names that a headline and its lead share where they tell one aim."""

NEAR = 3
"""Most code points between two sentences of one headline."""


def find_in_headlines(
    reading: Reading,
    words: ClaimWords,
    params: LineageParams,
    recall: Recall | None = None,
) -> Iterator[Telling]:
    """Find for each claim of a headline the body's claim that tells it, if there is one."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in reading.claims.values():
        claims[claim.document_id].append(claim)
    for document_id, found in sorted(claims.items()):
        if any(claim.zone is ZoneKind.HEADLINE for claim in found):
            make = partial(_in_one_document, found, words, params)
            if recall is None:
                yield from make()
            else:
                mark = recall.mark_of_headlines(document_id)
                yield from recall.tellings(reading, mark, make)


def _in_one_document(
    claims: Sequence[Claim], words: ClaimWords, params: LineageParams
) -> Iterator[Telling]:
    ordered = sorted(claims, key=lambda c: (c.span, c.id))
    heads = [claim for claim in ordered if claim.zone is ZoneKind.HEADLINE]
    body = [claim for claim in ordered if claim.zone is ZoneKind.BODY]
    told: set[str] = set()
    for head in heads:
        best = _best_body(head, body, words, params)
        if best:
            told.add(head.id)
            yield Telling(best, head, Way.HEADLINE, words.similarity(best, head))
    for first, second in pairwise(heads):
        lead = _same_miss(first, second, body[:LEAD_CLAIMS], words)
        if lead and second.id not in told:
            yield Telling(lead, second, Way.HEADLINE, words.similarity(lead, second))


def _best_body(
    head: Claim, body: Sequence[Claim], words: ClaimWords, params: LineageParams
) -> Claim | None:
    """Find the body's claim that holds most of a headline's words; None: not enough."""
    wanted = words.content(head)
    least = max(HEADLINE_WORDS, params.headline_share * len(wanted))
    scored = [(len(wanted & words.content(claim)), claim) for claim in body]
    good = [(n, c) for n, c in scored if n >= least]
    if not good:
        return None
    return min(good, key=lambda s: (-s[0], len(words.of(s[1])), s[1].span.start, s[1].id))[
        1
    ]


def _same_miss(
    wish: Claim, outcome: Claim, lead: Sequence[Claim], words: ClaimWords
) -> Claim | None:
    """Find the lead's claim that an aim was missed, where the headline tells it as a contrast.

    Args:
        wish: A claim of a headline: "The council wanted a port".
        outcome: The one after it: "It got debts instead".
        lead: The first claims of the body.
        words: The words of the claims.
    """
    is_contrast = (
        wish.predicate in load_words("aim_verbs")
        and "instead" in words.of(outcome)
        and 0 <= outcome.span.start - wish.span.end <= NEAR
    )
    if not is_contrast:
        return None
    names = {m.span.quote for m in _named(wish)}
    doers = {m.span.quote for m in _named(wish) if m.role is Role.AGENT}
    for claim in lead:
        shared = names & {m.span.quote for m in _named(claim)}
        if claim.negated or not _misses_aim(words.of(claim)):
            continue
        if doers & shared and len(shared) >= SHARED_NAMES:
            return claim
    return None


def _named(claim: Claim) -> tuple[Mention, ...]:
    return tuple(m for m in (*claim.actors, *claim.places) if m.label != "COMMON")


def _misses_aim(words: Sequence[str]) -> bool:
    """See "failed to achieve its objectives": an aim, and that it came to nothing."""
    kinds = {
        load_mapping("compare_aims").get(form)
        for w in words
        for form in (w, w.removesuffix("s"))
    }
    return {"aim", "missed"} <= kinds
