"""Tell whether a verb speaks of a time that is still to come.

    verb -> its helpers, what it hangs from -> the ground on which it lies ahead | None

"will leave on Friday", "is due in court on Friday", "if they fail on Friday, they will ..." lie
ahead; "was to have left on Friday" and "would have left" were ahead once and are over.
"""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from rashomon.text.lexicon import load_words
from rashomon.text.parse import Parse, Token
from rashomon.text.time_items import time_words

MAX_CLAUSES = 3
"""Clauses looked at upwards, each for what it hangs from."""


def ground_ahead(parse: Parse, verb: Token, depth: int = 0) -> str | None:
    """Name the ground on which what a verb tells of lies ahead; None: there is none."""
    if depth >= MAX_CLAUSES:
        return None
    grounds = UP_TO if _is_over(parse, verb) else GROUNDS
    return next((g for g, is_so in grounds.items() if is_so(parse, verb, depth)), None)


def _is_over(parse: Parse, verb: Token) -> bool:
    """See "would have left", "was to have left", "had left"; "will have left" lies ahead."""
    helpers = parse.dependents(verb.i, "aux")
    has_been = any(h.lemma == "have" for h in helpers)
    return has_been and not any(has_kind(h.text.lower(), "will") for h in helpers)


def _has_will(parse: Parse, verb: Token, _depth: int) -> bool:
    return any(has_kind(h.text.lower(), "will") for h in parse.dependents(verb.i, "aux"))


def _has_would(parse: Parse, verb: Token, _depth: int) -> bool:
    """See "said it would meet on Friday"; "it would not say" alone is a refusal that is over."""
    helpers = {h.text.lower() for h in parse.dependents(verb.i, "aux")}
    is_told = _clause(parse, verb).dep in SUBORDINATE
    return not helpers.isdisjoint(WOULD) and (is_told or not _is_negated(parse, verb))


WOULD = frozenset({"would", "'d", "’d"})
"""What "will" is in what was said."""

SUBORDINATE = frozenset({"ccomp", "relcl", "advcl", "acl", "pcomp", "xcomp", "parataxis"})
"""Labels of clauses that hang from another's verb."""


def _has_modal(parse: Parse, verb: Token, _depth: int) -> bool:
    """See "may meet on Friday", "could fall by Friday"; "could be seen on Sunday" is over."""
    helpers = {h.text.lower() for h in parse.dependents(verb.i, "aux")}
    if _is_negated(parse, verb) or helpers.isdisjoint(MODALS | ABLE):
        return False
    return not helpers.isdisjoint(MODALS) or _has_deadline(parse, verb)


MODALS = frozenset({"may", "might", "must", "should"})
"""What speaks of later, where nothing is told in the perfect."""

ABLE = frozenset({"can", "could"})
"""What may have been so, too: they speak of later where a deadline is named."""


def _has_deadline(parse: Parse, verb: Token) -> bool:
    """See "by Friday", "as early as Tuesday"."""
    return any(t.lemma.lower() in DEADLINE for t in parse.subtree(verb.i) if t.i > verb.i)


DEADLINE = frozenset({"by", "early", "soon", "until"})
"""Words of a time up to which, or from which on at the earliest."""


def _is_planned(parse: Parse, verb: Token, _depth: int) -> bool:
    """See "plans to meet on Friday", "is to meet", "agreed to meet", "is likely to meet"."""
    head = parse.tokens[verb.head]
    is_to = any(h.text.lower() == "to" for h in parse.dependents(verb.i, "aux"))
    return head.i != verb.i and is_to and has_kind(head.lemma, "plan")


def _is_due(parse: Parse, verb: Token, _depth: int) -> bool:
    """See "is due in court on Friday", "are set for Friday"; what was due may be over."""
    if verb.lemma == "be" and verb.tag in PRESENT:
        likes = parse.dependents(verb.i, "acomp", "attr")
        return any(has_kind(t.lemma, "set for") for t in likes)
    helpers = parse.dependents(verb.i, "auxpass")
    is_now = any(h.tag in PRESENT for h in helpers)
    return is_now and has_kind(verb.lemma, "set for")


PRESENT = frozenset({"VBZ", "VBP"})
"""Tags of what is so now."""


def _lasts(parse: Parse, verb: Token, _depth: int) -> bool:
    """See "tickets remain valid until Sunday", "has closed the road until Sunday"."""
    links = parse.dependents(verb.i, "prep")
    helpers = parse.dependents(verb.i, "aux", "auxpass")
    is_now = (helpers[0] if helpers else verb).tag in PRESENT
    return is_now and any(t.lemma == "until" for t in links)


def _is_put_off(parse: Parse, verb: Token, _depth: int) -> bool:
    """See "the trial was adjourned until Monday", "the vote was moved to Sunday"."""
    links = [t for t in parse.dependents(verb.i, "prep") if t.lemma.lower() in PUT_TO]
    days = (t for p in links for t in parse.dependents(p.i, "pobj"))
    return has_kind(verb.lemma, "put off") and any(
        has_kind(t.lemma.lower(), kind) for t in days for kind in ("weekday", "unit")
    )


PUT_TO = frozenset({"until", "till", "to"})
"""What stands before the day to which something was put off."""


def _has_to(parse: Parse, verb: Token, _depth: int) -> bool:
    """See "she has to appear before Friday", "it needs to be paid by Friday"."""
    head = parse.tokens[verb.head]
    is_to = any(h.text.lower() == "to" for h in parse.dependents(verb.i, "aux"))
    is_owed = head.lemma in OWING and head.tag in PRESENT
    return verb.dep == "xcomp" and is_to and is_owed


OWING = frozenset({"have", "ought"})
"""What one does who is still to do something."""


def _is_demanded(parse: Parse, verb: Token, _depth: int) -> bool:
    """See "demanded that the road be opened by Friday"; "demands" are heard for what is to be."""
    helpers = parse.dependents(verb.i, "aux", "auxpass")
    first = helpers[0] if helpers else verb
    subjects = parse.dependents(verb.i, "nsubj", "nsubjpass")
    marks = parse.dependents(verb.i, "mark")
    is_bare = first.tag == "VB" and bool(subjects) and any(m.lemma == "that" for m in marks)
    return verb.dep == "ccomp" and is_bare


def _is_scheduled(parse: Parse, verb: Token, _depth: int) -> bool:
    """See "The truce ends on Friday", in a sentence that tells nothing else."""
    is_plain = verb.dep == "ROOT" and not parse.dependents(verb.i, "aux", "auxpass")
    return is_plain and verb.tag in PRESENT and has_kind(verb.lemma, "schedule")


def _is_set(parse: Parse, verb: Token, _depth: int) -> bool:
    """See "a vote scheduled for Friday": beside a noun, without a helper.

    Of what was called off that day may be over; of what has been called off it is to come.
    """
    if verb.dep not in {"acl", "amod"} or not has_kind(verb.lemma, "set for"):
        return False
    over = parse.tokens[parse.tokens[verb.head].head]  # what became of the vote
    is_for = any(p.lemma == "for" for p in parse.dependents(verb.i, "prep"))
    helpers = parse.dependents(over.i, "aux")
    is_news = any(h.lemma == "have" and h.tag in PRESENT for h in helpers)
    return is_for and (is_news or not has_kind(over.lemma, "called off"))


def _hangs_from_ahead(parse: Parse, verb: Token, depth: int) -> bool:
    """See "if they fail on Friday, they will ...", "until it meets on Friday"."""
    if verb.dep != "advcl":
        return False
    marks = {m.lemma.lower() for m in parse.dependents(verb.i, "mark", "advmod")}
    may_be = load_words("conditionals") | (UPCOMING if verb.tag != "VBD" else frozenset())
    if marks.isdisjoint(may_be):
        return False  # "will stay after a court refused on Thursday"
    return ground_ahead(parse, parse.tokens[verb.head], depth + 1) is not None


UPCOMING = frozenset({"after", "before", "once", "until", "when"})
"""What stands before a time that lies ahead, where the verb is not one of the past."""


def _goes_on(parse: Parse, verb: Token, depth: int) -> bool:
    """See "will meet on Monday and leave on Tuesday", "if they fail to win on Friday"."""
    helpers = {h.text.lower() for h in parse.dependents(verb.i, "aux")}
    is_bare = verb.dep == "conj" and verb.tag == "VB" and not helpers
    is_part = verb.dep == "xcomp" and helpers <= {"to"}
    if not (is_bare or is_part) or parse.dependents(verb.i, "nsubj", "nsubjpass"):
        return False
    return ground_ahead(parse, parse.tokens[verb.head], depth + 1) is not None


Ground = Callable[[Parse, Token, int], bool]

UP_TO: MappingProxyType[str, Ground] = MappingProxyType(
    {"until": _lasts, "put off": _is_put_off}
)
"""Why a time may lie ahead of what is over: "has adjourned until Monday"."""

GROUNDS: MappingProxyType[str, Ground] = MappingProxyType(
    {
        "will": _has_will,
        "would": _has_would,
        "modal": _has_modal,
        "plan": _is_planned,
        "due": _is_due,
        **UP_TO,
        "has to": _has_to,
        "demand": _is_demanded,
        "schedule": _is_scheduled,
        "set for": _is_set,
        "condition": _hangs_from_ahead,
        "going on": _goes_on,
    }
)
"""Why a verb may speak of later, in the order in which they are asked."""


TOLD = frozenset({"will", "would"})
"""Grounds that put "Thursday's match" ahead too."""


def is_past_plan(parse: Parse, verb: Token) -> bool:
    """See "ordered them to leave by noon on Wednesday": that day may be over."""
    head = parse.tokens[verb.head]
    return _is_planned(parse, verb, 0) and head.tag == "VBD"


def has_kind(word: str, kind: str) -> bool:
    """Tell whether `time_words.tsv` lists a word under a kind."""
    return any(one == kind for one, _ in time_words().get(word, ()))


def _is_negated(parse: Parse, verb: Token) -> bool:
    return bool(parse.dependents(verb.i, "neg"))


def _clause(parse: Parse, verb: Token) -> Token:
    """Give the first of the verbs that a verb is coordinated with."""
    while verb.dep == "conj" and verb.head != verb.i:
        verb = parse.tokens[verb.head]
    return verb
