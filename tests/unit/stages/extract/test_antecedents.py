"""Whom pronouns and short forms stand for, and when that is left open."""

from __future__ import annotations

import pytest

from rashomon.model import Attribution, Span
from rashomon.stages.extract.antecedents import antecedent_of
from rashomon.text.parse import parse_blocks


def resolve(text: str, source: str, earlier: str | None = None) -> str | None:
    """Resolve the last occurrence of a source; `earlier` is a source before it."""
    parse = parse_blocks(text, [(0, len(text))])
    at = text.rindex(source)
    known: list[Attribution] = []
    if earlier:
        first = text.index(earlier)
        span = Span.of(text, first, first + len(earlier))
        known.append(
            Attribution("attribution-1", "doc-1", (Span.of(text, 0, 1),), (), (span,))
        )
    found = antecedent_of(parse, Span.of(text, at, at + len(source)), known)
    return found.quote if found else None


CASES = [
    # the only person named
    (
        "President Ilda Varga visited the front. She said the war was over.",
        "She",
        None,
        "Ilda Varga",
    ),
    # two persons and no source before: left open
    ("Ilda Varga met Olga Brandt. She said the war was over.", "She", None, None),
    # the source of the sentence before
    (
        "Ilda Varga said she had met Olga Brandt. She added that talks went on.",
        "She",
        "Ilda Varga",
        "Ilda Varga",
    ),
    # a form of address settles the other gender
    ("Mr. Varga met reporters on Monday. She said it was late.", "She", None, None),
    (
        "Human Rights Watch called for an inquiry. It suggested that forty people had died.",
        "It",
        None,
        "Human Rights Watch",
    ),
    (
        "Residents said the town was lost. They said nobody came.",
        "They",
        "Residents",
        "Residents",
    ),
    ("The men spoke to guards. They said nobody came.", "They", None, None),
    # a surname, and the relative pronoun
    ("Colonel Ilda Varga left. Varga said the war was over.", "Varga", None, "Ilda Varga"),
    ("Residents who fled said so; guards who stayed said no.", "who", None, "guards"),
    # a name is what it is
    ("Ilda Varga said the war was over.", "Ilda Varga", None, None),
]


@pytest.mark.parametrize(("text", "source", "earlier", "expected"), CASES)
def test_antecedents(text: str, source: str, earlier: str | None, expected: str | None):
    assert resolve(text, source, earlier) == expected
