"""Know drafts by their grammar: a credit that closes or cuts a sentence, a name for a thing.

Draft, parse -> bool
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.stages.extract.cues import FINITE, CueEntry, entry_of
from rashomon.stages.extract.drafts import Draft
from rashomon.stages.extract.namings import is_naming
from rashomon.stages.extract.quotations import QuotationIndex
from rashomon.stages.extract.subjects import TELLING
from rashomon.text.lexicon import load_mapping, load_words
from rashomon.text.parse import Parse, Token
from rashomon.text.quoting import CLOSING_MARKS, OPENING_MARKS

TOLD = frozenset({"say", "claim", "warn", "confirm", "complain", "find"})
"""Kinds of cue that close a sentence they tell."""

ADDED = frozenset({"refer", "predict"})
"""Kinds that close one as surely ("..., the clerk pointed out"), though they seldom open one."""

CLOSING = FINITE | {"VBN"}
"""Forms of such a cue: "said", "has found"."""


def closes_sentence(parse: Parse, draft: Draft) -> bool:
    """See "The mill is shut, two neighbours who keep goats there told the paper".

    A clause, a comma, somebody and a verb of saying, in either order, and nothing said after
    it: so sure a sign that it needs no encoder.
    """
    verb = _verb(parse, draft)
    if verb is None or len(draft.content) != 1 or len(draft.source) != 1:
        return False
    (start, end), (first, last) = draft.content[0], draft.source[0]
    entry = entry_of(verb)
    is_told = _closes(entry) and verb.tag in CLOSING
    is_inverted = end <= verb.start < first
    if not is_told or not (is_inverted or start < end <= first < last <= verb.start):
        return False
    between = parse.text[end : verb.start if is_inverted else first].strip()
    after = [t for t in parse.sentence_tokens(verb.sentence) if t.i > verb.i]
    return between == "," and _says(parse, start, end) and not any(map(_is_verb, after))


def _closes(entry: CueEntry | None) -> bool:
    return entry is not None and (
        entry.kind in TOLD or (entry.kind in ADDED and entry.takes("that"))
    )


def _is_verb(token: Token) -> bool:
    return token.pos in {"VERB", "AUX"}


def is_inserted(parse: Parse, draft: Draft) -> bool:
    """See "The files, it adds, show a gap": somebody and a verb of saying between two commas."""
    verb = _verb(parse, draft)
    if verb is None or verb.dep != "parataxis" or len(draft.source) != 1:
        return False
    entry = entry_of(verb)
    is_told = entry is not None and entry.kind in TOLD and verb.tag in FINITE
    start, end = draft.source[0][0], verb.end
    before, after = parse.text[:start].rstrip()[-1:], parse.text[end:].lstrip()[:1]
    around = draft.content[0][0] < start and draft.content[-1][1] > end
    return is_told and start < verb.start and before == after == "," and around


def without_asked(parse: Parse, draft: Draft) -> Draft:
    """See "the mayor left when | asked about | the charge": who is asked says nothing of it."""
    cue = [t for r in draft.cue for t in parse.tokens_between(*r)]
    asked = [t for t in cue if t.tag in {"VBN", "VBD"} and t.lemma in ASKED]
    is_asked = any(
        t.dep in {"advcl", "acl"} and not parse.dependents(t.i, "aux", "nsubj", "dobj")
        for t in asked
    )
    return replace(draft, source=()) if is_asked else draft


ASKED = frozenset({"ask", "press", "question", "quiz"})
"""Verbs by which somebody is asked."""


def is_according(parse: Parse, draft: Draft) -> bool:
    """See "According to two carters he left": somebody told it; "according to plan" is nobody."""
    cue = parse.tokens_between(*draft.cue[0])
    named = parse.root_between(*draft.source[0]) if len(draft.source) == 1 else None
    if cue and named is not None and is_as_phrase(parse, draft):
        return True
    if not cue or cue[0].text.lower() != "according" or named is None:
        return False
    is_body = named.pos == "PROPN" or named.lemma in TELLING
    person = load_mapping("actor_nouns").get(named.lemma) or named.lemma in load_mapping(
        "person_nouns"
    )
    return is_body or bool(person)


def is_as_phrase(parse: Parse, draft: Draft) -> bool:
    """See "As per the guild he left", "he left, as alleged by the guild"."""
    cue = [t.text.lower() for t in parse.tokens_between(*draft.cue[0])]
    return cue == ["as", "per"] or (cue[0] == "as" and cue[-1] == "by")


def is_viewed(parse: Parse, draft: Draft) -> bool:
    """See "Nobody gave the order, in his view": whose view it is, and not the writer's own."""
    cue = parse.tokens_between(*draft.cue[0])
    named = parse.root_between(*draft.source[0]) if len(draft.source) == 1 else None
    if not cue or named is None or cue[0].text.lower() != "in":
        return False
    is_other = named.text.lower() not in load_words("first_person") | OURS
    says = any(_says(parse, start, end) for start, end in draft.content)
    return is_other and says and named.pos in {"PRON", "NOUN", "PROPN"}


OURS = frozenset({"my", "our", "your", "one"})
"""Whose view is the writer's, or nobody's."""


def speaks_of(parse: Parse, draft: Draft) -> bool:
    """See "The guild spoke of a burst pipe": what happened, in a noun; "spoke of peace" is no more.

    A body or a person speaks, and what is spoken of stands with an article or a figure.
    """
    verb = _verb(parse, draft)
    entry = entry_of(verb) if verb else None
    cue = [t for r in draft.cue for t in parse.tokens_between(*r)]
    if verb is None or entry is None or verb.tag not in FINITE or verb.lemma != "speak":
        return False
    first = parse.tokens_between(*draft.content[0])[:1]
    named = any(t.tag in {"DT", "CD"} for t in first)
    is_bare = not _says(parse, draft.content[0][0], draft.content[-1][1])
    return cue[-1].lemma == "of" and named and is_bare and bool(draft.source)


def with_means(parse: Parse, draft: Draft) -> Draft:
    """See "Prices fell, the office said on Wednesday, | helped by cheap fares": the office says so.

    The parser hangs it on the saying; a passive behind it tells of what was said.
    """
    verb = _verb(parse, draft)
    if verb is None or not draft.content or draft.content[-1][1] > verb.start:
        return draft
    for below in parse.dependents(verb.i, "advcl", "acl"):
        words = parse.subtree(below.i)
        before = parse.tokens[words[0].i - 1]
        is_passive = below.tag == "VBN" and bool(parse.dependents(below.i, "agent"))
        is_behind = below.i > verb.i and words[0] is below and before.text == ","
        if is_passive and is_behind and below.lemma not in OF_SPEAKER:
            said = (words[0].start, words[-1].end)
            return replace(draft, content=(*draft.content, said))
    return draft


OF_SPEAKER = frozenset(
    {
        "accompany",
        "ask",
        "flank",
        "follow",
        "interview",
        "join",
        "press",
        "question",
        "surround",
    }
)
"""What befalls who speaks, and not what is told: "the mayor said, accompanied by two clerks"."""


def with_aftermath(parse: Parse, drafts: Sequence[Draft]) -> list[Draft]:
    """Take in what it came after: "spoke of a fire | after a short circuit", however parsed."""
    return [_with_aftermath(parse, d) if speaks_of(parse, d) else d for d in drafts]


def _with_aftermath(parse: Parse, draft: Draft) -> Draft:
    verb = _verb(parse, draft)
    start, end = draft.content[-1]
    for prep in parse.dependents(verb.i, "prep") if verb else ():
        words = parse.subtree(prep.i)
        is_next = prep.lemma.lower() in AFTER and not parse.text[end : prep.start].strip()
        if is_next and not any(t.tag in FINITE for t in words):
            return replace(draft, content=(*draft.content[:-1], (start, words[-1].end)))
    return draft


AFTER = frozenset({"after", "following", "behind", "from"})
"""Prepositions of what something came from; a day behind "spoke of" may be of the speaking."""


def told_whole(parse: Parse, tagged: Draft, ruled: Draft) -> bool:
    """Tell whether rules give the clause of which the encoder has a scrap for one cue.

    What is said is a clause: "the crew | back after a shot |, said the mayor" has none.
    """
    if closes_sentence(parse, ruled) and (
        _is_astray(parse, tagged, ruled) or _is_second_half(parse, tagged, ruled)
    ):
        return True
    verb = _verb(parse, ruled)
    entry = entry_of(verb) if verb else None
    if len(tagged.content) != 1 or len(ruled.content) != 1 or not tagged.is_quoting:
        return False
    if entry is None or entry.kind not in TOLD:
        return False
    (a, b), (start, end) = tagged.content[0], ruled.content[0]
    is_part = start < a and b <= end and parse.text[a] not in OPENING_MARKS
    return is_part and not _says(parse, a, b) and _says(parse, start, end)


def _is_astray(parse: Parse, tagged: Draft, ruled: Draft) -> bool:
    """See "It sank, three men said | independently of one another", "..., two men | estimated".

    The encoder took for the content what stands behind the cue, or the speaker with it.
    """
    cue = max(end for _, end in tagged.cue)
    behind = [
        r for r in tagged.content if r[0] >= cue and parse.text[r[0]] not in OPENING_MARKS
    ]
    is_scrap = bool(behind) and not any(_says(parse, *r) for r in behind)
    (start, end), speaker = tagged.content[0], ruled.source[0]
    swallows = not tagged.source and start < speaker[0] and speaker[1] <= end
    return is_scrap or swallows


def _is_second_half(parse: Parse, tagged: Draft, ruled: Draft) -> bool:
    """See "The lock was shut | and the barges were led out, the office announced".

    What an "and" opens has a first half; a credit that closes a sentence covers both.
    """
    (start, end), (first, last) = ruled.content[0], tagged.content[-1]
    before, inside = parse.tokens_between(start, first), parse.tokens_between(first, last)
    joints = [*before[-1:], *inside[:1]]
    is_joined = any(t.pos == "CCONJ" and t.dep == "cc" for t in joints)
    return is_joined and start < first and last == end and _says(parse, start, first)


def behind_colons(parse: Parse, drafts: Sequence[Draft]) -> list[Draft]:
    """Cut "The guild denied it: | no wagon had left, it said" at the colon.

    Who speaks before the colon is the "it" behind it, and says only what stands between.
    """
    starts = sorted(d.cue[0][0] for d in drafts if d.source)
    return [_behind_colon(parse, d, starts) for d in drafts]


def _behind_colon(parse: Parse, draft: Draft, cues: Sequence[int]) -> Draft:
    if len(draft.content) != 1 or len(draft.source) != 1:
        return draft
    (start, end), (first, last) = draft.content[0], draft.source[0]
    colon = parse.text.find(": ", start, end)
    is_pronoun = parse.text[first:last].lower() in PRONOUNS
    credited = any(start <= cue < colon for cue in cues)
    if not (is_pronoun and credited and end <= first):
        return draft
    return replace(draft, content=((colon + 2, end),))


PRONOUNS = frozenset({"he", "she", "it", "they"})


def told_pronoun(parse: Parse, draft: Draft) -> Draft:
    """See "| Everything | the mayor | says | is a lie": "everything" is all that he is told of.

    What is said of it begins with a verb right behind his, and is the writer's.
    """
    verb = _verb(parse, draft)
    if verb is None or len(draft.source) != 1 or len(draft.content) != 1:
        return draft
    named = parse.tokens_between(*draft.source[0])
    told = parse.tokens_between(*draft.content[0])[:1]
    is_next = bool(told) and told[0].i == verb.i + 1 and told[0].tag in FINITE
    if len(named) < 2 or named[0].lemma.lower() not in WHATEVER or not is_next:
        return draft
    return replace(
        draft,
        source=((named[1].start, named[-1].end),),
        content=((named[0].start, named[0].end),),
    )


WHATEVER = frozenset({"everything", "anything", "nothing", "something", "all", "much"})
"""Pronouns that stand for whatever somebody says."""


def is_free_relative(parse: Parse, draft: Draft) -> bool:
    """See "It was built by | what | the senators | called | fraud": "what" opens what is told.

    "The army fled from what it called an ambush" names it in the words of who tells the rest.
    """
    verb = _verb(parse, draft)
    entry = entry_of(verb) if verb else None
    first = parse.tokens_between(*draft.content[0])
    if verb is None or entry is None or verb.tag not in FINITE or len(draft.source) != 1:
        return False
    if [(t.tag, t.lemma) for t in first] != [("WP", "what")] or len(draft.content) < 2:
        return False
    (start, end), named = draft.source[0], parse.root_between(*draft.source[0])
    is_between = first[0].end <= start and end <= verb.start < draft.content[-1][0]
    return is_between and named is not None and named.pos in {"NOUN", "PROPN"}


def quoted_alone(parse: Parse, draft: Draft, quotations: QuotationIndex) -> Draft:
    """Leave out words of the writer's: ""I won," she said a year later, and | a reason was luck"".

    What is quoted is a clause and stands before the cue; what goes on behind it without marks,
    with other words between, is not hers.
    """
    text, cue = parse.text, draft.cue[-1][1]
    start, end = draft.content[0]
    is_speech = text[start] in OPENING_MARKS and text[end - 1] in CLOSING_MARKS
    if not is_speech or end > cue or not _says(parse, start, end):
        return draft
    kept = [
        (first, last)
        for first, last in draft.content[1:]
        if quotations.touching(first, last) or not text[cue:first].strip()
    ]
    return replace(draft, content=(draft.content[0], *kept))


def _says(parse: Parse, start: int, end: int) -> bool:
    return any(t.tag in FINITE or t.tag == "MD" for t in parse.tokens_between(start, end))


def names_thing(parse: Parse, draft: Draft) -> bool:
    """See "The governor described the fire as a crime"."""
    verb = _verb(parse, draft)
    return verb is not None and bool(draft.source) and is_naming(parse, verb)


def _verb(parse: Parse, draft: Draft) -> Token | None:
    cue = [t for r in draft.cue for t in parse.tokens_between(*r)]
    verbs = [t for t in cue if t.pos == "VERB"]
    return verbs[-1] if verbs else None
