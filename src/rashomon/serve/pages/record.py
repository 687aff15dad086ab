"""What every page is: a frozen record of rows of views, and nothing that was worked out here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from rashomon.errors import GoneError, RashomonError, UnknownNameError

if TYPE_CHECKING:
    from rashomon.serve.asking import Ask
    from rashomon.serve.looks import Look
    from rashomon.views import Became


@dataclass(frozen=True, slots=True)
class PageRecord:
    """Base of the pages."""

    title: str
    """What the page is about, for its heading and the window."""


Build: TypeAlias = "Callable[[Look, Ask, str], PageRecord]"
"""Makes a page: of a state of the case, what is asked, and the id in its address ("": none)."""


def gone(became: Became) -> RashomonError:
    """Tell of something that a link names and the case has no more, or never had."""
    if not became.words:
        return UnknownNameError.near(became.kind, became.id, ())
    now = tuple((one.kind, one.id, one.words) for one in became.now)
    return GoneError.of(became.id, became.told, now)
