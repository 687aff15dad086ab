"""Invented reports for the tests of reuse."""

from __future__ import annotations

import re
from typing import Any

from factories import make_document
from rashomon.model import Document, Sentence, ZoneKind

WIRE = (
    "LOMAR, May 4 (Norwire) - A ferry with 61 people on board sank off the island of Tessin "
    "on Sunday, the coast guard said. Divers brought up the ship's log on Monday morning. "
    "Two fishing boats from the village of Hask picked up most of the passengers before the "
    "first helicopter came. The cook, who had been asleep below deck, climbed out through a "
    "broken window. “The deck was under water before anyone had time to call the bridge,” "
    "said Olma Fent, a teacher who was travelling with her class. The line has run the route "
    "since 1988 and has never lost a ship. Its owner closed the office in Lomar for the day."
)

EDITED = (
    "A ferry sank off the island of Tessin on Sunday. Fishing boats from Hask saved people. "
    "Two fishing boats from the village of Hask picked up most of the passengers before the "
    "first rescue helicopter came. The cook, who had been sleeping below deck, climbed out "
    "through a broken window. The line has run the route since 1988 and has never lost a "
    "ship. Police questioned the captain overnight in the harbour of Lomar."
)

INDEPENDENT = (
    "Rescue teams in the Tessin strait were searching for survivors last night after a "
    "passenger ship went down in calm weather with more than sixty aboard. Our reporter saw "
    "blankets and shoes on the quay. “The deck was under water before anyone had time to "
    "call the bridge,” Olma Fent told reporters. Relatives waited in a school gym, where "
    "volunteers served soup. The transport minister promised an inquiry and flew to Hask."
)

OTHER = (
    "The harvest in the Verrin valley is the best in a decade, growers said. Rain came early "
    "and stopped in time. Wages for pickers rose by a tenth. The cellar in Orle will open a "
    "second press in the autumn, and a railway siding is planned for the year after that."
)


def make_report(text: str, **fields: Any) -> Document:
    """Build a document named by its publisher."""
    fields.setdefault("publisher", fields.get("external_id", "report"))
    return make_document(text, **fields)


def make_sentences(*documents: Document) -> list[Sentence]:
    """Cut documents into body sentences, at full stops and line ends."""
    found: list[Sentence] = []
    for document in documents:
        for match in re.finditer(
            r"[^\n.!?][^\n]*?(?:[.!?]”?(?= |\n|$)|(?=\n|$))", document.text
        ):
            start, end = match.span()
            found.append(Sentence(document.id, start, end, ZoneKind.BODY))
    return found
