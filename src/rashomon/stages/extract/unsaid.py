"""Tell by the words at a cue that it hands nothing over: nobody has said it, or not yet.

cue word, parse -> "no evidence that", "refused to say", "must explain", "stop pretending" -> bool
"""

from __future__ import annotations

from rashomon.stages.extract.conditions import opens_condition
from rashomon.stages.extract.cue_words import WISHES
from rashomon.stages.extract.cues import entry_of
from rashomon.stages.extract.embedding import embedding_of, frame_of
from rashomon.stages.extract.event_marks import last_of_sentence, negation_of
from rashomon.text.lexicon import load_mapping, load_words
from rashomon.text.parse import Parse, Token


def _is_without(parse: Parse, token: Token) -> bool:
    """See "no doubt that", "no evidence of", "showed little interest in"."""
    if token.pos != "NOUN":
        return False
    if any(t.lemma in {"little", "scant"} for t in parse.dependents(token.i, "amod")):
        return True
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
    lemma = load_mapping("cue_lemmas").get(token.lemma, token.lemma)
    return lemma in WANTING and any(
        t.lemma in LEARNING or (t.lemma == "find" and parse.dependents(t.i, "prt"))
        for t in asked
    )


WANTING = frozenset(
    {"hope", "like", "long", "love", "need", "seek", "try", "wait", "want", "wish"}
)
"""Verbs of who has not what he would have; "claimed to know that it burned" hands it over."""

LEARNING = frozenset({"ask", "hear", "know", "learn"})
"""Verbs of who would like to be told."""


def _is_kept_back(parse: Parse, token: Token) -> bool:
    """See "refused to rule out a rise", "without saying where they came from"."""
    above = parse.tokens[token.head]
    if token.dep == "pcomp":
        return above.lemma == "without"
    found = embedding_of(above, "to") if token.dep == "xcomp" else None
    return found is not None and found.affirmed == "no"


def _ought(parse: Parse, token: Token) -> bool:
    """See "police must explain why they waited", "has to decide whether to go": it is not done."""
    if token.pos != "VERB" or any(
        s.lemma == "I" for s in parse.dependents(token.i, "nsubj")
    ):
        return False
    above = parse.tokens[token.head]
    has_to = token.dep == "xcomp" and above.lemma in {"have", "need"}
    duties = {modal for modal, kind in load_mapping("modals").items() if kind == "duty"}
    helpers = {t.lemma for t in parse.dependents(token.i, "aux")}
    is_guess = "have" in helpers  # "must have told them"
    return (has_to and "to" in helpers) or not (is_guess or helpers.isdisjoint(duties))


def _is_wrong_to(parse: Parse, token: Token) -> bool:
    """See "it would be wrong to conclude that they failed": whoever does is wrong."""
    above = parse.tokens[token.head]
    judged = above.dep in {"acomp", "attr"}
    link = parse.tokens[above.head] if judged else above
    if token.dep not in {"xcomp", "csubj", "ccomp", "advcl", "acl"} or link.lemma != "be":
        return False
    if not any(t.lemma == "to" for t in parse.dependents(token.i, "aux")):
        return False
    said = [above] if judged else parse.dependents(above.i, "acomp", "attr")
    return any(t.lemma in load_words("rejections") | MISTAKEN for t in said)


MISTAKEN = frozenset(
    {"absurd", "error", "misleading", "mistake", "mistaken", "premature", "unfair"}
)
"""What it is to say a thing that is not so; see `rejections` too."""


def _is_stopped(parse: Parse, token: Token) -> bool:
    """See "stop pretending that it is so", "ceased to claim it": it is said no longer."""
    return token.dep == "xcomp" and parse.tokens[token.head].lemma in STOPPING


STOPPING = frozenset({"cease", "quit", "stop"})
"""What ends a saying."""


def _is_talked_of(parse: Parse, token: Token) -> bool:
    """See "To say so is no crime": the saying is what the sentence is about."""
    is_to = any(t.lemma == "to" for t in parse.dependents(token.i, "aux"))
    return is_to and token.dep == "csubj" and not parse.dependents(token.i, "ccomp")


def _wields(parse: Parse, token: Token) -> bool:
    """See "is using the threat of an attack to press them": nothing is said by that."""
    things = parse.dependents(token.i, "dobj")
    return token.lemma in WIELDING and any(entry_of(t) for t in things)


WIELDING = frozenset({"employ", "exploit", "use", "wield"})
"""What is done with a threat or a promise that somebody made."""


def _is_gainsaid(parse: Parse, token: Token) -> bool:
    """See "was no accident, as the guild maintains, but a crime": the guild says it was one."""
    above = parse.tokens[token.head]
    is_as = any(t.lemma == "as" for t in parse.dependents(token.i, "mark"))
    behind = [t.text.lower() for t in parse.tokens[token.i + 1 : token.i + 3]]
    is_other = behind == [",", "but"] and above.i < token.i
    return is_as and is_other and negation_of(parse, above) is not None


def _is_set_against(parse: Parse, token: Token) -> bool:
    """See "Contrary to what ministers claimed, it is no memo", "Unlike what it says": not so."""
    link = parse.tokens[token.head]
    before = parse.tokens[max(link.i - 1, 0)]  # the parser may hang "to" on the verb
    words = {link.lemma.lower(), before.lemma.lower()}
    return token.dep == "pcomp" and not words.isdisjoint(SET_AGAINST)


SET_AGAINST = frozenset({"contrary", "despite", "unlike"})
"""What opens the words of others to which a sentence is opposed."""


def _rather_does(parse: Parse, token: Token) -> bool:
    """See "The council prefers to count its carts", "opted for a truce": what it does.

    "Would prefer to" is a wish.
    """
    if parse.dependents(token.i, "aux"):
        return False
    to_do = any(frame_of(parse, t) == "to" for t in parse.dependents(token.i, "xcomp"))
    opts_for = any(t.lemma == "for" for t in parse.dependents(token.i, "prep"))
    return (token.lemma == "prefer" and to_do) or (token.lemma == "opt" and opts_for)


def _is_rule(parse: Parse, token: Token) -> bool:
    """See "The law forbids voting under siege": what a rule has in it, the writer tells."""
    subjects = parse.dependents(token.i, "nsubj")
    return token.lemma in RULING and any(s.lemma in RULES for s in subjects)


RULING = frozenset(
    {"allow", "ban", "bar", "entitle", "forbid", "guarantee", "oblige", "permit"}
    | {"prohibit", "require"}
)
"""What a rule does."""

RULES = frozenset(
    {"accord", "act", "agreement", "charter", "code", "constitution", "contract"}
    | {"convention", "decree", "law", "legislation", "regulation", "rule", "statute"}
    | {"treaty"}
)
"""Texts that bind."""


def _asks_for_itself(parse: Parse, token: Token) -> bool:
    """See "had asked to be relieved", "asked to see the log": the asking is what happened."""
    if token.lemma != "ask" or parse.dependents(token.i, "dobj", "dative", "auxpass"):
        return False
    asked = parse.dependents(token.i, "xcomp")
    return any(frame_of(parse, t) == "to" for t in asked)


def _is_asked(parse: Parse, token: Token) -> bool:
    """See "Did the envoy offer to lift it?", "Are they aware that it fell?", "Who told you so?".

    Whether they did, or who, is the question; "Why did he say that?" takes it that he did.
    """
    is_link = token.dep in {"acomp", "attr"}
    verb = parse.tokens[token.head] if is_link else token
    subjects = parse.dependents(verb.i, "nsubj", "nsubjpass")
    helpers = parse.dependents(verb.i, "aux", "auxpass") + ([verb] if is_link else [])
    is_turned = any(h.i < s.i for h in helpers for s in subjects)
    asks_who = any(s.tag == "WP" and s.lemma.lower() == "who" for s in subjects)
    if not (is_turned or (asks_who and verb.dep == "ROOT")):
        return False
    asks_why = any(t.tag == "WRB" for t in parse.dependents(verb.i, "advmod"))
    is_question = last_of_sentence(parse, token.sentence).text == "?"
    return is_question and not asks_why and verb.dep in OPENING


OPENING = frozenset({"ROOT", "ccomp", "parataxis", "acl", "appos", "conj"})
"""How the verb of a question hangs where a label or a word stands before it ("Q: Did he?")."""


def _is_wondered(parse: Parse, token: Token) -> bool:
    """See "asked whether he had ordered them to go"."""
    return any(t.lemma.lower() == "whether" for t in parse.dependents(token.i, "mark"))


def _is_of_condition(parse: Parse, token: Token) -> bool:
    """See "If they leave, as he has promised, it will fall": the condition is what he promised."""
    opened = [t for t in parse.dependents(token.i, "mark") if t.lemma.lower() == "as"]
    if not opened:
        return False
    above = parse.tokens[token.head]
    conditions = [
        t for t in parse.dependents(above.i, "advcl") if opens_condition(parse, t)
    ]
    ends = {parse.subtree(t.i)[-1].i for t in conditions}  # the comma is of either
    return opens_condition(parse, above) or not ends.isdisjoint(
        (opened[0].i - 1, opened[0].i - 2)
    )


def _hands_over(parse: Parse, token: Token) -> bool:
    """See "handed over a list of objections": what changes hands is not said."""
    behind = {t.lemma.lower() for t in parse.dependents(token.i, "prt", "prep", "advmod")}
    return token.lemma == "hand" and not behind.isdisjoint({"over", "in"})


def _is_supposed(parse: Parse, token: Token) -> bool:
    """See "They stay if he promises to free them": nothing says that he does."""
    at = token
    while at.dep in {"conj", "xcomp"} and not opens_condition(parse, at):
        at = parse.tokens[at.head]
    is_beside = any(t.lemma.lower() == "as" for t in parse.dependents(token.i, "mark"))
    return not is_beside and opens_condition(parse, at)


def _is_called_on(parse: Parse, token: Token) -> bool:
    """See "urged the mayor to admit that it was shut": nothing says that he did."""
    if token.tag != "VB" or token.dep not in {"xcomp", "ccomp", "advcl"}:
        return False
    above = parse.tokens[token.head]
    entry = entry_of(above)
    is_wish = entry is not None and (entry.kind in WISHES or above.lemma in WANTING)
    asked = parse.dependents(above.i, "dobj", "nsubjpass")
    asked += parse.dependents(token.i, "nsubj", "nsubjpass")
    is_to = any(t.tag == "TO" for t in parse.dependents(token.i, "aux"))
    return is_wish and is_to and bool(asked)


def _is_set_aside(parse: Parse, token: Token) -> bool:
    """See "Rather than confirm or deny the raid, it said ...": it did neither."""
    at = token
    while at.dep == "conj" and at.head != at.i:
        at = parse.tokens[at.head]
    before = [t.lemma.lower() for t in parse.tokens[max(at.i - 2, 0) : at.i]]
    return before in (["rather", "than"], ["instead", "of"])


UNSAID = (
    _is_without,
    _leaves_without,
    _declines,
    _asks_to_know,
    _is_kept_back,
    _ought,
    _is_wrong_to,
    _is_stopped,
    _is_talked_of,
    _wields,
    _is_gainsaid,
    _is_set_against,
    _rather_does,
    _is_rule,
    _asks_for_itself,
    _is_asked,
    _is_wondered,
    _is_of_condition,
    _is_supposed,
    _is_called_on,
    _is_set_aside,
    _hands_over,
)
"""What stands at a cue that hands nothing over."""
