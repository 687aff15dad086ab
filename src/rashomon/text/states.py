"""Find what happened to those a figure counts: killed, injured, missing, abducted ...

    head noun of the figure, parse -> verb, adjective or noun over it -> state

The states and the words for them are in `counted_states.tsv`. Only what the parse ties to those
counted is taken: "the men who killed 24 villagers" says nothing of the men.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.text.lexicon import load_rows, load_words

if TYPE_CHECKING:
    from rashomon.text.parse import Parse, Token

DEPTH = 4
"""Most steps up the tree from the counted noun; each is one clause or conjunct."""

ABDUCT, SEIZE = "abduct", "seize"
"""Persons that are seized are abducted; towns and weapons are only seized."""

HELPERS = 5
"""Most words between those counted and their state ("have also been killed")."""

BOTH = "harm"
"""State where the words give killed and injured together ("killed or wounded", "casualties")."""


@lru_cache(maxsize=1)
def _states() -> dict[tuple[str, str], str]:
    """Load the states: role and lemma -> state."""
    return {(role, lemma): state for lemma, role, state in load_rows("counted_states")}


@lru_cache(maxsize=1)
def _links() -> frozenset[tuple[str, str]]:
    return frozenset((lemma, what) for lemma, what in load_rows("state_links"))


def word_state(token: Token) -> str | None:
    """Give the state a word says of those it stands beside ("24 [dead]", "30 [injured]")."""
    found = _states().get(("adjective", token.text.lower()))
    return found or _states().get(("adjective", token.lemma)) or _participle(token)


def noun_state(token: Token) -> str | None:
    """Give the state a noun counts or stands for ("deaths", "toll")."""
    return _states().get(("noun", token.lemma))


def _participle(token: Token) -> str | None:
    return _states().get(("object", token.lemma)) if token.tag == "VBN" else None


def undergone(parse: Parse, head: Token) -> str | None:
    """Find the state of those a noun names.

    Args:
        parse: The document.
        head: The noun counted, or the figure itself where no noun follows.

    Returns:
        The state ("kill", "injure", "missing" ...); None where the parse ties none to them.
    """
    found = noun_state(head) or _modifier(parse, head) or _governor(parse, head, DEPTH)
    is_thing = found == ABDUCT and head.lemma in load_words("seizable_things")
    return SEIZE if is_thing else found


def suffered(parse: Parse, verb: Token) -> str | None:
    """Give the state a verb puts or finds somebody in: "injured nine", "left six trapped"."""
    for role in ("object", "subject"):
        found = _states().get((role, verb.lemma))
        if found:
            return found
    return _complemented(parse, verb)


def state_beside(parse: Parse, head: Token) -> str | None:
    """Read the state from the order of words: "24 people dead", "30 more are missing".

    The parser loses these most often. Between those counted and their state only helping
    verbs may stand, and what follows must not have an object of its own ("men killed a boy").
    """
    last = parse.sentences[head.sentence][1]
    at = head.i + 1
    while at < min(last, head.i + HELPERS) and _is_between(parse.tokens[at]):
        at += 1
    if at >= last:
        return None
    after = parse.tokens[at]
    helpers = parse.tokens[head.i + 1 : at]
    has_helper = any(t.pos == "AUX" and t.lemma == "be" for t in helpers)
    is_said = after.tag in ("VBN", "VBG") or after.pos == "ADJ"
    is_active = any(t.dep in ("dobj", "aux") for t in parse.dependents(after.i))
    if not is_said or not (has_helper or (not helpers and not is_active)):
        return None
    return (after.tag == "VBN" and _of_verb(parse, after, "object")) or word_state(after)


def _is_between(token: Token) -> bool:
    is_helper = token.pos in ("AUX", "ADV", "PART")
    return is_helper or token.lemma in load_words("counted_pronouns")


def _modifier(parse: Parse, head: Token) -> str | None:
    """Read "injured men", "men killed in", "men who died".

    A participle with an object of its own goes with an earlier verb: of "killed one, injured
    dozens" the parser ties "injured" to the one.
    """
    for child in parse.dependents(head.i, "amod", "acl", "relcl", "appos"):
        if child.dep == "acl" and parse.dependents(child.i, "dobj"):
            continue
        if child.dep == "relcl":
            found = _relative(parse, child)
        else:
            found = word_state(child) or _complemented(parse, child)
        if found:
            return found
    return None


def _relative(parse: Parse, verb: Token) -> str | None:
    if parse.dependents(verb.i, "nsubjpass"):
        return _of_verb(parse, verb, "object")
    if any(t.pos == "PRON" for t in parse.dependents(verb.i, "nsubj")):
        return _of_verb(parse, verb, "subject")
    return None


def _of_verb(parse: Parse, verb: Token, role: str) -> str | None:
    """Read a verb with what is joined to it; killed and injured together are harm."""
    found = [_states().get((role, verb.lemma))]
    for other in parse.dependents(verb.i, "conj"):
        has_own = parse.dependents(other.i, "nsubj", "nsubjpass", "dobj")
        if other.pos == "VERB" and not has_own and not _has_number(parse, other):
            found.append(_states().get((role, other.lemma)))
    states = [state for state in found if state]
    return BOTH if {"kill", "injure"} <= set(states) else next(iter(states), None)


def _has_number(parse: Parse, token: Token) -> bool:
    """Tell "killed and 30 injured" from "killed and injured"."""
    return any(t.pos == "NUM" for t in parse.dependents(token.i))


def _governor(parse: Parse, head: Token, depth: int) -> str | None:
    """Read the word over a noun, by the noun's part in its clause."""
    if depth == 0 or head.head == head.i:
        return None
    over = parse.tokens[head.head]
    readers = {
        "nsubjpass": _passive,
        "nsubj": _subject,
        "dobj": _object,
        "pobj": _in_phrase,
        "conj": _joined,
        "appos": _joined,
        "attr": _complement,
        "nummod": _joined,
    }
    reader = readers.get(head.dep)
    return reader(parse, head, over, depth) if reader else None


def _passive(parse: Parse, _head: Token, verb: Token, _depth: int) -> str | None:
    return _of_verb(parse, verb, "object") or _complemented(parse, verb)


def _subject(parse: Parse, _head: Token, verb: Token, _depth: int) -> str | None:
    if verb.tag == "VBN" and not parse.dependents(verb.i, "aux", "dobj"):
        return _of_verb(
            parse, verb, "object"
        )  # headline and small clause: "24 killed in blast"
    is_small = verb.dep in ("oprd", "ccomp", "acomp") or verb.pos == "ADJ"
    if is_small and not parse.dependents(
        verb.i, "dobj"
    ):  # not "a bomb killed nine, he said"
        found = word_state(verb)
        if found:
            return found
    if any(t.lemma == "life" for t in parse.dependents(verb.i, "dobj")):
        return _states().get(("life", verb.lemma))  # "nine men lost their lives"
    return _of_verb(parse, verb, "subject") or _complemented(parse, verb)


def _complemented(parse: Parse, verb: Token) -> str | None:
    """Read "were dead", "remain missing", "was left homeless"."""
    if not {(verb.lemma, "be"), (verb.lemma, "leave")} & _links():
        return None
    for child in parse.dependents(
        verb.i, "acomp", "attr", "oprd", "advcl", "xcomp", "prep"
    ):
        found = word_state(child) or (noun_state(child) if child.dep == "attr" else None)
        if found:
            return found
    return None


def _object(parse: Parse, head: Token, verb: Token, _depth: int) -> str | None:
    if head.lemma == "life":
        return _states().get(("life", verb.lemma))
    if (verb.lemma, "leave") in _links():
        return _complemented(parse, verb)
    return _of_verb(parse, verb, "object")


def _in_phrase(parse: Parse, _head: Token, prep: Token, depth: int) -> str | None:
    """Read "deaths of 24 men", "a toll of 24", "including 12 children", "rose to 24"."""
    over = parse.tokens[prep.head]
    if prep.lemma in ("of", "to", "at") and noun_state(over):
        return noun_state(over)
    if over.lemma == "life":
        return _object(parse, over, parse.tokens[over.head], depth)
    if (prep.lemma, "bound") in _links() and over.pos == "VERB":
        return _of_verb(parse, over, "object")  # "killed between 12 and 15 men"
    is_total = prep.lemma == "of" and over.lemma in load_words("amount_nouns")
    if is_total or (prep.lemma, "with") in _links():  # "a total of 24 men died"
        return _of_whole(parse, over, depth)
    if over.pos in ("VERB", "AUX") and prep.lemma in ("to", "at", "from", "by"):
        return _of_amount(parse, over)
    return None


def _of_whole(parse: Parse, over: Token, depth: int) -> str | None:
    """Give a part the state of the whole it belongs to."""
    if over.pos in ("NOUN", "PROPN", "NUM", "PRON"):
        return (
            _modifier(parse, over) or noun_state(over) or _governor(parse, over, depth - 1)
        )
    for part in parse.dependents(over.i, "nsubjpass", "dobj", "nsubj"):
        found = noun_state(part) or _governor(parse, part, depth - 1)
        if found:
            return found
    return None


def _of_amount(parse: Parse, verb: Token) -> str | None:
    """Read the state off the subject of "rose to 24", "stands at 24"."""
    for subject in parse.dependents(verb.i, "nsubj", "nsubjpass"):
        for token in parse.subtree(subject.i):
            found = noun_state(token) or word_state(token)
            if found:
                return found
    return None


def _joined(parse: Parse, _head: Token, over: Token, depth: int) -> str | None:
    return _modifier(parse, over) or noun_state(over) or _governor(parse, over, depth - 1)


def _complement(parse: Parse, _head: Token, verb: Token, _depth: int) -> str | None:
    """Read "the toll is 24", and "there were 24 dead"."""
    return _of_amount(parse, verb)
