"""Find the content of a cue: which words it hands over.

    Cue, Tree -> complement by the cue's list -> Found

Complements are tried from the surest (a clause) to the loosest (an object). A complementiser
("that", "to") belongs to the content, an addressee ("told reporters") does not.
"""

from __future__ import annotations

from rashomon.stages.extract.asides import has_that, loose_ends
from rashomon.stages.extract.comments import is_comment
from rashomon.stages.extract.cues import (
    FINITE,
    Cue,
    entry_of,
    inverted_subject,
    verb_group,
)
from rashomon.stages.extract.measures import (
    bare_figure,
    is_measure,
    measures_after,
    past_bound,
)
from rashomon.stages.extract.no_credits import are_persons
from rashomon.stages.extract.nominals import Found, adjective_content, is_time, noun_content
from rashomon.stages.extract.subtrees import (
    Stretch,
    Tree,
    without,
    without_loose_relative,
)
from rashomon.stages.extract.trailing import closing_credit
from rashomon.stages.extract.untold import is_commanded
from rashomon.text.lexicon import load_rows
from rashomon.text.parse import Token

TAIL_PREPOSITIONS = frozenset({"as", "for", "of", "over", "with"})
"""Prepositions whose phrase completes an object ("accused the army of", "praised her for")."""

UNINSERTED = frozenset({"know", "perceive", "want", "ask", "order"})
"""Kinds of cue that hand over no clause they are inserted in ("you know, it rained")."""

MIN_INVERTED = 4
"""Shortest clause before ", said X" that is taken as its content, in tokens."""

QUOTES = frozenset('"“”„«»') | {"''", "``"}


def verb_content(tree: Tree, cue: Cue) -> Found | None:
    """Find what a verb hands over; None: no complement of its list is there."""
    group = verb_group(tree, cue.head.i)
    for attempt in ATTEMPTS:
        pieces = attempt(tree, cue)
        if pieces:
            return _verbal(tree, cue, group, pieces)
    return None


def _verbal(
    tree: Tree, cue: Cue, group: Stretch, pieces: tuple[list[Stretch], list[Stretch], bool]
) -> Found:
    content, more_cue, quoting = pieces
    return Found(
        content=tuple(_full(tree, piece) for piece in content),
        cue=(group, *more_cue),
        is_quoting=quoting,
        is_unnamed=(
            tree.is_passive(cue.head.i)
            or _is_bare_participle(tree, cue.head)
            or is_commanded(tree.parse, cue.head)
        ),
    )


def _full(tree: Tree, piece: Stretch) -> Stretch:
    """Give the noun phrase for a lone "which": the claims, | which were denied."""
    token = tree.tokens[piece[0]]
    verb = tree.tokens[token.head]
    if piece[1] - piece[0] != 1 or token.tag not in {"WDT", "WP"} or verb.dep != "relcl":
        return piece
    first, last = tree.stretch(verb.head)
    return first, max(min(last, tree.left[verb.i]), verb.head + 1)


def _is_bare_participle(tree: Tree, verb: Token) -> bool:
    """See "Asked whether it was over, she said ..."."""
    return (
        verb.tag == "VBN"
        and verb.dep == "advcl"
        and tree.subject(verb.i) is None
        and not tree.parse.dependents(verb.i, "aux", "auxpass")
    )


Pieces = tuple[list[Stretch], list[Stretch], bool]


def _closing(tree: Tree, cue: Cue) -> Pieces | None:
    """See "Nine died and 40 were hurt, the governor said": the whole sentence."""
    closing = closing_credit(tree, cue)
    return ([closing[0]], [], True) if closing else None


def _clause(tree: Tree, cue: Cue) -> Pieces | None:
    """See "said that it rained", `"It rained," she said`, "it is said that"."""
    if not cue.entry.takes("that", "quote", "obj-to", "marked"):
        return None
    clauses = [
        t
        for t in tree.parse.dependents(cue.head.i, "ccomp")
        if _is_clause(tree, t, cue) and not _is_apart(tree, t, cue.head)
    ]
    if not clauses or _has_object_of_its_own(tree, cue, clauses):
        return None
    if cue.entry.kind == "deny" and clauses[0].i < cue.head.i:
        denied = _reported_before(tree, clauses[0])
        if denied:
            return [denied], [], False
    if any(has_that(tree, t) and t.i > cue.head.i for t in clauses):
        clauses = [t for t in clauses if t.i > cue.head.i]
    holes = _own_words(tree, cue)
    holes += [h for t in clauses if t.i > cue.head.i for h in loose_ends(tree, t)]
    content = [p for t in clauses for p in without(tree.stretch(t.i), holes)]
    return content, [], cue.entry.takes("that", "quote")


def _has_object_of_its_own(tree: Tree, cue: Cue, clauses: list[Token]) -> bool:
    """See "No deal is near, however, sources admitted the plan": two sentences run together.

    A verb hands over one content; what follows it is surer than a clause before it.
    """
    if not cue.entry.takes("obj") or cue.entry.takes("person"):
        return False
    subject = tree.subject(cue.head.i)
    if any(t.i > cue.head.i for t in clauses) or subject is None or subject.i > cue.head.i:
        return False
    thing = tree.child(cue.head.i, "dobj")
    return thing is not None and thing.i > cue.head.i and thing.pos == "NOUN"


def _is_apart(tree: Tree, clause: Token, verb: Token) -> bool:
    """See "one side says it won; the other says ...": the parser takes both for one."""
    last = tree.right[clause.i]
    return last < verb.i and any(t.text == ";" for t in tree.tokens[last : verb.i])


def _is_clause(tree: Tree, token: Token, cue: Cue) -> bool:
    if cue.entry.takes("that", "quote"):
        return True
    if cue.entry.takes("marked"):
        if token.i < cue.head.i:
            return is_finite(tree, token) and _is_trailing(tree, cue, token)
        return is_finite(tree, token) or has_that(tree, token)
    return any(t.tag == "TO" for t in tree.parse.dependents(token.i, "aux"))


def _is_trailing(tree: Tree, cue: Cue, clause: Token) -> bool:
    """See "nine died, an inquiry has found": a comma, the subject and the cue."""
    subject = tree.subject(cue.head.i)
    last = tree.right[clause.i]
    if subject is None or not last < subject.i < cue.head.i:
        return False
    return (
        tree.tokens[tree.left[subject.i] - 1].text == ","
        and tree.subject(clause.i) is not None
    )


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
    if verb.dep not in {"parataxis", "ccomp"}:
        return False
    if verb.dep == "ccomp" and not (head.i < verb.i and _is_set_off(tree, verb)):
        return False
    return tree.subject(verb.i) is not None and not tree.is_passive(verb.i)


def _is_set_off(tree: Tree, verb: Token) -> bool:
    first = tree.left[verb.i]
    return first > 0 and tree.tokens[first - 1].text in {
        ",",
        "—",
        "–",
        "--",
        '"',
        "”",
        "''",
    }


def _reported_before(tree: Tree, head: Token) -> Stretch | None:
    """See "the army says 9 died, rebels deny": what is denied is what the army says."""
    said = tree.child(head.i, "ccomp")
    return tree.stretch(said.i) if said and entry_of(head) else None


def _before_inverted(tree: Tree, cue: Cue) -> Pieces | None:
    """See "The treaty is dead, said Olga Brandt" where the parser missed the clause."""
    first, _ = tree.parse.sentences[cue.head.sentence]
    if inverted_subject(tree, cue) is None or cue.head.i - first < MIN_INVERTED:
        return None
    if not any(t.tag in FINITE for t in tree.tokens[first : cue.head.i]):
        return None  # "The delay, ..., highlights the risks": a subject, not a content
    return [(first, cue.head.i)], [], True


def _is_as_clause(tree: Tree, cue: Cue) -> bool:
    """See "as the mayor put it", "as she noted"."""
    verb = cue.head
    if verb.dep not in {"advcl", "ccomp", "parataxis"}:
        return False
    if not cue.entry.takes("that", "quote", "host") and not is_comment(tree.parse, verb):
        return False
    thing = tree.child(verb.i, "dobj")
    is_host = cue.entry.takes("host") and not cue.entry.takes("that", "quote")
    if is_host and not (thing and thing.lemma == "it"):
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
        parts = [without_loose_relative(tree, p) for p in parts]
        parts = [(first, past_bound(tree.tokens, last)) for first, last in parts]
        return parts, [(prep.i, prep.i + 1)], False
    return None


def _object(tree: Tree, cue: Cue) -> Pieces | None:
    """See "denied the charges", "its withdrawal was announced", "accused the army of"."""
    figures = bare_figure(tree, cue)
    if figures:
        return [tree.stretch(figures.i)], [], False
    if not cue.entry.takes("obj", "obj-at", "obj-as"):
        return None
    topic = tree.parse.dependents(cue.head.i, "dobj", "nsubjpass")
    if not topic:
        return _object_after_as(tree, cue)
    if _is_no_content(cue, topic[0]):
        return None
    tails = [
        t
        for t in tree.parse.dependents(cue.head.i, "prep", "xcomp")
        if t.i > topic[0].i and _completes(tree, cue, t)
    ] or measures_after(tree, cue, topic[0])
    if not cue.entry.takes("obj") and not tails:
        return None  # "put the toll at 30", not "put the kettle on"
    parts = _around(tree, cue.head, [topic[0], *tails[:1]])
    return [without_loose_relative(tree, p) for p in parts], [], False


def _is_no_content(cue: Cue, thing: Token) -> bool:
    """See "rejected them": persons, not what they say; and the pairs listed."""
    listed = (cue.entry.lemma, thing.lemma) in load_rows("no_contents")
    return listed or (cue.entry.kind == "deny" and are_persons([thing]))


def _completes(tree: Tree, cue: Cue, token: Token) -> bool:
    """Tell whether a dependent goes with the object: "accused the army | of", "put it at"."""
    if token.dep == "xcomp":
        return True
    if not cue.entry.takes("obj") or is_measure(tree, cue, token):
        return is_measure(tree, cue, token)
    is_blame = cue.entry.kind == "accuse" and token.lemma in {"on", "to"}
    return token.lemma in TAIL_PREPOSITIONS or is_blame


def _object_after_as(tree: Tree, cue: Cue) -> Pieces | None:
    """See `rejected as "absurd" a report on the raid`, which parses as one phrase."""
    for prep in tree.parse.dependents(cue.head.i, "prep"):
        objects = tree.parse.dependents(prep.i, "pobj") if prep.lemma == "as" else []
        if objects and any(t.text in QUOTES for t in tree.parse.subtree(objects[0].i)[:3]):
            return [tree.stretch(objects[0].i)], [], False
    return None


ATTEMPTS = (
    _closing,
    _clause,
    _host_clause,
    _before_inverted,
    _small_clause,
    _infinitive,
    _preposition,
    _object,
)
"""Complements of a verb from the surest to the loosest; the first that is there is taken."""


def content_of(tree: Tree, cue: Cue) -> Found | None:
    """Find the content of any cue; None: the word hands nothing over here."""
    by_part = {"verb": verb_content, "noun": noun_content, "adj": adjective_content}
    return by_part[cue.entry.part](tree, cue)
