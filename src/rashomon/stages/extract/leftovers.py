"""Give the author what is left of a clause once the words of others are taken out.

clause, words that others say -> what the author says with the rest -> Clause | None
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from rashomon.stages.extract.clause_edges import past_closing
from rashomon.stages.extract.clauses import Clause
from rashomon.stages.extract.dangling import without_dangling
from rashomon.stages.extract.edges import run_on_before
from rashomon.text.lexicon import load_mapping
from rashomon.text.parse import Parse, Token


@dataclass(frozen=True, slots=True)
class Spoken:
    """Token indices that belong to others, and the cues that handed them over."""

    content: AbstractSet[int]
    cues: AbstractSet[int]
    sources: AbstractSet[int]

    def takes(self, i: int, doers: AbstractSet[int]) -> bool:
        """Tell whether a token is not the author's.

        Args:
            i: Index of the token.
            doers: Sources that also do something in the clause: they stay.
        """
        return i in self.content or i in self.cues or (i in self.sources and i not in doers)


def left_over(parse: Parse, clause: Clause, spoken: Spoken) -> Clause | None:
    """Give a clause without what others say; None when nothing assertable is left.

    Who says something may also do something: in "critics condemned the plan, claiming that
    ..." they stay the subject of what they did.
    """
    if clause.head.i in spoken.content:
        return None
    is_credit = clause.head.i in spoken.cues
    doers: set[int] = (
        set() if is_credit else _doers(parse, clause) | _told_of(clause, spoken)
    )
    kept = [t for t in clause.tokens if not spoken.takes(t.i, doers)]
    runs = _runs(kept, lambda i: spoken.takes(i, doers))
    if is_credit:
        return run_on_before(clause, spoken.cues, runs)
    run = next((r for r in runs if clause.head in r), None)
    if run is None:
        return None
    low, high = 0, len(run)
    while high and (
        run[high - 1].pos in {"PUNCT", "CCONJ"} or run[high - 1].tag in RELATIVE
    ):
        high -= 1
    while low < high and _is_opening(run[low]):
        low += 1
    kept = without_dangling(parse, run[low:high])
    if len(kept) == high - low:
        kept = run[low : past_closing(run, low, high)]
    if _waits_for(parse, kept):
        kept = [t for t in clause.tokens if t.i >= kept[0].i]
    is_cut = clause.head not in kept or (kept[-1] is clause.head and kept[-1].lemma == "be")
    return (
        None if is_cut else Clause(clause.head, tuple(kept))
    )  # "The claim is | ...": nothing left


def _waits_for(parse: Parse, kept: Sequence[Token]) -> bool:
    """See "was lifted only | after the guild threatened to strike": when is all that it says."""
    last = kept[-1] if kept else None
    if last is None or last.lemma.lower() != "only" or last.i + 1 >= len(parse.tokens):
        return False
    return parse.tokens[last.i + 1].lemma.lower() in load_mapping("subordinators")


def _is_opening(token: Token) -> bool:
    """Know what ties a piece to its neighbour; "nor", and "neither" of two, negate it and stay."""
    is_joint = token.pos == "PUNCT" or (token.pos == "CCONJ" and token.dep != "nsubj")
    return is_joint and token.lemma.lower() != "nor"


RELATIVE = frozenset({"WDT", "WP"})
"""A "that" or "which" at the end of a piece opens what somebody else says."""


def _doers(parse: Parse, clause: Clause) -> set[int]:
    """Give the words of the subject of a clause."""
    subjects = parse.dependents(clause.head.i, "nsubj", "nsubjpass")
    return {t.i for subject in subjects for t in parse.subtree(subject.i)}


def _told_of(clause: Clause, spoken: Spoken) -> set[int]:
    """Give whom the clause tells of and a clause beside credits: "driven by | a guild | that says".

    The words before the relative pronoun belong to both.
    """
    found: set[int] = set()
    for relative in (t for t in clause.tokens if t.dep == "relcl" and t.i in spoken.cues):
        named = {
            t.i for t in clause.tokens if t.i <= relative.head and t.i in spoken.sources
        }
        found |= _run_up_to(named, relative.head)
    return found


def _run_up_to(places: AbstractSet[int], last: int) -> set[int]:
    """Give the unbroken run of places that ends with the last one."""
    found: set[int] = set()
    while last in places:
        found.add(last)
        last -= 1
    return found


def _runs(tokens: list[Token], is_gone: Callable[[int], bool]) -> list[list[Token]]:
    """Split where words of others stand between; an aside of the author's own does not."""
    runs: list[list[Token]] = []
    for token in tokens:
        last = runs[-1][-1].i if runs else token.i
        if runs and (token.i - last <= 2 or not any(map(is_gone, range(last, token.i)))):
            runs[-1].append(token)
        else:
            runs.append([token])
    return runs
