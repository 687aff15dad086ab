"""Know what the encoder takes for a credit and the rules know to be none.

Draft of the encoder, parse -> bool
"""

from __future__ import annotations

from rashomon.stages.extract.drafts import Draft
from rashomon.stages.extract.no_credits import (
    are_persons,
    closes_as_record,
    is_inference,
)
from rashomon.stages.extract.speakers import is_topic
from rashomon.text.lexicon import load_words
from rashomon.text.parse import Parse


def is_no_credit(parse: Parse, draft: Draft) -> bool:
    """Tell whether a draft of the encoder hands nothing over."""
    return any(test(parse, draft) for test in REFUSED)


def _is_asked(parse: Parse, draft: Draft) -> bool:
    """See "What can be expected of them?": a question that names nobody credits nobody."""
    cue = parse.tokens_between(*draft.cue[0])
    if draft.source or not cue:
        return False
    return parse.sentence_tokens(cue[0].sentence)[-1].text.rstrip("\"”’'").endswith("?")


def _is_person(parse: Parse, draft: Draft) -> bool:
    return are_persons([t for r in draft.content for t in parse.tokens_between(*r)])


def _is_inference(parse: Parse, draft: Draft) -> bool:
    root = parse.root_between(*draft.source[0]) if len(draft.source) == 1 else None
    end = draft.content[-1][1]
    if root is not None and closes_as_record(parse.text, root, end, draft.source[0]):
        return False
    return is_inference(
        (t.lemma for r in draft.cue for t in parse.tokens_between(*r)), root
    )


def _is_topic(parse: Parse, draft: Draft) -> bool:
    """See "Football: a draw in Ostrel": a heading before a colon is nobody."""
    if len(draft.source) != 1 or parse.text[slice(*draft.cue[0])].strip() != ":":
        return False
    return is_topic(parse, draft.source[0], draft.content[0])


def _is_opposed(parse: Parse, draft: Draft) -> bool:
    """See "Contrary to the army's claim, 12 died": what follows is not what the army claims."""
    cue = [t for r in draft.cue for t in parse.tokens_between(*r)]
    if len(cue) != 1 or cue[0].dep != "pobj":
        return False
    lead = next((t for t in parse.ancestors(cue[0].i) if t.dep != "prep"), cue[0])
    prep = parse.tokens[cue[0].head]
    opposes = {lead.lemma.lower(), prep.lemma.lower()} & load_words("opposing_words")
    below = {t.i for t in parse.subtree(cue[0].i)}
    content = [t for r in draft.content for t in parse.tokens_between(*r)]
    return bool(opposes) and not any(t.i in below for t in content)


def _is_meant(parse: Parse, draft: Draft) -> bool:
    """See "The claims are intended to hide it": what a thing is for, nobody says."""
    cue = [t for r in draft.cue for t in parse.tokens_between(*r)]
    verbs = [t for t in cue if t.tag == "VBN" and t.lemma in MEANT]
    return not draft.source and any(
        parse.dependents(t.i, "auxpass") and not parse.dependents(t.i, "agent")
        for t in verbs
    )


MEANT = frozenset({"aim", "calculate", "design", "intend", "mean"})
"""How a thing is made to serve."""


REFUSED = (
    _is_asked,
    _is_person,
    _is_inference,
    _is_topic,
    _is_opposed,
    _is_meant,
)
"""What the encoder takes for credits and the rules know to be none."""
