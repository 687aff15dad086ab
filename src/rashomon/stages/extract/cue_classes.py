"""What a cue does to its content: denies it, puts it ahead, doubts it, goes along with it.

cue words -> lexicon entry (kind, commitment) -> CueClass
"""

from __future__ import annotations

from rashomon.model import Attribution
from rashomon.stages.extract.commitment import CueClass
from rashomon.stages.extract.cue_words import (
    WISHES,
    calls_it_false,
    content_tokens,
    cue_entry,
    cue_tokens,
    is_condemned,
    names_somebody,
)
from rashomon.stages.extract.cues import BIDDING, CueEntry, entry_of, phrasal_entry
from rashomon.stages.extract.embedding import frame_of
from rashomon.stages.extract.headlines import is_branded
from rashomon.stages.extract.unowned import is_seeming
from rashomon.text.lexicon import load_mapping, load_words
from rashomon.text.parse import Parse, Token

AHEAD = frozenset({"intend", "plan", "promise", "predict", "hope"})
"""Kinds whose content lies ahead: what is wanted, vowed or forecast has not happened."""


TENTATIVE = frozenset({"believe", "fear", "hope"})
"""Kinds that hedge: who thinks or fears does not say it is so."""


DISBELIEF = frozenset({"disbelieve", "doubt", "doubtful", "unconvinced"})
"""Cues by which somebody rather holds that it is not so; who is unsure may lean either way."""


def class_of_cue(parse: Parse, attribution: Attribution) -> CueClass:
    """Classify the cue of an attribution; a cue that is not listed only reports."""
    entry = cue_entry(parse, attribution)
    cue = cue_tokens(parse, attribution)
    vague = any(_may(parse, t) for t in cue) or _is_impersonal(parse, attribution)
    rejected = not attribution.source and any(_is_rejected(parse, t) for t in cue)
    first = attribution.cue[0] if attribution.cue else None
    if first is not None and is_branded(parse.text, (first.start, first.end)):
        return CueClass(denies=True)
    aimed = any(t.lemma in AIMS for t in cue) and _is_aim(
        content_tokens(parse, attribution)
    )
    if entry is None:
        return CueClass(denies=rejected, doubts=vague, intends=aimed)
    rejected = rejected or calls_it_false(parse, entry, attribution)
    probable = entry.commitment == "probable" and entry.kind in TENTATIVE
    return CueClass(
        denies=rejected
        or (entry.kind == "deny" and not is_condemned(parse, entry, attribution)),
        intends=aimed or _is_ahead(parse, entry, attribution),
        wishes=(
            entry.kind in WISHES
            or _is_bidden(parse, entry, attribution)
            or _is_wanted_of(parse, entry, attribution)
        )
        and not names_somebody(parse, attribution),
        doubts=_doubts(entry, cue) or probable or vague or _is_tentative(cue),
        disbelieves=entry.commitment == "doubt" and entry.lemma in DISBELIEF,
        factive=entry.commitment == "factive" and not rejected,
    )


def _is_ahead(parse: Parse, entry: CueEntry, attribution: Attribution) -> bool:
    """See "plans to leave", "expects it to last"; not "offers a version: it was the mayor".

    What is told in the past beside a cue in the present has happened, whatever the cue.
    """
    content = content_tokens(parse, attribution)
    if entry.kind not in AHEAD:
        cue = {t.i for t in cue_tokens(parse, attribution)}
        opened = [
            t for t in content if t.dep in {"xcomp", "ccomp", "acl"} and t.head in cue
        ]
        is_to = any(frame_of(parse, t) == "to" for t in opened)
        is_thing = all(t.pos not in {"VERB", "AUX"} for t in content)
        return (is_to and entry.lemma in load_words("predictors")) or (
            is_thing and entry.lemma in VOWS
        )
    is_now = any(t.tag in {"VBZ", "VBP"} for t in cue_tokens(parse, attribution))
    told = [t for t in content if t.tag == "VBD" and t.dep != "relcl"]
    subject = any(parse.dependents(t.i, "nsubj", "nsubjpass", "expl") for t in told)
    return not (is_now and subject)


AIMS = frozenset({"aim", "goal", "intention", "mission", "objective", "purpose", "task"})
"""Nouns for what somebody would do."""


def _is_aim(content: list[Token]) -> bool:
    """See "has one aim: | to close the ford": an infinitive is not done; "to have won" is."""
    words = [t for t in content[:3] if t.pos not in {"ADV", "PUNCT"}]
    opened = len(words) > 1 and words[0].tag == "TO" and words[1].tag == "VB"
    return opened and words[1].lemma not in {"have", "be"}


VOWS = frozenset({"pledge", "promise", "vow"})
"""Verbs of saying whose object lies ahead: "promised her a new pump"."""


def _is_bidden(parse: Parse, entry: CueEntry, attribution: Attribution) -> bool:
    """See "told us to lie down": what somebody is told to do is asked for."""
    if entry.lemma not in BIDDING:
        return False
    cue = {t.i for t in cue_tokens(parse, attribution)}
    opened = (
        t for t in content_tokens(parse, attribution) if t.head in cue or t.dep == "conj"
    )
    return any(frame_of(parse, t) == "to" for t in opened if t.pos in {"VERB", "AUX"})


def _is_wanted_of(parse: Parse, entry: CueEntry, attribution: Attribution) -> bool:
    """See "wants the council to pay": of another; who "wants to pay" has it in mind."""
    if entry.lemma not in WANTING:
        return False
    cue = {t.i for t in cue_tokens(parse, attribution)}
    opened = (t for t in content_tokens(parse, attribution) if t.head in cue)
    return any(
        frame_of(parse, t) == "to" and parse.dependents(t.i, "nsubj", "nsubjpass")
        for t in opened
    )


WANTING = frozenset({"like", "prefer", "want", "wish"})
"""What one would have others do."""


def _doubts(entry: CueEntry, cue: list[Token]) -> bool:
    """See "doubts that they fled", "raised doubts about it", "cast doubt on the toll"."""
    nouns = (entry_of(t) for t in cue if t.pos == "NOUN")
    if any(t.lemma in GROUNDS for t in cue) and any(t.lemma in BELIEF for t in cue):
        return True
    return entry.commitment == "doubt" or any(n and n.commitment == "doubt" for n in nouns)


GROUNDS = frozenset({"ground", "grounds", "reason"})
"""What somebody has to believe a thing, which is less than to find it: "reasonable grounds"."""


BELIEF = frozenset({"believe", "suspect", "think"})


def _is_tentative(cue: list[Token]) -> bool:
    """See "suggested that a raid had taken place": who suggests or supposes does not state it.

    Nor does what "appears to show" it.
    """
    verbs = [t for t in cue if t.pos == "VERB"]
    tentative = load_words("tentative_cues")
    return any(t.lemma in tentative or is_seeming(t) for t in verbs)


def _is_rejected(parse: Parse, token: Token) -> bool:
    """See "rejected the charge that they fired": who rejects a charge rejects what it says.

    Not where the charge has a source of its own, who goes on saying it. "The charge that they
    fired is false" rejects it as well.
    """
    verb = parse.tokens[token.head]
    if token.pos == "NOUN" and token.dep == "nsubj" and verb.lemma == "be":
        verdicts = parse.dependents(verb.i, "acomp", "attr")
        negated = parse.dependents(verb.i, "neg")
        return not negated and any(t.lemma in load_words("rejections") for t in verdicts)
    if token.pos != "NOUN" or token.dep not in {"dobj", "nsubjpass"}:
        return False
    above = entry_of(verb)
    return above is not None and above.kind == "deny" and above.part == "verb"


def rejects_account(parse: Parse, outer: Attribution, inner: Attribution) -> bool:
    """See "Claims that the guild burned it were rejected by the mayor": he says it did not.

    Args:
        parse: The document's parse.
        outer: An attribution.
        inner: One nested in it; only a noun of telling with no source of its own is meant.
    """
    cue = cue_tokens(parse, inner)
    opens = _is_noun(cue) and cue[0].start - outer.content[0].start <= MAX_OPENING
    is_nobodys = not inner.source or inner.source == outer.source
    verbs = [t for t in cue_tokens(parse, outer) if t.pos == "VERB"]
    entries = [e for t in verbs if (e := phrasal_entry(parse, t))]
    return opens and is_nobodys and any(e.kind == "deny" for e in entries)


def is_denied_word(parse: Parse, outer: Attribution, inner: Attribution) -> bool:
    """See "denied the mayor's charge that it burned": what is denied is what another said.

    Args:
        parse: The document's parse.
        outer: An attribution whose cue denies.
        inner: One nested in it, with a source of its own.
    """
    cue = cue_tokens(parse, inner)
    if not inner.source or not _is_noun(cue):
        return False
    noun = parse.root_between(cue[0].start, cue[-1].end)
    above = parse.tokens[noun.head] if noun else None
    return above is not None and above.i in {t.i for t in cue_tokens(parse, outer)}


def is_denied_saying(parse: Parse, outer: Attribution, inner: Attribution) -> bool:
    """See "denied that it had agreed to pay": the agreeing is denied, and nothing was agreed.

    Args:
        parse: The document's parse.
        outer: An attribution.
        inner: One nested in it; only one whose cue is what the denied clause says is meant.
    """
    cue = {t.i for t in cue_tokens(parse, inner) if t.pos == "VERB"}
    if not cue or not class_of_cue(parse, outer).denies:
        return False
    roots = (parse.root_between(s.start, s.end) for s in outer.content)
    denied = {t.i for t in cue_tokens(parse, outer)}
    return any(t is not None and t.i in cue and t.head in denied for t in roots)


def _is_noun(cue: list[Token]) -> bool:
    return bool(cue) and all(t.pos in {"NOUN", "DET", "ADP"} for t in cue)


MAX_OPENING = 20
"""Farthest a noun of telling stands from the start of what is rejected, in code points."""


def _is_impersonal(parse: Parse, attribution: Attribution) -> bool:
    """See "it is reported that", "they are said to have fled": nobody stands by it."""
    if attribution.source:
        return False
    passive = [t for t in cue_tokens(parse, attribution) if t.tag == "VBN"]
    is_spoken_of = any(
        f"{t.text.lower()} to" in load_mapping("hedges")
        and t.lemma != "report"  # "is reported to have fled" is a report
        and parse.dependents(t.i, "xcomp")
        for t in passive
    )
    return is_spoken_of or any(
        subject.lemma == "it"
        for token in passive
        if token.lemma not in load_words("performatives")  # "it is stressed that" is meant
        for subject in parse.dependents(token.i, "nsubjpass", "nsubj", "expl")
    )


def _may(parse: Parse, token: Token) -> bool:
    """See "some might argue that": nobody has said it yet."""
    modals = load_mapping("modals")
    auxes = parse.dependents(token.i, "aux")
    return any(a.tag == "MD" and modals.get(a.lemma) == "possible" for a in auxes)
