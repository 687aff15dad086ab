"""Count what the parser reads otherwise when two states change places.

    python -m eval.swaps

Every state whose name and adjective are one word each is put into sentences written for this,
with another state as the other side; then the two change places. The grammar and the names
found must be the same: rule 3 of the design, at its root.
"""

from __future__ import annotations

from rashomon.text.lexicon import load_rows
from rashomon.text.parse import parse_blocks

SENTENCES = (
    "The {a} army shelled Ostrel and killed 14 villagers, the {other_a} ministry said.",
    "{name} accused {other} of breaking the truce along the river.",
    "{name} and {other} signed the agreement on Monday in Geneva.",
    "Troops from {name} crossed into {other} at dawn, officials said.",
    "The {a} foreign minister told reporters that {other} would not attend.",
    "{a} officials denied that {other_a} planes had been hit.",
    "A spokesman for the {a} government said {other}'s statement was wrong.",
    "Three {a} soldiers and two {other_a} engineers were wounded near the border.",
    "According to {a} state television, {other} withdrew its ambassador.",
    "{name} says {other_a} rebels attacked a convoy.",
    "Talks between {name} and {other} collapsed after the {a} delegation left.",
    "The president of {name} thanked {other_a} doctors.",
    '"{other} must answer," the {a} envoy told the council.',
    "In {name}, thousands protested against the {other_a} decision.",
    "{a}-backed fighters took the town, {other} said.",
    "The attack was blamed on {name} by the {other_a} interior ministry.",
)

STEP = 7
"""The other side is so many lines further on in the list, so that pairs are mixed."""


def states() -> list[tuple[str, str]]:
    """Give names and first adjectives of one word each."""
    rows = [(row[1], row[3].split("|")[0]) for row in load_rows("link_states")]
    return [(n, a) for n, a in rows if n.isascii() and n.isalpha() and a.isalpha()]


def reading(text: str) -> tuple[object, object]:
    """Give the grammar and the names of a text without its words."""
    parse = parse_blocks(text, [(0, len(text))])
    grammar = [(t.tag, t.pos, t.dep, t.head, t.sentence) for t in parse.tokens]
    return grammar, [(n.first, n.last, n.label) for n in parse.names]


def main() -> None:
    known = states()
    grammar = names = count = 0
    for k, (name, adjective) in enumerate(known):
        other, other_adjective = known[(k + STEP) % len(known)]
        for sentence in SENTENCES:
            one = reading(_filled(sentence, (name, adjective), (other, other_adjective)))
            two = reading(_filled(sentence, (other, other_adjective), (name, adjective)))
            count += 1
            grammar += one[0] != two[0]
            names += one[1] != two[1]
    print(
        f"{len(known)} states, {len(SENTENCES)} sentences, {count} exchanges of two sides"
    )
    print(f"another grammar: {grammar}; other names: {names}")


def _filled(sentence: str, one: tuple[str, str], other: tuple[str, str]) -> str:
    return sentence.format(name=one[0], a=one[1], other=other[0], other_a=other[1])


if __name__ == "__main__":
    main()
