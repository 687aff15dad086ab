"""Know the clauses that say whom or what a statement rests on: ", as the log shows".

verb under "as", set off by a comma, with nothing of its own to say -> comment

Such a clause is no part of the claim it stands beside, and no claim of its own. Who can speak
and told it is the source; "as any driver will tell you" and "as the log shows" leave the
claim with the writer.
"""

from __future__ import annotations

from rashomon.stages.extract.cues import entry_of
from rashomon.stages.extract.drafts import Draft
from rashomon.stages.extract.told import TOLD
from rashomon.text.lexicon import load_words
from rashomon.text.parse import Parse, Token

SUBJECTS = ("nsubj", "nsubjpass")

COMMAS = frozenset({",", "-", "–", "—", "--", ";", "("})

ANYBODY = frozenset(
    {"any", "every", "each", "no", "everybody", "everyone", "anybody", "anyone"}
)
"""Who is appealed to has told nobody: "as every shepherd can tell you"."""

ADDRESSEES = frozenset({"you", "us", "me", "them", "reporters", "it"})
"""Objects that are no content: "tell | you", "put | it"."""


def set_off_as(parse: Parse, verb: Token) -> Token | None:
    """Give the subject of a clause under "as" behind a comma; None: it is no such clause.

    Not of a comparison, whose subject is a pronoun: "it was gas, as it was in 2019".
    """
    if verb.dep != "advcl" or verb.i < verb.head:
        return None
    marks = {t.text.lower() for t in parse.dependents(verb.i, "mark")}
    subject = next(iter(parse.dependents(verb.i, *SUBJECTS)), None)
    first = min((t.i for t in parse.subtree(verb.i)), default=verb.i)
    is_set_off = first > 0 and parse.tokens[first - 1].text in COMMAS
    is_named = subject is not None and (
        subject.pos != "PRON" or subject.text.lower() in ANYBODY
    )
    return subject if marks == {"as"} and is_set_off and is_named else None


def is_comment(parse: Parse, verb: Token) -> bool:
    """See ", as the passenger list proves", ", as any harbour pilot will tell you"."""
    if set_off_as(parse, verb) is None or not _is_cue(verb):
        return False
    said = parse.dependents(verb.i, "dobj", "ccomp", "xcomp", "acomp", "attr", "oprd")
    return all(t.text.lower() in ADDRESSEES for t in said)


def _is_cue(verb: Token) -> bool:
    entry = entry_of(verb)
    listed = entry is not None and (entry.kind in TOLD or entry.takes("that", "marked"))
    return listed or verb.lemma in load_words("evidence_cues")


def tells_as(parse: Parse, draft: Draft) -> bool:
    """See "253 were aboard, | as investigators established": who told it is its source."""
    verbs = [t for r in draft.cue for t in parse.tokens_between(*r) if t.pos == "VERB"]
    if len(verbs) != 1 or not draft.source or not is_comment(parse, verbs[0]):
        return False
    entry, subject = entry_of(verbs[0]), set_off_as(parse, verbs[0])
    return (
        entry is not None
        and entry.kind in TOLD
        and subject is not None
        and not _is_anybody(parse, subject)
        and subject.lemma not in load_words("no_speakers") | load_words("speechless")
        and verbs[0].lemma not in load_words("evidence_cues")
        and not any(t.tag == "MD" for t in parse.dependents(verbs[0].i, "aux"))
    )


def _is_anybody(parse: Parse, subject: Token) -> bool:
    words = [subject, *parse.dependents(subject.i, "det")]
    return any(t.text.lower() in ANYBODY for t in words)
