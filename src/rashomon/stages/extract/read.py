"""Read one document: attributions first, then the claims they leave to whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.model import Attribution, Certainty, Claim, Document, Source, Span, Zone
from rashomon.stages.extract.antecedents import antecedent_of
from rashomon.stages.extract.attributions import find_attributions
from rashomon.stages.extract.claims import credited_claims, own_claims
from rashomon.stages.extract.cue_classes import (
    class_of_cue,
    is_denied_saying,
    rejects_account,
)
from rashomon.stages.extract.cue_words import is_clause, is_negated
from rashomon.stages.extract.edges import accusation_of
from rashomon.stages.extract.handed_nothing import asks_the_writer, is_carried, is_refused
from rashomon.stages.extract.happenings import speech_act
from rashomon.stages.extract.pages import Credit, Page, open_page
from rashomon.stages.extract.params import ExtractParams
from rashomon.stages.extract.telling import is_told
from rashomon.stages.extract.writers import by_own_count, is_first_person, writers_own
from rashomon.text.lexicon import load_mapping, load_words
from rashomon.text.parse import Parse, Token
from rashomon.text.quantities import find_quantities
from rashomon.text.time_items import read_items
from rashomon.text.times import find_times

MAX_LEVELS = 8
"""Deepest nesting that is followed; reports of reports end long before."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one document says and who says it, both in text order."""

    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]


def read_document(
    document: Document, zones: Sequence[Zone], parse: Parse, params: ExtractParams
) -> Extraction:
    """Find the attributions and claims of one document.

    Args:
        document: The report; its text is the only coordinate system.
        zones: Its zones; boilerplate is not read.
        parse: The parse of its zones.
        params: Which tagger reads attributions, and its settings.
    """
    attributions = find_attributions(document, zones, parse, params)
    items = read_items(parse)
    times = find_times(parse, document.published, items)
    found = (find_quantities(parse, items), times, attributions)
    page = open_page(document, tuple(zones), parse, found)
    credits_ = [_credit(page, a) for a in attributions]
    own = _with_rejected(page, writers_own(parse, document, zones, attributions))
    credits_ = [_own(page, c) if c.attribution.id in own else c for c in credits_]
    handed = {c.attribution.id for c in credits_ if not c.is_refused}
    claims = [c for credit in credits_ for c in credited_claims(page, credit, handed)]
    claims += own_claims(page, credits_)
    acts = tuple(_with_act(parse, credit) for credit in credits_)
    return Extraction(acts, _with_rejections(_once(claims)))


def _with_act(parse: Parse, credit: Credit) -> Attribution:
    """Say what a source does by what it says; a negated cue does nothing."""
    antecedent = credit.source.antecedent
    act = speech_act(parse, credit.attribution, antecedent.quote if antecedent else None)
    return replace(credit.attribution, event=act)


def _credit(page: Page, attribution: Attribution) -> Credit:
    outer = page.by_id.get(attribution.outer_id or "")
    if outer and rejects_account(page.parse, outer, attribution):
        attribution = replace(attribution, source=())
        cue = replace(class_of_cue(page.parse, attribution), denies=True)
    else:
        cue = class_of_cue(page.parse, attribution)
    head = _source_head(page, attribution)
    vague = head is not None and _is_vague(page.parse, head)
    within = page.inside.get(attribution.id, ())
    is_noun = any(is_carried(page.parse, attribution, inner) for inner in within)
    is_refused = is_noun or _is_refused(page.parse, attribution)
    return Credit(
        attribution,
        _source(page, attribution),
        replace(cue, doubts=cue.doubts or vague),
        is_refused
        or (outer is not None and is_denied_saying(page.parse, outer, attribution)),
    )


def _with_rejected(page: Page, own: frozenset[str]) -> frozenset[str]:
    """Add what the writer rejects: "| Charges | that we fired are rejected"."""
    within = (a for key in own for a in page.inside.get(key, ()))
    rejected = (
        a.id for a in within if rejects_account(page.parse, page.by_id[a.outer_id or ""], a)
    )
    return own.union(rejected)


def _own(page: Page, credit: Credit) -> Credit:
    """Make the writer the source; "I should like to see it" stays one clause of the writer's."""
    is_said = (
        credit.cue.denies
        or is_clause(page.parse, credit.attribution)
        or by_own_count(credit.attribution)
    )
    return replace(credit, is_own=True, is_refused=credit.is_refused or not is_said)


def _is_refused(parse: Parse, attribution: Attribution) -> bool:
    """Tell whether the claim in an attribution is the writer's all the same."""
    if not is_told(parse, attribution) or asks_the_writer(parse, attribution):
        return True
    bare_accusation = accusation_of(parse, attribution) and attribution.source
    if bare_accusation:
        return is_negated(parse, attribution)
    return is_refused(parse, attribution)


def _source_head(page: Page, attribution: Attribution) -> Token | None:
    if not attribution.source:
        return None
    span = attribution.source[0]
    return page.parse.root_between(span.start, span.end)


def _is_vague(parse: Parse, head: Token) -> bool:
    """See "rumours say", "a flurry of messages"; "a man who saw the message" is somebody."""
    links = parse.dependents(head.i, "prep")
    of = [x for t in links if t.lemma == "of" for x in parse.dependents(t.i, "pobj")]
    vague = any(t.lemma in load_words("vague_sources") for t in (head, *of))
    return vague and not any(t.pos == "PROPN" for t in parse.subtree(head.i))


def _source(page: Page, attribution: Attribution) -> Source:
    """Give the nearest source and the chain above it, outermost first.

    A quoted speaker's own "I" and "we" mean the speaker and add nobody to the chain.
    """
    levels = list(_levels(page, attribution))
    if attribution.source:
        levels = [
            a for a in levels if a is attribution or _hands_on(page.parse, a, attribution)
        ]
    others = [a for a in levels if a.source and not _means_speaker(a)] or levels[:1]
    named = [tuple(map(_without_relative, a.source)) for a in others]
    span = _whole(page.text, named[0])
    chain = [" ".join(s.quote for s in spans) for spans in named if spans]
    antecedent = antecedent_of(page.parse, span, page.attributions) if span else None
    if antecedent and load_mapping("pronouns").get(chain[0].lower()) == "relative":
        chain[0] = antecedent.quote  # "the mayor, | who | said"
    return Source(span, tuple(reversed(chain)), antecedent)


def _hands_on(parse: Parse, outer: Attribution, inner: Attribution) -> bool:
    """Tell whether an outer source is a link in the chain: who rejects a charge is none.

    Nor who did not confirm it, nor the same source with a word more.
    """
    own = " ".join(span.quote for span in inner.source)
    is_one = bool(outer.source) and " ".join(s.quote for s in outer.source).endswith(own)
    return not (is_one or class_of_cue(parse, outer).denies or is_refused(parse, outer))


def _without_relative(source: Span) -> Span:
    """Leave out the pronoun of "a power that | dreams": the noun before it speaks."""
    words = source.quote.rsplit(maxsplit=1)
    kinds = load_mapping("pronouns")
    if len(words) < 2 or kinds.get(words[1].lower()) != "relative":
        return source
    noun = words[0].rstrip(" ,")
    return replace(source, end=source.start + len(noun), quote=noun)


def _levels(page: Page, attribution: Attribution) -> Iterator[Attribution]:
    """Walk from an attribution to the outermost one it is nested in."""
    at: Attribution | None = attribution
    for _ in range(MAX_LEVELS):
        if at is None:
            return
        yield at
        at = page.by_id.get(at.outer_id) if at.outer_id else None


def _means_speaker(attribution: Attribution) -> bool:
    return attribution.outer_id is not None and is_first_person(attribution)


def _whole(text: str, spans: tuple[Span, ...]) -> Span | None:
    return Span.of(text, spans[0].start, spans[-1].end) if spans else None


def _with_rejections(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Let a rejection cover what the same speaker negates beside it.

    "We signed nothing. It is a lie." rejects the signing too: a plain negative alone would
    only be reported. So does "The guild denied it: no wagon had left, it said".
    """
    found = list(claims)
    for k, claim in enumerate(found):
        for near in (k - 2, k - 1, k + 1, k + 2):
            if 0 <= near < len(found) and _rejects_beside(found[near], claim):
                found[k] = replace(claim, certainty=Certainty.DENIED)
    return tuple(found)


def _rejects_beside(other: Claim, claim: Claim) -> bool:
    return (
        other.certainty is Certainty.DENIED
        and (other.certainty_by is not None or other.span.quote.lower() in POINTING)
        and claim.negated
        and claim.certainty is Certainty.REPORTED
        and other.source is not None
        and claim.source is not None
        and _is_one_speaker(other.source, claim.source)
    )


POINTING = frozenset({"it", "this", "that"})
"""Claims of one word that stand for what somebody else put forward."""


def _is_one_speaker(a: Source, b: Source) -> bool:
    """Tell whether two sources are one, or one is the pronoun for the other."""
    named = [(s.antecedent.quote,) if s.antecedent else s.chain for s in (a, b)]
    return a.chain == b.chain or named[0] == named[1]


def _once(claims: list[Claim]) -> tuple[Claim, ...]:
    """Drop repetitions of a claim, and the author's where a source holds the same words."""
    found: dict[tuple[int, int, str | None], Claim] = {}
    for claim in claims:
        key = claim.span.start, claim.span.end, claim.attribution_id
        found.setdefault(key, claim)
    credited = {(s, e) for s, e, a in found if a is not None}
    kept = [c for (s, e, a), c in found.items() if a is not None or (s, e) not in credited]
    return tuple(sorted(kept, key=lambda c: (c.span.start, c.span.end, c.id)))
