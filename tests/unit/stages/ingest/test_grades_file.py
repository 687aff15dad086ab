"""Files of grades: what they may say, and which line is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.errors import GradesError
from rashomon.model import Grade
from rashomon.stages.ingest import IngestParams, grades_of, load_grades

EXPECTED = (
    Grade("Ana Kos", "A", "was there"),
    Grade("Civic Ledger", "B"),
)


def load(folder: Path, name: str, text: str) -> tuple[Grade, ...]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return load_grades(path, IngestParams())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("g.csv", "name,grade,note\nCivic Ledger,B,\n\nAna  Kos,a,was there\n"),
        ("g.csv", "Grade;Note;Name\nB;;Civic Ledger\nA;was there;Ana Kos\n"),
        ("g.toml", '"Civic Ledger" = "B"\n["Ana Kos"]\ngrade = "A"\nnote = "was there"\n'),
        ("g.toml", '"Ana Kos" = {grade = "A", note = "was there"}\n"Civic Ledger" = "b"\n'),
    ],
)
def test_a_table_or_toml_gives_the_same_grades(tmp_path: Path, name: str, text: str):
    assert load(tmp_path, name, text) == EXPECTED


def test_a_table_may_be_empty_which_takes_all_grades_back(tmp_path: Path):
    assert load(tmp_path, "g.csv", "name,grade\n") == ()


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("g.csv", "name,grade\nAna Kos,Z\n", "line 2: 'Z' is no grade (for 'Ana Kos')"),
        ("g.csv", "name,grade\nAna Kos,\n", "line 2: '' is no grade"),
        ("g.csv", "name,grade\nAna Kos,AB\n", "line 2: 'AB' is no grade"),
        ("g.csv", "name,grade\n\n,A\n", "line 3: the name is blank"),
        ("g.csv", "name,grade\nAna,Kos,A\n", "line 2: 3 cells, the header has 2"),
        (
            "g.csv",
            "name,grade\nKos,A\nthe KOS,B\n",
            "line 3: 'the KOS' was graded in line 2",
        ),
        ("g.csv", "Ana Kos,A\n", "line 1: the column 'ana kos' says nothing here"),
        ("g.csv", "name,note\nKos,x\n", "line 1: there is no column 'grade'"),
        ("g.csv", 'name,grade\n"Kos,A\n', "it is no CSV"),
        ("g.csv", "", "line 1: there is no column 'name'"),
        ("g.toml", '"Kos" = "A"\n\n"Kol" = 3\n', "line 3: 3 is no grade (for 'Kol')"),
        ("g.toml", '"Kos" = "A"\n["Kol"]\nnote = "x"\n', "line 2: 'Kol' has note"),
        ("g.toml", '"Kos" = "A"\n"Kol" "B"\n', "line 2: it is no TOML"),
        (
            "g.toml",
            '"Kos" = {grade = "A", note = 3}\n',
            "line 1: a name or note that is no",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_line(
    tmp_path: Path, name: str, text: str, said: str
):
    with pytest.raises(GradesError) as raised:
        load(tmp_path, name, text)
    assert said in str(raised.value)
    assert "\nHint: " in str(raised.value)


def test_letters_by_name_are_held_to_the_same():
    assert grades_of({"Ana Kos": "a"}, IngestParams()) == (Grade("Ana Kos", "A"),)
    with pytest.raises(GradesError, match="is no grade"):
        grades_of({"Ana Kos": "good"}, IngestParams())


def test_a_file_that_is_not_there(tmp_path: Path):
    with pytest.raises(GradesError, match="no such file"):
        load_grades(tmp_path / "none.csv", IngestParams())
