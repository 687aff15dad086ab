"""What witnesses heard and stations recorded is theirs; what only sounds like it is not."""

from __future__ import annotations

import pytest

from rashomon.model import Certainty
from reading import claims_of

THEIRS = [
    (
        "Olga Brandt, who was mending nets, heard three thuds from the quarry at noon.",
        "Olga Brandt",
        "heard three thuds from the quarry at noon",
    ),
    (
        "Two other carters heard a crack from the mill before the wheel stopped.",
        "Two other carters",
        "heard a crack from the mill before the wheel stopped",
    ),
    (
        "Olga Brandt saw no smoke from her boat two miles off.",
        "Olga Brandt",
        "saw no smoke from her boat two miles off",
    ),
    (
        "The weather office in Orle recorded clear skies.",
        "The weather office in Orle",
        "recorded clear skies",
    ),
    (
        "A laboratory in Orle examined nine hens and detected lead in seven.",
        "A laboratory in Orle",
        "detected lead in seven",
    ),
]

WRITERS = [
    "Our reporters heard three thuds from the quarry at noon.",  # the writer's people
    "People heard three thuds from the quarry at noon.",  # nobody in particular
    "She heard three thuds from the quarry at noon.",
    "The village doctor saw nine people with sore eyes.",  # an act
    "Our station in Orle recorded two short shocks.",
    "The judge heard the case of the three carters on Monday.",
    "The clerk heard that the mill was burning.",  # learned
    "No carter heard three thuds from the quarry at noon.",
]


@pytest.mark.parametrize(("text", "source", "quote"), THEIRS)
def test_what_was_heard_and_recorded(text: str, source: str, quote: str):
    found = next(c for c in claims_of(text) if c.span.quote == quote)
    assert found.source is not None
    assert found.source.span is not None
    assert (found.source.span.quote, found.certainty) == (source, Certainty.REPORTED)


@pytest.mark.parametrize("text", WRITERS)
def test_what_is_the_writers(text: str):
    whole = claims_of(text)[-1]
    assert whole.source is None or whole.source.span is None
