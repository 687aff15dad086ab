"""Read what a layout says in pieces: the entries of a list, the lines of a form.

paragraphs -> a line that leads in, and pieces below it -> one clause
           -> "Damage: two sheds" beside others like it -> a clause each

"The attackers used:" says nothing without what stands below it, and "drones" as little without
what stands above. Entries that are sentences stand by themselves.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rashomon.stages.extract.clauses import Clause
from rashomon.stages.extract.cues import FINITE, entry_of
from rashomon.stages.extract.drafts import Draft, Ranges
from rashomon.stages.extract.subtrees import Range
from rashomon.text.list_marks import behind_mark, opens_line
from rashomon.text.parse import Parse, Token

MIN_ITEMS = 2
"""Fewest entries that make a list; one alone may be a dash in a text."""

HEADING_WORDS = 6
"""Longest line without a colon that heads a list, in words."""

MAX_ITEMS = 200
"""Most entries that are read with one lead; longer lists are tables."""

ENTRY = re.compile(r"[^\W\d_][^:.!?;\n\"“”]{0,40}: +\S[^\n]{0,160}")
"""A line of a form: a few words, a colon, what is entered."""

BESIDE = frozenset({"relcl", "acl"})
"""How a verb hangs that only says which thing is meant."""

ENDING = frozenset({".", ",", ";", ":"})

ASKING = frozenset({"WP", "WRB", "WP$", "WDT"})


@dataclass(frozen=True, slots=True)
class Listed:
    """A line that leads in, and the entries below it."""

    lead: Range
    """Its words, without the colon."""
    items: Ranges
    """Their words, without what marks them."""
    below: Range
    """From the first entry's mark to the last entry's end."""
    are_pieces: bool
    """Few entries are sentences, or none, so that lead and entries are one."""


def find_lists(parse: Parse, lines: Sequence[Range]) -> tuple[Listed, ...]:
    """Find the lists of a document that a line leads in: one that ends in a colon, or a heading.

    Args:
        parse: The document's parse.
        lines: Its paragraphs, in text order.
    """
    found: list[Listed] = []
    starts = [entry_start(parse.text, start) for start, _ in lines]
    for k, (start, end) in enumerate(lines):
        lead = parse.text[start:end].rstrip()
        is_heading = not lead.endswith(":")
        if starts[k] is not None or (is_heading and not _is_heading(lead)):
            continue
        items = entries_below(parse.text, starts, lines, k)
        if len(items) >= MIN_ITEMS:
            last = start + len(lead.rstrip(":* "))
            waits = _waits(parse.tokens_between(start, last))
            said = sum(_is_sentence(parse, *item) for item in items)
            pieces = waits or 2 * said < len(items)
            if is_heading and said:
                continue
            below = lines[k + 1][0], items[-1][1]
            found.append(Listed((start, last), items, below, pieces))
    return tuple(found)


def entry_start(text: str, start: int) -> int | None:
    """Give where the words of an entry begin; None: the line is none.

    A bullet may be left out of the line already.
    """
    return behind_mark(text, start) if opens_line(text, start) else start


def _is_heading(line: str) -> bool:
    """Tell whether a line may head a list without a colon: "Killed", "Known losses"."""
    return len(line.split()) <= HEADING_WORDS and line[-1:].isalnum()


def entries_below(
    text: str, starts: Sequence[int | None], lines: Sequence[Range], lead: int
) -> Ranges:
    """Give the words of the entries right below a line.

    Args:
        text: The document.
        starts: Where the words of each line's entry begin; None: it is none.
        lines: The paragraphs, in text order.
        lead: The line's place among them.
    """
    found: list[Range] = []
    last = lines[lead][1]
    for k in range(lead + 1, min(len(lines), lead + 1 + MAX_ITEMS)):
        start, (low, end) = starts[k], lines[k]
        if start is None or any(map(str.strip, text[last:low].split("\n")[1:-1])):
            break  # no entry, or a heading stands between that is no paragraph
        found.append((start, end))
        last = end
    return tuple(found)


def find_entries(parse: Parse, lines: Sequence[Range]) -> Ranges:
    """Find the lines of forms: "Location: Ostrel" next to "Damage: two sheds"."""
    text = parse.text
    forms = [
        bool(ENTRY.fullmatch(text, *line))
        and not _is_sentence(parse, text.index(":", line[0]) + 1, line[1])
        for line in lines
    ]
    near = {
        k
        for k, (a, b) in enumerate(pairwise(lines))
        if forms[k] and forms[k + 1] and text.count("\n", a[1], b[0]) == 1
    }
    return tuple(lines[k] for k in sorted(near | {k + 1 for k in near}))


def with_items(
    parse: Parse, drafts: Iterable[Draft], lists: Sequence[Listed]
) -> list[Draft]:
    """Hand over the entries with what leads them in: "The guild called on all to: ...".

    A content that ends where the lead does goes on with them.
    """
    led = {one.lead[1]: one.items for one in lists}
    return [_with_items(parse, draft, led) for draft in drafts]


def _with_items(parse: Parse, draft: Draft, led: Mapping[int, Ranges]) -> Draft:
    ends = (draft.content[-1][1], draft.content[-1][1] - 1)  # with the colon, or without
    end = next((end for end in ends if end in led), None)
    cue = [t for r in draft.cue for t in parse.tokens_between(*r)]
    if end is None or any(t.lemma == "know" for t in cue):  # "What we know so far:"
        return draft
    return replace(draft, content=(*draft.content, *led[end]))


class Layout:
    """The lists and forms of one document."""

    def __init__(self, parse: Parse, lines: Sequence[Range]) -> None:
        self._parse = parse
        lists = find_lists(parse, lines)
        pieces = [one for one in lists if one.are_pieces]
        self._announcing = {one.lead[1] for one in lists if not one.are_pieces}
        self._led = {one.lead[1]: one.items for one in pieces}
        self._below = [one.below for one in pieces]
        self._starts = [low for low, _ in self._below]
        self.entries = find_entries(parse, lines)

    def is_piece(self, start: int) -> bool:
        """Tell whether a stretch lies in an entry that says nothing by itself."""
        at = bisect_right(self._starts, start) - 1
        return at >= 0 and start < self._below[at][1]

    def whole(self, clause: Clause) -> Clause:
        """Give a clause that leads a list in with the entries of it."""
        items = self._led.get(clause.end, ())
        more = [t for item in items for t in self._parse.tokens_between(*item)]
        while more and more[-1].text in ENDING:
            more.pop()
        return Clause(clause.head, (*clause.tokens, *more)) if more else clause

    def leads(self, clause: Clause) -> bool:
        """Tell whether a clause holds the entries of a list."""
        at = bisect_left(self._starts, clause.start)
        return at < len(self._starts) and self._starts[at] < clause.end

    def announces(self, clause: Clause) -> bool:
        """See "sets out | the following terms |:": what they are stands below, in sentences."""
        is_bare = all(t.pos not in {"VERB", "AUX"} for t in clause.tokens)
        return is_bare and clause.end in self._announcing

    def entry(self, line: Range) -> Clause | None:
        """Give a line of a form as one clause."""
        words = self._parse.tokens_between(*line)
        while words and words[-1].pos == "PUNCT":
            words = words[:-1]
        head = self._parse.root_between(line[0], line[1])
        return Clause(head if head in words else words[0], tuple(words)) if words else None


def _waits(words: Sequence[Token]) -> bool:
    """See "The attackers used", "The force consists of": no clause without what stands below.

    What is said ("The clerk said:") is a clause of its own.
    """
    last = words[-1] if words else None
    is_verb = last is not None and last.pos == "VERB" and entry_of(last) is None
    if last is not None and last.lemma == "follow":  # "replied as follows"
        return False
    return is_verb or (
        last is not None and last.tag == "IN" and last.lemma.lower() != "that"
    )


def _is_sentence(parse: Parse, start: int, end: int) -> bool:
    """Tell whether words say something by themselves: a finite verb or an order, no question."""
    words = parse.tokens_between(start, end)
    if not words or words[0].tag in ASKING or words[0].lemma.lower() == "whether":
        return False
    return any(_says(parse, t) for t in words) or _orders(parse, words)


def _orders(parse: Parse, words: Sequence[Token]) -> bool:
    """See "Release all prisoners."; "leave the ford" without a stop may go on with its lead."""
    first, last = words[0], parse.sentence_tokens(words[0].sentence)[-1]
    is_root = first.tag == "VB" and first.dep == "ROOT"
    return is_root and last.text in {".", "!"}


def _says(parse: Parse, token: Token) -> bool:
    verb = parse.tokens[token.head] if token.dep in {"aux", "auxpass"} else token
    is_finite = token.tag in FINITE or token.tag == "MD"
    beside = any(t.dep in BESIDE for t in (verb, *parse.ancestors(verb.i)))
    subjects = parse.dependents(verb.i, "nsubj", "nsubjpass", "expl")
    return is_finite and not beside and bool(subjects)
