"""Write the reference pages from the code, and run the examples of the other pages.

    commands, settings, errors, schema -> docs/reference/*.md
    <!-- run --> blocks of README, tutorial, how-to -> the same blocks with their real output

Everything here is deterministic; `tests/docs` fails when a page differs from what would be
written, and says to run `make docs`.
"""

from __future__ import annotations

import inspect
import json
import re
import sys
import tempfile
import textwrap
from collections.abc import Callable, Iterator
from contextlib import chdir
from pathlib import Path
from typing import Any

import click

import rashomon
from docs.examples import with_output
from rashomon import errors
from rashomon.cli import main as cli
from rashomon.config import SettingInfo, describe_settings
from rashomon.errors import RashomonError
from rashomon.export import load_schema

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference"

RUN = ("README.md", "docs/tutorial/*.md", "docs/how-to/*.md")
"""Pages whose examples are run."""

MADE = "<!-- written by `make docs`; change the code instead -->"
WIDTH = 88

CLI_SAYS = (
    "stdout is data, stderr is progress and messages, `-` is standard input. Exit codes: 0 "
    "done, 1 error, 2 usage or unknown name, 3 done with failures (each is named on stderr, "
    "in the JSON and in the dossier)."
)
SETTINGS_SAY = (
    "`rashomon read ... --settings FILE.toml`, a table a stage; [how](../how-to/settings.md). "
    "What is not in the file keeps its default. An unknown name or a value out of range "
    "stops the run before anything is read (exit code 2)."
)
ERRORS_SAY = (
    "Every error of this package is a `RashomonError`. Its message says what is wrong, with "
    "the value and where, and a line `Hint:` says what to do. The command line prints it on "
    "stderr and ends with its exit code. An item that cannot be read is no error: it is a "
    "failure, and the rest is read."
)
PYTHON_SAYS = (
    "`import rashomon` gives these; [how](../how-to/use-from-python.md). All that can go wrong is "
    "an [error](errors.md) that says what to do."
)
DATA_SAYS = (
    "`rashomon read ... --json FILE` and `rashomon export CASE --format json` write it; "
    "`rashomon/data/case.schema.json` is the schema (JSON Schema 2020-12). A key marked * "
    "is always there."
)

Json = dict[str, Any]


def reference_pages() -> dict[str, str]:
    """Give the pages that are taken from the code, by file name."""
    return {
        "cli.md": cli_page(),
        "settings.md": settings_page(),
        "errors.md": errors_page(),
        "python.md": python_page(),
        "data-format.md": data_page(),
    }


def example_pages() -> Iterator[Path]:
    """Give the pages whose examples are run, in order."""
    for pattern in RUN:
        yield from sorted(ROOT.glob(pattern))


def rerun(page: Path) -> str:
    """Run the examples of a page beside a link to `examples/`; give the page anew."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "examples").symlink_to(ROOT / "examples")
        with chdir(folder):
            return with_output(page.read_text(encoding="utf-8"))


# The command line.


def cli_page() -> str:
    """Give the help of every command."""
    parts = [
        "# The command line",
        MADE,
        CLI_SAYS,
        _help_block("rashomon", cli),
    ]
    for name, command in sorted(commands().items()):
        parts += [f"## rashomon {name}", _help_block(f"rashomon {name}", command)]
    return _joined(parts)


def commands() -> dict[str, click.Command]:
    """Give the commands by name, those of a group after it."""
    found: dict[str, click.Command] = {}
    for name, command in cli.commands.items():
        found[name] = command
        inner = command.commands if isinstance(command, click.Group) else {}
        found |= {f"{name} {verb}": one for verb, one in inner.items()}
    return found


def _help_block(name: str, command: click.Command) -> str:
    context = click.Context(
        command,
        info_name=name,
        max_content_width=WIDTH,
        terminal_width=WIDTH,
        help_option_names=["-h", "--help"],
    )
    return f"```text\n{command.get_help(context).rstrip()}\n```"


# Settings.


def settings_page() -> str:
    """Give every setting of every stage, in the order of the stages."""
    parts = [
        "# Settings",
        MADE,
        SETTINGS_SAY,
    ]
    stage = ""
    for info in describe_settings():
        if info.stage != stage:
            stage = info.stage
            parts += [f"## {stage}", _setting_rows(stage)]
    return _joined(parts)


def _setting_rows(stage: str) -> str:
    rows = [_setting_row(i) for i in describe_settings() if i.stage == stage]
    head = "| setting | default | unit | allowed | what it does |\n|---|---|---|---|---|"
    return "\n".join([head, *rows])


def _setting_row(info: SettingInfo) -> str:
    cells = (f"`{info.name}`", f"`{_toml(info.default)}`", info.unit, info.range, info.help)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _toml(value: object) -> str:
    if value is None:
        return "not set"
    return json.dumps(list(value) if isinstance(value, tuple) else value)


# Errors.


def errors_page() -> str:
    """Give every error class with what a caller can do about it."""
    parts = [
        "# Errors",
        MADE,
        ERRORS_SAY,
        "| class | exit code | meaning |\n|---|---|---|\n"
        + "\n".join(
            f"| `{error.__name__}` | {error.exit_code} | {inspect.getdoc(error)} |"
            for error in error_classes()
        ),
    ]
    return _joined(parts)


def error_classes() -> list[type[RashomonError]]:
    """Give the error classes, the base first, then by name."""
    found = [c for _, c in inspect.getmembers(errors, inspect.isclass)]
    mine = [c for c in found if issubclass(c, RashomonError)]
    return sorted(mine, key=lambda c: (len(c.__mro__), c.__name__))


# Python.


def python_page() -> str:
    """Give every function and class of the package, with what each method does."""
    parts = ["# Python", MADE, PYTHON_SAYS]
    for name in rashomon.__all__:
        thing = getattr(rashomon, name)
        if inspect.isclass(thing):
            parts += [f"## rashomon.{name}", _told(thing)]
            parts += [part for member in _members(thing) for part in member]
        else:
            parts += [
                f"## rashomon.{name}",
                _signature(f"rashomon.{name}", thing),
                _told(thing),
            ]
    return _joined(parts)


def _members(made: type) -> Iterator[tuple[str, ...]]:
    """Give the public properties and methods of a class, in its order."""
    for name, member in vars(made).items():
        if name.startswith("_"):
            continue
        if isinstance(member, property):
            yield f"### {made.__name__}.{name}", _told(member)
        elif inspect.isfunction(member):
            yield f"### {made.__name__}.{name}", _signature(name, member), _told(member)


def _signature(name: str, thing: Callable[..., Any]) -> str:
    """Write a call with its types, without `self`."""
    shown = str(inspect.signature(thing)).replace("'", "")
    return f"```text\n{name}{re.sub(r'[(]self(?:, )?', '(', shown)}\n```"


def _told(thing: object) -> str:
    """Give a docstring; its sections become lists."""
    said = inspect.getdoc(thing) or ""
    head, *sections = re.split(r"^(Args|Returns|Raises):\n", said, flags=re.MULTILINE)
    parts = [head.strip()]
    for title, inside in zip(sections[::2], sections[1::2], strict=True):
        lines = re.sub(
            r"\n {5,}", " ", textwrap.dedent(inside.rstrip()).replace("\n    ", "\n     ")
        )
        named = re.sub(r"^(\w+): ", r"* `\1`: ", lines, flags=re.MULTILINE)
        parts.append(f"{title}:\n\n{named}" if named != lines else f"{title}: {lines}")
    return "\n\n".join(parts)


# The data format.


def data_page() -> str:
    """Give every record and value of the JSON of a case."""
    schema = load_schema()
    parts = [
        f"# The data format: {schema['title']}",
        MADE,
        schema["description"],
        DATA_SAYS,
        "## The case",
        _key_rows(schema),
    ]
    for name, record in schema["$defs"].items():
        parts += [f"## {name}", *_record(record)]
    return _joined(parts)


def _record(record: Json) -> list[str]:
    said = [record["description"]] if "description" in record else []
    if "properties" in record:
        return [*said, _key_rows(record)]
    return [*said, _values(record)]


def _key_rows(record: Json) -> str:
    always = set(record.get("required", ()))
    rows = [
        f"| `{name}`{'*' if name in always else ''} | {_values(key)} | "
        f"{key.get('description', '')} |"
        for name, key in record["properties"].items()
    ]
    return "\n".join(["| key | value | meaning |", "|---|---|---|", *rows])


def _values(key: Json) -> str:
    """Say what a key holds."""
    for sort, told in VALUES.items():
        if sort in key:
            return told(key)
    kinds = key.get("type", "any")
    return " or ".join(kinds) if isinstance(kinds, list) else str(kinds)


def _reference(key: Json) -> str:
    name = key["$ref"].rsplit("/", 1)[-1]
    return f"[{name}](#{name})"


def _choices(key: Json) -> str:
    return ", ".join(f"`{json.dumps(value)}`" for value in key["enum"])


def _inside(key: Json) -> str:
    told = (f"`{name}`: {_values(one)}" for name, one in key["properties"].items())
    return "{" + ", ".join(told) + "}"


VALUES: dict[str, Callable[[Json], str]] = {
    "$ref": _reference,
    "enum": _choices,
    "const": lambda key: f"`{json.dumps(key['const'])}`",
    "anyOf": lambda key: " or ".join(map(_values, key["anyOf"])),
    "items": lambda key: f"list of {_values(key['items'])}",
    "properties": _inside,
}
"""How each sort of key of a JSON Schema is told."""


def _joined(parts: list[str]) -> str:
    return "\n\n".join(parts) + "\n"


def write() -> None:
    """Write every page."""
    REFERENCE.mkdir(exist_ok=True)
    for name, page in reference_pages().items():
        (REFERENCE / name).write_text(page, encoding="utf-8")
    for path in example_pages():
        path.write_text(rerun(path), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(write())
