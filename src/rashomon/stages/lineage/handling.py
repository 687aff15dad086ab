"""Rules for how a content is handed over: source, hedge, cue.

Pair -> Found | None, one rule a kind of change

Each rule abstains where the parse may have missed a credit: when the other telling's
sentence, or the one beside it, still has the source's or the hedge's words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from rashomon.model import Certainty, Claim, Reading, ShiftKind
from rashomon.stages.lineage.findings import Found, Pair
from rashomon.stages.lineage.telling import Way
from rashomon.stages.lineage.wording import (
    is_quoted,
    sentence_of,
    shown,
    speaker_words,
)
from rashomon.text.lexicon import load_mapping, load_rows, load_words
from rashomon.text.shingles import find_words

OWN_VOICE = "the document's own voice"

COMMITMENT = {"doubt": 0, "weak": 1, "probable": 2, "assert": 3, "factive": 4}
"""Commitments of cues.tsv from the weakest on; denials and wishes have no place among them."""

REACH = 160
"""Code points before and after a claim's sentences in which its credit may stand."""

ALIKE = 0.5
"""Least share of words in common for a hedge or a cue to be of the same content."""

HEAD = re.compile(r" (?:to|of|from|at|for|in|with) ")
"""What follows is somebody else's name."""

WHOLE = 0.6
"""Share of the longer telling's length the shorter one has at least."""

NAMED_AGAIN = 0.5
"""Share of a source's words that, near the other telling, may be its credit: of "Sabeth Orun,
a spokeswoman for the Front" the Front alone may be there for something else."""

SAME_SENTENCE = 0.8
"""Share of words from which a copy has its partner's very sentence: a credit in the sentence
beside it is then a credit of something else."""

FIRM = frozenset({Certainty.ASSERTED, Certainty.REPORTED})


def attribution_change(pair: Pair) -> Found | None:
    """Find a content that is credited in one telling and in the own voice in the other."""
    if pair.a.source and pair.b.source is None:
        if not _is_lost(pair, pair.a, pair.b):
            return None
        before = f"What is credited to {shown(speaker_words(pair.a))}"
        return Found(ShiftKind.ATTRIBUTION_DROPPED, before, OWN_VOICE)
    if pair.b.source and pair.a.source is None:
        if not _is_lost(pair, pair.b, pair.a):
            return None
        after = f"credited to {shown(speaker_words(pair.b))}"
        return Found(ShiftKind.ATTRIBUTION_ADDED, f"What is {OWN_VOICE}", after)
    return None


def _is_lost(pair: Pair, credited: Claim, own: Claim) -> bool:
    """Tell whether a credit in words is surely missing beside the other telling.

    What stands in quotation marks has a speaker, though the reading may have missed it.
    """
    source = speaker_words(credited)
    told = find_words(credited.span.quote, [(0, len(credited.span.quote))]).norms
    marks = set(_words(source)) - set(told)
    if not marks or is_quoted(pair.reading, own):
        return False
    is_same = pair.telling.way is Way.COPY and pair.telling.similarity >= SAME_SENTENCE
    near = marks & set(_near(pair.reading, own, 0 if is_same else REACH))
    return len(near) < NAMED_AGAIN * len(marks)


def source_change(pair: Pair) -> Found | None:
    """Find a content that is credited to somebody else."""
    a, b = pair.a, pair.b
    if a.source is None or b.source is None or pair.telling.similarity < ALIKE:
        return None
    names = speaker_words(a), speaker_words(b)
    words = [set(_words(name)) for name in names]
    if not all(map(_is_named, names)) or not all(words) or words[0] & words[1]:
        return None
    actors = pair.reading.source_actor(a), pair.reading.source_actor(b)
    if actors[0] and actors[1] and actors[0].id == actors[1].id:
        return None
    if _still_there(pair.reading, names[0], b) or _still_there(pair.reading, names[1], a):
        return None
    before = f"What is credited to {shown(names[0])}"
    return Found(ShiftKind.SOURCE_CHANGED, before, f"credited to {shown(names[1])}")


def hedge_change(pair: Pair) -> Found | None:
    """Find a content that is hedged in one telling and firm in the other."""
    a, b = pair.a, pair.b
    if not _is_whole(a, b) or pair.telling.similarity < ALIKE:
        return None
    if _is_hearsay(a) and b.source is None and b.certainty is Certainty.ASSERTED:
        said = a.cue.quote if a.cue else ""
        before = f"What is put to nobody named ({shown(said)})"
        return Found(ShiftKind.HEDGE_DROPPED, before, OWN_VOICE)
    if a.certainty is Certainty.HEDGED and b.certainty in FIRM:
        hedge = _hedge(a)
        if hedge and not _has(pair.reading, hedge, b):
            before = f"What is hedged ({shown(hedge)})"
            return Found(ShiftKind.HEDGE_DROPPED, before, "without the hedge")
    if b.certainty is Certainty.HEDGED and a.certainty in FIRM:
        hedge = _hedge(b)
        if hedge and not _has(pair.reading, hedge, a):
            after = f"hedged ({shown(hedge)})"
            return Found(ShiftKind.HEDGE_ADDED, "What is without a hedge", after)
    return None


def _is_hearsay(claim: Claim) -> bool:
    """See "is said to have bought", "reportedly": told on the word of nobody named."""
    return (
        claim.certainty is Certainty.REPORTED
        and claim.cue is not None
        and claim.source is not None
        and not claim.source.chain
    )


def _hedge(claim: Claim) -> str:
    """Give the words of a hedge: what decided it, else the cue of a source nobody names."""
    by = claim.certainty_by or claim.cue
    return by.quote if by else ""


def modal_change(pair: Pair) -> Found | None:
    """Find what could be in one telling and will be, or is, in the other."""
    a, b = pair.a, pair.b
    if pair.telling.similarity < ALIKE or a.negated != b.negated:
        return None
    before, after = _modal(a.span.quote), _modal(b.span.quote)
    if before is None or after is None or before[0] == after[0]:
        return None
    is_firmer = after[0] > before[0]
    kind = ShiftKind.HEDGE_DROPPED if is_firmer else ShiftKind.HEDGE_ADDED
    return Found(kind, shown(before[1]), shown(after[1]))


FORESEEN = {"may": 0, "could": 0, "will": 1}
"""How firmly the rungs of modal_rungs foresee."""

AMBIGUOUS = frozenset({"would", "can"})
"""Modal verbs that mean too much else: "would" is also the past of "will"."""


@lru_cache(maxsize=1 << 13)
def _modal(quote: str) -> tuple[int, str] | None:
    """Give the one modal verb of a claim that foresees, with its rank; None: none, or several."""
    words = find_words(quote, [(0, len(quote))]).norms
    rungs = load_mapping("modal_rungs")
    listed = ((rungs.get(word, ""), word) for word in words if word not in AMBIGUOUS)
    told = [(FORESEEN[rung], word) for rung, word in listed if rung in FORESEEN]
    return told[0] if len({rank for rank, _ in told}) == 1 else None


def informant_change(pair: Pair) -> Found | None:
    """Find an informant left out: "witnesses, says the governor" told as the governor's word."""
    a, b = pair.a.source, pair.b.source
    if a is None or b is None or len(a.chain) <= len(b.chain) or not b.chain:
        return None
    if pair.telling.similarity < ALIKE:
        return None
    told, outer = set(_words(b.chain[-1])), a.chain[:-1]
    relays = [name for name in outer if told & set(_words(name))]
    if not relays or _still_there(pair.reading, a.chain[-1], pair.b):
        return None
    before = f"What {shown(relays[0])} has from {shown(a.chain[-1])}"
    return Found(ShiftKind.SOURCE_CHANGED, before, f"the word of {shown(b.chain[-1])}")


def cue_change(pair: Pair) -> Found | None:
    """Find a cue that commits its source more, or less, than the other's."""
    if pair.a.cue is None or pair.b.cue is None or pair.telling.similarity < ALIKE:
        return None
    before, after = _commitment(pair.a.cue.quote), _commitment(pair.b.cue.quote)
    if before is None or after is None or before == after or not _one_source(pair):
        return None
    kind = ShiftKind.CUE_STRENGTHENED if after > before else ShiftKind.CUE_WEAKENED
    return Found(kind, shown(pair.a.cue.quote), shown(pair.b.cue.quote))


HANDLING_RULES: tuple[Callable[[Pair], Found | None], ...] = (
    attribution_change,
    source_change,
    informant_change,
    hedge_change,
    modal_change,
    cue_change,
)


def _is_whole(a: Claim, b: Claim) -> bool:
    """Tell whether neither is a mere part of the other, which a hedge may not reach."""
    sizes = sorted(claim.span.end - claim.span.start for claim in (a, b))
    return sizes[0] >= WHOLE * sizes[1]


def _one_source(pair: Pair) -> bool:
    """Tell whether both credit one source: the cue of another's words says nothing."""
    first, second = (pair.reading.source_actor(c) for c in (pair.a, pair.b))
    if first and second:
        return first.id == second.id
    words = [set(_words(speaker_words(claim))) for claim in (pair.a, pair.b)]
    return bool(words[0] & words[1])


def _still_there(reading: Reading, source: str, claim: Claim) -> bool:
    """Tell whether words of a source stand near a claim."""
    words = set(_words(source))
    return bool(words & set(_near(reading, claim, REACH)))


def _has(reading: Reading, words: str, claim: Claim) -> bool:
    start, end = sentence_of(reading, claim)
    text = reading.documents[claim.document_id].text[start:end]
    return re.search(rf"\b{re.escape(words)}\b", text, re.IGNORECASE) is not None


def _near(reading: Reading, claim: Claim, reach: int) -> tuple[str, ...]:
    start, end = sentence_of(reading, claim)
    text = reading.documents[claim.document_id].text
    span = max(0, start - reach), min(len(text), end + reach)
    return find_words(text, [span]).norms


@lru_cache(maxsize=1 << 13)
def _words(source: str) -> tuple[str, ...]:
    """Give the words that name a source, without articles, pronouns and prepositions."""
    empty = load_words("determiners") | load_words("pronouns") | load_words("closed_class")
    norms = find_words(source, [(0, len(source))]).norms
    return tuple(w for w in norms if w not in empty and len(w) > 2)


def _is_named(source: str) -> bool:
    """Tell whether words name somebody, not "an aide to" somebody."""
    heads = (HEAD.split(part)[0].split() for part in source.split(","))
    return any(words and words[-1][:1].isupper() for words in heads)


def _commitment(cue: str) -> int | None:
    """Look a cue up by the forms its verb may have; None: not listed or none of these."""
    table = _commitments()
    for word in cue.lower().split():
        for lemma in _lemmas(word):
            if lemma in table:
                return table[lemma]
    return None


@lru_cache(maxsize=1)
def _commitments() -> dict[str, int]:
    rows = load_rows("cues")
    verbs = [row for row in rows if row[1] == "verb" and row[3] in COMMITMENT]
    return {row[0]: COMMITMENT[row[3]] for row in verbs}


@lru_cache(maxsize=1)
def _irregular() -> dict[str, tuple[str, ...]]:
    """Give the lemmas of each listed form."""
    found: dict[str, tuple[str, ...]] = {}
    for form, lemma in load_rows("cue_forms"):
        found[form] = (*found.get(form, ()), lemma)
    return found


@lru_cache(maxsize=4096)
def _lemmas(word: str) -> tuple[str, ...]:
    """Give a form and what it may be a regular or listed irregular form of."""
    listed = _irregular().get(word, ())
    cuts = [
        word[: -len(end)] for end in ("s", "es", "ed", "d", "ing") if word.endswith(end)
    ]
    if word.endswith("ied"):
        cuts.append(f"{word[:-3]}y")
    if word.endswith("ing"):
        cuts.append(f"{word[:-3]}e")
    return (*listed, word, *(cut for cut in cuts if len(cut) > 2))
