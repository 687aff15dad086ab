from __future__ import annotations

from itertools import accumulate, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.text.shingles import find_words, word_hashes
from rashomon.text.word_arrays import cut_texts, word_arrays

LETTERS = "aZéßİﬁ½9Ⅷ'’`‘ʼ´.,- \u0301\n\"漢\ufeff\u00ad\u200d\u2060😀"


@settings(deadline=None)  # the table of letters is made once
@given(st.text(alphabet=LETTERS, max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_words_are_those_cut_one_by_one(text: str, one: int, other: int):
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    slow, fast = find_words(text, [(start, end)]), word_arrays(text, [(start, end)])
    assert tuple(fast.starts) == slow.starts
    assert tuple(fast.ends) == slow.ends
    assert fast.hashes.tolist() == word_hashes(slow.norms).tolist()


@settings(deadline=None)
@given(st.lists(st.text(alphabet=LETTERS, max_size=12), max_size=5))
def test_texts_cut_together_have_the_words_of_each(texts: list[str]):
    found = cut_texts(texts, [([0], [len(text)]) for text in texts])
    apart = [word_arrays(text, [(0, len(text))]).hashes.tolist() for text in texts]
    together = [
        found.words.hashes[low:high].tolist()
        for low, high in pairwise(found.bounds.tolist())
    ]
    assert together == apart


@settings(deadline=None)
@given(
    st.lists(
        st.lists(st.text(alphabet=LETTERS, max_size=9), min_size=1, max_size=5), max_size=4
    ),
    st.integers(0, 3),
)
def test_only_words_of_the_ranges_are_cut(made: list[list[str]], gap: int):
    texts: list[str] = []
    ranges: list[tuple[list[int], list[int]]] = []
    for parts in made:  # every part is read, and what stands between them is not
        texts.append("".join(part + "x-1"[:gap] for part in parts))
        ends = [at - gap for at in accumulate(len(part) + gap for part in parts)]
        begins = [end - len(part) for part, end in zip(parts, ends, strict=True)]
        ranges.append((begins, ends) if gap else ([], []))
    found = cut_texts(texts, ranges)
    words = [
        find_words(t, zip(*r, strict=True)) for t, r in zip(texts, ranges, strict=True)
    ]
    offsets = found.offsets.tolist()
    moved = [at + a for at, w in zip(offsets, words, strict=False) for a in w.starts]
    assert found.words.starts.tolist() == moved
    norms = tuple(norm for one in words for norm in one.norms)
    assert found.words.hashes.tolist() == word_hashes(norms).tolist()
    reads = [
        at + a for at, (begins, _) in zip(offsets, ranges, strict=False) for a in begins
    ]
    assert found.firsts.tolist() == [sum(start < at for start in moved) for at in reads]


def test_a_long_text_is_hashed_stretch_by_stretch():
    line = "An unbroken line: " + "ab" * 40_000 + ". Rain fell on Ostrel. "
    text = line * 2
    words = find_words(text, [(0, len(text))])
    found = word_arrays(text, [(0, len(text))])
    assert found.hashes.tolist() == word_hashes(words.norms).tolist()
