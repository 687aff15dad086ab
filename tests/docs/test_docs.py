"""Everything a user can name is documented, the pages are fresh, and their links lead somewhere."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest
from docs.generate import (
    REFERENCE,
    commands,
    error_classes,
    example_pages,
    reference_pages,
    rerun,
)

from conftest import ROOT
from rashomon.config import describe_settings
from rashomon.export import load_schema

PAGES = sorted(
    [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/*.md")]
)
MADE = reference_pages()
STALE = "run `make docs` and look at what changed"


def _names(pages: list[Path]) -> list[str]:
    return [str(page.relative_to(ROOT)) for page in pages]


# Generated pages.


@pytest.mark.parametrize("name", MADE)
def test_the_reference_is_what_the_code_says(name: str):
    assert (REFERENCE / name).read_text(encoding="utf-8") == MADE[name], STALE


EXAMPLES = list(example_pages())


@pytest.mark.parametrize("page", EXAMPLES, ids=_names(EXAMPLES))
def test_the_examples_run_and_print_what_the_page_says(page: Path):
    assert rerun(page) == page.read_text(encoding="utf-8"), STALE


def test_a_page_says_the_same_each_time():
    assert reference_pages() == MADE


# Everything is documented.


def test_every_command_and_option_is_documented():
    for name, command in commands().items():
        assert f"## rashomon {name}\n" in MADE["cli.md"]
        assert command.help
        for option in command.params:
            if isinstance(option, click.Option):
                assert option.help, f"{name} {option.name}"
                assert option.opts[0] in MADE["cli.md"]


def test_every_setting_is_documented():
    for info in describe_settings():
        assert len(info.help) > 10
        assert info.unit
        assert info.range
        assert f"| `{info.name}` |" in MADE["settings.md"]


def test_every_error_is_documented():
    assert len(error_classes()) > 4
    for error in error_classes():
        assert f"| `{error.__name__}` | {error.exit_code} |" in MADE["errors.md"]


def test_every_key_of_the_json_is_documented():
    schema = load_schema()
    for name, record in (("The case", schema), *schema["$defs"].items()):
        assert f"## {name}\n" in MADE["data-format.md"]
        assert all(
            f"| `{key}`" in MADE["data-format.md"] for key in record.get("properties", ())
        )


TERMS = (
    "document", "publisher", "zone", "span", "attribution", "source", "cue", "content", "chain",
    "claim", "factuality", "certainty", "quantity", "mention", "actor", "place", "event",
    "passage", "origin", "copy", "sign", "shift", "relation", "question", "variant", "holder",
    "account", "crux", "matter", "case", "weight", "tie", "cause", "judgement", "metadata",
    "grade", "fall",
)  # fmt: skip


@pytest.mark.parametrize("term", TERMS)
def test_every_term_is_in_the_glossary(term: str):
    glossary = (ROOT / "docs/explanation/glossary.md").read_text(encoding="utf-8")
    rows = [line.split("|") for line in glossary.splitlines() if line.startswith("| ")]
    meanings = {word.strip(): row[2].strip() for row in rows for word in row[1].split(",")}
    assert len(meanings[term]) > 10


# Pages hold together.

_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ +(.*)$", re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=_names(PAGES))
def test_every_link_leads_somewhere(page: Path):
    for link in _LINK.findall(_without_code(page)):
        if "://" in link or link.startswith("mailto:"):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        if anchor:
            assert anchor in _anchors(target), link


def _without_code(page: Path) -> str:
    return re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.S)


def _anchors(page: Path) -> set[str]:
    headings = _HEADING.findall(page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w -]", "", h.lower()).replace(" ", "-") for h in headings}


_COMMAND = re.compile(
    r"^\s*(?:\$ |.*\| )?"
    r"(rashomon (?:read|show|set|remove|diff|judge|export|dossier|serve|people|bulk) .*)$",
    re.M,
)


@pytest.mark.parametrize("page", PAGES, ids=_names(PAGES))
def test_every_command_line_of_a_page_can_be_given(page: Path):
    blocks = re.findall(
        r"```(?:console|text)?\n(.*?)```", page.read_text(encoding="utf-8"), re.S
    )
    if page.parent == REFERENCE:
        return  # usage lines, not commands
    for line in (found for block in blocks for found in _COMMAND.findall(block)):
        words = shlex.split(re.split(r" {2,}#| [|>] ", line)[0])
        command = commands()[words[1]]
        command.make_context(words[1], [w for w in words[2:] if w != "..."])


def test_the_pages_the_design_asks_for_are_there():
    for name in ("tutorial", "how-to", "reference", "explanation", "adr"):
        assert list((ROOT / "docs" / name).glob("*.md")), name
    for name in ("idea", "architecture", "limits", "glossary"):
        assert (ROOT / "docs" / "explanation" / f"{name}.md").exists()


def test_every_error_is_given_by_the_package():
    folder = ROOT / "src" / "rashomon" / "errors"
    named = {
        name
        for file in folder.glob("[a-z]*.py")
        for name in re.findall(r"^class (\w+)", file.read_text(encoding="utf-8"), re.M)
    }
    assert named == {error.__name__ for error in error_classes()}
