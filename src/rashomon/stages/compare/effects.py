"""See whether a claim says that somebody made a place safer, or less safe.

words, words before -> "has not brought stability", "escalated violence" -> Effect | None

Whose doing it is shows in the subject ("the shift to Russian support") or, behind "this shift"
or "their presence", in the sentence before; where no name stands there it is not known, and
the claim is set against none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rashomon.stages.compare.nations import LEAST_WEIGHT, nations_of
from rashomon.stages.compare.parties import Party
from rashomon.stages.compare.words import find_tokens, stem, weight
from rashomon.text.lexicon import load_mapping, load_words

REACH = 5
"""Words between a verb and what it makes more or less of: "has brought neither peace nor any
lasting stability" has four."""

UNDONE_REACH = 4
"""Words between "fail" and the effect: "failed in the end to improve" has four."""

_POINTS_BACK = re.compile(r"\b(?:this|that|these|those|its?|their|they|his|her)\b", re.I)
"""Words whose meaning stands in the sentence before."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What somebody's coming or deed did to public safety."""

    literal: str
    """What there is more or less of, as printed."""
    verb: str
    """What happened to it, as printed."""
    is_better: bool
    doers: frozenset[str]
    """Whose doing it may be: codes of nations, and ids of linked actors."""


def find_effect(
    quote: str, before: str, agents: Sequence[Party], *, is_negative: bool
) -> Effect | None:
    """Find what a claim says became of public safety, and through whom.

    Args:
        quote: Its words.
        before: The sentence before, and its own sentence up to it.
        agents: Who acts in it.
        is_negative: The claim is denied: "has not brought stability".
    """
    tokens = find_tokens(quote)
    kinds = [_kind(token) for token in tokens]
    met = _settled(kinds, tokens) or _changed(kinds, tokens)
    if met is None:
        return None
    verb, about, is_better = met
    is_undone = "undone" in kinds[max(verb - UNDONE_REACH - 1, 0) : verb]
    subject = " ".join(tokens[: min(verb, about)])
    named = f"{subject} {before}" if _POINTS_BACK.search(quote) else subject
    nations = frozenset(n for party in agents for n in party.nations | party.patrons)
    return Effect(
        literal=tokens[about],
        verb=tokens[verb],
        is_better=is_better != (is_undone or is_negative),
        doers=(nations or _nations_before_hyphens(named))
        | {p.actor_id for p in agents if p.actor_id is not None},
    )


def _nations_before_hyphens(words: str) -> frozenset[str]:
    """See "Bhutanese-backed guards" too, but not "anti-Bhutanese"."""
    return nations_of(" ".join(word.partition("-")[0] for word in words.split()))


def _settled(
    kinds: Sequence[str | None], tokens: Sequence[str]
) -> tuple[int, int, bool] | None:
    """See "stabilised the country": prices and patients are stabilised too."""
    for verb, kind in enumerate(kinds):
        if kind not in {"settled", "unsettled"}:
            continue
        for at in range(verb + 1, min(verb + 1 + REACH, len(tokens))):
            if kinds[at] == "ground":
                return verb, at, kind == "settled"
            if _is_preposition(tokens[at]):
                break
    return None


def _changed(
    kinds: Sequence[str | None], tokens: Sequence[str]
) -> tuple[int, int, bool] | None:
    """See "improved security", "violence has escalated"; the verb nearest to it counts."""
    for about, kind in enumerate(kinds):
        if kind not in {"good", "bad"} or _names_more(kinds, tokens, about):
            continue
        near = sorted(
            range(max(about - REACH, 0), min(about + REACH, len(kinds))),
            key=lambda i: (abs(i - about), i),
        )
        verb = next((i for i in near if kinds[i] in _TURNS), None)
        if verb is not None:
            turn = _TURNS[kinds[verb] or ""]
            return verb, about, turn if turn is not None else _more(kinds[verb], kind)
    return None


_TURNS = {"better": True, "worse": False, "more": None, "less": None}


def _more(verb: str | None, kind: str | None) -> bool:
    return (verb == "more") == (kind == "good")


def _names_more(kinds: Sequence[str | None], tokens: Sequence[str], at: int) -> bool:
    """See "security council", "peace talks": the word only qualifies another noun."""
    following = tokens[at + 1 : at + 2]
    if not following or kinds[at + 1] is not None:
        return False
    word = following[0]
    return not (weight(word) < LEAST_WEIGHT or word.endswith("ly") or _is_preposition(word))


def _is_preposition(token: str) -> bool:
    return token in load_words("place_prepositions")


@lru_cache(maxsize=1 << 16)
def _kind(token: str) -> str | None:
    return _words().get(stem(token)) or ("ground" if nations_of(token) else None)


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    return {stem(word): kind for word, kind in load_mapping("compare_effects").items()}
