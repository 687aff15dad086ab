"""Give the keys by which a claim could meet others.

    Facets -> keys -> numbers

A key is made of one claim and frozen tables only.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from math import isinf

from rashomon.stages.compare.causes import cause_names
from rashomon.stages.compare.counting import ONCE
from rashomon.stages.compare.damages import damage_names
from rashomon.stages.compare.days import length
from rashomon.stages.compare.deeds import deed_names
from rashomon.stages.compare.doings import spoken_heads
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.fates import fate_names
from rashomon.stages.compare.figures import AGE, Figure, counted_states, is_odd, of_people
from rashomon.stages.compare.holds import hold_names
from rashomon.stages.compare.loads import load_key
from rashomon.stages.compare.states import opposites

MIN_KEY_WEIGHT = 1.3
"""Lightest word that is a key of its own; "people" weighs 0.6, "talks" 1.3, "convoy" 2.2."""

KEY_WORDS = 10
"""Most words of one claim that are keys: the heaviest ones."""

WORD_RUN = 5
"""Words in a row whose hash finds copies and quotations."""

Key = tuple[str, ...]


def keys(facets: Facets) -> frozenset[Key]:
    """Give every key of a claim; pairs need to share two of them, or one telling one."""
    found: set[Key] = set(_word_keys(facets))
    found |= set(_run_keys(facets))
    found |= set(_figure_keys(facets))
    found |= set(_date_keys(facets))
    found |= {("event", c) for c in facets.classes}
    found |= {("party", p.actor_id) for p in facets.parties if p.actor_id}
    found |= {
        ("state", *sorted((state, opposite)))
        for state in facets.states
        for opposite, _ in opposites()[state]
    }
    found |= set(_told_keys(facets))
    found |= set(_charge_keys(facets))
    if facets.cause is not None:
        found |= {("cause", name) for name in cause_names(facets.cause)}
    if facets.loss is not None:
        found.add(("loss",))
    if facets.load is not None:
        found.add(("load", load_key(facets.load)))
    if facets.hold is not None:
        found |= {("hold", name) for name in hold_names(facets.hold)}
    found |= set(_fate_keys(facets))
    found |= set(_standing_keys(facets))
    found |= set(_personal_keys(facets))
    found |= set(_meaning_keys(facets))
    found |= set(_wish_keys(facets))
    if facets.clock is not None:
        found |= {("clock",), ("clock", "hour")}
    if facets.bearing is not None:
        found.add(("bearing", facets.bearing.landmark))
    return frozenset(found)


TELLING = frozenset(
    {
        "run",
        "bearing",
        "figure",
        "state",
        "aim",
        "effect",
        "begin",
        "custody",
        "end",
        "confirmed",
        "odd",
        "hold",
        "done on",
        "loss",
        "cause",
        "load",
        "norm",
        "first in",
        "notice in",
        "wish of",
        "taken to",
    }
)
"""Kinds of keys of which one shared is enough."""


def is_telling(key: Key) -> bool:
    """Tell whether one shared key is enough: a run of words, a landmark, figure or state."""
    return key[0] in TELLING


def key_number(key: Key) -> int:
    """Write a key as 64 bits, odd for a telling one, the same on every machine.

    A case of a million claims holds tens of millions of keys; numbers take a tenth of the
    memory. Two keys that met in one number would only add pairs to look at.
    """
    if key[0] == "run":
        return int(key[1], 16) << 1 | 1
    return _hashed(key)


@lru_cache(maxsize=1 << 16)
def _hashed(key: Key) -> int:
    digest = blake2b("\0".join(key).encode("utf-8", "surrogatepass"), digest_size=8)
    return int.from_bytes(digest.digest(), "big") & ~1 | is_telling(key)


KEY_CACHES = (_hashed,)
"""What is looked up where claims are laid out, and hardly afterwards."""


def _told_keys(facets: Facets) -> Iterable[Key]:
    """Key what few claims tell: an aim, a begin, a confirmation, a deed with its doer."""
    if facets.aim is not None:
        yield ("aim",)
    if facets.effect is not None:
        yield ("effect",)
    if facets.begin is not None:
        yield "begin", facets.begin.family
    if facets.is_confirmed is not None:
        yield ("confirmed",)
    if facets.deed.doers or facets.rejects:
        yield "deed in", facets.report.id
        yield "doers in", facets.report.id
    if facets.deed.kind is not None and facets.deed.doers:
        yield from (("deed", kind) for kind in deed_names(facets.deed, facets.report.leads))
        yield from (("doer", word) for party in facets.deed.doers for word in party.words)


def _charge_keys(facets: Facets) -> Iterable[Key]:
    """Key a charge by its report and by what that is about: it may name no more."""
    if facets.charge is None:
        return
    yield "charge in", facets.report.id
    yield "charges in", facets.report.id
    yield from (("charge", t) for t in facets.report.topic)


MEANING_TERMS = 8
"""Terms of its report under which the meaning of a claim's verb is a key."""


def _meaning_keys(facets: Facets) -> Iterable[Key]:
    """Key what is denied, and what is said to have been done, by meaning and matter."""
    if facets.core is not None:
        heads = facets.core.verb
    else:
        heads = spoken_heads(facets.claim.span.quote, facets.claim.predicate)
    for head in heads:
        yield "meant", head
        yield from (("meant", head, t) for t in list(facets.report.topic)[:MEANING_TERMS])


def _fate_keys(facets: Facets) -> Iterable[Key]:
    """Key a person by name, a thing harmed by its noun, and both by the matter of the report."""
    if facets.damage is not None:
        yield from (("harm", name) for name in damage_names(facets.damage))
    yield from (("fate of", name) for name in fate_names(facets.fates))
    if facets.fates:
        yield from (("fate in", kind) for kind in facets.fates[0].things)
    if facets.fates or facets.damage is not None:
        yield from (("fate", t) for t in list(facets.report.topic)[:MEANING_TERMS])


def _personal_keys(facets: Facets) -> Iterable[Key]:
    """Key what is one person's or one place's own by the last word of the name."""
    yield from (("own", p.kind, p.name[-1]) for p in facets.particulars)
    if facets.death is not None:
        yield "dies", facets.death.name[-1]


def _standing_keys(facets: Facets) -> Iterable[Key]:
    """Key a level by what has it, an end by what ends, who was first or told by the matter."""
    if facets.end is not None:
        yield from (("end", thing) for thing in facets.end.things)
    if facets.custody is not None:
        yield from (("custody", name) for name in facets.custody.whom)
    if facets.norm is not None:
        yield from (("norm", name) for name in facets.norm.measured)
    if facets.notice is not None:
        yield from (("notice", t) for t in facets.report.topic)
        yield "notice in", facets.report.id
    if facets.rate is not None:
        yield from (("rate", facets.rate.kind, t) for t in facets.report.topic)
    if facets.territory is not None:
        yield from (("lies", thing) for thing in facets.territory.things)
        yield from (("lies", t) for t in facets.report.topic)
    if facets.first is not None:
        yield from (("first", t) for t in facets.report.topic)
        yield "first in", facets.report.id


def _wish_keys(facets: Facets) -> Iterable[Key]:
    """Key who came or left by name, or by the matter: it may say no more; and whom people liked."""
    if facets.wish is not None:
        told = facets.wish.names or facets.wish.nations
        yield from (("wish of", facets.wish.act, name) for name in told)
        yield from (("wish", facets.wish.act, t) for t in facets.report.topic)
    if facets.reception is not None:
        of = facets.reception.names | facets.reception.nations
        yield from (("taken to", name) for name in of)


def _word_keys(facets: Facets) -> Iterable[Key]:
    """Key the heaviest words; a happening has a key of its own, whichever word names it."""
    told = facets.words.keys() - facets.classes
    ranked = sorted(told, key=lambda w: (-facets.words[w], w))[:KEY_WORDS]
    return (("word", w) for w in ranked if facets.words[w] >= MIN_KEY_WEIGHT)


def _run_keys(facets: Facets) -> Iterable[Key]:
    """Hash every run of words; of long claims only those whose hash ends in a fixed digit.

    Sampling by the hash itself keeps the choice the same on both sides.
    """
    tokens = facets.tokens
    for i in range(len(tokens) - WORD_RUN + 1):
        digest = blake2b(" ".join(tokens[i : i + WORD_RUN]).encode(), digest_size=6)
        if len(tokens) <= 4 * WORD_RUN or digest.digest()[0] % 4 == 0:
            yield "run", digest.hexdigest()


def _date_keys(facets: Facets) -> Iterable[Key]:
    days, predicate = facets.own_days, facets.predicate
    if days is not None and predicate is not None and length(days) == 1:
        yield "done on", str(days[0]), predicate


def odd_figures(facets: Facets) -> Iterable[str]:
    """Write the figures that chance hardly gives twice."""
    return (f"{f.quantity.value:.10g}" for f in facets.figures if is_odd(f))


def told_figures(facets: Facets) -> tuple[Figure, ...]:
    """Give the figures of a claim that are counts or sizes: "a store" is none, "a nurse" one.

    Nor is an age: "Gerda Fass, 91, was killed".
    """
    counts = (f for f in facets.figures if f.state in of_people() or not f.is_single)
    return tuple(f for f in counts if f.unit != AGE)


def exact_figures(facets: Facets) -> tuple[str, ...] | None:
    """Write the figures of a claim that gives no open ones ("over 200"); None: no such claim.

    "About 150" is as good as 150 where both reports say about. "One" alone tells nothing, but
    a size of one does; "a store" beside 34 dead is no figure.
    """
    figures = told_figures(facets)
    if not figures or any(
        f.quantity.value is None or isinf(f.high - f.low) for f in figures
    ):
        return None
    if not any(f.low > 1 or f.measure for f in figures):
        return None
    return tuple(sorted(f"{f.low:.10g} {f.high:.10g} {f.factor:.10g}" for f in figures))


def _figure_keys(facets: Facets) -> Iterable[Key]:
    yield from (("odd", figure) for figure in odd_figures(facets))
    for figure in facets.figures:
        if figure.state in counted_states():
            yield "count", str(figure.state)
            yield "counted", f"{figure.state} {figure.kind or ''}"
        elif figure.state in ONCE:
            yield "counted", figure.state
            yield from (("counted", figure.state, t) for t in facets.report.topic)
        elif figure.unit:
            yield "unit", figure.unit
        value = figure.quantity.value or figure.quantity.min or figure.quantity.max
        if value and value >= 13:
            yield "figure", f"{value} {figure.state or figure.unit or ''}"
