"""Tell what kind of happening a clause or a speech act is, in the PLOVER scheme.

predicate -> constructions -> acts -> type, mode; participants -> EventMention

Method: Halterman, Schrodt, Beger, Bagozzi and Scarborough 2023, "Creating Custom Event Data
Without Dictionaries", for the categories; here dictionaries of verbs, nouns and phrases.
"""

from __future__ import annotations

from dataclasses import replace

from rashomon.model import Attribution, EventMention, Span
from rashomon.stages.extract.acts import HOSTILE, Act, act_of, carriers, lemma_of
from rashomon.stages.extract.clauses import Clause
from rashomon.stages.extract.constructions import coded, is_ahead
from rashomon.stages.extract.mentions import subject_above
from rashomon.stages.extract.participants import (
    actor_in,
    agent_of,
    fits,
    has_kind,
    is_deed,
    is_passive,
    phrase_of,
    possessor_of,
    recipient_of,
)
from rashomon.text.lexicon import load_mapping, load_words
from rashomon.text.parse import Parse, Token

MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""Types whose joint agents act on each other where nobody else is named."""


def find_event(parse: Parse, clause: Clause) -> EventMention | None:
    """Classify a clause; None where its predicate names no listed act.

    What only "must" or "should" be done has not happened. A clause whose subject is no
    actor ("the quake killed 12") makes no event.
    """
    act = coded(parse, clause.head)
    if act is None or _is_due(parse, clause.head):
        return None
    agent = _agent(parse, clause.head, act)
    if agent is None and _is_nobodys(parse, clause.head, act):
        return None
    return _event(parse, clause.head, act, agent)


def speech_act(
    parse: Parse, attribution: Attribution, speaker: str | None = None
) -> EventMention | None:
    """Classify what a source does by what it says: accuses, promises, refuses, demands.

    Args:
        parse: The document's parse.
        attribution: The attribution; its cue must not be refused ("did not accuse").
        speaker: The words its source stands for where that is a pronoun.

    Returns:
        The act, its agent the source; None: only something said.
    """
    cue = _head(parse, attribution.cue)
    if cue is None or parse.dependents(cue.i, "neg"):
        return None
    source = attribution.source[0].quote if attribution.source else None
    if source and source.lower() in load_mapping("pronouns"):
        source = speaker
    if _is_no_speaker(parse, attribution):
        return None
    act = _own_act(coded(parse, cue), cue)
    if act is not None:
        agent = _agent(parse, cue, act)
        made = _event(parse, cue, act, agent)
        if cue.pos == "NOUN" and not (source or made.agent):
            return None  # "threats to the port": nobody's
        return replace(made, agent=source or made.agent)
    return _by_content(parse, attribution, source)


def _own_act(act: Act | None, cue: Token) -> Act | None:
    """Leave out what a cue only leads to: "sought to besiege", "news of the raid"."""
    if act is None or act.anchor.i == cue.i:
        return act
    return act if cue.pos == "VERB" and act.anchor.pos == "NOUN" else None


def _is_no_speaker(parse: Parse, attribution: Attribution) -> bool:
    """See "the decision threatens to split them": nobody does anything by it."""
    head = _head(parse, attribution.source)
    return head is not None and head.lemma in load_words("no_speakers")


def _event(
    parse: Parse, predicate: Token, act: Act, agent: tuple[Token, Token] | None
) -> EventMention:
    taken = _taken(parse, agent)
    who = phrase_of(parse, *agent) if agent else None
    if _is_received(predicate, act):
        subject = subject_above(parse, predicate)
        to = actor_in(parse, subject) if subject else None
        return EventMention(
            act.type, act.mode, who, phrase_of(parse, to, subject) if to else None
        )
    found = recipient_of(parse, _starts(predicate, act), taken) or _accused(parse, act)
    whom = phrase_of(parse, *found) if found else None
    if (
        whom is None
        and agent
        and act.type in MUTUAL
        and parse.dependents(agent[1].i, "conj")
    ):
        whom = who
    return EventMention(act.type, act.mode, who, whom)


def _accused(parse: Parse, act: Act) -> tuple[Token, Token] | None:
    """See "accusations that | the guards shot him": who is said to have done it."""
    if act.type != "ACCUSE" or act.anchor.pos != "NOUN":
        return None
    for inside in parse.dependents(act.anchor.i, "acl", "ccomp"):
        is_that = any(m.text == "that" for m in parse.dependents(inside.i, "mark"))
        for subject in parse.dependents(inside.i, "nsubj") if is_that else ():
            actor = actor_in(parse, subject)
            if actor:
                return actor, subject
    return None


def _starts(predicate: Token, act: Act) -> list[Token]:
    return [predicate] if act.anchor.i == predicate.i else [predicate, act.anchor]


def _taken(parse: Parse, agent: tuple[Token, Token] | None) -> frozenset[int]:
    if agent is None:
        return frozenset()
    actor, whole = agent
    joined = parse.dependents(whole.i, "conj")
    return frozenset({actor.i, whole.i, *(t.i for t in joined)})


def _agent(parse: Parse, predicate: Token, act: Act) -> tuple[Token, Token] | None:
    """Find who acts, as the actor and the head of its phrase."""
    if _is_received(predicate, act):
        return _giver(parse, predicate)
    whole = agent_of(parse, predicate)
    if whole is not None:
        actor = actor_in(parse, whole)
        if actor and is_deed(whole):
            return actor, actor
        return (actor, whole) if actor else _owner_of_deed(parse, whole)
    return _owner_of_deed(parse, act.anchor) if act.anchor.pos == "NOUN" else None


def _owner_of_deed(parse: Parse, noun: Token) -> tuple[Token, Token] | None:
    """See "Mali's blockade began", "Malian raids killed ten"."""
    owner = possessor_of(parse, noun)
    if owner is None:
        return None
    actor = actor_in(parse, owner)
    return (actor, owner) if actor else None


def _is_received(verb: Token, act: Act) -> bool:
    """See "receives training from X", "faced criticism": the subject is acted on."""
    return act.anchor.i != verb.i and "receive" in carriers(lemma_of(verb))


def _giver(parse: Parse, verb: Token) -> tuple[Token, Token] | None:
    for prep in _from_phrases(parse, verb):
        for noun in parse.dependents(prep.i, "pobj"):
            actor = actor_in(parse, noun)
            if actor:
                return actor, noun
    return None


def _from_phrases(parse: Parse, verb: Token) -> list[Token]:
    near = [verb, *parse.dependents(verb.i, "dobj")]
    return [p for t in near for p in parse.dependents(t.i, "prep") if p.lemma == "from"]


def _is_nobodys(parse: Parse, predicate: Token, act: Act) -> bool:
    """The subject is there and is no actor: a plan, a flood."""
    subject = subject_above(parse, predicate)
    if subject is None or is_passive(parse, predicate):
        return False
    if subject.pos == "PRON":
        return subject.lemma in load_words("empty_agents")
    if act.anchor.i == subject.i or has_kind(subject, "weapon"):
        return False
    return act_of(parse, subject) is None or act.anchor.i == predicate.i


def _head(parse: Parse, spans: tuple[Span, ...]) -> Token | None:
    for span in spans:
        root = parse.root_between(span.start, span.end)
        if root is not None and root.pos in {"VERB", "AUX", "NOUN", "PROPN", "ADJ"}:
            return root
    return None


def _by_content(
    parse: Parse, attribution: Attribution, source: str | None
) -> EventMention | None:
    """See "said it would send flour": a promise; "said Tamra must leave": a demand."""
    head = _head(parse, attribution.content)
    if head is None or head.pos not in {"VERB", "AUX"}:
        return None
    subject = subject_above(parse, head)
    if subject is None:
        return None
    if _is_speaker(parse, subject, attribution):
        return _announcement(parse, head, source)
    actor = actor_in(parse, subject)
    if actor and _is_due(parse, head):
        return EventMention("REQUEST", None, source, phrase_of(parse, actor, subject))
    return None


def _announcement(parse: Parse, head: Token, source: str | None) -> EventMention | None:
    """Read what a speaker says of its own plans."""
    act = coded(parse, head)
    plain = act_of(parse, head)
    if act is None or (plain and plain.type == act.type and not is_ahead(parse, head)):
        return None
    if is_ahead(parse, head) and act.type in HOSTILE and act.anchor.i == head.i:
        act = Act("THREATEN", None, head)
    if act.type not in {"AGREE", "REJECT", "THREATEN"}:
        return None
    return replace(_event(parse, head, act, None), agent=source)


def _is_speaker(parse: Parse, subject: Token, attribution: Attribution) -> bool:
    """The content speaks of its own source: "we", or the pronoun right under the cue."""
    form = subject.text.lower()
    if subject.pos == "PRON":
        kind = load_mapping("pronouns").get(form)
        source = _head(parse, attribution.source)
        known = kind is not None and source is not None and fits(parse, source, kind)
        return known or form in load_words("first_person")
    words = {
        t.lemma for s in attribution.source for t in parse.tokens_between(s.start, s.end)
    }
    return subject.pos == "PROPN" and subject.lemma in words


def _is_due(parse: Parse, verb: Token) -> bool:
    """See "must leave", "has to leave"."""
    subject = parse.dependents(verb.i, "nsubj", "nsubjpass")
    return any(
        t.lemma in {"must", "should"} and (not subject or t.i > subject[0].i)
        for t in parse.dependents(verb.i, "aux")
    )
