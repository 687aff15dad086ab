"""Set a denial against what it denies where both are put in other words.

    Pair (one negative), core of the denial -> found in the other claim -> Finding | None

`denials` finds the words of a denial in the other claim; here what it denies is found by what
words mean and entail ("laid down their arms" for "no unit surrendered"), its asides left out.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rashomon.model import Certainty, Level, Slot
from rashomon.stages.compare.charges import whole_names
from rashomon.stages.compare.cores import Core, Sort
from rashomon.stages.compare.denials import (
    STANDS_BY,
    doubt_stems,
    is_almost,
    is_aside,
    is_doubted,
    is_of_another_deed,
    is_of_part,
    may_meet,
)
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.figures import wider_kinds
from rashomon.stages.compare.findings import Finding, Pair, contradicts, same
from rashomon.stages.compare.grounding import (
    MIN_VERB,
    is_grounded,
    is_of_people,
    is_of_speaker,
    meaning_weight,
    names_told,
)
from rashomon.stages.compare.levels import agent_level, figures_part, is_other_way
from rashomon.stages.compare.lookouts import (
    LOOKED_FOR,
    cue_meant,
    is_by_other,
    meant,
    places_them,
    words_meant,
)
from rashomon.stages.compare.meanings import (
    NAMED,
    doing,
    listed,
)
from rashomon.stages.compare.phrasing import closed
from rashomon.stages.compare.polarity import negation_words
from rashomon.stages.compare.shapes import hangs
from rashomon.stages.compare.stories import TOPIC_SHARED, shared_terms
from rashomon.stages.compare.subjects import are_two_people, is_of_one_person
from rashomon.stages.compare.timing import came_after, is_before
from rashomon.stages.compare.words import (
    find_tokens,
    kind_of,
    stem,
    term,
)

MAY_MISS_FROM = 4
"""Words of who and what from which one may be missing in the other claim."""


def by_refusal(pair: Pair) -> Finding | None:
    """See P against not P where P is told in other words, and not P told twice."""
    a, b = pair.a, pair.b
    if a.is_negative and b.is_negative:
        return _both_refuse(pair) if pair.are_settled else None
    if a.is_negative == b.is_negative or not pair.may_dispute:
        return None
    no, yes = (a, b) if a.is_negative else (b, a)
    if no.core is None or not (_is_denied(no) and _is_put_forward(no, yes)):
        return None
    if yes.claim.certainty is Certainty.PREDICTED or not _denies(no, no.core, yes):
        return None
    if (
        _is_one_side(no, yes)
        or is_of_part(no, yes)
        or is_of_another_deed(no, yes)
        or is_of_one_person(no, yes)
        or are_two_people(no, yes)
        or is_before(no, yes)
        or came_after(no, yes)
        or not (may_meet(pair) or _is_followed_up(pair, no, no.core, yes))
    ):
        return None
    grounds = pair.meeting.describe()
    return contradicts(
        Slot.DENIAL,
        f"{grounds + '; ' if grounds else ''}{no.speaker.name} denies what "
        f"{yes.speaker.name} puts forward ({', '.join(sorted(no.core.verb))})",
    )


def _is_denied(no: Facets) -> bool:
    """Tell whether a denial is plain: no aside, no doubt, no falling short."""
    return not (is_aside(no) or is_doubted(no) or is_almost(no))


def _both_refuse(pair: Pair) -> Finding | None:
    """See one thing denied twice: of each who and what of either, the other has its like."""
    first, second = pair.a.core, pair.b.core
    if first is None or second is None or not first.verb & second.verb:
        return None
    if any(is_aside(f) or is_doubted(f) for f in (pair.a, pair.b)):
        return None
    if not first.arguments or not _match(first, second) or not _match(second, first):
        return None
    if "confirm" in first.verb or not may_meet(pair) or figures_part(pair.a, pair.b):
        return None
    words = ", ".join(sorted(first.verb & second.verb))
    return same(f"both deny the same ({words}); {pair.meeting.describe()}".strip("; "))


def _match(one: Core, other: Core) -> bool:
    return all(any(_is_one(m, n) for n in other.arguments) for m in one.arguments)


def _is_one(m: frozenset[str], n: frozenset[str]) -> bool:
    """Tell whether two words may name one thing: a ferry and a vessel, no ferry and a yacht."""
    named = {t for t in m & n if t.startswith(NAMED)}
    return bool(m & n - named) or any(t.removeprefix(NAMED) in m | n for t in named)


def _is_put_forward(no: Facets, yes: Facets) -> bool:
    """Tell whether a claim plainly says that something is so.

    What it says that somebody said, warned of or wanted may be in doubt: "warned that rebels
    planned an attack" tells of a warning. "Dismissed forty guards" denies nothing where that
    is what is denied.
    """
    if yes.claim.factuality.source not in STANDS_BY or hangs(yes):
        return False
    if yes.claim.is_doubting:
        return False  # "raised doubts a truce was agreed"
    denied, is_doubt = _open_words(yes.claim.span.quote)
    if is_doubt:
        return False
    done = no.core.verb if no.core is not None else frozenset[str]()
    return all(doing(word) & done for word in denied)


@lru_cache(maxsize=1 << 13)
def _open_words(quote: str) -> tuple[frozenset[str], bool]:
    """Give the stems of words that deny in a claim's main clause, and whether one doubts."""
    main = _BESIDE.sub(" ", _BELOW.split(_AGAINST.sub(" ", quote), maxsplit=1)[0])
    stems = frozenset(stem(token) for token in find_tokens(_MONTH.sub("", main)))
    return stems & negation_words().keys(), bool(stems & doubt_stems())


_MONTH = re.compile(r"\bMay\b")
"""The month, not the verb."""

_AGAINST = re.compile(r"\bin (?:\w+ )?breach of\b", re.IGNORECASE)
"""What is done "in breach of the rules" is done."""

_BELOW = re.compile(
    r"\b(?:that|which|who|because|although|though|whereas|and (?:not|no|none|nobody|never))\b",
    re.IGNORECASE,
)
"""Words behind which another clause stands, "were moved | and not one was hurt" too."""

_BESIDE = re.compile(r"\bwithout (?:any |a |an |the )?[\w-]+", re.IGNORECASE)
"""What was done "without witnesses" was done."""


def _is_one_side(no: Facets, yes: Facets) -> bool:
    """Tell whether one party speaks in both: "nobody but us was there", "we were there".

    Two who write for one paper are two.
    """
    if no.speaker.is_author and yes.speaker.is_author and _have_two_writers(no, yes):
        return False
    mine, theirs = whole_names(no.speaker.name), whole_names(yes.speaker.name)
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def _have_two_writers(no: Facets, yes: Facets) -> bool:
    first, second = no.report.byline, yes.report.byline
    return first is not None and second is not None and first != second


_ALWAYS = re.compile(r"\b(?:never|ever|before|at any time|at no time)\b", re.IGNORECASE)
"""Words by which a denial is of all times, or of all before something."""


def _is_apart(no: Facets, pair: Pair) -> bool:
    """Tell whether days or places differ; a denial for all times is of other times too."""
    if _ALWAYS.search(no.claim.span.quote):
        return Level.INCOMPATIBLE in {pair.meeting.days, pair.meeting.places}
    return pair.meeting.is_apart


def _is_followed_up(pair: Pair, no: Facets, core: Core, yes: Facets) -> bool:
    """Tell whether one report comes back to the other's matter after weeks, by a telling word."""
    a, b = pair.a, pair.b
    if _is_apart(no, pair) or shared_terms(a.report, b.report) < TOPIC_SHARED:
        return False
    if agent_level(a, b)[0] is Level.INCOMPATIBLE:
        return False
    said = meant(yes)
    heavy = any(meaning_weight(t) >= MIN_VERB for m in core.arguments for t in m & said)
    return heavy or bool(names_told(a) & names_told(b))


def _denies(no: Facets, core: Core, yes: Facets) -> bool:
    verb = core.verb - {"confirm"}  # what is not confirmed is not denied
    is_told = verb & LOOKED_FOR[core.sort](yes) or _is_addressed(verb, core, yes)
    if not is_told and not _is_placed(core, yes):
        return False
    said = words_meant(yes.claim.span.quote) | cue_meant(yes) | _subject_voice(yes)
    known = (yes.report.topic.keys() | yes.report.opening) - _elsewhere(no, yes)
    missing = [
        m
        for m in core.arguments
        if not (m & said or m & yes.context or (m & core.names and m & known))
    ]
    if missing and agent_level(no, yes)[0] is Level.EXACT:  # "the company" has a name there
        own = words_meant(" ".join(p.literal for p in no.agents))
        missing = [m for m in missing if not m & own]
    if any(not m & said for m in core.whose):
        return False
    is_own = bool(_BY_US.search(no.claim.span.quote))
    if (is_own or any(not m & said for m in core.owned)) and not is_of_speaker(no, yes):
        return False
    if len(missing) > (len(core.arguments) >= MAY_MISS_FROM):
        return False
    if is_other_way(no, yes) or _is_of_others(core, yes, said) or is_by_other(no, yes):
        return False
    return is_grounded(no, core, yes, said)


_BY_US = re.compile(r"\bby (?:our|us|my|me)\b", re.IGNORECASE)
"""Words by which who speaks denies a deed of his own side: others may have done it."""


def _elsewhere(no: Facets, yes: Facets) -> frozenset[str]:
    """Give the words of the places a denial is of, where the other claim names other ones."""
    where, other = ({t for p in f.places for t in find_tokens(p.name)} for f in (no, yes))
    return frozenset(map(term, where)) if other and not where & other else frozenset()


def _subject_voice(yes: Facets) -> frozenset[str]:
    """Give what the words for who speaks mean, where "it" or "we" opens what he says."""
    pronouns = closed("first") | closed("third")
    named = yes.claim.source is not None and set(yes.tokens[:1]) <= pronouns
    return words_meant(yes.speaker.name) if named else frozenset()


def _is_of_others(core: Core, yes: Facets, said: frozenset[str]) -> bool:
    """Tell whether a claim tells of another sort than "no TANK" denies it of.

    "No civilian" may be a child; who is armed is of one sort or another, and so are things.
    """
    if not core.counted or core.counted & (said | listed("anyone").keys() | {"people"}):
        return False
    told = {kind for token in yes.tokens if (kind := kind_of(token)) is not None}
    people = {kind for kind in told if "people" in wider_kinds(kind)}
    if not is_of_people(core):
        return bool(told - people)
    return bool(people) and (bool(core.counted & ARMED) or people <= ARMED)


ARMED = frozenset({"soldier", "fighter", "police", "sailor", "mercenary"})
"""Kinds of people of which a text says which it means."""


def _is_placed(core: Core, yes: Facets) -> bool:
    """Tell whether people of whom there were none somewhere are told of there."""
    is_of_people = any("people" in {kind, *wider_kinds(kind)} for kind in core.verb)
    return (
        core.sort is Sort.THERE
        and is_of_people
        and bool(core.arguments)
        and places_them(core, yes)
    )


def _is_addressed(verb: frozenset[str], core: Core, yes: Facets) -> bool:
    """Tell whether the credit itself does it, to who or with what it is denied of.

    "handed the government | a note"; who "told reporters" of a captain told him nothing.
    """
    cue = cue_meant(yes)
    who = (*core.arguments, *core.owned)
    return bool(verb & cue) and (not who or any(m & cue for m in who))
