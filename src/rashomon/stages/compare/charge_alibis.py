"""See who says that he was not where a deed was done.

"had no unit there", "none of our men was near", "never set foot on the boat" -> who, where
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.stages.compare.charge_words import Stretch, listed_kind, target_of
from rashomon.stages.compare.phrasing import Word, closed, phrase_end, subject_of


def absent(words: Sequence[Word]) -> tuple[Stretch, frozenset[str]] | None:
    """Give who was not there, and where that is said to be; None: nothing of the kind."""
    for at, word in enumerate(words):
        owner = _owner_of_none(words, at)
        if owner is not None:
            return owner, frozenset()
        has = _lacks_force(words, at)
        if has is not None:
            return subject_of(words, has), frozenset()
        if _is_not_there(words, at):
            return subject_of(words, at), frozenset()
        if word.stem == "set" and words[at + 1 : at + 2] and words[at + 1].text == "foot":
            return subject_of(words, at), target_of(words, at + 2, len(words))
    return None


def _is_not_there(words: Sequence[Word], at: int) -> bool:
    """See "were not in the area", "was nowhere near": a form of "be" before it."""
    if words[at].text not in closed("be"):
        return False
    near = [w.text for w in words[at + 1 : at + 5]]
    if near[:1] == ["nowhere"]:
        return True
    return near[:1] in (["not"], ["n't"], ["never"]) and bool(
        closed("scene") & set(near[1:])
    )


def _lacks_force(words: Sequence[Word], at: int) -> int | None:
    """See "had no unit south of the river": where its verb stands."""
    if words[at].text not in {"no", "single"} or at + 1 >= len(words):
        return None
    if listed_kind(words, at + 1, "force") is None or not _leads_to_place(words, at + 2):
        return None
    return next((i for i in range(at - 1, -1, -1) if words[i].text in closed("had")), None)


def _owner_of_none(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """See "none of our people was", "not one Orlo vessel was": whose nobody was there."""
    rest = words[at + 1 :]
    if words[at].text == "none" and len(rest) > 3 and rest[0].text == "of":
        first = at + 2
    elif words[at].text in {"no", "one", "single"} and (at == 0 or _is_none(words, at)):
        first = at + 1
    else:
        return None
    end = phrase_end(words, first)
    left = next((i for i in range(first + 1, len(words)) if _sets_out(words, i)), None)
    end = end if left is None else min(end, left)
    if not any(listed_kind(words, i, "force") is not None for i in range(first, end)):
        return None
    if end >= len(words):
        return None
    is_there = words[end].text in (closed("be") | closed("had"))
    if (is_there and _leads_to_place(words, end + 1)) or left == end:
        return first, end
    return None


def _sets_out(words: Sequence[Word], at: int) -> bool:
    """See "left the ground", "took off", "left port": none that did was anywhere else."""
    if words[at].text.endswith("ing"):
        return False  # "vessels flying the flag of Velm"
    if listed_kind(words, at, "off") is not None:
        return True
    near = words[at + 1 : at + 4]
    return listed_kind(words, at, "leaves") is not None and any(
        listed_kind(near, i, "base") is not None for i in range(len(near))
    )


def _is_none(words: Sequence[Word], at: int) -> bool:
    return words[at - 1].text in {"not", "a", "that"}


def _leads_to_place(words: Sequence[Word], first: int) -> bool:
    near = {word.text for word in words[first : first + 4]}
    return bool(
        near & {"in", "at", "near", "there", "within", "anywhere", "south", "north"}
    ) or (bool(near & {"east", "west", "aboard", "inside", "around", "on", "present"}))
