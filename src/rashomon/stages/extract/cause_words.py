"""Find what the words of a clause make bring about what.

    clause -> verbs and nouns of `cause_frames`, openers of `cause_links` -> two sides
    -> CauseMention

Both sides are runs of the report's own words. "This led to" goes back to the sentence before,
"..., leading to" to the clause before; what "it" brings about is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rashomon.model import CauseMention, Span
from rashomon.stages.extract.clauses import Clause
from rashomon.stages.extract.participants import is_passive
from rashomon.stages.extract.tie_words import is_open, is_ruled_out_here
from rashomon.text.lexicon import load_mapping, load_rows, load_words
from rashomon.text.parse import Parse, Token

PARTLY = frozenset(
    {"partly", "partially", "part", "mainly", "largely", "chiefly", "mostly"}
)
"""Words before a link that leave room for other causes."""

REACH = 3
"""Words before a link among which they are looked for ("in large part | because of")."""

NEXT = re.compile(r",?\s+(?:and then|followed by|then)\s+")
"""What joins one effect to the next it brings about."""

RUN = 200
"""How far behind it the next effect's words are looked for, in code points."""

Words = Sequence[Token]


@dataclass(frozen=True, slots=True)
class Link:
    """Two sides and the word that joins them."""

    by: Token
    kind: str
    cause: Words
    effect: Words
    words: int = 1
    """How many words join them: four in "as a result of"."""


def find_causes(parse: Parse, clause: Clause) -> tuple[CauseMention, ...]:
    """Give what the words of a clause say brings about what, in text order."""
    found: list[CauseMention] = []
    for token in clause.tokens:
        for link in _links(parse, token):
            if not is_ruled_out_here(parse, link.by):
                found += _mentions(parse, link)
    return tuple(found)


def _mentions(parse: Parse, link: Link) -> Iterator[CauseMention]:
    """Make the steps of a chain: "could lead to X, followed by Y" is X, then Y from X."""
    cause, effect = _side(parse, link.cause), _side(parse, link.effect)
    if cause is None or effect is None:
        return
    last = parse.tokens[link.by.i + link.words - 1]
    by = Span.of(parse.text, link.by.start, last.end)
    hedged, partial = is_open(parse, link.by), _is_partial(parse, link.by)
    steps = [cause, *_steps(parse.text, _with_next(parse, effect))]
    for before, after in pairwise(steps):
        yield CauseMention(link.kind, before, after, by, hedged=hedged, partial=partial)


def _with_next(parse: Parse, effect: Span) -> Span:
    """Take in ", followed by Y" where the parser hangs it on something else."""
    match = NEXT.match(parse.text, effect.end)
    after = parse.tokens_between(match.end(), match.end() + RUN) if match else ()
    if not after:
        return effect
    at = after[0]
    while at.head != at.i and at.head >= after[0].i:
        at = parse.tokens[at.head]
    last = max(parse.subtree(at.i), key=lambda t: t.i)
    while last.pos == "PUNCT":
        last = parse.tokens[last.i - 1]
    return Span.of(parse.text, effect.start, last.end)


def _steps(text: str, effect: Span) -> list[Span]:
    edges = [effect.start]
    for match in NEXT.finditer(text, effect.start, effect.end):
        edges += [match.start(), match.end()]
    edges.append(effect.end)
    return [Span.of(text, a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _links(parse: Parse, token: Token) -> Iterator[Link]:
    frame = _frames().get((token.lemma, token.pos[:1].lower()))
    if frame and token.pos == "VERB":
        yield from _of_verb(parse, token, *frame)
    elif frame and token.pos == "NOUN":
        yield from _of_noun(parse, token, frame[0])
    yield from _of_opener(parse, token)


def _of_verb(parse: Parse, verb: Token, place: str, kind: str) -> Iterator[Link]:
    if is_passive(parse, verb):
        if place in {"obj", "act"}:
            yield from _of_passive(parse, verb, kind)
        return
    effect = _effect(parse, verb, place)
    cause = _cause(parse, verb)
    if effect and cause:
        yield Link(verb, kind, cause, effect)


def _of_passive(parse: Parse, verb: Token, kind: str) -> Iterator[Link]:
    """See "the famine was caused by X", "anger | fuelled by X"."""
    done = parse.dependents(verb.i, "nsubjpass") or (
        [parse.tokens[verb.head]] if verb.dep in {"acl", "amod", "advcl"} else []
    )
    by = [p for p in parse.dependents(verb.i, "agent") if not _is_denied(parse, p)]
    by += [
        c
        for p in parse.dependents(verb.i, "agent")
        for c in parse.dependents(p.i, "conj")
        if c.pos == "ADP" and not _is_denied(parse, c)
    ]
    for noun in done[:1]:
        for cause in [t for b in by for t in parse.dependents(b.i, "pobj")][:1]:
            words = parse.subtree(noun.i)
            kept = _without(words, parse.subtree(verb.i)) if verb in words else words
            yield Link(verb, kind, parse.subtree(cause.i), kept)


def _is_denied(parse: Parse, by: Token) -> bool:
    """See "not | by X but by Y"."""
    marks = {t.text.lower() for t in parse.dependents(by.i, "neg", "preconj")}
    before = parse.tokens[by.i - 1].text.lower() if by.i else ""
    return "not" in marks or before == "not"


def _effect(parse: Parse, verb: Token, place: str) -> Words:
    """Give the words of what comes of it."""
    if place == "act":
        objects = parse.dependents(verb.i, "dobj")
        return [verb, *parse.subtree(objects[0].i)] if objects else []
    if place == "obj":
        objects = parse.dependents(verb.i, "dobj", "ccomp", "xcomp")
        inside = [t for o in objects for t in parse.subtree(o.i)]
        below = [p for p in parse.dependents(verb.i, "prep") if p.lemma == "from"]
        return [*inside, *(t for p in below for t in parse.subtree(p.i))]
    if place == "way":
        nouns = [t for t in parse.dependents(verb.i, "dobj") if t.lemma in {"way", "road"}]
        places = [p for n in (*nouns, verb) for p in parse.dependents(n.i, "prep")]
        behind = [p for p in places if p.lemma == "for"] if nouns else []
    else:
        behind = [p for p in parse.dependents(verb.i, "prep") if p.lemma == place]
    found = [t for p in behind for t in parse.dependents(p.i, "pobj", "pcomp")]
    return parse.subtree(found[0].i) if found else []


def _cause(parse: Parse, verb: Token) -> Words:
    """Give the words of what it comes of: the subject, or the clause a participle sums up."""
    at = verb
    while True:
        subject = parse.dependents(at.i, "nsubj", "csubj")
        if len(subject) > 1:  # "Losing | it | could lead to"
            return _run(parse, subject)
        if subject:
            return _of_subject(parse, subject[0], verb)
        above = parse.tokens[at.head]
        if at.dep == "advcl" and at.tag == "VBG" and at.i > above.i:
            return _main(parse, _finite(parse, above), verb)
        if at.dep not in {"conj", "xcomp"} or above.i == at.i:
            return []
        at = above


def _run(parse: Parse, tops: Sequence[Token]) -> Words:
    inside = [t for top in tops for t in parse.subtree(top.i)]
    return parse.tokens[min(t.i for t in inside) : max(t.i for t in inside) + 1]


def _finite(parse: Parse, verb: Token) -> Token:
    """Climb from "to restore order | , leading to X" to who may have to restore it."""
    at = verb
    while at.tag == "VB" and not parse.dependents(at.i, "nsubj") and at.head != at.i:
        at = parse.tokens[at.head]
        while at.pos not in {"VERB", "AUX"} and at.head != at.i:
            at = parse.tokens[at.head]
    return at


def _of_subject(parse: Parse, subject: Token, verb: Token) -> Words:
    word = subject.text.lower()
    if word == "this" and subject.tag in {"DT", "PRON"}:
        return _sentence_before(parse, subject)
    if word == "which" and parse.tokens[subject.head].dep == "relcl":
        return _main(parse, parse.tokens[parse.tokens[subject.head].head], verb)
    if subject.pos == "PRON" or subject.tag == "EX":
        return []
    words = parse.subtree(subject.i)
    return _without(words, parse.subtree(verb.i)) if verb in words else words


def _main(parse: Parse, head: Token, verb: Token) -> Words:
    """Give the clause or noun a later clause hangs on, as far as the comma before it."""
    return _without(
        [t for t in parse.subtree(head.i) if t.i < verb.i], parse.subtree(verb.i)
    )


def _sentence_before(parse: Parse, token: Token) -> Words:
    """Give the main clause of the sentence before, if it is in the same block of text."""
    if token.sentence == 0:
        return []
    words = parse.sentence_tokens(token.sentence - 1)
    gap = parse.text[words[-1].end : token.start]
    return [] if "\n\n" in gap else words


def _of_noun(parse: Parse, noun: Token, place: str) -> Iterator[Link]:
    """See "the war is | an outcome of X"."""
    verb = parse.tokens[noun.head]
    if noun.dep != "attr" or verb.lemma != "be":
        return
    causes = [
        t
        for p in parse.dependents(noun.i, "prep")
        if p.lemma == place
        for t in parse.dependents(p.i, "pobj")
    ]
    for subject in parse.dependents(verb.i, "nsubj"):
        if causes and subject.pos != "PRON":
            yield Link(noun, "causes", parse.subtree(causes[0].i), parse.subtree(subject.i))


def _of_opener(parse: Parse, token: Token) -> Iterator[Link]:
    """See "Y, because X", "Y due to X", "it is thanks to X that Y"."""
    listed = _openers().get(token.text.lower(), ())
    words = next((w for w in listed if _stands(parse, token, w)), None)
    if words is None:
        return
    kind = load_mapping("cause_links")[" ".join(words)]
    if words == ("because",):
        clause = parse.tokens[token.head]
        if token.dep == "mark" and clause.dep == "advcl":
            cause = _without(parse.subtree(clause.i), [token])
            yield Link(token, kind, cause, _rest(parse, clause, parse.tokens[clause.head]))
        return
    last = parse.tokens[token.i + len(words) - 1]
    inside = parse.dependents(last.i, "pobj", "pcomp")
    if inside:
        cause = parse.subtree(inside[0].i)
        above = parse.tokens[token.head]
        effect = _effect_of(parse, token, above)
        yield Link(token, kind, _before_that(cause), effect, len(words))


def _effect_of(parse: Parse, opener: Token, above: Token) -> Words:
    """Give what a phrase of cause explains: the clause it stands in, or that of a cleft."""
    subjects = parse.dependents(above.i, "nsubj")
    if above.lemma == "be" and any(t.text.lower() == "it" for t in subjects):
        openers = [
            t
            for t in parse.subtree(above.i)
            if t.text.lower() == "that" and t.i > opener.i and _opens_clause(parse, t)
        ]
        verbs = [parse.tokens[t.head] for t in openers]
        return _without(parse.subtree(verbs[0].i), openers) if verbs else []
    while above.pos not in {"VERB", "AUX"} and above.head != above.i:
        above = parse.tokens[above.head]
    return _rest(parse, opener, above)


def _before_that(cause: Words) -> Words:
    """Cut a cleft's clause off its cause: "due to X | that Y"."""
    at = next((t.i for t in cause if t.text.lower() == "that" and t.tag != "DT"), None)
    return [t for t in cause if at is None or t.i < at]


def _opens_clause(parse: Parse, that: Token) -> bool:
    return that.tag != "DT" and parse.tokens[that.head].pos in {"VERB", "AUX"}


def _rest(parse: Parse, part: Token, whole: Token) -> Words:
    """Give a clause without one of its parts: the run of words with its verb."""
    kept = _without(parse.subtree(whole.i), parse.subtree(part.i))
    return _run_with(kept, whole)


def _run_with(words: Words, head: Token) -> Words:
    runs: list[list[Token]] = []
    for token in words:
        if runs and token.i == runs[-1][-1].i + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    return next((run for run in runs if head in run), [])


def _without(words: Iterable[Token], others: Iterable[Token]) -> list[Token]:
    left_out = {t.i for t in others}
    return [t for t in words if t.i not in left_out]


def _side(parse: Parse, words: Words) -> Span | None:
    """Give the words of a side as one run, marks and joints at its ends left out."""
    inside = list(words)
    while inside and _is_edge(inside[0]):
        inside.pop(0)
    while inside and _is_edge(inside[-1]):
        inside.pop()
    if not inside or all(t.pos == "PRON" for t in inside):
        return None
    return Span.of(parse.text, inside[0].start, inside[-1].end)


def _is_edge(token: Token) -> bool:
    is_mark = token.pos in {"PUNCT", "SPACE", "CCONJ"} or token.dep == "punct"
    return is_mark or token.text.lower() in load_words("cause_edges")


def _is_partial(parse: Parse, by: Token) -> bool:
    first = parse.sentences[by.sentence][0]
    before = parse.tokens[max(first, by.i - REACH) : by.i]
    return any(t.text.lower() in PARTLY for t in before)


def _stands(parse: Parse, token: Token, words: tuple[str, ...]) -> bool:
    there = parse.tokens[token.i : token.i + len(words)]
    return tuple(t.text.lower() for t in there) == words


@lru_cache(maxsize=1)
def _openers() -> dict[str, list[tuple[str, ...]]]:
    """Give the openers in words by their first one, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted(load_words("cause_links"), key=lambda w: (-len(w.split()), w)):
        found.setdefault(words.split()[0], []).append(tuple(words.split()))
    return found


@lru_cache(maxsize=1)
def _frames() -> dict[tuple[str, str], tuple[str, str]]:
    return {(w, part): (place, kind) for w, part, place, kind in load_rows("cause_frames")}
