"""Lay the facets of claims out in arrays, a column for each trait.

    Facets -> rows -> Columns -> Sides (both claims of many pairs), of which millions are asked

A set of words is a mark: 256 bits, one for each word by its hash. Two words may share a bit,
so marks tell what sets certainly do not have in common, never what they have. A name is 63 bits
of its hash, so that the row of a claim is made of it alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntFlag, auto
from functools import lru_cache, reduce
from hashlib import blake2b
from operator import or_
from typing import Any

from rashomon.stages.compare.causes import cause_names
from rashomon.stages.compare.counts import is_alone
from rashomon.stages.compare.custody import FREE, HELD, LET_GO
from rashomon.stages.compare.denials import focus, is_put_forward, may_deny
from rashomon.stages.compare.doings import done_heads
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.figures import Figure
from rashomon.stages.compare.holds import hold_names
from rashomon.stages.compare.keys import exact_figures, odd_figures
from rashomon.stages.compare.levels import comes_about
from rashomon.stages.compare.loads import load_key
from rashomon.stages.compare.lookouts import deniable
from rashomon.stages.compare.states import opposites
from rashomon.stages.compare.victims import tells_who
from rashomon.stages.compare.wordings import bare_words
from rashomon.stages.compare.words import is_light, term

MARK_BITS = 256
"""A claim has some 20 words. With 64 bits a third of the bits is set, and a word of one claim
is too often hidden behind another's; 512 bits let hardly fewer pairs through."""


Name = str | tuple[str, ...] | None
"""What is only asked to be equal; None never is."""


class Trait(IntFlag):
    """What a claim is or has, in the column `traits`."""

    NEGATIVE = auto()
    SETTLED = auto()
    CONFIRMED = auto()
    UNCONFIRMED = auto()
    REACHED = auto()
    MISSED = auto()
    BETTERED = auto()
    """It says that somebody made a place safer."""
    WORSENED = auto()
    LOSES = auto()
    """It counts a side's own dead."""
    FATED = auto()
    """It says what became of people."""
    HARMED = auto()
    """It says how badly one thing was harmed."""
    NORMED = auto()
    """It says how a level stands to its norm."""
    FIRST = auto()
    """It says who was the first to do something."""
    LIES = auto()
    """It puts something in somebody's territory."""
    RATED = auto()
    """It gives one share or speed."""
    NOTICED = auto()
    """It says whether word reached somebody."""
    DATED = auto()
    """It names days of its own."""
    PARTED = auto()
    """It holds several figures."""
    WHOLE = auto()
    """It holds a figure that others may add up to."""
    ENDS = auto()
    """It says until when something holds."""
    HELD = auto()
    """It says that somebody is held."""
    FREE = auto()
    """It says that somebody is free."""
    COUNTS = auto()
    """It holds a figure, and its "not" is at most a count of none."""
    DENIES = auto()
    """It may be the denial of something put forward."""
    PUT_FORWARD = auto()
    """It may be what is denied."""
    ANSWERABLE = auto()
    """It says who did something, or did not."""
    CHARGES = auto()
    """It lays a deed to somebody, or clears him."""
    REFUSES = auto()
    """It denies something that can be looked for by what it means."""
    REJECTS = auto()
    """It denies accounts told before it."""
    CALLS = auto()
    """It says who the dead were."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The traits of claims, a row each."""

    marks: Mapping[str, Any]
    """Sets of words, four numbers of 64 bits a claim."""
    numbers: Mapping[str, Any]
    """Counts and weights; names as numbers that are equal where the names are, -1 for none."""
    places: Any
    """The row of each claim."""

    @classmethod
    def of(cls, claims: Sequence[Facets]) -> Columns:
        """Lay claims out."""
        import numpy as np

        return cls.of_rows(rows_of(claims), np.arange(len(claims)))

    @classmethod
    def of_rows(cls, rows: Any, places: Any) -> Columns:  # noqa: ANN401  numpy arrays
        """Give the columns of rows that were laid out before.

        Args:
            rows: Of the claims.
            places: The row of each claim.
        """
        marks = {name: rows["marks"][:, k] for k, name in enumerate(_MARKS)}
        names = {name: rows["names"][:, k] for k, name in enumerate(_NAMES)}
        amounts = {name: rows["amounts"][:, k] for k, name in enumerate(_AMOUNTS)}
        whole = {n: column.astype("i8") for n, column in amounts.items() if n not in SUMS}
        return cls(marks, amounts | whole | names, places)


@lru_cache(maxsize=1)
def row_type() -> Any:  # noqa: ANN401  numpy is loaded late
    """Say what the row of a claim holds."""
    import numpy as np

    return np.dtype(
        [
            ("marks", "<u8", (len(_MARKS), MARK_BITS // 64)),
            ("names", "<i8", (len(_NAMES),)),
            ("amounts", "<f8", (len(_AMOUNTS),)),
        ]
    )


def rows_of(claims: Sequence[Facets]) -> Any:  # noqa: ANN401  a numpy array
    """Lay claims out, each in a row that depends on nothing but the claim."""
    import numpy as np

    rows: Any = np.zeros(len(claims), row_type())
    for k, read in enumerate(_MARKS.values()):
        rows["marks"][:, k] = _marks(map(read, claims))
    for k, name in enumerate(_NAMES.values()):
        rows["names"][:, k] = [_numbered(name(f)) for f in claims]
    for k, amount in enumerate(_AMOUNTS.values()):
        rows["amounts"][:, k] = [amount(f) for f in claims]
    return rows


ASKED_OFTEN = frozenset({"traits", "report", "voice"})
"""Numbers that are looked up once for some pairs, 2 MB each, and not once a rule."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Pairs of claims by their rows in the columns."""

    columns: Columns
    a: Any
    b: Any
    held: dict[str, tuple[Any, Any]] = field(default_factory=dict[str, tuple[Any, Any]])
    """What nearly every rule asks of the same pairs; see `ASKED_OFTEN`."""

    def __len__(self) -> int:
        return len(self.a)

    def two(self, name: str) -> tuple[Any, Any]:
        """Give a number of either claim."""
        found = self.held.get(name)
        if found is None:
            column = self.columns.numbers[name]
            found = column[self.a], column[self.b]
            if name in ASKED_OFTEN:
                self.held[name] = found
        return found

    def same(self, name: str) -> Any:  # noqa: ANN401  numpy arrays; numpy is loaded late
        """Tell where both have the same of something, and have it."""
        a, b = self.two(name)
        return (a == b) & (a >= 0)

    def both(self, trait: Trait) -> Any:  # noqa: ANN401
        """Tell where both have a trait."""
        a, b = self.two("traits")
        return (a & b & trait.value) != 0

    def neither(self, trait: Trait) -> Any:  # noqa: ANN401
        """Tell where neither has a trait."""
        a, b = self.two("traits")
        return ((a | b) & trait.value) == 0

    def agree(self, trait: Trait) -> Any:  # noqa: ANN401
        """Tell where both have a trait or neither has."""
        a, b = self.two("traits")
        return ((a ^ b) & trait.value) == 0

    def either_way(self, one: Trait, other: Trait) -> Any:  # noqa: ANN401
        """Tell where one claim has the first trait and the other the second."""
        first, second = self.has(one), self.has(other)
        return (first[0] & second[1]) | (first[1] & second[0])

    def has(self, trait: Trait) -> tuple[Any, Any]:
        """Tell of either claim whether it has a trait."""
        a, b = self.two("traits")
        return (a & trait.value) != 0, (b & trait.value) != 0

    def lacking(self, name: str, other: str) -> tuple[Any, Any]:
        """Count the words of each claim that the other certainly does not have.

        Args:
            name: The mark of the words.
            other: The mark they are looked up in.
        """
        mine, theirs = self.columns.marks[name], self.columns.marks[other]
        return _count(mine[self.a] & ~theirs[self.b]), _count(
            mine[self.b] & ~theirs[self.a]
        )

    def meet(self, name: str, other: str | None = None) -> Any:  # noqa: ANN401
        """Tell where the first claim's words may be among the second's, or the other way."""
        mine, theirs = self.columns.marks[name], self.columns.marks[other or name]
        found = (mine[self.a] & theirs[self.b]).any(1)
        return found if other is None else found | (mine[self.b] & theirs[self.a]).any(1)

    def narrowed(self, mask: Any) -> Sides:  # noqa: ANN401
        """Keep some pairs."""
        return Sides(self.columns, self.a[mask], self.b[mask])


def _count(marks: Any) -> Any:  # noqa: ANN401
    import numpy as np

    return np.bitwise_count(marks).sum(1, dtype=np.int64)


def _numbered(name: Name) -> int:
    """Give equal names one number, None -1: 63 bits of its hash."""
    if name is None:
        return -1
    parts = (name,) if isinstance(name, str) else name
    return _hashed("\0".join(map(str, parts)))


@lru_cache(maxsize=1 << 15)
def _hashed(name: str) -> int:
    digest = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def _begin(facets: Facets) -> str | None:
    return facets.begin.family if facets.begin else None


def _landmark(facets: Facets) -> str | None:
    return facets.bearing.landmark if facets.bearing else None


def _deed(facets: Facets) -> str | None:
    """Give the kind of a deed; one without a doer is set against none."""
    return facets.deed.kind if facets.deed.doers else None


def _voice(facets: Facets) -> tuple[str, ...]:
    """Name who holds a claim as `Pair.is_one_voice` compares it."""
    speaker = facets.speaker
    if speaker.actor_id:
        return (speaker.actor_id,)
    return speaker.name, str(speaker.is_author)


def _traits(facets: Facets) -> int:
    figures, aim, effect = facets.figures, facets.aim, facets.effect
    whole = any(f.low == f.high and f.unit is None for f in figures)
    none = all(f.high == 0 for f in figures)
    custody = facets.custody.state if facets.custody else None
    held = (
        (Trait.NEGATIVE, facets.is_negative),
        (Trait.SETTLED, facets.is_settled),
        (Trait.CONFIRMED, facets.is_confirmed is True),
        (Trait.UNCONFIRMED, facets.is_confirmed is False),
        (Trait.REACHED, aim is not None and aim.is_reached),
        (Trait.MISSED, aim is not None and not aim.is_reached),
        (Trait.BETTERED, effect is not None and effect.is_better),
        (Trait.WORSENED, effect is not None and not effect.is_better),
        (Trait.LOSES, facets.loss is not None),
        (Trait.FATED, bool(facets.fates)),
        (Trait.CALLS, tells_who(facets)),
        (Trait.HARMED, facets.damage is not None),
        (Trait.NORMED, facets.norm is not None),
        (Trait.FIRST, facets.first is not None),
        (Trait.LIES, facets.territory is not None),
        (Trait.RATED, facets.rate is not None),
        (Trait.NOTICED, facets.notice is not None),
        (Trait.DATED, facets.own_days is not None),
        (Trait.PARTED, len(figures) > 1),
        (Trait.WHOLE, whole),
        (Trait.COUNTS, bool(figures) and (none or not facets.is_negative)),
        (Trait.DENIES, may_deny(facets)),
        (Trait.PUT_FORWARD, is_put_forward(facets)),
        (Trait.ANSWERABLE, bool(facets.deed.doers)),
        (Trait.CHARGES, facets.charge is not None),
        (Trait.REFUSES, facets.core is not None),
        (Trait.REJECTS, facets.rejects),
        (Trait.ENDS, facets.end is not None),
        (Trait.HELD, custody == HELD),
        (Trait.FREE, custody in {FREE, LET_GO}),
    )
    return sum(trait.value for trait, is_so in held if is_so)


def _reach(facets: Facets) -> Iterable[str]:
    """Give every term under which a claim may be found to tell of what another denies."""
    yield from facets.words
    yield from facets.context
    yield from map(term, facets.tokens)
    if facets.predicate is not None:
        yield facets.predicate


def _counts(facets: Facets) -> Iterable[str]:
    """Name what each figure counts so that two that count alike share a name (figure_pairs)."""
    return (name for f in facets.figures if f.state is not None for name in _names(f))


def _bare_counts(facets: Facets) -> Iterable[str]:
    """The same for figures of which nothing says what happened to those counted."""
    alone = (f for f in facets.figures if f.state is None and is_alone(f, facets))
    return (name for f in alone for name in _names(f))


def _told_measures(facets: Facets) -> Iterable[str]:
    return (f.measure for f in facets.figures if f.measure and not f.is_vague)


def _names(figure: Figure) -> Iterable[str]:
    if not figure.is_vague:
        yield f"{_frame(figure)} unit {figure.unit}"
        if figure.kind:
            yield f"{_frame(figure)} kind"


def _frame(figure: Figure) -> str:
    return f"{figure.state} {figure.partial} {bool(figure.base)}"


def _focus(facets: Facets) -> Iterable[str]:
    about = focus(facets) if facets.is_negative else None
    return () if about is None else (about,)


def _predicate(facets: Facets) -> Iterable[str]:
    """Give the predicate that the other claim has to have; none for a light one."""
    told = facets.predicate
    is_open = told is None or is_light(told) or comes_about(facets)
    return () if told is None or is_open else (told,)


def _opposed(facets: Facets) -> Iterable[str]:
    return (other for state in facets.states for other, _ in opposites()[state])


def _refused(facets: Facets) -> Iterable[str]:
    return facets.core.verb if facets.core is not None else ()


_AMOUNTS: Mapping[str, Callable[[Facets], float]] = {
    "traits": _traits,
    "words": lambda f: len(f.tokens),
    "weight": lambda f: f.total,
    "terms": lambda f: len(f.content),
    "content": lambda f: f.content_total,
}

SUMS = frozenset({"weight", "content"})
"""Amounts that are sums of weights; the others are whole numbers."""

_NAMES: Mapping[str, Callable[[Facets], Name]] = {
    "wording": bare_words,
    "figures": lambda f: f.numbers,
    "exact figures": exact_figures,
    "certainty": lambda f: f.claim.certainty,
    "voice": _voice,
    "report": lambda f: f.report.id,
    "own day": lambda f: None if f.own_days is None else f"{f.own_days}",
    "predicate": lambda f: f.predicate,
    "deed": _deed,
    "load": lambda f: load_key(f.load) if f.load else None,
    "begin": _begin,
    "clock": lambda f: None if f.clock is None else "",
    "landmark": _landmark,
}

_MARKS: Mapping[str, Callable[[Facets], Iterable[str]]] = {
    "tokens": lambda f: f.tokens,
    "content": lambda f: f.content,
    "reach": _reach,
    "focus": _focus,
    "predicate": _predicate,
    "classes": lambda f: f.classes,
    "refused": _refused,
    "deniable": deniable,
    "counts": _counts,
    "bare counts": _bare_counts,
    "measures": _told_measures,
    "causes": lambda f: cause_names(f.cause) if f.cause else (),
    "holds": lambda f: hold_names(f.hold) if f.hold else (),
    "told": lambda f: f.told,
    "counted states": lambda f: (g.state for g in f.figures if g.state is not None),
    "states": lambda f: f.states,
    "opposed": _opposed,
    "state terms": lambda f: map(term, f.states),
    "odd figures": odd_figures,
    "doings": lambda f: done_heads(f.claim.span.quote, f.claim.predicate),
}
"""What is read of a claim for each mark."""


def _marks(sets: Iterable[Iterable[str]]) -> Any:  # noqa: ANN401
    import numpy as np

    found = bytearray()
    for words in sets:
        bits = reduce(or_, map(_bit, words), 0)
        found += bits.to_bytes(MARK_BITS // 8, "little") if bits else _EMPTY
    return np.frombuffer(bytes(found), np.uint64).reshape(-1, MARK_BITS // 64)


_EMPTY = bytes(MARK_BITS // 8)


@lru_cache(maxsize=1 << 17)
def _bit(word: str) -> int:
    digest = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=2).digest()
    return 1 << int.from_bytes(digest, "big") % MARK_BITS


ROW_CACHES = (_hashed, _bit)
"""What is looked up where claims are laid out, and hardly afterwards."""
