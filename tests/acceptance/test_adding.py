"""A case that grew by portions, in any order, is the case that was read at once, byte for byte.

Kept work is looked for in each step here (`KEEP_FROM` is 1), as in a case of thousands.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factories import make_document
from rashomon.config import Settings, with_values
from rashomon.dossier import DossierOptions, render_dossier
from rashomon.export import dump_case
from rashomon.model import Passage, Shift, Withdrawal
from rashomon.pipeline import local, put_together
from rashomon.pipeline.analyse import Analysis, analyse
from rashomon.store import Store, memory_store, open_store
from rashomon.store.checks import Part, check_case
from rashomon.store.kept import kept_path

RULES = with_values(Settings(), {"extract": {"tagger": "rules"}})
"""The quicker reading: what is compared here is what comes after it."""

REPORTS = (
    (
        "2031-05-04",
        "Ostrel Wire",
        (
            "The Varda army said on Sunday that at least 12 workers were killed when shells "
            "hit the "
            "bridge at Lisk on 3 May 2031. Mayor Imre Tovas denied that any shell had fallen."
        ),
    ),
    (
        "2031-05-05",
        "Kamen Post",
        (
            "At least 12 workers were killed when shells hit the bridge at Lisk on 3 May 2031. "
            "Tovas said that nine workers were killed on the bridge at Lisk."
        ),
    ),
    (
        "2031-05-05",
        "Dolnik Herald",
        (
            "Nineteen workers were killed on the bridge at Lisk on 3 May 2031, witnesses said. The "
            "army did not shell the bridge at Lisk, a spokesman for the Varda army said on Monday."
        ),
    ),
    (
        "2031-05-06",
        "Sarn Times",
        (
            "The Zhelva Front shelled the bridge at Lisk on 3 May 2031, the ministry of "
            "defence said. "
            "Forty houses were destroyed in the flood at Port Ellery on 1 May 2031."
        ),
    ),
    (
        "2031-05-06",
        "Port Courier",
        (
            "Sixty houses were destroyed in the flood at Port Ellery on 1 May 2031, the "
            "fire brigade "
            "said. Mayor Ana Krell said that the port was open."
        ),
    ),
    (
        "2031-05-07",
        "Varda Radio",
        (
            "The port was closed after the flood at Port Ellery, Krell said on Wednesday. "
            "At least 12 "
            "workers were killed when shells hit the bridge at Lisk on 3 May 2031."
        ),
    ),
    (
        None,
        None,
        (
            "According to the ZF, 15 trucks were burnt on the road to Lisk. The mayor of "
            "Dolnik said "
            "that no truck was burnt on the road to Lisk."
        ),
    ),
    (
        "2031-05-08",
        "Lisk Echo",
        (
            "The Zhelva Front (ZF) said that 25 trucks were burnt on the road to Lisk on 7 "
            "May 2031. "
            "Imre Tovas resigned on Thursday."
        ),
    ),
    (
        "2031-05-09",
        "Dolnik Mirror",
        (
            "Sixty houses were destroyed in the flood\n\n"
            "Sixty houses were destroyed in the flood at Port Ellery on 1 May 2031. Mayor Ana "
            "Krell said that the port was open. Nineteen workers may have been killed on the "
            "bridge at Lisk on 3 May 2031."
        ),
    ),
)


@cache
def read_once() -> tuple[Analysis, ...]:
    """Read the reports, once for all examples."""
    documents = [
        make_document(text, external_id=f"r{k}", published=day, publisher=who)
        for k, (day, who, text) in enumerate(REPORTS)
    ]
    return tuple(analyse(document, RULES) for document in documents)


def test_the_reports_hold_copies_that_tell_otherwise():
    store = memory_store()
    take_in(store, range(len(REPORTS)))
    view = store.view()
    assert list(view.all(Passage))
    assert list(view.all(Shift))


def written(store: Store) -> tuple[str, str]:
    view = store.view()
    return dump_case(view), render_dossier(view, DossierOptions())


CAPPED = with_values(RULES, {"compare": {"block_limit": 2}})
"""The same where a key is left out from the third claim on: a report that comes or goes takes
pairs of the others away, or gives them back."""


def take_in(store: Store, numbers: Sequence[int], chosen: Settings = RULES) -> None:
    for number in numbers:
        local._store_analysis(store, read_once()[number])
    put_together(store, chosen)


def take_out(store: Store, number: int, chosen: Settings = RULES) -> None:
    document = read_once()[number].document
    with store.writer() as writer:
        writer.add([Withdrawal(document.id, document.external_id, None)])
    put_together(store, chosen)


def put_back(store: Store, number: int, chosen: Settings = RULES) -> None:
    with store.writer() as writer:
        writer.supersede(Withdrawal, document_id=read_once()[number].document.id)
    put_together(store, chosen)


@cache
def at_once(without: int | None, *, is_capped: bool = False) -> tuple[str, str]:
    """Put everything together in one run that keeps nothing."""
    store = memory_store()
    chosen = CAPPED if is_capped else RULES
    for analysis in read_once():
        local._store_analysis(store, analysis)
    if without is None:
        put_together(store, chosen)
    else:
        take_out(store, without, chosen)
    return written(store)


@pytest.fixture(autouse=True)
def _keep_always(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "KEEP_FROM", 1)


@st.composite
def portions(draw: st.DrawFn) -> list[list[int]]:
    """Draw an order of the reports, and where it is cut."""
    order = draw(st.permutations(range(len(REPORTS))))
    cuts = draw(st.sets(st.integers(1, len(REPORTS) - 1), max_size=3))
    edges = [0, *sorted(cuts), len(REPORTS)]
    return [list(order[a:b]) for a, b in pairwise(edges)]


@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    steps=portions(),
    gone=st.integers(0, len(REPORTS) - 1),
    back=st.booleans(),
    is_capped=st.booleans(),
)
def test_any_order_and_portions_give_the_same_bytes(
    steps: list[list[int]], gone: int, *, back: bool, is_capped: bool
):
    chosen = CAPPED if is_capped else RULES
    with TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "case.db", create=True)
        for step in steps:
            take_in(store, step, chosen)
        assert written(store) == at_once(None, is_capped=is_capped)
        take_out(store, gone, chosen)
        assert written(store) == at_once(gone, is_capped=is_capped)
        if back:
            put_back(store, gone, chosen)
            assert written(store) == at_once(None, is_capped=is_capped)
        store.close()


@pytest.fixture(name="grown")
def grown_fixture(tmp_path: Path) -> Iterator[tuple[Store, Path]]:
    """Give a case with all reports but the last, and the file beside it."""
    case = tmp_path / "case.db"
    store = open_store(case, create=True)
    take_in(store, range(len(REPORTS) - 1))
    yield store, kept_path(case)
    store.close()


def test_what_is_kept_may_be_thrown_away(grown: tuple[Store, Path]):
    store, path = grown
    path.unlink()
    take_in(store, [len(REPORTS) - 1])
    assert written(store) == at_once(None)
    assert path.is_file()


def test_a_changed_body_is_made_anew(grown: tuple[Store, Path]):
    store, path = grown
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE kept SET body = zeroblob(length(body))")
    connection.close()
    case = path.with_name("case.db")
    assert {finding.part for finding in check_case(case).findings} == {Part.KEPT}
    take_in(store, [len(REPORTS) - 1])
    assert written(store) == at_once(None)
    assert check_case(case).findings == ()


def test_a_torn_file_is_begun_anew(grown: tuple[Store, Path]):
    store, path = grown
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + bytes(len(whole) - 100))
    take_in(store, [len(REPORTS) - 1])
    assert written(store) == at_once(None)


def test_a_file_of_somebody_else_is_left_alone(grown: tuple[Store, Path]):
    store, path = grown
    path.write_text("notes of mine", encoding="utf-8")
    [finding] = check_case(path.with_name("case.db")).findings
    assert finding.what == "it is not what a run keeps"
    take_in(store, [len(REPORTS) - 1])
    assert written(store) == at_once(None)
    assert path.read_text(encoding="utf-8") == "notes of mine"


def test_a_small_case_has_no_file_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(local, "KEEP_FROM", len(REPORTS) + 1)
    store = open_store(tmp_path / "case.db", create=True)
    take_in(store, range(len(REPORTS)))
    store.close()
    assert not kept_path(tmp_path / "case.db").exists()
