"""Turn attributions and the words between them into claims.

    attributions, parse -> clauses of contents (credited) and of the rest (author) -> Claim

One claim a clause. What a verb of saying hands over belongs to its source; what is left of
a sentence after that is the author's own, and the words of the credit itself are nobody's
claim, unless the credit is refused ("has not confirmed the truce").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace

from rashomon.model import (
    Attribution,
    Certainty,
    Claim,
    Span,
    ZoneKind,
    content_id,
)
from rashomon.stages.extract.chronology import entry_of_date
from rashomon.stages.extract.claim_slots import filled, quantities_of, times_of
from rashomon.stages.extract.clauses import Clause, find_clauses, is_beside
from rashomon.stages.extract.comments import is_comment
from rashomon.stages.extract.commitment import CueClass, as_own, judge_clause
from rashomon.stages.extract.content_pieces import by_sentence, content_ranges
from rashomon.stages.extract.cue_classes import is_denied_word
from rashomon.stages.extract.datelines import without_dateline
from rashomon.stages.extract.edges import accusation_of, guess_after, naming_of, witnessed
from rashomon.stages.extract.far_places import far_place
from rashomon.stages.extract.governors import headline_will
from rashomon.stages.extract.item_marks import without_mark
from rashomon.stages.extract.leftovers import Spoken, left_over
from rashomon.stages.extract.mentions import place_mentions
from rashomon.stages.extract.pages import Credit, Page
from rashomon.stages.extract.partitions import partition
from rashomon.stages.extract.phrases import is_count, is_view
from rashomon.stages.extract.presupposed import presupposed
from rashomon.stages.extract.telling import is_told
from rashomon.text.parse import Parse, Token
from rashomon.text.placed import Placed
from rashomon.text.quoting import OPENING_MARKS

MIN_WORDS = 3
"""Shortest claim in words: two words name something but hardly assert it."""


def credited_claims(
    page: Page, credit: Credit, handed: AbstractSet[str] | None = None
) -> list[Claim]:
    """Cut the content of one attribution into claims; none when the cue is refused.

    Args:
        page: The document.
        credit: The attribution.
        handed: Ids of the attributions whose contents make claims; None: all of them. What
            stands inside another one is left to that one, if it is among these.
    """
    whole = _whole_of(page.parse, credit.attribution)
    if whole is not None and not credit.is_refused:
        claim = _claim(page, whole, credit)
        return [claim] if claim else []
    if credit.is_refused:
        return []
    said = _denied_word(page, credit)
    if said:
        told = replace(credit.attribution, content=said.content)
        credit = replace(credit, attribution=told)
    credit = _without_verdict(page, credit)
    inner = _inner_ranges(page, credit, handed, said)
    own = frozenset(_indices(page.parse, credit.attribution.content))
    is_entry = page.layout.is_piece(credit.attribution.content[0].start)
    return [
        claim
        for start, end in content_ranges(page, credit.attribution)
        for piece_start, piece_end in by_sentence(page.parse, start, end)
        for clause in _clauses(page, piece_start, piece_end, is_entry=is_entry)
        if not _is_credit_clause(clause, inner, own)
        for claim in _claims(page, clause, credit)
    ]


def _whole_of(parse: Parse, attribution: Attribution) -> Clause | None:
    """Give cue and content where they are one claim: an accusation, what a witness heard."""
    wholes = (accusation_of, witnessed, naming_of)
    return next((c for whole in wholes if (c := whole(parse, attribution))), None)


def own_claims(page: Page, credits_: list[Credit]) -> list[Claim]:
    """Cut what no source is credited with into the author's claims."""
    spoken = _spoken(page, credits_)
    found = list(_entered(page, spoken))
    entered = {claim.span.start for claim in found}
    lines = Placed(
        [line for line in page.layout.entries if line[0] in entered], lambda r: r
    )
    for number in range(len(page.parse.sentences)):
        start, end = page.parse.sentence_range(number)
        if lines.touching(start, start + 1):
            continue
        for clause in _clauses(page, start, end):
            left = left_over(page.parse, clause, spoken)
            if left:
                found += _claims(page, left, None)
    found += _dated(page, spoken, [claim.span.start for claim in found])
    return found + _guesses(page, credits_)


def _dated(page: Page, spoken: Spoken, told: Iterable[int]) -> Iterator[Claim]:
    """Make a claim of each entry of a chronology that says nothing by itself."""
    starts = sorted(told)
    for dated in page.dated:
        clause = entry_of_date(page.parse, dated)
        if clause is None or bisect_left(starts, clause.start) < bisect_left(
            starts, clause.end
        ):
            continue
        yield from _whole_line(page, clause, spoken)


def _entered(page: Page, spoken: Spoken) -> Iterator[Claim]:
    """Make a claim of each line of a form."""
    for line in page.layout.entries:
        clause = page.layout.entry(line)
        if clause is not None:
            yield from _whole_line(page, clause, spoken)


def _whole_line(page: Page, clause: Clause, spoken: Spoken) -> Iterator[Claim]:
    """Make one claim of a line that nobody is credited with."""
    zone = page.zone_at(clause.start)
    is_said = any(t.i in spoken.content or t.i in spoken.cues for t in clause.tokens)
    if zone is not ZoneKind.BOILERPLATE and not is_said:
        yield filled(page, clause, None, judge_clause(page.parse, clause, None, None), zone)


def _clauses(
    page: Page, start: int, end: int, *, is_entry: bool = False
) -> Iterator[Clause]:
    """Give each clause of a range, and after it the counts it takes for granted.

    What leads a list of pieces in is one with them, but for an entry that somebody of its own
    is credited with ("Our losses: | 40 dead, according to the guild |").
    """
    if page.layout.is_piece(start) and not is_entry:
        return
    for clause in find_clauses(page.parse, start, end):
        if is_comment(page.parse, clause.head) or page.layout.announces(clause):
            continue
        yield page.layout.whole(clause)
        near = page.quantities.touching(clause.start, clause.end)
        yield from presupposed(page.parse, clause, near)


def _guesses(page: Page, credits_: list[Credit]) -> list[Claim]:
    """Give the writer's guesses after quotations; a word or two is enough for them."""
    clauses = (guess_after(page.parse, c.attribution) for c in credits_ if not c.is_refused)
    return [
        filled(page, clause, None, judge_clause(page.parse, clause, None, None), zone)
        for clause in clauses
        if clause and (zone := page.zone_at(clause.start)) is not ZoneKind.BOILERPLATE
    ]


def _spoken(page: Page, credits_: list[Credit]) -> Spoken:
    content, cues, sources = set[int](), set[int](), set[int]()
    for credit in credits_:
        if credit.is_refused or _is_nominal(page, credit):
            continue
        content |= _indices(page.parse, credit.attribution.content)
        cues |= _indices(page.parse, credit.attribution.cue)
        if not _whole_of(page.parse, credit.attribution):  # "X | condemned, accusing"
            named = _indices(page.parse, credit.attribution.source)
            sources |= named - _told_of(page.parse, named)
    return Spoken(content, cues, sources)


def _told_of(parse: Parse, named: AbstractSet[int]) -> set[int]:
    """See "Ostrel, | which lost the case, | says": what a source is said to be is the writer's."""
    beside = [parse.tokens[i] for i in named if is_beside(parse, parse.tokens[i])]
    told = [parse.subtree(verb.i) for verb in beside]
    of_matter = (c for c in told if not any(t.lemma in UNNAMED for t in c))
    return {t.i for clause in of_matter for t in clause} & named


UNNAMED = frozenset({"anonymity", "anonymous", "anonymously", "name", "unnamed"})
"""Words of how a source wants to be told of, which is of the making of a report."""


def _is_nominal(page: Page, credit: Credit) -> bool:
    """See "French accusations that ...": a noun inside somebody's clause.

    A cue that closes a headline is none, whatever the tagger took it for ("army admits"), nor
    is the preposition of "in her view", "by all accounts".
    """
    inside = [
        t for s in credit.attribution.cue for t in page.parse.tokens_between(s.start, s.end)
    ]
    follows = bool(inside) and credit.attribution.content[-1].end > inside[0].start
    # "CLAIM: it burned" is a label
    follows = follows and not page.text.startswith(":", inside[-1].end)
    return (
        follows
        and all(t.pos in {"NOUN", "ADJ", "DET", "ADP"} for t in inside)
        and any(t.pos != "ADP" for t in inside)
        and inside[0].lemma != "accord"
        and not any(is_count(page.parse, t) or is_view(page.parse, t) for t in inside)
    )


def _denied_word(page: Page, credit: Credit) -> Attribution | None:
    """See "denied the mayor's charge that it burned": that it burned is what is denied."""
    outer = credit.attribution
    within = page.inside.get(outer.id, ()) if credit.cue.denies else ()
    return next((a for a in within if is_denied_word(page.parse, outer, a)), None)


def _without_verdict(page: Page, credit: Credit) -> Credit:
    """See "dismissed the charge | as absurd |": what it was dismissed as is not denied."""
    cue = _indices(page.parse, credit.attribution.cue)
    last = credit.attribution.content[-1]
    inside = page.parse.tokens_between(last.start, last.end)
    verdict = next((t for t in inside[1:] if _opens_verdict(page.parse, t, cue)), None)
    if verdict is None or not credit.cue.denies:
        return credit
    before = Span.of(page.text, last.start, page.parse.tokens[verdict.i - 1].end)
    told = replace(credit.attribution, content=(*credit.attribution.content[:-1], before))
    return replace(credit, attribution=told)


def _opens_verdict(parse: Parse, token: Token, cue: AbstractSet[int]) -> bool:
    """See "dismissed it | as nonsense"; "contradict each other | as to where he was" does not.

    A verdict in quotation marks is what was said.
    """
    is_as = token.lemma == "as" and token.dep == "prep" and token.head in cue
    after = parse.tokens[token.i + 1 : token.i + 2] if is_as else ()
    return any(t.lemma != "to" and t.text not in OPENING_MARKS for t in after)


def _inner_ranges(
    page: Page,
    credit: Credit,
    handed: AbstractSet[str] | None,
    said: Attribution | None,
) -> frozenset[int]:
    """Give the tokens of attributions nested in this one that are credit or content.

    Not of those nobody answers for: in "reportedly five were hurt, she said" the claim is hers.
    Nor of what this one denies: each side has its claim.
    """
    taken: set[int] = set()
    for inner in page.inside.get(credit.attribution.id, ()):
        answers = inner.source or is_told(page.parse, inner)
        is_handed = handed is None or inner.id in handed
        if is_handed and answers and inner is not said:
            for spans in (inner.cue, inner.content):
                taken |= _indices(page.parse, spans)
    return frozenset(taken)


def _is_credit_clause(clause: Clause, inner: frozenset[int], own: frozenset[int]) -> bool:
    """Tell whether a clause credits: another source, or (", the mayor said,") this one."""
    return clause.head.i in inner or not any(t.i in own for t in clause.tokens)


def _indices(parse: Parse, spans: tuple[Span, ...]) -> set[int]:
    return {t.i for span in spans for t in parse.tokens_between(span.start, span.end)}


def _claims(page: Page, clause: Clause, credit: Credit | None) -> Iterator[Claim]:
    """Make the claim of one clause, and one of the measured place or the part it ends with.

    Where something did not happen is no claim, so what is denied stays whole.
    """
    whole = _claim(page, clause, credit)
    quantities = quantities_of(page, clause)
    cut = far_place(page.parse, clause, quantities) or partition(page.parse, clause)
    is_denied = whole is None or whole.negated or whole.certainty is Certainty.DENIED
    before = _claim(page, cut[0], credit) if cut and not is_denied else None
    if cut and before:
        yield before
        yield _beside(page, cut[1], before)
    elif whole:
        yield whole


def _beside(page: Page, clause: Clause, before: Claim) -> Claim:
    """Make the claim of where something happened, or to whom, of the one that says what did."""
    span = Span.of(page.text, clause.start, clause.end)
    slots = before.document_id, before.attribution_id, span.start, span.end
    return replace(
        before,
        id=content_id("claim", *slots, clause.head.start),
        span=span,
        quantities=quantities_of(page, clause),
        times=times_of(page, clause, span),
        places=place_mentions(page.parse, clause, page.named),
        ties=(),
        causes=(),
    )


def _claim(page: Page, clause: Clause, credit: Credit | None) -> Claim | None:
    """Make the claim of one clause; None for what is too short to assert anything."""
    clause = without_mark(page.text, _after_dateline(page, clause))
    count = sum(t.pos not in {"PUNCT", "SYM"} for t in clause.tokens)
    if count < MIN_WORDS and not (count and _is_whole(page, clause, credit)):
        return None
    if credit is None and not _asserts(page, clause):
        return None
    is_aside = credit is not None and _is_aside(page, clause, credit)
    if credit and is_aside and not credit.attribution.source:
        return None  # "the clerk, | who left early, | is said to have known": the writer's
    span = Span.of(page.text, clause.start, clause.end)
    zone = page.zone_at(span.start)
    if zone is ZoneKind.BOILERPLATE:
        return None
    top = _top(page, clause, credit) if credit else None
    cue = CueClass() if is_aside else credit.cue if credit else None
    standing = judge_clause(page.parse, clause, cue, top)
    is_own = credit is not None and credit.is_own
    standing = as_own(standing) if is_own else standing
    return filled(page, clause, None if is_own else credit, standing, zone)


def _is_aside(page: Page, clause: Clause, credit: Credit) -> bool:
    """See "denied that the clerk, | who left early, | knew": that he left is not denied.

    Not where the clause itself hands over what it says: "a mill, | which is said to have burned".
    """
    if not is_beside(page.parse, clause.head):
        return False
    below = {t.i for t in page.parse.subtree(clause.head.i)}
    return below.isdisjoint(_indices(page.parse, credit.attribution.cue))


def _top(page: Page, clause: Clause, credit: Credit) -> int:
    """Find the outermost predicate above a clause that its source still speaks."""
    content = credit.attribution.content
    top = clause.head.i
    for above in page.parse.ancestors(clause.head.i):
        if not any(s.start <= above.start < s.end for s in content):
            break
        top = above.i
    return top


FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def _asserts(page: Page, clause: Clause) -> bool:
    """Tell whether an author's clause states something: "armed groups from the south" does not.

    What hangs on another clause ("killing nine") borrows its finite verb, and the short style
    of headlines ("Dozens killed in Ostrel") needs none.
    """
    if page.layout.leads(clause):
        return True
    first = clause.tokens[0]
    is_opened = first.lemma.lower() == "whether" or _is_that(page, clause, first)
    if (is_opened and first.head == clause.head.i) or _is_asked(page, clause, first):
        return False  # "Whether it holds", "(a) That it burned", "Who fired first."
    if clause.head.dep != "ROOT" and clause.head.pos != "NOUN":
        return any(t.pos in {"VERB", "AUX"} for t in clause.tokens)
    counted = any(q.state for q in quantities_of(page, clause))
    stated = any(t.tag in FINITE for t in clause.tokens) or _is_stated(page, clause)
    return counted or stated or bool(headline_will(page.parse, clause))


def _is_asked(page: Page, clause: Clause, first: Token) -> bool:
    """See "Who fired first.", "What is disputed:": what is asked, or stands below.

    "What came next was a raid" has such words as its subject, and says something; so has it a
    second finite verb, whatever the parser makes of the first.
    """
    is_asking = first.tag in ASKING and first.head == clause.head.i
    is_alone = (
        clause.head.dep == "ROOT" and first.i == page.parse.subtree(clause.head.i)[0].i
    )
    last = page.parse.sentence_tokens(first.sentence)[-1]
    verbs = sum(t.tag in FINITE for t in clause.tokens)
    return is_asking and is_alone and verbs == 1 and last.text != "?"


ASKING = frozenset({"WP", "WRB"})


def _is_that(page: Page, clause: Clause, first: Token) -> bool:
    """See "(a) that the guild burned it": all of a sentence is a clause that hangs on none."""
    words = page.parse.sentence_tokens(first.sentence)
    named = [t for t in words if t.text.isalpha() and len(t.text) > 1]
    subjects = page.parse.dependents(clause.head.i, "nsubj", "nsubjpass")
    opens = any(page.parse.subtree(s.i)[0].i == first.i + 1 for s in subjects)
    is_mark = first.dep == "mark" and first.lemma.lower() == "that"
    return is_mark and opens and named[:1] == [first]


def _is_stated(page: Page, clause: Clause) -> bool:
    """See "Our losses amount to nine": a word with a subject is a verb, whatever its tag."""
    head = clause.head
    last = page.parse.sentence_tokens(head.sentence)[-1]
    if last.text != "." or page.parse.dependents(head.i, "agent"):
        return False
    return any(t.i < head.i for t in page.parse.dependents(head.i, "nsubj"))


def _after_dateline(page: Page, clause: Clause) -> Clause:
    """Leave the date line out of the first claim of a zone."""
    at = clause.start - 1
    at = at if page.text[at : clause.start] == "(" else clause.start
    opens = any(zone.start == at for zone in page.zones.touching(at, at + 1))
    return without_dateline(page.text, at, clause) if opens else clause


def _is_whole(page: Page, clause: Clause, credit: Credit | None) -> bool:
    """A short quotation with a predicate is somebody's whole say ("We won.").

    So is the object of a denial ("negated | both accounts"), a figure ("reported | 14 deaths")
    and the cue of an accusation with whom it names ("blamed rebels").
    """
    if credit is None:
        return False
    says = any(t.pos in {"VERB", "AUX"} for t in clause.tokens)
    counts = any(q.span.start >= clause.start for q in quantities_of(page, clause))
    spans = (*credit.attribution.cue, *credit.attribution.content)
    is_inside = spans and min(spans).start <= clause.start < clause.end <= max(spans).end
    names = any(t.pos in {"NOUN", "PROPN", "PRON"} for t in clause.tokens)
    return bool(is_inside and (says or counts or (credit.cue.denies and names)))
