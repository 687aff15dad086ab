"""Read "I have it from men who were there that ...": who told it stands behind "from".

"have", "it", "from" and somebody, "that" and a clause -> Draft
"it", "is known", "from" and what tells it, "that"     -> Draft
a sentence; "We have this from" and somebody           -> Draft of the sentence before
"What I hear from" and somebody, "is", ":" and a clause -> Draft
"By all accounts" and a clause                         -> Draft
"The argument goes:" and a clause                      -> Draft of nobody named
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.stages.extract.drafts import Draft
from rashomon.stages.extract.subtrees import Stretch, Tree, to_ranges
from rashomon.text.parse import Token

OBTAINING = frozenset({"have", "get"})
"""Verbs whose "it ... from" opens what somebody told."""

VERBAL = frozenset({"VERB", "AUX"})

POINTING = frozenset({"it", "this", "that"})
"""What stands for the sentence before."""

LEARNT = frozenset(
    {"know", "learn", "establish", "conclude", "see", "gather", "emerge", "transpire"}
)
"""Verbs after whose "it" and "from" stands what tells it: "From the log it is known that"."""


def hearsay_drafts(tree: Tree) -> Iterator[Draft]:
    """Find what the writer or another has from somebody, in text order."""
    for verb in tree.tokens:
        if verb.lemma not in OBTAINING | LEARNT or verb.pos not in VERBAL:
            continue
        opened = _opened_from(tree, verb)
        if opened:
            yield opened
            continue
        for prep in tree.parse.dependents(verb.i, "prep"):
            teller = tree.child(prep.i, "pobj") if prep.lemma.lower() == "from" else None
            draft = _draft(tree, verb, prep, teller) if teller else None
            if draft:
                yield draft


def _opened_from(tree: Tree, verb: Token) -> Draft | None:
    """See "From the till rolls it is known that ...": the words before "it" tell it.

    Read off the words, as the parser takes what stands between for anything.
    """
    first, last = tree.parse.sentences[verb.sentence]
    it = tree.subject(verb.i)
    is_known = it is not None and it.text.lower() == "it" and verb.i + 1 < last
    if it is None or not is_known or tree.tokens[first].text.lower() != "from":
        return None
    that = tree.tokens[verb.i + 1]
    named = any(t.pos in NAMING for t in tree.tokens[first + 1 : it.i])
    if that.lemma != "that" or verb.lemma in OBTAINING or not named:
        return None
    return Draft(
        cue=to_ranges(tree, [(first, first + 1), (it.i, verb.i + 1)]),
        content=to_ranges(tree, [(that.i, last)]),
        source=to_ranges(tree, [(first + 1, it.i)]),
    )


NAMING = frozenset({"NOUN", "PROPN", "VERB"})
"""What may tell something; the tagger takes a bare plural for a verb ("the till rolls")."""


def _draft(tree: Tree, verb: Token, prep: Token, teller: Token) -> Draft | None:
    """Put together what was told, the words that say so and who told it."""
    told = _content(tree, verb, prep, teller)
    if told is None:
        return None
    is_after = told[0] > prep.i
    last = min(tree.right[teller.i] + 1, told[0]) if is_after else tree.right[teller.i] + 1
    cue = [(verb.i, prep.i + 1)] if prep.i > verb.i else [(prep.i, prep.i + 1), _it(verb)]
    return Draft(
        cue=to_ranges(tree, cue),
        content=to_ranges(tree, [told]),
        source=to_ranges(tree, [(tree.left[teller.i], last)]),
    )


def _it(verb: Token) -> Stretch:
    return verb.i, verb.i + 1


def _content(tree: Tree, verb: Token, prep: Token, teller: Token) -> Stretch | None:
    """Give the clause after "that", or the sentence that "this" stands for."""
    thing = tree.child(verb.i, "dobj") if verb.lemma in OBTAINING else tree.subject(verb.i)
    pointing = thing.text.lower() if thing else ""
    clause = _told(tree, verb, teller) if pointing == "it" else None
    if clause is not None:
        return tree.stretch(clause.i)
    is_short = verb.lemma in OBTAINING and pointing in POINTING and prep.i > verb.i
    return _sentence_before(tree, verb) if is_short else None


def _sentence_before(tree: Tree, verb: Token) -> Stretch | None:
    """Give the sentence before in the same paragraph, if it says something."""
    first, _ = tree.parse.sentences[verb.sentence]
    if verb.sentence == 0:
        return None
    before = tree.parse.sentences[verb.sentence - 1]
    words = tree.tokens[slice(*before)]
    gap = tree.parse.text[words[-1].end : tree.tokens[first].start]
    says = any(t.pos in {"VERB", "AUX"} for t in words) and words[-1].text != "?"
    return before if says and "\n" not in gap else None


HEARD = re.compile(
    r"(?P<cue>what\s(?:i|we)\s(?:have\s|had\s)?(?:hear|heard|learn|learnt|learned|gather|gathered)"
    r"\sfrom)\s(?P<source>[^,;:.?!]{3,80}?)\s(?:is|was)\b[^,;:.?!]{0,40}:\s",
    re.IGNORECASE,
)


ACCOUNTS = re.compile(
    r"(?P<cue>by)\s(?P<source>(?:all|every|most|many|several|some)\s(?:\w+\s)?accounts?"
    r"(?:\s(?:that\s)?(?:we|i)(?:\s(?:have|had))?\s(?:heard|read|seen|got|received))?)"
    r",?\s(?!of\b)",
    re.IGNORECASE,
)


ARGUED = re.compile(
    r"(?:the|their|this|that|another|one|(?P<source>[^,;:.?!]{3,60}?)['’]s?)\s(?:\w+\s)?"
    r"(?P<cue>(?:argument|claim|complaint|legend|logic|narrative|reasoning|story|theory)"
    r"\s(?:goes|went|runs|ran)(?:\s(?:something\s)?(?:like this|thus|as follows))?):\s",
    re.IGNORECASE,
)


OPENINGS = (HEARD, ACCOUNTS, ARGUED)
"""Credits that open a sentence and are read off its words."""


def opened_drafts(tree: Tree) -> Iterator[Draft]:
    """See "What I hear from farm hands is different: the dyke was cut", "By all accounts he fled".

    Read off the words of the sentence: its first verb may be that of a relative clause. The
    same holds for "The argument goes like this: if the ford is shut, the guild will leave".
    """
    for number, (first, last) in enumerate(tree.parse.sentences):
        start = tree.tokens[first].start
        matches = (form.match(tree.parse.text, start) for form in OPENINGS)
        found = next((match for match in matches if match), None)
        if found is None:
            continue
        behind = [t for t in tree.parse.sentence_tokens(number) if t.start >= found.end()]
        if any(t.pos in VERBAL for t in behind):
            yield Draft(
                cue=(found.span("cue"),),
                content=to_ranges(tree, [(behind[0].i, last)]),
                source=(found.span("source"),) if found["source"] else (),
                is_quoting=True,
            )


def _told(tree: Tree, verb: Token, teller: Token) -> Token | None:
    """Give the clause after "that", which the parser may hang on who told it."""
    clauses = [
        *tree.parse.dependents(verb.i, "ccomp", "advcl"),
        *tree.parse.dependents(teller.i, "relcl", "acl", "ccomp"),
    ]
    for clause in clauses:
        first = tree.tokens[tree.left[clause.i]]
        subject = tree.subject(clause.i)
        is_that = first.lemma == "that" and subject is not None and subject != first
        if is_that and first.i > max(teller.i, verb.i):
            return clause
    return None
