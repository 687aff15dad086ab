"""Give numbers their bounds: "at least 10", "20-30", "up to 12,000", "$3 to $5 billion".

    lexemes, numerals -> ranges joined, comparators before and after -> Figure

What a figure counts is not looked at here; see `quantities`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.model import Comparator
from rashomon.text.lexicon import load_mapping, load_rows, load_words
from rashomon.text.unit_names import find_currency, find_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.text.lexemes import Lexeme
    from rashomon.text.numerals import Numeral
    from rashomon.text.parse import Parse

PHRASE = 5
"""Most words of a comparator in `comparators.tsv`."""

CHAIN = 3
"""Most phrases before a figure that are read ("up to an additional 20")."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its bounds, as lexemes (end exclusive)."""

    first: int
    """First lexeme with comparator and currency sign."""
    core: int
    """First lexeme of the (first) number itself."""
    end: int
    """One past the last lexeme of the number; what is counted follows."""
    close: int
    """One past the last lexeme with what follows the number ("or more")."""
    value: float | None
    min: float | None
    max: float | None
    comparator: Comparator
    form: str
    """That of the numeral; see `numerals`."""
    currency: str | None = None
    preposition: int | None = None
    """Lexeme of a comparator that may also be a plain preposition ("over", "under")."""


def find_figures(
    parse: Parse, lexemes: Sequence[Lexeme], numerals: Sequence[Numeral]
) -> list[Figure]:
    """Read the numerals of a document with their bounds, in text order."""
    found: list[Figure] = []
    k = 0
    while k < len(numerals):
        other = numerals[k + 1] if k + 1 < len(numerals) else None
        figure = _range(parse, lexemes, numerals[k], other) if other else None
        k += 2 if figure else 1
        found.append(_compared(parse, lexemes, figure or _single(lexemes, numerals[k - 1])))
    return found


def _single(lexemes: Sequence[Lexeme], numeral: Numeral) -> Figure:
    comparator, value = Comparator.EXACT, numeral.value
    if numeral.form == "open":
        comparator = Comparator.AT_LEAST if numeral.least else Comparator.UNKNOWN
    elif numeral.form == "couple":
        comparator = Comparator.ABOUT
    sign = find_currency(lexemes, numeral.first)
    start = sign[0] if sign else numeral.first
    none = _is_none(lexemes, numeral)
    minus = 0 if sign or numeral.value is None else _minus(lexemes, numeral.first)
    return Figure(
        first=start - max(minus, int(none)),
        core=numeral.first,
        end=numeral.end,
        close=numeral.close or numeral.end,
        value=0.0 if none else -value if minus and value is not None else value,
        min=numeral.least,
        max=None,
        comparator=comparator,
        form=numeral.form,
        currency=sign[1] if sign else None,
    )


def _is_none(lexemes: Sequence[Lexeme], numeral: Numeral) -> bool:
    """See "not one barge": none; "not one but two" counts two."""
    words = [lexeme.low for lexeme in lexemes[max(numeral.first - 1, 0) : numeral.end + 1]]
    return words[:2] == ["not", "one"] and words[2:] != ["but"]


def bounded_behind(
    parse: Parse, lexemes: Sequence[Lexeme], figure: Figure, unit_end: int | None
) -> Figure:
    """Read the bound behind what is counted: "5,000 litres at most", "40 men or more".

    Args:
        parse: The document's parse.
        lexemes: Its lexemes.
        figure: A figure.
        unit_end: One past its unit; None: a noun or two follow.
    """
    if figure.comparator not in (Comparator.EXACT, Comparator.ABOUT):
        return figure
    ends = [unit_end] if unit_end else range(figure.end + 1, figure.end + 1 + BEHIND)
    for at in ends:
        between = lexemes[figure.end : at]
        is_noun = all(
            t.kind == "word" and parse.tokens[t.token].pos in COUNTED for t in between
        )
        found = _phrase_after(lexemes, at) if is_noun or unit_end else None
        if found and found[1] != Comparator.ABOUT:
            return _bounded(replace(figure, comparator=Comparator.EXACT), found[1])
    return figure


BEHIND = 2
"""Most words between a figure and the bound behind it ("40 |injured men| or more")."""

COUNTED = frozenset({"NOUN", "PROPN", "ADJ", "VERB"})
"""What stands between a figure and a bound behind it."""


def _minus(lexemes: Sequence[Lexeme], at: int) -> int:
    """Count the lexemes of "minus" or a minus sign before a number; 0: there is none."""
    words = [lexeme.low for lexeme in lexemes[max(0, at - 2) : at]]
    if words[-1:] == ["minus"]:
        return 1
    if words == ["minus", "-"]:
        return 2
    is_sign = words[-1:] == ["−"] or (words[-1:] == ["-"] and at >= 2)
    is_free = is_sign and lexemes[at].glued and not lexemes[at - 1].glued
    return int(is_free and lexemes[at].kind == "number" and lexemes[at - 2].kind == "word")


def _range(
    parse: Parse, lexemes: Sequence[Lexeme], a: Numeral, b: Numeral
) -> Figure | None:
    """Join two numerals that are the ends of one range; None where they are two figures."""
    if a.value is None or b.value is None or {a.form, b.form} & {"fold", "couple"}:
        return None
    sign = find_currency(lexemes, b.first)
    joint = [lexeme.low for lexeme in lexemes[a.end : sign[0] if sign else b.first]]
    low = a.value
    if a.scale == 1 and b.scale > 1 and a.value < b.value / b.scale:
        low = a.value * b.scale  # "3 to 5 million"
    first = _single(lexemes, a)
    if not low < b.value or not _is_joint(parse, lexemes, first.first, joint):
        return None
    return replace(
        _single(lexemes, b),
        first=_range_start(lexemes, first.first, joint),
        core=a.first,
        value=None,
        min=low,
        max=b.value,
        comparator=Comparator.BETWEEN,
        currency=first.currency or (sign[1] if sign else None),
    )


def _range_start(lexemes: Sequence[Lexeme], first: int, joint: list[str]) -> int:
    before = lexemes[first - 1].low if first else ""
    is_opened = (joint == ["and"] and before == "between") or before == "from"
    return first - 1 if is_opened else first


def _is_joint(
    parse: Parse, lexemes: Sequence[Lexeme], first: int, joint: list[str]
) -> bool:
    """Tell whether the words between two numbers make them the ends of one range."""
    before = lexemes[first - 1] if first else None
    opener = before.low if before else ""
    if len(joint) != 1 or joint[0] != "to":
        return joint in (["-"], ["–"], ["—"], ["or"]) or (
            joint == ["and"] and opener == "between"
        )
    if before is None or opener == "by":
        return before is None
    if opener != "from":
        return not _is_change(parse, before)
    verb = parse.tokens[parse.tokens[before.token].head]
    return verb.lemma in load_words("range_verbs")


def _is_change(parse: Parse, before: Lexeme) -> bool:
    """Tell "rose 5 to 25" from "5 to 25 people": an amount moved to another."""
    return load_mapping("change_verbs").get(parse.tokens[before.token].lemma) == "move"


def _compared(parse: Parse, lexemes: Sequence[Lexeme], figure: Figure) -> Figure:
    """Take the comparators before and after a figure into its bounds."""
    figure = _compared_before(parse, lexemes, figure)
    after = _phrase_after(lexemes, figure.end)
    if after:
        figure = replace(_bounded(figure, after[1]), close=after[0])
    if figure.comparator is Comparator.EXACT and _is_damaged(parse, lexemes, figure):
        return replace(figure, comparator=Comparator.UNKNOWN)
    return figure


def _compared_before(parse: Parse, lexemes: Sequence[Lexeme], figure: Figure) -> Figure:
    at, bounds = figure.first, []
    for _ in range(CHAIN):
        phrase = _phrase_before(lexemes, at)
        if phrase is None:
            break
        at, comparator, kind = phrase
        if comparator != "-":
            if _is_motion(parse, lexemes, at) or _is_particle(parse, lexemes, figure, at):
                break
            is_open = kind == "preposition"
            bounds.append((at, comparator, at if is_open else None))
    for start, comparator, preposition in bounds:
        figure = replace(_bounded(figure, comparator), first=start, preposition=preposition)
    return figure


def _bounded(figure: Figure, comparator: str) -> Figure:
    """Move the value of a figure to the side its comparator leaves it."""
    kind = Comparator(comparator)
    value = figure.value if figure.value is not None else figure.min
    if kind is Comparator.EXACT or value is None or figure.comparator is Comparator.BETWEEN:
        return figure
    is_open = figure.form == "open"
    if kind is Comparator.AT_LEAST:
        return replace(figure, value=None, min=value, max=None, comparator=kind)
    if kind is Comparator.AT_MOST and not is_open:
        top = figure.max if figure.max is not None else value
        return replace(figure, value=None, min=None, max=top, comparator=kind)
    if kind is Comparator.ABOUT and figure.comparator is Comparator.EXACT:
        return replace(figure, comparator=kind)
    return figure


@lru_cache(maxsize=1)
def _phrases() -> dict[tuple[str, tuple[str, ...]], tuple[str, str]]:
    """Load the comparators: side and words -> comparator, kind."""
    rows = load_rows("comparators")
    return {(side, tuple(words.split())): (what, kind) for words, side, what, kind in rows}


def _phrase_before(lexemes: Sequence[Lexeme], at: int) -> tuple[int, str, str] | None:
    """Find the longest comparator that ends before a lexeme: its start, comparator, kind."""
    for length in range(min(PHRASE, at), 0, -1):
        words = tuple(lexeme.low for lexeme in lexemes[at - length : at])
        if ("before", words) in _phrases():
            return (at - length, *_phrases()["before", words])
    return None


def _phrase_after(lexemes: Sequence[Lexeme], at: int) -> tuple[int, str] | None:
    for length in range(PHRASE, 0, -1):
        words = tuple(lexeme.low for lexeme in lexemes[at : at + length])
        comparator, kind = _phrases().get(("after", words), ("", ""))
        following = lexemes[at + length] if at + length < len(lexemes) else None
        is_closed = following is None or following.kind != "word"
        if comparator and (kind != "closing" or is_closed):
            return at + length, comparator
    return None


def _is_motion(parse: Parse, lexemes: Sequence[Lexeme], at: int) -> bool:
    """Tell "climbed back up to 5" from the bound "up to 5"."""
    if lexemes[at].low != "up" or not at:
        return False
    before = at - 1
    while before and lexemes[before].low in load_words("motion_adverbs"):
        before -= 1
    return parse.tokens[lexemes[before].token].lemma in load_words("change_verbs")


def _is_particle(parse: Parse, lexemes: Sequence[Lexeme], figure: Figure, at: int) -> bool:
    """Tell "hand over half of the cargo" from the bounds "over half" and "took over an hour"."""
    if lexemes[at].low != "over" or not at:
        return False
    unit = find_unit(lexemes, figure.end, is_digits=False)
    if unit is not None and unit.kind == "time":
        return False
    verb = parse.tokens[lexemes[at - 1].token]
    return verb.pos == "VERB" and verb.lemma in WITH_OVER


WITH_OVER = frozenset({"cede", "hand", "sign", "take", "turn"})
"""Verbs whose "over" goes with them: what is handed over changes hands."""


def _is_damaged(parse: Parse, lexemes: Sequence[Lexeme], figure: Figure) -> bool:
    """Tell whether a comparative lacks its "than", or "than" its comparative.

    "They shot earlier 50 men" and "much than 50 men" are no English. So the words that bound
    the figure may be lost, and no bound is guessed.
    """
    if figure.first < 2 or lexemes[figure.first - 1].kind != "word":
        return False
    if lexemes[figure.first - 1].low == "than":
        return True
    before = parse.tokens[lexemes[figure.first - 1].token]
    verb = parse.tokens[lexemes[figure.first - 2].token]
    is_comparative = before.tag in ("RBR", "JJR") and before.lemma not in load_words(
        "counted_pronouns"
    )
    return is_comparative and verb.pos == "VERB" and before.sentence == verb.sentence
