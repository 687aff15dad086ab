"""Cut a stretch of a sentence into clauses: one predicate each.

    parse, range -> clause heads -> every token to its nearest head -> Clause

A claim is cut from a clause. What is split off and what stays is one table (`SPLITS`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.stages.extract.clause_edges import (
    JOINTS,
    SUBJECTS,
    is_joint,
    is_opening_as,
    owns_up,
    past_closing,
)
from rashomon.stages.extract.clefts import cleft_content
from rashomon.stages.extract.comments import set_off_as
from rashomon.stages.extract.conditions import inverted_beside, is_inverted, opens_condition
from rashomon.stages.extract.dangling import without_dangling
from rashomon.stages.extract.leaning import (
    AUXILIARIES,
    FINITE,
    leans,
    leans_beside,
    lists_on,
)
from rashomon.stages.extract.opposed import without_opposed
from rashomon.text.parse import Parse, Token

MIN_WORDS = 3
"""Shortest clause that stands alone, in words: below it a piece ("killing") names no more
than its predicate and stays with the clause it hangs on."""

STAYS_BY_MARK = frozenset(
    {"if", "unless", "because", "since", "as", "when", "after", "before", "until", "once"}
    | {"that", "whether", "for", "so", "than", "to"}
)
"""Subordinators whose clause stays with its main clause: conditions, causes and times are
part of what is said; a concession or a contrast is a statement of its own."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate with its words, in text order."""

    head: Token
    tokens: tuple[Token, ...]

    @property
    def start(self) -> int:
        """First code point."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """One past the last code point."""
        return self.tokens[-1].end


def is_verbal(token: Token) -> bool:
    """Tell whether a token can head a clause."""
    return token.pos in {"VERB", "AUX"}


def _coordinated(parse: Parse, token: Token) -> bool:
    """See "took the town | and burned the mill", unless the second half leans on the first."""
    is_joined = token.dep == "conj" and is_verbal(parse.tokens[token.head])
    return is_joined and not leans(parse, token)


def _participle_after(parse: Parse, token: Token) -> bool:
    """See "struck the town, | killing five"."""
    return (
        (token.dep == "advcl" or (token.dep == "acl" and token.tag == "VBG"))
        and token.tag in {"VBG", "VBN"}
        and token.i > token.head
        and not parse.dependents(token.i, "mark")
        and _has_comma_before(parse, token)
        and not lists_on(parse, token)
    )


def _contrast(parse: Parse, token: Token) -> bool:
    """See "the army withdrew, | although fighting went on"."""
    if token.dep != "advcl" or is_inverted(parse, token):
        return False
    marks = {t.text.lower() for t in parse.dependents(token.i, "mark", "advmod")}
    is_going_on = token.tag == "VBG" and bool(parse.dependents(token.i, "aux"))
    is_going_on = is_going_on and bool(marks & JOINTS)
    is_bare = token.tag in {"VBG", "VBN"} and not is_going_on
    if is_bare and not _is_helped(parse, token, marks):
        return False
    starts = any(t.tag == "TO" for t in parse.dependents(token.i, "aux"))
    subject = parse.dependents(token.i, "nsubj", "nsubjpass", "expl")
    return bool(subject) and not starts and not marks & STAYS_BY_MARK


def _is_helped(parse: Parse, participle: Token, marks: set[str]) -> bool:
    """See "no bell rang, the clerk said, | while the pump was manned |": behind a credit.

    It would be lost with the credit; elsewhere a passive stays with the clause before.
    """
    credits_ = parse.dependents(participle.head, "parataxis")
    is_behind = any(participle.head < t.i < participle.i for t in credits_)
    is_bare = not parse.dependents(participle.i, *AUXILIARIES)
    return is_behind and not is_bare and bool(marks & JOINTS)


def is_beside(parse: Parse, token: Token) -> bool:
    """See "the bridge, | which the army had closed": said beside what the clause around it says.

    Whatever puts the bridge's fall ahead or denies it leaves that it had been closed.
    """
    return token.dep == "relcl" and _has_comma_before(parse, token)


def _loose(parse: Parse, token: Token) -> bool:
    """See "two clauses; | joined by a semicolon"."""
    if token.dep == "ccomp":
        return not parse.dependents(token.i, "mark") and _semicolon_after(parse, token)
    return token.dep == "parataxis"


def _run_on(parse: Parse, token: Token) -> bool:
    """See "no deal is near, however, | sources admitted the plan": a comma joins two sentences.

    The verb has an object already, so the clause before it is no complement.
    """
    head = parse.tokens[token.head]
    if token.dep != "ccomp" or token.i > head.i or parse.dependents(token.i, "mark"):
        return False
    subject = parse.dependents(head.i, "nsubj")
    things = parse.dependents(head.i, "dobj")
    follows = any(t.i > head.i and t.pos == "NOUN" for t in things)
    return follows and any(token.i < t.i < head.i for t in subject)


def _as_beside(parse: Parse, token: Token) -> bool:
    """See "the police held him, | as the toll rose": two things at one time."""
    return set_off_as(parse, token) is not None


SPLITS: tuple[tuple[str, Callable[[Parse, Token], bool]], ...] = (
    ("coordinated", _coordinated),
    ("participle after", _participle_after),
    ("contrast", _contrast),
    ("free relative", is_beside),
    ("loose", _loose),
    ("run-on", _run_on),
    ("as beside", _as_beside),
)
"""Name and test of every construction that starts a clause of its own."""


def find_clauses(parse: Parse, start: int, end: int) -> list[Clause]:
    """Cut the tokens of a range into clauses.

    Args:
        parse: The document's parse.
        start: First code point; the range lies in one sentence.
        end: One past the last code point.

    Returns:
        Clauses in text order of their first word. Punctuation at the edges is left out.
    """
    inside = parse.tokens_between(start, end)
    tops = {t.i for t in inside if _is_top(parse, t, start, end)}
    heads = tops | {t.i for t in inside if _splits(parse, t)}
    groups: dict[int, list[Token]] = {}
    for token in inside:
        owner = _owner(parse, token, heads, start, end)
        if owner is not None:
            groups.setdefault(owner, []).append(token)
    heads |= _part_at_semicolons(parse, groups)
    _join_leaning(parse, groups)
    _hand_on(groups)
    _give_back_short(parse, groups, heads)
    clauses = [
        Clause(cleft_content(parse, parse.tokens[owner]), kept)
        for owner, group in groups.items()
        if (kept := _trim(parse, group, owner, is_split=owner not in tops))
    ]
    return sorted(clauses, key=lambda c: (c.start, c.end))


def _is_top(parse: Parse, token: Token, start: int, end: int) -> bool:
    head = parse.tokens[token.head]
    return token.pos != "PUNCT" and (head.i == token.i or not start <= head.start < end)


def _splits(parse: Parse, token: Token) -> bool:
    if not is_verbal(token) or _means_same(parse, token):
        return False
    return any(test(parse, token) for _, test in SPLITS)


def _means_same(parse: Parse, verb: Token) -> bool:
    """See "600 metres east of the border, | that is to say, | in Ostrel": it only links."""
    words = [t.text.lower() for t in parse.subtree(verb.i) if t.pos != "PUNCT"]
    return words[:4] == ["that", "is", "to", "say"] or words == ["that", "is"]


def _owner(parse: Parse, token: Token, heads: set[int], start: int, end: int) -> int | None:
    at = _negated_next(parse, token)
    while at.i not in heads:
        up = parse.tokens[at.head]
        if _is_before_credit(parse, at):
            up = parse.tokens[up.head]
        if up.i == at.i or not start <= up.start < end:
            return None
        at = up
    return at.i


def _is_before_credit(parse: Parse, verb: Token) -> bool:
    """See "If it rains, | she warned, | the mill will stop", "Without aid, | she said, |"."""
    head = parse.tokens[verb.head]
    if head.dep != "parataxis" or verb.i > head.i:
        return False
    last = max(t.i for t in parse.subtree(verb.i))
    is_set_off = verb.dep == "prep" and any(
        t.text == "," for t in parse.tokens[last + 1 : last + 2]
    )
    return is_set_off or opens_condition(parse, verb)


def _negated_next(parse: Parse, token: Token) -> Token:
    """Give the "nor" of "it neither sent nor knew" to the clause it negates."""
    after = parse.dependents(token.head, "conj") if token.lemma.lower() == "nor" else []
    return next((t for t in after if t.i > token.i > token.head), token)


def _part_at_semicolons(parse: Parse, groups: dict[int, list[Token]]) -> set[int]:
    """Part what the parser took for one: "Nine were treated there; the surgeon asked for blood".

    Gives the heads of the new groups. A list has no finite verb in every part.
    """
    added: set[int] = set()
    for owner, group in list(groups.items()):
        cuts = [k for k, t in enumerate(group) if t.text == ";"]
        parts = [group[a:b] for a, b in pairwise([0, *(k + 1 for k in cuts), len(group)])]
        heads = [_finite_head(parse, part) for part in parts]
        if len(parts) < 2 or None in heads:
            continue
        for part, head in zip(parts, heads, strict=True):
            is_owner = any(t.i == owner for t in part)
            groups[owner if is_owner or head is None else head.i] = part
            added |= set() if is_owner or head is None else {head.i}
    return added


def _finite_head(parse: Parse, words: Sequence[Token]) -> Token | None:
    """Give the verb of the first finite form that stands in no relative clause."""
    for token in words:
        verb = parse.tokens[token.head] if token.dep in AUXILIARIES else token
        if token.tag in FINITE and verb.dep != "relcl" and verb in words:
            return verb
    return None


def _join_leaning(parse: Parse, groups: dict[int, list[Token]]) -> None:
    """Join what leans on the clause before where the parser hung both on the credit.

    In "Nine were killed and 40 injured, the mayor said" the second half is often read as the
    mayor's only content.
    """
    for first, second in pairwise(sorted(groups)):
        if first not in groups:
            continue
        inverted = inverted_beside(parse, parse.tokens[first])
        leads = is_inverted(parse, parse.tokens[second])  # "they go | should it rain"
        is_behind = leads or (inverted is not None and inverted.i == second)
        opened = inverted_beside(parse, parse.tokens[second])
        is_opened = opened is not None and opened.i == first
        if is_opened:  # "Had it rained, | it would have ended"
            groups[second] = [*groups.pop(first), *groups[second]]
            continue
        is_top = parse.tokens[second].dep in {"ROOT", "ccomp"}
        leans_on = is_top and leans_beside(parse, first, groups[second])
        is_told = _is_told_ahead(parse, groups[second])
        if is_behind or leans_on or is_told or _is_marked_outside(parse, groups[second]):
            groups[first] += groups.pop(second)


def _is_told_ahead(parse: Parse, words: Sequence[Token]) -> bool:
    """See "serves one purpose: | to close the ford": what stands behind the colon is it."""
    first = next((t for t in words if t.pos != "PUNCT"), words[0])
    return first.tag == "TO" and first.i > 0 and parse.tokens[first.i - 1].text == ":"


def _is_marked_outside(parse: Parse, words: Sequence[Token]) -> bool:
    """See "will not go unless | the army leaves, she told us": the mark hung on the telling."""
    before = parse.tokens[max(words[0].i - 1, 0)]
    is_mark = before.dep == "mark" and before.text.lower() in STAYS_BY_MARK - {"that"}
    return is_mark and before.head not in {t.i for t in words}


def _hand_on(groups: dict[int, list[Token]]) -> None:
    """Give what stands between "and" and the verb it joins to that verb.

    In "The lease ran out and, by consent, | was not renewed" the parser hangs the consent on
    the clause before.
    """
    for first, second in pairwise(sorted(groups)):
        before, after = groups[first], groups[second]
        joint = max((t.i for t in before if t.pos == "CCONJ"), default=after[0].i)
        tail = [t for t in before if joint < t.i < after[0].i]
        if tail and _takes_on(tail, after):
            groups[first] = [t for t in before if t not in tail]
            groups[second] = [*tail, *after]


def _takes_on(tail: list[Token], after: list[Token]) -> bool:
    """See "and | , by consent, | was not renewed": set off by commas, and nothing joined in it."""
    is_joined = any(t.dep == "conj" and is_verbal(t) for t in after[:MAX_AUXILIARIES])
    is_near = after[0].i == tail[-1].i + 1
    is_set_off = tail[0].text == "," and tail[-1].text == ","
    return is_joined and is_near and is_set_off and all(t.dep != "conj" for t in tail)


MAX_AUXILIARIES = 4
"""Words of a verb group looked through for its main verb: "had not been renewed"."""


def _give_back_short(parse: Parse, groups: dict[int, list[Token]], heads: set[int]) -> None:
    """Join clauses below MIN_WORDS, and tops without a verb, to the clause above or before.

    What opens a range ("asked | the mayor | to leave") goes to the clause right after it, and
    the other side of a comparison ("earlier | than the mayor says") is no claim.
    """
    for head in sorted(groups, reverse=True):
        words = [t for t in groups[head] if t.pos != "PUNCT"]
        is_compared = bool(words) and words[0].text.lower() == "than"
        if len(words) >= MIN_WORDS and is_verbal(parse.tokens[head]) and not is_compared:
            continue
        above = next((t.i for t in parse.ancestors(head) if t.i in groups), None)
        before = max((h for h in groups if h < head), default=None)
        after = _asked_of(parse, groups, head)
        target = next((t for t in (above, before, after) if t is not None), None)
        if target is not None and head in heads:
            groups[target] = sorted(groups[target] + groups.pop(head), key=lambda t: t.i)


def _asked_of(parse: Parse, groups: dict[int, list[Token]], head: int) -> int | None:
    """Give the predicate of words without one: "urged | the mayor | to leave".

    Or of a subject the parser cut off: "said | the hull visible there | was that of a tug".
    """
    word, last = parse.tokens[head], groups[head][-1]
    found = next((h for h, group in groups.items() if group[0].i == last.i + 1), None)
    if found is None:
        return None
    verb = parse.tokens[found]
    helpers = parse.dependents(found, *AUXILIARIES)
    is_finite = (helpers[0] if helpers else verb).tag in FINITE
    is_bare = is_finite and not parse.dependents(found, *SUBJECTS, "expl")
    is_bare = is_bare and verb.dep == "ccomp"
    is_named = word.dep == "appos"  # "warns Piet Aldemar, | the battle | may well be over"
    is_aim = word.dep == "dobj" and is_bare  # "stating | its aim | is to end it"
    if verb.head != word.head and not (is_named or is_aim):
        return None
    is_asked = word.dep in ASKED and _is_to(parse, verb) and verb.dep in {"xcomp", "ccomp"}
    return found if is_asked or is_bare else None


def _is_to(parse: Parse, verb: Token) -> bool:
    return any(t.tag == "TO" for t in parse.dependents(verb.i, "aux"))


ASKED = frozenset({"dobj", "dative"})
"""How who is asked hangs on the verb of asking."""


def _trim(
    parse: Parse, group: list[Token], owner: int, *, is_split: bool
) -> tuple[Token, ...]:
    """Drop punctuation at both ends, a leading "and" or "that", and what dangles at the end.

    An "as" is dropped only where it ties a clause to one before it in the same range.
    """
    low, high = 0, len(group)
    while low < high and (group[low].pos == "PUNCT" or is_joint(group[low], owner)):
        low += 1
    low += int(is_split and low < high and _ties(parse, group[low]))
    low += int(
        owns_up(group[low:high]) or (low < high and is_opening_as(group[low], owner))
    )
    while high > low and group[high - 1].pos in {"PUNCT", "CCONJ"}:
        high -= 1
    kept = without_opposed(parse, without_dangling(parse, group[low:high]))
    if len(kept) < high - low:
        return tuple(kept)
    return tuple(group[low : past_closing(group, low, high)])


def _ties(parse: Parse, token: Token) -> bool:
    """See "the police held him, | as | the toll rose"."""
    is_as = token.dep == "mark" and token.text.lower() == "as"
    return is_as and _as_beside(parse, parse.tokens[token.head])


def _has_comma_before(parse: Parse, token: Token) -> bool:
    """Look left of the clause's first word for a comma or a dash."""
    first = min((t.i for t in parse.subtree(token.i)), default=token.i)
    return first > 0 and parse.tokens[first - 1].text in {
        ",",
        "-",
        "–",
        "—",
        "--",
        ";",
        "(",
    }


def _semicolon_after(parse: Parse, token: Token) -> bool:
    last = max(t.i for t in parse.subtree(token.i))
    return any(
        parse.tokens[k].text in {";", ":"}
        for k in (last, last + 1)
        if k < len(parse.tokens)
    )
