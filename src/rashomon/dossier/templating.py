"""Make what fills templates: everything is escaped, and a name that is missing is an error."""

from __future__ import annotations

from importlib.resources import files
from typing import Any, cast

from jinja2 import BaseLoader, ChoiceLoader, Environment, PackageLoader, StrictUndefined

from rashomon.dossier.overview import hue, letter
from rashomon.text.plain_dates import plain_date


def environment(*others: BaseLoader) -> Environment:
    """Make an environment over the dossier's templates, behind those of others.

    Report text is hostile: escaping is on for every template, whatever its name.
    """
    made = Environment(
        loader=ChoiceLoader([*others, PackageLoader("rashomon.dossier")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # the package's files stay as they are: no look at the disk a page
    )
    cast("dict[str, Any]", made.globals).update(letter=letter, hue=hue)
    cast("dict[str, Any]", made.filters).update(plain_date=plain_date)
    return made


def asset(name: str) -> str:
    """Give a style or a script of the dossier."""
    return (files("rashomon.dossier") / "templates" / name).read_text(encoding="utf-8")
