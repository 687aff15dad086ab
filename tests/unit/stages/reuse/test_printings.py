"""One text in several encodings and Unicode forms; lines that a publisher sets everywhere."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from rashomon.model import OriginKind, PassageKind
from rashomon.stages.reuse import Reuse, ReuseParams, find_reuse
from unit.stages.reuse.reports import EDITED, OTHER, WIRE, make_report, make_sentences

if TYPE_CHECKING:
    from rashomon.model import Document

TEXT = (
    "The mayor’s café in Zhelva was shut on Friday, said Renée Ålund, who’d leased it for "
    "nine years. “Nobody told the cooks,” her naïve cousin Zoë wrote to the région’s paper. "
    "Two élèves from the school of Ostrel found the keys in the river ten days later."
)

PRINTINGS = {
    "decomposed": unicodedata.normalize("NFD", TEXT),
    "compatible": TEXT.replace("fi", "ﬁ").replace("T", "Ｔ"),
    "straight quotes": TEXT.translate(str.maketrans("’“”", '\'""')),
    "left quotes as apostrophes": TEXT.replace("’", "‘"),
    "backticks": TEXT.replace("’", "`"),
    "letters as apostrophes": TEXT.replace("’", "ʼ"),
    "accents as apostrophes": TEXT.replace("’", "´"),
    "soft hyphens": TEXT.replace("Friday", "Fri\u00adday").replace(
        "cousin", "cou\u00adsin"
    ),
    "joiners": TEXT.replace("school", "sch\u200dool").replace("river", "ri\u2060ver"),
    "no width": TEXT.replace("leased", "lea\u200bsed\ufeff"),
    "hard spaces": TEXT.replace(" ", "\u00a0"),
    "capitals": TEXT.upper(),
    "no accents": "".join(
        c for c in unicodedata.normalize("NFD", TEXT) if not unicodedata.combining(c)
    ),
    "Windows-1252": TEXT.encode("cp1252").decode("cp1252"),
    "another line width": TEXT.replace(". ", ".\n").replace(", ", ",\r\n"),
}


def find(*documents: Document) -> Reuse:
    return find_reuse(documents, make_sentences(*documents), ReuseParams())


@pytest.mark.parametrize("printing", PRINTINGS)
def test_one_text_in_two_forms_is_an_exact_copy(printing: str):
    one = make_report(TEXT, external_id="one")
    other = make_report(PRINTINGS[printing], external_id="other")
    found = find(one, other)
    (origin,) = found.origins
    assert (origin.kind, set(origin.document_ids)) == (
        OriginKind.REPRINT,
        {one.id, other.id},
    )
    assert {p.kind for p in found.passages} == {PassageKind.EXACT}
    assert {p.similarity for p in found.passages} == {1.0}


def test_all_forms_together_are_one_origin():
    documents = [make_report(t, external_id=name) for name, t in PRINTINGS.items()]
    (origin,) = find(*documents).origins
    assert set(origin.document_ids) == {d.id for d in documents}


def test_an_apostrophe_at_the_edge_of_a_word_is_a_mark():
    plain = make_report(TEXT.replace("Nobody", "Not one"), external_id="one")
    quoted = make_report(TEXT.replace("Nobody", "‘Not’ `one`"), external_id="other")
    assert {p.kind for p in find(plain, quoted).passages} == {PassageKind.EXACT}


HEADER = (
    "Hask Observer, the paper of the islands. Subscribe for four crowns a month and read "
    "every report on your telephone. Readers who help us keep the presses on the quay going."
)
FOOTER = (
    "Write to us, call us or come by the office on the quay on any weekday before noon. "
    "Copying needs our leave. The Hask Observer has reported on the islands since 1921."
)
NEWS = (
    (
        "A dog won the regatta at Orle. Nobody protested, and its owner drank the cup of honour "
        "alone at the long table. Nine boats had left the harbour before the wind turned."
    ),
    (
        "The museum of salt opens on Sunday after two years of repairs to its roof. Children go "
        "in without a ticket. Its guide will show how brine was boiled in the days of the dukes."
    ),
    (
        "Prices of herring fell by a third in a week, traders on the market of Lomar said. The "
        "nets came back full every night, and the cold store by the bridge has no room left."
    ),
)


@pytest.mark.parametrize(
    "page", ["{news}\n{footer}", "{header}\n{news}", "{header}\n{news}\n{footer}"]
)
def test_what_a_publisher_sets_on_every_page_is_no_origin(page: str):
    documents = [
        make_report(
            page.format(header=HEADER, news=news, footer=FOOTER),
            external_id=str(k),
            publisher="Hask Observer",
        )
        for k, news in enumerate(NEWS)
    ]
    assert {o.kind for o in find(*documents).origins} == {OriginKind.SINGLE}


def test_a_later_take_that_begins_like_an_earlier_one_stays_with_it():
    lead = WIRE[WIRE.index("A ferry") : WIRE.index("The cook")]
    news = (
        "Divers counted nine bodies in the cabins on Tuesday, and the captain was charged.",
        "On Wednesday divers freed a safe from the cabins. A hook lifted it on to the quay.",
    )
    takes = [
        make_report(f"{lead} {line}", external_id=line[:12], publisher="Hask Observer")
        for line in news
    ]
    (origin,) = find(*takes).origins
    assert set(origin.document_ids) == {take.id for take in takes}


def test_what_links_two_unrelated_reports_does_not_merge_them():
    own = (
        "The council of Orle met in the gym because its hall is being painted. It gave the "
        "choir a new stove, put off the quarrel over the well until June and thanked the "
        "widow Ilse Marn for forty years of sweeping the square before dawn on feast days."
    )
    first = make_report(f"{WIRE}", external_id="first")
    middle = make_report(f"{EDITED}\n{own}", external_id="middle")
    last = make_report(f"{own} {OTHER}", external_id="last")
    found = find(first, middle, last)
    groups = {frozenset(o.document_ids) for o in found.origins}
    assert groups == {frozenset((first.id, middle.id)), frozenset((middle.id, last.id))}


def test_copies_of_copies_are_one_origin():
    parts = WIRE.split(". ")
    chain = [make_report(". ".join(parts[k:]), external_id=str(k)) for k in range(4)]
    (origin,) = find(*chain).origins
    assert set(origin.document_ids) == {d.id for d in chain}
