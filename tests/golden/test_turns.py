"""The judged passages of ordinary prose, and what is counted of them."""

from __future__ import annotations

from collections import Counter

from eval.turns import FOLDER, LATE, SEEN, SEEN_LATE, is_read, load_faults, written


def test_every_fault_is_of_a_passage_that_is_there():
    passages = {
        path.stem: path.read_text("utf-8").splitlines() for path in FOLDER.glob("*.txt")
    }
    assert {kind: len(lines) for kind, lines in passages.items()} == dict.fromkeys(
        passages, 50
    )
    assert passages.keys() > LATE
    for fault in load_faults():
        assert 0 <= fault.passage < len(passages[fault.kind])
        assert fault.grade in {"G", "M", "L"}


def test_the_late_kinds_keep_more_passages_unread():
    read = Counter(kind for kind in ("war", "wire") for n in range(50) if is_read(kind, n))
    assert read == {"war": SEEN, "wire": SEEN_LATE}


def test_a_claim_is_written_with_all_that_may_be_wrong_in_it():
    claim = {
        "certainty": "predicted",
        "factuality": {"source": "PR-"},
        "source": {"chain": ["a clerk", "the mayor"], "text": "the mayor"},
        "quote": "nobody\nwould go",
        "condition": {"text": "should it close"},
        "times": [{"edtf": "2026-05-15"}, {"edtf": None}],
        "quantities": [{"unit": "person"}],
    }
    assert written(claim) == (
        "predicted PR- a clerk < the mayor: nobody would go | if should it close"
        " | 2026-05-15, ? | person"
    )
    own = claim | {"source": None, "condition": None, "times": [], "quantities": []}
    assert written(own) == "predicted PR- the author: nobody would go"
