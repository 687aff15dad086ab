"""Judgements are data: kept, dated, honoured at once, carried over, withdrawn, never deleted."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

import rashomon
from conftest import REPORTS, Examples, run_cli
from rashomon.config import Settings
from rashomon.errors import JudgementError
from rashomon.model import JudgedSort, JudgementKind
from rashomon.pipeline import Saying, Way, judge_claims, judge_groups
from rashomon.store import open_store

Json = dict[str, Any]


@pytest.fixture(name="case")
def case_fixture(examples: Examples, tmp_path: Path) -> Path:
    path = tmp_path / "case.db"
    shutil.copy(examples.case, path)
    return path


def exported(case: Path) -> Json:
    return json.loads(run_cli("export", case).stdout)


def parted(made: Json) -> Json:
    """Give a contradiction between two documents, on a question of two answers."""
    of = {c["id"]: c["document"] for c in made["claims"]}
    return next(
        r
        for r in made["relations"]
        if r["kind"] == "contradicts" and r["on"] == "outcome" and of[r["a"]] != of[r["b"]]
    )


def judge(case: Path, *words: str, by: str = "Ann Analyst") -> Any:
    return run_cli("judge", case, *words, "--by", by)


def relation(made: Json, a: str, b: str) -> Json | None:
    return next((r for r in made["relations"] if {r["a"], r["b"]} == {a, b}), None)


def without_judgements(made: Json) -> Json:
    return {key: value for key, value in made.items() if key != "judgements"}


def test_it_is_honoured_at_once_and_by_the_next_run(case: Path, examples: Examples):
    pair = parted(json.loads(examples.text()))
    a, b = pair["a"], pair["b"]
    result = judge(case, "same", a, b[6:16], "--note", "one order, told twice")
    assert result.exit_code == 0
    assert "Ann Analyst judges: same" in result.stderr
    made = exported(case)
    found = relation(made, a, b)
    assert found is not None
    assert (found["kind"], found["on"], found["judged_by"]) == (
        "same",
        None,
        ["Ann Analyst"],
    )
    assert found["why"].startswith(
        "judged by Ann Analyst: “one order, told twice”; read from the words alone: contradicts"
    )
    [judged] = made["judgements"]
    assert judged["state"] == "in force"
    assert judged["read_as"].startswith("contradicts on outcome, ")
    asked = [q for q in made["questions"] if judged["id"] in q["judgements"]]
    assert asked
    assert all({a, b} & {c for v in q["variants"] for c in v["claims"]} for q in asked)
    run_cli("read", REPORTS, "--case", case, "--quiet", "--workers", "1")
    assert exported(case) == made
    assert run_cli("check", case).exit_code == 0


def test_it_is_withdrawn_by_date_and_kept(case: Path, examples: Examples):
    plain = json.loads(examples.text())
    pair = parted(plain)
    judge(case, "not-comparable", pair["a"], pair["b"])
    [judged] = exported(case)["judgements"]
    assert relation(exported(case), pair["a"], pair["b"]) is None
    result = judge(case, "withdraw", judged["id"][:14], by="Bo Boss")
    assert "withdrawn by Bo Boss" in result.stderr
    made = exported(case)
    [kept] = made["judgements"]
    assert kept["state"] == "withdrawn"
    assert kept["withdrawn"]["by"] == "Bo Boss"
    assert kept["withdrawn"]["at"] >= kept["at"]
    assert without_judgements(made) == without_judgements(plain)
    again = judge(case, "withdraw", judged["id"])
    assert again.exit_code == 2
    assert "Bo Boss withdrew it on" in again.stderr
    judge(case, "not-comparable", pair["a"], pair["b"])  # judged anew: a record of its own
    states = sorted(j["state"] for j in exported(case)["judgements"])
    assert states == ["in force", "withdrawn"]


def test_it_waits_for_a_document_that_is_taken_out(case: Path, examples: Examples):
    plain = json.loads(examples.text())
    pair = parted(plain)
    judge(case, "different", pair["a"], pair["b"])
    with_it = exported(case)
    of = {c["id"]: c["document"] for c in plain["claims"]}
    run_cli("remove", case, of[pair["a"]], "--quiet")
    [waiting] = exported(case)["judgements"]
    assert waiting["state"] == "without object"
    assert waiting["words"] == with_it["judgements"][0]["words"]
    assert run_cli("check", case).exit_code == 0
    run_cli("remove", case, of[pair["a"]], "--undo", "--quiet")
    assert exported(case) == with_it


def test_persons_who_differ_are_both_shown_and_neither_wins(
    case: Path, examples: Examples, tmp_path: Path
):
    plain = json.loads(examples.text())
    pair = parted(plain)
    judge(case, "same", pair["a"], pair["b"])
    result = judge(case, "different", pair["a"], pair["b"], by="Bo Boss")
    assert "Ann Analyst judged otherwise (same" in result.stderr
    made = exported(case)
    assert {j["state"] for j in made["judgements"]} == {"judged differently"}
    assert {(j["by"], *j["against"]) for j in made["judgements"]} == {
        ("Ann Analyst", "Bo Boss"),
        ("Bo Boss", "Ann Analyst"),
    }
    assert made["relations"] == plain["relations"]
    assert any(q["judged_differently"] for q in made["questions"])
    run_cli("dossier", case, tmp_path / "dossier.html")
    page = (tmp_path / "dossier.html").read_text()
    assert "What persons judged" in page
    assert "judged differently by <bdi>Bo Boss</bdi>" in page
    result = judge(case, "same", pair["a"], pair["b"], by="bo boss")  # the same person
    assert "takes the place of" in result.stderr
    found = relation(exported(case), pair["a"], pair["b"])
    assert found is not None
    assert found["judged_by"] == ["Ann Analyst", "bo boss"]


def test_the_dossier_names_who_judged_and_escapes_it(case: Path, tmp_path: Path):
    pair = parted(exported(case))
    judge(case, "same", pair["a"], pair["b"], "--note", "<b>same</b>", by="<i>Ann</i>")
    run_cli("dossier", case, tmp_path / "dossier.html")
    page = (tmp_path / "dossier.html").read_text()
    assert "judged by <strong><bdi>&lt;i&gt;Ann&lt;/i&gt;</bdi></strong>" in page
    assert "“<bdi>&lt;b&gt;same&lt;/b&gt;</bdi>”" in page


def test_nothing_but_the_judgement_knows_when_it_was_made(
    examples: Examples, tmp_path: Path
):
    pair = parted(json.loads(examples.text()))
    made: list[Json] = []
    for turn, clock in enumerate(
        ("2031-05-03T10:00:00+00:00", "2032-01-01T00:00:00+00:00")
    ):
        path = tmp_path / f"{turn}.db"
        shutil.copy(examples.case, path)
        store = open_store(path)
        steps = [
            lambda s=store, c=clock: judge_claims(
                s,
                Settings(),
                JudgementKind.SAME,
                (pair["a"], pair["b"]),
                Saying("Ann"),
                way=Way(lambda: c),
            ),
            lambda s=store, c=clock: judge_groups(
                s,
                Settings(),
                JudgedSort.ACTOR,
                {"join": ("Jonna Ferrick", "Petrana Ilk")},
                Saying("Bo"),
                way=Way(lambda: c),
            ),
        ]
        for step in steps if turn == 0 else reversed(steps):
            step()
        store.close()
        made.append(exported(path))
    assert without_judgements(made[0]) == without_judgements(made[1])
    dateless = [[{**j, "at": None} for j in m["judgements"]] for m in made]
    assert dateless[0] == dateless[1]


# Questions, events, actors.


def numbers(made: Json) -> list[Json]:
    return [q for q in made["questions"] if q["on"] == "number"]


def test_questions_are_joined_and_split(case: Path):
    before = exported(case)
    first, second = numbers(before)[:2]
    judge(case, "join", "question", first["id"], second["id"])
    made = exported(case)
    claims = {c for q in (first, second) for v in q["variants"] for c in v["claims"]}
    [joined] = [
        q
        for q in numbers(made)
        if {c for v in q["variants"] for c in v["claims"]} == claims
    ]
    assert len(numbers(made)) == len(numbers(before)) - 1
    assert joined["judgements"] == [made["judgements"][0]["id"]]
    alone = second["variants"][0]["claims"][0]
    result = judge(case, "split", "question", joined["id"], alone)
    assert result.exit_code == 0
    asked = [
        q
        for q in numbers(exported(case))
        if any(alone in v["claims"] for v in q["variants"])
    ]
    assert {c for q in asked for v in q["variants"] for c in v["claims"]} == {alone}


def test_events_are_joined(case: Path):
    before = exported(case)
    first, second = before["events"][:2]
    judge(case, "join", "event", first["id"], second["id"])
    made = exported(case)
    both = sorted({*first["claims"], *second["claims"]})
    assert both in [e["claims"] for e in made["events"]]
    assert made["relations"] == before["relations"]


def test_actors_are_joined_and_speak_as_one(case: Path):
    judge(case, "join", "actor", "Jonna Ferrick", "Petrana Ilk")
    made = exported(case)
    [actor] = [a for a in made["actors"] if "Petrana Ilk" in (a["name"], *a["aliases"])]
    assert "Jonna Ferrick" in (actor["name"], *actor["aliases"])
    rows = run_cli("show", case, "claims", "--format", "jsonl").stdout.splitlines()
    speakers = {json.loads(row)["speaker"] for row in rows}
    assert len(speakers & {"Jonna Ferrick", "Petrana Ilk"}) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("same", "claim-zzz", "claim-yyy"), "No claim named 'claim-zzz'"),
        (("same", "claim-", "claim-"), "No one claim named 'claim-'"),
        (("join", "question", "question-zz", "question-yy"), "No question named"),
        (("join", "actor", "Jonna Ferrick", "Jonna Ferrick"), "both are actor-"),
        (
            ("withdraw", "judgement-1"),
            "No judgement, correction or note named 'judgement-1'",
        ),
        (("same", "claim-a"), "name two claims"),
        (("join", "question", "question-1"), "question, event or actor, then ids"),
        (("join", "rumour", "a", "b"), "question, event or actor, then ids"),
        (("list", "all"), "`list` takes nothing more"),
    ],
)
def test_what_cannot_be_judged_is_refused(case: Path, words: tuple[str, ...], said: str):
    before = run_cli("export", case).stdout
    result = judge(case, *words)
    assert result.exit_code == 2
    assert said in result.stderr
    assert run_cli("export", case).stdout == before


def test_who_judges_must_be_said(case: Path):
    assert "--by NAME" in run_cli("judge", case, "same", "a", "b").stderr
    pair = parted(exported(case))
    assert "it does not say who" in judge(case, "same", pair["a"], pair["b"], by=" ").stderr
    same = judge(case, "same", pair["a"], pair["a"]).stderr
    assert "Judgement 'same': it takes two claims." in same
    judge(case, "same", pair["a"], pair["b"])
    assert "judged so on" in judge(case, "same", pair["b"], pair["a"]).stderr


def test_judgements_are_listed(case: Path):
    pair = parted(exported(case))
    judge(case, "same", pair["a"], pair["b"])
    assert "same" in run_cli("judge", case, "list").stdout
    [row] = run_cli("show", case, "judgements", "--format", "jsonl").stdout.splitlines()
    assert json.loads(row)["a_ids"] in ([pair["a"]], [pair["b"]])


def test_judging_from_python(case: Path):
    opened = rashomon.open_case(case)
    pair = parted(opened.to_json())
    done = opened.judge("same", pair["a"], pair["b"], by="Ann", note="one order")
    assert opened.judgements.rows[0]["state"] == "in force"
    with pytest.raises(JudgementError):
        opened.judge("join", pair["a"], pair["b"], by="Ann")
    opened.withdraw(done.judgement.id, by="Ann")
    assert opened.judgements.rows[0]["state"] == "withdrawn"
    first, second = numbers(opened.to_json())[:2]
    opened.join("question", first["id"], second["id"], by="Ann")
    event = opened.to_json()["events"][0]
    opened.split("event", event["id"], event["claims"][:1], by="Ann")
    assert len(opened.judgements) == 3
    opened.close()
