"""Write the system a case describes as GraphML, for tools that draw and measure graphs.

    ties, causes -> nodes (actors, words, happenings), edges -> GraphML

Format: GraphML (Brandes, Eiglsperger, Herman, Himsolt and Marshall 2002), plain keys only, which
every reader of it knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from rashomon.errors import holding_all
from rashomon.views import CaseIndex, TieRow, account_letters, cause_rows, tie_rows

if TYPE_CHECKING:
    from rashomon.store import View

NODE_KEYS = ("name", "sort")
EDGE_KEYS = ("relation", "words", "when", "certainty", "said_by", "accounts", "claims")

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'


def dump_graphml(view: View) -> str:
    """Write the ties and causes of a case as one directed graph.

    Nodes of sort `actor` have the id of the actor; `words` are what one document calls somebody
    it does not name; `happening` is a cause or an effect. Every edge has the ids of its claims
    and whose claims they are.

    Raises:
        CaseFileError: A record names another that the case does not hold.
    """
    with holding_all():
        index = CaseIndex.of(view)
        lines = [HEAD, *_keys(), '<graph id="system" edgedefault="directed">']
        nodes: dict[str, Mapping[str, str]] = {}
        edges = [*_tie_edges(index, nodes), *_cause_edges(index, nodes)]
    lines += [_element("node", {"id": i}, nodes[i]) for i in sorted(nodes)]
    lines += edges
    return "\n".join([*lines, "</graph>", "</graphml>"]) + "\n"


def _keys() -> Iterable[str]:
    for where, keys in (("node", NODE_KEYS), ("edge", EDGE_KEYS)):
        for key in keys:
            yield f'<key id="{key}" for="{where}" attr.name="{key}" attr.type="string"/>'


def _tie_edges(index: CaseIndex, nodes: dict[str, Mapping[str, str]]) -> Iterable[str]:
    letters = account_letters(index)
    for tie in tie_rows(index).rows:
        ends = {"source": _party(tie, tie.from_id, tie.from_name, nodes)}
        ends["target"] = _party(tie, tie.to_id, tie.to_name, nodes)
        yield _element(
            "edge",
            {"id": tie.id, **ends},
            {
                "relation": tie.kind,
                "when": tie.edtf or "",
                "certainty": "hedged" if tie.hedged else "stated",
                "said_by": "; ".join(dict.fromkeys(c.speaker for c in tie.claims)),
                "accounts": " ".join(letters[i] for i in tie.account_ids if i in letters),
                "claims": " ".join(c.id for c in tie.claims),
            },
        )


def _party(
    tie: TieRow, actor_id: str | None, name: str, nodes: dict[str, Mapping[str, str]]
) -> str:
    key = actor_id or f"{name} in {tie.text_id}"
    nodes.setdefault(key, {"name": name, "sort": "actor" if actor_id else "words"})
    return key


def _cause_edges(index: CaseIndex, nodes: dict[str, Mapping[str, str]]) -> Iterable[str]:
    letters = account_letters(index)
    for cause in cause_rows(index).rows:
        for words in (cause.cause, cause.effect):
            nodes.setdefault(f"happening: {words}", {"name": words, "sort": "happening"})
        yield _element(
            "edge",
            {
                "id": cause.id,
                "source": f"happening: {cause.cause}",
                "target": f"happening: {cause.effect}",
            },
            {
                "relation": cause.kind,
                "words": cause.link,
                "certainty": cause.certainty,
                "said_by": "; ".join(dict.fromkeys(c.speaker for c in cause.claims)),
                "accounts": " ".join(letters[i] for i in cause.account_ids if i in letters),
                "claims": " ".join(c.id for c in cause.claims),
            },
        )


def _element(name: str, attributes: Mapping[str, str], values: Mapping[str, str]) -> str:
    opened = " ".join(
        f"{key}={quoteattr(_xml(value))}" for key, value in attributes.items()
    )
    inside = "".join(
        f'<data key="{key}">{escape(_xml(value))}</data>'
        for key, value in values.items()
        if value
    )
    return f"<{name} {opened}>{inside}</{name}>"


def _xml(words: str) -> str:
    """Put a blank for what XML cannot hold: control characters, lone surrogates."""
    return "".join(c if _is_xml(ord(c)) else " " for c in words)


def _is_xml(code: int) -> bool:
    if code < 0x20:
        return code in (0x9, 0xA, 0xD)
    return not 0xD800 <= code <= 0xDFFF and code not in (0xFFFE, 0xFFFF)
