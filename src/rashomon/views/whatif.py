"""Follow what a voice says would come of an event: its own claims, and nothing beyond them.

    event -> causes and conditions that begin with it -> their effects -> Step, Step, ...

No likelihood is computed. A step is there because somebody says it; its hedge is the claim's.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.errors import UnknownNameError
from rashomon.stages.compare import find_tokens, weighted_terms
from rashomon.text.lexicon import load_mapping
from rashomon.text.state_names import states_named
from rashomon.views.accounts import account_rows
from rashomon.views.claims import ClaimRow, claim_row
from rashomon.views.system import CauseRow, cause_rows

if TYPE_CHECKING:
    from rashomon.views.index import CaseIndex

LEAST_WEIGHT = 1.0
"""Lightest word (weights of `compare`) by which two happenings may be one: "country" is 1.0."""

DEEPEST = 12
"""Steps after which a chain is followed no further; no report tells of longer ones."""


OPEN = frozenset({"it", "its", "this", "that", "them", "their", "they"})
"""Words that stand for what is named before them."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that somebody says would come of another."""

    depth: int
    """1: of the event itself."""
    cause: str
    link: str
    effect: str
    certainty: str
    claim: ClaimRow
    accounts: tuple[str, ...]
    """Letters of the accounts it stands in."""


@dataclass(frozen=True, slots=True)
class Consequences:
    """What is said to come of an event."""

    event: str
    voice: str | None
    """Whose claims were followed; None: everybody's."""
    steps: tuple[Step, ...]
    """Each step right behind the one it follows from, in reading order else."""
    others: tuple[Step, ...]
    """What voices that were not asked for say comes of the event, first steps only."""


@dataclass(frozen=True, slots=True)
class Happening:
    """What a few words tell of, as far as it can be met in other words."""

    parties: frozenset[str]
    """States."""
    senses: frozenset[str]
    """What happens, by its name in `whatif_senses`."""
    others: frozenset[str]
    """Stems of the other words that say which: "bridge", "harvest"."""


@dataclass(frozen=True, slots=True)
class Link:
    """A step that may be taken, and what its cause tells of."""

    step: Step
    told: Happening


def what_if(index: CaseIndex, event: str, voice: str | None = None) -> Consequences:
    """Follow an assumed event through the causal and predictive claims of one voice.

    Args:
        index: The case.
        event: What is assumed, in a few words.
        voice: The letter or id of an account, or the name of one who speaks; None: everybody.

    Raises:
        UnknownNameError: There is no such account or voice.
    """
    steps = [*_of_causes(index), *_of_conditions(index)]
    links = [Link(step, _told(index, step)) for step in steps]
    asked = _asked(index, voice)
    theirs = [link for link in links if _is_of(index, link.step, asked)]
    rest = [link for link in links if not _is_of(index, link.step, asked)]
    begin = happening(event)
    others = tuple(link.step for link in rest if meets(begin, link.told))
    return Consequences(event, voice, tuple(_followed(theirs, begin)), others)


def _told(index: CaseIndex, step: Step) -> Happening:
    """Read a cause; what "it" may stand for is named in its sentence or the one before."""
    told, claim = happening(step.cause), step.claim
    if told.others or told.parties or OPEN.isdisjoint(find_tokens(step.cause)):
        return told
    sentences = index.reading.sentences.get(claim.document_id, ())
    at = bisect_right(sentences, claim.start, key=lambda s: s.start) - 1
    first = sentences[max(at - 1, 0)].start if sentences else claim.start
    text = index.reading.documents[claim.document_id].text
    near = happening(text[first : claim.start])
    return replace(told, parties=near.parties, others=near.others)


def happening(words: str) -> Happening:
    """Read what a few words tell of."""
    known = load_mapping("whatif_senses")
    tokens = find_tokens(words)
    rest = tuple(t for t in tokens if t not in known)
    heavy = {t for t, weight in weighted_terms(rest).items() if weight >= LEAST_WEIGHT}
    senses = frozenset(known[t] for t in tokens if t in known)
    return Happening(states_named(words), senses, frozenset(heavy - _of_states(words)))


@lru_cache(maxsize=1000)
def _of_states(words: str) -> frozenset[str]:
    """Give the terms of the words that name states: they are parties, no happening."""
    named = [t for t in words.split() if states_named(t.strip(".,;:’'\""))]
    return frozenset(weighted_terms(find_tokens(" ".join(named))))


def meets(assumed: Happening, told: Happening) -> bool:
    """Tell whether words may tell of an assumed happening: who or which, and what happens.

    What has a name in one must have it in the other: of somebody or something that is only
    "it", and that nothing near it names, nobody can tell.
    """
    if assumed.parties and not assumed.parties & told.parties:
        return False
    if assumed.senses:
        is_other = bool(assumed.others) and not assumed.others & told.others
        return bool(assumed.senses & told.senses) and not is_other
    return bool(assumed.others & told.others) if assumed.others else bool(assumed.parties)


def _followed(links: Sequence[Link], begin: Happening) -> Iterator[Step]:
    """Give the steps that follow, depth first; a step is taken once, so a circle ends."""
    taken: set[tuple[str, str, str]] = set()

    def after(told: Happening, words: str, depth: int) -> Iterator[Step]:
        for link in links:
            step = link.step
            key = (step.claim.id, step.cause, step.effect)
            is_next = step.cause == words or meets(told, link.told)
            if key in taken or not is_next or depth > DEEPEST:
                continue
            taken.add(key)
            yield replace(step, depth=depth)
            yield from after(happening(step.effect), step.effect, depth + 1)

    yield from after(begin, "", 1)


def _of_causes(index: CaseIndex) -> Iterator[Step]:
    letters = {a.id: a.letter for a in account_rows(index).rows}
    rank = index.rank
    rows = [row for row in cause_rows(index).rows if row.claims]
    rows.sort(key=lambda row: (rank[row.claims[0].id], row.cause, row.id))
    yield from (_step(row, letters) for row in rows)


def _step(row: CauseRow, letters: Mapping[str, str]) -> Step:
    accounts = tuple(sorted(letters[i] for i in row.account_ids if i in letters))
    return Step(1, row.cause, row.link, row.effect, row.certainty, row.claims[0], accounts)


def _of_conditions(index: CaseIndex) -> Iterator[Step]:
    """Read "if X, Y": what a claim makes conditional comes of its condition."""
    by_name: dict[str, list[str]] = {}
    for account in account_rows(index).rows:
        for name in account.held_by:
            by_name.setdefault(name, []).append(account.letter)
    for claim in (c for c in index.claims if c.condition):
        row = claim_row(index, claim)
        condition = row.condition or ""
        effect = row.quote.replace(condition, "").strip(" ,;.")
        accounts = tuple(by_name.get(index.speakers.name_of(claim), ()))
        if effect:
            yield Step(1, condition, "then", effect, row.certainty, row, accounts)


def _asked(
    index: CaseIndex, voice: str | None
) -> tuple[frozenset[str], frozenset[str]] | None:
    """Give the letters and the names that are asked for; None: all."""
    if voice is None:
        return None
    accounts = account_rows(index).rows
    letters = {a.letter for a in accounts if voice in (a.letter, a.id)}
    voices = (index.speakers.of(claim) for claim in index.claims)
    names = {voice.name for voice in voices if voice}
    if letters or voice in names:
        return frozenset(letters), frozenset() if letters else frozenset({voice})
    sought, known = "account or voice", [*(a.letter for a in accounts), *names]
    raise UnknownNameError.of(sought, voice, known)


def _is_of(
    index: CaseIndex, step: Step, asked: tuple[frozenset[str], frozenset[str]] | None
) -> bool:
    if asked is None:
        return True
    letters, names = asked
    whose = index.speakers.name_of(index.claim_by_id[step.claim.id])
    return not letters.isdisjoint(step.accounts) or whose in names
