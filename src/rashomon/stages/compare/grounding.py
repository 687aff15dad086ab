"""Tell whether a denial and a claim are of one deed: by what it was done to, by whom, or its doing.

Core of a denial, claim -> is it grounded that one thing is meant
"""

from __future__ import annotations

import re

from rashomon.stages.compare.charges import who_names
from rashomon.stages.compare.cores import Core, Sort
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.figures import wider_kinds
from rashomon.stages.compare.lookouts import words_meant
from rashomon.stages.compare.meanings import NAMED, listed, meanings, taken_by
from rashomon.stages.compare.phrasing import find_words
from rashomon.stages.compare.polarity import negation_words
from rashomon.stages.compare.words import find_tokens, stem, weight
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


def is_grounded(no: Facets, core: Core, yes: Facets, said: frozenset[str]) -> bool:
    """Tell whether more than the doing shows that it is one: what it was done to, or by whom."""
    plain = (h for h in core.verb if " " not in h)
    verb = max(map(weight, (*plain, (no.claim.predicate or "").lower())))
    met = [t for m in (*core.arguments, core.counted) for t in m & said]
    least = MIN_TOGETHER_ANY if core.counted & said else MIN_TOGETHER
    heavy = any(w >= MIN_NAMING or w + verb >= least for w in map(meaning_weight, met))
    if heavy and (not core.points_back or is_of_speaker(no, yes) or _may_be_he(no, yes)):
        return True
    if core.points_back:
        meant_by_it = said if _SUBJECT.match(no.claim.span.quote) else said - yes.names
        if {t for t in no.context if weight(t) >= MIN_VERB} & meant_by_it:
            return True
        return _is_spoken_of(no, yes) and _has_all(no, core, yes)
    if core.is_bare or core.sort in {Sort.NOUN, Sort.THERE}:
        # "there was no SIREN": few are told of in a matter
        is_rare = core.sort is Sort.THERE and verb >= MIN_TOGETHER
        return (is_rare and no.report is not yes.report) or is_of_speaker(no, yes)
    if no.report is yes.report and _NONE.match(no.claim.span.quote):
        return verb >= MIN_OWN_VERB  # "seven were caught", "none was taken prisoner"
    is_heavy = weight((no.claim.predicate or "").lower()) >= MIN_VERB
    return core.is_anyone and is_heavy and (is_of_people(core) or not core.counted)


MIN_OWN_VERB = 1.8
"""The same inside one report, which has just told of whom "none" is: "capture" weighs 1.88, "kill"
1.2, and of those killed a report counts several."""

_NONE = re.compile(r"\W*(?:none|nobody|no one|not one)\b", re.IGNORECASE)
"""Words for any of those the report has just told of."""

_SUBJECT = re.compile(r"\W*(?:it|they|he|she)\b", re.IGNORECASE)
"""A pronoun that opens a denial stands for somebody; "nobody shot at it" is of a thing."""


def meaning_weight(meaning: str) -> float:
    """Weigh what a word means, also one that only names a sort of thing."""
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


def is_of_speaker(no: Facets, yes: Facets) -> bool:
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


def names_told(side: Facets) -> frozenset[str]:
    """Name who speaks and who acts, but for the ending: "Sarnian" is of Sarnia."""
    agents = " ".join(p.literal for p in (*side.agents, *side.patients))
    return who_names(f"{side.claim.span.quote} {agents} {side.speaker.name}")


def is_of_people(core: Core) -> bool:
    """Tell whether what there was none of is people: "no villager", "no unit"."""
    kinds = core.counted
    if kinds & (listed("anyone").keys() | {"people"}):
        return True
    return any("people" in wider_kinds(kind) for kind in kinds)
