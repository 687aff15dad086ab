"""Tell which actor and which place the words of claims mean.

    documents, claims -> actors with every name they go by, links with their reasons

Façade: `link_claims`, which is `name_document` for each of them and `join_names` over all.
"""

from __future__ import annotations

from rashomon.stages.link.judged import judge_actors
from rashomon.stages.link.link import (
    Linked,
    Named,
    join_names,
    link_claims,
    load_gazetteer,
    name_document,
)
from rashomon.stages.link.params import LinkParams

__all__ = [
    "LinkParams",
    "Linked",
    "Named",
    "join_names",
    "judge_actors",
    "link_claims",
    "load_gazetteer",
    "name_document",
]
