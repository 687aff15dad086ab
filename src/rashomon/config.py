"""Compose the settings of all stages and read them from one TOML file.

settings.toml -> [stage] tables -> frozen Params -> Settings
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from rashomon.errors import SettingError, UnknownNameError
from rashomon.stages.accounts import AccountsParams
from rashomon.stages.compare import CompareParams
from rashomon.stages.extract.params import ExtractParams
from rashomon.stages.ingest import IngestParams
from rashomon.stages.lineage import LineageParams
from rashomon.stages.link import LinkParams
from rashomon.stages.reuse import ReuseParams
from rashomon.stages.segment import SegmentParams
from rashomon.stages.system import SystemParams
from rashomon.stages.weigh import WeighParams


@dataclass(frozen=True, slots=True)
class Settings:
    """The parameters of every stage."""

    ingest: IngestParams = field(default_factory=IngestParams)
    segment: SegmentParams = field(default_factory=SegmentParams)
    extract: ExtractParams = field(default_factory=ExtractParams)
    link: LinkParams = field(default_factory=LinkParams)
    reuse: ReuseParams = field(default_factory=ReuseParams)
    compare: CompareParams = field(default_factory=CompareParams)
    lineage: LineageParams = field(default_factory=LineageParams)
    weigh: WeighParams = field(default_factory=WeighParams)
    accounts: AccountsParams = field(default_factory=AccountsParams)
    system: SystemParams = field(default_factory=SystemParams)


def load_settings(path: Path) -> Settings:
    """Read a TOML file with a table a stage.

    Raises:
        SettingError: If the file cannot be read or a value has the wrong type.
        UnknownNameError: If a stage or a setting does not exist; names the closest one.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingError.of(
            "--settings", str(path), f"a readable TOML file ({error})"
        ) from None
    return with_values(Settings(), tables)


def with_values(settings: Settings, tables: dict[str, Any]) -> Settings:
    """Change single settings, given as {stage: {name: value}}."""
    stages = {f.name for f in fields(Settings)}
    for stage, values in tables.items():
        if stage not in stages:
            raise UnknownNameError.of("stage", stage, stages)
        params = _changed(getattr(settings, stage), stage, values)
        settings = replace(settings, **{stage: params})
    return settings


def settings_of(run: Mapping[str, Any]) -> Settings:
    """Give the settings a run was made with, from its summary; defaults where it says none.

    What this version does not know, or would not allow, keeps its default: a case made by
    another version can still be kept up.
    """
    settings = Settings()
    for stage, values in dict(run.get("params", {})).items():
        for name, value in dict(values).items():
            if value is None:
                continue
            try:
                settings = with_values(settings, {stage: {name: value}})
            except (SettingError, UnknownNameError):
                continue
    return settings


@dataclass(frozen=True, slots=True)
class SettingInfo:
    """One setting, described for a person."""

    stage: str
    name: str
    default: object
    help: str
    unit: str
    range: str


def describe_settings() -> list[SettingInfo]:
    """List every setting, in the order of the stages, for the reference page."""
    defaults = Settings()
    return [
        SettingInfo(
            stage.name,
            f.name,
            getattr(getattr(defaults, stage.name), f.name),
            f.metadata["help"],
            f.metadata["unit"],
            _words(f.metadata["range"]),
        )
        for stage in fields(Settings)
        for f in fields(getattr(defaults, stage.name))
    ]


def _changed(params: Any, stage: str, values: object) -> Any:  # noqa: ANN401  any Params
    if not isinstance(values, dict):
        raise SettingError.of(stage, values, "a table of settings")
    known = {f.name: f for f in fields(params)}
    for name, value in values.items():
        if name not in known:
            kind = f"setting of {stage}"
            raise UnknownNameError.of(kind, name, known.keys())
        default, allowed = getattr(params, name), known[name].metadata["range"]
        fitting = _fitted(value, default)
        if fitting is None:
            raise SettingError.of(f"{stage}.{name}", value, f"a {_kind(default)}")
        if not _is_allowed(fitting, allowed):
            raise SettingError.of(f"{stage}.{name}", value, f"allowed: {_words(allowed)}")
        params = replace(params, **{name: fitting})
    return params


def _fitted(value: object, default: object) -> object | None:
    """Give a TOML value as a setting of the default's type; None: it is of another type."""
    if isinstance(default, tuple) and isinstance(value, list):
        return tuple(value) if all(isinstance(v, str) for v in value) else None
    if isinstance(value, bool):
        return value if isinstance(default, bool) else None
    if isinstance(default, float) and isinstance(value, int):
        return float(value)
    return value if isinstance(value, str if default is None else type(default)) else None


_KINDS: dict[type, str] = {
    float: "number",
    int: "whole number",
    dict: "table",
    tuple: "list of texts",
}


def _kind(default: object) -> str:
    return _KINDS.get(type(default), "text")


_BOUNDS = re.compile(r"(\d+(?:\.\d+)?)\b.*?(?:to|\.\.)\s*(\d+(?:\.\d+)?)")


def _is_allowed(value: object, allowed: object) -> bool:
    """Hold a value against its range: two numbers, "2 to 9", "0..1", "A..F", "rules | encoder"."""
    if isinstance(value, dict):
        low, high = _words(allowed).split("..")
        return all(len(str(v)) == 1 and low <= str(v) <= high for v in value.values())
    if isinstance(value, str):
        return " | " not in str(allowed) or value in str(allowed).split(" | ")
    if not isinstance(value, int | float):
        return True
    match = _BOUNDS.match(_words(allowed))
    return match is None or float(match[1]) <= value <= float(match[2])


def _words(allowed: object) -> str:
    return " to ".join(map(str, allowed)) if isinstance(allowed, tuple) else str(allowed)
