"""Cut whole texts into comparable words at once: thirty times as fast as word by word.

    texts, ranges -> letters as numbers -> WordArrays of one text, or CutTexts of many

The words and hashes are those of `shingles`; a text in a script without spaces (Chinese) is
cut there, word by word.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, pairwise
from typing import TYPE_CHECKING, Any

from rashomon.text.code_points import code_points
from rashomon.text.shingles import (
    APOSTROPHES,
    HASHED_LETTERS,
    MIX,
    UNSEEN,
    WHOLE,
    find_words,
    norm_of,
    word_hashes,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    Ranges = Sequence[tuple[int, int]]
    Places = tuple[Sequence[int], Sequence[int]]

PLAIN_CODES = 0x3000
"""Code points that are looked up; a text with a letter above (Chinese, Korean) is cut by words."""

STRETCH = 1 << 15
"""Code points hashed at once: their products stay in the processor's cache."""

BREAK, LETTER, FIGURE, APOSTROPHE, POINT, MANY, MARK, HIGH = range(8)
"""What a code point is in a word. An apostrophe between letters and a point or comma between
figures belong to it. MANY: a letter written as several small ones ("½"). MARK: an accent that
belongs to the letter before it. HIGH: one that only `find_words` can cut."""

ASCII = 0x7F

SMALL = ord("a") ^ ord("A")
"""The bit that makes a small letter of a capital; figures, points and apostrophes have it."""

JOINS = APOSTROPHE - LETTER
"""From a kind that belongs to a word to the kind of what it stands between: POINT is so far from
FIGURE, too."""


@dataclass(frozen=True, slots=True)
class WordArrays:
    """The words of some ranges of a text, in text order; arrays of one length."""

    hashes: Any
    starts: Any
    """Code points."""
    ends: Any

    def __len__(self) -> int:
        return len(self.hashes)


@dataclass(frozen=True, slots=True)
class CutTexts:
    """The words of several texts, which stand in one text, a line each."""

    text: str
    words: WordArrays
    offsets: Any
    """Text k stands from offsets[k] to offsets[k + 1], less the line break between two."""
    bounds: Any
    """Text k has the words from bounds[k] to bounds[k + 1]."""
    firsts: Any
    """Of each range of each text its first word, or the next one where it has none."""


def word_arrays(text: str, ranges: Ranges) -> WordArrays:
    """Cut ranges of a text (in text order) into hashed words."""
    places = _flat(ranges)
    words, high = _cut_all(text, places[::2], places[1::2])
    return _by_words(text, ranges) if high else words


def cut_texts(texts: Sequence[str], ranges: Sequence[Places]) -> CutTexts:
    """Cut ranges of several texts; of many short ones at once, each takes a third of the time.

    Args:
        texts: Any number of them.
        ranges: What is read of each: where ranges begin, in text order, and where they end.
    """
    import numpy as np

    offsets = _bounds([len(text) + 1 for text in texts])
    moved = np.repeat(offsets[:-1], np.array([len(a) for a, _ in ranges], dtype=np.int64))
    starts = _flat(a for a, _ in ranges) + moved
    ends = _flat(b for _, b in ranges) + moved
    whole = "\n".join(texts)
    words, high = _cut_all(whole, starts, ends)
    if high:
        slow = set((np.searchsorted(offsets, high, side="right") - 1).tolist())
        words = _with_slow(words, texts, ranges, slow)
    bounds = np.searchsorted(words.starts, offsets)
    return CutTexts(whole, words, offsets, bounds, np.searchsorted(words.starts, starts))


def _with_slow(
    words: WordArrays,
    texts: Sequence[str],
    ranges: Sequence[Places],
    slow: Collection[int],
) -> WordArrays:
    """Cut some of the texts word by word, and put their words in the place of the others."""
    import numpy as np

    offsets = _bounds([len(text) + 1 for text in texts]).tolist()
    bounds = np.searchsorted(words.starts, offsets).tolist()
    parts: list[tuple[Any, Any, Any]] = []
    for k, (first, last) in enumerate(pairwise(bounds)):
        if k in slow:
            one = _by_words(texts[k], list(zip(*ranges[k], strict=True)))
            parts.append((one.hashes, one.starts + offsets[k], one.ends + offsets[k]))
        else:
            part = slice(first, last)
            parts.append((words.hashes[part], words.starts[part], words.ends[part]))
    return WordArrays(*map(np.concatenate, zip(*parts, strict=True)))


def _bounds(sizes: Sequence[int]) -> Any:  # noqa: ANN401
    import numpy as np

    return np.fromiter(accumulate(sizes, initial=0), dtype=np.int64, count=len(sizes) + 1)


def _flat(numbers: Iterable[Iterable[int]]) -> Any:  # noqa: ANN401
    import numpy as np

    return np.fromiter(chain.from_iterable(numbers), dtype=np.int64)


def _cut_all(text: str, begins: Any, closes: Any) -> tuple[WordArrays, list[int]]:  # noqa: ANN401
    """Cut a text, and give the places of what only `find_words` can cut.

    Args:
        text: Read with a break before its first letter and behind its last, so that every
            letter has a neighbour: one place further on than it stands.
        begins: Of each range, in text order.
        closes: One past the last letter of each.
    """
    import numpy as np

    kinds, letters = _letters(f"\n{text}\n")
    _leave_out(kinds, begins, closes)
    written, high = _settle(kinds)
    starts, ends = _cut(kinds)
    hashes = _hashes(letters[1:], starts, ends)
    if written:
        at = np.unique(np.searchsorted(starts, written, side="right") - 1)
        spans = zip(starts[at].tolist(), ends[at].tolist(), strict=True)
        hashes[at] = word_hashes(tuple(norm_of(text[a:b]) for a, b in spans))
    return WordArrays(hashes, starts, ends), high


def _leave_out(kinds: Any, starts: Any, ends: Any) -> None:  # noqa: ANN401
    """Make breaks of what stands between the ranges: a space or two, nearly always."""
    import numpy as np

    length = len(kinds) - 2
    after = np.minimum(np.append(starts, length), length) + 1
    before = np.zeros(len(after), dtype=np.int64)
    np.maximum.accumulate(np.minimum(ends, length), out=before[1:])
    before += 1
    width = after - before
    kinds[before[width > 0]] = BREAK
    kinds[before[width > 1] + 1] = BREAK
    wide = width > 2
    for first, last in zip(before[wide].tolist(), after[wide].tolist(), strict=True):
        kinds[first:last] = BREAK


def _settle(kinds: Any) -> tuple[list[int], list[int]]:  # noqa: ANN401
    """Leave letters, figures and breaks only.

    An apostrophe between letters becomes a letter, a point between figures a figure.

    Returns:
        Places in the text of letters that are not one small letter, and of what cannot be
        settled here.
    """
    import numpy as np

    at = np.flatnonzero(kinds > FIGURE)
    odd = at[kinds[at] >= MANY].tolist()
    written, high = _settle_odd(kinds, odd)
    if odd:
        at = at[kinds[at] > FIGURE]
    part = kinds[at] - JOINS
    kinds[at] = part * ((kinds[at - 1] == part) & (kinds[at + 1] == part))
    return [k - 1 for k in written], [k - 1 for k in high]


def _settle_odd(kinds: Any, odd: Sequence[int]) -> tuple[list[int], list[int]]:  # noqa: ANN401
    """Make MANY and MARK letters, or breaks where they follow none."""
    written: list[int] = []
    high: list[int] = []
    for at in odd:
        before = kinds[at - 1]
        if kinds[at] == HIGH or (kinds[at] == MARK and before == APOSTROPHE):
            high.append(at)
        elif kinds[at] == MANY or before == LETTER:
            kinds[at] = LETTER
            written.append(at)
        else:
            kinds[at] = BREAK
    return written, high


def _letters(text: str) -> tuple[Any, Any]:
    """Give each code point its kind and its small letter without accent.

    Of the first 128 code points the kind is turned as a byte, and a capital is its small letter
    but for one bit; the others, of which most texts have few, are looked up.
    """
    import numpy as np

    kinds, small = _kinds(), _small()
    codes = code_points(text)
    raw = codes.astype(np.uint8, copy=False)
    turned = raw.tobytes().translate(kinds[:256].tobytes())
    found = np.frombuffer(bytearray(turned), dtype=np.uint8)
    letters = raw | np.uint8(SMALL)
    letters[raw == ord("`")] = ord("'")
    high = np.flatnonzero(codes > ASCII) if not text.isascii() else ()
    if not len(high):
        return found, letters
    rare = codes[high]
    known = np.minimum(rare, PLAIN_CODES)
    found[high] = kinds[known]
    turned = small[known]
    if turned.max() > ASCII:
        letters = letters.astype(np.uint16)
    letters[high] = turned
    for code in np.unique(rare[rare >= PLAIN_CODES]).tolist():
        if chr(code).isalnum() or chr(code) in UNSEEN:
            found[high[rare == code]] = HIGH
    return found, letters


def _by_words(text: str, ranges: Ranges) -> WordArrays:
    import numpy as np

    words = find_words(text, ranges)
    starts, ends = (np.array(side, dtype=np.int64) for side in (words.starts, words.ends))
    return WordArrays(word_hashes(words.norms), starts, ends)


def _cut(kinds: Any) -> tuple[Any, Any]:  # noqa: ANN401
    """Find where words begin and end in the text: at a break, and between letters and figures."""
    import numpy as np

    changes = kinds[1:] ^ kinds[:-1]
    edges = np.flatnonzero(changes != BREAK)
    meet = np.flatnonzero(changes == LETTER ^ FIGURE)  # one word ends, another begins
    if len(meet):
        edges = np.insert(edges, np.searchsorted(edges, meet), meet)
    return edges[::2], edges[1::2]


def _hashes(letters: Any, starts: Any, ends: Any) -> Any:  # noqa: ANN401
    """Add up the letters of each word times the factors of their places.

    Letter k of a stretch times factor k, summed up from its start: the difference of two such
    sums is a word's own sum times the factor of the word's place, which the inverse undoes.
    """
    import numpy as np

    factors, inverses = _powers()
    sums = np.zeros(len(starts), dtype=np.uint64)
    running = np.zeros(len(factors) + 1, dtype=np.uint64)
    ends = np.minimum(ends, starts + HASHED_LETTERS)
    first = 0
    while first < len(starts):
        origin = starts[first]
        last = int(np.searchsorted(starts, origin + STRETCH))
        part = letters[origin : starts[last - 1] + HASHED_LETTERS]
        held = running[1 : len(part) + 1]
        np.multiply(part, factors[: len(part)], out=held)
        np.cumsum(held, out=held)
        begin = starts[first:last] - origin
        end = ends[first:last] - origin
        sums[first:last] = (running[end] - running[begin]) * inverses[begin]
        first = last
    return (sums ^ (sums >> np.uint64(31))) * np.uint64(MIX)


@lru_cache(maxsize=1)
def _powers() -> tuple[Any, Any]:
    """Give the factor of every place in a stretch, and its inverse by the first factor's."""
    import numpy as np

    count = STRETCH + HASHED_LETTERS
    inverse = pow(MIX, -1, WHOLE + 1)
    factors = np.cumprod(np.full(count, MIX, dtype=np.uint64))
    inverses = np.cumprod(np.full(count, inverse, dtype=np.uint64)) * np.uint64(MIX)
    return factors, inverses


@lru_cache(maxsize=1)
def _kinds() -> Any:  # noqa: ANN401
    import numpy as np

    kinds = [_kind(chr(code)) for code in range(PLAIN_CODES)]
    return np.array([*kinds, BREAK], dtype=np.uint8)


def _kind(letter: str) -> int:
    if letter in APOSTROPHES:
        return APOSTROPHE
    if letter in ".,":
        return POINT
    if "\u0300" <= letter <= "\u036f" or letter in UNSEEN:
        return MARK
    if not (letter.isalnum() or letter.isdecimal()):
        return BREAK
    if len(norm_of(letter)) != 1:
        return MANY
    return FIGURE if letter.isdecimal() else LETTER


@lru_cache(maxsize=1)
def _small() -> Any:  # noqa: ANN401
    """Give each code point its small letter without accent; 0 where no word has it."""
    import numpy as np

    letters = (chr(code) if kind else "" for code, kind in enumerate(_kinds().tolist()))
    norms = (norm_of(letter) for letter in letters)
    return np.array([ord(n) if len(n) == 1 else 0 for n in norms], dtype=np.uint16)
