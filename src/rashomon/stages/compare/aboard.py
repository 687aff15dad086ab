"""Read whom a fate befell: everyone, nobody, some of a group, or one person named.

"all nine on board"      -> all of those aboard, nine
"none of the crew"       -> nobody of the crew
"two of the nine aboard" -> two of nine aboard
"the commander Ilan Brask"-> a person
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rashomon.stages.compare.figures import wider_kinds
from rashomon.stages.compare.things import find_things
from rashomon.stages.compare.words import find_tokens, kind_of, shared, stem, weight
from rashomon.text.alternation import any_of
from rashomon.text.lexicon import load_mapping, load_rows, load_words

MIN_NAME = 2.0
"""Lightest capitalised word that is a name of its own, as for who holds a place."""


@dataclass(frozen=True, slots=True)
class Group:
    """Whom something befell."""

    literal: str
    kind: str | None
    """Group of compare_aboard, else kind of people; None: anybody."""
    share: str
    """"all", "none", "any" or "some" of them, or the "rest" ("all but two")."""
    number: float | None = None
    """How many; of all, how many they are."""
    whole: float | None = None
    """Of how many."""
    names: frozenset[str] = frozenset()
    """Stems of the name of one person."""
    role: str | None = None
    """What one person was on board."""
    is_owned: bool = False
    """They are somebody's own: "two of its men"."""
    is_every: bool = False
    """It is said of nobody at all that it is otherwise: "no one was hurt"."""

    @property
    def is_person(self) -> bool:
        """Tell whether it is one person, by name."""
        return bool(self.names)


@lru_cache(maxsize=1)
def _numbers() -> dict[str, float]:
    """Give the words for exact small numbers."""
    listed = (r for r in load_rows("number_words") if r[1] in {"unit", "tens", "dozen"})
    return {row[0]: float(row[2]) for row in listed}


@lru_cache(maxsize=1)
def _opening() -> re.Pattern[str]:
    """Match the words that say how many of a group: "all nine", "two of the nine"."""
    number = rf"\d+|{any_of(_numbers())}"
    return re.compile(
        r"\b(?:(?P<not_all>not\s+(?:all|every\w*))"
        r"|(?P<none>no[ -]one|nobody|none|neither|not\s+(?:a|one)(?:\s+single)?|zero"
        r"|no(?!\s+(?:more|fewer|less|later|longer)\b))"
        r"|(?P<any>any(?:one|body)?)"
        r"|(?P<all>all|every(?:one|body)?|each|both|the\s+(?:whole|entire|full))"
        rf"|(?P<number>(?<![\w.,-])(?:{number})(?![\w.,:-]*\d)(?!-))"
        r"|(?P<some>a|an|some|several|many|most|half|dozens|hundreds|scores|part)"
        r"|(?P<own>its|his|her|their|our|my)|(?P<the>the|those|these))"
        rf"(?:\s+(?P<but>but\s+)?(?P<after>{number}))?"
        rf"(?:\s+of(?:\s+(?P<of_own>its|his|her|their|our)|\s+(?:the|those|these))?"
        rf"(?:\s+(?P<whole>{number}))?)?\b",
        re.IGNORECASE,
    )


_TAIL = re.compile(
    r"(?:\s+(?:was|were|is|are|be|been|being|has|have|had|got|also|later|now|still|all|both"
    r"|reportedly|indeed|since|not|n't|never|did|does|do|themselves|himself|herself|who|that"
    r"|among|those|the|\w+ly))+\s*$",
    re.IGNORECASE,
)
"""Words between who it befell and what befell them."""


def read_group(words: str) -> Group | None:
    """Read the subject or object of a fate; None: it names no people.

    Args:
        words: The words from the start of the clause to the fate, or from the fate on.
    """
    text = _TAIL.sub("", f" {words}").strip()
    person = _person(text)
    if person is not None:
        return person
    found = None
    for match in _opening().finditer(text):
        if match["not_all"]:
            return None
        found = _counted(match, text) or found
        if found is not None:
            return found
    return found


def _counted(match: re.Match[str], text: str) -> Group | None:
    rest = text[match.end() :]
    if _OTHERS.match(rest):
        return None
    kind, is_named = _kind(rest)
    if not is_named and not _stands_alone(match, rest):
        return None
    number = _value(match["number"] or match["after"])
    share = _share(match, kind)
    if share is None:
        return None
    if share == "some" and match["some"] in {"a", "an"}:
        number = 1.0
    return Group(
        literal=" ".join(f"{match[0]}{rest}".split()[:8]),
        kind=kind,
        share=share,
        number=number,
        whole=_value(match["whole"]) or (number if share == "all" else None),
        is_owned=bool(match["own"] or match["of_own"]),
    )


_OTHERS = re.compile(
    r"\s*(?:else|others?|further|more|additional|remaining|rest)\b", re.IGNORECASE
)
"""Words by which it is said of those left beside others: "no one else was hurt"."""


def _share(match: re.Match[str], kind: str | None) -> str | None:
    if match["but"]:
        return "rest"
    if match["none"] or match["any"]:
        return "none" if match["none"] else "any"
    if match["all"]:
        return "all"
    if match["number"] or match["some"]:
        return "some"
    is_whole = kind in _groups() or kind in load_mapping("compare_aboard").values()
    return "all" if is_whole else None


def _stands_alone(match: re.Match[str], rest: str) -> bool:
    """See "everyone", "nobody", "two": nothing follows that would be somebody or something."""
    if match["own"] or match["the"] or match["some"]:
        return False
    return not any(weight(t) >= MIN_NOUN for t in find_tokens(rest))


MIN_NOUN = 1.0
"""Lightest word that may be whom or what is counted."""


def _value(words: str | None) -> float | None:
    if not words:
        return None
    return float(words) if words.isdigit() else _numbers().get(words.lower())


NOUN_REACH = 5
"""Words after "all nine" in which the noun for whom stands."""


def _kind(rest: str) -> tuple[str | None, bool]:
    """Give the group the words name, and whether they name any."""
    lowered = rest.lower()
    aboard = _groups_pattern().findall(lowered)
    if aboard:
        kinds = [load_mapping("compare_aboard")[word] for word in aboard]
        narrow = [k for k in kinds if k != "aboard"]
        return (narrow[0] if narrow and len(set(narrow)) == 1 else "aboard"), True
    if _IN_THING.search(lowered) and find_things(rest):
        return "aboard", True
    near = find_tokens(rest)[:NOUN_REACH]
    for token in near:
        kind = kind_of(token)
        if kind is not None and (kind == "people" or "people" in wider_kinds(kind)):
            return kind, True
    return None, False


_IN_THING = re.compile(
    r"^\s*(?:(?:people|persons|men|those|who|that|were|was|had been)\s+)*(?:on|in|inside)\s"
)
"""Words that put somebody in a thing: "seven who were on the ferry"."""


@lru_cache(maxsize=1)
def _groups_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b({any_of(load_words('compare_aboard'))})\b")


@lru_cache(maxsize=1)
def _groups() -> dict[str, str]:
    """Give the wider group of each group."""
    return {row[1]: row[2] for row in load_rows("compare_aboard")}


def widens(kind: str | None) -> frozenset[str]:
    """Give every group wider than one: of a pilot the crew and those aboard."""
    found: set[str] = set()
    while kind in _groups() and _groups()[kind] != "-":
        kind = _groups()[kind]
        found.add(kind)
    return frozenset(found) | wider_kinds(kind)


def is_on_board(kind: str | None) -> bool:
    """Tell whether a group is of those in or on one thing."""
    return kind == "aboard" or "aboard" in widens(kind)


def is_one_group(kind: str | None) -> bool:
    """Tell whether a matter hardly has two groups of a kind: hostages, those aboard."""
    return kind in _groups()


_NAME = re.compile(
    r"[^\W\d_a-z][\w'’-]*(?:\s+(?:(?:al|el|bin|ibn|de|da|van|von|der|of)[\s-])?[^\W\d_a-z][\w'’-]*)*"
)


def _person(text: str) -> Group | None:
    """See a name that ends the words, or opens them before an aside."""
    ends = [m for m in _NAME.finditer(text) if m.end() == len(text)]
    if not ends or _COUNTS.match(text):
        return None
    if _OF.search(text[: ends[0].start()]):
        return None  # "the mayor of Sarn", "two men from Karsul"
    return read_person(ends[0][0])


_OF = re.compile(r"\b(?:of|from|in|at|near|for|by)\s+(?:the\s+)?$", re.IGNORECASE)


def read_role(before: str, name: str) -> str | None:
    """Read what somebody was on board: "the pilot, Capt. Ilan Brask"; None: nothing listed."""
    at = before.rfind(name)
    beside = _ROLE.search(before[: max(at, 0)])
    kind, is_named = _kind(beside["role"]) if beside else (None, False)
    return kind if is_named else None


_ROLE = re.compile(
    r"\b(?:the|its|their|his|her|our)\s+(?P<role>[\w-]+),?\s+(?:\w+\.\s+)?$", re.IGNORECASE
)
"""The word for it, right before a name, with a title between."""


_COUNTS = re.compile(
    r"(?:all|both|no|none|every|some|several|many|\w+ of|\d+)\b", re.IGNORECASE
)
"""Words that open a number of people: "all Danes" is no person."""


def read_person(words: str) -> Group | None:
    """Read a run of capitalised words as a person; None: it has no name, or is a body's."""
    tokens = [t for t in find_tokens(words) if not _is_role(t)]
    if any(t in load_words("link_organisation_words") or kind_of(t) for t in tokens):
        return None
    names = shared(stem(t) for t in tokens if weight(t) >= MIN_NAME)
    if not names:
        return None
    return Group(" ".join(words.split()), None, "all", number=1.0, names=names)


def _is_role(token: str) -> bool:
    return token in load_words("titles") | load_words("link_person_roles")


def is_one_person(p: Group, q: Group) -> bool:
    """Tell whether two names may be one person's: "Brask" and "Ilan Brask"."""
    return bool(p.names and q.names) and (p.names <= q.names or q.names <= p.names)
