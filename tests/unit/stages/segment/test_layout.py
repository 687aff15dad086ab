"""The table of layout rules and the phrases behind it."""

from __future__ import annotations

import pytest

from rashomon.stages.segment.blocks import find_blocks
from rashomon.stages.segment.layout import RULES, Rule, line_label
from rashomon.stages.segment.phrases import FRAMES, load_phrases
from rashomon.text.lexicon import load_rows


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_rule_applies_to_its_example_first(rule: Rule):
    [block] = find_blocks(rule.example)
    label = line_label(block)
    assert label is not None
    assert (label.rule, label.kind) == (rule.name, rule.kind)


def test_every_phrase_is_in_the_form_it_is_compared_in():
    for phrase, where, words, _ in load_rows("layout_phrases"):
        assert phrase == phrase.casefold(), phrase
        assert where in {*FRAMES, "word"}, phrase
        assert 1 <= int(words) <= 120, phrase


def test_no_phrase_stands_twice_in_one_place():
    rows = [row[:2] for row in load_rows("layout_phrases")]
    assert len(rows) == len(set(rows))


def test_each_phrase_matches_itself():
    groups = load_phrases()
    for phrase, where, words, kind in load_rows("layout_phrases"):
        if where in FRAMES:
            line = (
                phrase.replace("<n>", "12")
                .replace(" *", " some words")
                .replace("* ", "two ")
            )
            group = next(
                g for g in groups if (g.where, g.words, g.kind) == (where, int(words), kind)
            )
            assert group.pattern.match(line), phrase
