"""Tell what kind of happening a clause speaks of, in the PLOVER scheme.

    predicate and its object -> data/lexicons/plover.tsv -> EventMention

Method: Halterman, Schrodt, Beger, Bagozzi and Scarborough 2023, "Creating Custom Event Data
Without Dictionaries", for the categories; here a dictionary of verbs and event nouns.
"""

from __future__ import annotations

from rashomon.model import EventMention, Mention, Role
from rashomon.stages.extract.clauses import Clause
from rashomon.stages.extract.mentions import subject_of
from rashomon.text.lexicon import load_rows
from rashomon.text.parse import Parse, Token

LIGHT_DEPS = ("dobj", "attr", "nsubjpass", "xcomp")


def find_event(
    parse: Parse, clause: Clause, actors: tuple[Mention, ...]
) -> EventMention | None:
    """Classify a clause; None where no listed verb or event noun is its predicate."""
    found = _lookup(clause.head, "v") or _by_noun(parse, clause)
    if found is None:
        return None
    agent = _first(actors, Role.AGENT)
    if agent is None and _has_other_subject(parse, clause):
        return None
    kind, mode = found
    return EventMention(
        type=kind,
        mode=mode,
        agent=agent,
        recipient=_first(actors, Role.PATIENT) or _first(actors, Role.RECIPIENT),
    )


def _by_noun(parse: Parse, clause: Clause) -> tuple[str, str | None] | None:
    """See "launched an attack", "an attack took place"."""
    nouns = parse.dependents(clause.head.i, *LIGHT_DEPS)
    if clause.head.lemma in {"occur", "happen", "take", "begin", "start", "follow", "be"}:
        nouns += parse.dependents(clause.head.i, "nsubj")
    if clause.head.pos == "NOUN":
        nouns = [clause.head, *nouns]
    for noun in nouns:
        found = _lookup(noun, "n") or _lookup(noun, "v")
        if found:
            return found
    return None


def _lookup(token: Token, pos: str) -> tuple[str, str | None] | None:
    return _table().get((token.lemma, pos))


def _table() -> dict[tuple[str, str], tuple[str, str | None]]:
    return {
        (lemma, pos): (kind, mode if mode != "-" else None)
        for lemma, pos, kind, mode in load_rows("plover")
    }


def _first(actors: tuple[Mention, ...], role: Role) -> str | None:
    return next((m.span.quote for m in actors if m.role is role), None)


def _has_other_subject(parse: Parse, clause: Clause) -> bool:
    """A subject that is no actor ("the quake killed 12") makes no event between actors."""
    subject = subject_of(parse, clause)
    if subject is None or subject.dep == "nsubjpass":
        return False
    passive = bool(parse.dependents(clause.head.i, "auxpass"))
    return not passive and subject.pos != "PRON"
