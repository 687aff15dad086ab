from __future__ import annotations

from typing import Any

import pytest
import spacy

from rashomon.text import word_forms
from rashomon.text.parse import parse_blocks
from rashomon.text.parser import MODEL_PACKAGE, load_parser

TEXT = """There is no bread, and there were no buses. They did not do it; he's been seen.
“Whether the men's leaders had left or were leaving,” she said, “nobody knows that.”
But for the two biggest, which nothing had hurt, all houses fell because they'd been built
badly. Do you have it? It has to be done once, then! Everything the U.N. asked for came late.
I know she'll go there, won't she, said the one whose geese ran.  The better part is his."""


@pytest.fixture(scope="module")
def packaged() -> Any:
    return spacy.load(MODEL_PACKAGE, disable=["ner"])


def test_forms_are_those_of_the_packaged_rules(packaged: Any):
    parse = parse_blocks(TEXT, [(0, len(TEXT))])
    asked = [t for t in packaged(TEXT.replace("\n", " ")) if not t.is_space]
    found = [(t.text, t.lemma, t.pos, t.tag, t.dep) for t in parse.tokens]
    assert found == [(t.text, t.lemma_.lower(), t.pos_, t.tag_, t.dep_) for t in asked]
    assert {"AUX", "VERB", "SCONJ", "PRON", "PART"} <= {pos for _, _, pos, _, _ in found}


def test_forms_are_the_same_when_they_were_forgotten(monkeypatch: pytest.MonkeyPatch):
    before = parse_blocks(TEXT, [(0, len(TEXT))])
    monkeypatch.setattr(word_forms, "LIMIT", 0)
    assert parse_blocks(TEXT, [(0, len(TEXT))]) == before


def test_an_expletive_right_before_is_seen():
    forms = load_parser().forms
    name = load_parser().nlp.vocab.strings
    case = name.add("is"), name.add("VBZ"), name.add("aux")
    plain, after = forms.of([(*case, False), (*case, True)])
    assert (plain.pos, after.pos) == ("AUX", "VERB")
