"""Set what is put forward against its denial, and denials beside one another.

    Pair (one negative) -> core words of the denial found in the other -> Finding | None

A denial contradicts the content, not the report of it: the sentence says on whose word each
side stands.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rashomon.model import Certainty, Commitment, Level, Slot
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.familiar import may_be_one
from rashomon.stages.compare.findings import Finding, Pair, contradicts, same
from rashomon.stages.compare.holders import is_name_of
from rashomon.stages.compare.levels import (
    agent_level,
    content_overlap,
    figures_part,
    is_other_way,
    patient_level,
    predicates_meet,
)
from rashomon.stages.compare.meanings import base
from rashomon.stages.compare.polarity import negation_words
from rashomon.stages.compare.reports import harms
from rashomon.stages.compare.shapes import hangs, opening_ends
from rashomon.stages.compare.stories import one_story, one_time
from rashomon.stages.compare.subjects import are_two_people, is_of_one_person
from rashomon.stages.compare.timing import came_after, is_before
from rashomon.stages.compare.words import (
    find_tokens,
    is_light,
    kind_of,
    stem,
    term,
    weight,
)
from rashomon.text.lexicon import load_rows, load_words

MIN_CORE = 2.0
"""Least weight of the words a denial and a claim must share: one telling noun ("ceasefire"
weighs 3.0, "negotiate" 2.2, "talks" 1.3)."""

MIN_COVERED = 0.75
"""Share of the words of the denial that the claim must have, those who act left out."""

MAY_MISS_FROM = 4
"""Words of a denial from which one may be missing in the claim; of fewer none may: "no
warning was issued after the quake" does not deny the quake."""

MIN_BOTH = 0.6
"""Share of words in common from which two denials deny the same."""

MIN_TOLD = 0.3
"""Share of the content words of the claim, names and what only brings the event about ("held")
left out, that the denial must have: below it the claim tells of something else and only
mentions what is denied."""

MIN_BOTH_ONE = 0.8
"""The same where they share a single word."""

STANDS_BY = frozenset({Commitment.CERTAIN, Commitment.PROBABLE, Commitment.UNKNOWN})
"""Commitments that a denial contradicts. "It may have" leaves room for "it did not"."""


def by_denial(pair: Pair) -> Finding | None:
    """See P against not P, and not P beside not P."""
    a, b = pair.a, pair.b
    if not (a.is_negative or b.is_negative) or not pair.are_settled:
        return None
    if a.is_negative and b.is_negative:
        found = _both_deny(pair)
        return found if found is not None and may_meet(pair) else None
    if not pair.may_dispute:
        return None
    no, yes = (a, b) if a.is_negative else (b, a)
    if not _denies(no, yes) or is_aside(no) or not is_put_forward(yes):
        return None
    if (
        is_of_part(no, yes)
        or is_of_another_deed(no, yes)
        or is_of_one_person(no, yes)
        or came_after(no, yes)
        or not may_meet(pair)
        or (_denies_own(no) and not _is_named(no, yes))
    ):
        return None
    return contradicts(Slot.DENIAL, _why(pair, no, yes))


def _denies_own(no: Facets) -> bool:
    """See "denied FIRING at the town": who denies it did not do it, and it may have been done.

    A truce that one side denies agreeing to was not agreed.
    """
    is_own = no.claim.certainty is Certainty.DENIED and no.tokens[0].endswith("ing")
    return is_own and bool(no.classes & harms())


def _is_named(no: Facets, yes: Facets) -> bool:
    """Tell whether who denies it of himself is named in the other claim, or speaks there."""
    own = {stem(t) for t in find_tokens(no.speaker.name) if weight(t) >= MIN_CORE}
    told = {stem(t) for t in yes.tokens} | {stem(t) for t in find_tokens(yes.speaker.name)}
    return not own or any(is_name_of(m, n) for m in own for n in told)


def by_confirmation(pair: Pair) -> Finding | None:
    """See something said to be officially confirmed, and said not to be.

    A confirmation that comes later answers the doubt and parts from nothing.
    """
    a, b = pair.a, pair.b
    if {a.is_confirmed, b.is_confirmed} != {True, False} or not pair.may_dispute:
        return None
    if pair.is_one_report or (a.report.published and b.report.published):
        return None
    no, yes = (b, a) if a.is_confirmed else (a, b)
    about = no.context | no.words.keys()
    shared = sorted(about & yes.words.keys() - {"official", "confirm"})
    named = [t for t in shared if t in yes.names and yes.words[t] >= MIN_CORE]
    told = [t for t in shared if t in yes.classes]
    if not named or not told:
        return None
    scope = f"; only {yes.speaker.name} names the time" if yes.days and not no.days else ""
    return contradicts(
        Slot.DENIAL,
        f"shared words ({', '.join((*named, *told))}); {no.speaker.name} knows of no "
        f"confirmation, {yes.speaker.name} of one{scope}",
    )


def may_meet(pair: Pair) -> bool:
    """Tell whether the two may speak of one thing: nothing apart, and grounds for it."""
    if pair.meeting.is_apart or is_before(pair.a, pair.b) or is_before(pair.b, pair.a):
        return False
    a, b = pair.a, pair.b
    agents = agent_level(a, b)[0]
    if Level.INCOMPATIBLE in {agents, patient_level(a, b)[0]} or are_two_people(a, b):
        return False
    if pair.is_one_voice and a.is_negative != b.is_negative and agents is not Level.EXACT:
        return False  # who denies one deed mostly tells of another's
    if a.places and b.places and pair.meeting.places is Level.UNKNOWN:
        return False
    if pair.is_one_report or pair.meeting.is_firm:
        return True
    is_like = (
        one_time(a.report, b.report, pair.params) or content_overlap(a, b) >= MIN_LATER
    )
    return is_like and one_story(a, b, pair.params)


MIN_LATER = 0.3
"""Share of the words of what is said, names left out, from which a denial may be of what was
told weeks before or after: "there were no ballots" is not of every vote."""


def may_deny(facets: Facets) -> bool:
    """Tell whether a claim says of something telling that it is not so."""
    if not facets.is_negative or focus(facets) is None or is_aside(facets):
        return False
    return facets.content_total >= MIN_CORE


def is_put_forward(yes: Facets) -> bool:
    """Tell whether a claim plainly says that something is so: no doubt and no "not" in it."""
    if yes.claim.factuality.source not in STANDS_BY or hangs(yes):
        return False
    if _denying(yes.tokens) or is_doubted(yes) or yes.claim.is_doubting:
        return False
    cue = yes.claim.cue.quote if yes.claim.cue else ""
    return not any(stem(token) in _words("wish") for token in find_tokens(cue))


def is_aside(no: Facets) -> bool:
    """Tell whether a negative claim denies nothing: a "without" makes it so, or it is early.

    What "cannot be had without" a thing comes with it; "you do not win by that" is of nobody.
    """
    if no.tokens[:1] == ("you",) and no.claim.certainty is not Certainty.DENIED:
        return True
    denying = _denying(no.tokens)
    if "without" in denying and any(t in denying for t in _before(no.tokens, "without")):
        return True
    return denying == frozenset({"without"}) or (
        is_early(no) and no.claim.certainty is not Certainty.DENIED
    )


def _before(tokens: tuple[str, ...], word: str) -> tuple[str, ...]:
    return tokens[: tokens.index(word)]


@lru_cache(maxsize=1 << 13)
def _denying(tokens: tuple[str, ...]) -> frozenset[str]:
    """Give the words that deny among those of a claim, of which every pair it is in asks."""
    return frozenset(token for token in tokens if stem(token) in negation_words())


def is_doubted(facets: Facets) -> bool:
    """Tell whether a claim wonders, wishes or foresees rather than tells ("would be freed")."""
    doubts = _doubting(facets.tokens)
    return any(_is_doubt(token, facets.claim.span.quote) for token in doubts)


def _is_doubt(token: str, quote: str) -> bool:
    told = {"may": _MAY, "breach": _BREACH}.get(token)
    return told is None or told.search(quote) is not None


@lru_cache(maxsize=1 << 13)
def _doubting(tokens: tuple[str, ...]) -> frozenset[str]:
    """Give the words that doubt; what was done "on the proposal of" somebody was done."""
    doubts = [i for i, token in enumerate(tokens) if stem(token) in _words("doubt")]
    done_on = {("on", "the"), ("at", "the")}
    return frozenset(tokens[i] for i in doubts if tokens[max(i - 2, 0) : i] not in done_on)


_MAY = re.compile(r"\bmay\b")
"""The verb, not the month."""

_BREACH = re.compile(
    r"(?<!\bin )(?<!\bin clear )\bbreach\b(?!\s+(?:in|is|was|has|had)\b)", re.IGNORECASE
)
"""Of a rule, not "the breach in the wall"; what is done "in breach of" one is done."""


def doubt_stems() -> frozenset[str]:
    """Give the stems of words by which a claim wonders, wishes or foresees."""
    return _words("doubt")


def is_of_another(facets: Facets) -> bool:
    """Tell whether a claim says that it tells of another happening ("in a separate attack")."""
    return _says_another(facets.claim.span.quote)


@lru_cache(maxsize=1 << 13)
def _says_another(quote: str) -> bool:
    if _SECOND.search(quote):
        return True
    return any(stem(token) in _words("other") for token in find_tokens(quote))


def is_almost(facets: Facets) -> bool:
    """Tell whether a claim falls short only: who "nearly destroyed" it is denied nothing."""
    return bool(load_words("almost").intersection(facets.tokens))


_SECOND = re.compile(r"\ba (?:second|third|fourth|further)\b(?! \d)", re.IGNORECASE)
"""See "a second one opened in August"; "the second" is one of those told of, and so are "a
further 300" of people."""


def is_early(facets: Facets) -> bool:
    """Tell whether a claim is told before all is known ("no deaths have been reported yet")."""
    return bool(_early().intersection(facets.tokens))


def _denies(no: Facets, yes: Facets) -> bool:
    """Tell whether the content denied is what the other claim puts forward."""
    denied, said = no.content, yes.content
    about = focus(no)
    if about is None or not _is_main(about, yes):
        return False
    if no.figures and not yes.figures:
        return False
    missing = [t for t in denied if t not in yes.words and t not in yes.context]
    if len(missing) > (len(denied) >= MAY_MISS_FROM):
        return False
    shared = sum(w for t, w in denied.items() if t not in missing)
    if shared < MIN_CORE or shared < MIN_COVERED * sum(denied.values()):
        return False
    told = sum(w for t, w in said.items() if t in no.words)
    brought = sum(w for t, w in said.items() if base(t) in _bringing() and t != about)
    return told >= MIN_TOLD * (sum(said.values()) - brought)


def is_of_part(no: Facets, yes: Facets) -> bool:
    """See "on the left bank" of a denial, where the other claim names no bank."""
    where = (match["where"] for match in _WHERE.finditer(no.claim.span.quote))
    words = (term(token) for part in where for token in find_tokens(part))
    return any(word not in yes.words for word in words if word in no.words)


_WHERE = re.compile(
    r"\b(?:on|in|at) (?:the|this|that) "
    r"(?P<where>\w+ (?:bank|side|shore|coast|wing|part|half|end))\b",
    re.IGNORECASE,
)
"""A part of a place that has another beside it."""


def is_of_another_deed(no: Facets, yes: Facets) -> bool:
    """Tell whether a denial is of many where the other tells of one, or of another attack.

    "They are not hostages" says nothing of "he was seized", nor "nobody stormed it" of shots.
    """
    denied, told = no.claim.span.quote, yes.claim.span.quote
    if _MANY.match(denied) and _ONE.match(told):
        return True
    is_assault = any(stem(token) in _assaults() for token in no.tokens)
    met = {stem(token) for token in yes.tokens} & (_assaults() | {"attack"})
    return is_assault and "attack" in yes.classes and not met


_MANY = re.compile(r"\W*(?:they|we)\b", re.IGNORECASE)

_ONE = re.compile(r"\W*(?:he|she)\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _assaults() -> frozenset[str]:
    """Give verbs for an attack by which men enter a place; shots and bombs are another."""
    return frozenset(map(stem, ("storm", "assault", "raid", "overrun")))


def focus(no: Facets) -> str | None:
    """Give what is denied: the main predicate, else the noun after "no" or the heaviest word.

    "Denied agreeing to a truce" denies the truce: the verb only says that it came about.
    """
    told = [t for t in no.content if t in no.classes and t != no.predicate]
    is_bare = no.predicate is None or is_light(no.predicate)
    if not is_bare and not (told and no.predicate in _bringing()):
        return no.predicate
    after = no.tokens[no.tokens.index("no") + 1 :] if "no" in no.tokens else ()
    nearest = next((t for t in map(term, after) if t in no.content), None)
    if nearest is not None:
        return nearest
    main = _without_circumstance(no.tokens)
    named = [t for t in no.content if t in no.classes and t in main] or [
        t for t in no.content if t in main
    ]
    return min(named, key=lambda t: (-no.content[t], t), default=None)


def _without_circumstance(tokens: tuple[str, ...]) -> frozenset[str]:
    """Give the terms up to a circumstance: "nobody called him | before the bombs"."""
    asides = _words("aside")
    end = next((i for i, t in enumerate(tokens) if i and stem(t) in asides), len(tokens))
    return frozenset(map(term, tokens[:end]))


def _is_main(about: str, yes: Facets) -> bool:
    """Tell whether a claim says that the focus is or was, not something about it."""
    if yes.predicate == about:
        if yes.tokens and term(yes.tokens[0]) == about:
            return False
        return not (_NOMINAL.match(yes.claim.span.quote) and _is_noun(yes, about))
    terms = [term(token) for token in yes.tokens]
    if about not in terms or not (_comes_about(yes) or _exists(about, yes)):
        return False
    at = terms.index(about)
    quote = yes.claim.span.quote
    opening = len(find_tokens(quote[: opening_ends(quote)]))
    before = yes.tokens[max(at - ASIDE_REACH, opening) : at]
    return not {stem(t) for t in before} & _words("aside")


ASIDE_REACH = 4
"""Words before the focus among which one makes it a circumstance: "before any talks"."""


_NOMINAL = re.compile(r"\W*(?:a|an|the|this|that|any|its|their|his|her)\b", re.IGNORECASE)
"""A claim whose predicate is a noun and that opens with an article names the event only."""

_EXISTS = re.compile(r"\bthere\s+(?:\w+\s+)?(?:is|are|was|were|been)\b", re.IGNORECASE)


EXISTS_REACH = 4
"""Words after "there were" in which what there was stands: "several rounds of talks"."""


def _exists(about: str, yes: Facets) -> bool:
    """Tell whether a claim says that there is or was what is denied."""
    found = _EXISTS.search(yes.claim.span.quote)
    if found is None:
        return False
    after = find_tokens(yes.claim.span.quote[found.end() :])[:EXISTS_REACH]
    return about in {term(token) for token in after}


def _is_noun(yes: Facets, about: str) -> bool:
    """Tell whether the focus stands as a noun: right after an article, or one word later."""
    terms = [term(token) for token in yes.tokens]
    return about in terms[:4]


def _comes_about(yes: Facets) -> bool:
    return yes.predicate is None or yes.predicate in _bringing()


@lru_cache(maxsize=1)
def _bringing() -> frozenset[str]:
    return frozenset(term(word) for word in load_words("compare_bringing"))


@lru_cache(maxsize=1)
def _early() -> frozenset[str]:
    rows = load_rows("compare_unsettled")
    return frozenset(word for word, listed in rows if listed == "early")


@lru_cache(maxsize=8)
def _words(kind: str) -> frozenset[str]:
    rows = load_rows("compare_unsettled")
    return frozenset(stem(word) for word, listed in rows if listed == kind)


def _both_deny(pair: Pair) -> Finding | None:
    stuff = _none_out(pair.a)
    if stuff is not None and stuff == _none_out(pair.b):
        return same(f"both deny that there was any ({stuff})")
    a, b = _denied(pair.a), _denied(pair.b)
    shared = [t for t in a if t in b]
    total = sum(a.values()) + sum(b.values())
    least = MIN_BOTH if len(shared) > 1 else MIN_BOTH_ONE
    heavy = sum(min(a[t], b[t]) for t in shared)
    one_focus = focus(pair.a) == focus(pair.b) or predicates_meet(pair.a, pair.b)
    if heavy < MIN_CORE or 2 * heavy < least * total or not one_focus:
        return None
    if figures_part(pair.a, pair.b) or not may_be_one(pair.a, pair.b, len(shared)):
        return None
    if is_other_way(pair.a, pair.b):
        return None  # "no one was shot by the police", "nobody shot at the police"
    words = sorted(shared, key=lambda t: (-a[t], t))[:3]
    return same(f"both deny the same ({', '.join(words)})")


def _none_out(no: Facets) -> str | None:
    """See "no petrol has leaked", "no petrol was found in the well": of what nothing came out."""
    if no.tokens[:1] != ("no",):
        return None
    terms = [term(token) for token in no.tokens]
    at = next((i for i, t in enumerate(terms) if t in _words("out")), None)
    stuff = [t for t in terms[1:at] if no.content.get(t, 0.0) >= MIN_CORE]
    return stuff[-1] if at is not None and stuff and kind_of(stuff[-1]) is None else None


def _denied(no: Facets) -> dict[str, float]:
    """Give the words of what is denied, without a verb that only brings it about."""
    brings = no.predicate in _bringing() and focus(no) != no.predicate
    return {t: w for t, w in no.content.items() if not (brings and t == no.predicate)}


def _why(pair: Pair, no: Facets, yes: Facets) -> str:
    words = sorted(set(no.content) & set(yes.words), key=lambda t: (-no.words[t], t))[:3]
    grounds = pair.meeting.describe()
    return (
        f"{grounds + '; ' if grounds else ''}{no.speaker.name} denies what "
        f"{yes.speaker.name} puts forward ({', '.join(words)})"
    )
