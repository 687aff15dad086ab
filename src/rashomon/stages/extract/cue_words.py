"""The words of a cue and its content, and what they are to each other.

attribution, parse -> cue words -> lexicon entry; is it negated, a clause, a name for somebody
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from rashomon.model import Attribution
from rashomon.stages.extract.cues import CueEntry, entry_of, phrasal_entry
from rashomon.stages.extract.embedding import embedding_of
from rashomon.stages.extract.event_marks import own_negation
from rashomon.stages.extract.namings import is_naming, quoted_beside, verdict_of
from rashomon.text.lexicon import load_words
from rashomon.text.parse import Parse, Token

WISHES = frozenset({"order", "ask"})
"""Kinds whose content is asked for: nothing in it can be checked."""


OWN_ACTS = frozenset({"judge", "name"})
"""Kinds that are themselves what happened: "called it a failure", "hailed the deal". Who calls
something by a name asserts no clause of his own."""


def is_condemned(parse: Parse, entry: CueEntry, attribution: Attribution) -> bool:
    """See "denounced the killing": what happened is condemned, and so it did happen.

    Who denounces a report, a charge or a claim rejects what that says.
    """
    if entry.kind != "deny":
        return False
    verbs = [t for t in cue_tokens(parse, attribution) if t.pos == "VERB"]
    found = ((t, embedding_of(t, "obj")) for t in verbs)
    condemns = [t for t, says in found if says and says.affirmed == "fact"]
    named = [
        c
        for t in condemns
        for c in parse.dependents(t.i, "ccomp")
        if c.lemma in load_words("namings")
    ]
    above = {t.i for t in (*condemns, *named)}  # "denounced what he called the murder"
    condemned = [
        noun
        for i in sorted(above)
        for noun in parse.dependents(i, "dobj", "oprd")
        if noun.pos in {"NOUN", "PROPN"}
    ]
    return bool(condemned) and not any(map(is_telling, condemned))


def is_telling(noun: Token) -> bool:
    """Tell whether a noun is of what somebody says: "report", "allegation"."""
    return noun.lemma in load_words("account_nouns") or entry_of(noun) is not None


def calls_it_false(parse: Parse, entry: CueEntry, attribution: Attribution) -> bool:
    """See "called the report a lie": a verdict by which the report is rejected."""
    if not entry.takes("small"):
        return False
    content = content_tokens(parse, attribution)
    said = [t for t in content if t.dep in VERDICTS]
    said += [t for x in content for t in quoted_beside(parse, x)]
    words = {word for t in said for word in (t.lemma, t.text.lower())}
    return not words.isdisjoint(load_words("rejections"))


VERDICTS = frozenset({"oprd", "attr", "acomp", "pobj", "dobj", "ccomp"})
"""How the word for what something is called is joined."""


def is_negated(parse: Parse, attribution: Attribution) -> bool:
    """See "has not confirmed", "never accused them of it"."""
    said = {t.i for t in content_tokens(parse, attribution)}
    return any(_is_negated(parse, t, said) for t in cue_tokens(parse, attribution))


def names_somebody(parse: Parse, attribution: Attribution) -> bool:
    """See "described the fire as a crime", "called the ban a theft": so somebody has it."""
    said = {t.i for t in content_tokens(parse, attribution)}
    verbs = [t for t in cue_tokens(parse, attribution) if is_naming(parse, t)]
    verdicts = (t for verb in verbs for t in verdict_of(parse, verb))
    return bool(attribution.source) and any(t.i in said for t in verdicts)


OBJECTS = frozenset({"dobj", "nsubjpass"})


def is_clause(parse: Parse, attribution: Attribution) -> bool:
    """See "consider that the truce holds": a finite predicate with its subject."""
    finite = [
        t
        for t in content_tokens(parse, attribution)
        if t.tag in {"VBD", "VBZ", "VBP", "MD"} and t.dep != "relcl"
    ]
    verbs = [t.head if t.dep in {"aux", "auxpass"} else t.i for t in finite]
    return any(parse.dependents(i, "nsubj", "nsubjpass", "expl") for i in verbs)


def _is_negated(parse: Parse, token: Token, said: AbstractSet[int]) -> bool:
    """Tell whether a cue is negated; words it hands over negate nothing (`"Never," she said`)."""
    if token.pos not in {"VERB", "AUX"}:
        return False
    token = _shared_by(parse, token)
    negations = load_words("negations")
    no = own_negation(parse, token)  # "neither confirmed nor denied" is one of both
    subject = parse.dependents(token.i, "nsubj", "nsubjpass")
    nobody = any(
        t.lemma in negations and t.i not in said
        for s in subject
        for t in parse.dependents(s.i, "det")
    )
    return (no is not None and no.i not in said) or nobody


def _shared_by(parse: Parse, verb: Token) -> Token:
    """Give the verb whose "not" stands for this one too: "did not name them or say who"."""
    while verb.dep == "conj" and verb.tag == "VB":
        if parse.dependents(verb.i, "aux", "neg", "nsubj", "nsubjpass"):
            break
        verb = parse.tokens[verb.head]
    return verb


def cue_entry(parse: Parse, attribution: Attribution) -> CueEntry | None:
    """Look the cue up; the "have" of "has denied" is listed too, but only helps here."""
    cue = cue_tokens(parse, attribution)
    helping = {t.i for t in cue if t.dep in {"aux", "auxpass"}}
    entries = [e for t in cue if t.i not in helping and (e := phrasal_entry(parse, t))]
    return entries[0] if entries else None


def cue_tokens(parse: Parse, attribution: Attribution) -> list[Token]:
    """Give the words of a cue, in text order."""
    return [t for s in attribution.cue for t in parse.tokens_between(s.start, s.end)]


def content_tokens(parse: Parse, attribution: Attribution) -> list[Token]:
    """Give the words of a content, in text order."""
    return [t for s in attribution.content for t in parse.tokens_between(s.start, s.end)]
