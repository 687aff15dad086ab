"""Tell numbers that name or order a thing from numbers that count.

"Article 5", "Su-24", "G7", "2-1", "1." at the head of a line, "number one" -> no figure
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from rashomon.text.lexemes import BREAK
from rashomon.text.lexicon import load_words
from rashomon.text.pounds import as_money
from rashomon.text.unit_names import find_unit

if TYPE_CHECKING:
    from rashomon.text.figures import Figure
    from rashomon.text.lexemes import Lexeme
    from rashomon.text.time_items import Reading
    from rashomon.text.unit_names import Unit

HYPHENS = "-–‑"

JOINTS = ":/.,"
"""Marks that make two numbers with no space around them a code or a score."""

NAMED = frozenset({"PERSON", "PRODUCT", "FAC", "WORK_OF_ART", "EVENT", "LAW"})
"""Kinds of names whose numbers count nothing."""

YEARS = range(1800, 2101)
"""Bare numbers of four digits that are more likely a year than a count."""


def is_label(reading: Reading, figure: Figure, unit: Unit | None) -> bool:
    """Tell whether a figure only names, orders or dates something."""
    if figure.currency:
        return False
    if figure.form in ("open", "couple", "fold", "stretch"):
        return False
    before = _at(reading, figure.core - 1)
    after = _at(reading, figure.end)
    is_plain = figure.first == figure.core
    return (
        _is_code(reading, figure, before, after, unit)
        or (is_plain and _is_named(reading, figure, before, unit))
        or (is_plain and _is_list_mark(reading, figure, after))
        or (is_plain and _is_pronoun(reading, figure, unit))
        or _is_loose_fraction(reading, figure, after, unit)
        or _is_clock(reading, figure, unit)
    )


def _is_clock(reading: Reading, figure: Figure, unit: Unit | None) -> bool:
    """Tell "half past six" and "around 0600" from a count."""
    words = [
        lexeme.low for lexeme in reading.lexemes[max(0, figure.core - 2) : figure.core]
    ]
    text = reading.lexemes[figure.core].text
    is_run = len(text) == CLOCK_DIGITS and text.isdigit() and text[0] == "0" and not unit
    return is_run or words in (["half", "past"], ["quarter", "past"], ["quarter", "to"])


CLOCK_DIGITS = 4
"""Digits of an hour written in one run ("0600")."""


def _at(reading: Reading, i: int) -> Lexeme | None:
    return reading.lexemes[i] if 0 <= i < len(reading.lexemes) else None


def _is_code(
    reading: Reading,
    figure: Figure,
    before: Lexeme | None,
    after: Lexeme | None,
    unit: Unit | None,
) -> bool:
    """Tell "G7", "Su-24", "5G", "0800-123-456", "2-1" and "3:2" by what is glued on."""
    core = reading.lexemes[figure.core]
    if before is not None and core.glued and _is_glued_code(reading, figure, before):
        return True
    if after is None or not after.glued or figure.form == "words":
        return False
    if after.kind == "word":
        return unit is None
    following = _at(reading, figure.end + 1)
    if following is None or not following.glued or following.kind not in ("number", "code"):
        return False
    return after.text in f"{HYPHENS}{JOINTS}"


def _is_glued_code(reading: Reading, figure: Figure, before: Lexeme) -> bool:
    if before.kind == "word":
        return figure.first == figure.core
    if before.text in "#№":
        return True
    second = _at(reading, figure.core - 2)
    if second is None or before.text not in f"{HYPHENS}{JOINTS}":
        return False
    if second.kind == "word" and before.text in HYPHENS:
        is_joined = before.glued or second.text.isupper()
        return is_joined and second.low not in load_words("hyphen_prefixes")
    return before.glued and second.kind in ("number", "code")


def _is_named(
    reading: Reading, figure: Figure, before: Lexeme | None, unit: Unit | None
) -> bool:
    """Tell "Article 5", "Fortune 100", "Galaxy Note 20" by the words around."""
    if unit or figure.form in ("fraction", "scaled"):
        return False
    parse = reading.parse
    core = parse.tokens[reading.lexemes[figure.core].token]
    head = parse.tokens[core.head]
    is_digits = figure.form == "digits"
    if is_digits and figure.value != 1 and head.i == core.i + 1 and head.tag == "NNP":
        return True  # a singular name: "787 Dreamliner"
    if before is not None and before.text == "." and before.glued:
        before = _at(reading, figure.core - 2)  # "No. 5"
    if (
        before is None
        or before.kind != "word"
        or parse.tokens[before.token].sentence != core.sentence
    ):
        return False
    if before.low in load_words("label_nouns") or (
        is_digits
        and not before.text.islower()
        and not before.text.istitle()
        and not before.text.isupper()
    ):
        return True  # a noun that is numbered, or a made-up name ("iPhone 12")
    counts = head.i > core.i and core.dep in ("nummod", "quantmod", "compound")
    return (
        is_digits
        and not counts
        and (_is_proper(reading, before) or _is_in_name(reading, core.i))
    )


def _is_proper(reading: Reading, lexeme: Lexeme) -> bool:
    """Tell a name from a word that is capital because it begins a sentence."""
    token = reading.parse.tokens[lexeme.token]
    starts = reading.parse.sentences[token.sentence][0] == token.i
    return lexeme.text[0].isupper() and token.pos == "PROPN" and not starts


def _is_in_name(reading: Reading, i: int) -> bool:
    """Tell whether a token stands in a name, and not at its head."""
    names = reading.parse.names
    at = bisect_right(names, i, key=lambda name: name.first) - 1
    return at >= 0 and names[at].first < i < names[at].last and names[at].label in NAMED


def _is_list_mark(reading: Reading, figure: Figure, after: Lexeme | None) -> bool:
    """Tell the "1." or "2)" that begins a line."""
    following = _at(reading, figure.end + 1)
    if (
        after is None
        or after.text not in ".)"
        or following is None
        or following.kind == BREAK
    ):
        return False
    text, at = reading.parse.text, reading.lexemes[figure.core].start - 1
    while at >= 0 and text[at] in " \t(":
        at -= 1
    return at < 0 or text[at] == "\n"


def _is_pronoun(reading: Reading, figure: Figure, unit: Unit | None) -> bool:
    """Tell "one of the men" and "the one who" from "one man"."""
    core = reading.lexemes[figure.core]
    token = reading.parse.tokens[core.token]
    if figure.value != 1 or figure.end - figure.core > 1:
        return False
    if figure.form != "words":
        following = _at(reading, figure.end)
        return figure.form == "digits" and following is not None and following.low == "of"
    head = reading.parse.tokens[token.head]
    after = _at(reading, figure.end)
    if after is not None and after.text in HYPHENS:
        return unit is None
    is_counting = token.dep in ("nummod", "quantmod") and head.i > token.i
    return not is_counting or (unit is not None and unit.name == "day")


def _is_loose_fraction(
    reading: Reading, figure: Figure, after: Lexeme | None, unit: Unit | None
) -> bool:
    """Tell "24/7" and "9/11" from "1/16 of a pint"."""
    has_slash = any(x.text == "/" for x in reading.lexemes[figure.core : figure.end])
    return has_slash and unit is None and (after is None or after.low != "of")


def is_bare_year(reading: Reading, figure: Figure) -> bool:
    """Tell whether four bare digits can be a year that the times did not claim."""
    text = reading.lexemes[figure.core].text
    is_one = (
        figure.end - figure.core == 1 and figure.first == figure.core == figure.close - 1
    )
    return is_one and len(text) == 4 and text.isdigit() and int(text) in YEARS


def magnitude_unit(reading: Reading, figure: Figure) -> bool:
    """Tell whether "magnitude", "magnitude of" or "magnitude-" stands before a figure."""
    words = reading.lexemes[max(0, figure.first - MAGNITUDE_REACH) : figure.first]
    for lexeme in reversed(words):
        if lexeme.low == "magnitude":
            return True
        if lexeme.low in ("measured", "measuring"):
            return _is_of_quake(reading, figure, lexeme.token)
        if lexeme.low not in load_words("magnitude_joints"):
            return False
    return False


MAGNITUDE_REACH = 5
"""Lexemes looked through between "magnitude" and its figure ("was put by them at 6.1")."""

MAGNITUDES = (1, 10)
"""What a magnitude lies between."""


def _is_of_quake(reading: Reading, figure: Figure, verb: int) -> bool:
    """Tell "the quake measured 6.1" from "the room measured 6.1 metres"."""
    tokens = reading.parse.tokens
    known = load_words("quake_words")
    near = reading.parse.sentence_tokens(tokens[verb].sentence)
    size = figure.value if figure.value is not None else figure.min
    is_size = size is not None and MAGNITUDES[0] <= size <= MAGNITUDES[1]
    return is_size and any(t.lemma in known for t in near)


def is_age(reading: Reading, figure: Figure) -> bool:
    """Tell the age in "Ada Verin, 66, said" and "aged 66"."""
    if (
        figure.value is None
        or not 1 <= figure.value <= 115
        or figure.value != int(figure.value)
    ):
        return False
    before, after = _at(reading, figure.first - 1), _at(reading, figure.end)
    if before is None:
        return False
    second = _at(reading, figure.first - 2)
    if before.low in load_words("age_words") or (
        before.low == "of" and second is not None and second.low == "age"
    ):
        return True
    named = _at(reading, figure.first - 2)
    is_set_off = before.text in ",(" and after is not None and after.text in ",)."
    if not is_set_off or named is None or named.kind != "word":
        return False
    token = reading.parse.tokens[named.token]
    is_name = token.pos == "PROPN" and named.text[0].isupper()
    people = load_words("aged_nouns") | load_words("link_person_roles")
    is_person = token.tag == "NN" and token.lemma in people
    between_commas = before.text == "," and after is not None and after.text == ","
    return is_name or (is_person and between_commas)


def unit_after(reading: Reading, figure: Figure) -> Unit | None:
    """Find the unit after a figure, on the same line."""
    is_digits = figure.form not in ("words", "open", "couple", "stretch")
    unit = find_unit(reading.lexemes, figure.end, is_digits=is_digits)
    return as_money(reading.lexemes, figure.first, unit) if unit else None
