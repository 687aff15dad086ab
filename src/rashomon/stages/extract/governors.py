"""What stands above an event: "failed to", "plans for", "if", "without", "the attack that".

governor, event -> how they are joined -> Step
"""

from __future__ import annotations

from collections.abc import Callable

from rashomon.stages.extract.embedding import Embedding, embedding_of, frame_of, lemma_of
from rashomon.stages.extract.steps import Step
from rashomon.text.lexicon import load_mapping, load_words
from rashomon.text.parse import Parse, Token


def steps_between(parse: Parse, above: Token, below: Token) -> list[Step]:
    """Give the steps from a head to its dependent."""
    if below.pos == "ADP" and below.dep in {"prep", "agent"}:
        return []
    reader = READERS.get(below.dep)
    return reader(parse, above, below) if reader else [Step.both(f"dep {below.dep}", below)]


def _complement(parse: Parse, above: Token, below: Token) -> list[Step]:
    """See "managed to fire", "said that they fired", "is likely to fire"."""
    frame = frame_of(parse, below)
    fixed = (periphrase(parse, above) or _degree(parse, above)) if frame == "to" else None
    if fixed:
        return [fixed]
    for governor in (above, *_predicatives(parse, above)):
        found = embedding_of(governor, frame) or (
            embedding_of(governor, "that") if frame == "whether" else None
        )
        if found:
            suffix = "" if below.pos in {"VERB", "AUX"} else " noun"
            return [_step(found, governor, suffix)]
    return [Step.both(f"other {frame}", above)]


def periphrase(parse: Parse, above: Token) -> Step | None:
    """See "has to", "has yet to", "is going to", "is to", "used to"."""
    yet = yet_of(parse, above)
    if yet:
        return Step.both("no", yet)
    if lemma_of(above) == "have":
        return Step("duty", "no duty", above)
    if lemma_of(above) == "go" and above.tag == "VBG":
        return Step.both("going to", above)
    if lemma_of(above) == "be" and not _predicatives(parse, above):
        return Step.both("is to", above)
    if lemma_of(above) == "use" and not parse.dependents(above.i, "dobj", "auxpass"):
        return Step.both("used to", above)
    return None


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
    if lemma_of(above) not in load_words("copulas"):
        return []
    return parse.dependents(above.i, "acomp", "attr", "oprd")


def _adverbial(parse: Parse, above: Token, below: Token) -> list[Step]:
    """See "if they fire", "to fire", "because they fired", ", firing"."""
    marks = parse.dependents(below.i, "mark", "advmod")
    rungs = load_mapping("subordinators")
    for mark in marks:
        if mark.lemma in rungs and mark.i <= below.i:
            return [Step.both(rungs[mark.lemma], mark)]
    frame = frame_of(parse, below)
    if frame == "to":
        found = embedding_of(above, "to")
        return [_step(found, above)] if found else [Step.both("purpose", below)]
    if below.tag in {"VBG", "VBN"}:
        return [Step.both("participle", below)]
    return [Step.both("dep advcl", below)]


def _relative(parse: Parse, above: Token, below: Token) -> list[Step]:
    """See "the shells that hit the town"; "the plan to hit it" stands in the lexicon."""
    frame = frame_of(parse, below)
    found = embedding_of(above, frame) if below.dep == "acl" else None
    if found:
        return [_step(found, above)]
    if below.dep == "acl":
        return [Step.both("acl to" if frame == "to" else "acl", below)]
    return [Step.both("relative", below)]


def _of_preposition(parse: Parse, above: Token, below: Token) -> list[Step]:
    """See "called for an attack", "without firing", "after the attack"."""
    word = above.lemma
    governor = parse.tokens[above.head]
    gerund = below.pos in {"VERB", "AUX"}
    found = embedding_of(governor, word) if governor.i != above.i else None
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
    found = embedding_of(above, "obj")
    if found:
        return [_step(found, above, " noun")]
    return [Step.both("object", below), _known(parse, below)]


def _subject(parse: Parse, _above: Token, below: Token) -> list[Step]:
    return [Step.both("subject", below), _known(parse, below)]


def _known(parse: Parse, noun: Token) -> Step:
    """Tell a thing spoken of as known ("the attack", "their attack") from a new one."""
    dets = parse.dependents(noun.i, "det", "poss")
    if any(
        t.dep == "poss" or t.lemma in {"the", "this", "that", "these", "those"}
        for t in dets
    ):
        return Step.both("known", noun)
    return Step.both(
        "plural" if noun.tag == "NNS" else "new" if dets else "bare noun", noun
    )


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
