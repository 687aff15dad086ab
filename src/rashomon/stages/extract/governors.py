"""What stands above an event: "failed to", "plans for", "if", "without", "the attack that".

governor, event -> how they are joined -> Step
"""

from __future__ import annotations

from collections.abc import Callable

from rashomon.stages.extract.clauses import Clause
from rashomon.stages.extract.embedding import Embedding, frame_of, governed_by, lemma_of
from rashomon.stages.extract.steps import Step
from rashomon.text.lexicon import load_mapping, load_words
from rashomon.text.parse import Parse, Token


def steps_between(parse: Parse, above: Token, below: Token) -> list[Step]:
    """Give the steps from a head to its dependent."""
    if below.pos == "ADP" and below.dep in {"prep", "agent"}:
        return []
    reader = READERS.get(below.dep)
    if reader:
        return reader(parse, above, below)
    rung = f"dep {below.dep}"
    return [Step(rung, UNDER.get(below.dep, rung), below)]


UNDER = {"compound": "modifier under", "amod": "modifier under"}
"""Modifiers that are denied with what they modify: "no takeover bid", "no unsettled claim"."""


def _complement(parse: Parse, above: Token, below: Token) -> list[Step]:
    """See "managed to fire", "said that they fired", "is likely to fire"."""
    frame = frame_of(parse, below)
    fixed = _fixed(parse, above, below) if frame == "to" else _mandate(parse, above, below)
    if fixed:
        return [fixed]
    for governor in (above, *_predicatives(parse, above)):
        found = governed_by(parse, governor, frame) or (
            governed_by(parse, governor, "that") if frame == "whether" else None
        )
        if found:
            suffix = "" if below.pos in {"VERB", "AUX"} else " noun"
            return [_step(found, governor, suffix)]
    return [Step.both(f"other {frame}", above)]


def _fixed(parse: Parse, above: Token, below: Token) -> Step | None:
    return periphrase(parse, above) or _degree(parse, above) or _performative(above, below)


def _performative(above: Token, below: Token) -> Step | None:
    """See "we would like to thank you": to say so is to do it."""
    polite = lemma_of(above) in load_words("polite_wishes")
    if polite and lemma_of(below) in load_words("performatives"):
        return Step.both("fact", above)
    return None


def _mandate(parse: Parse, above: Token, below: Token) -> Step | None:
    """See "insisted that the boy be returned": the bare verb after a subject asks for it."""
    parts = [below, *parse.dependents(below.i, "auxpass")]
    bare = any(t.tag == "VB" for t in parts) and not parse.dependents(below.i, "aux")
    subject = parse.dependents(below.i, "nsubj", "nsubjpass")
    marked = any(t.lemma == "that" for t in parse.dependents(below.i, "mark"))
    return Step.both("open", above) if bare and subject and marked else None


def periphrase(parse: Parse, above: Token) -> Step | None:
    """See "has to", "has yet to", "is going to", "is to", "was to have", "used to"."""
    yet = yet_of(parse, above)
    if yet:
        return Step.both("no", yet)
    if lemma_of(above) == "have":
        return Step("yes" if _is_done_duty(parse, above) else "duty", "no duty", above)
    if lemma_of(above) == "go" and above.tag == "VBG":
        return Step.both("going to", above)
    if lemma_of(above) == "be" and not _predicatives(parse, above):
        is_over = above.tag == "VBD" and any(
            t.lemma == "have"
            for x in parse.dependents(above.i, "xcomp")
            for t in parse.dependents(x.i, "aux")
        )
        return Step.both("was to have" if is_over else "is to", above)
    if lemma_of(above) == "use" and above.tag == "VBD" and above.dep != "acl":
        passive = parse.dependents(above.i, "dobj", "auxpass")
        return None if passive else Step.both("used to", above)
    return None


def _is_done_duty(parse: Parse, above: Token) -> bool:
    """See "The mill had to be shut": it was; "they said it had to be shut" is a duty still."""
    is_told = above.dep in {"ccomp", "xcomp", "advcl"} or parse.dependents(above.i, "aux")
    return above.tag == "VBD" and not is_told


def yet_of(parse: Parse, above: Token) -> Token | None:
    """See "has yet to find", "remains yet to be found"."""
    if lemma_of(above) not in {"have", "be", "remain"}:
        return None
    if not any(frame_of(parse, t) == "to" for t in parse.dependents(above.i, "xcomp")):
        return None
    near = parse.dependents(above.i, "advmod")
    return next((t for t in near if t.lemma == "yet"), None)


def _degree(parse: Parse, above: Token) -> Step | None:
    """See "too afraid to leave", "not strong enough to stay"."""
    near = [above, *_predicatives(parse, above)]
    for word in (t for n in near for t in [n, *parse.dependents(n.i, "advmod")]):
        if word.lemma == "too":
            return Step("no", "yes", word)
        if word.lemma == "enough":
            return Step("possible", "no", word)
    return None


def _step(found: Embedding, governor: Token, suffix: str = "") -> Step:
    return Step(found.affirmed + suffix, found.negated + suffix, governor)


def _predicatives(parse: Parse, above: Token) -> list[Token]:
    """See "is | likely | to fire", "is a | disgrace |", "is | to blame |" (it is so now)."""
    if lemma_of(above) not in load_words("copulas"):
        return []
    blamed = [t for t in parse.dependents(above.i, "xcomp") if t.lemma == "blame"]
    return [*parse.dependents(above.i, "acomp", "attr", "oprd"), *blamed]


def _adverbial(parse: Parse, above: Token, below: Token) -> list[Step]:
    """See "if they fire", "to fire", "because they fired", ", firing"."""
    marks = parse.dependents(below.i, "mark", "advmod")
    rungs = load_mapping("subordinators")
    for mark in marks:
        if mark.lemma in rungs and mark.i <= below.i:
            return [Step.both(rungs[mark.lemma], mark)]
    frame = frame_of(parse, below)
    if frame == "to":
        found = governed_by(parse, above, "to")
        return [_step(found, above)] if found else [Step.both("purpose", below)]
    if below.tag in {"VBG", "VBN"}:
        return [Step.both("participle", below)]
    return [Step.both("dep advcl", below)]


def _relative(parse: Parse, above: Token, below: Token) -> list[Step]:
    """See "the shells that hit the town"; "the plan to hit it" stands in the lexicon."""
    frame = frame_of(parse, below)
    found = governed_by(parse, above, frame) if below.dep == "acl" else None
    if found:
        denied = _denied(parse, above) if frame == "that" else None
        return [_step(denied or found, above)]
    if below.dep == "acl" or frame == "to":
        name = "acl to" if frame == "to" else "acl"
        return [Step(name, f"{name} under", below)]
    return [Step("relative", "relative under", below)]


def _denied(parse: Parse, noun: Token) -> Embedding | None:
    """See "rejected reports that the bridge fell": who rejects the report rejects what it says."""
    if noun.dep not in {"dobj", "nsubjpass"}:
        return None
    found = governed_by(parse, parse.tokens[noun.head], "obj")
    return found if found and found.affirmed in {"doubtful", "no"} else None


def _of_preposition(parse: Parse, above: Token, below: Token) -> list[Step]:
    """See "called for an attack", "without firing", "after the attack"."""
    word = above.lemma
    governor = parse.tokens[above.head]
    if above.dep == "prt":  # the parser hangs "the attack" on the "off" of "called off"
        return _object(parse, governor, below)
    gerund = below.pos in {"VERB", "AUX"}
    found = governed_by(parse, governor, word) if governor.i != above.i else None
    suffix = "" if gerund else " noun"
    if found:
        return [_step(found, governor, suffix)]
    rungs = load_mapping("preposition_rungs")
    return [
        Step.both(rungs.get(word, "prep") + suffix, above),
        *([] if gerund else [_known(parse, below)]),
    ]


def _object(parse: Parse, above: Token, below: Token) -> list[Step]:
    """See "prevented the attack", "launched an attack", "condemned the attack"."""
    found = governed_by(parse, above, "obj")
    if found:
        return [_step(found, above, " noun")]
    known = _known(parse, below)
    under = "object" if known.negated == known.affirmed else "object under"
    return [Step("object", under, below), known]


def _subject(parse: Parse, _above: Token, below: Token) -> list[Step]:
    return [Step.both("subject", below), _known(parse, below)]


def _known(parse: Parse, noun: Token) -> Step:
    """Tell a thing spoken of as known ("the attack", "their attack") from a new one.

    What is known stays when the verb is denied ("did not see the attack"); what is new is denied
    with it ("did not launch an attack").
    """
    dets = parse.dependents(noun.i, "det", "poss")
    if any(
        t.dep == "poss" or t.lemma in {"the", "this", "that", "these", "those"}
        for t in dets
    ):
        return Step.both("known", noun)
    kind = "plural" if noun.tag == "NNS" else "new" if dets else "bare noun"
    return Step(kind, f"{kind} under", noun)


READERS: dict[str, Callable[[Parse, Token, Token], list[Step]]] = {
    "xcomp": _complement,
    "ccomp": _complement,
    "csubj": _complement,
    "oprd": _complement,
    "advcl": _adverbial,
    "acl": _relative,
    "relcl": _relative,
    "pobj": _of_preposition,
    "pcomp": _of_preposition,
    "dobj": _object,
    "nsubjpass": _object,
    "attr": _object,
    "nsubj": _subject,
}
"""How each dependency is read; others have a rung of their own or change nothing."""


FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})

BELOW_NOUN = ("acl", "relcl", "advcl")
"""How the parser hangs the infinitive of a headline on its subject."""


def headline_will(parse: Parse, clause: Clause) -> list[Token]:
    """See "Bridge to reopen in May": without a finite verb, "to" is the headline's "will"."""
    head, first = clause.head, clause.tokens[0]
    is_top = head.dep == "ROOT" or parse.tokens[head.head] not in clause.tokens
    opens = is_top and first.pos in {"NOUN", "PROPN", "ADJ", "NUM"}
    if not opens or any(t.tag in FINITE for t in parse.sentence_tokens(head.sentence)):
        return []
    below = [head] if head.pos == "VERB" else parse.dependents(head.i, *BELOW_NOUN)
    marks = [x for t in below if t.tag == "VB" for x in parse.dependents(t.i, "aux")]
    return [t for t in marks if t.tag == "TO"]
