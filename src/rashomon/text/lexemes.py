"""Cut the parsed text into small lexemes for figures and times.

    parse -> words, numbers and marks, each with its token -> Lexeme

The parser cuts "6.1-magnitude", "55km" and "20-30" now in one way, now in another; here a
number, a word and a mark are always apart, and each knows which token it belongs to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rashomon.text.parse import Parse, Token

BREAK = "break"
"""Kind of the lexeme between two blocks of text: no figure or date reaches across it."""

_PATTERN = re.compile(
    r"(?P<number>[0-9]{1,3}(?:[,\u00a0\u202f\u2009][0-9]{3})+(?![0-9])(?:\.[0-9]+)?"
    r"|(?<![\w.])\.[0-9]+(?!\.?[0-9])"
    r"|[0-9]+(?:\.[0-9]+)?(?!\.?[0-9]))"
    r"|(?P<code>[0-9]+(?:\.[0-9]+)+)"
    r"|(?P<word>(?:[^\W\d_]\.){2,}|[ap]\.m(?![^\W\d_])|o['’]clock|[^\W\d_]+)"
    r"|(?P<mark>[^\s\w]|_)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A number, a word or a mark of the text."""

    text: str
    low: str
    """Small letters; the stops of "a.m." and thousands marks taken out."""
    start: int
    end: int
    kind: str
    """number, word, mark, code ("1.2.3") or break."""
    glued: bool
    """Nothing stands between it and the lexeme before."""
    token: int
    """Index of the token it lies in; that of the last token before it for a break."""


def find_lexemes(parse: Parse) -> tuple[Lexeme, ...]:
    """Cut all parsed text into lexemes, in text order, with a break between blocks."""
    found: list[Lexeme] = []
    last = -1
    for token in parse.tokens:
        if last >= 0 and _is_break(parse, parse.tokens[last], token):
            at = parse.tokens[last].end
            found.append(Lexeme("", "", at, at, BREAK, glued=False, token=last))
        last = token.i
    return tuple(_with_breaks(parse, found))


def _is_break(parse: Parse, before: Token, token: Token) -> bool:
    """Tell whether two tokens lie in different blocks.

    One line end inside a sentence is a wrapped line; an empty line, or a line end between
    sentences, ends a block.
    """
    lines = parse.text.count("\n", before.end, token.start)
    return lines > 1 or (lines == 1 and before.sentence != token.sentence)


def _with_breaks(parse: Parse, breaks: list[Lexeme]) -> Iterator[Lexeme]:
    if not parse.tokens:
        return
    start, at = parse.tokens[0].start, 0
    stop = parse.tokens[-1].end
    for pause in [*breaks, None]:
        end = pause.start if pause else stop
        for lexeme in _scan(parse, start, end, at):
            at = lexeme.token
            yield lexeme
        start = end
        if pause:
            yield pause


def _scan(parse: Parse, start: int, end: int, at: int) -> Iterator[Lexeme]:
    tokens, before = parse.tokens, -1
    for match in _PATTERN.finditer(parse.text, start, end):
        while at + 1 < len(tokens) and tokens[at + 1].start <= match.start():
            at += 1
        if match.start() >= tokens[at].end:
            continue  # outside the blocks that were parsed
        yield Lexeme(
            match[0],
            _low(match[0], match.lastgroup),
            match.start(),
            match.end(),
            match.lastgroup or "mark",
            glued=match.start() == before,
            token=at,
        )
        before = match.end()


def _low(text: str, kind: str | None) -> str:
    if kind == "number":
        return re.sub(r"[^0-9.]", "", text)
    if kind == "word":
        return text.lower().replace(".", "").replace("’", "'")
    return "/" if text == "⁄" else text
