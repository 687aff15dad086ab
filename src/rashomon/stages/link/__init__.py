"""Tell which actor and which place the words of claims mean.

    documents, claims -> actors with every name they go by, links with their reasons

Façade: `link_claims`, which is `name_document` for each of them, then `join_names` and
`link_publishers` over all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.facade import facade

if TYPE_CHECKING:
    from rashomon.stages.link.judged import judge_actors
    from rashomon.stages.link.link import (
        Named,
        forget_linking,
        join_names,
        link_claims,
        load_gazetteer,
        name_document,
    )
    from rashomon.stages.link.linked import Linked
    from rashomon.stages.link.params import LinkParams
    from rashomon.stages.link.publishers import link_publishers

__all__ = [
    "LinkParams",
    "Linked",
    "Named",
    "forget_linking",
    "join_names",
    "judge_actors",
    "link_claims",
    "link_publishers",
    "load_gazetteer",
    "name_document",
]

__getattr__ = facade(
    __name__,
    {
        "judged": ("judge_actors",),
        "link": (
            "Named",
            "forget_linking",
            "join_names",
            "link_claims",
            "load_gazetteer",
            "name_document",
        ),
        "linked": ("Linked",),
        "params": ("LinkParams",),
        "publishers": ("link_publishers",),
    },
)
