"""Word reasons: how documents, speakers and sentences are named in them."""

from __future__ import annotations

from bisect import bisect_left

from rashomon.model import Claim, Reading, Sentence
from rashomon.text.quoting import find_quotations

SHOWN = 60
"""Longest quote in a reason, in code points; the spans lead to the rest."""

QUOTED = 0.8
"""Share of a claim's code points inside quotation marks that makes it a quotation."""


def label(reading: Reading, document_id: str) -> str:
    """Name a document: its publisher, if any, and the user's name for it."""
    document = reading.documents[document_id]
    if document.publisher is None:
        return document.external_id
    return f"{document.publisher} ({document.external_id})"


def shown(words: str) -> str:
    """Quote words on one line, cut where they are long."""
    line = " ".join(words.split())
    return f"“{line[: SHOWN - 1]}…”" if len(line) > SHOWN else f"“{line}”"


def speaker_words(claim: Claim) -> str:
    """Give the words of the source a claim is credited to."""
    if claim.source is None:
        return ""
    if claim.source.antecedent:
        return claim.source.antecedent.quote
    if claim.source.span:
        return claim.source.span.quote
    return " > ".join(claim.source.chain)


def sentence_of(reading: Reading, claim: Claim) -> tuple[int, int]:
    """Give the code points of the sentences a claim stands in; its own span without any."""
    start, end = claim.span.start, claim.span.end
    sentences = reading.sentences.get(claim.document_id, ())
    after = bisect_left(sentences, claim.span.end, key=_sentence_start)
    for sentence in (sentences[k] for k in range(after - 1, -1, -1)):
        if sentence.end <= claim.span.start:
            break
        start, end = min(start, sentence.start), max(end, sentence.end)
    return start, end


def _sentence_start(sentence: Sentence) -> int:
    return sentence.start


def is_quoted(reading: Reading, claim: Claim) -> bool:
    """Tell whether most of a claim stands inside quotation marks."""
    text = reading.documents[claim.document_id].text
    start = text.rfind("\n", 0, claim.span.start) + 1
    stop = text.find("\n", claim.span.end)
    line = text[start : stop if stop >= 0 else len(text)]
    inside = sum(
        max(0, min(b + start, claim.span.end) - max(a + start, claim.span.start))
        for a, b in find_quotations(line)
    )
    return inside >= QUOTED * (claim.span.end - claim.span.start)
