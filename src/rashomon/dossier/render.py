"""Gather what the page shows and fill its template. Everything is escaped by the template."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from typing import TYPE_CHECKING

from markupsafe import Markup

from rashomon.dossier.bars import Bar, bars
from rashomon.dossier.links import OnePage
from rashomon.dossier.maps import Drawn, account_maps, matter_map, whole_map
from rashomon.dossier.marks import Segment, segments
from rashomon.dossier.options import DossierOptions
from rashomon.dossier.overview import (
    Column,
    MatrixRow,
    busiest,
    columns_of,
    matrix,
)
from rashomon.dossier.templating import asset, environment
from rashomon.errors import holding_all
from rashomon.model import Claim, Fall, Grade, Withdrawal
from rashomon.store import View
from rashomon.views import (
    CaseIndex,
    CauseRow,
    ContradictionRow,
    CorrectionRow,
    DocumentRow,
    InformantRow,
    JudgementRow,
    MatterRow,
    NamesRow,
    NoteRow,
    OriginRow,
    QuestionRow,
    ShiftRow,
    SilenceRow,
    Summary,
    TextsBehind,
    TieRow,
    TimelineRow,
    UnquotedRow,
    VariantRow,
    VoiceRow,
    account_letters,
    cause_chains,
    contradiction_rows,
    correction_rows,
    distrusted_names,
    document_rows,
    document_view,
    informant_rows,
    judgement_rows,
    matter_rows,
    names_rows,
    note_rows,
    ordered_ties,
    origin_rows,
    question_rows,
    several_ties,
    shift_rows,
    silence_rows,
    summary_of,
    texts_behind,
    timeline_rows,
    told_most,
    unquoted_rows,
    voice_rows,
)

if TYPE_CHECKING:
    from jinja2 import Template

LABELS = {
    "asserted": "says in its own voice",
    "reported": "credits to a source",
    "hedged": "hedges",
    "denied": "denies",
    "predicted": "expects or makes conditional",
    "opinion": "gives a view",
}
"""What each certainty label means, for the legend."""


@dataclass(frozen=True, slots=True)
class Report:
    """One document with its marked text."""

    row: DocumentRow
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class SingleOrigin:
    """An answer that several documents give and one origin stands behind."""

    question: QuestionRow
    variant: VariantRow


@dataclass(frozen=True, slots=True)
class Page:
    """Everything the template needs."""

    summary: Summary
    disputed: tuple[QuestionRow, ...]
    settled: tuple[QuestionRow, ...]
    anchored: frozenset[str]
    """Questions that have a place on the page to lead to."""
    columns: tuple[Column, ...]
    columns_left_out: int
    """Columns of the overview beyond the limit."""
    rows: tuple[MatrixRow, ...]
    cards: Mapping[str, tuple[ContradictionRow, ...]]
    """The contradictions of each question, by its id."""
    single: tuple[SingleOrigin, ...]
    texts: TextsBehind
    """The texts that the documents go back to."""
    informants: tuple[InformantRow, ...]
    """On whose word several documents speak."""
    matters: tuple[MatterRow, ...]
    letters: Mapping[str, str]
    """Of accounts, by id."""
    timeline: tuple[TimelineRow, ...]
    map: Drawn | None
    """What all reports say together."""
    matter_maps: Mapping[str, Drawn]
    """By matter id."""
    account_maps: Mapping[str, Drawn]
    """By account id."""
    ties: tuple[TieRow, ...]
    """Those of which most claims speak; every line of a map leads to one of them."""
    ties_left_out: int
    causes: tuple[tuple[CauseRow, ...], ...]
    """Chains: each effect is the cause of the next."""
    shifts: tuple[ShiftRow, ...]
    names: tuple[NamesRow, ...]
    """Actors with several names in the reports, and who uses which."""
    bars: tuple[Bar | None, ...]
    """Of the lines of the timeline."""
    voices: tuple[VoiceRow, ...]
    silences: tuple[SilenceRow, ...]
    unquoted: tuple[UnquotedRow, ...]
    reports: tuple[Report, ...]
    documents: tuple[DocumentRow, ...]
    documents_of: Mapping[str, tuple[DocumentRow, ...]]
    """The documents of each origin shown, by origin id."""
    removed: tuple[Withdrawal, ...]
    judgements: tuple[JudgementRow, ...]
    corrections: tuple[CorrectionRow, ...]
    noted: tuple[NoteRow, ...]
    grades: tuple[Grade, ...]
    distrusted: tuple[str, ...]
    falls: tuple[Fall, ...]
    notes: tuple[str, ...]
    labels: tuple[tuple[str, str, int], ...]
    """Certainty label, its meaning, claims that have it."""


def render_dossier(view: View, options: DossierOptions) -> str:
    """Render a case as one HTML file.

    The same case gives the same bytes. Report text is hostile: the template escapes all of
    it, and a policy in the page forbids scripts but the page's own, and any loading.
    """
    with holding_all():
        page = _page(CaseIndex.of(view), options)
    script = asset("dossier.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return _template().render(
        page=page,
        options=options,
        link=OnePage(page.anchored, has_reports=not options.quotes_only),
        letters=page.letters,
        most=options.max_rows,
        style=Markup(asset("dossier.css")),  # noqa: S704  our own file
        script=Markup(script),  # noqa: S704  our own file
        script_hash=digest,
        page_version=version("rashomon"),
    )


def _page(index: CaseIndex, options: DossierOptions) -> Page:
    questions = question_rows(index).rows
    disputed = tuple(q for q in questions if q.disputed)
    settled = tuple(q for q in questions if not q.disputed and _is_shared(q))
    every = columns_of(index, options.max_columns)
    columns = busiest(every, disputed, options.max_rows)
    documents = document_rows(index).rows
    matters, letters = matter_rows(index).rows, account_letters(index)
    timeline = timeline_rows(index).rows
    every_tie = ordered_ties(index)
    ties = several_ties(index, told_most(every_tie, options.max_rows))
    shown = matters[: options.max_rows]
    texts, informants = texts_behind(origin_rows(index).rows), informant_rows(index)
    origins = (*texts.many, *texts.alone, *(row.origin for row in informants))
    return Page(
        summary=summary_of(index),
        disputed=disputed,
        settled=settled,
        anchored=frozenset(
            q.id for listed in (disputed, settled) for q in listed[: options.max_rows]
        ),
        columns=columns,
        columns_left_out=len(every) - len(columns),
        rows=matrix(disputed, columns),
        cards=cards_by_question(index),
        single=single_origins(questions),
        texts=texts,
        informants=informants,
        matters=matters,
        letters=letters,
        map=whole_map(ties, letters),
        matter_maps={m.id: drawn for m in shown if (drawn := matter_map(ties, m))},
        account_maps={i: d for m in shown for i, d in account_maps(ties, m).items()},
        timeline=timeline,
        ties=ties,
        ties_left_out=len(every_tie) - len(ties),
        causes=cause_chains(index).rows,
        shifts=shift_rows(index).rows,
        names=names_rows(index),
        bars=bars(row.edtf for row in timeline),
        voices=voice_rows(index).rows,
        silences=silence_rows(index),
        unquoted=unquoted_rows(index).rows,
        reports=() if options.quotes_only else _reports(index, documents),
        documents=documents,
        documents_of=_documents_of(origins, documents),
        removed=index.withdrawals,
        judgements=judgement_rows(index).rows,
        corrections=correction_rows(index).rows,
        noted=note_rows(index).rows,
        grades=index.grades,
        distrusted=distrusted_names(index),
        falls=index.falls,
        notes=tuple(map(str, index.run.get("notes", ()))),
        labels=certainty_counts(index.claims),
    )


def _is_shared(question: QuestionRow) -> bool:
    """A question one document alone answers is no question between accounts."""
    return len({i for v in question.variants for i in v.document_ids}) > 1


def cards_by_question(index: CaseIndex) -> dict[str, tuple[ContradictionRow, ...]]:
    """Give the contradictions of each question."""
    found: dict[str, list[ContradictionRow]] = {q.id: [] for q in index.questions}
    for row in contradiction_rows(index).rows:
        if row.question_id is not None:
            found[row.question_id].append(row)
    return {question_id: tuple(rows) for question_id, rows in found.items()}


def _documents_of(
    origins: Sequence[OriginRow], documents: Sequence[DocumentRow]
) -> dict[str, tuple[DocumentRow, ...]]:
    place = {row.id: number for number, row in enumerate(documents)}
    return {
        o.id: tuple(
            documents[k] for k in sorted(place[i] for i in o.document_ids if i in place)
        )
        for o in origins
    }


def single_origins(questions: Sequence[QuestionRow]) -> tuple[SingleOrigin, ...]:
    """Find answers that several documents give on one origin's word, in their order."""
    return tuple(
        SingleOrigin(question, variant)
        for question in questions
        for variant in question.variants
        if len(variant.behind) == 1 and len(variant.document_ids) > 1
    )


def _reports(index: CaseIndex, documents: Sequence[DocumentRow]) -> tuple[Report, ...]:
    views = (document_view(index, row.id) for row in documents)
    return tuple(Report(v.row, segments(v.document.text, v.claims, v.signs)) for v in views)


def certainty_counts(claims: Iterable[Claim]) -> tuple[tuple[str, str, int], ...]:
    """Say what each certainty label means, and how many claims have it."""
    counts = Counter(claim.certainty.value for claim in claims)
    return tuple((name, words, counts[name]) for name, words in LABELS.items())


@lru_cache(maxsize=1)
def _template() -> Template:
    return environment().get_template("dossier.html")
