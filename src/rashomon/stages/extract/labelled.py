"""Draw how far the label of a paragraph reaches.

"The mayor: We did not fire. The guild lies." is the mayor's to its end.

drafts with the colon of a label as cue -> all of a paragraph in the first person
                                        -> up to the sentence in which somebody else speaks

In "The office: nothing is signed. Adviser Dorn wrote that talks go on" the adviser writes so, and
not the office that he does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from rashomon.stages.extract.drafts import Draft
from rashomon.stages.extract.speaker_turns import first_person, says_person
from rashomon.stages.extract.subtrees import Range
from rashomon.text.lexicon import load_mapping
from rashomon.text.parse import Parse


def in_label_reach(
    parse: Parse, drafts: Sequence[Draft], layout: Sequence[Draft]
) -> list[Draft]:
    """Widen and cut what labels credit.

    Args:
        parse: The document's parse.
        drafts: What was found.
        layout: What the layout credits: of a label all that stands behind it in its paragraph.
    """
    whole = {d.cue: d.content for d in layout if _is_label(parse, d)}
    speaks = _speaking(parse, drafts)
    found = list(drafts)
    for k, draft in enumerate(drafts):
        if draft.cue in whole and _is_label(parse, draft):
            content = draft.content
            if _in_first_person(parse, content):
                content = whole[draft.cue]
            found[k] = replace(draft, content=_until_another(parse, content, speaks))
    return found


def _is_label(parse: Parse, draft: Draft) -> bool:
    (start, end), *more = draft.cue
    is_colon = parse.text[start:end] == ":" and not more
    return is_colon and len(draft.source) == 1 and draft.source[0][1] <= start


def _in_first_person(parse: Parse, content: Sequence[Range]) -> bool:
    return any(says_person(parse.text[start:end], first_person()) for start, end in content)


def _speaking(parse: Parse, drafts: Sequence[Draft]) -> dict[int, list[Draft]]:
    """Give the credits of somebody named, by the sentence of their cue."""
    found = defaultdict[int, list[Draft]](list)
    for draft in drafts:
        words = parse.tokens_between(*draft.cue[0]) if draft.cue else ()
        named = parse.tokens_between(*draft.source[0]) if len(draft.source) == 1 else ()
        pronouns = load_mapping("pronouns")
        is_named = any(
            t.pos in {"NOUN", "PROPN"} and t.text.lower() not in pronouns for t in named
        )
        if words and is_named and not _is_label(parse, draft):
            found[words[0].sentence].append(draft)
    return found


def _until_another(
    parse: Parse, content: Sequence[Range], speaks: dict[int, list[Draft]]
) -> tuple[Range, ...]:
    """Cut a content before the sentence, not its first, that somebody else opens."""
    if _in_first_person(parse, content):
        return tuple(content)
    words = [t for r in content for t in parse.tokens_between(*r)]
    numbers = sorted({t.sentence for t in words})
    for number in numbers[1:]:
        start, _ = parse.sentence_range(number)
        if any(d.source[0][0] == start for d in speaks.get(number, ())):
            kept = ((a, min(b, start)) for a, b in content if a < start)
            return tuple((a, _trimmed(parse.text, a, b)) for a, b in kept)
    return tuple(content)


def _trimmed(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())
