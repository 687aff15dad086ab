"""Give the keys by which a claim could meet others, and the pairs that share two of them.

    Facets -> keys;  claims -> blocks by key -> pairs with two keys or one telling key

Never all pairs. A key is made of one claim and frozen tables only. A block above the limit
is split by every second key of its claims; what is crowded even then is left out and
reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from itertools import combinations

from rashomon.stages.compare.denials import focus
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.figures import counted_states
from rashomon.stages.compare.states import opposites

MIN_KEY_WEIGHT = 1.3
"""Lightest word that is a key of its own; "people" weighs 0.6, "talks" 1.3, "convoy" 2.2."""

KEY_WORDS = 10
"""Most words of one claim that are keys: the heaviest ones."""

SMALL_BLOCK = 40
"""Claims under a key up to which its pairs are looked at one by one. Pairs of larger blocks
need a second large key (or a small one, whose block then gives them), so those are split
first: the same pairs come out of fewer looks."""

WORD_RUN = 5
"""Words in a row whose hash finds copies and quotations."""

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs worth comparing."""

    pairs: tuple[tuple[str, str], ...]
    capped: tuple[tuple[str, int], ...]
    """Keys left out, with the number of claims under each."""


def keys(facets: Facets) -> frozenset[Key]:
    """Give every key of a claim; pairs need to share two of them, or one telling one."""
    found: set[Key] = set(_word_keys(facets))
    found |= set(_run_keys(facets))
    found |= set(_figure_keys(facets))
    found |= {("event", c) for c in facets.classes if ("word", c) not in found}
    found |= {("party", p.actor_id) for p in facets.parties if p.actor_id}
    found |= {
        ("state", *sorted((state, opposite)))
        for state in facets.states
        for opposite, _ in opposites()[state]
    }
    found |= set(_told_keys(facets))
    if facets.clock is not None:
        found |= {("clock",), ("clock", "hour")}
    if facets.bearing is not None:
        found.add(("bearing", facets.bearing.landmark))
    return frozenset(found)


TELLING = frozenset({"run", "bearing", "figure", "state", "aim", "begin", "confirmed"})
"""Kinds of keys of which one shared is enough."""


def is_telling(key: Key) -> bool:
    """Tell whether one shared key is enough: a run of words, a landmark, figure or state."""
    return key[0] in TELLING


def candidates(facets: Mapping[str, Facets], limit: int) -> Candidates:
    """Pair the claims that share a telling key or two other keys.

    Args:
        facets: Claims by id.
        limit: Most claims under one key.

    Returns:
        Pairs in id order, each once, and the keys left out.
    """
    by_claim = {claim_id: keys(facets[claim_id]) for claim_id in sorted(facets)}
    blocks: dict[Key, list[str]] = {}
    for claim_id, found in by_claim.items():
        for key in found:
            blocks.setdefault(key, []).append(claim_id)
    telling = {key for key in blocks if is_telling(key)}
    small = {key for key, ids in blocks.items() if len(ids) <= min(SMALL_BLOCK, limit)}
    pairs = {
        pair
        for key in small - telling
        for pair in combinations(blocks[key], 2)
        if _meet(by_claim, pair)
    }
    split = _split(by_claim, blocks.keys() - small - telling)
    split |= {(key,): blocks[key] for key in telling}
    for ids in split.values():
        if len(ids) <= limit:
            pairs.update(combinations(ids, 2))
    pairs |= _denied_pairs(facets, limit)
    return Candidates(tuple(sorted(pairs)), _capped(split, limit))


def _meet(by_claim: Mapping[str, frozenset[Key]], pair: tuple[str, str]) -> bool:
    shared = by_claim[pair[0]] & by_claim[pair[1]]
    return len(shared) >= 2 or any(is_telling(key) for key in shared)


def _denied_pairs(facets: Mapping[str, Facets], limit: int) -> set[tuple[str, str]]:
    """Pair each denial with the claims that name what it denies, and with like denials.

    One word may be all that "we made no truce" shares with "a truce was agreed". There are
    few denials, so each may meet up to `limit` claims and no pair of others is made.
    """
    denials: dict[str, list[str]] = {}
    for claim_id in sorted(facets):
        about = focus(facets[claim_id]) if facets[claim_id].is_negative else None
        if about is not None:
            denials.setdefault(about, []).append(claim_id)
    naming: dict[str, list[str]] = {about: [] for about in denials}
    for claim_id in sorted(facets):
        for about in denials.keys() & facets[claim_id].words.keys():
            naming[about].append(claim_id)
    return {
        (min(no, other), max(no, other))
        for about, ids in denials.items()
        for no in ids
        for other in naming[about][:limit]
        if no != other
    }


def _split(
    by_claim: Mapping[str, frozenset[Key]], large: set[Key]
) -> dict[tuple[Key, ...], list[str]]:
    """Split large blocks by every second large key."""
    blocks: dict[tuple[Key, ...], list[str]] = {}
    for claim_id, found in by_claim.items():
        for pair in combinations(sorted(found & large), 2):
            blocks.setdefault(pair, []).append(claim_id)
    return blocks


def _capped(
    split: Mapping[tuple[Key, ...], list[str]], limit: int
) -> tuple[tuple[str, int], ...]:
    """Name the blocks that stay too large, with their claims."""
    left_out = (
        (" + ".join(" ".join(key) for key in names), len(ids))
        for names, ids in split.items()
        if len(ids) > limit
    )
    return tuple(sorted(left_out))


def _told_keys(facets: Facets) -> Iterable[Key]:
    """Key what few claims tell: an aim, a begin, a confirmation, a deed with its doer."""
    if facets.aim is not None:
        yield ("aim",)
    if facets.begin is not None:
        yield "begin", facets.begin.family
    if facets.is_confirmed is not None:
        yield ("confirmed",)
    if facets.deed.kind is not None and facets.deed.doers:
        yield "deed", facets.deed.kind
        yield "deed in", facets.report.id


def _word_keys(facets: Facets) -> Iterable[Key]:
    ranked = sorted(facets.words, key=lambda w: (-facets.words[w], w))[:KEY_WORDS]
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


def _figure_keys(facets: Facets) -> Iterable[Key]:
    for figure in facets.figures:
        if figure.state in counted_states():
            yield "count", str(figure.state)
            yield "counted", f"{figure.state} {figure.kind or ''}"
        elif figure.unit:
            yield "unit", figure.unit
        value = figure.quantity.value or figure.quantity.min or figure.quantity.max
        if value and value >= 13:
            yield "figure", f"{value} {figure.state or figure.unit or ''}"
