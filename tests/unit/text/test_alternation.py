"""A pattern of listed forms matches what the forms set side by side do."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.alternation import any_of

FORMS = st.lists(st.text("ab .(", min_size=1, max_size=5), min_size=1, max_size=8)


@given(forms=FORMS, text=st.text("ab .(", max_size=30))
def test_as_the_forms_side_by_side_the_longest_first(forms: list[str], text: str):
    plain = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    found = re.finditer(any_of(forms), text)
    assert [m.span() for m in found] == [m.span() for m in re.finditer(plain, text)]


def test_each_place_of_a_form_is_as_printed():
    assert re.fullmatch(any_of(["U.N.", "UN"]), "U.N.")
    assert not re.fullmatch(any_of(["U.N.", "UN"]), "UxN.")
