"""Tell whether a claim says how many, and does not only name those counted.

"219 girls were seized", "four lost their lives"  -> it says so
"the release of 219 girls seized in spring"       -> it speaks of those released
"""

from __future__ import annotations

from functools import lru_cache

from rashomon.stages.compare.counting import ONCE
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.figures import Figure, counted_states
from rashomon.stages.compare.meanings import base
from rashomon.stages.compare.words import find_tokens, is_light, stem, term
from rashomon.text.lexicon import load_rows


def tells_count(side: Facets, figure: Figure) -> bool:
    """Tell whether a claim says how many, and does not only name those counted.

    "Seizing 219 girls" and "219 girls were seized" say it; "the release of 219 girls seized
    in spring" speaks of those to be released.
    """
    if figure.state is None or says_count(side, figure):
        return True
    before = side.claim.span.quote[: figure.quantity.span.start - side.claim.span.start]
    return any(term(token) == figure.state for token in find_tokens(before)[-8:])


def says_count(side: Facets, f: Figure) -> bool:
    """Tell whether a count is what a claim says: its predicate, or a clause of its own."""
    if side.predicate is None or side.predicate == f.state or is_light(side.predicate):
        return True
    if f.state in ONCE:
        return True  # read from the words behind the figure only
    told = _is_result(side, f) or _is_listed(side, f) or _costs_lives(side, f)
    return told or _is_subject(side, f)


FIRST_WORDS = 3
"""Words before a figure that opens its claim: "no fewer than 11,000"."""

BEHIND_WORDS = 5
"""Words behind it among which its verb stands: "birds have been lost"."""


def _is_subject(side: Facets, f: Figure) -> bool:
    """See "11,000 birds have been lost": those counted open the claim, their verb follows."""
    quote, start = side.claim.span.quote, side.claim.span.start
    before = find_tokens(quote[: f.quantity.span.start - start])
    behind = find_tokens(quote[f.quantity.span.end - start :])[:BEHIND_WORDS]
    is_counted = f.state in counted_states() and any(g is f for g in side.figures)
    is_first = is_counted and len(before) <= FIRST_WORDS and not {"of", "all"} & set(before)
    return is_first and any(side.predicate in {term(t), term(base(t))} for t in behind)


def _costs_lives(side: Facets, f: Figure) -> bool:
    """See "four lost their lives", "the fire claimed four lives"."""
    is_told = bool({"life", "lives"} & set(side.tokens))
    return is_told and f.state == "kill" and side.predicate in _life_verbs()


@lru_cache(maxsize=1)
def _life_verbs() -> frozenset[str]:
    rows = load_rows("counted_states")
    return frozenset(stem(lemma) for lemma, role, _ in rows if role == "life")


def _is_listed(side: Facets, f: Figure) -> bool:
    """See "killed 12 and injured 70": the predicate counts one, and this one is listed after."""
    counted = counted_states()
    listed = side.predicate in counted and f.state in counted
    return listed and any(other.state == side.predicate for other in side.figures)


def _is_result(side: Facets, f: Figure) -> bool:
    """See "..., killing 24" and "..., leaving 24 dead": a clause of its own says the count."""
    before = find_tokens(
        side.claim.span.quote[: f.quantity.span.start - side.claim.span.start]
    )
    verb = before[-1] if before else ""
    return verb.endswith("ing") and (term(verb) == f.state or is_light(term(verb)))
