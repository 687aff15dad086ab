"""Examples in docstrings are run."""

from __future__ import annotations

import doctest
from importlib import import_module

import pytest

from conftest import ROOT

SRC = ROOT / "src"
MODULES = sorted(
    ".".join(path.relative_to(SRC).with_suffix("").parts).removesuffix(".__init__")
    for path in SRC.rglob("*.py")
    if ">>> " in path.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module(name: str):
    outcome = doctest.testmod(import_module(name))
    assert outcome.attempted > 0 or name == "rashomon"  # its example needs reports
    assert outcome.failed == 0
