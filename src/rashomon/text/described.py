"""Tell by which words a source could be known again that no actor is linked to.

    "the governor of Lower Zhelva province, who ..." -> that governor, in any text
    "the coast guard"                                -> that body, within its text
    "The mukhtar, Haj Nadim Sorour"                  -> Haj Nadim Sorour, in any text
    "residents", "three officials", "an officer"     -> None

A body speaks with one voice and an office is held by one person; a crowd does neither, and of "an
officer" nobody can tell whether the next one is the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rashomon.text.lexicon import load_mapping, load_words

BODY, OUTLET, OFFICE, FOR, PAPER = "body", "outlet", "office", "for", "paper"
"""What the words of `voice_heads.tsv` head."""

NAME_WORDS = 2
"""Fewest words of a name that means one person or body beyond one text."""

_PART = re.compile(r"\s*[,;(—–]\s*")
_AFTER = re.compile(
    r"\s(?:of|by|in|for|at|from|to|on|near|under|behind|about|who|whom|which|that|familiar)\b"
)
_SPEAKS_FOR = re.compile(
    r"(?:an?|the|another)\s+(?:\w+\s+)?(?P<head>\w+)\s+(?:for|of)\s+(?P<whom>.+)"
)
_THE = re.compile(r"the\s+", re.IGNORECASE)
_OWNER = re.compile(r"[A-Z][\w’'-]*?(?:['’]s?|s['’])\s")
"""Whose it is: "Sulmar's health ministry", "Lenmark's federal police"."""

_OUR = re.compile(r"\bour\s+", re.IGNORECASE)
_FROM = re.compile(r"\s(?:of|from|by|at)\s")

_WORD = re.compile(r"[^\W\d_][\w’'-]*")


@dataclass(frozen=True, slots=True)
class Described:
    """By what somebody can be known again."""

    words: str
    """As a reader would call them: without what stands behind a comma."""
    is_of_text: bool
    """They mean somebody in one text alone: another text's "coast guard" may be another's."""

    @property
    def key(self) -> str:
        """Give the words as they are compared: without article and capitals."""
        return _THE.sub("", self.words, count=1).casefold().replace("’", "'")


@lru_cache(maxsize=1 << 13)
def described(source: str) -> Described | None:
    """Tell whom the words of a source mean; None: nobody who could be known again.

    Args:
        source: Its words, as the text has them.
    """
    parts = _PART.split(" ".join(source.split()))
    name = full_name(parts[0]) or _called(parts)
    if name:
        return Described(name, is_of_text=False)
    return _spoken_for(parts[0]) or _definite(parts[0])


@lru_cache(maxsize=1 << 13)
def full_name(words: str) -> str | None:
    """Give the name that words are, without titles: "Dr Ilse Marant" -> "Ilse Marant"."""
    found = words.split()
    if not found or found[0].casefold() in _open():
        return None
    before = load_words("titles") | load_words("determiners")
    while found and found[0].casefold().rstrip(".") in before:
        found = found[1:]
    inner = load_words("link_person_particles")
    is_name = len(found) >= NAME_WORDS and all(
        (w[:1].isupper() and _WORD.fullmatch(w.rstrip(".")))
        or (w.casefold() in inner and 0 < n < len(found) - 1)
        for n, w in enumerate(found)
    )
    return " ".join(found) if is_name and _is_own(found) else None


def _called(parts: list[str]) -> str | None:
    """Give the name of somebody whose office stands before it: "the mukhtar, Haj Nadim Sorour".

    Behind a place stands a wider place ("residents of Dolnik, Upper Zhelva"), behind a paper who
    wrote it ("the list furnished by the owner, Hollin Lines").
    """
    before = parts[0].split()
    is_place = not before or before[-1][:1].isupper()
    if len(parts) < 2 or is_place or "by" in before:
        return None
    return full_name(parts[1])


def is_name_in(word: str, text: str) -> bool:
    """Tell whether a text has a word as a name: in capitals amid a sentence, and never without.

    What begins a sentence has a capital in any case: "Residents said".
    """
    if not word[:1].isupper() or word.casefold() in load_words("link_unnamed"):
        return False
    plain, rest = re.escape(word[:1].lower() + word[1:]), re.escape(word)
    return not re.search(rf"\b{plain}\b", text) and bool(
        re.search(rf"[a-z,;]\s+{rest}\b", text)
    )


def is_own(words: str) -> bool:
    """Tell whether words mean whoever prints them: "our specialists", "the count of our staff"."""
    match = _OUR.search(words)
    return match is not None and _head(words[match.end() :]) in load_words("own_voices")


def behind_paper(words: str) -> str | None:
    """Give whose word a paper is: "data from the US Geological Survey", "a Civic Ledger inquiry".

    Returns:
        The words for him, to be looked up: they may mean nobody. None: it is no paper.
    """
    phrase = _PART.split(" ".join(words.split()))[0]
    if _sort(_head(phrase)) != PAPER:
        return None
    match = _FROM.search(phrase)
    if match:
        return phrase[match.end() :]
    names = [w.removesuffix("'s").removesuffix("’s") for w in phrase.split()[:-1]]
    named = [w for n, w in enumerate(names) if w[:1].isupper() and (n or len(names) < 2)]
    return " ".join(named) or None


def is_body(name: str) -> bool:
    """Tell whether a publisher is a body that speaks for itself: a ministry, a union.

    A "news agency" and a "press bureau" tell of others.
    """
    return _sort(_head(_PART.split(name)[0])) == BODY


def _spoken_for(phrase: str) -> Described | None:
    """Give whom somebody speaks for: "a spokeswoman for the governor" is the governor's voice."""
    match = _SPEAKS_FOR.fullmatch(phrase[:1].lower() + phrase[1:])
    if match is None or _sort(match["head"]) != FOR:
        return None
    return _definite(match["whom"])


def _definite(phrase: str) -> Described | None:
    """Give a body or the holder of an office that words mean without leaving which one open."""
    owned, has_article = bool(_OWNER.match(phrase)), bool(_THE.match(phrase))
    rest = _THE.sub("", phrase, count=1) if has_article else phrase
    first, head = _first(rest), _head(rest)
    sort, is_definite = _sort(head), has_article or owned
    if sort not in (BODY, OUTLET, OFFICE) or (not has_article and first in _open()):
        return None
    if sort == OFFICE and not is_definite:
        return None  # "president" before a name, "governor" in a list
    tokens = _WORD.findall(rest)
    inside = tokens if is_definite else tokens[1:]  # a sentence's first word has a capital
    bare = rest.lower() if len(tokens) == 1 else rest
    words = f"the {rest}" if has_article else bare
    return Described(words, is_of_text=not _is_own(inside))


def _sort(word: str) -> str | None:
    return load_mapping("voice_heads").get(word)


def _first(phrase: str) -> str:
    found = _WORD.match(phrase)
    return found[0].casefold() if found else ""


def _head(phrase: str) -> str:
    """Give the noun a phrase is about: the last before what says which one."""
    tokens = _WORD.findall(_AFTER.split(phrase, maxsplit=1)[0])
    return tokens[-1].casefold() if tokens else ""


def _is_own(words: list[str]) -> bool:
    """Tell whether a word among these is a name and none that every state or body has.

    "Ministry of Defence" is in capitals, and which ministry it is stays open.
    """
    common = load_mapping("voice_heads").keys() | load_words("link_portfolios")
    common |= load_words("titles") | load_words("name_particles")
    return any(w[:1].isupper() and w.casefold() not in common for w in words)


@lru_cache(maxsize=1)
def _open() -> frozenset[str]:
    """Words before a noun that leave open which one is meant, or whose it is."""
    few = {
        "some",
        "any",
        "another",
        "other",
        "several",
        "many",
        "most",
        "one",
        "few",
        "all",
    }
    both = {
        "both",
        "each",
        "every",
        "no",
        "certain",
        "various",
        "unnamed",
        "more",
        "dozens",
    }
    numbers = load_words("number_words")
    indefinite = load_words("determiners") | load_words("possessives")
    return frozenset(few | both) | numbers | indefinite - {"the"}
