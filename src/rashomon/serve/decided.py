"""Say what a decision of a person did: in place of its form, as JSON, or on the page it came from.

JudgedNow | CorrectedNow | NotedNow -> Response, and what is kept of it in the list of changes
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from starlette.responses import RedirectResponse, Response

from rashomon import pipeline
from rashomon.pipeline import waits
from rashomon.serve.answers import Shown, json_response, to_part, wants_json
from rashomon.serve.asking import Ask
from rashomon.serve.forms import LONGEST_NAME, back_of, is_in_place, text_in
from rashomon.views import NoteRow, correction_row, judgement_row

if TYPE_CHECKING:
    from starlette.datastructures import FormData
    from starlette.requests import Request

    from rashomon.pipeline import CorrectedNow, JudgedNow, NotedNow
    from rashomon.serve.looks import Looks

Decided: TypeAlias = "JudgedNow | CorrectedNow | NotedNow"


def entries_of(done: Decided) -> Iterator[tuple[str, str]]:
    """Give what was done, and to what, for the list of changes."""
    if isinstance(done, pipeline.JudgedNow):
        one = done.judgement
        yield "withdraw" if one.withdrawn_at else f"judge {one.kind}", one.id
    elif isinstance(done, pipeline.CorrectedNow):
        for made in done.corrections:
            yield "withdraw" if made.withdrawn_at else f"correct {made.field}", made.id
    else:
        yield "withdraw" if done.note.withdrawn_at else "note", done.note.id


def answer_of(request: Request, form: FormData, looks: Looks, done: Decided) -> Response:
    """Write the answer."""
    shown = Shown(request, looks.now(), Ask())
    said = _rows(shown, done)
    if is_in_place(request):
        by = text_in(form, "by", LONGEST_NAME)
        came_from = back_of(form, "/judgements")
        around = {"done": done, "person": by, "came_from": came_from}
        return to_part(shown, _part_of(done), **around, **said)
    if wants_json(request):
        also = {} if isinstance(done, pipeline.NotedNow) else _also(done)
        state = {"run": shown.look.run, "waits": waits(shown.look.index.run)}
        return json_response({"ok": True} | state | said | also)
    return RedirectResponse(back_of(form, "/judgements"), 303)


def _part_of(done: Decided) -> str:
    """Name the template of what stands in place of the form."""
    if isinstance(done, pipeline.JudgedNow):
        return "judged_part.html"
    is_corrected = isinstance(done, pipeline.CorrectedNow)
    return "corrected_part.html" if is_corrected else "noted_part.html"


def _rows(shown: Shown, done: Decided) -> dict[str, object]:
    """Give what was decided, with what became of it."""
    index = shown.look.index
    if isinstance(done, pipeline.JudgedNow):
        return {"judgement": judgement_row(index, done.judgement)}
    if isinstance(done, pipeline.CorrectedNow):
        return {"corrections": [correction_row(index, one) for one in done.corrections]}
    return {"note": NoteRow(done.note, index.noted.get(done.note.id))}


def _also(done: JudgedNow | CorrectedNow) -> dict[str, object]:
    return {"withdrawn": done.withdrawn, "against": done.against}
