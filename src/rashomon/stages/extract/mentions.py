"""Find who and where a clause names, and what part each plays in it.

    parse -> names and actor nouns -> Mention spans; dependency path -> Role

"Malian forces" is one mention, not a nationality beside a noun. A role is read from the
grammar only: the agent of a passive without "by" is nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from rashomon.model import Mention, Role, Span
from rashomon.stages.extract.clauses import Clause
from rashomon.text.lexicon import load_mapping, load_words
from rashomon.text.parse import Name, Parse, Token
from rashomon.text.placed import Placed

ACTOR_LABELS = frozenset({"PERSON", "ORG", "NORP", "GPE"})
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
COMMON = "COMMON"


@dataclass(frozen=True, slots=True)
class Named:
    """Words that name somebody or some place: their head and their range of tokens."""

    head: Token
    first: int
    last: int
    label: str

    def span(self, parse: Parse) -> Span:
        """Give the words."""
        return Span.of(
            parse.text, parse.tokens[self.first].start, parse.tokens[self.last].end
        )


def find_named(parse: Parse) -> tuple[Named, ...]:
    """Find every name and every actor noun of a document, in text order, not overlapping."""
    names = [n for n in (_trimmed(parse, name) for name in parse.names) if n]
    inside = {k for n in names for k in range(n.first, n.last + 1)}
    nouns = [_actor_phrase(parse, t, inside) for t in parse.tokens if _is_actor_noun(t)]
    wide = {k for noun in nouns for k in range(noun.first, noun.last + 1)}
    kept = [n for n in names if not wide & set(range(n.first, n.last + 1))]
    return tuple(sorted([*_apart(nouns), *kept], key=lambda n: n.first))


def place_named(named: Sequence[Named]) -> Placed[Named]:
    """Make named things findable by the indices of their tokens."""
    return Placed(named, lambda n: (n.first, n.last + 1))


def place_mentions(
    parse: Parse, clause: Clause, named: Placed[Named]
) -> tuple[Mention, ...]:
    """Give the places a clause names as where something is, in text order."""
    inside = {t.i for t in clause.tokens}
    return tuple(
        Mention(n.span(parse), Role.LOCATION, n.label)
        for n in named.touching(min(inside), max(inside) + 1)
        if n.head.i in inside and n.label in PLACE_LABELS and _is_located(parse, n)
    )


def actor_mentions(
    parse: Parse, clause: Clause, named: Placed[Named]
) -> tuple[Mention, ...]:
    """Give the actors of a clause with their roles, an inherited subject first."""
    inside = {t.i for t in clause.tokens}
    found = [
        Mention(n.span(parse), role_of(parse, n.head), n.label)
        for n in named.touching(min(inside), max(inside) + 1)
        if n.head.i in inside
        and (n.label in ACTOR_LABELS or n.label == COMMON)
        and not (n.label in PLACE_LABELS and _is_located(parse, n))
    ]
    inherited = _inherited_subject(parse, clause, named)
    return (*inherited, *found)


def subject_of(parse: Parse, clause: Clause) -> Token | None:
    """Find the subject of a clause, its own or the one it shares with the clause above."""
    return subject_above(parse, clause.head)


def subject_above(parse: Parse, verb: Token) -> Token | None:
    """Find the subject of a verb: its own, or whom the verb above makes or lets act."""
    at = verb
    for _ in range(5):
        own = parse.dependents(at.i, "nsubj", "nsubjpass")
        if own:
            return own[0]
        above = parse.tokens[at.head]
        if is_purpose(parse, at):
            at = parse.tokens[parse.tokens[above.head].head]
            continue
        if at.dep in {"acl", "relcl"}:
            return above if above.pos in {"NOUN", "PROPN"} and at.tag == "VBG" else None
        is_held = at.dep == "acomp" and at.text.lower() in load_words("willing_participles")
        is_linked = is_held or at.dep in {"conj", "advcl", "xcomp"}
        if not is_linked or at.head == at.i:
            return None
        told = _addressee(parse, above) if at.dep == "xcomp" else None
        if told is not None:
            return told
        at = above
    return None


def is_purpose(parse: Parse, verb: Token) -> bool:
    """See "shelled it in order to | drive them out": who shelled it wants them out."""
    noun = parse.tokens[verb.head]
    return (
        verb.dep == "acl"
        and noun.text == "order"
        and noun.dep == "pobj"
        and parse.tokens[noun.head].text == "in"
    )


def _addressee(parse: Parse, verb: Token) -> Token | None:
    """Find who is to act: "forced | them to leave", "called on | Tamra to leave"."""
    if verb.lemma in load_words("subject_control"):
        return None
    told = parse.dependents(verb.i, "dobj")
    if verb.lemma in load_words("addressing_verbs"):
        preps = parse.dependents(verb.i, "prep")
        told += [t for p in preps for t in parse.dependents(p.i, "pobj")]
    return told[0] if told else None


def role_of(parse: Parse, token: Token) -> Role:
    """Read the part a noun plays from its dependency path."""
    at = token
    while at.dep in {"conj", "appos"} and at.head != at.i:
        at = parse.tokens[at.head]
    head = parse.tokens[at.head]
    if at.dep in {"nsubj", "csubj"}:
        if head.lemma in load_words("receiving_verbs") and _givers(parse, head):
            return Role.RECIPIENT
        return Role.AGENT if head.pos == "VERB" else Role.OTHER
    if at.dep in {"nsubjpass", "dobj"}:
        return Role.PATIENT
    if at.dep == "dative":
        return Role.RECIPIENT
    if at.dep == "pobj":
        return _role_by_preposition(parse, head)
    return Role.OTHER


def _role_by_preposition(parse: Parse, preposition: Token) -> Role:
    """Read "by the army", "not by the army but by rebels": who is ruled out is no agent."""
    above = parse.tokens[preposition.head]
    joined = preposition.dep == "conj" and above.dep == "agent"
    if preposition.dep == "agent" or (joined and above.lemma == preposition.lemma):
        return Role.OTHER if is_ruled_out(parse, preposition) else Role.AGENT
    if preposition.lemma == "from" and _is_received_from(parse, above):
        return Role.AGENT
    verbal = parse.tokens[preposition.head].pos in {"VERB", "AUX"}
    if verbal and preposition.lemma in load_words("recipient_prepositions"):
        return Role.RECIPIENT
    return Role.OTHER


def _leads_to_party(parse: Parse, preposition: Token) -> bool:
    """See "received from Norway", "gave aid to Norway": a state that gives or gets."""
    above = parse.tokens[preposition.head]
    given = preposition.lemma == "from" and _is_received_from(parse, above)
    handed = preposition.lemma == "to" and above.lemma in load_words("handing_verbs")
    return preposition.dep in {"agent", "dative"} or given or handed


def _is_received_from(parse: Parse, above: Token) -> bool:
    """See "received training from Tamra", the preposition at the verb or its object."""
    verb = parse.tokens[above.head] if above.dep == "dobj" else above
    return verb.lemma in load_words("receiving_verbs") and verb.pos == "VERB"


def _givers(parse: Parse, verb: Token) -> bool:
    near = [verb, *parse.dependents(verb.i, "dobj")]
    return any(p.lemma == "from" for t in near for p in parse.dependents(t.i, "prep"))


def is_ruled_out(parse: Parse, preposition: Token) -> bool:
    """See "not by the army"."""
    before = parse.tokens[preposition.i - 1] if preposition.i else preposition
    negated = parse.dependents(preposition.i, "neg")
    return bool(negated) or before.lemma == "not"


def _trimmed(parse: Parse, name: Name) -> Named | None:
    """Leave "the" and "'s" out of a name; drop figures and dates."""
    first, last, label = name.first, name.last - 1, name.label
    if label not in ACTOR_LABELS | PLACE_LABELS:
        return None
    while first < last and parse.tokens[first].pos in {"DET", "PUNCT"}:
        first += 1
    while last > first and (
        parse.tokens[last].tag == "POS" or parse.tokens[last].pos == "PUNCT"
    ):
        last -= 1
    if not any(c.isalpha() for c in parse.tokens[first].text):
        return None
    return Named(_head_of(parse, first, last), first, last, label)


def _head_of(parse: Parse, first: int, last: int) -> Token:
    for k in range(first, last + 1):
        token = parse.tokens[k]
        if not first <= token.head <= last or token.head == k:
            return token
    return parse.tokens[last]


def _is_actor_noun(token: Token) -> bool:
    return token.pos in {"NOUN", "PROPN"} and token.lemma in load_mapping("actor_nouns")


def _actor_phrase(parse: Parse, noun: Token, name_tokens: AbstractSet[int]) -> Named:
    """Take the modifiers that tell whose: names, compounds, possessors, nationalities."""
    first = noun.i
    for child in parse.dependents(noun.i, "compound", "poss", "amod", "nmod"):
        belongs = child.dep in {"compound", "nmod"} or child.i in name_tokens
        if child.i < noun.i and (belongs or child.lemma in load_words("actor_adjectives")):
            left = min(t.i for t in parse.subtree(child.i) if t.dep != "det")
            first = min(first, left)
    span_is_short = noun.i - first <= 6
    return Named(noun, first if span_is_short else noun.i, noun.i, COMMON)


def _apart(nouns: list[Named]) -> list[Named]:
    """Keep the wider of two overlapping phrases."""
    kept: list[Named] = []
    for noun in sorted(nouns, key=lambda n: (n.first, -n.last)):
        if not kept or noun.first > kept[-1].last:
            kept.append(noun)
        elif noun.last > kept[-1].last:
            kept[-1] = Named(noun.head, kept[-1].first, noun.last, noun.label)
    return kept


def _is_located(parse: Parse, named: Named) -> bool:
    """See "in Ostrel", "near the Kamen bridge", "off Ostrel"."""
    at = named.head
    while at.dep in {"conj", "appos", "compound", "poss"} and at.head != at.i:
        at = parse.tokens[at.head]
    head = parse.tokens[at.head]
    if named.label == "GPE" and at.dep == "pobj" and _leads_to_party(parse, head):
        return False
    return at.dep in {"pobj", "npadvmod"} and (
        at.dep == "npadvmod" or head.lemma in load_words("place_prepositions")
    )


def _inherited_subject(
    parse: Parse, clause: Clause, named: Placed[Named]
) -> tuple[Mention, ...]:
    subject = subject_of(parse, clause)
    if subject is None or subject.i in {t.i for t in clause.tokens}:
        return ()
    owner = next(iter(named.touching(subject.i, subject.i + 1)), None)
    if owner is None or (owner.label not in ACTOR_LABELS and owner.label != COMMON):
        return ()
    role = Role.PATIENT if parse.dependents(clause.head.i, "auxpass") else Role.AGENT
    return (Mention(owner.span(parse), role, owner.label),)
