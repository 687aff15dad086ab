"""Lay the facets of claims out in arrays, a column for each trait.

    Facets -> rows -> Columns; sides.py asks them of millions of pairs

A set of words is a mark: 256 bits, one for each word by its hash. Two words may share a bit,
so marks tell what sets certainly do not have in common, never what they have. A name is 63 bits
of its hash, so that the row of a claim is made of it alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
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
from rashomon.stages.compare.held import Coding, Plain
from rashomon.stages.compare.holds import hold_names
from rashomon.stages.compare.keys import exact_figures, odd_figures
from rashomon.stages.compare.levels import comes_about
from rashomon.stages.compare.loads import load_key
from rashomon.stages.compare.lookouts import deniable
from rashomon.stages.compare.opposing import gist_of
from rashomon.stages.compare.retold import heads_beside
from rashomon.stages.compare.states import opposites
from rashomon.stages.compare.victims import tells_who
from rashomon.stages.compare.wordings import bare_words
from rashomon.stages.compare.words import is_light, term
from rashomon.text.gists import WIDTH

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
    PARTICULAR = auto()
    """It gives a number that is one person's or one place's own."""
    DIES = auto()
    """It tells of the death of one person."""
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
    WISHED = auto()
    """It says at whose wish somebody came or left."""
    RECEIVES = auto()
    """It says how people took to those who came."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The traits of claims, a row each: arrays, or what is looked up as an array is."""

    marks: Mapping[str, Any]
    """Sets of words, four numbers of 64 bits a claim."""
    numbers: Mapping[str, Any]
    """Counts and weights; names as numbers that are equal where the names are, -1 for none."""
    gists: Any
    """What each claim is worth reading beside others by, a row of bytes a claim."""
    places: Any
    """The row of each claim."""

    @classmethod
    def of(cls, claims: Sequence[Facets]) -> Columns:
        """Lay claims out."""
        import numpy as np

        rows = Rows()
        rows.add(rows_of(claims).tobytes())
        return rows.columns(np.arange(len(claims)))


ROWS_AT_ONCE = 1 << 14
"""Rows that wait to be taken apart, 12 MB: with fewer, values are looked up more often."""

OWN_MARKS = frozenset({"tokens", "content", "reach", "deniable", "beside"})
OWN_NAMES = frozenset({"wording", "voice"})
"""What nearly every claim has to itself. Of each other mark 8 claims in 10 have none, or (the
predicate) one of a few hundred."""


class Rows:
    """The rows of a case while they come in: what many claims have is held once.

    As they were written the rows of 252,000 claims took 190 MB; so held, 75; and 32 of gists.
    """

    def __init__(self) -> None:
        """Begin with no rows."""
        import numpy as np

        none, empty = np.int64(-1), np.frombuffer(_EMPTY, np.uint64)
        self._waiting = bytearray()
        self._columns: dict[str, dict[str, Plain | Coding]] = {
            "marks": {n: Plain("u8") if n in OWN_MARKS else Coding(empty) for n in _MARKS},
            "names": {n: Plain("i8") if n in OWN_NAMES else Coding(none) for n in _NAMES},
            "amounts": {n: Plain("f8" if n in SUMS else "i8") for n in _AMOUNTS},
            "gists": {"gist": Plain("i1")},
        }

    def add(self, rows: bytes) -> None:
        """Take rows in."""
        self._waiting += rows
        if len(self._waiting) >= ROWS_AT_ONCE * row_type().itemsize:
            self._take_apart()

    def columns(self, places: Any) -> Columns:  # noqa: ANN401  a numpy array
        """Give the columns of all rows; none is added afterwards.

        Args:
            places: The row of each claim.
        """
        self._take_apart()
        marks, names, amounts, gists = (
            {name: column.held() for name, column in columns.items()}
            for columns in self._columns.values()
        )
        return Columns(marks, amounts | names, gists["gist"], places)

    def _take_apart(self) -> None:
        import numpy as np

        rows: Any = np.frombuffer(bytes(self._waiting), row_type())
        self._waiting.clear()
        for kind, columns in self._columns.items():
            for k, column in enumerate(columns.values()):
                column.add(rows[kind][:, k])


@lru_cache(maxsize=1)
def row_type() -> Any:  # noqa: ANN401  numpy is loaded late
    """Say what the row of a claim holds."""
    import numpy as np

    return np.dtype(
        [
            ("marks", "<u8", (len(_MARKS), MARK_BITS // 64)),
            ("names", "<i8", (len(_NAMES),)),
            ("amounts", "<f8", (len(_AMOUNTS),)),
            ("gists", "i1", (1, WIDTH)),
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
    for k, facets in enumerate(claims):
        rows["gists"][k, 0] = gist_of(facets)
    return rows


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


def voice_key(facets: Facets) -> tuple[str, ...]:
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
        (Trait.PARTICULAR, bool(facets.particulars)),
        (Trait.DIES, facets.death is not None),
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
        (Trait.WISHED, facets.wish is not None),
        (Trait.RECEIVES, facets.reception is not None),
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


def _beside(facets: Facets) -> Iterable[str]:
    """Give what stands beside the verb of a claim that may agree with one told otherwise."""
    return () if facets.is_negative or not facets.is_settled else heads_beside(facets)


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
    "voice": voice_key,
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
    "beside": _beside,
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
