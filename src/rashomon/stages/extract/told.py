"""Know drafts by their grammar: a credit that closes a sentence, a name for a thing.

Draft, parse -> bool
"""

from __future__ import annotations

from rashomon.stages.extract.cues import FINITE, entry_of
from rashomon.stages.extract.drafts import Draft
from rashomon.stages.extract.namings import is_naming
from rashomon.text.parse import Parse, Token

TOLD = frozenset({"say", "claim", "warn", "confirm", "complain"})
"""Kinds of cue that close a sentence they tell."""


def closes_sentence(parse: Parse, draft: Draft) -> bool:
    """See "The mill is shut, two neighbours who keep goats there told the paper".

    A clause, a comma, somebody and a verb of saying, and nothing said after it: so sure a sign
    that it needs no encoder.
    """
    verb = _verb(parse, draft)
    if verb is None or len(draft.content) != 1 or len(draft.source) != 1:
        return False
    (start, end), (first, last) = draft.content[0], draft.source[0]
    entry = entry_of(verb)
    is_told = entry is not None and entry.kind in TOLD and verb.tag in FINITE
    if not is_told or not start < end <= first < last <= verb.start:
        return False
    between = parse.text[end:first].strip()
    after = [t for t in parse.sentence_tokens(verb.sentence) if t.i > verb.i]
    says = any(t.tag in FINITE for t in parse.tokens_between(start, end))
    return between == "," and says and not any(t.pos in {"VERB", "AUX"} for t in after)


def names_thing(parse: Parse, draft: Draft) -> bool:
    """See "The governor described the fire as a crime"."""
    verb = _verb(parse, draft)
    return verb is not None and bool(draft.source) and is_naming(parse, verb)


def _verb(parse: Parse, draft: Draft) -> Token | None:
    cue = [t for r in draft.cue for t in parse.tokens_between(*r)]
    verbs = [t for t in cue if t.pos == "VERB"]
    return verbs[-1] if verbs else None
