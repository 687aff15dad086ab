"""Tell which documents of a case have to be read again, and how much of it.

    document as known now, its last activity -> nothing | dates | title | whole

Claims are read from the text, the title (which line is the headline) and the language. The
date of publication only says what "on Tuesday" means. All else that is known of a document
is looked at when the case is put together, which every run does.
"""

from __future__ import annotations

from enum import StrEnum

from rashomon.model import Activity, Document, Failure, Outcome, Zone
from rashomon.pipeline.analyse import is_readable
from rashomon.store import View


class Again(StrEnum):
    """How much of a document has to be read again."""

    NOTHING = "nothing"
    NOTED = "noted"
    """What it was told is recorded anew; no word of the reading depends on it."""
    DATES = "dates"
    TITLE = "title"
    """The whole, if the title makes another line the headline."""
    WHOLE = "whole"


def what_again(document: Document, last: Activity) -> Again:
    """Hold a document against its last reading.

    A reading that failed is tried again when its document is named again, not here.
    """
    now = Activity.of(document, last.outcome)
    if now == last and last.outcome is not Outcome.NOT_READ:
        return Again.NOTHING
    if last.outcome is Outcome.READ and is_readable(document):
        return Again.TITLE if now.title != last.title else _dates_or_less(now, last)
    if is_readable(document) or last.outcome is not Outcome.NOT_READ:
        return Again.WHOLE
    return Again.NOTHING


def _dates_or_less(now: Activity, last: Activity) -> Again:
    return Again.DATES if now.published != last.published else Again.NOTED


def last_activity(view: View, document: Document) -> Activity:
    """Give the last reading of a stored document.

    Cases of the first layout kept no activities: a document without zones was not read.
    """
    found = next(view.of_document(Activity, document.id), None)
    if found:
        return found
    if next(view.of_document(Zone, document.id), None):
        return Activity.of(document, Outcome.READ)
    is_read = is_readable(document)
    return Activity.of(document, Outcome.FAILED if is_read else Outcome.NOT_READ)


def is_about(failure: Failure, document: Document) -> bool:
    """Tell whether a failure is that of reading this document.

    Failures of the first layout name the document as the user does.
    """
    if failure.document_id is None:
        return failure.stage != "ingest" and failure.item == document.external_id
    return failure.document_id == document.id
