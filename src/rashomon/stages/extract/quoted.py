"""Read "AFP quoted the mayor as saying ...": the mayor speaks, AFP carries it.

verb of quoting, "as", participle of saying -> Draft of the speaker, inside one of who quotes
source with "quoted by AFP" behind it      -> the same

The words are credited to who said them; who carried them stands above, as in every chain.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.stages.extract.cues import entry_of, verb_group
from rashomon.stages.extract.drafts import Draft
from rashomon.stages.extract.subtrees import (
    Range,
    Stretch,
    Tree,
    joined,
    to_ranges,
    without_loose_relative,
)
from rashomon.text.lexicon import load_words
from rashomon.text.parse import Token

BEFORE_VERB = frozenset({",", '"', "”", "''", "?", "!"})
"""What ends a content that stands before its credit."""


@dataclass(frozen=True, slots=True)
class _Quoting:
    """A verb of quoting with its parts."""

    verb: Token
    said: Token
    speaker: Token
    carrier: Token | None
    content: Stretch

    @property
    def as_saying(self) -> Stretch:
        """The words from "as" to the participle."""
        return self.said.head, self.said.i + 1


def quoted_drafts(tree: Tree) -> Iterator[Draft]:
    """Find who is quoted, and by whom, in text order of the verbs of quoting."""
    for verb in tree.tokens:
        if verb.lemma in load_words("quoting_verbs") and verb.pos == "VERB":
            found = _quoting(tree, verb)
            if found:
                yield from _drafts(tree, found)


def _drafts(tree: Tree, found: _Quoting) -> Iterator[Draft]:
    group = verb_group(tree, found.verb.i)
    cue = [found.as_saying] if found.carrier else [group, found.as_saying]
    yield Draft(
        cue=to_ranges(tree, cue),
        content=to_ranges(tree, [found.content]),
        source=to_ranges(tree, [_words(tree, found.speaker)]),
        is_quoting=True,
        relayed_by=to_ranges(tree, [group])[0] if found.carrier else None,
    )
    if found.carrier:
        yield Draft(
            cue=to_ranges(tree, [group]),
            content=to_ranges(tree, [found.as_saying, found.content]),
            source=to_ranges(tree, [_words(tree, found.carrier)]),
        )


def _words(tree: Tree, noun: Token) -> Stretch:
    return without_loose_relative(tree, tree.stretch(noun.i))


def _quoting(tree: Tree, verb: Token) -> _Quoting | None:
    said = _participle(tree, verb)
    if said is None:
        return None
    is_passive = tree.is_passive(verb.i)
    speaker = tree.child(verb.i, "nsubjpass" if is_passive else "dobj")
    carrier = _agent(tree, verb, said) if is_passive else tree.child(verb.i, "nsubj")
    content = _content(tree, verb, said)
    if speaker is None or content is None:
        return None
    return _Quoting(verb, said, speaker, carrier, content)


def _participle(tree: Tree, verb: Token) -> Token | None:
    """Give the "saying" of "quoted X as saying"."""
    for link in tree.parse.dependents(verb.i, "prep"):
        said = tree.child(link.i, "pcomp") if link.lemma == "as" else None
        entry = entry_of(said) if said and said.tag == "VBG" else None
        if entry and entry.takes("that"):
            return said
    return None


def _agent(tree: Tree, *verbs: Token) -> Token | None:
    """Give who quotes; "by" may hang on either verb."""
    links = (t for v in verbs for t in tree.parse.dependents(v.i, "agent", "prep"))
    found = (tree.child(t.i, "pobj") for t in links if t.lemma == "by")
    return next((t for t in found if t), None)


def _content(tree: Tree, verb: Token, said: Token) -> Stretch | None:
    """Give the clause after the participle, else the one before the credit."""
    after = tree.child(said.i, "ccomp", "xcomp")
    if after and after.i > said.i:
        return tree.stretch(after.i)
    first, last = tree.parse.sentences[verb.sentence]
    if said.i + 2 < last and tree.tokens[said.i + 1].text in {":", '"', "“", "``"}:
        return said.i + 1, last
    before = tree.child(verb.i, "ccomp")
    subject = tree.subject(verb.i)
    if before is None or subject is None or not before.i < subject.i < verb.i:
        return None
    edge = tree.left[subject.i]
    is_set_off = edge > first and tree.tokens[edge - 1].text in BEFORE_VERB
    return (tree.left[before.i], edge) if is_set_off else None


def with_carriers(tree: Tree, drafts: Sequence[Draft]) -> list[Draft]:
    """Part "a source quoted by AFP" into the source and, above it, who carries its words."""
    pairs = [(draft, _carried(tree, draft)) for draft in drafts]
    carriers = [carried[1] for _, carried in pairs if carried]
    taken = {at for d in carriers for r in d.cue for at in range(*r)}
    kept = [
        carried[0] if carried else draft
        for draft, carried in pairs
        if carried or taken.isdisjoint(start for start, _ in draft.cue)
    ]
    return kept + carriers


def _carried(tree: Tree, draft: Draft) -> tuple[Draft, Draft] | None:
    if len(draft.source) != 1 or not draft.cue:
        return None
    verb = _quoted_by(tree, draft.source[0])
    carrier = _agent(tree, verb) if verb else None
    if verb is None or carrier is None:
        return None
    start = draft.source[0][0]
    kept = [t for t in tree.parse.tokens_between(start, verb.start) if t.i < verb.i]
    while kept and kept[-1].pos in {"PUNCT", "AUX", "ADV"}:
        kept.pop()
    if not kept or kept[-1].tag in {"WP", "WDT"}:
        return None
    outer = Draft(
        cue=to_ranges(tree, [(verb.i, verb.i + 1)]),
        content=joined([*draft.cue, *draft.content]),
        source=to_ranges(tree, [_words(tree, carrier)]),
    )
    return replace(draft, source=((start, kept[-1].end),)), outer


def _quoted_by(tree: Tree, source: Range) -> Token | None:
    words = tree.parse.tokens_between(*source)
    return next(
        (t for t in words[1:] if t.tag == "VBN" and t.lemma in load_words("relay_cues")),
        None,
    )
