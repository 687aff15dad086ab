"""Read one document through the per-document stages; runs in a worker unchanged.

Document -> zones -> parse -> sentences -> attributions, claims, signs -> Analysis
"""

from __future__ import annotations

import traceback
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.config import Settings
from rashomon.model import (
    Activity,
    Attribution,
    Claim,
    Document,
    Failure,
    Outcome,
    Sentence,
    Sign,
    Zone,
    ZoneKind,
)
from rashomon.pipeline.stretches import find_stretches
from rashomon.stages.extract import read_document, with_dates
from rashomon.stages.reuse import find_signs
from rashomon.stages.segment import find_sentences, find_zones
from rashomon.text.parse import Parse, parse_blocks

LANGUAGES = frozenset({"en"})
"""Languages whose claims are read. Others are stored, searchable and said so."""

RULES = "rules"
"""The tagger that works without trained weights; words put in by a thesaurus are then not
looked for either."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the per-document stages found; empty but for the failure when they broke off."""

    document: Document
    zones: tuple[Zone, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    signs: tuple[Sign, ...] = ()
    failure: Failure | None = None

    @property
    def activity(self) -> Activity:
        """Say how the reading ended, and what it was told about the document."""
        if self.failure is None:
            return Activity.of(self.document, Outcome.READ)
        is_read = is_readable(self.document)
        return Activity.of(self.document, Outcome.FAILED if is_read else Outcome.NOT_READ)


def is_readable(document: Document) -> bool:
    """Tell whether the language of a document, as far as it is known, can be analysed."""
    return document.language in LANGUAGES | {None}


def analyse(document: Document, settings: Settings) -> Analysis:
    """Read one document; whatever goes wrong becomes its failure, never the run's."""
    if not is_readable(document):
        return Analysis(document, failure=_other_language(document))
    try:
        return _analyse(document, settings)
    except Exception as error:  # noqa: BLE001  the item boundary: the rest goes on
        failure = Failure(
            "extract",
            document.external_id,
            f"{type(error).__name__}: {error}",
            "the document is stored and searchable; report this text to the project",
            traceback.format_exc(),
            document.id,
        )
        return Analysis(document, failure=failure)


def date_again(
    document: Document, zones: Sequence[Zone], claims: Sequence[Claim]
) -> tuple[Claim, ...] | None:
    """Give the claims of a document with their dates counted from its publication anew.

    Returns:
        None where the document has to be read again as a whole, which also says what is wrong
        with one that cannot be dated.
    """
    try:
        return _dated(document, zones, claims)
    except Exception:  # noqa: BLE001  the item boundary: the rest goes on
        return None


def _dated(
    document: Document, zones: Sequence[Zone], claims: Sequence[Claim]
) -> tuple[Claim, ...] | None:
    """Date the claims of each stretch as it was read; None: they have to be read anew."""
    found: list[Claim] = []
    for stretch in find_stretches(document.text, zones):
        high = bisect_left(claims, stretch[-1].end, key=lambda claim: claim.span.start)
        inside = claims[len(found) : high]
        dated = with_dates(inside, _parse(document, stretch), document.published)
        if dated is None:
            return None
        found += dated
    return tuple(found)


def _parse(document: Document, zones: Sequence[Zone]) -> Parse:
    read = [z for z in zones if z.kind is not ZoneKind.BOILERPLATE]
    return parse_blocks(document.text, [(z.start, z.end) for z in read])


def _analyse(document: Document, settings: Settings) -> Analysis:
    zones = find_zones(document, settings.segment)
    sentences: list[Sentence] = []
    attributions: list[Attribution] = []
    claims: list[Claim] = []
    for stretch in find_stretches(document.text, zones):
        parse = _parse(document, stretch)
        sentences += find_sentences(document, stretch, parse)
        found = read_document(document, stretch, parse, settings.extract)
        attributions += found.attributions
        claims += found.claims
    read = (tuple(sentences), tuple(attributions), tuple(claims))
    has_weights = settings.extract.tagger != RULES
    signs = find_signs(document, sentences, by_context=has_weights)
    return Analysis(document, zones, *read, signs)


def _other_language(document: Document) -> Failure:
    return Failure(
        "extract",
        document.external_id,
        f"language {document.language!r} cannot be analysed yet",
        "the document is stored and searchable; its claims are not read",
        document_id=document.id,
    )
