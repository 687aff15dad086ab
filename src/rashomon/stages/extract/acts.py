"""Tell which act of the PLOVER scheme a verb or a noun names.

verb -> set phrase, else what it carries ("launched | an attack"), else its own entry -> Act

The lists are the language's: `plover` (words and what has to stand beside them),
`plover_phrases` (verb and object that mean something together), `plover_carriers` (verbs that
carry an act named by a noun: do it, end it).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from rashomon.stages.extract.force import (
    acts_armed,
    is_force,
    is_harm,
    is_of_side,
    moves_forces,
    names_force,
)
from rashomon.stages.extract.participants import (
    OBJECTS,
    actor_in,
    agent_of,
    has_kind,
    is_actor,
    objects_of,
)
from rashomon.text.lexicon import load_mapping, load_rows
from rashomon.text.parse import Parse, Token

COOPERATIVE = frozenset(
    {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"}
)

HOSTILE = frozenset({"THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})

ENDED = {"PROTEST": ("CONCEDE", None), "COERCE": ("CONCEDE", None)} | dict.fromkeys(
    ("ASSAULT", "MOBILIZE", "SANCTION"), ("RETREAT", "withdraw")
)
"""What it is to end a hostile act (CAMEO 08): to ease a restriction or call a protest off is
to concede, to stop fighting is to retreat. To end a cooperative one is SANCTION."""

EMBARGOES = frozenset({"sanction", "embargo"})
"""Restrictions whose lifting PLOVER's table counts as RETREAT (085), not CONCEDE."""


@dataclass(frozen=True, slots=True)
class Act:
    """A PLOVER type and mode with the word that names the act."""

    type: str
    mode: str | None
    anchor: Token


@dataclass(frozen=True, slots=True)
class Phrase:
    """A word with the words that mean something together with it."""

    slot: str
    words: frozenset[str]
    type: str | None
    """None: the two are no act between actors ("struck a balance")."""
    mode: str | None
    needs: str


def act_of(parse: Parse, token: Token) -> Act | None:
    """Classify a predicate; None: it names no listed act."""
    if token.pos == "NOUN":
        return noun_act(parse, token)
    if token.pos not in {"VERB", "AUX", "ADJ"}:
        return None
    ended = _ended(parse, token)
    phrase = None if ended else _phrase(parse, token, _verb_slot)
    if phrase:
        return _for_relief(parse, _of_phrase(token, phrase))
    return ended or _carried(parse, token) or _own(parse, token)


def noun_act(parse: Parse, noun: Token) -> Act | None:
    """Classify a noun, or the noun it is an amount of: "a series of raids"."""
    if noun.pos == "PROPN":
        return None  # the month of March is none
    phrase = _phrase(parse, noun, _noun_slot)
    if phrase:
        return _of_phrase(noun, phrase)
    entry = entries().get((noun.lemma, "n"))
    if entry:
        fits = NOUN_NEEDS.get(entry[2])
        holds = fits is None or fits(parse, noun)
        return Act(entry[0], entry[1], noun) if holds else None
    for of in parse.dependents(noun.i, "prep"):
        if of.lemma == "of" and not actor_in(parse, noun):
            for inside in parse.dependents(of.i, "pobj"):
                found = entries().get((inside.lemma, "n"))
                if found:
                    return Act(found[0], found[1], inside)
    return None


@lru_cache(maxsize=1)
def entries() -> dict[tuple[str, str], tuple[str, str | None, str]]:
    """Load type, mode and needs by lemma and part of speech. Treat it as read-only."""
    return {
        (lemma, pos): (kind, None if mode == "-" else mode, needs)
        for lemma, pos, kind, mode, needs in load_rows("plover")
    }


@lru_cache(maxsize=1)
def _phrases() -> dict[str, list[Phrase]]:
    found: dict[str, list[Phrase]] = {}
    for lemma, slot, words, kind, mode, needs in load_rows("plover_phrases"):
        phrase = Phrase(
            slot,
            frozenset(words.split(",")),
            None if kind == "-" else kind,
            None if mode == "-" else mode,
            needs,
        )
        found.setdefault(lemma, []).append(phrase)
    return found


Slot = Callable[[Parse, Token, Phrase], bool]


def _phrase(parse: Parse, token: Token, fits: Slot) -> Phrase | None:
    return next(
        (p for p in _phrases().get(lemma_of(token), []) if fits(parse, token, p)), None
    )


def _of_phrase(token: Token, phrase: Phrase) -> Act | None:
    return Act(phrase.type, phrase.mode, token) if phrase.type else None


def _verb_slot(parse: Parse, verb: Token, phrase: Phrase) -> bool:
    if phrase.slot == "mod":
        return False
    if not NEEDS[phrase.needs](parse, verb):
        return False
    return any(
        "*" in phrase.words or t.lemma in phrase.words or t.text.lower() in phrase.words
        for t in _at(parse, verb, phrase)
    )


def _at(parse: Parse, verb: Token, phrase: Phrase) -> Iterator[Token]:
    """Give the words that stand in a slot of a verb."""
    if phrase.slot == "obj":
        yield from objects_of(parse, verb)
    elif phrase.slot == "dative":
        yield from parse.dependents(verb.i, "dative")
    elif phrase.slot == "prt":
        yield from parse.dependents(verb.i, "prt", "advmod", "oprd", "acomp")
        bare = parse.dependents(verb.i, "prep")
        yield from (t for t in bare if not parse.dependents(t.i, "pobj", "pcomp"))
    else:
        for prep in parse.dependents(verb.i, "prep", "prt", "agent", "dative"):
            if prep.lemma == phrase.slot:
                yield from parse.dependents(prep.i, "pobj", "pcomp")


def _noun_slot(parse: Parse, noun: Token, phrase: Phrase) -> bool:
    if phrase.slot != "mod":
        return False
    before = parse.dependents(noun.i, "compound", "amod", "nmod", "poss")
    return any(t.lemma in phrase.words or t.text.lower() in phrase.words for t in before)


def lemma_of(token: Token) -> str:
    """Give the lemma, mended where the parser's rules get it wrong."""
    return load_mapping("verb_lemmas").get(token.lemma, token.lemma)


def _ended(parse: Parse, verb: Token) -> Act | None:
    """See "lifted the ban", "cut off aid", "called off the strike"."""
    if "stop" not in carriers(lemma_of(verb)):
        return None
    if verb.lemma in {"call", "break"} and not parse.dependents(verb.i, "prt"):
        return None
    for noun in parse.dependents(verb.i, *OBJECTS):
        act = noun_act(parse, noun)
        if act and not (act.type == "CONSULT" and verb.lemma in {"end", "stop", "drop"}):
            return end_of(act, verb)  # a meeting that ends is not broken off
    return None


def end_of(act: Act, verb: Token) -> Act | None:
    """Turn an act into its end; None: ending it is neither here nor there."""
    if act.anchor.lemma in EMBARGOES:
        return Act("RETREAT", None, verb)
    if act.type in ENDED:
        return Act(*ENDED[act.type], verb)
    if act.type in COOPERATIVE:
        return Act("SANCTION", "discontinue", verb)
    return None


@lru_cache(maxsize=4096)
def carriers(lemma: str) -> frozenset[str]:
    """Give the ways a verb carries an act named by a noun."""
    return frozenset(kind for word, kind in load_rows("plover_carriers") if word == lemma)


def _carried(parse: Parse, verb: Token) -> Act | None:
    """See "launched an attack", "engaged in talks", "an attack took place"."""
    ways = carriers(lemma_of(verb))
    if not ways or (verb.lemma == "be" and verb.dep in {"aux", "auxpass"}):
        return None
    nouns: list[Token] = []
    if ways & {"light", "receive"}:
        nouns += parse.dependents(verb.i, *OBJECTS)
        for prep in parse.dependents(verb.i, "prep"):
            if prep.lemma in {"in", "into", "to", "on", "out"}:
                nouns += parse.dependents(prep.i, "pobj")
    if "occur" in ways:
        nouns += _that_occur(parse, verb)
    acts = [act for noun in nouns if (act := noun_act(parse, noun))]
    return acts[0] if acts else None


def _that_occur(parse: Parse, verb: Token) -> list[Token]:
    """See "talks began", "there were talks"; not "talks were a success"."""
    if parse.dependents(verb.i, "expl"):
        return parse.dependents(verb.i, "attr", "dobj", "nsubj")
    if verb.lemma == "be" and parse.dependents(verb.i, "attr", "acomp"):
        return []
    return [t for t in parse.dependents(verb.i, "nsubj") if not is_actor(parse, t)]


def _own(parse: Parse, verb: Token) -> Act | None:
    entry = entries().get((lemma_of(verb), "v"))
    if entry is None or verb.pos == "ADJ":
        return None
    kind, mode, needs = entry
    if not NEEDS[needs](parse, verb):
        return None
    act = _for_relief(parse, Act(kind, mode, verb)) or Act(kind, mode, verb)
    by_vehicle = kind == "ASSAULT" and mode is None
    return replace(act, mode=_mode_of_agent(parse, verb)) if by_vehicle else act


def _for_relief(parse: Parse, act: Act | None) -> Act | None:
    """See "deployed troops to help the rescue": troops sent to help are AID (CAMEO 074)."""
    if act is None or act.type != "MOBILIZE":
        return act
    words = parse.sentence_tokens(act.anchor.sentence)
    return (
        Act("AID", None, act.anchor) if any(has_kind(t, "relief") for t in words) else act
    )


def _mode_of_agent(parse: Parse, verb: Token) -> str | None:
    agent = agent_of(parse, verb)
    return load_mapping("plover_weapons").get(agent.lemma) if agent else None


def _anything(parse: Parse, verb: Token) -> bool:
    return bool(parse) and verb.i >= 0


def _some_object(parse: Parse, verb: Token) -> bool:
    return any(True for _ in objects_of(parse, verb))


def _telling_object(parse: Parse, verb: Token) -> bool:
    """The object is an actor, is somebody's, or is an act itself."""
    return any(
        actor_in(parse, t) or _names_party(parse, t) or noun_act(parse, t)
        for t in objects_of(parse, verb)
    )


def _names_party(parse: Parse, noun: Token) -> bool:
    """See "the rebels' offer", "a drive against Mali", "calls by Mali"."""
    found = parse.dependents(noun.i, "poss")
    for prep in parse.dependents(noun.i, "prep"):
        found += parse.dependents(prep.i, "pobj")
    return any(actor_in(parse, t) for t in found)


def _acted_on(parse: Parse, verb: Token) -> bool:
    """The object, or the party after "with" or "to", is an actor."""
    found = list(objects_of(parse, verb)) + parse.dependents(verb.i, "dative")
    for prep in parse.dependents(verb.i, "prep"):
        if prep.lemma in {"with", "to"}:
            found += parse.dependents(prep.i, "pobj")
    return any(actor_in(parse, t) for t in found)


def _joint(parse: Parse, verb: Token) -> bool:
    agent = agent_of(parse, verb)
    joined = agent is not None and bool(parse.dependents(agent.i, "conj"))
    return _acted_on(parse, verb) or (joined and not _some_object(parse, verb))


def _of_labour(parse: Parse, noun: Token) -> bool:
    """The sentence speaks of those who stop work."""
    return any(has_kind(t, "labour") for t in parse.sentence_tokens(noun.sentence))


def _of_dissent(parse: Parse, noun: Token) -> bool:
    """The sentence speaks of protest: a candidate holds rallies too."""
    words = parse.sentence_tokens(noun.sentence)
    return any(has_kind(t, "dissent") for t in words)


NOUN_NEEDS = {"force": names_force, "labour": _of_labour, "dissent": _of_dissent}
"""What has to stand beside a noun, by the name in `plover`."""


def _matter(parse: Parse, verb: Token) -> bool:
    found = [t for t in objects_of(parse, verb) if t.pos in {"NOUN", "PROPN"}]
    return bool(found)


def _no_object(parse: Parse, verb: Token) -> bool:
    if parse.dependents(verb.i, "ccomp"):
        return False  # "demonstrated that ..."
    return not _some_object(parse, verb) and _people(parse, verb, is_needed=False)


def _people(parse: Parse, verb: Token, *, is_needed: bool = True) -> bool:
    """People act: a state's "protest" is a complaint, a market's "rally" is none."""
    agent = agent_of(parse, verb)
    if agent is None:
        return not is_needed
    if load_mapping("actor_nouns").get(agent.lemma) == "state":
        return False
    return has_kind(agent, "people") or actor_in(parse, agent) is not None


def _guards(parse: Parse, verb: Token) -> bool:
    return acts_armed(parse, verb) and _acted_on(parse, verb)


NEEDS: dict[str, Callable[[Parse, Token], bool]] = {
    "-": _anything,
    "obj": _some_object,
    "object": _telling_object,
    "actor": _acted_on,
    "mutual": _joint,
    "matter": _matter,
    "nodobj": _no_object,
    "armed": acts_armed,
    "side": is_of_side,
    "people": _people,
    "forces": moves_forces,
    "force": is_force,
    "guards": _guards,
    "harm": is_harm,
}
"""What has to stand beside a verb, by the name in `plover`."""
