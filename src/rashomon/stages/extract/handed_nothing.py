"""Tell where a cue hands nothing over, so that its sentence is the writer's all the same.

attribution, parse -> negated ("has not confirmed") | not done ("must explain why") | an act
("signed a law that ...", "charged the doctor", "rejected the offer") | no content ("heard it")
"""

from __future__ import annotations

from rashomon.model import Attribution
from rashomon.stages.extract.cue_words import (
    OBJECTS,
    OWN_ACTS,
    WISHES,
    calls_it_false,
    content_tokens,
    cue_entry,
    cue_tokens,
    is_clause,
    is_condemned,
    is_negated,
    is_telling,
    names_somebody,
)
from rashomon.stages.extract.cues import FINITE, CueEntry, entry_of
from rashomon.stages.extract.subtrees import names_at
from rashomon.stages.extract.telling import is_quoted
from rashomon.stages.extract.unsaid import UNSAID
from rashomon.stages.extract.witnesses import is_witnessed
from rashomon.text.lexicon import load_mapping, load_words
from rashomon.text.parse import Parse, Token


def is_carried(parse: Parse, outer: Attribution, inner: Attribution) -> bool:
    """See "| The accusation | that they hid it | was first made | in 2019": of the accusation.

    Args:
        parse: The document's parse.
        outer: An attribution whose cue may only carry a noun of telling.
        inner: One nested in it, which hands over what the noun says.
    """
    nouns = {t.i for t in cue_tokens(parse, inner) if t.pos == "NOUN"}
    carriers = [t for t in cue_tokens(parse, outer) if t.lemma in load_words("light_verbs")]
    told = (s for t in carriers for s in parse.dependents(t.i, "nsubjpass"))
    return any(s.i in nouns for s in told)


def is_refused(parse: Parse, attribution: Attribution) -> bool:
    """Tell whether nothing was handed over.

    See "has not confirmed", "no evidence that", "refused to sign", or an act with no content.
    """
    entry = cue_entry(parse, attribution)
    cue = cue_tokens(parse, attribution)
    if is_negated(parse, attribution):
        is_held = entry is not None and entry.kind in {"believe", "know", "intend"}
        return not is_held or _is_of_thing(parse, attribution)
    is_done = not attribution.source and (
        _is_done(parse, entry, cue) or any(t.lemma in ANSWERING for t in cue)
    )
    is_done = is_done or any(test(parse, attribution) for test in DONE)
    if is_done or any(test(parse, t) for t in cue for test in UNSAID):
        return True
    is_false = entry is not None and calls_it_false(parse, entry, attribution)
    if is_false or names_somebody(parse, attribution) or _speaks_of(parse, attribution):
        return False
    is_own_act = entry is not None and (
        entry.kind in OWN_ACTS or is_condemned(parse, entry, attribution)
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
    """See "had not agreed on a price", "did not want to go", "did not believe her": no clause."""
    first = attribution.content[0]
    root = parse.root_between(first.start, first.end)
    is_thing = (
        root is not None
        and root.pos in {"NOUN", "PROPN"}
        and root.dep in OBJECTS | {"pobj"}
    )
    return is_thing or not is_clause(parse, attribution)


def _is_done(parse: Parse, entry: CueEntry | None, cue: list[Token]) -> bool:
    """See "bathing has been forbidden": an act of nobody named, and no word."""
    verbs = [t for t in cue if t.pos == "VERB"]
    if entry is None:
        return bool(verbs)
    is_passive = any(parse.dependents(t.i, "auxpass") for t in verbs)
    return entry.kind in WISHES and is_passive


def _speaks_of(parse: Parse, attribution: Attribution) -> bool:
    """See "the company spoke of | a brake failure": what happened, in a noun."""
    cue = cue_tokens(parse, attribution)
    verbs = [t for t in cue if t.lemma == "speak" and t.dep != "relcl"]
    is_of = any(t.lemma == "of" for t in cue)
    return bool(attribution.source) and is_of and any(t.tag in FINITE for t in verbs)


def asks_the_writer(parse: Parse, attribution: Attribution) -> bool:
    """See "who asked us not to print his name": of the making of a report, not of its matter."""
    entry = cue_entry(parse, attribution)
    if entry is None or entry.kind not in WISHES or is_quoted(attribution):
        return False
    cue = cue_tokens(parse, attribution)
    asked = [t for c in cue for t in parse.dependents(c.i, "dobj", "nsubj")]
    return any(t.text.lower() in {"us", "me"} for t in asked)


def _is_turned_down(parse: Parse, attribution: Attribution) -> bool:
    """See "rejected the offer", "was denied entry", "dismissed Gen. Varga": an act.

    No report is rejected, and none where somebody shrugs off a remark, or denies a visa to
    whom the content names.
    """
    cue = [t for t in cue_tokens(parse, attribution) if t.pos in {"VERB", "AUX"}]
    content = content_tokens(parse, attribution)
    said = {t.i for t in content}
    heads = [t for t in content if t.head not in said]
    if any(t.dep in CLAUSES or t.dep == "ROOT" for t in heads):
        return False
    if heads and all(_names_people(parse, t) for t in heads):
        return True
    lemmas = {t.lemma for t in cue_tokens(parse, attribution)}
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


CLAUSES = frozenset({"ccomp", "xcomp", "csubj", "csubjpass"})
"""How what was said hangs on the cue where it is a clause; "while she was away" is beside it."""


def _is_answer(parse: Parse, attribution: Attribution) -> bool:
    """See `"Never," she said`: a word or two, but spoken and set off."""
    first = attribution.content[0]
    if not (is_quoted(attribution) and attribution.cue and attribution.source):
        return False
    before = parse.text[max(first.start - 2, 0) : first.start].rstrip()
    return first.start < attribution.cue[0].start or before.endswith((":", ","))


def _is_bare(parse: Parse, attribution: Attribution) -> bool:
    """A content without verb and figure asserts nothing by itself.

    In a headline "no deaths" is a figure ("Army: no civilians among dead").
    """
    content = content_tokens(parse, attribution)
    is_layout = all(t.pos == "PUNCT" for t in cue_tokens(parse, attribution))
    is_none = is_layout and content[0].lemma.lower() == "no" if content else False
    told = (t for t in content if t.dep != "amod")  # "the following points"
    return not is_none and not any(t.pos in {"VERB", "AUX", "NUM"} for t in told)


def _is_act_on(parse: Parse, entry: CueEntry | None, attribution: Attribution) -> bool:
    """See "signed the order of attack", "voted against a resolution to suspend it": an act.

    Verbs that hand a thing over are listed ("announced a truce", "put the toll at 40"); what is
    counted or seen may be anybody's finding.
    """
    words, content = cue_tokens(parse, attribution), content_tokens(parse, attribution)
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


def _is_deed_on(parse: Parse, attribution: Attribution) -> bool:
    """See "charged the doctor who wrote it", "voted to close it", "recalled 56 carts"."""
    content = content_tokens(parse, attribution)
    cue = {t.i: t.lemma for t in cue_tokens(parse, attribution)}
    opened = [t for t in content if t.head in cue]
    if "vote" in cue.values():
        return not is_clause(parse, attribution)
    if "plead" in cue.values():
        return any(t.lemma in {"guilty", "not"} for t in content[:2])
    is_thing = bool(opened) and all(t.dep in {"dobj", "dative"} for t in opened)
    lemmas = {cue[t.head] for t in opened}
    is_person = any(t.lemma in load_mapping("person_nouns") for t in opened)
    is_told = any(map(is_telling, opened))  # "offers a third version: it was the president"
    is_offer = lemmas <= {"offer", "summon"} and not is_told
    is_counted = any(parse.dependents(t.i, "nummod") for t in opened)
    is_deed = (lemmas == {"charge"} and is_person) or (lemmas == {"recall"} and is_counted)
    return is_thing and (is_offer or is_deed)


def _is_proform(parse: Parse, attribution: Attribution) -> bool:
    """See "said the same in 2014, when ...", "heard it": the words stand for what was said."""
    content = content_tokens(parse, attribution)
    if not content or is_quoted(attribution):
        return False
    words = [t for t in content if t.pos not in {"DET", "PUNCT"}]
    is_it = len(words) == 1 and words[0].lemma == "it"
    is_same = bool(words) and words[0].lemma == "same" and words[0].dep in OBJECTS
    cue = [t for t in cue_tokens(parse, attribution) if t.pos == "VERB"]
    return is_same or (is_it and any(is_witnessed(parse, t) for t in cue))


def _denies_word(parse: Parse, attribution: Attribution) -> bool:
    """See "The mayor denied this", "Who fired is disputed": what is denied is not said here."""
    content = content_tokens(parse, attribution)
    entries = [e for t in cue_tokens(parse, attribution) if (e := entry_of(t))]
    if not content or is_quoted(attribution) or all(e.kind != "deny" for e in entries):
        return False
    words = [t for t in content if t.pos != "PUNCT"]
    is_told = (
        parse.text[attribution.content[-1].end :][:1] == ":"
    )  # "denied it: no cart left"
    is_pointing = len(words) == 1 and words[0].text.lower() in POINTING and not is_told
    return is_pointing or (not attribution.source and words[0].tag in ASKING)


POINTING = frozenset({"it", "that", "them", "these", "this", "those"})
"""What stands for what was told before."""

ASKING = frozenset({"WDT", "WP", "WP$", "WRB"})
"""Tags of words that open a question."""


def _is_instead(parse: Parse, attribution: Attribution) -> bool:
    """See "Instead | of opening the gate |, as it had promised, it closed two": not of its word."""
    first = content_tokens(parse, attribution)[:1]
    return any(
        t.lemma.lower() in {"of", "than"}
        and parse.tokens[t.i - 1].lemma.lower() in {"instead", "rather"}
        for t in first
        if t.i
    )


DONE = (_is_proform, _is_deed_on, _denies_word, _is_instead)
"""What says of a whole attribution that it hands nothing over."""


def _tells_which(parse: Parse, attribution: Attribution) -> bool:
    """See "signed a law | that bars them from it": which law it was, and nobody said that."""
    first = attribution.content[0]
    root = parse.root_between(first.start, first.end)
    if root is None or root.dep != "relcl" or len(attribution.content) > 1:
        return False
    noun, words = parse.tokens[root.head], cue_tokens(parse, attribution)
    verb = parse.tokens[noun.head]
    is_object = noun.dep == "dobj" and verb in words
    return is_object and entry_of(verb) is None and not is_telling(noun)


def _is_of_date(parse: Parse, number: Token) -> bool:
    """See "12 March", "in 2013"."""
    return any(n.label == "DATE" for n in names_at(parse, number))


def _is_told(token: Token) -> bool:
    """See a finite verb; not that of a clause which only hangs beside ("before it cleared")."""
    return token.tag in FINITE and token.dep not in BESIDE


BESIDE = frozenset({"acl", "advcl", "relcl", "aux", "auxpass"})
"""How a finite verb is joined that says when, or which one is meant."""
