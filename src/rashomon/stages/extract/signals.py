"""Read what the words of a clause say about its standing: negation, modal, hedge, verdict.

    clause -> its predicate and what bears on it -> Signal

Every signal keeps the words it was read from. What they come to is `commitment`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rashomon.model import Span
from rashomon.stages.extract.clauses import Clause
from rashomon.stages.extract.cue_words import WISHES
from rashomon.stages.extract.cues import BIDDING, entry_of
from rashomon.stages.extract.embedding import frame_of
from rashomon.stages.extract.event_marks import is_of_few, is_refusal, negation_of
from rashomon.stages.extract.governors import headline_will, yet_of
from rashomon.stages.extract.namings import is_naming
from rashomon.stages.extract.opposed import opposed_by
from rashomon.text.lexicon import load_mapping, load_words
from rashomon.text.parse import Parse, Token
from rashomon.text.quoting import OPENING_MARKS


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
    opens: bool = False
    """The words deny that a thing is out of the question: "cannot be ruled out"."""

    def span(self, text: str) -> Span:
        """Give the words."""
        return Span.of(text, self.token.start, (self.last or self.token).end)


def find_signals(parse: Parse, clause: Clause) -> list[Signal]:
    """Collect what the words of a clause say about its standing, in text order."""
    found = [s for finder in FINDERS for s in finder(parse, clause)]
    return sorted(found, key=lambda s: (s.token.i, s.kind))


def _negations(parse: Parse, clause: Clause) -> list[Signal]:
    """See "did not agree", "never agreed", "nobody agreed", "no agreement was made"."""
    for token in predicate_of(parse, clause):
        found = negation_of(parse, token) or yet_of(parse, token)
        if found is not None and not excludes(parse, token):
            return [Signal(SignalKind.NEGATION, found)]
        entry = entry_of(token)
        if entry is not None and (entry.kind in WISHES or entry.lemma in BIDDING):
            break  # "was ordered not to fire": the order was given
    return []


def _modals(parse: Parse, clause: Clause) -> list[Signal]:
    """See "may have fired" (possible) beside "may face pressure" (ahead)."""
    core = predicate_of(parse, clause)
    found: list[Signal] = []
    for token in core:
        for aux in parse.dependents(token.i, "aux"):
            if aux.tag != "MD" or _is_of_fact(parse, token, aux):
                continue
            kind = load_mapping("modals").get(aux.lemma)
            if kind == "possible" and _lies_ahead(parse, token):
                found.append(Signal(SignalKind.FUTURE, aux))
            if kind in {"possible", "future"}:
                found.append(Signal(SignalKind(kind), aux))
            if kind == "duty":
                found.append(Signal(_duty_of(parse, token, aux), aux))
    return found


def _duty_of(parse: Parse, token: Token, aux: Token) -> SignalKind:
    """See "must go" beside "must have gone" (a conclusion) and "Should it rain" (a condition)."""
    if aux.lemma == "must" and any(
        t.lemma == "have" for t in parse.dependents(token.i, "aux")
    ):
        return SignalKind.PROBABLE
    subject = parse.dependents(token.i, "nsubj", "nsubjpass", "expl")
    opens = aux.i == 0 or parse.tokens[aux.i - 1].pos in {"PUNCT", "CCONJ", "SPACE"}
    is_inverted = opens and bool(subject) and aux.i < subject[0].i
    return SignalKind.FUTURE if is_inverted else SignalKind.EVALUATION


def _is_of_fact(parse: Parse, token: Token, aux: Token) -> bool:
    """Know a modal that puts nothing ahead and leaves nothing open.

    "No tug could move it", "they could hear the guns": what was (not) in somebody's power.
    "Two pumps would be needed", "would have needed two": what a thing takes. "She would not
    say": a refusal that is past.
    """
    is_negated = negation_of(parse, token) is not None or is_of_few(parse, token)
    if aux.lemma == "could":
        return is_negated or token.lemma in load_words("perceptions")
    if aux.lemma not in {"would", "'d"}:
        return False
    return is_refusal(parse, token) or token.lemma in load_words("needs")


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
    core = {t.i for t in predicate_of(parse, clause)}
    for k, token in enumerate(tokens):
        for length in (3, 2, 1):
            words = tokens[k : k + length]
            phrase = " ".join(t.text.lower() for t in words)
            level = levels.get(phrase)
            if level and len(words) == length and _bears(parse, words, core):
                found.append(Signal(SignalKind(level), token, words[-1]))
                break
    return found


def _comes_forth(parse: Parse, verb: Token) -> bool:
    """See "a hole has appeared on the pasture": it is there, and nothing only seems so."""
    below = parse.dependents(verb.i, "xcomp", "oprd", "acomp", "ccomp", "advcl", "attr")
    return verb.lemma == "appear" and not any(t.i > verb.i for t in below)


def _bears(parse: Parse, words: Sequence[Token], core: set[int]) -> bool:
    """An adverb counts on the predicate, not inside a phrase ("with the possible help of").

    Nor does the verb of another clause ("those who never appeared on a list", "men suspected of
    it"), one in the active ("nobody thought to ask") or what was reported to somebody.
    """
    token = words[0]
    if len(words) == 1 and (_comes_forth(parse, token) or _is_notified(parse, token)):
        return False
    is_verb = token.pos in {"VERB", "AUX"}
    is_active = token.tag == "VBD" and len(words) > 1 and words[1].lemma == "to"
    if is_verb and (is_active or (token.dep in {"relcl", "acl"} and token.i not in core)):
        return False
    if len(words) > 1 or token.i in core:
        return True
    if token.pos == "ADV" or token.dep == "advmod":
        return token.head in core or parse.tokens[token.head].dep in {"nummod", "quantmod"}
    head = parse.tokens[token.head]
    return head.head in core and head.dep in {"nsubj", "nsubjpass", "dobj", "attr"}


def _is_notified(parse: Parse, verb: Token) -> bool:
    """See "few of them were reported to the authorities": told to somebody, and no rumour."""
    links = parse.dependents(verb.i, "prep")
    return verb.lemma == "report" and any(t.lemma == "to" for t in links)


def _ahead(parse: Parse, clause: Clause) -> list[Signal]:
    """See "is going to", "is expected to", "risks becoming", "is likely to"."""
    predictors = load_words("predictors")
    core = predicate_of(parse, clause)
    found = [Signal(SignalKind.FUTURE, t) for t in headline_will(parse, clause)]
    for token in core:
        opens = parse.dependents(token.i, "xcomp") or parse.dependents(token.i, "acomp")
        is_gone = token.lemma == "go" and token.tag != "VBG"  # "had gone missing"
        if is_gone:
            continue
        if token.lemma in predictors and any(_is_infinitive(parse, t) for t in opens):
            found.append(Signal(SignalKind.FUTURE, token))
        found += [
            Signal(SignalKind.FUTURE, t)
            for t in parse.dependents(token.i, "acomp", "oprd")
            if t.lemma in predictors
            and any(_is_infinitive(parse, x) for x in parse.dependents(t.i, "xcomp"))
        ]
    return found


def _open(parse: Parse, clause: Clause) -> list[Signal]:
    """See "cannot be ruled out", "it is likely that": how sure it is, told by a predicate."""
    found: list[Signal] = []
    for token in predicate_of(parse, clause):
        if excludes(parse, token) and negation_of(parse, token):
            found.append(Signal(SignalKind.POSSIBLE, token, opens=True))
        word = likelihood_of(parse, token)
        if word is not None:
            level = load_mapping("likelihoods")[word.lemma]
            found.append(Signal(SignalKind(level), word))
        if _is_heard(parse, token):
            found.append(Signal(SignalKind.PROBABLE, token))
    return found


def _is_heard(parse: Parse, token: Token) -> bool:
    """See "We are hearing that the talks have failed": so one hears, and knows no more."""
    subjects = {t.text.lower() for t in parse.dependents(token.i, "nsubj")}
    is_now = token.tag in {"VBP", "VBG"}
    told = any(t.i > token.i for t in parse.dependents(token.i, "ccomp"))
    return token.lemma == "hear" and is_now and told and bool(subjects & {"we", "i"})


def excludes(parse: Parse, token: Token) -> bool:
    """Know "rule out" and "exclude", which leave a thing open where they are negated."""
    particles = {t.lemma for t in parse.dependents(token.i, "prt")}
    return token.pos == "VERB" and any(
        f"{token.lemma} {p}".strip() in load_words("exclusions") for p in ("", *particles)
    )


def likelihood_of(parse: Parse, token: Token) -> Token | None:
    """See "it is likely that the wall fell": the word for how sure it is."""
    told = parse.dependents(token.i, "ccomp", "csubj", "advcl")
    for word in parse.dependents(token.i, "acomp", "attr", "oprd"):
        inside = [t for t in parse.dependents(word.i, "ccomp") if t.i > word.i]
        if word.lemma in load_mapping("likelihoods") and (
            inside or any(frame_of(parse, t) == "that" and t.i > word.i for t in told)
        ):
            return word
    return None


def _is_infinitive(parse: Parse, token: Token) -> bool:
    return (
        any(t.tag == "TO" for t in parse.dependents(token.i, "aux")) or token.tag == "VBG"
    )


def _rejections(parse: Parse, clause: Clause) -> list[Signal]:
    """See "It is a lie", "there is no such deal", "it did not, contrary to the reports"."""
    words = load_words("rejections")
    core = {t.i for t in predicate_of(parse, clause)}
    for token in clause.tokens:
        predicative = token.dep in {"attr", "acomp", "oprd"} and token.head in core
        is_false = token.lemma in words and not parse.dependents(token.head, "neg")
        if predicative and (is_false or _is_untrue(parse, token)):
            return [Signal(SignalKind.REJECTION, token)]
        if _is_no_such(parse, token) or _is_no_truth(parse, token):
            return [Signal(SignalKind.REJECTION, token)]
    opposed = opposed_by(parse, clause.head)
    is_against = opposed is not None and bool(_negations(parse, clause))
    return [Signal(SignalKind.REJECTION, opposed)] if opposed and is_against else []


def _is_no_such(parse: Parse, token: Token) -> bool:
    """See "there is no such deal"; "received no such letter" only negates the receiving."""
    if token.lemma != "such" or token.i == 0 or parse.tokens[token.i - 1].lemma != "no":
        return False
    return parse.tokens[token.head].dep not in {"dobj", "pobj"}


def _is_no_truth(parse: Parse, token: Token) -> bool:
    """See "there is no truth in the claim", "no basis for the charge"."""
    no = parse.dependents(token.i, "det", "neg")
    if token.lemma not in TRUTH or all(t.lemma != "no" for t in no):
        return False
    links = parse.dependents(token.i, "prep")
    of = (t.lemma for p in links for t in parse.dependents(p.i, "pobj"))
    return not load_words("account_nouns").isdisjoint(of)


TRUTH = frozenset({"basis", "foundation", "substance", "truth"})
"""What a claim lacks that is rejected."""


def _is_untrue(parse: Parse, token: Token) -> bool:
    """See "is not true", "is not the case"."""
    negated = parse.dependents(token.head, "neg")
    return bool(negated) and token.lemma in load_words("affirmations")


def _evaluations(parse: Parse, clause: Clause) -> list[Signal]:
    """See "was disastrous", "called it a disgrace", a question, an exhortation."""
    last = _last_of_sentence(parse, clause)
    if last.text.endswith("?") and not _is_granted(parse, clause):
        return [Signal(SignalKind.EVALUATION, last)]
    words = load_words("evaluatives")
    root = clause.head
    if _is_imperative(parse, root) or _is_ordered(parse, clause):
        return [Signal(SignalKind.EVALUATION, root)]
    told = [*parse.dependents(root.i, "acomp", "attr", "oprd")]
    is_verdict = root.lemma in load_words("copulas") or is_naming(parse, root)
    return [
        Signal(SignalKind.EVALUATION, t)
        for t in told
        if is_verdict and _head_or_adjective(parse, t, words) and not _has_figure(clause)
    ][:1]


def _is_granted(parse: Parse, clause: Clause) -> bool:
    """See "Was it not they, | having lost the vote?": a participle behind a comma is not asked."""
    head, first = clause.head, clause.tokens[0]
    is_loose = head.dep == "advcl" and first.tag == "VBG" and head.i > head.head
    return is_loose and first.i > 0 and parse.tokens[first.i - 1].text == ","


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


def _is_ordered(parse: Parse, clause: Clause) -> bool:
    """See "Do not film it", and `the mayor: "Stay | in the shelters`: words that open a speech."""
    first, root = clause.tokens[0], clause.head
    is_negated = first.lemma == "do" and first.tag in {"VB", "VBP"} and first.head == root.i
    before = parse.text[: clause.start].rstrip()[-1:]
    opens = before in OPENING_MARKS or before in {":", ""} or root.dep == "ROOT"
    is_bare = root.tag == "VB" and (first is root or is_negated)
    subjects = parse.dependents(root.i, "nsubj", "nsubjpass", "expl")
    return bool(is_bare and opens) and not any(s in clause.tokens for s in subjects)


CLOSING = frozenset({'"', "'", "”", "’", "''", ")", "»", "*", "**", "_"})
"""Marks that may stand behind the stop of a sentence."""


def _last_of_sentence(parse: Parse, clause: Clause) -> Token:
    tokens = parse.sentence_tokens(clause.head.sentence)
    at = len(tokens) - 1
    while at > 0 and tokens[at].text in CLOSING:
        at -= 1
    return tokens[at]


HEDGES = frozenset({SignalKind.POSSIBLE, SignalKind.PROBABLE})

FINDERS: tuple[Callable[[Parse, Clause], list[Signal]], ...] = (
    _negations,
    _modals,
    _hedges,
    _ahead,
    _open,
    _rejections,
    _evaluations,
)


def predicate_of(parse: Parse, clause: Clause) -> list[Token]:
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
