"""Set a denial against what it denies where both are put in other words.

    Pair (one negative), core of the denial -> found in the other claim -> Finding | None

`denials` finds the words of a denial in the other claim; here what it denies is found by what
words mean and entail ("laid down their arms" for "no unit surrendered"), its asides left out.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rashomon.model import Certainty, Level, Slot
from rashomon.stages.compare.charges import who_names, whole_names
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
from rashomon.stages.compare.levels import agent_level, is_other_way
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
    meanings,
    taken_by,
)
from rashomon.stages.compare.phrasing import closed, find_words
from rashomon.stages.compare.polarity import negation_words
from rashomon.stages.compare.shapes import hangs
from rashomon.stages.compare.stories import TOPIC_SHARED, shared_terms
from rashomon.stages.compare.timing import came_after, is_before
from rashomon.stages.compare.words import (
    find_tokens,
    kind_of,
    stem,
    term,
    weight,
)
from rashomon.text.lexicon import load_words

MIN_VERB = 2.1
"""Least weight of a doing by which alone, in reports of one matter, a claim is known to be what
is denied: "surrender" weighs 2.2, "leave" 1.1."""

MIN_NAMING = 1.2
"""Lightest word of who or what that shows, with the doing, that it is one: "note" weighs 1.3."""

MIN_TOGETHER = 2.5
"""Least weight of a doing and of a word of who or what by which both show that it is one:
"burn" and "church" weigh 2.8."""

MIN_TOGETHER_ANY = 2.3
"""The same where it is denied of all of a kind, so that any of them will do: "no house was burnt"
weighs 2.36."""

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
    if "confirm" in first.verb or not may_meet(pair):
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
    heavy = any(_weight(t) >= MIN_VERB for m in core.arguments for t in m & said)
    return heavy or bool(_names(a) & _names(b))


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
    if (is_own or any(not m & said for m in core.owned)) and not _is_of_speaker(no, yes):
        return False
    if len(missing) > (len(core.arguments) >= MAY_MISS_FROM):
        return False
    if is_other_way(no, yes) or _is_of_others(core, yes, said) or is_by_other(no, yes):
        return False
    return _is_grounded(no, core, yes, said)


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
    if not _is_of_people(core):
        return bool(told - people)
    return bool(people) and (bool(core.counted & ARMED) or people <= ARMED)


def _is_of_people(core: Core) -> bool:
    kinds = core.counted
    if kinds & (listed("anyone").keys() | {"people"}):
        return True
    return any("people" in wider_kinds(kind) for kind in kinds)


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


def _is_grounded(no: Facets, core: Core, yes: Facets, said: frozenset[str]) -> bool:
    """Tell whether more than the doing shows that it is one: what it was done to, or by whom."""
    plain = (h for h in core.verb if " " not in h)
    verb = max(map(weight, (*plain, (no.claim.predicate or "").lower())))
    met = [t for m in (*core.arguments, core.counted) for t in m & said]
    least = MIN_TOGETHER_ANY if core.counted & said else MIN_TOGETHER
    heavy = any(w >= MIN_NAMING or w + verb >= least for w in map(_weight, met))
    if heavy and (not core.points_back or _is_of_speaker(no, yes) or _may_be_he(no, yes)):
        return True
    if core.points_back:
        meant_by_it = said if _SUBJECT.match(no.claim.span.quote) else said - yes.names
        if {t for t in no.context if weight(t) >= MIN_VERB} & meant_by_it:
            return True
        return _is_spoken_of(no, yes) and _has_all(no, core, yes)
    if core.is_bare or core.sort in {Sort.NOUN, Sort.THERE}:
        # "there was no SIREN": few are told of in a matter
        is_rare = core.sort is Sort.THERE and verb >= MIN_TOGETHER
        return (is_rare and no.report is not yes.report) or _is_of_speaker(no, yes)
    if no.report is yes.report and _NONE.match(no.claim.span.quote):
        return verb >= MIN_OWN_VERB  # "seven were caught", "none was taken prisoner"
    is_heavy = weight((no.claim.predicate or "").lower()) >= MIN_VERB
    return core.is_anyone and is_heavy and (_is_of_people(core) or not core.counted)


MIN_OWN_VERB = 1.8
"""The same inside one report, which has just told of whom "none" is: "capture" weighs 1.88, "kill"
1.2, and of those killed a report counts several."""

_NONE = re.compile(r"\W*(?:none|nobody|no one|not one)\b", re.IGNORECASE)
"""Words for any of those the report has just told of."""

_SUBJECT = re.compile(r"\W*(?:it|they|he|she)\b", re.IGNORECASE)
"""A pronoun that opens a denial stands for somebody; "nobody shot at it" is of a thing."""


def _weight(meaning: str) -> float:
    return weight(meaning.removeprefix(NAMED))


def _has_all(no: Facets, core: Core, yes: Facets) -> bool:
    """Tell whether even the light words of a denial stand in the other claim, its doing aside.

    When it was not done goes without: "nobody called him | before the bombs".
    """
    said = words_meant(yes.claim.span.quote)
    told = find_words(no.claim.span.quote)
    end = next((i for i, w in enumerate(told) if i and w.text in _WHEN), len(told))
    words = told[:end]
    taken = {place for i in range(len(words)) for place in taken_by(words, i)}
    heavy = (i for i, w in enumerate(words) if weight(w.text) >= MIN_OFFICE)
    told = (meanings(words, i) for i in heavy if i not in taken)
    known = said | core.verb | negation_words().keys() | _WITH_NO
    return all(m & known for m in told)


_WITH_NO = frozenset({"either", "such", "ever"})
"""Words that go with a "no" and say nothing of what is denied."""


_WHEN = frozenset({"before", "after", "since", "until", "during"})


def _is_of_speaker(no: Facets, yes: Facets) -> bool:
    """Tell whether the other claim names as acting who denies it of "our men"."""
    agents = " ".join(p.literal for p in yes.agents)
    return bool(who_names(agents) & who_names(no.speaker.name)) or _tells_of(no, yes)


def _is_spoken_of(no: Facets, yes: Facets) -> bool:
    """Tell whether who denies what was done to him, or by him, is whom the other tells of.

    By his office, or as the "he" behind his name: "nobody led me away", "he was led away".
    """
    if _tells_of(no, yes):
        return True
    is_he = _HE.match(yes.claim.span.quote) is not None
    return is_he and bool(who_names(no.speaker.name) & yes.context)


def _tells_of(no: Facets, yes: Facets) -> bool:
    """Tell whether who denies it of himself, by his office, stands in the other claim."""
    office = frozenset(t for t in find_tokens(no.speaker.name) if weight(t) >= MIN_OFFICE)
    if office and office <= set(yes.tokens):
        return True
    quote = yes.claim.span.quote
    return any(re.search(rf"\bthe {t}\b", quote, re.IGNORECASE) for t in _callings(no))


def _callings(side: Facets) -> frozenset[str]:
    """Give what the credit calls who speaks: "GOVERNOR Ada Brenn", "the town's mayor"."""
    source = side.claim.source
    spans = () if source is None else (source.span, source.antecedent)
    words = (w for span in spans if span is not None for w in find_words(span.quote))
    called = (w.text for w in words if not w.is_capital or _is_role(w.text))
    return frozenset(text for text in called if weight(text) >= MIN_CALLING)


def _is_role(word: str) -> bool:
    return word in load_words("link_person_roles")


MIN_CALLING = 1.4
"""Lightest word for who somebody is by which another report may mean him: "governor" weighs
1.6, "official" 1.2."""


MIN_OFFICE = 0.6
"""Lightest word of an office that tells it from others: "master" weighs 1.2, "the" nothing."""


def _may_be_he(no: Facets, yes: Facets) -> bool:
    """Tell whether the subject of a denial may act in the other claim, that names nobody else.

    "He does not" is of somebody: his name must stand there, or speak.
    """
    if any(p.is_name for p in yes.agents):
        return False
    if not _HE.match(no.claim.span.quote):
        return True
    named = yes.names | {stem(t) for t in find_tokens(yes.speaker.name)}
    return bool({t for t in no.context & named if t not in no.words})


_HE = re.compile(r"\W*(?:he|she)\b", re.IGNORECASE)


def _names(side: Facets) -> frozenset[str]:
    """Name who speaks and who acts, but for the ending: "Sarnian" is of Sarnia."""
    agents = " ".join(p.literal for p in (*side.agents, *side.patients))
    return who_names(f"{side.claim.span.quote} {agents} {side.speaker.name}")
