"""Parse the blocks of a document once; everything later reads the same parse.

    text, blocks -> spaCy tagger, parser -> names -> Parse

Stages see `Token` and `Parse` and never spaCy, so another parser can take its place. Blocks
(zones) are parsed apart: a heading without a full stop does not run into the paragraph below.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from rashomon.text.abbreviations import sentence_edges
from rashomon.text.footnotes import without_notes
from rashomon.text.list_marks import SYMBOL
from rashomon.text.parser import load_parser
from rashomon.text.state_masks import Masked, known_states, mask_states
from rashomon.text.word_forms import Case, WordForm

BLOCK_LIMIT = 10_000
"""Longest piece given to the parser at once, in code points. Its memory grows with the
piece; one paragraph of news is below 3,000."""

RUN_ON = 2_000
"""Longest stretch without a sentence's end that is parsed as one, in code points. Sentences
of news stay below 900. Up to here a stretch without stops costs what prose of its length does;
what is made of quotation marks alone costs nine times as much at four times the length."""

_RUN_ON = re.compile(rf"[^.!?\n]{{{RUN_ON},}}")


@dataclass(frozen=True, slots=True)
class Token:
    """One token with its place in the document and in the dependency tree."""

    i: int
    text: str
    start: int
    end: int
    lemma: str
    pos: str
    """Universal part of speech (NOUN, PROPN, VERB, AUX ...)."""
    tag: str
    """Penn Treebank tag."""
    dep: str
    """ClearNLP dependency label of spaCy's English models."""
    head: int
    """Index of the head; its own index at the root."""
    sentence: int


@dataclass(frozen=True, slots=True)
class Name:
    """A named thing: its tokens (end exclusive) and its OntoNotes label (PERSON, GPE ...)."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class Parse:
    """Tokens of the parsed blocks of one document, in text order, spaces left out."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    """First token and one past the last of each sentence."""
    names: tuple[Name, ...]
    """Named things in text order."""
    children: tuple[tuple[int, ...], ...]
    """Indices of the dependents of each token, in text order."""
    _starts: list[int] = field(init=False, repr=False, compare=False)
    _ends: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Note where tokens begin and end: ranges are looked up a thousand times a text."""
        object.__setattr__(self, "_starts", [t.start for t in self.tokens])
        object.__setattr__(self, "_ends", [t.end for t in self.tokens])

    def sentence_tokens(self, number: int) -> tuple[Token, ...]:
        """Give the tokens of one sentence."""
        first, last = self.sentences[number]
        return self.tokens[first:last]

    def sentence_range(self, number: int) -> tuple[int, int]:
        """Give the code points of one sentence, end exclusive."""
        first, last = self.sentences[number]
        return self.tokens[first].start, self.tokens[last - 1].end

    def dependents(self, i: int, *labels: str) -> list[Token]:
        """Give the dependents of a token with one of the labels (all without labels)."""
        children = self.children[i]
        if not children:
            return []
        tokens = self.tokens
        if not labels:
            return [tokens[c] for c in children]
        return [t for c in children if (t := tokens[c]).dep in labels]

    def subtree(self, i: int) -> list[Token]:
        """Give a token and all below it, in text order."""
        seen: list[int] = []
        todo = [i]
        while todo:
            at = todo.pop()
            seen.append(at)
            todo.extend(self.children[at])
        return [self.tokens[k] for k in sorted(seen)]

    def ancestors(self, i: int) -> Iterator[Token]:
        """Walk from a token's head up to the root of its sentence."""
        at = self.tokens[i]
        while at.head != at.i:
            at = self.tokens[at.head]
            yield at

    def tokens_between(self, start: int, end: int) -> tuple[Token, ...]:
        """Give the tokens that lie inside a range of code points."""
        low = bisect_left(self._starts, start)
        return self.tokens[low : bisect_right(self._ends, end, low)]

    def root_between(self, start: int, end: int) -> Token | None:
        """Give the first token of a range whose head is itself or lies outside the range."""
        for token in self.tokens_between(start, end):
            head = self.tokens[token.head]
            is_top = head.i == token.i or not start <= head.start < end
            if is_top and token.pos != "PUNCT":
                return token
        return None


def parse_blocks(text: str, blocks: Iterable[tuple[int, int]]) -> Parse:
    """Parse ranges of a text.

    Args:
        text: The whole document.
        blocks: Ranges of code points to read, in text order, not overlapping.

    Returns:
        One parse over all blocks; offsets are those of the whole text.
    """
    parser = load_parser()
    pieces = list(prepared_pieces(text, blocks))
    known = known_states(text)
    masks = [mask_states(part, known) for _, part in pieces]
    docs = parser.read(
        (mask.text, {mask.place_of(at): begins for at, begins in sentence_edges(part)})
        for mask, (_, part) in zip(masks, pieces, strict=True)
    )
    tables = [
        _table(doc, mask, part)
        for doc, mask, (_, part) in zip(docs, masks, pieces, strict=True)
    ]
    forms = iter(parser.forms.of(_cases(tables, parser.forms.expletive)))
    found = _Found([], [], [])
    for (start, _), table, names in zip(
        pieces, tables, parser.names.read(docs), strict=True
    ):
        _append(_Piece(start, table, list(islice(forms, len(table))), names), found)
    return Parse(
        text,
        tuple(found.tokens),
        tuple(found.sentences),
        tuple(found.names),
        _children(found.tokens),
    )


def prepared_pieces(
    text: str, blocks: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, str]]:
    """Give what the parser is given: where each piece begins, and its text made readable."""
    for block in blocks:
        for start, end in _pieces(text, *block):
            yield start, _clean(text[start:end])


COLUMNS = ["IDX", "HEAD", "SENT_START", "IS_SPACE", "ORTH", "TAG", "DEP", "LENGTH"]
"""What is read of each token of spaCy's."""

IDX, HEAD, SENTENCE, SPACE, ORTH, _TAG, DEP, LENGTH = range(8)
CASE = slice(ORTH, DEP + 1)
"""Columns that make a token's case."""

Table = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class _Piece:
    """One parsed piece: where it begins, and a row, a form a token, spaces among them."""

    start: int
    table: Table
    forms: Sequence[WordForm]
    names: Sequence[tuple[int, int, str]]


@dataclass(slots=True)
class _Found:
    """What has been read so far, over all pieces."""

    tokens: list[Token]
    sentences: list[tuple[int, int]]
    names: list[Name]


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a block into parseable pieces, at a sentence's end where there is one."""
    edges = sorted({start, *_run_on_edges(text, start, end), end})
    for low, high in pairwise(edges):
        at = low
        while high - at > BLOCK_LIMIT:
            cut = place_to_part(text, at, at + BLOCK_LIMIT)
            yield at, cut
            at = cut
        if text[at:high].strip():
            yield at, high


def _run_on_edges(text: str, start: int, end: int) -> Iterator[int]:
    """Cut what has no sentence's end for RUN_ON code points into stretches of that length."""
    for run in _RUN_ON.finditer(text, start, end):
        at = run.start()
        while run.end() - at > RUN_ON:
            yield at
            at = place_to_part(text, at, at + RUN_ON)
        yield at
        yield run.end()


def place_to_part(text: str, start: int, stop: int) -> int:
    """Find where to part a stretch: after a sentence, else a line, else a word."""
    for mark in (". ", "\n", " "):
        found = text.rfind(mark, start + 1, stop)
        if found > start:
            return found + 1
    return stop


_BULLET = re.compile(
    r"^[^\S\n]*(?:[•●▪■◦‣⁃·*–-]|\d{1,2}[.)])(?=[^\S\n]+[^\W\d_])", re.MULTILINE
)
"""What opens an entry of a list."""


def _clean(part: str) -> str:
    """Replace, one for one, what the parser trips over; offsets stay."""
    listed = _BULLET.sub(lambda found: " " * len(found.group()), part)
    listed = without_notes(SYMBOL.sub(" ", listed))
    return "".join(" " if _is_unreadable(c) else c for c in listed)


def _is_unreadable(c: str) -> bool:
    return "\ud800" <= c <= "\udfff" or c in "\x00\u00a0\u200b"


def _table(doc: Any, mask: Masked, part: str) -> Table:  # noqa: ANN401  spaCy ships no complete types
    """Read the tokens of a piece; a masked word gets its own place and word again."""
    table: Table = doc.to_array(COLUMNS)
    if len(mask.edges) == 1:
        return table
    starts = table[:, IDX].astype(np.int64)
    ends = mask.places(starts + table[:, LENGTH].astype(np.int64))
    table[:, IDX] = mask.places(starts)
    for k in np.searchsorted(starts, mask.edges[1::2], side="right") - 1:
        word = part[int(table[k, IDX]) : int(ends[k])]
        table[k, ORTH] = doc.vocab.strings.add(word)
    return table


def _cases(tables: Iterable[Table], expletive: int) -> Iterator[Case]:
    for table in tables:
        after = np.concatenate(([False], table[:-1, DEP] == np.uint64(expletive)))
        yield from zip(*table[:, CASE].T.tolist(), after.tolist(), strict=True)


def _append(piece: _Piece, found: _Found) -> None:
    """Add the tokens, sentences and names of a piece; spaces are left out."""
    seen = piece.table[:, SPACE] == 0
    places: list[int] = (len(found.tokens) + np.cumsum(seen) - 1).tolist()
    for first, last in _sentences(piece.table):
        before = len(found.tokens)
        found.tokens += _tokens(piece, (first, last), places, len(found.sentences))
        if len(found.tokens) > before:
            found.sentences.append((before, len(found.tokens)))
    for first, last, kind in piece.names:
        inside = [places[i] for i in range(first, last) if seen[i]]
        if inside:
            found.names.append(Name(inside[0], inside[-1] + 1, kind))


def _sentences(table: Table) -> Iterator[tuple[int, int]]:
    starts = np.flatnonzero(table[1:, SENTENCE] == 1) + 1
    yield from pairwise([0, *starts.tolist(), len(table)])


def _tokens(
    piece: _Piece, sentence: tuple[int, int], places: Sequence[int], number: int
) -> Iterator[Token]:
    """Read the tokens of one sentence of a piece.

    Args:
        piece: The piece.
        sentence: First token and one past the last, in the piece.
        places: Index in the document of each token of the piece; a space has that of the
            token before it.
        number: Which sentence of the document it is.
    """
    rows = piece.table[slice(*sentence)]
    starts: list[int] = (piece.start + rows[:, IDX].astype(np.int64)).tolist()
    steps: list[int] = rows[:, HEAD].view(np.int64).tolist()
    spaces: list[int] = rows[:, SPACE].tolist()
    for k, (text, lemma, pos, tag, dep) in enumerate(piece.forms[slice(*sentence)]):
        if not spaces[k]:
            i = places[sentence[0] + k]
            head = places[sentence[0] + _visible_head(k, steps, spaces)]
            end = starts[k] + len(text)
            yield Token(i, text, starts[k], end, lemma, pos, tag, dep, head, number)


def _visible_head(k: int, steps: Sequence[int], spaces: Sequence[int]) -> int:
    """Climb to the nearest head that is no space; to the token itself where there is none."""
    head = k + steps[k]
    while spaces[head] and steps[head]:
        head += steps[head]
    return k if spaces[head] else head


def _children(tokens: Sequence[Token]) -> tuple[tuple[int, ...], ...]:
    below: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            below[token.head].append(token.i)
    return tuple(map(tuple, below))
