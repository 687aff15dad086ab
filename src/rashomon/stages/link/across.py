"""Join what documents call one actor, and give every actor its name.

    Sense of all documents -> identities -> spellings, acronyms, surnames -> Actor, Link

Identities meet by keys, never all with all. Spelling is decided on two names alone. An
acronym or a rare surname is joined to the one long form of the case that fits, or to none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rashomon.model import Actor, ActorKind, content_id
from rashomon.stages.link.params import LinkParams
from rashomon.stages.link.sense import Scheme, Sense
from rashomon.stages.link.spelling import same_spelling, spelling_keys
from rashomon.stages.link.tables import Tables
from rashomon.stages.link.words import commonness, fold, initials, is_acronym

Identity = tuple[str, ...]

MIN_INITIALS = 3
"""Letters an acronym needs to be joined to a long form of another document: two letters
stand for too much."""


@dataclass(slots=True)
class _Cluster:
    """All that was found of one identity."""

    identity: Identity
    names: Counter[str] = field(default_factory=Counter[str])
    forms: Counter[str] = field(default_factory=Counter[str])
    roles: set[str] = field(default_factory=set[str])
    kinds: Counter[ActorKind] = field(default_factory=Counter[ActorKind])


@dataclass(frozen=True, slots=True)
class Joined:
    """The actors of a case in id order, and each identity's actor with why it was joined."""

    actors: tuple[Actor, ...]
    actor_of: dict[Identity, str]
    why: dict[Identity, str]


def join_documents(found: Iterable[Sense], tables: Tables, params: LinkParams) -> Joined:
    """Make one actor of all identities that are one."""
    clusters = _clusters(found)
    joins = _Joins(clusters)
    _join_spellings(clusters, joins)
    _join_acronyms(clusters, joins)
    _join_surnames(clusters, joins, params.rare_surname)
    actors: list[Actor] = []
    actor_of: dict[Identity, str] = {}
    for members in joins.groups():
        actor = _actor([clusters[m] for m in members], tables)
        actors.append(actor)
        actor_of.update(dict.fromkeys(members, actor.id))
    return Joined(tuple(sorted(actors, key=lambda a: a.id)), actor_of, joins.why)


def _clusters(found: Iterable[Sense]) -> dict[Identity, _Cluster]:
    clusters: dict[Identity, _Cluster] = {}
    for sense in found:
        cluster = clusters.setdefault(sense.identity, _Cluster(sense.identity))
        cluster.names[sense.name] += 1
        cluster.forms[sense.form] += 1
        cluster.kinds[sense.kind] += 1
        cluster.roles |= {sense.role} if sense.role else set()
    return {identity: clusters[identity] for identity in sorted(clusters)}


class _Joins:
    """Which identities are one actor: a forest over them, smallest identity as root."""

    def __init__(self, identities: Iterable[Identity]) -> None:
        self._up: dict[Identity, Identity] = {i: i for i in identities}
        self.why: dict[Identity, str] = {}

    def root(self, identity: Identity) -> Identity:
        while self._up[identity] != identity:
            identity = self._up[identity]
        return identity

    def join(self, a: Identity, b: Identity, why: str) -> None:
        low, high = sorted((self.root(a), self.root(b)))
        if low != high:
            self._up[high] = low
            self.why.setdefault(a, f"{why}: {b[-1]!r}")

    def groups(self) -> list[list[Identity]]:
        found: dict[Identity, list[Identity]] = {}
        for identity in sorted(self._up):
            found.setdefault(self.root(identity), []).append(identity)
        return list(found.values())


def _join_spellings(clusters: dict[Identity, _Cluster], joins: _Joins) -> None:
    """Join spellings; a name between two that differ is left apart."""
    edges: dict[Identity, dict[Identity, str]] = {}
    kinds = {identity: _kind([cluster]) for identity, cluster in clusters.items()}
    for a, b in _pairs(clusters):
        why = _spelling(a, b, kinds)
        if why:
            edges.setdefault(a, {})[b] = why
            edges.setdefault(b, {})[a] = why
    for a in sorted(edges):
        for b, why in sorted(edges[a].items()):
            agree = all(c == b or c in edges[b] for c in edges[a])
            agree = agree and all(c == a or c in edges[a] for c in edges[b])
            if a < b and (agree or why != "a middle name more"):
                joins.join(a, b, why)


def _pairs(clusters: dict[Identity, _Cluster]) -> list[tuple[Identity, Identity]]:
    """Pair the identities that share a key."""
    by_key: dict[str, list[Identity]] = {}
    for identity in clusters:
        if identity[0] in {Scheme.NAME, Scheme.PERSON}:
            for key in {*spelling_keys(identity[1]), identity[1]}:
                by_key.setdefault(key, []).append(identity)
    pairs = {
        (a, b)
        for group in by_key.values()
        for n, a in enumerate(group)
        for b in group[n + 1 :]
    }
    return sorted(pairs)


def _spelling(a: Identity, b: Identity, kinds: Mapping[Identity, ActorKind]) -> str | None:
    if a[1] == b[1]:
        return "the same name"
    agree = kinds[a] == kinds[b] or ActorKind.OTHER in {kinds[a], kinds[b]}
    if a[0] != b[0] or not agree:
        return None
    return same_spelling(a[1], b[1], is_person=a[0] == Scheme.PERSON)


def _join_acronyms(clusters: dict[Identity, _Cluster], joins: _Joins) -> None:
    """Join an acronym to the one organisation of the case it can stand for."""
    longs: dict[str, set[Identity]] = {}
    for identity, cluster in clusters.items():
        if identity[0] in {Scheme.NAME, Scheme.BODY, Scheme.LISTED}:
            for form in {*cluster.forms, *cluster.names}:
                key = fold(form) if is_acronym(form) else initials(form)
                longs.setdefault(key, set()).add(identity)
    for identity, cluster in clusters.items():
        key = identity[-1]
        short = identity[0] == Scheme.NAME and len(key) >= MIN_INITIALS
        if not short or not all(is_acronym(form) for form in cluster.forms):
            continue
        fitting = {i for i in longs.get(key, set()) if i != identity}
        if len({joins.root(i) for i in fitting}) == 1:
            joins.join(identity, min(fitting), "initials of the only such name")


def _join_surnames(clusters: dict[Identity, _Cluster], joins: _Joins, rare: float) -> None:
    """Join a surname that is rare, or has the same title, to the one full name ending in it."""
    full: dict[str, set[Identity]] = {}
    for identity in clusters:
        if identity[0] == Scheme.PERSON and " " in identity[1]:
            full.setdefault(identity[1].split()[-1], set()).add(identity)
    for identity, cluster in clusters.items():
        if identity[0] not in {Scheme.PERSON, Scheme.NAME} or " " in identity[1]:
            continue
        fitting = full.get(identity[1], set())
        if len({joins.root(i) for i in fitting}) != 1:
            continue
        if any(cluster.roles & clusters[i].roles for i in fitting):
            joins.join(identity, min(fitting), "the same title, and the only such name")
        elif _is_rare(identity[1], rare):
            joins.join(identity, min(fitting), "a rare surname, and the only such name")


def _is_rare(word: str, limit: float) -> bool:
    return commonness(word) < limit


def _kind(clusters: Sequence[_Cluster]) -> ActorKind:
    """Take the kind most often shown; OTHER only where nothing else is."""
    kinds: Counter[ActorKind] = Counter()
    for cluster in clusters:
        kinds.update(cluster.kinds)
    shown = [k for k in kinds if k is not ActorKind.OTHER]
    return min(shown, key=lambda k: (-kinds[k], k.value), default=ActorKind.OTHER)


def _actor(clusters: Sequence[_Cluster], tables: Tables) -> Actor:
    kind = _kind(clusters)
    names: Counter[str] = Counter()
    forms: Counter[str] = Counter()
    for cluster in clusters:
        names.update(cluster.names)
        forms.update(cluster.forms)
    name = _name(clusters[0].identity, names, tables)
    made = content_id("actor", fold(name), kind.value, *_distinct(clusters))
    aliases = sorted({*forms, *names} - {name})
    return Actor(made, name, kind, tuple(aliases))


def _distinct(clusters: Sequence[_Cluster]) -> tuple[str, ...]:
    """Tell apart what the name alone does not: whose body or group it is."""
    identity = clusters[0].identity
    return identity[:2] if identity[0] in {Scheme.BODY, Scheme.GROUP} else ()


def _name(identity: Identity, names: Counter[str], tables: Tables) -> str:
    """Choose the name: of states and their armies by the table, else the fullest printed."""
    if identity[0] == Scheme.STATE:
        return tables.states[identity[1]].name
    if identity[0] == Scheme.ARMY:
        return f"{tables.states[identity[1]].adjective} army"
    return min(
        names, key=lambda n: (_is_shouted(n), is_acronym(n), -len(n.split()), -names[n], n)
    )


def _is_shouted(name: str) -> bool:
    return name.isupper() and not is_acronym(name)


def with_reason(sense: Sense, joined: Joined) -> Sense:
    """Add why an identity was joined to another's."""
    more = joined.why.get(sense.identity)
    return replace(sense, why=f"{sense.why}; {more}") if more else sense
