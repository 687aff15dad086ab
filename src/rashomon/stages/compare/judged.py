"""Honour what persons judged: relations between claims, and which claims are asked of together.

    relations, judgements -> relations with the judged ones -> topics and happenings held
    together or apart

The machine decides a pair first and is then overruled; what it read stays in the reason. A
judgement on a claim holds for its copies in the very same words too: a reprint that comes
later is judged with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from rashomon.model import (
    JudgedSort,
    Judgement,
    JudgementKind,
    Level,
    Relation,
    RelationKind,
    Slot,
    content_id,
    settle,
)
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.levels import slot_levels

Pair = frozenset[str]
"""Ids of two claims."""

Sides = tuple[frozenset[str], frozenset[str]]

Group = tuple[str, ...]

SLOT_OF_LEVEL = {
    "quantity": Slot.NUMBER,
    "time": Slot.DATE,
    "place": Slot.PLACE,
    "agent": Slot.RESPONSIBILITY,
    "polarity": Slot.DENIAL,
}
"""On what two claims part that a person says contradict each other, by the first comparison
under which they do. Where none shows it, it is how things came out."""


@dataclass(frozen=True, slots=True)
class Rulings:
    """Judgements as what they mean for pairs and groups of claims."""

    pairs: Mapping[Pair, tuple[Judgement, ...]] = field(
        default_factory=dict[Pair, tuple[Judgement, ...]]
    )
    """Judgements of one kind on two claims, by id."""
    undecided: frozenset[Pair] = frozenset()
    """Pairs on which persons differ: the machine's reading stands."""
    groups: tuple[Judgement, ...] = ()
    """Of questions and events."""

    def kind_of(self, pair: Pair) -> JudgementKind | None:
        """Give what a pair was judged to be; None: it was not, or differently."""
        found = self.pairs.get(pair)
        return found[0].kind if found else None

    def held_apart(self, pairs: Iterable[Pair]) -> frozenset[Pair]:
        """Keep the pairs that may not stand in one answer."""
        parting = {JudgementKind.DIFFERENT, JudgementKind.CONTRADICTS}
        return frozenset(pair for pair in pairs if self.kind_of(pair) in parting)


NO_RULINGS = Rulings()


def find_rulings(
    judgements: Iterable[Judgement],
    relations: Iterable[Relation],
    known: Mapping[str, Facets],
) -> Rulings:
    """Gather what is judged of the claims of a case, copies in the same words included.

    Args:
        judgements: All there are; those withdrawn or differed on are passed over.
        relations: As the machine decided.
        known: Claims by id; judgements on others wait until their documents come back.
    """
    settled = settle(judgements)
    if not settled.honoured and not settled.differing:
        return NO_RULINGS
    direct: dict[Pair, list[Judgement]] = defaultdict(list)
    for one in settled.honoured:
        if one.of is JudgedSort.CLAIM and one.claims <= known.keys():
            direct[one.claims].append(one)
    torn = {j.claims for pair in settled.differing for j in pair}
    undecided = frozenset(c for c in torn if len(c) == 2)
    pairs = dict(direct)
    for pair, found in _of_copies(direct, _twins(relations)).items():
        agreed = {one.kind for one in found}
        if pair not in direct and pair not in undecided and len(agreed) == 1:
            pairs[pair] = found
    groups = tuple(j for j in settled.honoured if j.of in _GROUPED)
    return Rulings({p: tuple(found) for p, found in pairs.items()}, undecided, groups)


_GROUPED = {JudgedSort.QUESTION, JudgedSort.EVENT}


def _twins(relations: Iterable[Relation]) -> dict[str, set[str]]:
    """Give the claims that say the same in the same words, by each of them."""
    found: dict[str, set[str]] = defaultdict(set)
    for relation in relations:
        is_same = relation.kind is RelationKind.SAME
        if is_same and any(
            level.slot == "text" and level.level is Level.EXACT for level in relation.levels
        ):
            found[relation.a].add(relation.b)
            found[relation.b].add(relation.a)
    return found


def _of_copies(
    direct: Mapping[Pair, Sequence[Judgement]], twins: Mapping[str, set[str]]
) -> dict[Pair, list[Judgement]]:
    found: dict[Pair, list[Judgement]] = defaultdict(list)
    for pair, judged in direct.items():
        a, b = sorted(pair)
        ones, others = ({c, *twins.get(c, ())} for c in (a, b))
        for one, other in product(sorted(ones), sorted(others)):
            if one != other and frozenset((one, other)) != pair:
                found[frozenset((one, other))] += judged
    return found


def with_judged(
    relations: Sequence[Relation], facets: Mapping[str, Facets], rulings: Rulings
) -> tuple[Relation, ...]:
    """Overrule relations as judged, in the order of their claims."""
    if not rulings.pairs:
        return tuple(relations)
    read = {frozenset((r.a, r.b)): r for r in relations}
    kept = [r for pair, r in read.items() if pair not in rulings.pairs]
    made = (
        _judged(pair, judged, read.get(pair), facets)
        for pair, judged in rulings.pairs.items()
    )
    return tuple(
        sorted(
            [*kept, *(r for r in made if r is not None)],
            key=lambda r: (facets[r.a].order, facets[r.b].order),
        )
    )


def _judged(
    pair: Pair,
    judged: Sequence[Judgement],
    read: Relation | None,
    facets: Mapping[str, Facets],
) -> Relation | None:
    """Make the relation a person sees; None: they see none."""
    kinds = {
        JudgementKind.SAME: RelationKind.SAME,
        JudgementKind.CONTRADICTS: RelationKind.CONTRADICTS,
    }
    kind = kinds.get(judged[0].kind)
    if kind is None:
        return None
    a, b = sorted((facets[c] for c in pair), key=lambda f: f.order)
    on = _parting_slot(judged, read, a, b) if kind is RelationKind.CONTRADICTS else None
    return Relation(
        id=content_id("relation", kind, a.id, b.id, on),
        kind=kind,
        a=a.id,
        b=b.id,
        on=on,
        levels=slot_levels(a, b),
        why=_why(judged, read, is_copy=judged[0].claims != pair),
        judged_by=tuple(sorted({one.by for one in judged})),
    )


def _parting_slot(
    judged: Sequence[Judgement], read: Relation | None, a: Facets, b: Facets
) -> Slot:
    """Tell on what they part: as the person says, as it was read, as the words show."""
    said = next((one.on for one in judged if one.on), None)
    if said:
        return said
    if read is not None and read.on is not None:
        return read.on
    apart = [s.slot for s in slot_levels(a, b) if s.level is Level.INCOMPATIBLE]
    return next((SLOT_OF_LEVEL[s] for s in apart if s in SLOT_OF_LEVEL), Slot.OUTCOME)


def _why(judged: Sequence[Judgement], read: Relation | None, *, is_copy: bool) -> str:
    said = "; ".join(
        f"judged by {one.by}" + (f": “{one.note}”" if one.note else "") for one in judged
    )
    of = " (of the same words elsewhere)" if is_copy else ""
    if read is None:
        return f"{said}{of}; read from the words alone: nothing"
    on = f" on {read.on}" if read.on else ""
    return f"{said}{of}; read from the words alone: {read.kind}{on}, {read.why}"


# Groups of claims.


@dataclass(frozen=True, slots=True)
class Held:
    """Claims of one group that belong together, and pairs that do not."""

    links: tuple[tuple[str, str], ...] = ()
    apart: frozenset[Pair] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Nothing is judged of them."""
        return not self.links and not self.apart


def held(
    rulings: Rulings, of: JudgedSort, members: Iterable[str], on: Slot | None = None
) -> Held:
    """Give what is judged of how claims belong together, for those of one group.

    Args:
        rulings: What is judged.
        of: Questions or events.
        members: The claims of the group.
        on: What is asked of them; a question on something else was judged by itself.
    """
    inside = frozenset(members)
    links: list[tuple[str, str]] = []
    apart: set[Pair] = set()
    for one in rulings.groups:
        first, second = (sorted(inside.intersection(side)) for side in one.sides)
        is_other = on is not None and one.on not in (on, None)
        if one.of is not of or is_other or not first or not second:
            continue
        if one.kind is JudgementKind.JOIN:
            links.append((first[0], second[0]))
        else:
            links += [(side[0], other) for side in (first, second) for other in side[1:]]
            apart.update(map(frozenset, product(first, second)))
    apart |= {
        pair
        for pair, judged in rulings.pairs.items()
        if judged[0].kind is JudgementKind.NOT_COMPARABLE and pair <= inside
    }
    return Held(tuple(links), frozenset(apart))


def components_held(
    nodes: Iterable[str], links: Iterable[tuple[str, str]], together: Held
) -> list[Group]:
    """Group nodes by links, those judged first, none that would join what is held apart.

    Returns:
        As `components` does: groups sorted, in the order of their first node.
    """
    group_of = {node: {node} for node in nodes}
    far: dict[str, set[str]] = defaultdict(set)
    for pair in together.apart:
        for claim_id in pair:
            far[claim_id] |= pair - {claim_id}
    for a, b in (*together.links, *links):
        one, other = group_of[a], group_of[b]
        if one is other or any(far[c] & other for c in one):
            continue
        one |= other
        for claim_id in other:
            group_of[claim_id] = one
    groups = {tuple(sorted(group)) for group in group_of.values()}
    return sorted(groups)


def regrouped(
    groups: Sequence[Group], apart: frozenset[Pair], rulings: Rulings
) -> list[Group]:
    """Put the answers of a question as judged: one where claims are the same, two where not.

    Args:
        groups: Claims of each answer; one may stand in two.
        apart: Pairs that part.
        rulings: What is judged.
    """
    members = {claim_id for group in groups for claim_id in group}
    pairs = {p for p in rulings.pairs if p <= members}
    same = {p for p in pairs if rulings.kind_of(p) is JudgementKind.SAME}
    far = (apart - same) | rulings.held_apart(pairs)
    merged = _merged(groups, same)
    return [piece for group in merged for piece in _cut(group, same, far)]


def _merged(groups: Sequence[Group], same: Iterable[Pair]) -> list[Group]:
    """Unite the answers that hold claims judged the same."""
    found = [set(group) for group in groups]
    for pair in sorted(same, key=sorted):
        touched = [group for group in found if group & pair]
        if any(pair <= group for group in touched):
            continue
        united = set[str]().union(*touched)
        found = [group for group in found if group not in touched] + [united]
    return [tuple(sorted(group)) for group in found]


def _cut(group: Group, same: Iterable[Pair], far: frozenset[Pair]) -> Iterator[Group]:
    """Part a set that holds rivals; claims judged the same move as one."""
    if not any(frozenset(pair) in far for pair in combinations(group, 2)):
        yield group
        return
    links = [(a, b) for a, b in (sorted(p) for p in same) if {a, b} <= set(group)]
    units = components_held(group, links, Held())
    pieces: list[set[str]] = []
    for unit in units:
        free = (
            piece
            for piece in pieces
            if not any(frozenset(pair) in far for pair in product(unit, piece))
        )
        home = next(free, None)
        if home is None:
            home = set[str]()
            pieces.append(home)
        home |= set(unit)
    yield from (tuple(sorted(piece)) for piece in pieces)
