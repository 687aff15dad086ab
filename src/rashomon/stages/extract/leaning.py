"""Tell which coordinated clauses lean on the one before and stay in its claim.

    parse, conjunct -> what it borrows -> stays | stands alone

"Twelve people were killed and 70 injured" is one statement of a toll: its second half has
neither noun nor auxiliary of its own and cannot be quoted alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from rashomon.stages.extract.event_marks import negation_of
from rashomon.text.lexicon import load_mapping, load_words
from rashomon.text.parse import Parse, Token
from rashomon.text.states import suffered

TOLL = frozenset(
    {"kill", "injure", "missing", "harm", "damage", "destroy", "displace", "trap", "affect"}
)
"""States that one blow leaves people and things in. An abduction or an arrest beside a killing
is a deed of its own."""

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")

SETTING = frozenset({"in", "at", "on", "near", "outside", "around", "during", "since"})
"""Prepositions that set a clause in a place or time of its own."""


def leans(parse: Parse, token: Token) -> bool:
    """Tell whether a conjunct stays in the claim of the clause it is joined to.

    Args:
        parse: The document's parse.
        token: The verb of the conjunct.

    Returns:
        Not where the two differ in negation or modality, or are set in two places or times.
    """
    first = parse.tokens[token.head]
    if any(test(parse, first, token) for _, test in UNDER_ONE):
        return True
    borrows = any(test(parse, first, token) for _, test in LEANINGS)
    return borrows and not _are_apart(parse, first, token)


def leans_beside(parse: Parse, first: int, second: Sequence[Token]) -> bool:
    """Tell whether a clause that no relation joins to the one before leans on it.

    Args:
        parse: The document's parse.
        first: Index of the head of the clause before.
        second: The words of the clause; an "and" stands before or among them.
    """
    verb = next((t for t in second if _subject(parse, t)), None)
    start = min(t.i for t in second)
    joint = parse.tokens[max(start - 1, 0)]
    if verb is None or joint.pos != "CCONJ" or not first < joint.i:
        return False
    head = parse.tokens[first]
    return _elided_noun(parse, head, verb) and not _are_apart(parse, head, verb)


def lists_on(parse: Parse, token: Token) -> bool:
    """See "killed a child, injured dozens and ...": a list the parser took for a participle.

    A past participle has no object of its own.
    """
    is_past = token.tag == "VBN" and bool(parse.dependents(token.i, "dobj"))
    return is_past and _toll(parse, parse.tokens[token.head], token)


def _elided_noun(parse: Parse, _first: Token, token: Token) -> bool:
    """See "and 70 injured", "but 14 others were missing": the noun stands in the clause before."""
    subject = _subject(parse, token)
    if subject is None:
        return False
    if _is_full(parse, token):
        return False
    is_counted = any(t.pos == "NUM" for t in parse.dependents(subject.i, "nummod"))
    is_other = is_counted and subject.text.lower() in load_words("counted_pronouns")
    return subject.pos == "NUM" or is_other


def _is_full(parse: Parse, verb: Token) -> bool:
    """See "and 44 | were missing on Saturday after the ferry sank": its own verb and setting.

    Who is missing is so on a day; a place behind two kinds of harm is that of both.
    """
    if suffered(parse, verb) in TOLL - {"missing"}:
        return False
    finite = any(t.tag in FINITE for t in (verb, *parse.dependents(verb.i, *AUXILIARIES)))
    return finite and _has_setting(parse, verb, set())


FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})

AUXILIARIES = ("aux", "auxpass")


def _toll(parse: Parse, first: Token, token: Token) -> bool:
    """See "killed six and left 14 trapped": one subject, and what it did to how many."""
    if _subject(parse, token) is not None:
        return False
    return suffered(parse, first) in TOLL and suffered(parse, token) in TOLL


def _second_participle(parse: Parse, first: Token, token: Token) -> bool:
    """See "struck the town, damaging roofs and injuring nine".

    A bare "-ing" form cannot be joined to a finite verb: the parser lost the participle it
    is joined to, which stayed with the clause.
    """
    if token.tag != "VBG" or first.tag not in {"VBD", "VBZ", "VBP"}:
        return False
    if parse.dependents(token.i, "aux", *SUBJECTS):
        return False
    between = parse.tokens[first.i + 1 : token.i]
    return any(a.text == "," and b.tag == "VBG" for a, b in pairwise(between))


def _bare_predicate(parse: Parse, _first: Token, token: Token) -> bool:
    """See "found the gate open, and its lock | hanging": a subject and no finite form."""
    is_bare = token.tag == "VBG" and not parse.dependents(token.i, "aux", "auxpass")
    return is_bare and _subject(parse, token) is not None


def _shared_doer(parse: Parse, first: Token, token: Token) -> bool:
    """See "was planned and carried out by the guild": both have one doer, and one object."""
    if token.tag != "VBN" or first.tag != "VBN" or not parse.dependents(token.i, "agent"):
        return False
    if parse.dependents(token.i, "aux", "auxpass", *SUBJECTS):
        return False
    between = parse.tokens[first.i + 1 : token.i]
    is_close = all(t.pos in {"CCONJ", "ADP", "PART", "ADV"} for t in between)
    return is_close and bool(parse.dependents(first.i, "auxpass"))


def _shared_object(parse: Parse, first: Token, token: Token) -> bool:
    """See "neither sent nor received the letters": what was not sent stands behind both."""
    joints = {t.lemma for t in parse.dependents(first.i, "cc")}
    if joints.isdisjoint({"nor", "or"}) or _subject(parse, token) is not None:
        return False
    if parse.dependents(first.i, "dobj", "ccomp", "xcomp", "prep", "attr", "acomp"):
        return False
    between = parse.tokens[first.i + 1 : token.i]
    is_close = all(t.pos in {"CCONJ", "ADV", "AUX"} for t in between)
    return is_close and bool(parse.dependents(token.i, "dobj", "ccomp"))


Test = Callable[[Parse, Token, Token], bool]

LEANINGS: tuple[tuple[str, Test], ...] = (
    ("elided noun", _elided_noun),
    ("toll", _toll),
    ("second participle", _second_participle),
    ("shared doer", _shared_doer),
    ("shared object", _shared_object),
    ("bare predicate", _bare_predicate),
)
"""Name and test of every conjunct that stays with the clause before, unless the two differ in
negation or modality, or are set in two places or times."""


def _bare_form(parse: Parse, first: Token, token: Token) -> bool:
    """See "will shell the town and burn it", "failed to stay or leave": one "will" for both."""
    if token.tag != "VB" or _is_auxiliated(parse, token):
        return False
    while first.tag == "VBG" and first.dep == "xcomp":  # "ordered to stop digging or pay"
        first = parse.tokens[first.head]
    while first.tag == "VB" and first.dep == "conj" and not _is_auxiliated(parse, first):
        first = parse.tokens[first.head]
    return any(t.tag in {"MD", "TO", *FINITE} for t in parse.dependents(first.i, "aux"))


def _alternative(parse: Parse, first: Token, token: Token) -> bool:
    """See "they never shot or burned anything": one "never" stands for both."""
    if _is_auxiliated(parse, token) or not {token.tag, first.tag} <= PAST:
        return False
    joints = {t.lemma for t in parse.dependents(first.i, "cc")}
    return "or" in joints and negation_of(parse, first) is not None


PAST = {"VBD", "VBN"}


def _either(parse: Parse, first: Token, _token: Token) -> bool:
    """See "either they show all of it or they show none": neither half is said by itself."""
    return any(
        t.lemma.lower() == "either" for t in parse.dependents(first.i, "preconj", "cc")
    )


def _rather_than(parse: Parse, first: Token, token: Token) -> bool:
    """See "withdrew rather than fled under fire": the second is what they did not."""
    joints = (t for t in parse.dependents(first.i, "cc") if first.i < t.i < token.i)
    before = parse.tokens[token.i - 1]
    return before.lemma == "than" or any(t.lemma == "than" for t in joints)


def _nobody(parse: Parse, first: Token, token: Token) -> bool:
    """See "nobody shot and burned anything": who did not is told once."""
    subject, no = _subject(parse, first), negation_of(parse, first)
    if subject is None or no is None or _is_auxiliated(parse, token):
        return False
    is_close = all(t.text != "," for t in parse.tokens[first.i : token.i])
    return is_close and subject.i in {no.i, no.head}


def _condition(parse: Parse, first: Token, token: Token) -> bool:
    """See "if they attack the town and burn it, ...": one "if" stands for both."""
    opens = (t.lemma.lower() for t in parse.dependents(first.i, "mark"))
    return not CONDITIONS.isdisjoint(opens) and not parse.dependents(token.i, "mark")


CONDITIONS = frozenset({"if", "lest", "unless", "whether"})
"""Words that open what is not said to be so."""


def _is_auxiliated(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb has an auxiliary, a subject or a "not" of its own."""
    return bool(parse.dependents(verb.i, "neg", *AUXILIARIES, *SUBJECTS))


UNDER_ONE: tuple[tuple[str, Test], ...] = (
    ("bare form", _bare_form),
    ("alternative", _alternative),
    ("either", _either),
    ("rather than", _rather_than),
    ("nobody", _nobody),
    ("condition", _condition),
)
"""The same, whatever else stands in the two: what denies the first or puts it ahead stands for
the second too, and told by itself "burn the houses" would be said to have been done."""


def _subject(parse: Parse, verb: Token) -> Token | None:
    return next(iter(parse.dependents(verb.i, *SUBJECTS)), None)


def _are_apart(parse: Parse, first: Token, second: Token) -> bool:
    """Tell whether two clauses differ in force, or each has a place or time of its own."""
    if _force(parse, first) != _force(parse, second):
        return True
    beside = {t.i for t in parse.subtree(second.i)}
    return _has_setting(parse, first, beside) and _has_setting(parse, second, set())


def _force(parse: Parse, verb: Token) -> frozenset[str]:
    """Gather what bends a clause: its negation and its modals."""
    near = [*parse.dependents(verb.i, "neg", "aux", "advmod"), *_quantifiers(parse, verb)]
    bending = load_words("negations") | load_words("hedges") | set(load_mapping("modals"))
    return frozenset(t.lemma for t in near if t.dep == "neg" or t.lemma in bending)


def _quantifiers(parse: Parse, verb: Token) -> list[Token]:
    subject = _subject(parse, verb)
    return [subject, *parse.dependents(subject.i, "det")] if subject else []


def _has_setting(parse: Parse, verb: Token, beside: set[int]) -> bool:
    """Tell whether a named place or day stands in a clause, what is joined to it left out."""
    inside = (t for t in parse.subtree(verb.i) if t.i not in beside)
    return any(
        prep.dep == "prep"
        and prep.lemma in SETTING
        and any(_is_named(parse, t) for t in parse.dependents(prep.i, "pobj"))
        for prep in inside
    )


def _is_named(parse: Parse, noun: Token) -> bool:
    """See "on Monday", "in the Olvik district": a name, or a noun that bears one."""
    bears = parse.dependents(noun.i, "compound", "nmod")
    return any(t.pos == "PROPN" for t in (noun, *bears))
