"""What of a document can be shared, laid out beside others."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model import Document, Sentence, ZoneKind
from rashomon.stages.reuse import cutting
from rashomon.stages.reuse.bodies import Body, find_bodies
from rashomon.text.quoting import find_quotations
from rashomon.text.seeds import look_up
from rashomon.text.shingles import find_words, word_hashes
from unit.stages.reuse.reports import make_report, make_sentences

LETTERS = 'ab c.12 "“”\n漢é'

Read = tuple[Document, list[Sentence]]


def read(text: str, number: int) -> Read:
    document = make_report(text, external_id=str(number))
    return document, make_sentences(document)


def told(body: Body) -> tuple[list[int], ...]:
    words, lookup = body.words, body.lookup
    arrays = (words.hashes, words.starts, words.ends, lookup.seeds, lookup.places)
    return (*(array.tolist() for array in arrays), body.sentence_words, [body.quoted])


def told_word_by_word(
    document: Document, sentences: list[Sentence]
) -> tuple[list[int], ...]:
    words = find_words(document.text, [(s.start, s.end) for s in sentences])
    hashes = word_hashes(words.norms)
    firsts = [sum(start < s.start for start in words.starts) for s in sentences]
    spans = list(find_quotations(document.text))
    quoted = [
        any(start <= a and b <= end for start, end in spans)
        for a, b in zip(words.starts, words.ends, strict=True)
    ]
    lookup = look_up(hashes)
    return (
        hashes.tolist(),
        [*words.starts],
        [*words.ends],
        lookup.seeds.tolist(),
        lookup.places.tolist(),
        [*firsts, len(words)],
        [sum(1 << k for k, inside in enumerate(quoted) if inside)],
    )


@settings(deadline=None)
@given(
    st.lists(st.text(alphabet=LETTERS, max_size=40), max_size=6),
    st.sampled_from((1, 40, 9999)),
)
def test_documents_laid_out_together_are_those_read_word_by_word(
    texts: list[str], together: int
):
    documents = [read(text, number) for number, text in enumerate(texts)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cutting, "TOGETHER", together)
        found = list(find_bodies(documents))
    assert [body.document for body in found] == [document for document, _ in documents]
    assert list(map(told, found)) == [told_word_by_word(*one) for one in documents]


def test_captions_are_left_out_where_there_is_a_body():
    document = make_report("A quay at night. Rain fell on Hask.")
    caption = Sentence(document.id, 0, 16, ZoneKind.CAPTION)
    body = Sentence(document.id, 17, 35, ZoneKind.BODY)
    (alone,) = find_bodies([(document, [caption])])
    (both,) = find_bodies([(document, [body, caption])])
    assert alone.words.starts.tolist() == [0, 2, 7, 10]
    assert both.words.starts.tolist() == [17, 22, 27, 30]
