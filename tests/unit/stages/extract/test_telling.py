"""Credits, and words that only sound like one."""

from __future__ import annotations

import pytest

from rashomon.model import Attribution, Span
from rashomon.stages.extract.telling import is_told
from rashomon.text.parse import parse_blocks

ROWS = [
    ("Residents said nine trucks burned.", "Residents", "said", True),
    ("Residents saw nine trucks burn.", "Residents", "saw", False),
    ("The attack shows the truce is over.", "The attack", "shows", False),
    ("The river seems to rise.", "", "seems", False),
    ("The raid has reportedly killed nine people.", "", "reportedly", False),
    ("The report shows the truce is over.", "The report", "shows", True),
]


@pytest.mark.parametrize(("text", "source", "cue", "expected"), ROWS)
def test_who_only_sees_or_seems_tells_nothing(
    text: str, source: str, cue: str, *, expected: bool
):
    def span(words: str) -> Span:
        return Span.of(text, text.index(words), text.index(words) + len(words))

    attribution = Attribution(
        "attribution-x",
        "document-x",
        content=(span(text.rsplit(maxsplit=1)[-1]),),
        cue=(span(cue),),
        source=(span(source),) if source else (),
    )
    assert is_told(parse_blocks(text, [(0, len(text))]), attribution) is expected
