"""Let a package say what others may use without loading it: a part is loaded when it is used.

{"find": ("Reuse", "find_reuse")} -> `__getattr__` of the package (PEP 562)

Whoever needs the settings of a stage does not need the stage: the workbench and `rashomon
--help` loaded all ten with numpy, alignment and the parser's rules for their parameters.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def facade(package: str, parts: Mapping[str, tuple[str, ...]]) -> Callable[[str], Any]:
    """Make the `__getattr__` of a package.

    Beside it the package imports the same names under TYPE_CHECKING, for those who check types
    and layers, and lists them in `__all__`. A name must not be that of a module of the package.

    Args:
        package: Its name.
        parts: Names that others may use, by the module of the package they are in.
    """
    part_of = {name: part for part, names in parts.items() for name in names}

    def get(name: str) -> Any:  # noqa: ANN401  whatever it is
        if name not in part_of:
            message = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(message, name=name, obj=sys.modules[package])
        found = getattr(import_module(f"{package}.{part_of[name]}"), name)
        setattr(sys.modules[package], name, found)  # found at once the next time
        return found

    return get
