"""Gather what the page shows and fill its template. Everything is escaped by the template."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from rashomon.dossier.marks import Segment, segments
from rashomon.dossier.options import DossierOptions
from rashomon.dossier.overview import Column, MatrixRow, columns_of, hue, letter, matrix
from rashomon.model import OriginLevel
from rashomon.store import View
from rashomon.views import (
    AccountRow,
    CaseIndex,
    CauseRow,
    DocumentRow,
    OriginRow,
    QuestionRow,
    ShiftRow,
    Summary,
    TieRow,
    TimelineRow,
    VariantRow,
    account_rows,
    cause_rows,
    document_rows,
    document_view,
    origin_rows,
    question_rows,
    relation_rows,
    shift_rows,
    summary_of,
    tie_rows,
    timeline_rows,
)

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
    columns: tuple[Column, ...]
    rows: tuple[MatrixRow, ...]
    why: Mapping[str, tuple[str, ...]]
    """Reasons of the contradictions, by question id."""
    single: tuple[SingleOrigin, ...]
    origins: tuple[OriginRow, ...]
    accounts: tuple[AccountRow, ...]
    timeline: tuple[TimelineRow, ...]
    ties: tuple[TieRow, ...]
    causes: tuple[CauseRow, ...]
    shifts: tuple[ShiftRow, ...]
    names: tuple[tuple[str, tuple[str, ...]], ...]
    """Actors with several names in the reports."""
    reports: tuple[Report, ...]
    documents: tuple[DocumentRow, ...]
    notes: tuple[str, ...]
    labels: tuple[tuple[str, str, int], ...]
    """Certainty label, its meaning, claims that have it."""


def render_dossier(view: View, options: DossierOptions) -> str:
    """Render a case as one HTML file.

    The same case gives the same bytes. Report text is hostile: the template escapes all of
    it, and a policy in the page forbids scripts but the page's own, and any loading.
    """
    page = _page(CaseIndex.of(view), options)
    script = _asset("dossier.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return _template().render(
        page=page,
        options=options,
        style=Markup(_asset("dossier.css")),  # noqa: S704  our own file
        script=Markup(script),  # noqa: S704  our own file
        script_hash=digest,
        letter=letter,
        hue=hue,
        page_version=version("rashomon"),
    )


def _page(index: CaseIndex, options: DossierOptions) -> Page:
    questions = question_rows(index).rows
    disputed = tuple(q for q in questions if q.disputed)
    columns = columns_of(index, options.max_columns)
    documents = document_rows(index).rows
    return Page(
        summary=summary_of(index),
        disputed=disputed,
        settled=tuple(q for q in questions if not q.disputed and _is_shared(q)),
        columns=columns,
        rows=matrix(disputed, columns),
        why=_reasons(index, disputed),
        single=_single(questions),
        origins=tuple(
            o for o in origin_rows(index).rows if o.level == OriginLevel.DOCUMENT
        ),
        accounts=account_rows(index).rows,
        timeline=timeline_rows(index).rows,
        ties=tie_rows(index).rows,
        causes=cause_rows(index).rows,
        shifts=shift_rows(index).rows,
        names=tuple(
            (a.name, a.aliases) for a in index.reading.actors.values() if a.aliases
        ),
        reports=() if options.quotes_only else _reports(index, documents),
        documents=documents,
        notes=tuple(map(str, index.run.get("notes", ()))),
        labels=_labels(index),
    )


def _is_shared(question: QuestionRow) -> bool:
    """A question one document alone answers is no question between accounts."""
    return len({i for v in question.variants for i in v.document_ids}) > 1


def _reasons(
    index: CaseIndex, questions: Sequence[QuestionRow]
) -> dict[str, tuple[str, ...]]:
    """Collect why the answers of each question part, in the order of the claims."""
    contradictions = [r for r in relation_rows(index).rows if r.kind == "contradicts"]
    found: dict[str, tuple[str, ...]] = {}
    for question in questions:
        claims = {c.id for v in question.variants for c in v.claims}
        whys = [r.why for r in contradictions if r.a.id in claims and r.b.id in claims]
        found[question.id] = tuple(dict.fromkeys(whys))
    return found


def _single(questions: Sequence[QuestionRow]) -> tuple[SingleOrigin, ...]:
    return tuple(
        SingleOrigin(question, variant)
        for question in questions
        for variant in question.variants
        if len(variant.origins) == 1 and len(variant.document_ids) > 1
    )


def _reports(index: CaseIndex, documents: Sequence[DocumentRow]) -> tuple[Report, ...]:
    views = (document_view(index, row.id) for row in documents)
    return tuple(Report(v.row, segments(v.document.text, v.claims, v.signs)) for v in views)


def _labels(index: CaseIndex) -> tuple[tuple[str, str, int], ...]:
    counts = Counter(claim.certainty.value for claim in index.claims)
    return tuple((name, words, counts[name]) for name, words in LABELS.items())


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("rashomon.dossier"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("dossier.html")


def _asset(name: str) -> str:
    return (files("rashomon.dossier") / "templates" / name).read_text(encoding="utf-8")
