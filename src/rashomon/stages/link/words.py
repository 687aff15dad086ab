"""Cut the words of a mention into tokens that can be compared.

text -> Word(text, key, is_name, is_owner); fold() is the one way names are compared
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_MARKS = str.maketrans("", "", "'’‘ʼ`´.ʿʾ")
_EDGES = ' \t\n\r,;:."“”„«»()[]!?…'
_OWNER = re.compile(r"(?:['’]s|(?<=s)['’])$", re.IGNORECASE)
_IRREGULAR = (("men", "man"), ("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("s", ""))


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a mention."""

    text: str
    """As printed, without a possessive ending."""
    literal: str
    """As printed, a comma behind it included."""
    key: str
    """Folded: what is compared."""
    is_name: bool
    """Written as a name: a capital, or a figure, in front."""
    is_owner: bool
    """It had a possessive ending."""


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Write a name so that its spellings agree: no case, accents, hyphens or apostrophes.

    >>> fold("Jama’at  Nusrat al-Islām")
    'jamaat nusrat al islam'
    """
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    plain = plain.replace("&", " and ").translate(_MARKS)
    return " ".join(re.sub(r"[^\w]+", " ", plain).split())


def split_words(text: str) -> tuple[Word, ...]:
    """Cut a phrase at white space; hyphens stay inside a word."""
    words = (_word(piece) for piece in text.split())
    return tuple(w for w in words if w.key)


@lru_cache(maxsize=1 << 15)
def _word(piece: str) -> Word:
    """Read one piece; the same few thousand come again and again."""
    dotted = piece.strip(_EDGES)
    if re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]?", piece.strip(',;:"“”()')):
        dotted = piece.strip(',;:"“”()')
    bare = _OWNER.sub("", dotted)
    literal = dotted + "," if piece.endswith(",") else dotted
    return Word(bare, literal, fold(bare), _is_name(bare), bare != dotted)


def _is_name(text: str) -> bool:
    """See "Ostrel", "al-Qaeda", "M23"; not "al" alone and not "45"."""
    return any(part[:1].isupper() for part in re.split(r"[-‑'’]", text)) or (
        text[:1].isdigit() and any(c.isupper() for c in text)
    )


def lemma_of(key: str, known: Sequence[frozenset[str]]) -> tuple[str, bool]:
    """Give the listed singular of a word and whether the word was a plural.

    Args:
        key: The folded word.
        known: Sets of lemmas; the word is returned unchanged when in none.
    """
    if any(key in words for words in known):
        return key, False
    for ending, instead in _IRREGULAR:
        single = key.removesuffix(ending) + instead
        if single != key and any(single in words for words in known):
            return single, True
    return key, False


def printed(words: Sequence[Word]) -> str:
    """Join words as they are read in a name: only the last loses its possessive ending."""
    return " ".join([*(w.literal for w in words[:-1]), *(w.text for w in words[-1:])])


@lru_cache(maxsize=1 << 14)
def commonness(word: str) -> float:
    """Give how common a word is in English, on the Zipf scale (wordfreq): 0 unknown, 7 "the"."""
    from wordfreq import zipf_frequency

    return zipf_frequency(word, "en")


def initials(name: str) -> str:
    """Give the initials of the capitalised words of a name ("Human Rights Watch": "hrw")."""
    words = [
        w for piece in split_words(name.replace("-", " ")) for w in [piece] if w.is_name
    ]
    return "".join(w.key[0] for w in words)


def is_acronym(text: str) -> bool:
    """See "JNIM", "U.N.", "M23": two to eight capitals, perhaps with points or figures."""
    bare = text.replace(".", "")
    is_short = 2 <= len(bare) <= 8 and bare.isalnum() and bare[0].isalpha()
    many = sum(c.isupper() for c in bare) >= 2 or any(c.isdigit() for c in bare)
    return is_short and many and bare == bare.upper()


WORD_CACHES = (fold, _word)
"""What is looked up for most words that are linked, and hardly afterwards."""
