"""Show the parser the same state whichever one is named.

text -> text with every state's name and adjective put for one state's, places to map back

The packaged parser has met some countries more often than others and reads the same sentence
otherwise when another country stands in it. Rules that are the same for every side (DESIGN,
rule 3) need a parse that is. So names of states and the words for their people are changed, in
what the parser is given only, to those of one state with as many words; offsets and the words
shown are those of the text. A state that no list has is known by its text: "Torvia" beside
"Torvian", two words that nobody has met.
"""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from heapq import merge

import numpy as np
import numpy.typing as npt

from rashomon.text.abbreviations import spelled_out
from rashomon.text.lexicon import load_words
from rashomon.text.spun_words import word_frequency
from rashomon.text.state_names import StateNameKind, state_forms

MASKS = {
    StateNameKind.COUNTRY: ("Latvia", "United States", "United Arab Emirates"),
    StateNameKind.ADJECTIVE: ("Latvian", "South African"),
    StateNameKind.PEOPLE: ("Latvians", "South Africans"),
}
"""What is put for one, two or three words; see ADR 0006. Of two words, the United States: many
sentences have "the" before it, and few can do with another state there."""

LONGEST = max(map(len, MASKS.values()))
"""Words of the longest name that is changed."""

ENDINGS = ("n", "an", "ian", "i", "ese", "ish")
"""What makes an adjective of a state's name: "Torvia", "Torvian"; "Ordesh", "Ordeshi"."""

_RUN = re.compile(r"\b[A-Z][A-Za-z]+(?: (?:and |& )?[A-Z][A-Za-z]+)*\b")
"""Words with capitals side by side; states of two words and more lie inside one."""

_WORD = re.compile(r"\b[A-Z][a-z]{3,}\b")
"""A word that may be the name of a state or the adjective of one."""

_BEFORE = re.compile(r"\b([A-Z][\w.'’-]*) $")

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Masked:
    """A text for the parser and where its places lie in the text it was made from."""

    text: str
    edges: Ints
    """Where a changed word begins or ends, in `text`; nought first."""
    origins: Ints
    """The same places in the text it was made from."""

    def places(self, at: Ints) -> Ints:
        """Map places in the masked text back."""
        k = np.searchsorted(self.edges, at, side="right") - 1
        return self.origins[k] + at - self.edges[k]

    def place_of(self, at: int) -> int:
        """Find in the masked text a place that lies in no changed word."""
        k = int(np.searchsorted(self.origins, at, side="right")) - 1
        return int(self.edges[k]) + at - int(self.origins[k])


@dataclass(frozen=True, slots=True)
class _Mask:
    """What is put for a state's words, word for word."""

    words: tuple[str, ...]
    is_name: bool
    """False: an adjective or a people."""


Known = Mapping[str, _Mask]
"""What is put for a form of a state, by the form."""


def mask_states(text: str, known: Known | None = None) -> Masked:
    """Put one state for every state.

    Args:
        text: A text, or a part of one.
        known: What `known_states` gives of the whole text; None: the part is the whole.

    A state's name right after another word with a capital stays ("Michael Jordan"); so do
    short forms ("US", "U.K."), which are words of another sort. A line in title case stays too:
    there every word looks like a name, and a state that the parser knows helps it most.
    Abbreviations that the parser stumbles over are spelled out on the way.
    """
    known = known_states(text) if known is None else known
    parts: list[str] = []
    edges, origins = [0], [0]
    at = made = 0
    changes = merge(_changes(text, known), spelled_out(text))
    for start, end, put in changes:
        if start < at:
            continue
        parts += [text[at:start], put]
        made += start - at + len(put)
        edges += [made - len(put), made]
        origins += [start, end]
        at = end
    parts.append(text[at:])
    return Masked("".join(parts), np.array(edges), np.array(origins))


def known_states(text: str) -> Known:
    """Give the forms of all states that lists have, and of those a text itself shows.

    A text shows a state by its name and its adjective: two words of which one is made of the
    other, and that nobody has met (they have no frequency).
    """
    listed, words = _known(), set(_WORD.findall(text))
    found = [
        (name, word)
        for word in sorted(words - listed.keys())
        for name in (word.removesuffix(end) for end in ENDINGS if word.endswith(end))
        if name in words and name not in listed and _is_unmet(name) and _is_unmet(word)
    ]
    if not found:
        return listed
    kinds = (StateNameKind.COUNTRY, StateNameKind.ADJECTIVE, StateNameKind.PEOPLE)
    told = {
        form: mask
        for name, word in found
        for one, kind in zip((name, word, word + "s"), kinds, strict=True)
        for form, mask in _either_way(one, MASKS[kind][0], kind)
    }
    return ChainMap(dict(listed), told)


def _is_unmet(word: str) -> bool:
    return not word_frequency(word)


def _changes(text: str, known: Known) -> Iterator[tuple[int, int, str]]:
    """Give each word that is changed, with what is put for it."""
    for run in _RUN.finditer(text):
        if _is_in_title_case(text, run.start()):
            continue
        words = [(m.start(), m.end()) for m in re.finditer(r"\S+", run.group())]
        places = [(run.start() + a, run.start() + b) for a, b in words]
        i = 0
        while i < len(places):
            mask = _mask_at(text, places[i : i + LONGEST], known)
            for place, put in zip(places[i:], mask.words if mask else (), strict=False):
                yield *place, put
            i += len(mask.words) if mask else 1


def _is_in_title_case(text: str, at: int) -> bool:
    """See a headline Like This One: its longer words all have capitals."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    line = text[start:] if end < 0 else text[start:end]
    words = [word for word in line.split() if len(word) > 3]
    is_upper = all(word.isupper() for word in words)
    return len(words) > 3 and not is_upper and not any(w[0].islower() for w in words)


def _mask_at(text: str, places: list[tuple[int, int]], known: Known) -> _Mask | None:
    """Find the longest name of a state that begins a row of words."""
    for count in range(len(places), 0, -1):
        start, end = places[0][0], places[count - 1][1]
        mask = known.get(text[start:end])
        if mask:
            return None if mask.is_name and _follows_name(text, start) else mask
    return None


def _follows_name(text: str, at: int) -> bool:
    before = _BEFORE.search(text, max(0, at - 30), at)
    return before is not None and before.group(1).lower() not in load_words(
        "sentence_openers"
    )


@lru_cache(maxsize=1)
def _known() -> dict[str, _Mask]:
    """Give what is put for each form, as it is written and in capitals."""
    found: dict[str, _Mask] = {}
    for form, kind, _ in state_forms():
        masks, count = MASKS.get(kind, ()), len(form.split())
        if _is_whole(form) and count <= len(masks):
            for one, mask in _either_way(form, masks[count - 1], kind):
                found.setdefault(one, mask)
    return found


def _either_way(form: str, put: str, kind: StateNameKind) -> Iterator[tuple[str, _Mask]]:
    """Give a form as it is written and in capitals, with what is put for either."""
    is_name = kind is StateNameKind.COUNTRY
    yield form, _Mask(tuple(put.split()), is_name)
    yield form.upper(), _Mask(tuple(put.upper().split()), is_name)


def _is_whole(form: str) -> bool:
    """Know a form of whole words; "U.S." and "UAE" are short ones."""
    return form.isascii() and form.replace(" ", "").isalpha() and not form.isupper()
