"""Read what somebody is announced to say: "The mayor made the following points:", "He added:".

sentence that announces, marked lines behind it      -> Draft of who makes the points
line that ends in a verb of saying and a colon, next -> Draft of who says the next line
line that names a summary of somebody's, list below  -> Draft of who says what it lists

Every line that carries a mark ("First:", "2.") is that source's; the first line without one
ends the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rashomon.stages.extract.cues import FINITE, CueEntry, entry_of
from rashomon.stages.extract.drafts import Draft
from rashomon.stages.extract.listed import (
    MIN_ITEMS,
    Listed,
    entries_below,
    entry_start,
)
from rashomon.stages.extract.speakers import names_body, names_role
from rashomon.stages.extract.subtrees import (
    Range,
    Tree,
    to_ranges,
    without_loose_relative,
)
from rashomon.text.lexicon import load_words
from rashomon.text.parse import Parse, Token
from rashomon.text.quoting import OPENING_MARKS

POINTS = frozenset({"point", "fact", "remark", "observation", "thing", "reason"})
"""Nouns beside those of saying for what somebody puts forward one by one."""


def announced_drafts(tree: Tree, lines: Sequence[Range]) -> Iterator[Draft]:
    """Find the lists of points that a sentence credits, in text order.

    Args:
        tree: The document's tree.
        lines: Its paragraphs, in text order.
    """
    starts = [entry_start(tree.parse.text, start) for start, _ in lines]
    for k, (start, end) in enumerate(lines):
        points = entries_below(tree.parse.text, starts, lines, k)
        if len(points) < MIN_ITEMS or starts[k] is not None:
            continue
        for verb in _last_sentence(tree, start, end):
            thing, speaker = _announced(tree, verb), tree.subject(verb.i)
            if thing is not None and speaker is not None and speaker.tag not in RELATIVE:
                yield Draft(
                    cue=to_ranges(tree, [(verb.i, verb.i + 1), tree.stretch(thing.i)]),
                    content=points,
                    source=to_ranges(
                        tree, [without_loose_relative(tree, tree.stretch(speaker.i))]
                    ),
                )
                break


RELATIVE = frozenset({"WDT", "WP"})


def headed_drafts(tree: Tree, lists: Sequence[Listed]) -> Iterator[Draft]:
    """Find the lists that a line without a verb heads: "General Staff, evening summary:".

    Who speaks is the body named in it, else the summary or statement itself.

    Args:
        tree: The document's tree.
        lists: Its lists.
    """
    parse = tree.parse
    for one in lists:
        start, end = one.lead
        joints = [found.end() for found in JOINT.finditer(parse.text, start, end)]
        cuts = [start, *joints, end]
        parts = [_words_of(parse, low, high) for low, high in pairwise(cuts)]
        telling = [p for p in parts if p and p[-1].lemma.lower() in TOLD_IN]
        plain = [p for p in parts if p and not any(t.tag in FINITE for t in p)]
        named = [p for p in plain if names_role(parse, p[0].start, p[-1].end)]
        named += [p for p in plain if names_body(parse, p[0].start, p[-1].end)]
        if telling:
            bodies = [p for p in plain if p not in telling and _is_title(p)]
            who = (named or bodies or telling)[0]
            yield Draft(
                cue=((end, end + 1),),
                content=one.items,
                source=((who[0].start, who[-1].end),),
                is_quoting=True,
            )


def _is_title(words: Sequence[Token]) -> bool:
    return all(t.text[:1].isupper() for t in words)


def _words_of(parse: Parse, start: int, end: int) -> list[Token]:
    return [t for t in parse.tokens_between(start, end) if t.pos != "PUNCT"]


JOINT = re.compile(r",\s+|\s[-–—]\s+")
"""What parts a heading."""

TOLD_IN = frozenset(
    {"address", "announcement", "briefing", "bulletin", "communique", "communiqué"}
    | {"message", "report", "statement", "summary", "update"}
)
"""What somebody issues."""


def led_in_drafts(
    tree: Tree, lines: Sequence[Range], lists: Sequence[Listed]
) -> Iterator[Draft]:
    """Find lines that another leads in: "The clerk added:" and, below it, what he added.

    Args:
        tree: The document's tree.
        lines: Its paragraphs, in text order.
        lists: Its lists; all of one is led in.
    """
    text = tree.parse.text
    led = {one.lead[0]: one.items for one in lists}
    for (start, end), said in pairwise(lines):
        if text[end - 1 : end] != ":":
            continue
        for verb in _last_sentence(tree, start, end):
            speaker, entry = tree.subject(verb.i), entry_of(verb)
            is_told = entry is not None and entry.takes("that", "quote")
            if speaker and entry and is_told and not _tells_here(tree, verb, entry, end):
                yield Draft(
                    cue=to_ranges(tree, [(verb.i, verb.i + 1)]),
                    content=led.get(start, (said,)),
                    source=to_ranges(tree, [tree.stretch(speaker.i)]),
                    is_quoting=True,
                )
                break


def _tells_here(tree: Tree, verb: Token, entry: CueEntry, end: int) -> bool:
    """Tell whether something is said in the verb's own line; "told the town:" says nothing yet."""
    behind = tree.parse.tokens_between(verb.end, end)
    is_done = tree.child(verb.i, "dobj") is not None and not entry.takes("person")
    return is_done or any(
        t.pos in {"VERB", "AUX"} or t.text in OPENING_MARKS for t in behind
    )


def _last_sentence(tree: Tree, start: int, end: int) -> list[Token]:
    """Give the finite verbs of the last sentence of a line, in text order."""
    words = tree.parse.tokens_between(start, end)
    return [t for t in words if t.sentence == words[-1].sentence and t.tag in FINITE]


def _announced(tree: Tree, verb: Token) -> Token | None:
    """Give the word that points on: "made the following | points", "said | as follows"."""
    for thing in tree.parse.dependents(verb.i, "dobj"):
        entry = entry_of(thing)
        says = thing.lemma in POINTS or (entry is not None and entry.takes("that"))
        is_next = any(t.text.lower() == "following" for t in tree.parse.subtree(thing.i))
        if is_next and (says or thing.lemma == "following") and _hands_over(verb):
            return thing
    for follows in tree.parse.dependents(verb.i, "advcl", "prep"):
        words = [t.text.lower() for t in tree.parse.subtree(follows.i)]
        if words == ["as", "follows"] and (_hands_over(verb) or _are_told(tree, verb)):
            return follows
    return None


def _are_told(tree: Tree, verb: Token) -> bool:
    """See "The commission's findings | are | as follows"."""
    subject = tree.subject(verb.i)
    entry = entry_of(subject) if subject else None
    told = subject is not None and subject.lemma in FOUND | POINTS
    return verb.lemma == "be" and (told or (entry is not None and entry.takes("that")))


FOUND = frozenset({"finding", "conclusion", "recommendation", "demand", "condition"})
"""Nouns for what somebody has found or asks for, point by point."""


def _hands_over(verb: Token) -> bool:
    entry = entry_of(verb)
    return verb.lemma in load_words("light_verbs") or (
        entry is not None and entry.takes("that")
    )
