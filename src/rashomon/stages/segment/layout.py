"""Tell from a line alone what it is for: the table of layout rules.

    Block -> the first rule that applies -> Label

A rule looks at one block. What depends on the blocks around it is in `headings` and `zones`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from rashomon.model import ZoneKind
from rashomon.stages.segment.blocks import Block
from rashomon.stages.segment.phrases import is_credit, phrase_kind
from rashomon.text.bylines import is_byline
from rashomon.text.date_lines import is_date_line
from rashomon.text.lexicon import load_mapping

CAPTION_WORDS = 90
"""Longest block that is taken for a caption; agency captions run to about 80 words."""

CREDIT_REACH = 160
"""Code points at the end of a block in which a credit in brackets is looked for."""

MENU_WORDS = 4
"""Longest entry of a menu on one line ("Home | World news | Sport")."""

LABEL_WORDS = 3
"""Words beside a credit or cue that are still no sentence."""

CAPTION_CUE = "caption"
"""Kind of phrase that makes a line a caption."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a line is for, by which rule."""

    kind: ZoneKind
    rule: str
    """Name of the rule, or the kind of the phrase."""
    whole: bool = False
    """The whole line is a set phrase."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A layout rule: its name, a line it applies to, and its test."""

    name: str
    example: str
    kind: ZoneKind
    applies: Callable[[Block], bool]


def line_label(block: Block) -> Label | None:
    """Label a block by the first rule that applies; None: nothing but the words tells."""
    for rule in RULES:
        if rule.applies(block):
            return Label(rule.kind, rule.name)
    found = phrase_kind(block.plain, block.words) if block.plain else None
    if found is None:
        return None
    kind, where = found
    if kind == CAPTION_CUE and block.words > LABEL_WORDS + 1:
        return Label(ZoneKind.CAPTION, kind)
    return Label(ZoneKind.BOILERPLATE, kind, whole=where == "line")


def credit_start(text: str) -> int | None:
    """Give where a closing bracket that credits reporters or editors begins; None: none."""
    tail = text[-CREDIT_REACH:]
    match = _BRACKET.search(tail)
    if match is None or not is_credit(match[1].casefold()):
        return None
    return len(text) - len(tail) + match.start()


_BRACKET = re.compile(r"[(\[]\s*([^()\[\]]+?)\s*[)\]]\W*$")
_CREDIT_LINE = re.compile(
    r"(?:^|.*[.!?…|\"”])\s*(?:\w+ )?(\w+)(?: credit| courtesy)?:\s+([^.!?]{2,60})\W*$",
    re.DOTALL,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|(?:[@#]\w+\s*)+")
_LANGUAGE = re.compile(r"\w+(?: \w+)? \([A-Z]{2}(?:[-_][A-Z]{2})?\)\W*")
_SIGNATURE = re.compile(r"[a-z]{2,4}(?:/[a-z]{2,4}){0,3}\s*\([A-Z][\w ,.-]*\)\W*")
_POST = re.compile(r"(?:[—–-]+ )?[^@]{1,60}\(@\w+\)[^@]{0,60}")
_MENU = re.compile(r"\s*[|·•»›]\s*")


def _has_no_word(block: Block) -> bool:
    return not any(c.isalnum() for c in block.text)


def _is_address(block: Block) -> bool:
    return bool(block.plain) and bool(_ADDRESS.fullmatch(block.text))


def _is_language(block: Block) -> bool:
    return block.words <= LABEL_WORDS + 1 and bool(_LANGUAGE.fullmatch(block.text))


def _is_signature(block: Block) -> bool:
    return bool(block.plain) and bool(_SIGNATURE.fullmatch(block.text))


def _is_post(block: Block) -> bool:
    """Tell whether a line is only who wrote a post, and when."""
    return (
        block.marker in {"—", "–", "-"}
        and bool(block.plain)
        and bool(_POST.fullmatch(block.text))
    )


def _is_byline(block: Block) -> bool:
    return is_byline(block.text)


def _is_menu(block: Block) -> bool:
    if not block.plain or block.ends_sentence or any(c.isdigit() for c in block.plain):
        return False
    entries = _MENU.split(block.text)
    return len(entries) > 2 and all(len(e.split()) <= MENU_WORDS for e in entries)


def _is_date_line(block: Block) -> bool:
    return not block.is_item and bool(block.plain) and is_date_line(block.text)


def _is_credited_picture(block: Block) -> bool:
    if not block.plain or block.words > CAPTION_WORDS:
        return False
    return bool(_uncredited(block.text))


def _is_picture_credit(block: Block) -> bool:
    """Tell whether a line is a picture's credit without a caption."""
    if not block.plain or block.words > CAPTION_WORDS:
        return False
    if _all_stock(block.plain):
        return True
    rest = _uncredited(block.text)
    return rest is not None and len(rest.split()) <= LABEL_WORDS


def _uncredited(text: str) -> str | None:
    """Give a caption without the picture credit that ends it; None: no credit ends it."""
    match = _BRACKET.search(text[-CREDIT_REACH:])
    if match and _credits_picture(match[1]):
        return text[: max(0, len(text) - CREDIT_REACH) + match.start()].strip()
    match = _CREDIT_LINE.fullmatch(text)
    if match and _credit_kinds([match[1].lower()]) == ["picture"] and _are_names(match[2]):
        return text[: match.start(1)].strip()
    return None


def _are_names(words: str) -> bool:
    """Tell whether every word but short ones ("of", "for") begins with a capital."""
    return all(w[0].isupper() for w in re.findall(r"[^\W\d_]{4,}", words))


def _credits_picture(words: str) -> bool:
    """Tell whether the words of a closing bracket credit a picture."""
    lowered = words.casefold()
    parts = [part.strip() for part in re.split(r"[/:,]| via | for |\s[-–—]\s", lowered)]
    kinds = _credit_kinds([*parts, *re.split(r"[^\w]+", lowered)])
    first = _credit_kinds(re.split(r"[^\w]+", lowered)[:1])
    by_agency = "agency" in kinds and (
        "weak" in kinds or "picture" in kinds or "/" in words
    )
    return (
        "stock" in kinds
        or first == ["picture"]
        or by_agency
        or ({"weak", "picture"} <= set(kinds) and len(lowered.split()) <= LABEL_WORDS)
    )


def _all_stock(plain: str) -> bool:
    parts = [part.strip(" .()[]") for part in re.split(r"/| via ", plain)]
    return {"stock", "agency"} >= set(_credit_kinds(parts)) != set() and all(
        _credit_kinds([part]) for part in parts
    )


def _credit_kinds(words: list[str]) -> list[str]:
    known = load_mapping("layout_credits")
    return [known[word] for word in words if word in known]


RULES = (
    Rule("ornament", "* * *", ZoneKind.BOILERPLATE, _has_no_word),
    Rule("address", "https://post.example/a", ZoneKind.BOILERPLATE, _is_address),
    Rule("language", "Greek (GR) ·", ZoneKind.BOILERPLATE, _is_language),
    Rule("signature", "ab/cde (Wire, Other Wire)", ZoneKind.BOILERPLATE, _is_signature),
    Rule("post", "— Ostrel Relief (@ostrelrelief)", ZoneKind.BOILERPLATE, _is_post),
    Rule("byline", "By Mara Teel and Jon Osk", ZoneKind.BOILERPLATE, _is_byline),
    Rule("menu", "Home | World | Sport", ZoneKind.BOILERPLATE, _is_menu),
    Rule("date", "Updated: 3 May 2019, 15:20 GMT", ZoneKind.BOILERPLATE, _is_date_line),
    Rule("credit", "(Photo: Mara Teel)", ZoneKind.BOILERPLATE, _is_picture_credit),
    Rule(
        "picture",
        "Women queue for water in Ostrel. (Photo: Mara Teel)",
        ZoneKind.CAPTION,
        _is_credited_picture,
    ),
)
"""Tried in this order; phrases of `layout_phrases.tsv` come after."""
