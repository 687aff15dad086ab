"""Join what is linked: connected components with a fixed order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

Node = TypeVar("Node", str, tuple[str, str])


def components(
    nodes: Iterable[Node], links: Iterable[tuple[Node, Node]]
) -> list[tuple[Node, ...]]:
    """Group nodes by links.

    Returns:
        Every group sorted, groups in the order of their first node; lone nodes included.
    """
    parent: dict[Node, Node] = {node: node for node in nodes}

    def root(node: Node) -> Node:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for a, b in links:
        first, second = sorted((root(a), root(b)))
        parent[second] = first
    groups: dict[Node, list[Node]] = {}
    for node in sorted(parent):
        groups.setdefault(root(node), []).append(node)
    return [tuple(group) for _, group in sorted(groups.items())]
