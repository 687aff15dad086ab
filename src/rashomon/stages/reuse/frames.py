"""Leave out the lines a publisher sets around every report.

shared runs of two bodies -> those that are no common head or tail, words left out
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.text.shingles import find_words
from rashomon.text.spun_words import word_frequency

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.stages.reuse.bodies import Body
    from rashomon.stages.reuse.decisions import Shared

EDGE_WORDS = 5
"""A run that begins this close to the begin of both documents is their head, one that ends
this close to the end of both their tail."""

FRAME_MOST = 150
"""Most words of a shared head or tail that may be a publisher's own: two or three paragraphs.
A copy of which only the lead was rewritten shares all the rest, down to the end."""

TINY_WORDS = 8
"""With fewer words left outside a shared head and tail, a document is these."""

UNCOMMON = 4.5
"""Frequency (Zipf scale of wordfreq) below which a word tells what a report is about: once in
30,000 words. Names of small places are known to no list and count. In other languages than
English nearly all words do, and a common head is left as it is."""

STORY_WORDS = 2
"""Uncommon words that two reports share beside their common head, from which on the head may
be news of both. What a publisher asks for above two reports has nothing to do with either."""


def without_frame(
    a: Body, b: Body, shared: Sequence[Shared]
) -> tuple[Sequence[Shared], int]:
    """Leave out the shared head and tail of two documents that may be one publisher's.

    A publisher closes its reports with the same lines ("About us", standing background), and
    some open them so. Known different publishers share such lines only by copying. A head is
    left out of one known publisher's reports only, where nothing else ties them to one story:
    a later take begins like an earlier one.

    Returns:
        The other runs, and how many words of each document were left out.
    """
    one, other = a.document.publisher, b.document.publisher
    if one is not None and other is not None and one != other:
        return shared, 0
    body = [run for run in shared if not _is_tail(run, a, b)]
    heads = [run for run in body if _is_head(run)]
    if one is not None and one == other and len(heads) == len(body) == 1:
        body = [] if _is_other_story(a, b, shared) else body
    size = sum(run.size for run in shared) - sum(run.size for run in body)
    if min(len(a.words), len(b.words)) - size < TINY_WORDS:
        return shared, 0
    return body, size


def _is_tail(shared: Shared, a: Body, b: Body) -> bool:
    if shared.size > FRAME_MOST:
        return False
    ends = shared.run.a[1], shared.run.b[1]
    return len(a.words) - ends[0] <= EDGE_WORDS and len(b.words) - ends[1] <= EDGE_WORDS


def _is_head(shared: Shared) -> bool:
    begins = shared.run.a[0], shared.run.b[0]
    return shared.size <= FRAME_MOST and max(begins) <= EDGE_WORDS


def _is_other_story(a: Body, b: Body, shared: Sequence[Shared]) -> bool:
    """Tell whether two documents have no uncommon words in common beside what they share."""
    rests = (_rest(a, [s.run.a for s in shared]), _rest(b, [s.run.b for s in shared]))
    one, other = map(_uncommon_words, rests)
    return len(one & other) < STORY_WORDS


def _rest(body: Body, runs: Sequence[tuple[int, int]]) -> str:
    """Give the text of a body without some runs of its words."""
    words, text = body.words, body.document.text
    parts: list[str] = []
    at = 0
    for first, last in [*sorted(runs), (len(words), 0)]:
        if first > at:
            parts.append(text[int(words.starts[at]) : int(words.ends[first - 1])])
        at = last
    return " ".join(parts)


def _uncommon_words(text: str) -> set[str]:
    norms = find_words(text, [(0, len(text))]).norms
    return {norm for norm in norms if word_frequency(norm) < UNCOMMON}
