"""Say what of persons' judgements a page shows, so that it is written anew when that changes.

Look, what is asked -> something that is equal as long as the page shows the same judgements

Judging is a run, and changes nothing else of a case. What pages show beside judgements is told by
`Look.mark`, the same for all pages.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, TypeAlias

from rashomon.serve.asking import ROWS
from rashomon.views import judgements_on

if TYPE_CHECKING:
    from rashomon.serve.asking import Ask
    from rashomon.serve.looks import Look

Shows: TypeAlias = "Callable[[Look, Ask, str], Hashable]"
"""Tells it of a page; it has to be quick, and to read nothing from the case."""


def every_run(look: Look, ask: Ask, key: str) -> Hashable:  # noqa: ARG001  each has all three
    """Be written anew after every run."""
    return look.run


def none(look: Look, ask: Ask, key: str) -> Hashable:  # noqa: ARG001
    """Show no judgement."""
    return None


def how_many_are_left(look: Look, ask: Ask, key: str) -> Hashable:  # noqa: ARG001
    """Show how much is to be looked at."""
    return look.left


def all_of_them(look: Look, ask: Ask, key: str) -> Hashable:  # noqa: ARG001
    """Show every judgement."""
    return look.index.judgements


def which_questions(look: Look, ask: Ask, key: str) -> Hashable:  # noqa: ARG001
    """Show of each question whether somebody judged of it."""
    return look.judged_questions


def of_one_question(look: Look, ask: Ask, key: str) -> Hashable:  # noqa: ARG001
    """Show the judgements on one question."""
    question = look.questions.get(key)
    return None if question is None else judgements_on(look.index, question)


def what_is_left(look: Look, ask: Ask, key: str) -> Hashable:  # noqa: ARG001
    """Show some of what nobody judged, how much it is, and where persons differ."""
    rows = look.review[ask.offset : ask.offset + ROWS]
    return len(look.review), tuple(row.pair for row in rows), look.differing
