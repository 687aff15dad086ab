"""Corrections and notes are data: kept beside the machine's reading, honoured, found again."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

import rashomon
from conftest import Examples, run_cli

Json = dict[str, Any]


@pytest.fixture(name="case")
def case_fixture(examples: Examples, tmp_path: Path) -> Path:
    path = tmp_path / "case.db"
    shutil.copy(examples.case, path)
    return path


def exported(case: Path) -> Json:
    return json.loads(run_cli("export", case).stdout)


def correct(case: Path, claim: str, *what: str, by: str = "Ann Analyst") -> Any:
    return run_cli("judge", case, "correct", claim, *what, "--by", by)


def claim_like(made: Json, words: str, document: str = "") -> Json:
    names = {d["id"]: d["external_id"] for d in made["documents"]}
    return next(
        c
        for c in made["claims"]
        if words in c["quote"] and names[c["document"]].startswith(document)
    )


def claim_now(case: Path, claim: Json) -> Json:
    return next(c for c in exported(case)["claims"] if c["id"] == claim["id"])


DOZENS = "Dozens of people"


def test_what_is_corrected_is_what_counts_and_the_machines_reading_is_kept(case: Path):
    before = exported(case)
    dozens = claim_like(before, DOZENS)
    assert (dozens["corrections"], dozens["as_read"]) == ([], None)

    told = correct(
        case, dozens["id"][:12], "--quantity", "Dozens = 24 to 99", "--note", "a few"
    )
    assert told.exit_code == 0
    assert "the machine read: “Dozens”: at least 24" in told.stderr
    after = claim_now(case, dozens)
    assert [(q["min"], q["max"]) for q in after["quantities"]] == [(24, 99)]
    assert (
        after["quantities"][0]["unit"] == dozens["quantities"][0]["unit"]
    )  # not said anew
    assert after["as_read"]["quantities"] == dozens["quantities"]
    [made] = exported(case)["corrections"]
    assert (made["by"], made["note"], made["state"]) == ("Ann Analyst", "a few", "in force")

    run_cli("judge", case, "withdraw", made["id"], "--by", "Ann Analyst")
    assert claim_now(case, dozens) == dozens
    assert [c["state"] for c in exported(case)["corrections"]] == ["withdrawn"]
    without = {k: v for k, v in exported(case).items() if k != "corrections"}
    assert without == {k: v for k, v in before.items() if k != "corrections"}


def test_what_stands_on_a_claim_is_put_together_with_it(case: Path):
    """A toll that is read otherwise contradicts the others, and is another answer."""
    before = exported(case)
    toll = next(
        c
        for q in before["questions"]
        if q["on"] == "number"
        for c in before["claims"]
        if c["id"] in q["variants"][0]["claims"] and len(c["quantities"]) == 1
    )
    figure = toll["quantities"][0]["text"]
    correct(case, toll["id"], "--quantity", f"{figure} = exactly 7,777")
    after = exported(case)
    answers = {
        v["answer"]
        for q in after["questions"]
        for v in q["variants"]
        if toll["id"] in v["claims"]
    }
    was = {
        v["answer"]
        for q in before["questions"]
        for v in q["variants"]
        if toll["id"] in v["claims"]
    }
    assert answers != was


def test_a_source_is_corrected_to_words_of_the_report(case: Path):
    she = claim_like(exported(case), "the movement had fired on the convoy")
    correct(case, she["id"], "--source", "the Front")
    after = claim_now(case, she)
    assert after["source"]["text"] == "the Front"
    assert after["as_read"]["source"]["text"] == "She"
    correct(case, she["id"], "--source", "own voice")
    assert claim_now(case, she)["source"] is None
    states = [c["state"] for c in exported(case)["corrections"]]
    assert sorted(states) == ["in force", "withdrawn"]  # her own later one takes its place


def test_persons_who_differ_are_both_kept_and_the_machine_stands(case: Path):
    dozens = claim_like(exported(case), DOZENS)
    correct(case, dozens["id"], "--certainty", "hedged")
    told = correct(case, dozens["id"], "--certainty", "asserted", by="Ben Reader")
    assert "both are kept and shown" in told.stderr
    assert claim_now(case, dozens)["certainty"] == dozens["certainty"]
    assert {c["state"] for c in exported(case)["corrections"]} == {"judged differently"}
    page = case.with_suffix(".html")
    run_cli("dossier", case, page)
    shown = page.read_text(encoding="utf-8")
    assert "Ann Analyst" in shown
    assert "reads otherwise" in shown


def test_a_correction_outlives_its_document_and_a_reading_anew(case: Path):
    dozens = claim_like(exported(case), DOZENS, "01")
    correct(case, dozens["id"], "--certainty", "hedged")
    run_cli("remove", case, "01-wire")
    assert [c["state"] for c in exported(case)["corrections"]] == ["without object"]
    run_cli("remove", case, "01-wire", "--undo")
    assert claim_now(case, dozens)["certainty"] == "hedged"
    run_cli("set", case, "01-wire", "published=2031-07-01")  # its dates are counted anew
    assert claim_now(case, dozens)["certainty"] == "hedged"
    assert claim_now(case, dozens)["as_read"]["certainty"] == dozens["certainty"]
    assert run_cli("check", case).exit_code == 0


@pytest.mark.parametrize(
    ("what", "told"),
    [
        (("--certainty", "sure"), "choose one of asserted, denied"),
        (("--span", "10-99999999"), "code points"),
        (("--span", "9-9"), "is no place"),
        (("--source", "the man in the moon"), "does not hold"),
        (("--quantity", "Dozens = a lot"), "is no figure"),
        (("--quantity", "Dozens = 3 of 4"), "figures"),
        (("--quantity", "wounded people = 3"), "does not hold"),
        (("--certainty", "reported"), "reads so already"),
        ((), "say what it reads"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_hint(
    case: Path, what: tuple[str, ...], told: str
):
    dozens = claim_like(exported(case), DOZENS)
    refused = correct(case, dozens["id"], *what)
    assert refused.exit_code == 2
    assert told in refused.stderr
    assert exported(case)["corrections"] == []


def test_a_note_is_on_a_claim_a_report_an_actor_a_question_an_event(case: Path):
    made = exported(case)
    claim, question, event = (made[k][0]["id"] for k in ("claims", "questions", "events"))
    for thing in (claim, question, event, "01-wire", "Open Granary"):
        assert run_cli("judge", case, "note", thing, "ask", "--by", "Ann").exit_code == 0
    after = exported(case)
    assert [n["of"] for n in after["notes"]].count("claim") == 1
    assert {n["of"] for n in after["notes"]} == {
        "claim",
        "question",
        "event",
        "document",
        "actor",
    }
    assert {k: v for k, v in after.items() if k not in ("notes", "run")} == {
        k: v for k, v in made.items() if k not in ("notes", "run")
    }
    refused = run_cli("judge", case, "note", claim, "ask", "--by", "Ann")
    assert (refused.exit_code, "noted so on" in refused.stderr) == (2, True)
    run_cli("judge", case, "withdraw", after["notes"][0]["id"], "--by", "Ann")
    assert sum(n["withdrawn"] is not None for n in exported(case)["notes"]) == 1


def test_a_note_on_a_question_is_found_when_the_question_has_other_claims(case: Path):
    made = exported(case)
    names = {d["id"]: d["external_id"] for d in made["documents"]}
    of = {c["id"]: names[c["document"]] for c in made["claims"]}
    question = next(
        q
        for q in made["questions"]
        if len({of[c] for v in q["variants"] for c in v["claims"]}) > 4
    )
    run_cli("judge", case, "note", question["id"], "what matters", "--by", "Ann")
    gone = of[question["variants"][-1]["claims"][-1]]
    run_cli("remove", case, gone)
    after = exported(case)
    [note] = after["notes"]
    assert note["on"] in {q["id"] for q in after["questions"]}
    assert note["words"] == question["text"]


def test_they_are_listed_and_asked_for_in_python(case: Path):
    opened = rashomon.open_case(case)
    claim = next(str(r["id"]) for r in opened.claims if DOZENS in str(r["quote"]))
    opened.correct(claim, {"certainty": "hedged", "source": "unnamed"}, by="Ann")
    opened.note(claim, "ask the hospital", by="Ann")
    assert [row["field"] for row in opened.corrections] == ["certainty", "source"]
    assert [row["text"] for row in opened.notes] == ["ask the hospital"]
    with pytest.raises(rashomon.errors.UnknownNameError, match="certainty"):
        opened.correct(claim, {"certanty": "hedged"}, by="Ann")
    opened.close()
    listed = run_cli("judge", case, "list").stdout
    assert "hedged" in listed
    assert "hospital" in listed
