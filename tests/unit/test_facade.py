"""A package that loads its parts when they are used says the same of them everywhere."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import rashomon

ROOT = Path(rashomon.__file__).parent

PACKAGES = sorted(
    ".".join(("rashomon", *path.parent.relative_to(ROOT).parts))
    for path in ROOT.rglob("__init__.py")
    if "= facade(" in path.read_text("utf-8")
)


def promised(package: str) -> dict[str, str]:
    """Give the module of each name, as it stands under TYPE_CHECKING."""
    source = Path(import_module(package).__file__ or "").read_text("utf-8")
    checked = next(n for n in ast.parse(source).body if isinstance(n, ast.If))
    froms = [n for n in checked.body if isinstance(n, ast.ImportFrom)]
    return {name.name: node.module or "" for node in froms for name in node.names}


def test_there_are_such_packages():
    assert {"rashomon.pipeline", "rashomon.stages.compare"} <= set(PACKAGES)


@pytest.mark.parametrize("package", PACKAGES)
def test_each_name_leads_to_what_is_checked_under_it(package: str):
    module, names = import_module(package), promised(package)
    assert sorted(module.__all__) == sorted(names)
    for name, place in names.items():
        assert getattr(module, name) is getattr(import_module(place), name)


@pytest.mark.parametrize("package", PACKAGES)
def test_no_name_is_that_of_a_module_which_would_hide_it(package: str):
    folder = ROOT.joinpath(*package.split(".")[1:])
    modules = {path.stem for path in folder.iterdir()}
    assert not modules & set(import_module(package).__all__)


def test_a_name_that_is_not_there_is_told():
    with pytest.raises(
        AttributeError, match=r"'rashomon\.pipeline' has no attribute 'gues'"
    ):
        import_module("rashomon.pipeline").gues  # noqa: B018


@pytest.mark.parametrize(
    ("entry", "parts"),
    [
        ("rashomon.config", ("numpy", "sqlalchemy", "rashomon.stages.extract.read")),
        (
            "rashomon.cli.served",
            ("numpy", "rashomon.text.parse", "rashomon.pipeline.local"),
        ),
        ("rashomon.views", ("numpy", "fastapi", "rashomon.stages.compare.compare")),
    ],
)
def test_what_is_not_used_is_not_loaded(entry: str, parts: tuple[str, ...]):
    code = (
        f"import sys, {entry}; print(*{{{', '.join(map(repr, parts))}}} & set(sys.modules))"
    )
    said = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], capture_output=True, check=True
    )
    assert said.stdout.strip() == b""
