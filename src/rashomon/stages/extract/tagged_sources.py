"""Check what the encoder takes for a source against the parse: only who speaks is one.

Draft of the encoder, parse -> Draft
"""

from __future__ import annotations

from dataclasses import replace

from rashomon.stages.extract.cues import cue_entries, entry_of
from rashomon.stages.extract.drafts import Draft
from rashomon.stages.extract.nominals import is_time
from rashomon.stages.extract.subtrees import Range, joined
from rashomon.stages.extract.telling import informant_of
from rashomon.stages.extract.unowned import is_seeming
from rashomon.stages.extract.untold import is_commanded
from rashomon.text.lexicon import load_words
from rashomon.text.parse import Parse, Token

RAISED = frozenset({"xcomp", "oprd", "acomp"})
"""Complements that share the subject of the verb over them."""

SUBJECTS = ("nsubj", "nsubjpass")


def checked_source(parse: Parse, draft: Draft) -> Draft:
    """Cut a source to its subject, and take out one that is only spoken of.

    Args:
        parse: The document's parse.
        draft: What the encoder found, with one source or none.

    Returns:
        The draft; a subject that is only spoken of is part of its content.
    """
    draft = _with_credited(parse, draft)
    informed = _with_informant(parse, draft)
    if informed or not draft.source:
        return informed or _with_owner(parse, _with_agent(parse, draft))
    if len(draft.source) != 1:
        return draft
    draft = replace(draft, source=(_in_sentence(parse, draft),))
    if _is_nobody(parse, draft.source[0]):
        return _with_agent(parse, replace(draft, source=()))
    draft = replace(draft, source=(_whole_name(parse, _subject(parse, draft.source[0])),))
    draft = _with_participle(parse, _with_joint(parse, draft))
    subject = parse.root_between(*draft.source[0])
    verb = parse.tokens[subject.head] if subject else None
    if subject and verb and _is_addressed(parse, draft, subject, verb):
        return replace(draft, source=())
    if not subject or not verb or not _is_spoken_of(parse, draft, subject, verb):
        return draft
    entry = entry_of(verb)
    is_told = entry is not None and entry.takes("person")  # "the paper was told that ..."
    is_one_clause = not is_told and any(t.dep in RAISED for t in parse.dependents(verb.i))
    content = joined([*draft.source, *draft.content]) if is_one_clause else draft.content
    return _with_agent(parse, replace(draft, source=(), content=content))


def _with_informant(parse: Parse, draft: Draft) -> Draft | None:
    """See "Our reporter heard from farm hands that ...": who told stands behind "from"."""
    told = informant_of(parse, [t for r in draft.cue for t in parse.tokens_between(*r)])
    first = draft.content[0][0] if draft.content else 0
    if told is None or told.start > first:
        return None
    words = [t for t in parse.subtree(told.i) if t.start < first]
    return replace(draft, source=((words[0].start, words[-1].end),))


def _with_credited(parse: Parse, draft: Draft) -> Draft:
    """See "the officer, | who | according to the guild left first": the guild says so."""
    cue = list(parse.tokens_between(*draft.cue[0]))
    named = [x for t in cue[1:2] for x in parse.dependents(t.i, "pobj")]
    if not named or cue[0].text.lower() != "according":
        return draft
    if any(start > cue[0].start for start, _ in draft.source):
        return draft
    words = parse.subtree(named[0].i)
    return replace(draft, source=((words[0].start, words[-1].end),))


def _with_owner(parse: Parse, draft: Draft) -> Draft:
    """See "In | its opinion | the hens were ill": whose opinion it is speaks, not the cue."""
    start, end = draft.cue[0]
    first = parse.tokens_between(start, end)[:1]
    if draft.source or not first or first[0].tag != "PRP$":
        return draft
    noun = parse.tokens[first[0].head]
    is_owned = first[0].dep == "poss" and noun.lemma in load_words("view_nouns")
    if not is_owned or first[0].text.lower() in OURS or noun.end > end:
        return draft
    cue = ((noun.start, end), *draft.cue[1:])
    return replace(draft, source=((first[0].start, first[0].end),), cue=cue)


OURS = frozenset({"my", "our", "your"})
"""Whose opinion is the writer's, or the reader's."""


def _with_agent(parse: Parse, draft: Draft) -> Draft:
    """See "The paper was told by two envoys that ...": who told stands behind "by"."""
    cue = [t for r in draft.cue for t in parse.tokens_between(*r)]
    passive = [t for t in cue if parse.dependents(t.i, "auxpass")]
    passive += [
        t
        for c in cue
        if c.pos == "NOUN"
        for t in parse.dependents(c.i, "acl")
        if t.tag == "VBN"
    ]  # "the promise made by the mayor"
    links = [x for t in passive for x in parse.dependents(t.i, "agent")]
    named = [x for t in links for x in parse.dependents(t.i, "pobj")]
    if not named or is_time(parse, named[0]) or _is_means(parse, named[0]):
        return draft
    taken = [*draft.content, *draft.cue]
    words = [
        t for t in parse.subtree(named[0].i) if not any(a <= t.start < b for a, b in taken)
    ]
    source = ((words[0].start, words[-1].end),) if named[0] in words else ()
    return replace(draft, source=source)


def _is_means(parse: Parse, noun: Token) -> bool:
    """See "warnings were given by loudspeaker": a bare noun for a thing is how, not who."""
    return noun.tag == "NN" and not parse.dependents(noun.i)


def _in_sentence(parse: Parse, draft: Draft) -> Range:
    """Cut "Who was it? The villagers" to the sentence of the cue; it stays where it has no word."""
    start, end = draft.source[0]
    cue = parse.tokens_between(*draft.cue[0])
    first, _ = parse.sentence_range(cue[0].sentence) if cue else (start, end)
    return (first, end) if start < first < end else (start, end)


def _is_nobody(parse: Parse, source: Range) -> bool:
    """See "| The | claim that the guards fled is false": an article alone names nobody."""
    words = parse.tokens_between(*source)
    if words and all(t.pos in BESIDE for t in words):
        return words[0].pos != "ADJ"  # "says | at least | 27 died"; "many" are somebody
    return all(t.text.lower() in ARTICLES or t.pos in {"CCONJ", "PUNCT"} for t in words)


ARTICLES = frozenset({"the", "a", "an"})

BESIDE = frozenset({"ADP", "ADV", "ADJ"})
"""What names nobody by itself."""


def _subject(parse: Parse, source: Range) -> Range:
    """Cut "he said" to "he", "Are critics" to "critics", "the ward I" to "I"; the rest stays."""
    tokens = parse.tokens_between(*source)
    if len(tokens) > 1 and (tokens[0].pos in OPENERS or tokens[0].lemma == "let"):
        return _subject(parse, (tokens[1].start, source[1]))
    if len(tokens) > 1 and _is_alone(parse, tokens[-1]):
        return tokens[-1].start, tokens[-1].end
    root = parse.root_between(*source)
    if root is None or root.pos not in {"VERB", "AUX"}:
        return source
    inside = [
        t for t in parse.dependents(root.i, *SUBJECTS) if source[0] <= t.start < root.start
    ]
    if not inside:
        return source
    words = [t for t in parse.subtree(inside[0].i) if source[0] <= t.start < root.start]
    return words[0].start, words[-1].end


def _whole_name(parse: Parse, source: Range) -> Range:
    """Take in the noun a source is cut before: "researchers at the Lundmark | Institute"."""
    last = parse.tokens_between(*source)[-1]
    head = parse.tokens[last.head]
    is_cut = (
        last.dep == "compound" and head.i == last.i + 1 and head.pos in {"NOUN", "PROPN"}
    )
    return (source[0], head.end) if is_cut else source


def _with_participle(parse: Parse, draft: Draft) -> Draft:
    """See "| Carters | asked by the guild | believe": who asked them says where it comes from."""
    start, end = draft.source[0]
    noun = parse.root_between(start, end)
    for verb in parse.dependents(noun.i, "acl") if noun else ():
        words = parse.subtree(verb.i)
        is_next = not parse.text[end : words[0].start].strip()
        last = words[-1].end
        is_before = (
            last <= draft.cue[0][0] and not parse.text[last : draft.cue[0][0]].strip()
        )
        is_behind = bool(parse.dependents(verb.i, "agent", "prep"))
        if verb.tag == "VBN" and is_next and is_before and is_behind:
            return replace(draft, source=((start, last),))
    return draft


def _with_joint(parse: Parse, draft: Draft) -> Draft:
    """See "the other army, with | a candour that is | rare, admitted it and | promised": the army.

    A noun under a preposition promises nothing where the verb shares a subject with the one before.
    """
    verb = next((t for t in parse.tokens_between(*draft.cue[0]) if t.dep == "conj"), None)
    noun = parse.root_between(*draft.source[0])
    if (
        verb is None
        or noun is None
        or noun.dep != "pobj"
        or draft.source[0][1] > verb.start
    ):
        return draft
    above = parse.tokens[verb.head]
    subjects = parse.dependents(above.i, *SUBJECTS)
    is_shared = verb.pos == above.pos == "VERB" and not parse.dependents(verb.i, *SUBJECTS)
    if not is_shared or not subjects or parse.tokens[noun.head].lemma in TELLERS:
        return draft
    words = parse.subtree(subjects[0].i)
    inside = [t for t in words if t.i <= subjects[0].i]
    is_below = words[0].i <= noun.i <= words[-1].i
    return (
        replace(draft, source=((inside[0].start, inside[-1].end),)) if is_below else draft
    )


TELLERS = frozenset({"by", "from", "of", "to"})
"""Prepositions behind which somebody tells: "according to", "in the view of"."""

OPENERS = frozenset({"AUX", "SCONJ"})
"""Words before a subject that are no part of it: "IF the army"."""


def _is_alone(parse: Parse, word: Token) -> bool:
    """See "In the mortuary | I": a pronoun that is a subject by itself."""
    is_subject = word.tag == "PRP" and word.dep in SUBJECTS
    return is_subject and not parse.dependents(word.i)


def _is_addressed(parse: Parse, draft: Draft, subject: Token, verb: Token) -> bool:
    """See "They were stopped and | told to go back": whom an order is given is no source."""
    cue = [t for r in draft.cue for t in parse.tokens_between(*r)]
    joined_on = [t for t in cue if t.dep == "conj" and t.head == verb.i]
    return subject.dep == "nsubjpass" and any(is_commanded(parse, t) for t in joined_on)


def _is_spoken_of(parse: Parse, draft: Draft, subject: Token, verb: Token) -> bool:
    """See "The rebels are believed to have fled": who is spoken of is no speaker.

    "He was quoted as saying" is none of these, as another verb follows in the cue, and "he
    was convinced" is none, as the participle is listed among the adjectives.
    """
    if not any(a <= verb.start < b for a, b in draft.cue):
        return False
    if subject.dep == "nsubj":
        return is_seeming(verb) and not _shows(parse, verb)
    cue = [t for r in draft.cue for t in parse.tokens_between(*r)]
    return (
        subject.dep == "nsubjpass"
        and entry_of(verb) is not None
        and (verb.text.lower(), "adj") not in cue_entries()
        and not any(t.pos == "VERB" and t.i > verb.i for t in cue)
    )


def _shows(parse: Parse, seeming: Token) -> bool:
    """See "A tape appears to show that they called": it is the tape that shows it."""
    below = parse.dependents(seeming.i, "xcomp")
    told = [t for t in below if entry_of(t) and parse.dependents(t.i, "ccomp")]
    return bool(told)
