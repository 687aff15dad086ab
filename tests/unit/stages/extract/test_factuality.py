from __future__ import annotations

import pytest

from rashomon.model import Commitment
from rashomon.stages.extract.factuality import (
    commitment_at,
    commitment_value,
    ladder,
    level_of,
    step_of,
    steps_at,
)
from rashomon.stages.extract.steps import Step
from reading import claims_of, parse_of

EVENTS = [
    ("The army shelled the bridge.", "shelled", "CT+"),
    ("The army did not shell the bridge.", "shell", "CT-"),
    ("The army has yet to shell the bridge.", "shell", "CT-"),
    ("The army no longer holds the bridge.", "holds", "CT-"),
    ("Nobody shelled the bridge.", "shelled", "CT-"),
    ("The army neither shelled the bridge nor closed it.", "closed", "CT-"),
    ("Nor did the army shell the bridge.", "shell", "CT-"),
    ("The army not only shelled the bridge but closed it.", "shelled", "CT+"),
    ("It is no wonder that the bridge fell.", "fell", "CT+"),  # "no wonder" affirms
    ("It was no small feat that the guild won.", "won", "CT+"),
    ("The army managed to take the bridge.", "take", "CT+"),
    ("The army failed to take the bridge.", "take", "CT-"),
    ("The army did not manage to take the bridge.", "take", "CT-"),
    ("The army did not fail to take the bridge.", "take", "CT+"),  # two negations
    ("The army could not take the bridge.", "take", "CT-"),  # not possible, not done
    ("The army is going to take the bridge.", "take", "PR+"),
    ("The rain kept the army from taking the bridge.", "taking", "PR-"),
    ("The army refused to leave the bridge.", "leave", "CT-"),
    ("The army was too weak to take the bridge.", "take", "CT-"),
    ("The army failed to take the bridge and went home.", "went", "CT+"),  # beside "failed"
    ("The army wants to take the bridge.", "take", "PS+"),
    ("The army is expected to take the bridge.", "take", "PR+"),
    ("The army will take the bridge.", "take", "PR+"),
    ("The army may take the bridge.", "take", "PS+"),
    ("If the army takes the bridge, Ostrel will starve.", "takes", "PS+"),
    ("The army fell back because the bridge had burned.", "burned", "CT+"),  # presupposed
    ("The army did not know that the bridge had burned.", "burned", "CT+"),  # factive
    ("The army left without taking the bridge.", "taking", "CT-"),
    ("The army cancelled the attack.", "attack", "CT-"),  # planned, and not done
    ("The army called off the attack.", "attack", "CT-"),  # the particle decides
    ("The army blocked the attack.", "attack", "PR-"),
    ("The attack cancelled by the army was the third.", "cancelled", "CT+"),  # it was
    ("The bridge has not yet been repaired.", "repaired", "CT-"),
    ("Not all of the bridges were shelled.", "shelled", "CT+"),  # some were
    ("Not one of the bridges was shelled.", "shelled", "CT-"),
    ("The army did not repeat a raid.", "raid", "CT-"),  # new: denied with the verb
    ("The army did not repeat the raid.", "raid", "CT+"),  # known: it stays
    ("The delay in delivery surprised the army.", "delivery", "PR-"),
    ("We would like to thank the army.", "thank", "CT+"),  # saying so does it
    ("We would like to shell the bridge.", "shell", "PS+"),
    ("He insisted that the bridge be shelled.", "shelled", "PS+"),  # asked for, not told
    ("The army rejected reports that the bridge fell.", "fell", "PS-"),
    ("The army used to hold the bridge.", "hold", "CT+"),
    ("It was a bridge used to move guns.", "move", "PR+"),  # a purpose, not a habit
    ("The army condemned the attack.", "attack", "CT+"),
    ("The army nearly took the bridge.", "took", "CT-"),
    ("The mayor said that the army took the bridge.", "took", "PR+"),  # passed on
    ("Did the army take the bridge?", "take", "Uu"),
]


@pytest.mark.parametrize(("text", "word", "step"), EVENTS)
def test_the_author_commits_to_an_event_as_far_as_its_embedding_lets(
    text: str, word: str, step: str
):
    parse = parse_of(text)
    token = next(t for t in parse.tokens if t.text == word)
    assert commitment_at(parse, token.i) == step


def test_a_source_commits_from_what_it_said_on():
    text = "The mayor said that the army had not taken the bridge."
    parse = parse_of(text)
    taken = next(t for t in parse.tokens if t.text == "taken")
    assert commitment_at(parse, taken.i) is Commitment.PROBABLY_NOT
    assert commitment_at(parse, taken.i, top=taken.i) is Commitment.CERTAINLY_NOT


@pytest.mark.parametrize(
    ("surer", "less_sure"),
    [
        ("The army took the bridge.", "The army will take the bridge."),
        ("The army will take the bridge.", "The army could take the bridge."),
        ("The army could take the bridge.", "The army did not take the bridge."),
        ("The army managed to take the bridge.", "The army tried to take the bridge."),
        ("The army tried to take the bridge.", "The army failed to take the bridge."),
    ],
)
def test_the_graded_value_follows_the_words(surer: str, less_sure: str):
    def value(text: str) -> float:
        parse = parse_of(text)
        verb = next(t for t in parse.tokens if t.lemma == "take")
        return commitment_value(parse, verb.i)

    assert value(surer) > value(less_sure)


def test_every_rung_stays_on_the_scale():
    for rung in ladder().values():
        assert all(-1 <= rung.climb(value) <= 1 for value in (-1.0, -0.3, 0.0, 0.5, 1.0))


def test_an_unknown_step_changes_nothing():
    token = parse_of("It rained.").tokens[0]
    assert level_of([Step.both("no such rung", token)]) == 3


def test_a_value_between_takes_the_nearest_step():
    assert step_of(2.4) is Commitment.PROBABLE
    assert step_of(-7) is Commitment.CERTAINLY_NOT


def test_a_very_deep_sentence_is_read_from_its_lower_end():
    parse = parse_of("He said " + "that she said " * 60 + "that it rained.")
    assert len(steps_at(parse, parse.tokens[-2].i)) < 100


CLAIMS = [
    # nobody stands by it: hedged
    ("It is reported that the army closed the road.", "hedged", "CT+", "Uu"),
    # a credit makes "reportedly" idle
    ("The mayor said the army reportedly closed the road.", "reported", "PR+", "Uu"),
    # who rejects a charge rejects what it says
    ("The army rejected the charge that it closed the road.", "denied", "CT-", "Uu"),
    # an act that did not happen is told by the author
    ("The army refused to close the road.", "asserted", "CT+", "CT+"),
    ("There is no doubt that the army closed the road.", "asserted", "CT+", "CT+"),
    # "may" with a verb of state is no forecast
    ("The fragments may come from a mortar.", "hedged", "PS+", "PS+"),
    ("The army has yet to close the road.", "asserted", "CT-", "CT-"),
    ("The mayor said the army would not close the road.", "predicted", "PR-", "Uu"),
    ("The army wants to close the road.", "predicted", "PR+", "Uu"),
]


@pytest.mark.parametrize(("text", "certainty", "source", "author"), CLAIMS)
def test_claims_keep_what_source_and_author_commit_to(
    text: str, certainty: str, source: str, author: str
):
    claim = claims_of(text)[0]
    assert claim.certainty == certainty
    assert (claim.factuality.source, claim.factuality.author) == (source, author)
