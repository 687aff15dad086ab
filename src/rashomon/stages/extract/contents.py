"""Find the content of a cue: which words it hands over.

    Cue, Tree -> complement by the cue's list -> Found

Complements are tried from the surest (a clause) to the loosest (an object). A complementiser
("that", "to") belongs to the content, an addressee ("told reporters") does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.stages.extract.cues import (
    Cue,
    carrying_verb,
    entry_of,
    inverted_subject,
    verb_group,
)
from rashomon.stages.extract.subtrees import Stretch, Tree, names_at, without
from rashomon.text.lexicon import load_rows, load_words
from rashomon.text.parse import Parse, Token

TAIL_PREPOSITIONS = frozenset({"as", "for", "of", "over", "with"})
"""Prepositions whose phrase completes an object ("accused the army of", "praised her for")."""

UNINSERTED = frozenset({"know", "perceive", "want", "ask", "order"})
"""Kinds of cue that hand over no clause they are inserted in ("you know, it rained")."""

MIN_INVERTED = 4
"""Shortest clause before ", said X" that is taken as its content, in tokens."""

QUOTES = frozenset('"“”„«»') | {"''", "``"}


@dataclass(frozen=True, slots=True)
class Found:
    """The content of one cue and the words of the cue."""

    content: tuple[Stretch, ...]
    cue: tuple[Stretch, ...]
    is_quoting: bool = False
    """The content is a clause, so that a quotation beside it goes with it."""
    is_unnamed: bool = False
    """A passive: the grammatical subject is content or addressee, not source."""


def verb_content(tree: Tree, cue: Cue) -> Found | None:
    """Find what a verb hands over; None: no complement of its list is there."""
    group = verb_group(tree, cue.head.i)
    for attempt in (
        _clause,
        _host_clause,
        _small_clause,
        _infinitive,
        _preposition,
        _object,
    ):
        pieces = attempt(tree, cue)
        if pieces:
            return _verbal(tree, cue, group, pieces)
    return None


def _verbal(
    tree: Tree, cue: Cue, group: Stretch, pieces: tuple[list[Stretch], list[Stretch], bool]
) -> Found:
    content, more_cue, quoting = pieces
    return Found(
        content=tuple(content),
        cue=(group, *more_cue),
        is_quoting=quoting,
        is_unnamed=tree.is_passive(cue.head.i),
    )


Pieces = tuple[list[Stretch], list[Stretch], bool]


def _clause(tree: Tree, cue: Cue) -> Pieces | None:
    """See "said that it rained", `"It rained," she said`, "it is said that"."""
    if not cue.entry.takes("that", "quote", "obj-to", "marked"):
        return None
    clauses = [
        t for t in tree.parse.dependents(cue.head.i, "ccomp") if _is_clause(tree, t, cue)
    ]
    if not clauses:
        return None
    if cue.entry.kind == "deny" and clauses[0].i < cue.head.i:
        denied = _reported_before(tree, clauses[0])
        if denied:
            return [denied], [], False
    holes = _own_words(tree, cue)
    holes += [h for t in clauses if t.i > cue.head.i for h in _loose_ends(tree, t)]
    content = [p for t in clauses for p in without(tree.stretch(t.i), holes)]
    return content, [], cue.entry.takes("that", "quote")


def _is_clause(tree: Tree, token: Token, cue: Cue) -> bool:
    if cue.entry.takes("that", "quote"):
        return True
    if cue.entry.takes("marked"):
        marks = tree.parse.dependents(token.i, "mark")
        return is_finite(tree, token) or any(t.lemma == "that" for t in marks)
    return any(t.tag == "TO" for t in tree.parse.dependents(token.i, "aux"))


def is_finite(tree: Tree, verb: Token) -> bool:
    """Tell whether a verb or its first auxiliary is finite ("found she had left")."""
    words = [verb, *tree.parse.dependents(verb.i, "aux", "auxpass")]
    return any(t.tag in {"VBD", "VBZ", "VBP", "MD"} for t in words)


def _own_words(tree: Tree, cue: Cue) -> list[Stretch]:
    """Give the verb and its subject: holes when a content is parsed around them."""
    verb = cue.head
    holes: list[Stretch] = [(verb.i, verb.i + 1)]
    subject = inverted_subject(tree, cue) or tree.subject(verb.i)
    if subject:
        holes.append(tree.stretch(subject.i))
    return holes


def _loose_ends(tree: Tree, clause: Token) -> list[Stretch]:
    """Give what the parser hung on a content though it goes with the reporting clause.

    See "said it was over, | telling reporters ...", "said it rained, | while others said".
    """
    return [
        (tree.left[t.i], tree.right[t.i] + 1)
        for t in tree.parse.dependents(clause.i, "advcl")
        if t.i > clause.i and is_loose(tree, t)
    ]


def is_loose(tree: Tree, token: Token) -> bool:
    """Tell whether an adverbial clause is set off and contrasts, or is a cue of its own."""
    first = tree.left[token.i]
    if first == 0 or tree.tokens[first - 1].text not in {",", "—", "–", "--", "-"}:
        return False
    if token.tag == "VBG":
        entry = entry_of(token)
        return entry is not None and entry.takes("that", "obj", "to", "of", "about")
    marks = {t.lemma for t in tree.parse.dependents(token.i, "mark")}
    return not marks.isdisjoint(load_words("contrast_marks"))


def _host_clause(tree: Tree, cue: Cue) -> Pieces | None:
    """See "It rained, she said, all night" and "as she put it": the clause around the cue."""
    verb = cue.head
    head = tree.tokens[verb.head]
    if verb.head == verb.i or head.pos not in {"VERB", "AUX", "ADJ", "NOUN"}:
        return None
    if not (_is_inserted(tree, cue, head) or _is_as_clause(tree, cue)):
        return None
    if cue.entry.kind == "deny":
        denied = _reported_before(tree, head)
        return ([denied], [], False) if denied else None
    return list(without(tree.stretch(head.i), [tree.stretch(verb.i)])), [], True


def _is_inserted(tree: Tree, cue: Cue, head: Token) -> bool:
    """See "it rained, she said": a clause with a subject that hangs on the content."""
    verb = cue.head
    if not cue.entry.takes("that", "quote") or cue.entry.kind in UNINSERTED:
        return False
    if verb.dep not in {"parataxis", "ccomp"} or (verb.dep == "ccomp" and verb.i < head.i):
        return False
    return tree.subject(verb.i) is not None and not tree.is_passive(verb.i)


def _reported_before(tree: Tree, head: Token) -> Stretch | None:
    """See "the army says 9 died, rebels deny": what is denied is what the army says."""
    said = tree.child(head.i, "ccomp")
    return tree.stretch(said.i) if said and entry_of(head) else None


def _before_inverted(tree: Tree, cue: Cue) -> Pieces | None:
    """See "The treaty is dead, said Olga Brandt" where the parser missed the clause."""
    first, _ = tree.parse.sentences[cue.head.sentence]
    if inverted_subject(tree, cue) is None or cue.head.i - first < MIN_INVERTED:
        return None
    return [(first, cue.head.i)], [], True


def _is_as_clause(tree: Tree, cue: Cue) -> bool:
    """See "as the mayor put it", "as she noted"."""
    verb = cue.head
    if verb.dep not in {"advcl", "ccomp", "parataxis"}:
        return False
    if not cue.entry.takes("that", "quote", "host"):
        return False
    thing = tree.child(verb.i, "dobj")
    if not cue.entry.takes("that", "quote") and not (thing and thing.lemma == "it"):
        return False  # "as she put it", not "as she put out the lamp"
    return any(
        c.lemma == "as" for c in tree.parse.dependents(verb.i, "mark", "advmod", "prep")
    )


def _small_clause(tree: Tree, cue: Cue) -> Pieces | None:
    """See "called the deal a disgrace", "was described as calm"."""
    if not cue.entry.takes("small"):
        return None
    i = cue.head.i
    predicate = tree.parse.dependents(i, "oprd", "xcomp", "ccomp")
    predicate += [t for t in tree.parse.dependents(i, "prep") if t.lemma == "as"]
    if not predicate:
        return None
    topic = tree.parse.dependents(i, "dobj", "nsubjpass")[:1]
    if not topic and tree.subject(predicate[0].i) is None:
        return None
    return _around(tree, cue.head, topic + predicate[:2]), [], False


def _around(tree: Tree, verb: Token, parts: list[Token]) -> list[Stretch]:
    """Join parts on the same side of the verb to one stretch."""
    before = [tree.stretch(t.i) for t in parts if t.i < verb.i]
    after = [tree.stretch(t.i) for t in parts if t.i > verb.i]
    sides = [side for side in (before, after) if side]
    return [(min(a for a, _ in side), max(b for _, b in side)) for side in sides]


def _infinitive(tree: Tree, cue: Cue) -> Pieces | None:
    """See "claimed to have won", "urged them to leave", "considers leaving"."""
    for verb in tree.parse.dependents(cue.head.i, "xcomp", "advcl"):
        is_to = any(t.tag == "TO" for t in tree.parse.dependents(verb.i, "aux"))
        if verb.dep == "advcl" and not (is_to and cue.entry.takes("person")):
            continue
        wanted = ("to", "obj-to", "person") if is_to else ("ing",)
        if is_to and tree.is_passive(cue.head.i):
            wanted = (*wanted, "that")  # "is said to have", "are believed to be"
        if (is_to or verb.tag == "VBG") and cue.entry.takes(*wanted):
            return _with_topic(tree, cue, verb), [], False
    return None


def _with_topic(tree: Tree, cue: Cue, verb: Token) -> list[Stretch]:
    topic = tree.parse.dependents(cue.head.i, "nsubjpass")
    if not cue.entry.takes("person"):
        topic = topic or tree.parse.dependents(cue.head.i, "dobj")
    elif topic:
        topic = []
    return _around(tree, cue.head, [*topic, verb])


def _preposition(tree: Tree, cue: Cue) -> Pieces | None:
    """See "called for a truce", "spoke about the raid", "called on the army to leave"."""
    for prep in tree.parse.dependents(cue.head.i, "prep", "agent", "prt"):
        if prep.i < cue.head.i or not cue.entry.takes(prep.lemma):
            continue
        objects = tree.parse.dependents(prep.i, "pobj", "pcomp")
        if not objects or is_time(tree.parse, objects[0]):
            continue
        more = [t for t in tree.parse.dependents(cue.head.i, "xcomp") if t.i > prep.i]
        parts = _around(tree, cue.head, [objects[0], *more[:1]])
        return parts, [(prep.i, prep.i + 1)], False
    return None


def _object(tree: Tree, cue: Cue) -> Pieces | None:
    """See "denied the charges", "its withdrawal was announced", "accused the army of"."""
    if not cue.entry.takes("obj"):
        return None
    topic = tree.parse.dependents(cue.head.i, "dobj", "nsubjpass")
    if not topic:
        return _object_after_as(tree, cue)
    if (cue.entry.lemma, topic[0].lemma) in load_rows("no_contents"):
        return None
    tails = [
        t
        for t in tree.parse.dependents(cue.head.i, "prep", "xcomp")
        if t.i > topic[0].i and (t.dep == "xcomp" or t.lemma in TAIL_PREPOSITIONS)
    ]
    return _around(tree, cue.head, [topic[0], *tails[:1]]), [], False


def _object_after_as(tree: Tree, cue: Cue) -> Pieces | None:
    """See `rejected as "absurd" a report on the raid`, which parses as one phrase."""
    for prep in tree.parse.dependents(cue.head.i, "prep"):
        objects = tree.parse.dependents(prep.i, "pobj") if prep.lemma == "as" else []
        if objects and any(t.text in QUOTES for t in tree.parse.subtree(objects[0].i)[:3]):
            return [tree.stretch(objects[0].i)], [], False
    return None


def is_time(parse: Parse, token: Token) -> bool:
    """Tell whether a noun is a date or an hour ("spoke on Monday")."""
    return any(n.label in {"DATE", "TIME"} for n in names_at(parse, token))


ATTEMPTS = (
    _clause,
    _host_clause,
    _before_inverted,
    _small_clause,
    _infinitive,
    _preposition,
    _object,
)
"""Complements of a verb from the surest to the loosest; the first that is there is taken."""


def noun_content(tree: Tree, cue: Cue) -> Found | None:
    """Find what a noun hands over: "claims that", "allegations of", "a promise to"."""
    noun = cue.head
    carrier = carrying_verb(tree, noun)
    lead = [verb_group(tree, carrier.i)] if carrier else []
    for child, wanted in _after_noun(tree, noun):
        if not cue.entry.takes(wanted):
            continue
        if child.dep not in {"prep", "dative"}:
            return Found((tree.stretch(child.i),), (*lead, (noun.i, noun.i + 1)))
        objects = tree.parse.dependents(child.i, "pobj", "pcomp")
        if objects and not is_time(tree.parse, objects[0]):
            last = child.i if child.i == noun.i + 1 else noun.i
            return Found((tree.stretch(objects[0].i),), (*lead, (noun.i, last + 1)))
    return None


def _after_noun(tree: Tree, noun: Token) -> Iterator[tuple[Token, str]]:
    """List the complements of a noun with the lexicon's word for them."""
    for child in tree.parse.dependents(noun.i):
        wanted = _complement(tree, child) if child.i > noun.i else None
        if wanted:
            yield child, wanted
    carrier = carrying_verb(tree, noun)
    for child in tree.parse.dependents(carrier.i, "prep", "dative") if carrier else ():
        if child.i == tree.right[noun.i] + 1:  # "gave credence | to the claim"
            yield child, child.lemma


def _complement(tree: Tree, child: Token) -> str | None:
    """Name the complement a dependent of a noun is; None: it is none."""
    if child.dep == "prep":
        return child.lemma
    if child.dep not in {"acl", "ccomp", "relcl"}:
        return None
    marks = {t.lemma for t in tree.parse.dependents(child.i, "mark")}
    if "that" in marks or child.dep == "ccomp":
        return "that"
    is_to = any(t.tag == "TO" for t in tree.parse.dependents(child.i, "aux"))
    return "to" if is_to else None


def adjective_content(tree: Tree, cue: Cue) -> Found | None:
    """Find what an adjective hands over: "confident that", "reluctant to", "critical of"."""
    adj = cue.head
    for child in tree.parse.dependents(adj.i, "ccomp", "xcomp", "prep"):
        if child.i < adj.i:
            continue
        if child.dep == "prep":
            objects = tree.parse.dependents(child.i, "pobj", "pcomp")
            if objects and cue.entry.takes(child.lemma):
                words = (adj.i, max(child.i, adj.i) + 1)
                return Found((tree.stretch(objects[0].i),), (words,))
            continue
        wanted = "to" if child.dep == "xcomp" else "that"
        if cue.entry.takes(wanted):
            return Found((tree.stretch(child.i),), ((adj.i, adj.i + 1),))
    return None


def content_of(tree: Tree, cue: Cue) -> Found | None:
    """Find the content of any cue; None: the word hands nothing over here."""
    by_part = {"verb": verb_content, "noun": noun_content, "adj": adjective_content}
    return by_part[cue.entry.part](tree, cue)
