"""Read what is said to be done over an act: promised, refused, demanded, threatened, ended.

predicate, complement -> data/lexicons/plover_constructions.tsv -> CONSTRUCTIONS -> Act

"agreed to talks" promises an act and is AGREE, "refused talks" is REJECT: the type is that of
the speech act over the embedded one (CAMEO 03, 10 to 13; PLOVER keeps them).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from rashomon.stages.extract.acts import (
    COOPERATIVE,
    HOSTILE,
    Act,
    act_of,
    end_of,
    noun_act,
)
from rashomon.stages.extract.force import acts_armed
from rashomon.stages.extract.participants import OBJECTS
from rashomon.text.lexicon import load_rows, load_words
from rashomon.text.parse import Parse, Token

DEPTH = 3
"""How many constructions are read inside each other: "agreed to stop refusing to meet"."""

PARTS = {"VERB": "verb", "AUX": "verb", "ADJ": "adj", "NOUN": "noun"}

AHEAD = frozenset({"will", "shall", "would", "wo", "'ll", "’ll"})
"""Auxiliaries by which an act is announced ("wo" of "won't")."""


def coded(parse: Parse, token: Token, depth: int = DEPTH) -> Act | None:
    """Classify a predicate with what is said over it; None: no act of the scheme."""
    if depth == 0:
        return None
    for head in _heads(parse, token):
        for name, inner in _complements(parse, head, depth):
            act = CONSTRUCTIONS[name].read(inner, head)
            if act:
                return _announced(parse, token, act)
    return _announced(parse, token, act_of(parse, token))


@dataclass(frozen=True, slots=True)
class Construction:
    """What is said over an embedded act."""

    example: str
    read: Callable[[Act | None, Token], Act | None]
    """Gives the type of the whole from the embedded act (None: not in the scheme)."""


def _promise(inner: Act | None, head: Token) -> Act | None:
    """To promise a hostile act is to threaten."""
    if inner is None or inner.type in COOPERATIVE | {"REQUEST"}:
        return Act("AGREE", None, head)
    return Act("THREATEN", None, head) if inner.type in HOSTILE else inner


def _intent(inner: Act | None, head: Token) -> Act | None:
    """To intend what is not in the scheme is nothing in it either."""
    return _promise(inner, head) if inner else None


def _refusal(inner: Act | None, head: Token) -> Act | None:
    del inner
    return Act("REJECT", None, head)


def _demand(inner: Act | None, head: Token) -> Act | None:
    del inner
    return Act("REQUEST", None, head)


def _threat(inner: Act | None, head: Token) -> Act | None:
    del inner
    return Act("THREATEN", None, head)


def _accusation(inner: Act | None, head: Token) -> Act | None:
    del inner
    mode = "disapprove" if head.lemma in {"complain", "protest", "blame"} else "allege"
    return Act("ACCUSE", mode, head)


def _permission(inner: Act | None, head: Token) -> Act | None:
    del inner
    return Act("CONCEDE", None, head)


def _same(inner: Act | None, head: Token) -> Act | None:
    del head
    return inner


def _stop(inner: Act | None, head: Token) -> Act | None:
    return end_of(inner, head) if inner else None


CONSTRUCTIONS: dict[str, Construction] = {
    "promise": Construction("agreed to open the pass", _promise),
    "intent": Construction("plans to meet the rebels", _intent),
    "refusal": Construction("refused to leave the port", _refusal),
    "demand": Construction("urged Tamra to withdraw", _demand),
    "plea": Construction("asked Tamra to withdraw", _demand),
    "insistence": Construction("insisted that Tamra withdraw", _demand),
    "threat": Construction("threatened to close the strait", _threat),
    "accusation": Construction("accused Tamra of shelling the port", _accusation),
    "permission": Construction("allowed the envoy to land", _permission),
    "same": Construction("continued to send flour", _same),
    "stop": Construction("stopped sending flour", _stop),
}
"""Every construction by name, with an example and its reading."""


@lru_cache(maxsize=1)
def _rows() -> dict[tuple[str, str], list[tuple[frozenset[str], str]]]:
    found: dict[tuple[str, str], list[tuple[frozenset[str], str]]] = {}
    for lemma, part, frames, name, _ in load_rows("plover_constructions"):
        found.setdefault((lemma, part), []).append((frozenset(frames.split(",")), name))
    return found


def _heads(parse: Parse, token: Token) -> list[Token]:
    """Give a predicate, and the adjective or noun a copula leads to ("is ready to")."""
    beside = parse.dependents(token.i, "acomp", "attr", "oprd")
    return [token, *(t for t in beside if t.pos in PARTS)]


def _complements(parse: Parse, head: Token, depth: int) -> Iterator[tuple[str, Act | None]]:
    """Give the construction and embedded act of each complement a head is listed with."""
    for frames, name in _rows().get((head.lemma, PARTS.get(head.pos, "")), []):
        for frame, below in _below(parse, head):
            holds = HOLDS.get(name)
            if frame in frames and (holds is None or holds(parse, head, below)):
                yield name, _inner(parse, below, depth - 1)
                break


def _below(parse: Parse, head: Token) -> Iterator[tuple[str, Token]]:
    """Give each complement with the name of its form."""
    for below in parse.dependents(head.i, "xcomp", "ccomp", "advcl", "acl", "pcomp"):
        frame = _frame(parse, below)
        if below.dep != "advcl" or (frame == "to" and below.i > head.i):
            yield frame, below
    for noun in parse.dependents(head.i, *OBJECTS):
        yield "obj", noun
        for below in parse.dependents(noun.i, "acl", "relcl"):
            if _frame(parse, below) == "to":
                yield "to", below
    for prep in parse.dependents(head.i, "prep", "prt", "dative"):
        for below in parse.dependents(prep.i, "pobj", "pcomp"):
            yield f"prep:{prep.lemma}", below


def _is_asked(parse: Parse, head: Token, below: Token) -> bool:
    """Somebody is asked: "asked Tamra to leave"; not "asked to leave", "asked to explain"."""
    addressed = parse.dependents(head.i, "dobj", "dative")
    return bool(addressed) or bool(parse.dependents(below.i, "nsubj", "nsubjpass"))


def _is_wished(parse: Parse, head: Token, below: Token) -> bool:
    """See "insisted that he leave"; not "insisted that he had left"."""
    auxes = parse.dependents(below.i, "aux")
    due = any(t.lemma in {"must", "should"} for t in auxes)
    return head.i < below.i and (due or (below.tag == "VB" and not auxes))


def _is_no_silence(parse: Parse, head: Token, below: Token) -> bool:
    """See "declined to comment": nothing is rejected."""
    return bool(parse) and head.i != below.i and below.lemma not in load_words("silences")


def _is_in_power(parse: Parse, head: Token, below: Token) -> bool:
    """Who allows commands: a state, an army, an armed group."""
    return head.i != below.i and acts_armed(parse, head)


HOLDS: dict[str, Callable[[Parse, Token, Token], bool]] = {
    "plea": _is_asked,
    "insistence": _is_wished,
    "refusal": _is_no_silence,
    "permission": _is_in_power,
}
"""What else a construction asks of its head and complement."""


def _frame(parse: Parse, verb: Token) -> str:
    auxes = parse.dependents(verb.i, "aux")
    asks = parse.dependents(verb.i, "mark", "advmod", "dobj", "attr")
    if any(t.lemma in load_words("whether") or t.tag in {"WRB", "WP"} for t in asks):
        return "whether"
    if any(t.tag == "TO" for t in auxes):
        return "to"
    if verb.tag == "VBG" and not auxes:
        return "ing"
    return "bare" if verb.tag == "VB" and not auxes and verb.dep == "xcomp" else "that"


def _inner(parse: Parse, below: Token, depth: int) -> Act | None:
    if below.pos in {"NOUN", "PROPN"}:
        return noun_act(parse, below)
    return coded(parse, below, depth)


def _announced(parse: Parse, token: Token, act: Act | None) -> Act | None:
    """See "will support": promised; "will not meet": refused. Hostile acts keep their type.

    Who says that somebody else "will attack" does not threaten; the speaker's own threats
    are read with the speech act.
    """
    if act is None or act.type not in COOPERATIVE or not is_ahead(parse, token):
        return act
    negated = bool(parse.dependents(token.i, "neg"))
    return Act("REJECT" if negated else "AGREE", None, act.anchor)


def is_ahead(parse: Parse, verb: Token) -> bool:
    """See "will send", "would send"; not "would have sent"."""
    auxes = parse.dependents(verb.i, "aux")
    return any(t.lemma in AHEAD or t.text.lower() in AHEAD for t in auxes) and not any(
        t.lemma == "have" for t in auxes
    )
