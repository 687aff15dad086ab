"""How far source and author commit to a clause, and the reader's label for it.

    clause, cue -> signals (negation, modal, hedge, future, evaluation) -> Factuality, Certainty

The order of the labels is DESIGN's (section 3, extract): opinion, denied, predicted, hedged,
reported, asserted. Every signal keeps the words it was read from.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from rashomon.model import Certainty, Factuality, Span
from rashomon.stages.extract.clauses import Clause
from rashomon.stages.extract.embedding import frame_of
from rashomon.stages.extract.event_marks import negation_of
from rashomon.stages.extract.factuality import level_of, step_of, steps_at
from rashomon.stages.extract.governors import headline_will, periphrase, yet_of
from rashomon.stages.extract.steps import Step
from rashomon.text.lexicon import load_mapping, load_words
from rashomon.text.parse import Parse, Token


class SignalKind(StrEnum):
    """What words of a clause say about its standing."""

    NEGATION = "negation"
    REJECTION = "rejection"
    POSSIBLE = "possible"
    PROBABLE = "probable"
    FUTURE = "future"
    CONDITION = "condition"
    EVALUATION = "evaluation"


@dataclass(frozen=True, slots=True)
class Signal:
    """A kind and the words it was read from."""

    kind: SignalKind
    token: Token
    last: Token | None = None

    def span(self, text: str) -> Span:
        """Give the words."""
        return Span.of(text, self.token.start, (self.last or self.token).end)


@dataclass(frozen=True, slots=True)
class CueClass:
    """What the cue of an attribution does to its content."""

    denies: bool = False
    intends: bool = False
    """Wants, plans, vows, expects: the content lies ahead."""
    wishes: bool = False
    """Orders, asks, calls for: nothing in the content can be checked."""
    doubts: bool = False
    factive: bool = False
    """Knows, reveals, admits: the author goes along."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The outcome for one clause."""

    factuality: Factuality
    certainty: Certainty
    by: Span | None
    negated: bool
    condition: Span | None


def judge_clause(
    parse: Parse, clause: Clause, cue: CueClass | None, top: int | None = None
) -> Standing:
    """Read how far a clause is committed to.

    Args:
        parse: The document's parse.
        clause: The clause, or what is left of it.
        cue: The class of the cue that hands it over; None: the author's own voice.
        top: Index of the outermost predicate of what the source said; None: the sentence's.
    """
    signals = find_signals(parse, clause)
    if cue is not None:
        signals = [s for s in signals if not _is_reportative(s)]
    steps = steps_at(parse, _event(parse, clause).i, top)
    label, decided = _label(parse, clause, signals, cue)
    return Standing(
        factuality=_factuality(signals, cue, steps),
        certainty=label,
        by=decided.span(parse.text) if decided else None,
        negated=_has(signals, SignalKind.NEGATION),
        condition=_condition(parse, clause),
    )


def _is_reportative(signal: Signal) -> bool:
    """See "he said they reportedly fled": the credit says already that it is hearsay."""
    words = {signal.token.text.lower(), (signal.last or signal.token).text.lower()}
    return signal.kind in HEDGES and not words.isdisjoint(load_words("reportatives"))


def find_signals(parse: Parse, clause: Clause) -> list[Signal]:
    """Collect what the words of a clause say about its standing, in text order."""
    found = [s for finder in FINDERS for s in finder(parse, clause)]
    return sorted(found, key=lambda s: (s.token.i, s.kind))


def _negations(parse: Parse, clause: Clause) -> list[Signal]:
    """See "did not agree", "never agreed", "nobody agreed", "no agreement was made"."""
    for token in _predicate(parse, clause):
        found = negation_of(parse, token) or yet_of(parse, token)
        if found is not None:
            return [Signal(SignalKind.NEGATION, found)]
    return []


def _modals(parse: Parse, clause: Clause) -> list[Signal]:
    """See "may have fired" (possible) beside "may face pressure" (ahead)."""
    core = _predicate(parse, clause)
    found: list[Signal] = []
    for token in core:
        for aux in parse.dependents(token.i, "aux"):
            kind = load_mapping("modals").get(aux.lemma if aux.tag == "MD" else "")
            if kind == "possible" and _lies_ahead(parse, token):
                found.append(Signal(SignalKind.FUTURE, aux))
            if kind in {"possible", "future"}:
                found.append(Signal(SignalKind(kind), aux))
            if kind == "duty":
                found.append(Signal(SignalKind.EVALUATION, aux))
    return found


def _lies_ahead(parse: Parse, token: Token) -> bool:
    """A bare verb of happening after a modal speaks of what is to come, a state of what is."""
    auxes = parse.dependents(token.i, "aux", "auxpass")
    if token.pos != "VERB" or any(a.lemma == "have" for a in auxes):
        return False
    states = load_words("statives")
    phrases = {f"{token.lemma} {t.lemma}" for t in parse.dependents(token.i, "prep")}
    return token.lemma not in states and phrases.isdisjoint(states)


def _hedges(parse: Parse, clause: Clause) -> list[Signal]:
    """See words and phrases of the hedge list that bear on the clause."""
    levels = load_mapping("hedges")
    found: list[Signal] = []
    tokens = clause.tokens
    core = {t.i for t in _predicate(parse, clause)}
    for k, token in enumerate(tokens):
        for length in (3, 2, 1):
            words = tokens[k : k + length]
            phrase = " ".join(t.text.lower() for t in words)
            level = levels.get(phrase)
            if level and len(words) == length and _bears(parse, token, core, length):
                found.append(Signal(SignalKind(level), token, words[-1]))
                break
    return found


def _bears(parse: Parse, token: Token, core: set[int], length: int) -> bool:
    """An adverb counts on the predicate, not inside a phrase ("with the possible help of")."""
    if length > 1 or token.i in core:
        return True
    if token.pos == "ADV" or token.dep == "advmod":
        return token.head in core or parse.tokens[token.head].dep in {"nummod", "quantmod"}
    head = parse.tokens[token.head]
    return head.head in core and head.dep in {"nsubj", "nsubjpass", "dobj", "attr"}


def _ahead(parse: Parse, clause: Clause) -> list[Signal]:
    """See "is going to", "is expected to", "risks becoming", "is likely to"."""
    predictors = load_words("predictors")
    core = _predicate(parse, clause)
    found = [Signal(SignalKind.FUTURE, t) for t in headline_will(parse, clause)]
    for token in core:
        opens = parse.dependents(token.i, "xcomp") or parse.dependents(token.i, "acomp")
        if token.lemma in predictors and any(_is_infinitive(parse, t) for t in opens):
            found.append(Signal(SignalKind.FUTURE, token))
        found += [
            Signal(SignalKind.FUTURE, t)
            for t in parse.dependents(token.i, "acomp", "oprd")
            if t.lemma in predictors
            and any(_is_infinitive(parse, x) for x in parse.dependents(t.i, "xcomp"))
        ]
    return found


def _is_infinitive(parse: Parse, token: Token) -> bool:
    return (
        any(t.tag == "TO" for t in parse.dependents(token.i, "aux")) or token.tag == "VBG"
    )


def _rejections(parse: Parse, clause: Clause) -> list[Signal]:
    """See "It is a lie", "the report is baseless", "there is no such deal"."""
    words = load_words("rejections")
    core = {t.i for t in _predicate(parse, clause)}
    for token in clause.tokens:
        predicative = token.dep in {"attr", "acomp", "oprd"} and token.head in core
        if predicative and (token.lemma in words or _is_untrue(parse, token)):
            return [Signal(SignalKind.REJECTION, token)]
        if (
            token.lemma == "such"
            and parse.tokens[token.i - 1].lemma == "no"
            and token.i > 0
        ):
            return [Signal(SignalKind.REJECTION, token)]
    return []


def _is_untrue(parse: Parse, token: Token) -> bool:
    """See "is not true", "is not the case"."""
    negated = parse.dependents(token.head, "neg")
    return bool(negated) and token.lemma in load_words("affirmations")


def _evaluations(parse: Parse, clause: Clause) -> list[Signal]:
    """See "was disastrous", "is a disgrace", a question, an exhortation."""
    last = _last_of_sentence(parse, clause)
    if last.text.endswith("?"):
        return [Signal(SignalKind.EVALUATION, last)]
    words = load_words("evaluatives")
    root = clause.head
    if _is_imperative(parse, root):
        return [Signal(SignalKind.EVALUATION, root)]
    return [
        Signal(SignalKind.EVALUATION, t)
        for t in parse.dependents(root.i, "acomp", "attr", "oprd")
        if root.lemma in load_words("copulas") and _head_or_adjective(parse, t, words)
        if not _has_figure(clause)
    ][:1]


def _has_figure(clause: Clause) -> bool:
    return any(t.pos == "NUM" for t in clause.tokens)


def _head_or_adjective(parse: Parse, token: Token, words: frozenset[str]) -> bool:
    if token.lemma in words:
        return True
    return any(t.lemma in words for t in parse.dependents(token.i, "amod"))


def _is_imperative(parse: Parse, root: Token) -> bool:
    return (
        root.dep == "ROOT"
        and root.tag == "VB"
        and not parse.dependents(root.i, "nsubj", "nsubjpass", "aux", "csubj", "expl")
    )


def _last_of_sentence(parse: Parse, clause: Clause) -> Token:
    tokens = parse.sentence_tokens(clause.head.sentence)
    at = len(tokens) - 1
    while at > 0 and tokens[at].text in {'"', "'", "”", "’", "''", ")", "»"}:
        at -= 1
    return tokens[at]


HEDGES = frozenset({SignalKind.POSSIBLE, SignalKind.PROBABLE})

FINDERS: tuple[Callable[[Parse, Clause], list[Signal]], ...] = (
    _negations,
    _modals,
    _hedges,
    _ahead,
    _rejections,
    _evaluations,
)


def _predicate(parse: Parse, clause: Clause) -> list[Token]:
    """The head and the verbs it is built with ("is thought to have fired")."""
    chain = [clause.head]
    inside = {t.i for t in clause.tokens}
    while True:
        below = [
            t
            for t in parse.dependents(chain[-1].i, "xcomp") or _cleft(parse, clause, chain)
            if t.i in inside and t.pos in {"VERB", "AUX"}
        ]
        if not below or len(chain) == 4:
            return chain
        chain.append(below[0])


def _event(parse: Parse, clause: Clause) -> Token:
    """Give what a clause says happened: "found" in "has yet to find", "is going to find"."""
    chain = _predicate(parse, clause)
    for above, below in pairwise(chain):
        if frame_of(parse, below) != "to" or periphrase(parse, above) is None:
            return above
    return chain[-1]


def _cleft(parse: Parse, clause: Clause, chain: list[Token]) -> list[Token]:
    """See "It is thanks to them that the town has not fallen": the "that" is the content."""
    head = clause.head
    subject = parse.dependents(head.i, "nsubj", "expl")
    if len(chain) > 1 or head.lemma != "be" or not any(t.lemma == "it" for t in subject):
        return []
    return [
        t
        for t in clause.tokens
        if t.dep in {"ccomp", "relcl", "acl"}
        and any(m.lemma == "that" for m in parse.dependents(t.i, "mark"))
    ][:1]


def _condition(parse: Parse, clause: Clause) -> Span | None:
    """Find the "if" clause a clause depends on."""
    conditional = load_words("conditionals")
    for token in parse.dependents(clause.head.i, "advcl"):
        marks = parse.dependents(token.i, "mark", "advmod")
        if any(m.lemma in conditional for m in marks):
            below = parse.subtree(token.i)
            return Span.of(parse.text, below[0].start, below[-1].end)
    return None


def _has(signals: list[Signal], *kinds: SignalKind) -> bool:
    return any(s.kind in kinds for s in signals)


def _first(signals: list[Signal], *kinds: SignalKind) -> Signal | None:
    return next((s for s in signals if s.kind in kinds), None)


def _label(
    parse: Parse, clause: Clause, signals: list[Signal], cue: CueClass | None
) -> tuple[Certainty, Signal | None]:
    """Go down the order of labels; the first that holds is it."""
    opinion = _first(signals, SignalKind.EVALUATION)
    if (opinion or (cue and cue.wishes)) and not (cue and cue.denies):
        return Certainty.OPINION, opinion
    rejection = _first(signals, SignalKind.REJECTION)
    if rejection or (cue and cue.denies):
        return Certainty.DENIED, rejection
    future = _first(signals, SignalKind.FUTURE)
    if future or (cue and cue.intends):
        return Certainty.PREDICTED, future
    if _condition(parse, clause):
        return Certainty.PREDICTED, None
    hedge = _first(signals, SignalKind.POSSIBLE, SignalKind.PROBABLE)
    if hedge or (cue and cue.doubts):
        return Certainty.HEDGED, hedge
    return (Certainty.REPORTED if cue else Certainty.ASSERTED), None


LEFT_BY_SIGNAL = (
    (SignalKind.EVALUATION, 0),
    (SignalKind.POSSIBLE, 1),
    (SignalKind.PROBABLE, 2),
    (SignalKind.FUTURE, 2),
)
"""What a signal leaves of the certainty at most: 3 certain, 2 probable, 1 possible, 0 unknown."""


def _factuality(
    signals: list[Signal], cue: CueClass | None, steps: list[Step]
) -> Factuality:
    """Join what stands above the clause with the clause's own signals and with its cue."""
    level = level_of(steps)
    left = [most for kind, most in LEFT_BY_SIGNAL if _has(signals, kind)]
    size = min([abs(level), *left])
    negated = level < 0 or (
        _has(signals, SignalKind.NEGATION) and not _reads_negation(steps)
    )
    if cue is None:
        step = step_of(-size if negated else size)
        return Factuality(step, step)
    size = min(size, 0 if cue.wishes else 2 if cue.intends else 3)
    signed = size if negated == cue.denies else -size
    return Factuality(step_of(signed), step_of(_passed_on(signed, cue)))


def _reads_negation(steps: list[Step]) -> bool:
    return any(not NOT.isdisjoint(s.affirmed.split()) for s in steps)


NOT = frozenset({"not", "no", "none"})
"""Words of the rungs that `_negations` reads too: "no subject", "could not"."""


def _passed_on(level: int, cue: CueClass) -> int:
    """Give the author's level for what a source says: left open unless the cue goes along.

    So FactBank (Sauri and Pustejovsky 2009, section 4). Readers of the UW corpus put what
    "said" hands over at 2.6 of 3; the record stays with what the author commits to, and
    `factuality.commitment_value` gives the readers' value.
    """
    return level if cue.factive else 0
