"""Give words of one meaning one name, and say what a word entails.

    "laid down their arms" -> surrender;  "runway" -> airfield;  "retook" -> reach

For the comparison of a denial with what it denies only: a wider meaning than `words.term`,
which also finds pairs and weighs them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from rashomon.stages.compare.phrasing import Word, closed
from rashomon.stages.compare.words import find_tokens, stem, term
from rashomon.text.lexicon import load_mapping, load_rows, load_words

GAP = 1
"""Words that may stand inside a phrase: "laid down THEIR arms"."""

OBJECT_GAP = 4
"""Words of an object that may stand before a particle: "turned THE LAST OFFER down"."""


def meanings(words: Sequence[Word], at: int) -> frozenset[str]:
    """Give what a word means, alone or with the next ones.

    A phrase speaks for its verb: "called off" calls nobody.
    """
    word, is_noun = words[at], _is_noun(words, at)
    if not is_noun and _opened_by(word.text):
        phrases = _heads_at(words, at, "means")
        if phrases:
            return phrases
    return _alone(word.text, word.stem, is_noun)


@lru_cache(maxsize=1 << 16)
def _alone(text: str, stemmed: str, is_noun: bool) -> frozenset[str]:  # noqa: FBT001  a key
    """Give what a word means where it opens no phrase."""
    found = _named(text, stemmed, "alike") | _named(text, stemmed, "act") | {term(text)}
    return found if is_noun else found | doing(text)


def entailed(words: Sequence[Word], at: int) -> frozenset[str]:
    """Give what is so where what a word tells is: who retook a town reached it.

    The other way round it is not: who did not retake it may have reached it, and where there
    are no rifles there may be other weapons.
    """
    word = words[at]
    if _is_noun(words, at):
        return named_by(word, "sort")
    if _opened_by(word.text):
        return named_by(word, "sort") | _done_too(words, at)
    return _entailed_alone(word.text, word.stem)


@lru_cache(maxsize=1 << 16)
def _entailed_alone(text: str, stemmed: str) -> frozenset[str]:
    return _named(text, stemmed, "sort") | entailed_by(text)


def _done_too(words: Sequence[Word], at: int) -> frozenset[str]:
    phrases = _heads_at(words, at, "entails")
    if phrases or _heads_at(words, at, "means"):
        return phrases
    return entailed_by(words[at].text)


def entailed_by(verb: str) -> frozenset[str]:
    """Give what a verb entails by itself."""
    return listed("entails").get(stem(base(verb)), frozenset())


NAMED = "~"
"""Before a sort of thing that a word names, or by which a thing of that sort may be named."""


def may_be_named(word: Word) -> frozenset[str]:
    """Give the sorts of thing by whose name it may be called: "the ferry", "the vessel"."""
    found = named_by(word, "sort") | named_by(word, "alike") & _sorts()
    return frozenset(f"{NAMED}{head}" for head in found)


@lru_cache(maxsize=1)
def _sorts() -> frozenset[str]:
    return frozenset(head for heads in listed("sort").values() for head in heads)


def acts(word: Word) -> frozenset[str]:
    """Give what is done where what a noun names is: "payment" -> pay."""
    return named_by(word, "act")


def named_by(word: Word, kind: str) -> frozenset[str]:
    """Give what a noun of a kind means; "fired" is no fire, "fighting" is listed as it stands."""
    return _named(word.text, word.stem, kind)


def _named(text: str, stemmed: str, kind: str) -> frozenset[str]:
    if text.endswith(("ed", "ing")) and text not in _printed(kind):
        return frozenset()
    return listed(kind).get(stemmed, frozenset())


@cache
def _printed(kind: str) -> frozenset[str]:
    return frozenset(
        w for w, _, listed_as in load_rows("compare_meanings") if listed_as == kind
    )


def _is_noun(words: Sequence[Word], at: int) -> bool:
    """See "at hand", "the lead": no verb."""
    return at > 0 and words[at - 1].text in _before_nouns()


@lru_cache(maxsize=1)
def _before_nouns() -> frozenset[str]:
    nouns = closed("point") | closed("own") | load_words("place_prepositions")
    return nouns - {"to"} | {"a", "an"}


def all_meanings(words: Sequence[Word]) -> frozenset[str]:
    """Give what all of some words mean and entail, and the sorts of thing they name."""
    each = each_meaning(tuple(words))
    own = frozenset[str]().union(*(one for one, _ in each))
    named = {f"{NAMED}{head}" for head in own & _sorts()}
    return own.union(named, *(beside for _, beside in each))


@lru_cache(maxsize=1 << 11)
def each_meaning(
    words: tuple[Word, ...],
) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Give what each of some words means and entails; several families ask it of a claim."""
    return tuple((meanings(words, at), entailed(words, at)) for at in range(len(words)))


def phrase_meanings(words: Sequence[Word]) -> frozenset[str]:
    """Give what the phrases among some words mean and entail: "pulled back"."""
    return frozenset(
        head
        for at in range(len(words))
        if _opened_by(words[at].text) and not _is_noun(words, at)
        for head in _heads_at(words, at, "means") | _heads_at(words, at, "entails")
    )


def _heads_at(words: Sequence[Word], at: int, kind: str) -> frozenset[str]:
    found = _phrases_at(words, at)
    return frozenset(head for head, listed_as, _ in found if listed_as == kind)


def base(word: str) -> str:
    """Give the base of an irregular form: "went" -> go."""
    return load_mapping("compare_irregular").get(word, word)


@lru_cache(maxsize=1 << 16)
def doing(word: str) -> frozenset[str]:
    """Give what a verb means by itself."""
    plain = base(word)
    heads = listed("means").get(stem(plain), frozenset())
    return heads | {term(word), term(plain)}


def taken_by(words: Sequence[Word], at: int) -> frozenset[int]:
    """Give where the other words of a phrase stand that a word opens: "laid DOWN their ARMS"."""
    return frozenset(place for *_, places in _phrases_at(words, at) for place in places)


def _phrases_at(words: Sequence[Word], at: int) -> list[tuple[str, str, tuple[int, ...]]]:
    """Give the meaning and kind of each phrase a word opens, and where its other words stand.

    The longest only: "went on strike" is no "went on".
    """
    opened = _opened_by(words[at].text)
    if not opened:
        return []
    ahead = {word.stem for word in words[at + 1 : at + 1 + AHEAD]}
    found = (
        (head, kind, _places(words, at + 1, rest))
        for rest, head, kind in opened
        if rest[0] in ahead
    )
    rows = [row for row in found if row[-1]]
    longest = max((len(places) for *_, places in rows), default=0)
    return [row for row in rows if len(row[-1]) == longest]


AHEAD = OBJECT_GAP + GAP + 1
"""Words behind the first of a phrase among which its second stands at the latest."""


@lru_cache(maxsize=1 << 16)
def _opened_by(word: str) -> list[tuple[tuple[str, ...], str, str]]:
    """Give the phrases that a word, in any form, may open. Treat it as read-only."""
    return _phrases().get(stem(base(word)), [])


def _places(words: Sequence[Word], first: int, parts: Sequence[str]) -> tuple[int, ...]:
    """Give where the parts of a phrase stand in a row; empty: they do not."""
    at, found = first, list[int]()
    for part in parts:
        near = words[at : at + 1 + GAP]
        place = next((i for i, w in enumerate(near) if w.stem == part), None)
        inside = closed("own") | closed("joined") | closed("object")
        if place is None or any(w.text not in inside for w in near[:place]):
            return _far_particle(words, first, parts)
        at += place + 1
        found.append(at - 1)
    return tuple(found)


def _far_particle(
    words: Sequence[Word], first: int, parts: Sequence[str]
) -> tuple[int, ...]:
    """See the object inside: "turned the last offer DOWN", not "turned south down the hill"."""
    if len(parts) == 1 and parts[0] not in closed("particle"):
        return ()
    is_loose = len(parts) == 1 and parts[0] not in closed("taken")
    place = _behind_object(words, first, parts[0], is_loose=is_loose)
    if place is None:
        return ()
    rest = tuple(w.stem for w in words[place + 1 : place + len(parts)])
    if rest != tuple(parts[1:]):
        return ()
    if len(parts) == 1 and _has_object(words, place):
        return ()
    return tuple(range(place, place + len(parts)))


def _behind_object(
    words: Sequence[Word], first: int, particle: str, *, is_loose: bool
) -> int | None:
    """Give where a particle stands behind an object that begins at a word.

    A loose one may go with other words: "flew rockets over" is no "fly over".
    """
    ends = closed("end") | closed("auxiliary") | closed("beside")
    for at in range(first, min(first + 1 + OBJECT_GAP, len(words))):
        word = words[at]
        if word.after_mark or (at == first and is_loose and not _opens_object(word)):
            return None
        if at > first and word.stem == particle:
            return at
        if word.text in ends | load_words("place_prepositions"):
            return None
    return None


def _has_object(words: Sequence[Word], at: int) -> bool:
    """See "over the hill": a preposition with its noun, no particle."""
    following = words[at + 1 : at + 2]
    return bool(following) and not following[0].after_mark and _opens_object(following[0])


def _opens_object(word: Word) -> bool:
    """See "the", "his", "them", a name: what a verb has as its object begins so."""
    opening = load_words("determiners") | closed("own") | closed("object")
    number = word.text in load_words("number_words") or word.text[0].isdigit()
    return word.text in opening or word.is_capital or number


@cache
def listed(kind: str) -> dict[str, frozenset[str]]:
    """Give the single words of a kind, by stem, with what they mean."""
    found: dict[str, set[str]] = {}
    for word, head, listed_as in load_rows("compare_meanings"):
        if listed_as == kind and " " not in word:
            found.setdefault(stem(word), set()).add(head)
    return {word: frozenset(heads) for word, heads in found.items()}


@lru_cache(maxsize=1)
def brought_by_two() -> frozenset[str]:
    """Give the verbs of two words by which what their object names comes about, by stem."""
    pairs = (w.split() for w, _, kind in load_rows("compare_meanings") if kind == "brings")
    return frozenset(" ".join(map(stem, pair)) for pair in pairs if len(pair) > 1)


@lru_cache(maxsize=1)
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    """Give the phrases by the stem of their first word: the rest, what they mean, the kind."""
    found: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for words, head, kind in load_rows("compare_meanings"):
        first, *rest = find_tokens(words)
        if kind in {"means", "entails"} and rest:
            row = tuple(map(stem, rest)), head, kind
            found.setdefault(stem(base(first)), []).append(row)
    return found
