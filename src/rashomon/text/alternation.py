r"""Write a pattern that matches any of many listed forms.

    "lay", "lies", "lie down"  ->  "l(?:ay|ie(?:\ down|s))"

`re` tries the branches of "lay|lies|lie down" one after another at each place of a text. Branches
that share their beginnings are left at the first letter that does not fit: faster for long lists,
with the same matches.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

_Trie: TypeAlias = dict[str, "_Trie"]

_END = ""
"""Under this a form ends."""


def any_of(forms: Iterable[str]) -> str:
    r"""Write a pattern that matches the longest of some forms; set `\b` around it.

    Args:
        forms: At least one; what they hold is meant as printed, letter by letter.

    >>> any_of(["ship", "shop", "ships"])
    'sh(?:ip(?:s)?|op)'
    """
    trie: _Trie = {}
    for form in forms:
        node = trie
        for letter in form:
            node = node.setdefault(letter, {})
        node[_END] = {}
    return _written(trie)


def _written(node: _Trie) -> str:
    branches = [
        re.escape(letter) + _written(node[letter]) for letter in sorted(node) if letter
    ]
    if not branches:
        return ""
    either = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    return f"(?:{either})?" if _END in node else either
