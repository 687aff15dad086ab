"""Cut the clauses that stand across or beside a credit.

    attribution, parse -> accusation or naming with its cue, guess after a quotation -> Clause
    a clause that a credit cuts -> run-on half -> Clause

"Accusing it of corruption" and "heard two blows" read as claims only with their cue; `"a
foreign state", presumably Ostrel` ends in the writer's guess; "There is no proof however,
officials admitted ..." is two sentences that a comma runs together.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from rashomon.model import Attribution
from rashomon.stages.extract.clauses import Clause
from rashomon.stages.extract.cues import FINITE, entry_of
from rashomon.stages.extract.namings import OF_THINGS, is_naming, quoted_beside, verdict_of
from rashomon.stages.extract.revised import is_revising
from rashomon.stages.extract.witnesses import is_witnessed
from rashomon.text.lexicon import load_words
from rashomon.text.parse import Parse, Token

GUESS_WORDS = 8
"""Longest guess after a quotation, in tokens; longer ones are clauses (as in `speech`)."""

CLOSING = ("”", '"', "''", "’’", "»")

SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})


def accusation_of(parse: Parse, attribution: Attribution) -> Clause | None:
    """Give cue and content of "accused the council of fraud" as one clause.

    Returns:
        None: it is no accusation, or its content is a finite clause and stands by itself.
    """
    cue = [t for s in attribution.cue for t in parse.tokens_between(s.start, s.end)]
    head = next((t for t in cue if t.pos == "VERB" and _accuses(t)), None)
    content = [t for s in attribution.content for t in parse.tokens_between(s.start, s.end)]
    if head is None or not content or any(t.tag in FINITE for t in content):
        return None
    first, last = cue[0].i, content[-1].i
    inside = all(first <= t.i <= last for t in content)
    if not inside or content[0].i - cue[-1].i > 1 or head.sentence != content[-1].sentence:
        return None
    return Clause(head, parse.tokens[first : last + 1])


def _accuses(token: Token) -> bool:
    entry = entry_of(token)
    return entry is not None and entry.kind == "accuse"


def witnessed(parse: Parse, attribution: Attribution) -> Clause | None:
    """Give cue and content as one clause: "heard two blows" reads as a claim only whole.

    So does "raised the toll to 71".

    Returns:
        None: no witness speaks, or what was heard is a clause of its own.
    """
    cue = [t for s in attribution.cue for t in parse.tokens_between(s.start, s.end)]
    head = next((t for t in cue if is_witnessed(parse, t) or is_revising(parse, t)), None)
    content = [t for s in attribution.content for t in parse.tokens_between(s.start, s.end)]
    if head is None or not content or content[0].i < head.i:
        return None
    if any(t.dep == "ccomp" and t.tag in FINITE and t.head == head.i for t in content):
        return None
    first, last = cue[0].i, content[-1].i
    is_one = content[0].i - cue[-1].i <= 1 and head.sentence == content[-1].sentence
    return Clause(head, parse.tokens[first : last + 1]) if is_one else None


def naming_of(parse: Parse, attribution: Attribution) -> Clause | None:
    """Give cue and content of "called the charge "a tale"" as one clause: so somebody sees it.

    Returns:
        None: the cue names nothing, or what it names reads by itself ("the fire as an attack").
    """
    cue = [t for s in attribution.cue for t in parse.tokens_between(s.start, s.end)]
    head = next((t for t in cue if is_naming(parse, t) and verdict_of(parse, t)), None)
    content = [t for s in attribution.content for t in parse.tokens_between(s.start, s.end)]
    if head is None or not content or any(t.tag in FINITE for t in content):
        return None
    first, last = cue[0].i, content[-1].i
    is_pointing = content[0].lemma.lower() in OF_THINGS
    is_one = content[0].i - cue[-1].i == 1 and head.sentence == content[-1].sentence
    is_one = is_one and (is_pointing or any(quoted_beside(parse, t) for t in content))
    return Clause(head, parse.tokens[first : last + 1]) if is_one else None


def guess_after(parse: Parse, attribution: Attribution) -> Clause | None:
    """Give the writer's guess after a quotation: `... "a foreign state", | presumably Ostrel`."""
    span = attribution.content[-1]
    if not span.quote.endswith(CLOSING):
        return None
    after = parse.tokens_between(span.end, span.end + 120)
    words = [t for t in after if t.pos != "PUNCT" or t is not after[0]]
    if not words or words[0].text.lower() not in load_words("hedges"):
        return None
    stop = next((k for k, t in enumerate(words) if t.pos == "PUNCT"), len(words))
    kept = tuple(words[:stop])
    is_plain = all(
        t.sentence == kept[0].sentence and t.pos not in {"VERB", "AUX"} for t in kept
    )
    named = [t for t in kept if t.pos in {"NOUN", "PROPN"}]
    if not named or not is_plain or len(kept) > GUESS_WORDS:
        return None
    head = parse.root_between(kept[0].start, kept[-1].end)
    return Clause(head if head in named else named[-1], kept)


def run_on_before(
    clause: Clause, cues: AbstractSet[int], runs: Sequence[list[Token]]
) -> Clause | None:
    """Give the half before a credit that a comma ran together with it.

    Args:
        clause: A clause whose head is a cue.
        cues: Indices of all words of cues.
        runs: What nobody else says of the clause, in runs of neighbouring words.
    """
    first_cue = min((t.i for t in clause.tokens if t.i in cues), default=0)
    for run in runs:
        if run[-1].i >= first_cue or not any(map(_is_joint, run)):
            continue
        subjects = {t.head for t in run if t.dep in SUBJECTS}
        head = next((t for t in run if t.i in subjects and t.pos in {"VERB", "AUX"}), None)
        if head:
            return Clause(head, tuple(run))
    return None


def _is_joint(token: Token) -> bool:
    """Tell "however", also where a space was lost before it ("statementshowever")."""
    return token.text.lower().endswith(tuple(sorted(load_words("run_on_joints"))))
