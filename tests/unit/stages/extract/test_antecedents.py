"""Whom pronouns and short forms stand for, and when that is left open."""

from __future__ import annotations

import pytest

from rashomon.model import Attribution, Span
from rashomon.stages.extract.antecedents import antecedent_of
from rashomon.text.parse import parse_blocks
from reading import claims_of


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
    # a noun set beside a name
    (
        "The neighbour is Tamra, an old power that blames the miners.",
        "an old power",
        None,
        "Tamra",
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
    # the army is an "it", a colonel a "he", and a cabinet nobody's "he"
    (
        "The army said the hill was lost. It added that nine men had died.",
        "It",
        "The army",
        "The army",
    ),
    (
        "A colonel said the hill was lost. He added that nine men had died.",
        "He",
        "A colonel",
        "A colonel",
    ),
    (
        "The Varga cabinet said it was late. He added that talks went on.",
        "He",
        "The Varga cabinet",
        None,
    ),
    # a ministry is no "he", and a name set beside the subject is one
    (
        "The ministry said it was late. Since Sarn's ruler, Ilda Varga, left, he has slept.",
        "he",
        "The ministry",
        "Ilda Varga",
    ),
    # a village is no "he"
    ("The patrol reached Dolnik. He said the hill was lost.", "He", None, None),
    # another person beside the source in one sentence
    (
        "Ilda Varga told Olga Brandt, after she had left, that it was late.",
        "she",
        "Ilda Varga",
        None,
    ),
    # what shows something is mostly a thing
    ("Halden News released the film. It shows that nine men fell.", "It", None, None),
    # one source with the same noun
    (
        "A spokesman for the port of Ostrel said so. Ships waited. The spokesman left.",
        "The spokesman",
        "A spokesman for the port of Ostrel",
        "A spokesman for the port of Ostrel",
    ),
    # the subject of the sentence before, where nobody else could speak
    (
        "In Ostrel, the foreign ministry mocked the outcome. It repeated that spies did it.",
        "It",
        None,
        "the foreign ministry",
    ),
    (
        "Two former soldiers tell another story. They say the town paid nobody.",
        "They",
        None,
        "Two former soldiers",
    ),
    ("The commission met the Alliance. It said nine had died.", "It", None, None),
    ("The soldiers met villagers. They said nine had died.", "They", None, None),
    ("The weather was bad. It said that nine had died.", "It", None, None),
    ("The commission met.\nIt said that nine had died.", "It", None, None),
    # a report speaks on
    (
        "The van left early, according to the report. Pictures, it adds, show nobody.",
        "it",
        "the report",
        "the report",
    ),
    # who acts in the sentence before speaks on
    (
        "Olga Brandt, who sells bread, was in her shop when it began. It was dark, she said.",
        "she",
        None,
        "Olga Brandt",
    ),
    (
        "A clerk of the port lives in the attic. He keeps bees. Nobody asked him, he says.",
        "he",
        None,
        "A clerk of the port",
    ),
    (
        "His wife, Odra, who bakes, wrote to the paper. It was dark, she says.",
        "she",
        None,
        "His wife, Odra",
    ),
    (
        "A baker across the road contradicted them: the lamps were out, he said.",
        "he",
        None,
        "A baker across the road",
    ),
    # ... not a man for "she", nobody, a thing, or one of two
    ("A fisherman sat on the quay. It was dark, she said.", "she", None, None),
    ("No clerk lives in the attic. It was dark, he said.", "he", None, None),
    ("The dredger lay at the quay. It was dark, he said.", "he", None, None),
    ("A baker met a clerk on the quay. It was dark, he said.", "he", None, None),
    ("A baker sat on the quay. A clerk was late, he said.", "he", None, None),
    # a paragraph that begins with the pronoun goes on with the one before
    (
        "A clerk keeps bees.\nHe has nine hives. It was dark, he said.",
        "he",
        None,
        "A clerk",
    ),
    ("A clerk keeps bees.\nIt was dark, he said.", "he", None, None),
    # a place is not who speaks
    (
        "A nurse at the clinic, who asked not to be named, said so.",
        "who",
        None,
        "A nurse at the clinic",
    ),
    ("A parcel for the nurse, who said so, was late.", "who", None, "the nurse"),
    # a newspaper is no "he"
    ("The sea was calm. A baker told the Messenger so. He left.", "He", None, "A baker"),
    # a ministry that is taken for a name
    (
        "Nine drones fell, the defence ministry said. It put the loss at 19.",
        "It",
        "the defence ministry",
        "the defence ministry",
    ),
    # a name is what it is
    ("Ilda Varga said the war was over.", "Ilda Varga", None, None),
]


@pytest.mark.parametrize(("text", "source", "earlier", "expected"), CASES)
def test_antecedents(text: str, source: str, earlier: str | None, expected: str | None):
    assert resolve(text, source, earlier) == expected


def test_a_chain_of_pronouns_is_followed():
    text = "A colonel said it was late. He saw fires. He said the hill was lost. He left."
    parse = parse_blocks(text, [(0, len(text))])

    def source(words: str, at: int) -> Attribution:
        span = Span.of(text, at, at + len(words))
        return Attribution("attribution-x", "doc-1", (Span.of(text, 0, 1),), (), (span,))

    second = text.index("He saw")
    third = text.index("He said")
    known = [source("A colonel", 0), source("He", second), source("He", third)]
    last = text.rindex("He")
    found = antecedent_of(parse, Span.of(text, last, last + 2), known)
    assert found is not None
    assert found.quote == "A colonel"


def antecedents_of(text: str) -> list[str | None]:
    sources = [c.source for c in claims_of(text) if c.source is not None]
    return [s.antecedent.quote if s.antecedent else None for s in sources]


def test_who_is_described_beside_a_source_does_not_hide_it():
    text = (
        "A nurse at the clinic, who asked not to be named, said that nine had died. "
        "Others lay in the fields, she said."
    )
    *_, last = antecedents_of(text)
    assert last is not None
    assert last.startswith("A nurse at the clinic")


def test_a_long_quotation_is_looked_past():
    text = (
        "“I rang twice,” said Olga Brandt. “He never came up. The boat lay still. "
        "I did not see him again.” The wind was fresh, she told us."
    )
    last = antecedents_of(text)[-1]
    assert last is not None
    assert last.startswith("Olga Brandt")
