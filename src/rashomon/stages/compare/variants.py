"""Cut the claims that answer one question into its answers.

    slot, claims, pairs that part -> sets of claims that give one answer

A claim that leaves room for two answers ("at least 10" for 21 and for 24) stands in both.
Two claims that part never stand in one set.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import combinations

from rashomon.model import Level, Slot
from rashomon.stages.compare.components import components
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.figures import Figure, range_level
from rashomon.stages.compare.reports import count_key

Group = tuple[str, ...]
Apart = frozenset[frozenset[str]]


@dataclass(frozen=True, slots=True)
class Parted:
    """Pairs of claims whose answers differ."""

    apart: Apart = frozenset()
    ran_on: Apart = frozenset()
    """Those of them of which the later count brings the earlier one up to date."""


def cut(
    slot: Slot | None,
    members: Mapping[str, Facets],
    joined: list[Group],
    parted: Parted,
    counted: str | None = None,
) -> list[Group]:
    """Cut the claims of a question into answers.

    Args:
        slot: What the answers part on; None: they agree.
        members: The claims by id.
        joined: Pairs that say the same or refine each other.
        parted: Pairs that part; a count that ran on is one answer.
        counted: What is counted, as `count_key` writes it; None: what most claims count.

    Returns:
        Sets of claim ids, each sorted, in no order that means anything.
    """
    if slot is None:
        return _agreed(members)
    apart = parted.apart
    if slot is Slot.NUMBER:
        key = counted or asked_key(members.values())
        rises = partial(_rises, members, key)
        return _run_together(_by_figure(members, apart, key), parted, rises)
    if slot in {Slot.DENIAL, Slot.OUTCOME, Slot.CONTENT}:
        sides = _two_sides(members, joined, apart)
        if sides is not None:
            return sides
    key = _KEYS.get(slot)
    if slot is Slot.DATE and is_hour(members, apart):
        key = _clock_key
    links = [(a, b) for a, b in joined if frozenset((a, b)) not in apart]
    if key is not None:
        links += _alike(members, key)
    rivals = _rivals(apart)
    return [
        piece
        for group in components(members, links)
        for piece in _without_rivals(group, rivals)
    ]


def _agreed(members: Mapping[str, Facets]) -> list[Group]:
    """Give what agrees as one answer; why people were against somebody is told in several ways."""
    told: dict[object, list[str]] = {}
    for claim_id in sorted(members):
        reception = members[claim_id].reception
        key = None if reception is None else (reception.is_fed, reception.is_ground)
        told.setdefault(key, []).append(claim_id)
    return [tuple(sorted(members))] if None in told else [tuple(g) for g in told.values()]


def is_hour(members: Mapping[str, Facets], apart: Apart) -> bool:
    """Tell whether the answers part on the hour, not on the day."""
    return bool(apart) and all(
        f.clock is not None and f.begin is None
        for pair in apart
        for f in (members[c] for c in pair)
    )


def answers(slot: Slot, facets: Facets) -> bool:
    """Tell whether a claim says anything on a slot."""
    if slot is Slot.DATE:
        is_told = facets.own_days is not None or facets.clock is not None
        return is_told or (facets.death is not None and facets.death.weekday is not None)
    if slot is Slot.RESPONSIBILITY:
        return bool(facets.doers)
    return True


def asked_figure(facets: Facets, key: str | None) -> Figure | None:
    """Give the figure of a claim that counts what is asked; None: it gives none.

    One who is told of ("a child died") is no count of all.

    Args:
        facets: The claim.
        key: State and kind, as `count_key` writes them.
    """
    told = [f for f in facets.figures if not f.is_vague and not f.is_single]
    exact = (f for f in told if count_key(f) == key)
    state = (key or "").split("/", maxsplit=1)[0]
    alike = (f for f in told if f.state is not None and f.state == state)
    return next(exact, None) or next(alike, None)


def asked_key(members: Iterable[Facets]) -> str | None:
    """Give what most claims of a question count; None: they count nothing."""
    keys = Counter(key for m in members for key in {count_key(f) for f in m.figures})
    return min(keys, key=lambda k: (-keys[k], k), default=None)


def _by_figure(members: Mapping[str, Facets], apart: Apart, key: str | None) -> list[Group]:
    """Group claims around each exact value; bounds join every value they leave room for."""
    figures = {c: f for c in sorted(members) if (f := asked_figure(members[c], key))}
    seeds = _seeds(figures)
    found = [list(seed) for seed in seeds]
    seeded = {claim_id for seed in seeds for claim_id in seed}
    for claim_id, figure in figures.items():
        if claim_id in seeded:
            continue
        homes = [g for g in found if _fits(claim_id, figure, g, figures, apart)]
        for home in homes:
            home.append(claim_id)
        if not homes:
            found.append([claim_id])
    rest = sorted(set(members) - set(figures))
    return [tuple(sorted(set(g))) for g in (*found, *([c] for c in rest))]


def _run_together(
    groups: list[Group], parted: Parted, rises: Callable[[Group], bool]
) -> list[Group]:
    """Unite the answers of a count that ran on ("41", "68", "97"), unless others part them.

    Two counts that each bring a third up to date are one answer only where all of them rise
    in the order they were told: "two", then "74", then "34" are not.
    """
    rivals = parted.apart - parted.ran_on
    found = list(groups)
    for pair in sorted(parted.ran_on, key=sorted):
        met = [g for g in found if pair & set(g)]
        whole = tuple(sorted({c for g in met for c in g}))
        is_parted = any(rival <= set(whole) for rival in rivals)
        if len(met) == 2 and not is_parted and rises(whole):
            found = [*(g for g in found if g not in met), whole]
    return found


def _rises(members: Mapping[str, Facets], key: str | None, group: Group) -> bool:
    """Tell whether each count told is at least as high as those told before it."""
    ordered = sorted((members[c] for c in group), key=lambda f: f.order)
    figures = [f for m in ordered if (f := asked_figure(m, key)) is not None]
    return all(p.low <= q.high for p, q in combinations(figures, 2))


def _seeds(figures: Mapping[str, Figure]) -> list[list[str]]:
    """Give the claims of each exact value, the most told first."""
    exact: dict[float, list[str]] = {}
    for claim_id, figure in figures.items():
        if figure.low == figure.high:
            exact.setdefault(figure.low, []).append(claim_id)
    ranked = sorted(exact, key=lambda value: (-len(exact[value]), value))
    return [exact[value] for value in ranked]


def _fits(
    claim_id: str,
    figure: Figure,
    group: list[str],
    figures: Mapping[str, Figure],
    apart: Apart,
) -> bool:
    if any(frozenset((claim_id, other)) in apart for other in group):
        return False
    return all(
        range_level(figure, figures[other])[0] is not Level.INCOMPATIBLE for other in group
    )


def _two_sides(
    members: Mapping[str, Facets], joined: list[Group], apart: Apart
) -> list[Group] | None:
    """Give the two sides of a dispute; None where three claims all part from each other."""
    near: dict[str, list[str]] = {claim_id: [] for claim_id in sorted(members)}
    for pair in apart:
        a, b = sorted(pair)
        near[a].append(b)
        near[b].append(a)
    side: dict[str, int] = {}
    for start, others in near.items():
        if start in side or not others:
            continue
        if not _color(start, near, side, 1 if members[start].is_negative else 0):
            return None
    for a, b in sorted([*joined, *((b, a) for a, b in joined)]):
        if b not in side and a in side:
            side[b] = side[a]
    sides = [tuple(c for c in near if side.get(c) == k) for k in (0, 1)]
    rest = [(c,) for c in near if c not in side]
    return [group for group in (*sides, *rest) if group]


def _color(
    start: str, near: dict[str, list[str]], side: dict[str, int], first: int
) -> bool:
    side[start] = first
    todo = [start]
    while todo:
        at = todo.pop()
        for other in near[at]:
            if other not in side:
                side[other] = 1 - side[at]
                todo.append(other)
            elif side[other] == side[at]:
                return False
    return True


def _days_key(facets: Facets) -> str | None:
    if facets.begin is not None:
        return f"days {facets.begin.days}"
    if facets.own_days is not None:
        return f"days {facets.own_days}"
    weekday = facets.death.weekday if facets.death is not None else None
    return f"weekday {weekday}" if weekday is not None else None


def _clock_key(facets: Facets) -> str | None:
    """Name an hour; "0737 GMT" and "07:37 a.m. UTC" are one."""
    clock = facets.clock
    return f"clock {clock.low} {clock.high} {clock.zone or 'local'}" if clock else None


def _place_key(facets: Facets) -> str | None:
    if facets.bearing is None:
        return None
    return f"{facets.bearing.degrees} {facets.bearing.landmark}"


def _doer_key(facets: Facets) -> str | None:
    party = facets.doers[0] if facets.doers else None
    if party is None:
        return None
    no = "not " if facets.is_negative else ""
    return no + (party.actor_id or " ".join(sorted(party.words)))


_KEYS: dict[Slot, Callable[[Facets], str | None]] = {
    Slot.DATE: _days_key,
    Slot.PLACE: _place_key,
    Slot.RESPONSIBILITY: _doer_key,
}
"""What makes two answers on a slot one."""


def _alike(
    members: Mapping[str, Facets], key: Callable[[Facets], str | None]
) -> list[tuple[str, str]]:
    first: dict[str, str] = {}
    links: list[tuple[str, str]] = []
    for claim_id in sorted(members):
        name = key(members[claim_id])
        if name is not None:
            links.append((first.setdefault(name, claim_id), claim_id))
    return links


def _without_rivals(group: Group, rivals: Mapping[str, set[str]]) -> list[Group]:
    """Split a joined set that holds rivals: each claim goes to the first set it fits."""
    found: list[list[str]] = []
    home: dict[str, int] = {}
    for claim_id in group:
        taken = {home[c] for c in rivals.get(claim_id, ()) if c in home}
        place = next(k for k in range(len(found) + 1) if k not in taken)
        if place == len(found):
            found.append([])
        found[place].append(claim_id)
        home[claim_id] = place
    return [tuple(g) for g in found]


def _rivals(apart: Apart) -> dict[str, set[str]]:
    """Give what each claim parts from."""
    found: dict[str, set[str]] = {}
    for pair in apart:
        for claim_id in pair:
            found.setdefault(claim_id, set()).update(pair - {claim_id})
    return found
