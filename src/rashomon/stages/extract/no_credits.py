"""Know what looks like a credit and is none; the same for rules and encoder.

lemmas of the cue, the noun that heads the source, its place | words of the content -> bool
Draft, parse -> bool
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rashomon.stages.extract.cues import entry_of
from rashomon.stages.extract.drafts import Draft
from rashomon.text.lexicon import load_mapping, load_words
from rashomon.text.parse import Parse, Token
from rashomon.text.quoting import OPENING_MARKS


def is_inference(cue: Iterable[str], source: Token | None) -> bool:
    """See "the raid suggests that ...": nobody speaks, the conclusion is the writer's.

    Args:
        cue: Lemmas of the cue.
        source: The noun that heads the source, if there is one.
    """
    return (
        source is not None
        and source.lemma in load_words("no_speakers")
        and not load_words("evidence_cues").isdisjoint(cue)
    )


def closes_as_record(
    text: str, noun: Token, content_end: int, source: tuple[int, int]
) -> bool:
    """See "The quay stood under water, | two videos | showed": the clause is theirs.

    Behind the clause they stand where "the mayor said" would; what stands before it ("the
    videos show smoke") is what the writer sees there, and "our pictures" are the writer's.

    Args:
        text: The document's text.
        noun: The noun that heads the source.
        content_end: Where the clause ends, in code points.
        source: The words of the source.
    """
    is_behind = content_end <= source[0] and text[content_end : source[0]].strip() == ","
    owner = text[slice(*source)].split(maxsplit=1)[0].lower()
    return is_behind and noun.lemma in load_words("recorded") and owner not in WRITERS


WRITERS = frozenset({"our", "my"})
"""What the writer took: the claim in it is the writer's."""


def are_persons(words: Sequence[Token]) -> bool:
    """See "the villagers rejected them": whom somebody rejects is not what they say."""
    return bool(words) and all(t.tag == "PRP" and t.lemma.lower() != "it" for t in words)


def hands_nothing_over(parse: Parse, draft: Draft) -> bool:
    """Tell whether a draft of rules or encoder is none."""
    return any(test(parse, draft) for test in NO_CREDITS)


def _is_half_word(parse: Parse, draft: Draft) -> bool:
    """See "in most years, by his 100-| page disclosure | report": half a word tells nothing.

    "He co-wrote" is none of these: what stands before the hyphen is no word.
    """
    return any(
        _is_behind_hyphen(parse.text, start) for start, _ in (*draft.cue, *draft.source)
    )


def _is_behind_hyphen(text: str, start: int) -> bool:
    before = text[max(start - LONGEST, 0) : start]
    if not before.endswith(HYPHENS) or not before[-2:-1].isalnum():
        return False
    first = before[:-1].split()[-1].lower()
    return first not in PREFIXES


HYPHENS = ("-", "\u2010", "\u2011")

LONGEST = 30
"""Code points that are looked at before a word."""

PREFIXES = frozenset({"co", "re", "pre", "counter", "over", "out", "under"})
"""What stands before a hyphen in one verb."""


def _is_idiom(parse: Parse, draft: Draft) -> bool:
    """See "It | goes without saying | that the tax will rise": nobody says it."""
    start, end = draft.cue[0][0], draft.cue[-1][1]
    first = max(start - LONGEST, 0)
    words = parse.text[first : end + LONGEST].lower().replace("’", "'")
    found = ((words.find(idiom), len(idiom)) for idiom in load_words("saying_idioms"))
    return any(at >= 0 and at <= start - first < at + length for at, length in found)


def _is_kept(parse: Parse, draft: Draft) -> bool:
    """See "The truce | was observed | as a day of rest": it is kept, nobody remarks on it."""
    cue = {t.i for r in draft.cue for t in parse.tokens_between(*r) if t.lemma == "observe"}
    told = [t for r in draft.content for t in parse.tokens_between(*r)]
    kept = (t for t in told if t.head in cue and t.dep in {"dobj", "nsubjpass"})
    return any(t.lemma in load_words("observed_things") for t in kept)


def _is_deed(parse: Parse, draft: Draft) -> bool:
    """See "The army | responded with | artillery": what is done in answer is not said."""
    cue = [t for r in draft.cue for t in parse.tokens_between(*r)]
    if [t.lemma for t in cue[-1:]] != ["with"] or not any(
        t.lemma in ANSWERING for t in cue
    ):
        return False
    root = parse.root_between(*draft.content[0])
    if root is None or parse.text[draft.content[0][0]] in OPENING_MARKS:
        return False
    return root.dep == "pobj" and entry_of(root) is None


ANSWERING = frozenset({"respond", "reply", "answer", "react"})


def _is_office(parse: Parse, draft: Draft) -> bool:
    """See "They | filed a complaint with | the port office": where it lies is not what it says."""
    cue = {t.i for r in draft.cue for t in parse.tokens_between(*r)}
    root = parse.root_between(*draft.content[0])
    if root is None or parse.text[draft.content[0][0]] in OPENING_MARKS:
        return False
    link = parse.tokens[root.head] if root.dep == "pobj" else root
    above = parse.tokens[link.head]
    verb = parse.tokens[above.head] if above.dep == "dobj" else above
    return link.dep == "prep" and verb.i in cue and verb.lemma in FILING


FILING = frozenset({"file", "lodge", "submit"})
"""What is done with a complaint before anybody has heard what it says."""


def _is_lasting(parse: Parse, draft: Draft) -> bool:
    """See "Long after the truce | the shelling | continued": who goes on speaking is quoted."""
    cue = [t for r in draft.cue for t in parse.tokens_between(*r)]
    if [t.lemma for t in cue if t.pos == "VERB"] != ["continue"]:
        return False
    text, end = parse.text, draft.cue[-1][1]
    is_speech = text[end : end + 1] == ":" or any(
        not OPENING_MARKS.isdisjoint(text[first:last]) for first, last in draft.content
    )
    return not is_speech


def _is_measure(parse: Parse, draft: Draft) -> bool:
    """See "worth an | estimated | $12 million": how sure the figure is, and nobody's word."""
    cue = [t for r in draft.cue for t in parse.tokens_between(*r)]
    if len(cue) != 1 or cue[0].text.lower() not in MEASURING:
        return False
    behind = parse.tokens[cue[0].i + 1 : cue[0].i + 3]
    before = parse.tokens[max(cue[0].i - 1, 0)]
    return before.tag == "DT" and any(t.pos in {"NUM", "SYM"} for t in behind)


MEASURING = frozenset({"approximated", "calculated", "estimated", "expected", "projected"})


def _hears(parse: Parse, draft: Draft) -> bool:
    """See "The court | heard | a carter who said that it was shut": the carter says so.

    "Heard from the carter that it was shut" and "heard that it was shut" tell what was heard.
    """
    cue = [t for r in draft.cue for t in parse.tokens_between(*r)]
    heard = [t for t in cue if t.lemma in HEARING and t.pos == "VERB"]
    if len(heard) != 1 or not draft.content:
        return False
    root = parse.root_between(*draft.content[0])
    return root is not None and root.head == heard[0].i and _is_person(root)


def _is_person(token: Token) -> bool:
    return token.dep == "dobj" and token.lemma in (
        load_mapping("person_nouns").keys() | load_words("link_person_roles")
    )


HEARING = frozenset({"hear", "interview", "question"})


def _is_word_given(parse: Parse, draft: Draft) -> bool:
    """See "| The warning | issued | by the guild that ...": the guild warns, not the warning."""
    cue = [t for r in draft.cue for t in parse.tokens_between(*r)]
    given = [t for t in cue if t.tag == "VBN" and t.dep == "acl"]
    nouns = [parse.tokens[t.head] for t in given]
    return len(cue) == 1 and any(
        start <= n.start < end and entry_of(n) is not None
        for n in nouns
        for start, end in draft.source
    )


NO_CREDITS = (
    _is_half_word,
    _is_idiom,
    _is_kept,
    _is_deed,
    _is_office,
    _is_lasting,
    _is_measure,
    _hears,
    _is_word_given,
)
"""What looks like a credit by its words and is none."""
