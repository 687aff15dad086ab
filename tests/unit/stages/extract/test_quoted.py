"""Who is quoted speaks; who quotes carries it: a row and an example for each."""

from __future__ import annotations

import pytest

from reading import claims_of

ROWS: list[tuple[str, dict[str, tuple[str, ...]]]] = [
    (
        "The agency quoted a military source as saying 12 soldiers had died.",
        {"12 soldiers had died": ("The agency", "a military source")},
    ),
    (
        "Nine people died, the Herald quoted the mayor as saying.",
        {"Nine people died": ("the Herald", "the mayor")},
    ),
    (
        "The mayor was quoted by the Herald as saying nine people had died.",
        {"nine people had died": ("the Herald", "The mayor")},
    ),
    (  # "by" may hang on either verb
        "Nine people died, the mayor was quoted as saying by the state news agency.",
        {"Nine people died": ("the state news agency", "the mayor")},
    ),
    (  # nobody says who quoted him
        "The general was quoted as saying that the pass was open.",
        {"the pass was open": ("The general",)},
    ),
    (  # all sentences of the quotation
        'The Herald quoted him as saying: "The pass is open. We hold it."',
        {"The pass is open": ("The Herald", "him"), "We hold it": ("The Herald", "him")},
    ),
    (
        "A military source quoted by the Herald said 12 soldiers had died.",
        {"12 soldiers had died": ("the Herald", "A military source")},
    ),
    (
        "The minister, cited by state media, said the talks had failed.",
        {"the talks had failed": ("state media", "The minister")},
    ),
    (
        "Citing two officials, the Herald reported that the truce had collapsed.",
        {"the truce had collapsed": ("the Herald", "two officials")},
    ),
    (  # told to an outlet: the speaker's, and nobody carries more than the report does
        "The mayor told the Herald that nine people had died.",
        {"nine people had died": ("The mayor",)},
    ),
    (
        "In comments to the Herald, the minister said the talks had failed.",
        {"the talks had failed": ("the minister",)},
    ),
    (
        "The agency was told by two diplomats that the talks had failed.",
        {"the talks had failed": ("two diplomats",)},
    ),
    (  # quoting a thing hands over nobody's words
        "The mayor quoted the law as a model.",
        {"The mayor quoted the law as a model": ()},
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_the_speaker_is_credited_and_the_carrier_stands_above(
    text: str, expected: dict[str, tuple[str, ...]]
):
    found = {c.span.quote: c.source.chain if c.source else () for c in claims_of(text)}
    assert found == expected
