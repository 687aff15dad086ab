"""Compose the settings of all stages and read them from one TOML file.

settings.toml -> [stage] tables -> frozen Params -> Settings
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, get_type_hints

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


def describe_settings() -> list[tuple[str, str, object, str]]:
    """List every setting as (stage, name, default, help) for the reference page."""
    defaults = Settings()
    return [
        (
            stage.name,
            f.name,
            getattr(getattr(defaults, stage.name), f.name),
            f.metadata["help"],
        )
        for stage in fields(Settings)
        for f in fields(getattr(defaults, stage.name))
    ]


def _changed(params: Any, stage: str, values: object) -> Any:  # noqa: ANN401  any Params
    if not isinstance(values, dict):
        raise SettingError.of(stage, values, "a table of settings")
    known = get_type_hints(type(params))
    for name, value in values.items():
        if name not in known:
            kind = f"setting of {stage}"
            raise UnknownNameError.of(kind, name, known.keys())
        default = getattr(params, name)
        if isinstance(default, float) and isinstance(value, int):
            value = float(value)  # noqa: PLW2901  TOML writes 1 for 1.0
        if default is not None and not isinstance(value, type(default)):
            expected = f"a value of type {type(default).__name__}"
            raise SettingError.of(f"{stage}.{name}", value, expected)
        params = replace(params, **{name: value})
    return params
