"""Cut a content into what is read as one: pieces around a credit, sentence by sentence.

attribution -> pieces; one that says nothing by itself joins the next -> ranges of code points
"""

from __future__ import annotations

from rashomon.model import Attribution
from rashomon.stages.extract.conditions import opens_condition
from rashomon.stages.extract.pages import Page
from rashomon.text.parse import Parse


def content_ranges(page: Page, attribution: Attribution) -> list[tuple[int, int]]:
    """Give the pieces of a content; pieces without a verb join the next one."""
    pieces: list[tuple[int, int]] = []
    for span in attribution.content:
        last = pieces[-1] if pieces else None
        if last and _is_opening(page.parse, *last) and span.start - last[1] < 80:
            pieces[-1] = (last[0], span.end)
        else:
            pieces.append((span.start, span.end))
    if len(pieces) > 1 and not _has_verb(page.parse, *pieces[-1]):
        pieces[-2:] = [(pieces[-2][0], pieces[-1][1])]
    return pieces


def _is_opening(parse: Parse, start: int, end: int) -> bool:
    """See "If it rains, | she warned, | the mill will stop": it says nothing by itself."""
    root = parse.root_between(start, end)
    is_condition = root is not None and opens_condition(parse, root)
    return is_condition or not _has_verb(parse, start, end)


def _has_verb(parse: Parse, start: int, end: int) -> bool:
    """Tell whether a piece says something; "the remaining girls" is the subject of another."""
    words = [t for t in parse.tokens_between(start, end) if t.pos in {"VERB", "AUX"}]
    beside = {t.i for t in words if t.dep in BESIDE_NOUN}
    return any(t.i not in beside and t.head not in beside for t in words)


BESIDE_NOUN = frozenset({"amod", "acl", "relcl"})
"""How a verb hangs on a noun that it describes."""


def by_sentence(parse: Parse, start: int, end: int) -> list[tuple[int, int]]:
    """Split a range at sentence ends."""
    pieces: dict[int, tuple[int, int]] = {}
    for token in parse.tokens_between(start, end):
        low, _ = pieces.get(token.sentence, (token.start, token.end))
        pieces[token.sentence] = (low, token.end)
    return list(pieces.values())
