"""Find what a figure counts: the noun, the group as printed, and what a share is a share of.

figure, parse -> "24 [members of the guard]", "80 percent of [those deaths]" -> Counted
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.text.lexicon import load_mapping, load_words
from rashomon.text.parse import Token
from rashomon.text.unit_names import measure_name

if TYPE_CHECKING:
    from rashomon.text.figures import Figure
    from rashomon.text.parse import Parse
    from rashomon.text.time_items import Reading

REACH = 8
"""Most tokens from a figure to the noun it counts; longer phrases are mostly misread."""

GROUP_TOKENS = 12
"""Longest group that is kept as printed, in tokens."""

NOMINAL = frozenset({"NOUN", "PROPN"})
INNER = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "ADV", "NUM", "SYM", "X", "PART", "DET"})
"""Parts of speech that may stand between a figure and its noun."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What a figure counts, as far as the parse shows it; each part may be None."""

    head: Token | None = None
    """The noun counted, or the word that stands for those counted."""
    group: tuple[int, int] | None = None
    """Code points of the noun phrase without the figure."""
    base: tuple[int, int] | None = None
    """Code points of what a share or a part is taken of."""


def find_counted(reading: Reading, figure: Figure, after: int) -> Counted:
    """Find what a figure counts.

    Args:
        reading: The document.
        figure: The figure.
        after: The lexeme after the figure and its unit, if it has one.
    """
    parse = reading.parse
    following = reading.lexemes[after] if after < len(reading.lexemes) else None
    if following is None:
        return Counted()
    core = parse.tokens[reading.lexemes[figure.end - 1].token]
    if following.low == "of" and parse.tokens[following.token].sentence == core.sentence:
        return _of_phrase(parse, parse.tokens[following.token])
    start = following.token + 1 if following.text in "-–" else following.token
    head = _head_by_parse(parse, core, start) or _head_by_order(parse, core, start)
    if head is None:
        return Counted()
    return Counted(head, _phrase(parse, start, head))


def _of_phrase(parse: Parse, of: Token) -> Counted:
    """Read "dozens of [villagers]", "80 percent of [those deaths]"."""
    head = next(iter(parse.dependents(of.i, "pobj", "pcomp")), None)
    if head is None or head.i - of.i > REACH:
        head = _head_by_order(parse, of, _past_determiners(parse, of.i + 1))
    if head is None:
        return Counted()
    first = _past_determiners(parse, of.i + 1)
    group = _phrase(parse, min(first, head.i), head)
    base = (parse.tokens[of.i + 1].start, group[1]) if group else None
    return Counted(head, group, base)


def _past_determiners(parse: Parse, i: int) -> int:
    last = parse.sentences[parse.tokens[min(i, len(parse.tokens) - 1)].sentence][1]
    while i < last - 1 and parse.tokens[i].pos in ("DET", "NUM"):
        i += 1
    return i


def _head_by_parse(parse: Parse, core: Token, start: int) -> Token | None:
    """Climb from the figure to a noun on its right with nothing foreign between."""
    at = core
    for _ in range(3):
        if at.head == at.i:
            return None
        at = parse.tokens[at.head]
        if at.i >= start and at.pos in (*NOMINAL, "ADJ", "VERB", "PRON"):
            break
    if at.i < start or at.i - core.i > REACH or at.pos not in NOMINAL:
        return None
    between = parse.tokens[start : at.i]
    return at if all(_is_inner(token) for token in between) else None


def _is_inner(token: Token) -> bool:
    return (token.pos in INNER and token.tag != "TO") or token.text in "-–'’\"“”‘,"


def _head_by_order(parse: Parse, core: Token, start: int) -> Token | None:
    """Take the last noun of the run of adjectives and nouns after a figure."""
    head: Token | None = None
    for token in parse.tokens[start : start + REACH]:
        if token.sentence != core.sentence:
            break
        if token.pos in NOMINAL:
            head = token
        elif head or not (token.pos == "ADJ" or token.tag in ("VBN", "VBG", "HYPH", "JJ")):
            break
    return head


def _phrase(parse: Parse, start: int, head: Token) -> tuple[int, int] | None:
    """Give the noun phrase from a token to its head, with an "of" phrase that follows it."""
    if start > head.i:
        return None
    end = head
    for of in parse.dependents(head.i, "prep"):
        below = parse.subtree(of.i) if of.lemma == "of" and of.i == head.i + 1 else []
        if below and below[-1].i - start < GROUP_TOKENS and _is_plain(below):
            end = below[-1]
    return parse.tokens[start].start, end.end


def _is_plain(tokens: list[Token]) -> bool:
    """Tell whether a phrase holds no clause and no list."""
    return all(t.pos not in ("VERB", "AUX", "PUNCT", "SCONJ") for t in tokens) and (
        tokens[-1].i - tokens[0].i + 1 == len(tokens)
    )


def stands_for_counted(word: str) -> bool:
    """Tell whether a word after a figure only points back ("two others", "30 more")."""
    return word in load_words("counted_pronouns")


def unit_of(head: Token) -> str:
    """Give the lemma of a counted noun, or its short form where it is a measure.

    "people" is the plural of "person"; "thousands of miles" are miles.
    """
    return measure_name(head.text.lower()) or load_mapping("unit_lemmas").get(
        head.lemma, head.lemma
    )


def find_subject(parse: Parse, core: Token) -> Counted | None:
    """Find what an amount is of in "deaths rose to 24", "the number of homes fell by 24".

    Returns:
        The subject of the verb of change; None where it is no plural noun and no "number of".
    """
    prep = parse.tokens[core.head]
    if core.dep == "pobj" and prep.lemma.lower() not in load_words("amount_prepositions"):
        return None  # "took nine towns, compared with 12 in May"
    verb = parse.tokens[prep.head] if core.dep == "pobj" else prep
    if verb.dep == "prep":
        verb = parse.tokens[verb.head]
    if verb.lemma not in load_words("change_verbs") or core.dep not in (
        "pobj",
        "dobj",
        "attr",
    ):
        return None
    if core.dep == "dobj" and parse.dependents(verb.i, "dobj")[0].i != core.i:
        return None  # "reached 900 people, 40 fewer than in May"
    subject = next(iter(parse.dependents(verb.i, "nsubj", "nsubjpass")), None)
    if subject is None or subject.pos not in NOMINAL:
        return None
    if subject.lemma in load_words("amount_nouns") | load_words("count_nouns"):
        of = next((t for t in parse.dependents(subject.i, "prep") if t.lemma == "of"), None)
        return _of_phrase(parse, of) if of else None
    is_plural = subject.tag in ("NNS", "NNPS")
    return Counted(subject, _phrase(parse, subject.i, subject)) if is_plural else None
