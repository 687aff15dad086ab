"""Reports made of an example for timing: the same every time, of one event, none a mere copy."""

from __future__ import annotations

from itertools import combinations

from bench.retell import FIGURE, reports_of, retell

PILE, COUNT = "battle", 40


def test_the_same_reports_every_time():
    assert list(retell(PILE, COUNT)) == list(retell(PILE, COUNT))
    assert list(retell(PILE, 3)) == list(reports_of(PILE)[:3])


def test_made_reports_differ_in_words_and_figures():
    made = list(retell(PILE, COUNT))[len(reports_of(PILE)) :]
    paragraphs = [set(report.text.split("\n\n")) for report in made]
    for one, other in combinations(paragraphs, 2):
        assert len(one & other) < min(len(one), len(other))


def test_days_and_hours_stay():
    printed = "On 6 October, at 7:45, 212 of 1,400 men, 38 of them hurt, left by 8 May"
    found = [m[0] for m in FIGURE.finditer(printed)]
    assert found == ["6 October", "7:45", "212", "1,400", "38", "8 May"]
    assert [f for f in found if f.isdigit()] == ["212", "38"]
