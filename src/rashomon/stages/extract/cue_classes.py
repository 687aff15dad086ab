"""What a cue does to its content: denies it, puts it ahead, doubts it, goes along with it.

cue words -> lexicon entry (kind, commitment) -> CueClass
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from rashomon.model import Attribution
from rashomon.stages.extract.commitment import CueClass
from rashomon.stages.extract.cues import FINITE, CueEntry, entry_of, phrasal_entry
from rashomon.stages.extract.embedding import embedding_of, frame_of
from rashomon.stages.extract.event_marks import own_negation
from rashomon.stages.extract.namings import is_naming, verdict_of
from rashomon.stages.extract.subtrees import names_at
from rashomon.stages.extract.telling import is_quoted
from rashomon.stages.extract.unowned import is_seeming
from rashomon.stages.extract.witnesses import is_witnessed
from rashomon.text.lexicon import load_mapping, load_words
from rashomon.text.parse import Parse, Token

AHEAD = frozenset({"intend", "plan", "promise", "predict", "hope"})
"""Kinds whose content lies ahead: what is wanted, vowed or forecast has not happened."""

WISHES = frozenset({"order", "ask"})
"""Kinds whose content is asked for: nothing in it can be checked."""

TENTATIVE = frozenset({"believe", "fear", "hope"})
"""Kinds that hedge: who thinks or fears does not say it is so."""


DISBELIEF = frozenset({"disbelieve", "doubt", "doubtful", "unconvinced"})
"""Cues by which somebody rather holds that it is not so; who is unsure may lean either way."""

OWN_ACTS = frozenset({"judge", "name"})
"""Kinds that are themselves what happened: "called it a failure", "hailed the deal". Who calls
something by a name asserts no clause of his own."""


def class_of_cue(parse: Parse, attribution: Attribution) -> CueClass:
    """Classify the cue of an attribution; a cue that is not listed only reports."""
    entry = _entry(parse, attribution)
    cue = _tokens(parse, attribution)
    vague = any(_may(parse, t) for t in cue) or _is_impersonal(parse, attribution)
    rejected = not attribution.source and any(_is_rejected(parse, t) for t in cue)
    if entry is None:
        return CueClass(denies=rejected, doubts=vague)
    rejected = rejected or _calls_it_false(parse, entry, attribution)
    probable = entry.commitment == "probable" and entry.kind in TENTATIVE
    return CueClass(
        denies=rejected
        or (entry.kind == "deny" and not _is_condemned(parse, entry, attribution)),
        intends=_is_ahead(parse, entry, attribution),
        wishes=(entry.kind in WISHES or _is_bidden(parse, entry, attribution))
        and not _names(parse, attribution),
        doubts=_doubts(entry, cue) or probable or vague or _is_tentative(cue),
        disbelieves=entry.commitment == "doubt" and entry.lemma in DISBELIEF,
        factive=entry.commitment == "factive" and not rejected,
    )


def _is_condemned(parse: Parse, entry: CueEntry, attribution: Attribution) -> bool:
    """See "denounced the killing": what happened is condemned, and so it did happen.

    Who denounces a report, a charge or a claim rejects what that says.
    """
    if entry.kind != "deny":
        return False
    verbs = [t for t in _tokens(parse, attribution) if t.pos == "VERB"]
    found = ((t, embedding_of(t, "obj")) for t in verbs)
    condemns = [t for t, says in found if says and says.affirmed == "fact"]
    named = [
        c
        for t in condemns
        for c in parse.dependents(t.i, "ccomp")
        if c.lemma in load_words("namings")
    ]
    above = {t.i for t in (*condemns, *named)}  # "denounced what he called the murder"
    condemned = [
        noun
        for i in sorted(above)
        for noun in parse.dependents(i, "dobj", "oprd")
        if noun.pos in {"NOUN", "PROPN"}
    ]
    return bool(condemned) and not any(map(_is_telling, condemned))


def _is_telling(noun: Token) -> bool:
    """Tell whether a noun is of what somebody says: "report", "allegation"."""
    return noun.lemma in load_words("account_nouns") or entry_of(noun) is not None


def _is_ahead(parse: Parse, entry: CueEntry, attribution: Attribution) -> bool:
    """See "plans to leave", "expects it to last"; not "offers a version: it was the mayor".

    What is told in the past beside a cue in the present has happened, whatever the cue.
    """
    content = _content(parse, attribution)
    if entry.kind not in AHEAD:
        cue = {t.i for t in _tokens(parse, attribution)}
        opened = [t for t in content if t.dep in {"xcomp", "ccomp"} and t.head in cue]
        is_to = any(frame_of(parse, t) == "to" for t in opened)
        is_thing = all(t.pos not in {"VERB", "AUX"} for t in content)
        return (is_to and entry.lemma in load_words("predictors")) or (
            is_thing and entry.lemma in VOWS
        )
    is_now = any(t.tag in {"VBZ", "VBP"} for t in _tokens(parse, attribution))
    told = [t for t in content if t.tag == "VBD" and t.dep != "relcl"]
    subject = any(parse.dependents(t.i, "nsubj", "nsubjpass", "expl") for t in told)
    return not (is_now and subject)


VOWS = frozenset({"pledge", "promise", "vow"})
"""Verbs of saying whose object lies ahead: "promised her a new pump"."""


def _is_bidden(parse: Parse, entry: CueEntry, attribution: Attribution) -> bool:
    """See "told us to lie down": what somebody is told to do is asked for."""
    if entry.lemma not in BIDDING:
        return False
    cue = {t.i for t in _tokens(parse, attribution)}
    opened = (t for t in _content(parse, attribution) if t.head in cue or t.dep == "conj")
    return any(frame_of(parse, t) == "to" for t in opened if t.pos in {"VERB", "AUX"})


BIDDING = frozenset({"remind", "tell", "warn"})
"""Verbs of saying by which somebody is bidden where an infinitive follows."""


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
    cue = _tokens(parse, inner)
    opens = _is_noun(cue) and cue[0].start - outer.content[0].start <= MAX_OPENING
    is_nobodys = not inner.source or inner.source == outer.source
    verbs = [t for t in _tokens(parse, outer) if t.pos == "VERB"]
    entries = [e for t in verbs if (e := phrasal_entry(parse, t))]
    return opens and is_nobodys and any(e.kind == "deny" for e in entries)


def is_denied_word(parse: Parse, outer: Attribution, inner: Attribution) -> bool:
    """See "denied the mayor's charge that it burned": what is denied is what another said.

    Args:
        parse: The document's parse.
        outer: An attribution whose cue denies.
        inner: One nested in it, with a source of its own.
    """
    cue = _tokens(parse, inner)
    if not inner.source or not _is_noun(cue):
        return False
    noun = parse.root_between(cue[0].start, cue[-1].end)
    above = parse.tokens[noun.head] if noun else None
    return above is not None and above.i in {t.i for t in _tokens(parse, outer)}


def is_denied_saying(parse: Parse, outer: Attribution, inner: Attribution) -> bool:
    """See "denied that it had agreed to pay": the agreeing is denied, and nothing was agreed.

    Args:
        parse: The document's parse.
        outer: An attribution.
        inner: One nested in it; only one whose cue is what the denied clause says is meant.
    """
    cue = {t.i for t in _tokens(parse, inner) if t.pos == "VERB"}
    if not cue or not class_of_cue(parse, outer).denies:
        return False
    roots = (parse.root_between(s.start, s.end) for s in outer.content)
    return any(t is not None and t.i in cue for t in roots)


def _is_noun(cue: list[Token]) -> bool:
    return bool(cue) and all(t.pos in {"NOUN", "DET", "ADP"} for t in cue)


MAX_OPENING = 20
"""Farthest a noun of telling stands from the start of what is rejected, in code points."""


def _calls_it_false(parse: Parse, entry: CueEntry, attribution: Attribution) -> bool:
    """See "called the report a lie": a verdict by which the report is rejected."""
    if not entry.takes("small"):
        return False
    content = _content(parse, attribution)
    return any(t.dep in VERDICTS and t.lemma in load_words("rejections") for t in content)


VERDICTS = frozenset({"oprd", "attr", "acomp", "pobj", "dobj", "ccomp"})
"""How the word for what something is called is joined."""


def _is_impersonal(parse: Parse, attribution: Attribution) -> bool:
    """See "it is reported that", "they are said to have fled": nobody stands by it."""
    if attribution.source:
        return False
    passive = [t for t in _tokens(parse, attribution) if t.tag == "VBN"]
    is_spoken_of = any(
        f"{t.text.lower()} to" in load_mapping("hedges")
        and t.lemma != "report"  # "is reported to have fled" is a report
        and parse.dependents(t.i, "xcomp")
        for t in passive
    )
    return is_spoken_of or any(
        subject.lemma == "it"
        for token in passive
        for subject in parse.dependents(token.i, "nsubjpass", "nsubj", "expl")
    )


def is_refused(parse: Parse, attribution: Attribution) -> bool:
    """Tell whether nothing was handed over.

    See "has not confirmed", "no evidence that", "refused to sign", or an act with no content.
    """
    entry = _entry(parse, attribution)
    cue = _tokens(parse, attribution)
    if is_negated(parse, attribution):
        is_held = entry is not None and entry.kind in {"believe", "know", "intend"}
        return not is_held or _is_of_thing(parse, attribution)
    is_done = not attribution.source and (
        _is_done(parse, entry, cue) or any(t.lemma in ANSWERING for t in cue)
    )
    is_done = is_done or _is_proform(parse, attribution)
    if is_done or any(test(parse, t) for t in cue for test in HANDED_NOTHING):
        return True
    is_false = entry is not None and _calls_it_false(parse, entry, attribution)
    if is_false or _names(parse, attribution) or _speaks_of(parse, attribution):
        return False
    is_own_act = entry is not None and (
        entry.kind in OWN_ACTS or _is_condemned(parse, entry, attribution)
    )
    is_named = is_own_act and not is_clause(parse, attribution)
    is_done_to = _is_act_on(parse, entry, attribution) or _tells_which(parse, attribution)
    if is_named or (is_done_to and not is_quoted(attribution)):
        return True
    is_denial = entry is not None and entry.kind == "deny"
    if is_denial and _is_turned_down(parse, attribution):
        return True
    return _is_bare(parse, attribution) and not (
        is_denial
        or _is_answer(parse, attribution)
        or any(is_witnessed(parse, t) for t in cue)
    )


ANSWERING = frozenset({"accountable", "answerable", "liable"})
"""What somebody is held, which nobody says: "nobody has been held accountable"."""


def _is_of_thing(parse: Parse, attribution: Attribution) -> bool:
    """See "had not agreed on a price", "did not believe officials who said so": no clause."""
    first = attribution.content[0]
    root = parse.root_between(first.start, first.end)
    return (
        root is not None and root.pos in {"NOUN", "PROPN"} and root.dep in {"dobj", "pobj"}
    )


def _is_done(parse: Parse, entry: CueEntry | None, cue: list[Token]) -> bool:
    """See "bathing has been forbidden": an act of nobody named, and no word."""
    verbs = [t for t in cue if t.pos == "VERB"]
    if entry is None:
        return bool(verbs)
    is_passive = any(parse.dependents(t.i, "auxpass") for t in verbs)
    return entry.kind in WISHES and is_passive


def is_negated(parse: Parse, attribution: Attribution) -> bool:
    """See "has not confirmed", "never accused them of it"."""
    said = {t.i for t in _content(parse, attribution)}
    return any(_is_negated(parse, t, said) for t in _tokens(parse, attribution))


def _names(parse: Parse, attribution: Attribution) -> bool:
    """See "described the fire as a crime", "called the ban a theft": so somebody has it."""
    said = {t.i for t in _content(parse, attribution)}
    verbs = [t for t in _tokens(parse, attribution) if is_naming(parse, t)]
    verdicts = (t for verb in verbs for t in verdict_of(parse, verb))
    return bool(attribution.source) and any(t.i in said for t in verdicts)


def _speaks_of(parse: Parse, attribution: Attribution) -> bool:
    """See "the company spoke of | a brake failure": what happened, in a noun."""
    cue = _tokens(parse, attribution)
    verbs = [t for t in cue if t.lemma == "speak" and t.dep != "relcl"]
    is_of = any(t.lemma == "of" for t in cue)
    return bool(attribution.source) and is_of and any(t.tag in FINITE for t in verbs)


def asks_the_writer(parse: Parse, attribution: Attribution) -> bool:
    """See "who asked us not to print his name": of the making of a report, not of its matter."""
    entry = _entry(parse, attribution)
    if entry is None or entry.kind not in WISHES or is_quoted(attribution):
        return False
    cue = _tokens(parse, attribution)
    asked = [t for c in cue for t in parse.dependents(c.i, "dobj", "nsubj")]
    return any(t.text.lower() in {"us", "me"} for t in asked)


def _is_turned_down(parse: Parse, attribution: Attribution) -> bool:
    """See "rejected the offer", "was denied entry", "dismissed Gen. Varga": an act.

    No report is rejected, and none where somebody shrugs off a remark, or denies a visa to
    whom the content names.
    """
    cue = [t for t in _tokens(parse, attribution) if t.pos in {"VERB", "AUX"}]
    content = _content(parse, attribution)
    said = {t.i for t in content}
    heads = [t for t in content if t.head not in said]
    if any(t.dep in CLAUSES or t.dep == "ROOT" for t in heads):
        return False
    if heads and all(_names_people(parse, t) for t in heads):
        return True
    lemmas = {t.lemma for t in _tokens(parse, attribution)}
    acted_on = load_words("granted_nouns" if "deny" in lemmas else "offered_nouns")
    acted_on |= load_words("link_person_roles")
    objects = [
        t for t in heads if t.dep in OBJECTS and parse.tokens[t.head].lemma in lemmas
    ]
    objects += [o for t in cue if t.lemma == "deny" for o in parse.dependents(t.i, "dobj")]
    return any(t.lemma in acted_on or _names_people(parse, t) for t in objects)


def _names_people(parse: Parse, token: Token) -> bool:
    """See "dismissed Gen. Varga", "rejected the Velmians": a person, or a people."""
    return any(n.label in {"PERSON", "NORP"} for n in names_at(parse, token))


OBJECTS = frozenset({"dobj", "nsubjpass"})

CLAUSES = frozenset({"ccomp", "xcomp", "csubj", "csubjpass"})
"""How what was said hangs on the cue where it is a clause; "while she was away" is beside it."""


def _is_answer(parse: Parse, attribution: Attribution) -> bool:
    """See `"Never," she said`: a word or two, but spoken and set off."""
    first = attribution.content[0]
    if not (is_quoted(attribution) and attribution.cue and attribution.source):
        return False
    before = parse.text[max(first.start - 2, 0) : first.start].rstrip()
    return first.start < attribution.cue[0].start or before.endswith((":", ","))


def is_clause(parse: Parse, attribution: Attribution) -> bool:
    """See "consider that the truce holds": a finite predicate with its subject."""
    finite = [
        t
        for t in _content(parse, attribution)
        if t.tag in {"VBD", "VBZ", "VBP", "MD"} and t.dep != "relcl"
    ]
    verbs = [t.head if t.dep in {"aux", "auxpass"} else t.i for t in finite]
    return any(parse.dependents(i, "nsubj", "nsubjpass", "expl") for i in verbs)


def _is_without(parse: Parse, token: Token) -> bool:
    """See "no doubt that", "no evidence of"."""
    if token.pos != "NOUN":
        return False
    return any(t.lemma in load_words("negations") for t in parse.dependents(token.i, "det"))


def _leaves_without(parse: Parse, token: Token) -> bool:
    """See "found no | evidence that he was drunk": nothing was found."""
    noun = parse.tokens[token.head]
    is_no = token.dep == "det" and token.lemma in load_words("negations")
    return is_no and noun.lemma in load_words("evidence_nouns")


def _declines(parse: Parse, token: Token) -> bool:
    """See "refused to sign": the act is what did not happen, told by the author."""
    if not any(frame_of(parse, t) == "to" for t in parse.dependents(token.i, "xcomp")):
        return False
    found = embedding_of(token, "to")
    return found is not None and found.affirmed == "no"


def _asks_to_know(parse: Parse, token: Token) -> bool:
    """See "want to know", "hopes to find out": they ask, and say nothing."""
    asked = (t for t in parse.dependents(token.i, "xcomp") if frame_of(parse, t) == "to")
    return any(
        t.lemma in LEARNING or (t.lemma == "find" and parse.dependents(t.i, "prt"))
        for t in asked
    )


LEARNING = frozenset({"ask", "hear", "know", "learn"})
"""Verbs of who would like to be told."""

HANDED_NOTHING = (_is_without, _leaves_without, _declines, _asks_to_know)
"""What stands at a cue that hands nothing over."""


def _may(parse: Parse, token: Token) -> bool:
    """See "some might argue that": nobody has said it yet."""
    modals = load_mapping("modals")
    auxes = parse.dependents(token.i, "aux")
    return any(a.tag == "MD" and modals.get(a.lemma) == "possible" for a in auxes)


def _is_bare(parse: Parse, attribution: Attribution) -> bool:
    """A content without verb and figure asserts nothing by itself.

    In a headline "no deaths" is a figure ("Army: no civilians among dead").
    """
    content = _content(parse, attribution)
    is_layout = all(t.pos == "PUNCT" for t in _tokens(parse, attribution))
    is_none = is_layout and content[0].lemma.lower() == "no" if content else False
    told = (t for t in content if t.dep != "amod")  # "the following points"
    return not is_none and not any(t.pos in {"VERB", "AUX", "NUM"} for t in told)


def _is_act_on(parse: Parse, entry: CueEntry | None, attribution: Attribution) -> bool:
    """See "signed the order of attack", "voted against a resolution to suspend it": an act.

    Verbs that hand a thing over are listed ("announced a truce", "put the toll at 40"); what is
    counted or seen may be anybody's finding.
    """
    words, content = _tokens(parse, attribution), _content(parse, attribution)
    is_listed = entry is not None and not entry.complements <= {"marked"}
    is_counted = any(t.pos == "NUM" for t in content if not _is_of_date(parse, t))
    counting = load_words("counting_verbs") | load_words("account_nouns")
    is_found = is_counted and any(t.lemma in counting for t in (*words, *content))
    if is_listed or is_found:
        return False
    if any(is_witnessed(parse, t) for t in words):
        return False
    cue = {t.i for t in words}
    first = attribution.content[0]
    root = parse.root_between(first.start, first.end)
    if (
        root is None
        or root.pos not in {"NOUN", "PROPN", "PRON"}
        or root.dep not in {"dobj", "pobj"}
    ):
        return False
    is_verb = any(t.pos == "VERB" for t in words)
    return is_verb and root.head in cue and not any(map(_is_told, content))


def _is_proform(parse: Parse, attribution: Attribution) -> bool:
    """See "said the same in 2014, when ...", "heard it": the words stand for what was said."""
    content = _content(parse, attribution)
    if not content or is_quoted(attribution):
        return False
    words = [t for t in content if t.pos not in {"DET", "PUNCT"}]
    is_it = len(words) == 1 and words[0].lemma == "it"
    is_same = bool(words) and words[0].lemma == "same" and words[0].dep in OBJECTS
    cue = [t for t in _tokens(parse, attribution) if t.pos == "VERB"]
    return is_same or (is_it and any(is_witnessed(parse, t) for t in cue))


def _tells_which(parse: Parse, attribution: Attribution) -> bool:
    """See "signed a law | that bars them from it": which law it was, and nobody said that."""
    first = attribution.content[0]
    root = parse.root_between(first.start, first.end)
    if root is None or root.dep != "relcl" or len(attribution.content) > 1:
        return False
    noun, words = parse.tokens[root.head], _tokens(parse, attribution)
    verb = parse.tokens[noun.head]
    is_object = noun.dep == "dobj" and verb in words
    return is_object and entry_of(verb) is None and not _is_telling(noun)


def _is_of_date(parse: Parse, number: Token) -> bool:
    """See "12 March", "in 2013"."""
    return any(n.label == "DATE" for n in names_at(parse, number))


def _is_told(token: Token) -> bool:
    """See a finite verb; not that of a clause which only hangs beside ("before it cleared")."""
    return token.tag in FINITE and token.dep not in BESIDE


BESIDE = frozenset({"advcl", "relcl", "aux", "auxpass"})
"""How a finite verb is joined that says when, or which one is meant."""


def _is_negated(parse: Parse, token: Token, said: AbstractSet[int]) -> bool:
    """Tell whether a cue is negated; words it hands over negate nothing (`"Never," she said`)."""
    if token.pos not in {"VERB", "AUX"}:
        return False
    token = _shared_by(parse, token)
    negations = load_words("negations")
    no = own_negation(parse, token)  # "neither confirmed nor denied" is one of both
    subject = parse.dependents(token.i, "nsubj", "nsubjpass")
    nobody = any(
        t.lemma in negations for s in subject for t in parse.dependents(s.i, "det")
    )
    return (no is not None and no.i not in said) or nobody


def _shared_by(parse: Parse, verb: Token) -> Token:
    """Give the verb whose "not" stands for this one too: "did not name them or say who"."""
    while verb.dep == "conj" and verb.tag == "VB":
        if parse.dependents(verb.i, "aux", "neg", "nsubj", "nsubjpass"):
            break
        verb = parse.tokens[verb.head]
    return verb


def _entry(parse: Parse, attribution: Attribution) -> CueEntry | None:
    """Look the cue up; the "have" of "has denied" is listed too, but only helps here."""
    cue = _tokens(parse, attribution)
    helping = {t.i for t in cue if t.dep in {"aux", "auxpass"}}
    entries = [e for t in cue if t.i not in helping and (e := phrasal_entry(parse, t))]
    return entries[0] if entries else None


def _tokens(parse: Parse, attribution: Attribution) -> list[Token]:
    return [t for s in attribution.cue for t in parse.tokens_between(s.start, s.end)]


def _content(parse: Parse, attribution: Attribution) -> list[Token]:
    return [t for s in attribution.content for t in parse.tokens_between(s.start, s.end)]
