"""Say what a case loses without those whom the user distrusts; imported when it is asked."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from rashomon.model import FallKind
from rashomon.views import CaseIndex, distrusted_names

FALLEN = {
    FallKind.ANSWER: "Answers nobody else gives",
    FallKind.DISPUTE: "Questions no longer in dispute",
    FallKind.ACCOUNT: "Accounts without a holder",
}
"""How each sort of fall is headed for a person."""


def fall_lines(index: CaseIndex) -> Iterator[str]:
    """Tell what stands only with those who are distrusted, sort by sort."""
    left_out = {c for q in index.questions for v in q.variants for c in v.left_out}
    names = ", ".join(distrusted_names(index))
    count = len(left_out)
    what = "claim that answers" if count == 1 else "claims that answer"
    yield f"without {names}: {count} {what} a question left out"
    for kind, group in groupby(index.falls, key=lambda fall: fall.kind):
        listed = list(group)
        yield f"{FALLEN[kind]} ({len(listed)})"
        yield from (f"  {fall.text} ({', '.join(fall.names)})" for fall in listed)
    if not index.falls:
        yield "nothing falls with that"
