"""See the forms in which English lays a deed to somebody, or clears him.

words of a claim -> part, class of the deed, where its doer is named, what was hit
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rashomon.model import Certainty, Claim, Reading, Role
from rashomon.stages.compare.charge_alibis import absent
from rashomon.stages.compare.charge_words import (
    HAND,
    IT,
    KNEW,
    ORDERED,
    THERE,
    Stretch,
    charge_openings,
    deed_class,
    device_near,
    listed_kind,
    named_class,
    pointed,
    target_of,
)
from rashomon.stages.compare.parties import Party, Patrons
from rashomon.stages.compare.phrasing import (
    Word,
    closed,
    is_passive,
    phrase_end,
    subject_of,
)
from rashomon.stages.compare.words import class_of, stem
from rashomon.text.lexicon import load_words


@dataclass(frozen=True, slots=True)
class Told:
    """What a charge is read from."""

    reading: Reading
    claim: Claim
    patrons: Patrons
    words: tuple[Word, ...]
    """The claim's words, and a "by ..." that stands right behind them."""
    quote: str
    voice: Party | None
    """Who speaks, or the report itself where it speaks of "us"."""
    is_negative: bool


Found = tuple[str, str | None, Stretch, frozenset[str]]
"""Part, class, words that name the doer, target."""


def _absent(told: Told) -> Found | None:
    """See "had no unit there": an alibi, where it is a denial."""
    found = absent(told.words) if told.is_negative else None
    return (THERE, None, *found) if found is not None else None


def _known(told: Told) -> Found | None:
    """See "knew of the plan", "any knowledge of the operation"."""
    words = told.words
    cue = told.claim.cue.quote if told.claim.cue else ""
    denied = told.claim.certainty is Certainty.DENIED
    for at in _places(words, "know"):
        deed = pointed(words, at + 1, len(words))
        if deed is None:
            continue
        who = subject_of(words, at) if words[at].text != "knowledge" else (0, 0)
        return KNEW, deed[0], who, frozenset()
    if denied and _KNOWLEDGE.search(cue) and (deed := pointed(words, 0, 5)):
        return KNEW, deed[0], (0, 0), frozenset()
    return None


_KNOWLEDGE = re.compile(r"\bknowledge\b")


def _places(words: Sequence[Word], kind: str) -> Iterator[int]:
    """Give where words listed as a kind stand."""
    openings = charge_openings(kind)
    for at, word in enumerate(words):
        if word.stem in openings and listed_kind(words, at, kind) is not None:
            yield at


def _ascribed(told: Told) -> Found | None:
    """See "attributes the crime to the Front", "was traced to", "pinned on"."""
    words = told.words
    for at in _places(words, "ascribe"):
        links = (
            i
            for i in range(at + 1, min(at + 10, len(words)))
            if words[i].text in {"to", "on"}
        )
        link = next(links, None)
        if link is None:
            return None
        deed = pointed(words, at + 1, link) or pointed(words, 0, at)
        if deed is None:
            return None
        return HAND, deed[0], (link + 1, phrase_end(words, link + 1)), frozenset()
    return None


def _accused(told: Told) -> Found | None:
    """See "blamed the Front for the raid", "the Front is accused of burning the mill"."""
    words = told.words
    for at in _places(words, "accuse"):
        near = range(at + 1, min(at + 10, len(words)))
        link = next((i for i in near if words[i].text in {"of", "for"}), None)
        if link is None:
            return None
        who = subject_of(words, at) if is_passive(words, at) else (at + 1, link)
        return _of_what(words, link, who) if who and who[0] < who[1] else None
    return None


def _of_what(words: Sequence[Word], link: int, who: Stretch) -> Found | None:
    """Read the deed behind "of" or "for": pointed to, or done in "-ing"."""
    deed = pointed(words, link + 1, link + 6)
    if deed is not None:
        return HAND, deed[0], who, target_of(words, deed[1] + 1, len(words))
    done = next(iter(words[link + 1 : link + 2]), None)
    kind = class_of(done.text) if done is not None and done.text.endswith("ing") else None
    target = target_of(words, link + 2, len(words))
    return (HAND, kind, who, target) if kind in _HARMS and target else None


def _named_doer(told: Told) -> Found | None:
    """See "the killers were most likely members of the Front"."""
    words = told.words
    for at in range(1, min(6, len(words))):
        kind = listed_kind(words, at, "doer")
        if kind is None or words[at - 1].text not in {"the", "these", "those", "their"}:
            continue
        be = next(
            (
                i
                for i in range(at + 1, min(at + 4, len(words)))
                if words[i].text in closed("be")
            ),
            None,
        )
        if be is None:
            return None
        first = be + 1
        while first < len(words) and (
            words[first].text.endswith("ly") or _is_most(words[first])
        ):
            first += 1
        return HAND, named_class(kind), (first, phrase_end(words, first)), frozenset()
    return None


def _is_most(word: Word) -> bool:
    return word.text in {"most", "all", "not", "n't", "perhaps", "either"}


def _work_of(told: Told) -> Found | None:
    """See "the raid was the work of the Front", "behind the raid stood the Front"."""
    words = told.words
    for at, word in enumerate(words):
        if word.text in {"work", "handiwork"} and at + 1 < len(words):
            deed = pointed(words, 0, at)
            if deed is not None and words[at + 1].text == "of":
                return HAND, deed[0], (at + 2, phrase_end(words, at + 2)), frozenset()
        if word.text == "behind":
            return _behind(words, at)
    return None


def _behind(words: Sequence[Word], at: int) -> Found | None:
    deed = pointed(words, at + 1, at + 6)
    if deed is None:
        return None
    kind, noun = deed
    stands = next(
        (
            i
            for i in range(noun + 1, min(noun + 3, len(words)))
            if words[i].text in closed("stands")
        ),
        None,
    )
    if at == 0 and stands is not None:
        return HAND, kind, (stands + 1, phrase_end(words, stands + 1)), frozenset()
    return HAND, kind, subject_of(words, at), frozenset()


def _had_hand(told: Told) -> Found | None:
    """See "had a hand in the matter", "took no part in the raid", "nothing to do with it"."""
    words = told.words
    openings = charge_openings("part") | {"do"}
    for at in range(1, len(words) - 2):
        if words[at].stem not in openings:
            continue
        is_part = listed_kind(words, at, "part") is not None and words[at + 1].text == "in"
        is_nothing = words[at].text == "do" and words[at + 1].text == "with"
        if not is_part and not (is_nothing and words[at - 1].text == "to"):
            continue
        deed = pointed(words, at + 1, at + 7)
        if deed is None:
            return None
        verb = next(
            (i for i in range(at - 1, -1, -1) if words[i].text in closed("holds")), None
        )
        who = subject_of(words, verb) if verb is not None else (0, 0)
        return HAND, deed[0], who, frozenset()
    return None


def _took_part(told: Told) -> Found | None:
    """See "sixty guardsmen took part": in what, the report has just told."""
    words = told.words
    if len(words) < 3 or words[-1].text != "part" or words[-2].stem not in {"took", "take"}:
        return None
    return HAND, None, (0, len(words) - 2), frozenset()


def _owned(told: Told) -> Found | None:
    """See "the planes came from Velm", "the jet belonged to the guard": whose it was did it."""
    words = told.words
    for at in _places(words, "own"):
        if not 0 < at < len(words) - 1:
            continue
        first, end = subject_of(words, at) or (0, 0)
        is_carrier = any(listed_kind(words, i, "carrier") for i in range(first, end))
        if not is_carrier or not _is_pointed(words, first):
            return None
        return HAND, None, (at + 2, phrase_end(words, at + 2)), frozenset()
    return None


def _is_pointed(words: Sequence[Word], first: int) -> bool:
    """See "the planes", "both aircraft": those told of before."""
    return words[first].text in closed("point") | {"both"}


def _done(told: Told) -> Found | None:
    """See "was carried out by X", "X ordered the raid", "X blew up the mill"."""
    words, predicate = told.words, told.claim.predicate or "-"
    if class_of(predicate.lower()) in _HARMS:
        places: Iterable[int] = range(len(words))
    else:
        places = (i for i, w in enumerate(words) if w.stem in _doing_stems())
    for at in places:
        part, kind = _verb(words, at, predicate)
        if part is None:
            continue
        by = next(
            (i for i in range(at + 1, min(at + 8, len(words))) if words[i].text == "by"),
            None,
        )
        passive = is_passive(words, at) or (by is not None and at == 0)
        if passive and by is None:
            deed = pointed(words, 0, at) if told.is_negative and kind == "" else None
            if deed is not None:  # "no raid was flown": by who says so
                return part, deed[0], (0, 0), frozenset()
            continue
        if passive and by is not None:
            return _passive(words, at, by, part, kind)
        found = _active(told, at, part, kind)
        if found is not None:
            return found
    return None


def _verb(words: Sequence[Word], at: int, predicate: str) -> tuple[str | None, str | None]:
    """Give the part a verb gives its doer, and the class of the deed.

    Args:
        words: The words.
        at: Where the verb may stand.
        predicate: The claim's main verb: "a hit squad", "a wounded pilot" tell of no deed.

    Returns:
        "" for the class where another word names the deed.
    """
    if at and words[at - 1].text in load_words("place_prepositions") - {"to"}:
        return None, None  # "set the building on fire" fires nothing
    for kind, part in _DOING.items():
        found = listed_kind(words, at, kind)
        if found is not None and _is_told(words, at, kind, predicate):
            return part, (named_class(found) if kind == "did" else "")
    found = class_of(words[at].text)
    is_main = found is not None and found == class_of(predicate.lower())
    return (HAND, found) if is_main and found in _HARMS else (None, None)


_DOING = {"did": HAND, "lay": HAND, "commit": HAND, "order": ORDERED}
"""Kinds of listed verbs, with the part each gives its doer."""


@lru_cache(maxsize=1)
def _doing_stems() -> frozenset[str]:
    return frozenset[str]().union(*map(charge_openings, _DOING))


def _is_told(words: Sequence[Word], at: int, kind: str, predicate: str) -> bool:
    """Tell whether a listed verb is one here: it has its device, or is the claim's own."""
    if kind == "lay":
        return device_near(words, at) is not None
    return kind != "did" or _same_verb(words[at], predicate)


_HARMS = frozenset({"kill", "injure", "attack", "blast", "destroy", "damage", "abduct"})


def _passive(
    words: Sequence[Word], at: int, by: int, part: str, kind: str | None
) -> Found | None:
    first, end = subject_of(words, at) or (0, 0)
    who = by + 1, phrase_end(words, by + 1)
    deed = pointed(words, first, end)
    if deed is not None:
        return part, deed[0] or kind or None, who, frozenset()
    target = target_of(words, first, end)
    return (part, kind, who, target) if kind and target else None


def _active(told: Told, at: int, part: str, kind: str | None) -> Found | None:
    words = told.words
    first = at + 1
    end = next((i for i in range(first + 1, len(words)) if words[i].after_mark), len(words))
    deed = pointed(words, first, min(first + 6, end))
    who = _actor(told, at)
    if deed is not None:
        return part, deed[0] or kind or None, who, frozenset()
    if kind == "":
        return _committed(words, at, who, end) or _laid(words, at, who, end)
    following = [word.text for word in words[first : first + 2]]
    if following[:1] in (["it"], ["them"]):
        return part, kind, who, frozenset({IT})
    if following[1:] == ["own"]:
        return part, kind, who, frozenset()  # "wrecked its own property": what was told of
    target = target_of(words, first, end)
    return (part, kind, who, target) if target else None


def _actor(told: Told, at: int) -> Stretch:
    """Give the words that name who does what a verb tells; empty for who denies it."""
    words = told.words
    if told.is_negative and told.claim.source and _opens(words, at):
        return (0, 0)
    return _by_before(words, at) or _agent(told, at) or subject_of(words, at)


def _opens(words: Sequence[Word], at: int) -> bool:
    """See "(denied) having bombed the camp", "did not fire": its subject is who speaks."""
    return all(w.text in closed("auxiliary") | closed("beside") for w in words[:at])


def _by_before(words: Sequence[Word], at: int) -> Stretch:
    """See "a missile fired BY the Front hit the mill"."""
    by = next((i for i in range(1, at) if words[i].text == "by"), None)
    if by is None or not words[by - 1].text.endswith(("ed", "n", "id")):
        return None
    return by + 1, min(phrase_end(words, by + 1), at)


def _agent(told: Told, at: int) -> Stretch:
    """Give the words of the mention that acts, where the verb is the claim's own."""
    if told.words[at].stem != stem((told.claim.predicate or "").lower()) and not (
        told.claim.predicate and _same_verb(told.words[at], told.claim.predicate)
    ):
        return None
    start = told.claim.span.start
    spans = [m.span for m in told.claim.actors if m.role is Role.AGENT]
    inside = [
        i
        for i, word in enumerate(told.words)
        if any(s.start <= word.start + start < s.end for s in spans)
    ]
    if not inside or inside[0] >= at:
        return None
    return inside[0], min(max(inside[-1] + 1, phrase_end(told.words, inside[0])), at)


def _committed(words: Sequence[Word], at: int, who: Stretch, end: int) -> Found | None:
    """See "carried out a night RAID ON THE CAMP"."""
    if listed_kind(words, at, "commit") is None:
        return None
    noun = next((i for i in range(at + 1, end) if deed_class(words, i)), None)
    if noun is None or noun + 1 >= end:
        return None
    if words[noun + 1].text not in closed("at") | {"on", "against"}:
        return None
    target = target_of(words, noun + 2, phrase_end(words, noun + 2))
    return (HAND, deed_class(words, noun), who, target) if target else None


_VOWELS = re.compile(r"[aeiouy]+")


def _same_verb(word: Word, predicate: str) -> bool:
    """See "sank" as a form of "sink", "broken" of "break": they differ in their vowels."""
    verb = _VOWELS.sub("", predicate.lower())
    return word.text[:1] == predicate[:1].lower() and (
        _VOWELS.sub("", word.text).startswith(verb)
    )


def _laid(words: Sequence[Word], at: int, who: Stretch, end: int) -> Found | None:
    """See "laid the charges", "had done it": what is done needs no name."""
    kind = named_class(listed_kind(words, at, "lay"))
    device = device_near(words, at)
    if kind is not None and device is not None:
        return _aimed(words, device, end, (kind, who))
    following = words[at + 1 : at + 2]
    is_it = bool(following) and following[0].text == "it" and at + 2 == end
    return (HAND, None, who, frozenset()) if is_it else None


def _aimed(
    words: Sequence[Word], device: int, end: int, said: tuple[str, Stretch]
) -> Found | None:
    """See "fired rockets from the hill AT THE CAMP": what stands behind "at" was the target."""
    kind, who = said
    links = (i for i in range(device + 1, end) if words[i].text in closed("at"))
    link = next(links, None)
    if link is None:
        return HAND, kind, who, target_of(words, device + 1, end)
    target = target_of(words, link + 1, phrase_end(words, link + 1))
    return (HAND, kind, who, target) if target else None


FORMS: tuple[Callable[[Told], Found | None], ...] = (
    _absent,
    _known,
    _accused,
    _ascribed,
    _named_doer,
    _work_of,
    _had_hand,
    _took_part,
    _owned,
    _done,
)
"""Forms of a charge, the plainest first."""
