"""Names of a pair of texts are numbered, whoever they are."""

from __future__ import annotations

import pytest

from rashomon.text.name_numbers import names_numbered

TOLD = (
    "{0} denied that its army had shelled {1}ian posts near the Bridge",
    "the {1}ians were shelled by {0}'s army, its Governor said on Monday",
)


def test_whoever_the_parties_are_the_pair_reads_alike():
    pairs = (("Talvar", "Pelk"), ("Ordesh", "Kazan"), ("Wagner", "Hamas"))
    told = {names_numbered(*(t.format(*names) for t in TOLD)) for names in pairs[:2]}
    assert len(told) == 1
    assert "Wagner" not in names_numbered(*(t.format(*pairs[2]) for t in TOLD))[1]


def test_forms_of_one_name_get_one_number_and_keep_their_endings():
    a, b = names_numbered("the Talvarian army left", "They left Talvaria, said Vasko")
    assert (a, b) == ("the Norvelian army left", "They left Norvela, said Kastra")


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen stormed the mill",  # the first word may be any
        "the Ministry, the Governor and the Brigade met on Monday",
        "",
    ],
)
def test_words_that_name_nobody_are_kept(text: str):
    assert names_numbered(text, text) == (text, text)


def test_states_are_numbered_as_before():
    assert names_numbered("Kenya left", "Chad stayed") == ("France left", "Germany stayed")
