"""Read a sentence that says of the one before who told it: "This was reported by the guild".

"this", a cue in the passive, "by" and who          -> Draft of the sentence before
who, a cue, "this" and nothing more                 -> Draft
"about this", "informed" and who (translated wires) -> Draft
below a list                                        -> Draft of its entries
"(source: the guild)" behind a sentence             -> Draft
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from rashomon.stages.extract.cues import FINITE, entry_of
from rashomon.stages.extract.drafts import Draft, Ranges
from rashomon.stages.extract.listed import MAX_ITEMS, entry_start
from rashomon.stages.extract.subtrees import Range, Stretch, Tree, to_ranges
from rashomon.text.parse import Token

POINTING = frozenset({"this", "that"})

KINDS = frozenset({"say", "claim", "warn"})
"""Kinds of cue by which something is told; who confirms or denies it answers somebody else."""

INFORMING = frozenset({"inform", "tell", "notify"})
"""Verbs that take "about this" for what was told before."""

MAX_WORDS = 14
"""Longest sentence that does nothing but point back, in words."""


def pointing_drafts(tree: Tree, lines: Sequence[Range]) -> Iterator[Draft]:
    """Find the sentences that credit what stands before them, in text order.

    Args:
        tree: The document's tree.
        lines: Its paragraphs, in text order.
    """
    starts = [start for start, _ in lines]
    for number in range(1, len(tree.parse.sentences)):
        words = [t for t in tree.parse.sentence_tokens(number) if t.pos != "PUNCT"]
        points = any(t.text.lower() in POINTING for t in words)
        found = _credit(tree, words) if points and len(words) <= MAX_WORDS else None
        if found is None:
            continue
        cue, source = found
        k = bisect_right(starts, words[0].start) - 1
        content = _before(tree, lines, k, number)
        if content:
            named = to_ranges(tree, [source])
            yield Draft(cue=to_ranges(tree, [cue]), content=content, source=named)


def sourced_drafts(tree: Tree) -> Iterator[Draft]:
    """See "Nine fell (source: the guild)": the sentence is theirs."""
    parse = tree.parse
    for found in SOURCE.finditer(parse.text):
        words = parse.tokens_between(*found.span("name"))
        first, _ = parse.sentence_range(words[0].sentence) if words else (0, 0)
        end = first + len(parse.text[first : found.start()].rstrip())
        if words and first < end and words[-1].pos in {"NOUN", "PROPN"}:
            content, source = (first, end), found.span("name")
            yield Draft((found.span("cue"),), (content,), (source,))


SOURCE = re.compile(
    r"\((?P<cue>sources?:)\s(?P<name>[^\W\d_][^()\n:;]{1,60})\)", re.IGNORECASE
)


def _credit(tree: Tree, words: Sequence[Token]) -> tuple[Stretch, Stretch] | None:
    """Give the cue and who speaks."""
    about = [t.text.lower() for t in words[:2]] == ["about", "this"]
    if about and len(words) > 3 and words[2].lemma in INFORMING:
        return (words[0].i, words[2].i + 1), (words[3].i, words[-1].i + 1)
    for verb in words:
        entry = entry_of(verb)
        if entry is None or entry.kind not in KINDS or not entry.takes("that"):
            continue
        thing, teller = _by_agent(tree, verb) or _by_subject(tree, verb) or (None, None)
        if thing is None or teller is None or thing.text.lower() not in POINTING:
            continue
        if len(tree.parse.subtree(thing.i)) == 1 and not _says_more(tree, verb):
            low, high = min(thing.i, verb.i), max(thing.i, verb.i) + 1
            return (low, high), tree.stretch(teller.i)
    return None


def _by_agent(tree: Tree, verb: Token) -> tuple[Token, Token] | None:
    """See "This was reported by the guild"."""
    agent, thing = tree.child(verb.i, "agent"), tree.child(verb.i, "nsubjpass")
    teller = tree.child(agent.i, "pobj") if agent else None
    return (thing, teller) if thing and teller else None


def _by_subject(tree: Tree, verb: Token) -> tuple[Token, Token] | None:
    """See "The guild reported this"."""
    thing, teller = tree.child(verb.i, "dobj"), tree.child(verb.i, "nsubj")
    is_done = verb.tag in FINITE and verb.dep == "ROOT"
    return (thing, teller) if thing and teller and is_done else None


def _says_more(tree: Tree, verb: Token) -> bool:
    return bool(tree.parse.dependents(verb.i, "ccomp", "xcomp", "advcl", "neg", "conj"))


def _before(tree: Tree, lines: Sequence[Range], k: int, number: int) -> Ranges:
    """Give the sentence before, or the entries of the list right above the paragraph."""
    text = tree.parse.text
    first, last = tree.parse.sentence_range(number - 1)
    if k < 0 or first >= lines[k][0]:
        return ((first, last),)
    items: list[Range] = []
    for start, end in reversed(lines[max(k - MAX_ITEMS, 0) : k]):
        begins = entry_start(text, start)
        if begins is None:
            break
        items.append((begins, end))
    return tuple(reversed(items)) or ((first, last),)
