"""Read rejections that hang on the noun they reject, and cut the verdict off what is rejected.

"a report the army dismissed", "the claim, denied by the army, is that ..." -> Draft
cue "rejected as", content "baseless the charge that ..." -> content "the charge that ..."
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.stages.extract.cues import entry_of, verb_group
from rashomon.stages.extract.drafts import Draft
from rashomon.stages.extract.subtrees import Stretch, Tree, names_at, to_ranges
from rashomon.text.lexicon import load_mapping, load_words
from rashomon.text.parse import Parse, Token

RELATIVES = frozenset({"WDT", "WP"})


def rejected_drafts(tree: Tree) -> Iterator[Draft]:
    """Find who rejects a noun from a clause that hangs on it, in text order of the cues."""
    for verb in tree.tokens:
        entry = entry_of(verb) if verb.dep in {"relcl", "acl"} else None
        if entry is None or entry.kind != "deny" or entry.part != "verb":
            continue
        noun = tree.tokens[verb.head]
        rejecter = _rejecter(tree, verb)
        if rejecter and noun.i < verb.i and noun.lemma in load_words("account_nouns"):
            yield Draft(
                cue=to_ranges(tree, [verb_group(tree, verb.i)]),
                content=to_ranges(tree, [_rejected(tree, noun, verb)]),
                source=to_ranges(tree, [tree.stretch(rejecter.i)]),
            )


def _rejecter(tree: Tree, verb: Token) -> Token | None:
    """Give the agent of a participle, or the subject of a verb whose object is the noun above."""
    for by in tree.parse.dependents(verb.i, "agent"):
        return tree.child(by.i, "pobj")
    subject = tree.child(verb.i, "nsubj")
    is_whole = (
        tree.child(verb.i, "dobj", "ccomp", "xcomp", "nsubjpass", "auxpass") is not None
    )
    is_own = subject is not None and subject.i < verb.i and subject.tag not in RELATIVES
    return subject if is_own and not is_whole else None


def _rejected(tree: Tree, noun: Token, verb: Token) -> Stretch:
    """Give the noun with its words, or what it is: "the claim, denied by ..., is that P"."""
    above = tree.tokens[noun.head]
    told = tree.child(above.i, "ccomp") if above.lemma == "be" else None
    if told is not None and noun.dep == "nsubj" and told.i > verb.i:
        return tree.stretch(told.i)
    first, last = tree.stretch(noun.i)
    return first, max(min(last, tree.left[verb.i]), noun.i + 1)


def with_tellers(parse: Parse, drafts: Sequence[Draft]) -> list[Draft]:
    """See "denied that its men had fled | and said they held the bridge": who denies says so too.

    So does who "said the pump was broken | and accused the guild": no pump accuses anybody. The
    parser hangs the second verb on what is told, as if the men had said it, or the pump.
    """
    found = list(drafts)
    for k, draft in enumerate(drafts):
        told = _told_beside(parse, draft)
        if told is None:
            continue
        joint = _before_joint(parse, _finite(parse, told)).end
        kept = [(a, min(b, joint)) for a, b in draft.content if a < joint]
        behind = parse.tokens_between(told.end, draft.content[-1][1])
        if not kept or not behind:
            continue
        said = (behind[0].start, draft.content[-1][1])
        found[k] = replace(draft, content=tuple(kept))
        its = [n for n, d in enumerate(found) if any(a <= told.start < b for a, b in d.cue)]
        for n in (n for n in its if n != k):
            found[n] = replace(found[n], source=draft.source)
        if not its:
            cue = (_finite(parse, told).start, told.end)
            found.append(Draft(cue=(cue,), content=(said,), source=draft.source))
    return found


def _before_joint(parse: Parse, verb: Token) -> Token:
    """Give the last word before the "and" that joins a verb."""
    at = verb.i - 1
    while at > 0 and parse.tokens[at].pos == "CCONJ":
        at -= 1
    return parse.tokens[at]


def _told_beside(parse: Parse, draft: Draft) -> Token | None:
    """Give the verb of saying that is joined to what somebody denies, without its own subject."""
    verbs = [t for r in draft.cue for t in parse.tokens_between(*r) if t.pos == "VERB"]
    kinds = {e.kind for t in verbs if (e := entry_of(t))}
    if not draft.source or kinds.isdisjoint(SAYING | {"deny"}):
        return None
    for token in (t for r in draft.content for t in parse.tokens_between(*r)):
        entry = entry_of(token) if token.dep == "conj" and token.pos == "VERB" else None
        is_active = token.tag == "VBN" and parse.dependents(token.i, "dobj")
        if entry is None or (entry.kind not in SAYING and entry.lemma not in REFUSING):
            continue
        if parse.dependents(token.i, "nsubj", "nsubjpass"):
            continue
        helped = parse.dependents(token.i, "aux", "auxpass")
        goes_on = token.tag == verbs[0].tag or bool(is_active)
        if not (_is_of_cue(parse, token, verbs[0]) if helped else goes_on):
            continue
        if "deny" in kinds or not _may_tell(parse, parse.tokens[token.head]):
            return token
    return None


REFUSING = frozenset({"decline", "refuse"})
"""What somebody does beside what he says."""


def _is_of_cue(parse: Parse, token: Token, cue: Token) -> bool:
    """See "has said they were seized and has refused to talk": in the tense of the saying."""
    told, saying, above = (
        _finite(parse, t) for t in (token, cue, parse.tokens[token.head])
    )
    return told.tag == saying.tag != above.tag


def _finite(parse: Parse, verb: Token) -> Token:
    """Give the word that carries the tense."""
    helpers = parse.dependents(verb.i, "aux", "auxpass")
    return helpers[0] if helpers else verb


def _may_tell(parse: Parse, verb: Token) -> bool:
    """Tell whether the subject of a verb may be who goes on: "said the mayor lied and accused"."""
    for subject in parse.dependents(verb.i, "nsubj", "nsubjpass"):
        is_body = any(n.label in BODIES for n in names_at(parse, subject))
        known = load_mapping("person_nouns").keys() | load_mapping("actor_nouns").keys()
        return is_body or subject.pos == "PRON" or subject.lemma in known
    return True


BODIES = frozenset({"PERSON", "ORG", "NORP", "GPE"})
"""Labels of names that speak."""


SAYING = frozenset(
    {"say", "claim", "accuse", "warn", "order", "ask", "confirm", "promise", "deny"}
)
"""Kinds of cue by which who denies goes on."""


def without_verdict(parse: Parse, draft: Draft) -> Draft:
    """Cut "baseless" off "rejected as | baseless | the charge that he took bribes"."""
    if not draft.cue or not draft.content:
        return draft
    cue = parse.tokens_between(*draft.cue[-1])
    words = parse.tokens_between(*draft.content[0])
    if len(words) < MIN_REJECTED or not cue or cue[-1].lemma.lower() != "as":
        return draft
    if words[0].i != cue[-1].i + 1 or words[0].lemma not in load_words("rejections"):
        return draft
    rest = (words[1].start, draft.content[0][1])
    return replace(draft, content=(rest, *draft.content[1:]))


MIN_REJECTED = 3
"""Fewest words of a verdict with what it is on: "nonsense suggestions that ..."."""
