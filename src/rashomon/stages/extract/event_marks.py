"""What stands at an event itself: negation, modal verb, hedge, question, condition.

event token -> its auxiliaries, determiners, adverbs, adjectives -> Step
"""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.stages.extract.embedding import embedding_of
from rashomon.stages.extract.steps import Step
from rashomon.text.lexicon import load_mapping, load_words
from rashomon.text.parse import Parse, Token

SUBJECTS = ("nsubj", "nsubjpass")

OBJECTS = ("dobj", "attr", "pobj")

CLOSING = frozenset({'"', "'", "”", "’", "''", ")", "»"})


def marks_of(parse: Parse, token: Token) -> list[Step]:
    """Collect the steps at one node of the path."""
    if token.pos in {"ADP", "SCONJ", "PART"}:
        return []
    readers = VERBAL if token.pos in {"VERB", "AUX"} else NOMINAL
    return [step for reader in readers for step in reader(parse, token)]


def _sentence(parse: Parse, token: Token) -> list[Step]:
    """See a question and an order."""
    if token.head != token.i:
        return []
    last = last_of_sentence(parse, token.sentence)
    if last.text.endswith("?"):
        return [Step.both("question", last)]
    if token.tag == "VB" and not parse.dependents(
        token.i, "nsubj", "nsubjpass", "aux", "csubj", "expl"
    ):
        return [Step.both("order", token)]
    return []


def last_of_sentence(parse: Parse, sentence: int) -> Token:
    """Give the last token of a sentence before closing marks."""
    tokens = parse.sentence_tokens(sentence)
    at = len(tokens) - 1
    while at > 0 and tokens[at].text in CLOSING:
        at -= 1
    return tokens[at]


def _condition(parse: Parse, token: Token) -> list[Step]:
    """See "the town will starve if the bridge falls"."""
    conditional = load_words("conditionals")
    for below in parse.dependents(token.i, "advcl"):
        for mark in parse.dependents(below.i, "mark", "advmod"):
            if mark.lemma in conditional:
                return [Step.both("conditioned", mark)]
    return []


def _modals(parse: Parse, token: Token) -> list[Step]:
    found: list[Step] = []
    auxes = parse.dependents(token.i, "aux")
    perfect = any(t.lemma == "have" for t in auxes)
    for aux in auxes:
        kind = load_mapping("modal_rungs").get(aux.lemma) if aux.tag == "MD" else None
        if kind and perfect and aux.lemma == "must":  # "must have known": so one concludes
            found.append(Step.both("hedge probable", aux))
        elif kind:
            found.append(Step.both(f"{kind} have" if perfect else kind, aux))
    return found


def _hedges(parse: Parse, token: Token) -> list[Step]:
    """See "reportedly fired", "the alleged attack", "is likely a mistake"."""
    levels = load_mapping("hedges")
    near = parse.dependents(token.i, "advmod", "amod", "acomp", "oprd")
    found: list[Step] = []
    for word in near:
        level = levels.get(word.text.lower())
        if level and not parse.dependents(word.i, "xcomp", "ccomp"):
            found.append(Step.both(f"hedge {level}", word))
    return found


def _unreal(parse: Parse, token: Token) -> list[Step]:
    """See "a possible attack", "the failed coup", "any attack"."""
    kinds = load_mapping("unreal")
    return [
        Step.both(kind, word)
        for word in parse.dependents(token.i, "amod", "det", "compound")
        if (kind := kinds.get(word.text.lower()))
    ]


def _participles(parse: Parse, token: Token) -> list[Step]:
    """See "the cancelled march", "a planned attack", "March delayed by snow"."""
    kinds = load_mapping("unreal")
    for word in parse.dependents(token.i, "amod", "acl"):
        if word.tag != "VBN" or word.text.lower() in kinds:
            continue
        found = embedding_of(word, "obj")
        if found:
            return [Step(f"{found.affirmed} noun", f"{found.negated} noun", word)]
    return []


def _no(parse: Parse, token: Token) -> list[Step]:
    """See "no attack", "not the attack"."""
    words = load_words("negations")
    for word in parse.dependents(token.i, "det", "neg", "preconj"):
        if word.lemma in words and word.i < token.i:
            return [] if _affirms(token) else [Step.both("none", word)]
    return []


def _almost(parse: Parse, token: Token) -> list[Step]:
    """See "nearly fell": it did not; what "nearly doubled" grew all the same."""
    words = load_words("almost") if token.lemma not in SCALING else frozenset[str]()
    found = (t for t in parse.dependents(token.i, "advmod") if t.lemma in words)
    return [Step.both("almost", t) for t in found if t.i < token.i][:1]


SCALING = frozenset({"double", "halve", "quadruple", "treble", "triple"})
"""Verbs by which something grows or shrinks by a factor."""


def _negation(parse: Parse, token: Token) -> list[Step]:
    """See "did not fire", "never fired", "no longer fires", "nobody fired", "fired no shot"."""
    own = own_negation(parse, token)
    if own:
        return [Step.both("not", own)]
    words = load_words("negations")
    if token.pos in {"NOUN", "PROPN"} and (none := _not_one(parse, token, words)):
        return [Step.both("none", none)]
    neither = _neither_of(parse, token)
    if neither is not None:
        return [Step.both("no object", neither)]
    for labels, rung in ((SUBJECTS, "no subject"), (OBJECTS, "no object")):
        for noun in _below(parse, token, labels):
            found = _negative_phrase(parse, noun, words)
            if found and _of_all(parse, noun, found):
                return [Step.both("not all", found)]
            if found and not _affirms(noun):
                return [Step.both(rung, found)]
    nobody = _to_nobody(parse, token)
    return [Step.both("no object", nobody)] if nobody else []


def _to_nobody(parse: Parse, token: Token) -> Token | None:
    """See "spoke to | nobody", "apologised to | no one"."""
    if token.pos != "VERB":
        return None
    links = (p for p in parse.dependents(token.i, "prep", "dative") if p.lemma in GIVING)
    told = (t for p in links for t in parse.dependents(p.i, "pobj"))
    for one in told:
        no = [t for t in parse.dependents(one.i, "det") if t.lemma.lower() == "no"]
        if one.lemma.lower() in {"nobody", "none"} or (one.lemma == "one" and no):
            return one
    return None


GIVING = frozenset({"to", "for", "with", "from", "at"})
"""Prepositions of whom something is done to or with."""


def _neither_of(parse: Parse, token: Token) -> Token | None:
    """See "agreed on | neither | the borders nor the men", "was | neither | free nor fair"."""
    if token.pos not in {"VERB", "AUX"}:
        return None
    parts = parse.dependents(token.i, "dobj", "acomp", "attr", "prep")
    links = [t for part in parts for t in (part, *parse.dependents(part.i, "prep"))]
    named = [*parts, *(t for link in links for t in parse.dependents(link.i, "pobj"))]
    near = (w for n in named for w in (n, *parse.dependents(n.i, "preconj", "det")))
    return next((w for w in near if w.lemma.lower() == "neither"), None)


def _below(parse: Parse, verb: Token, labels: Iterable[str]) -> list[Token]:
    """Give the parts of a clause; the parser may hang them on "was" of "was hit"."""
    near = (verb, *parse.dependents(verb.i, "aux", "auxpass"))
    return [t for v in near for t in parse.dependents(v.i, *labels)]


def _of_all(parse: Parse, noun: Token, negation: Token) -> bool:
    """See "not all of the claims were upheld": some were."""
    if negation.lemma != "not":
        return False
    near = [noun, *parse.dependents(noun.i, "det", "predet", "nummod", "amod")]
    return any(t.lemma in load_words("universals") for t in near)


def is_of_few(parse: Parse, token: Token) -> bool:
    """See "hardly any boats could be lowered": as good as none were."""
    return bool(_few(parse, token))


def _few(parse: Parse, token: Token) -> list[Step]:
    """See "few jobs were lost", "very few of them fled", "hardly any fled"; "a few" are some."""
    for noun in parse.dependents(token.i, *SUBJECTS, "dobj"):
        near = (noun, *parse.dependents(noun.i, "det"))
        any_ = (t for t in near if t.lemma.lower() == "any")
        hardly = [t for a in any_ for t in parse.dependents(a.i, "advmod")]
        if any(t.lemma.lower() in BARELY for t in hardly):
            return [Step.both("few subject", hardly[0])]
        for word in (noun, *parse.dependents(noun.i, "amod")):
            if word.lemma in {"few", "little"} and word.tag not in {"JJR", "JJS"}:
                some = parse.dependents(word.i, "det", "quantmod")
                shared = parse.dependents(noun.i, "det") if word.i != noun.i else []
                return [] if some or shared else [Step.both("few subject", word)]
    return []


def negation_of(parse: Parse, token: Token) -> Token | None:
    """Find the word that negates a predicate, its subject or its object."""
    found = _negation(parse, token)
    return found[0].token if found else None


def own_negation(parse: Parse, token: Token) -> Token | None:
    """Find the word that negates a predicate itself: "did not", "neither ... nor"."""
    words = load_words("negations")
    for below in parse.dependents(token.i):
        bare = below.dep == "neg" or (
            below.dep in {"advmod", "preconj"} and below.lemma in words
        )
        if bare:
            return None if _only(parse, below) else below
        if below.lemma in {"long", "yet"} and below.dep in {"advmod", "neg"}:
            no = [t for t in parse.dependents(below.i) if t.lemma in words]
            if no:
                return no[0]
    return _nor(parse, token)


def _negative_phrase(parse: Parse, noun: Token, words: frozenset[str]) -> Token | None:
    if noun.lemma in words and noun.pos in {"PRON", "NOUN", "DET", "CCONJ"}:
        return noun
    near = parse.dependents(noun.i, "det", "neg", "preconj", "amod")
    counts = (t for n in parse.dependents(noun.i, "nummod") for t in parse.dependents(n.i))
    for word in (*near, *_of_one(parse, noun, counts)):
        if word.lemma.lower() in words and not _numbers(parse, word):
            return word  # "nary" is often taken for an adjective
    return _not_one(parse, noun, words)


def _numbers(parse: Parse, word: Token) -> bool:
    """See "School | No. | 4", "battalion | No | 12": the word numbers a thing."""
    after = [t for t in parse.tokens[word.i + 1 : word.i + 3] if t.text != "."]
    is_short = word.text.lower().rstrip(".") == "no"
    return is_short and bool(after) and after[0].text[:1].isdigit()


def _not_one(parse: Parse, noun: Token, words: frozenset[str]) -> Token | None:
    """See "not one ship", "not one of them"; "not one but two ships" were some.

    Behind a date the parse gives the "not" to the day: "On 5 and 6 May not one ship sailed".
    """
    for word in (noun, *parse.dependents(noun.i, "nummod")):
        if word.lemma == "one" and not parse.dependents(word.i, "conj"):
            near = (*parse.dependents(word.i, "neg"), *parse.tokens[: word.i][-1:])
            return next((t for t in near if t.lemma in words and t.lemma != "no"), None)
    return None


def _of_one(parse: Parse, noun: Token, near: Iterable[Token]) -> list[Token]:
    """See "not one boat left"; in "not two but three boats" two is what is negated."""
    return [t for t in near if t.i < noun.i and parse.tokens[t.head].lemma.lower() == "one"]


def _affirms(noun: Token) -> bool:
    """See "it is no wonder that", "there is no doubt that": what follows is affirmed."""
    return noun.dep in {"attr", "nsubj"} and noun.lemma in load_words("no_doubt")


def _nor(parse: Parse, token: Token) -> Token | None:
    """See "neither fired nor bombed", "Nor do they expect that"."""
    own = [t for t in parse.dependents(token.i, "cc") if t.lemma == "nor" and t.i < token.i]
    if own or token.dep != "conj":
        return own[0] if own else None
    joints = parse.dependents(token.head, "cc")
    return next((t for t in joints if t.lemma == "nor" and t.i < token.i), None)


def _only(parse: Parse, negation: Token) -> bool:
    """See "not only fired but": nothing is negated."""
    after = negation.i + 1
    return after < len(parse.tokens) and parse.tokens[after].lemma in load_words("not_only")


BARELY = frozenset({"barely", "hardly", "scarcely"})


def is_refusal(parse: Parse, token: Token) -> bool:
    """See "she would not say": it is past, and sure."""
    auxes = parse.dependents(token.i, "aux", "auxpass")
    if any(t.dep == "auxpass" for t in auxes):
        return False  # "they would not be named": a promise as well
    would = any(t.lemma in {"would", "'d"} for t in auxes)
    is_negated = negation_of(parse, token) is not None
    return would and is_negated and token.lemma in load_words("silences")


def _modals_and_negation(parse: Parse, token: Token) -> list[Step]:
    """See "could not fire": what was not possible did not happen; the two are one step."""
    modals, negation = _modals(parse, token), _negation(parse, token)
    if modals and negation and negation[0].affirmed in {"not", "no subject"}:
        if is_refusal(parse, token):
            return negation
        joint = modals[0].affirmed.removesuffix(" have")
        return [Step.both(f"{joint} not", negation[0].token)]
    return modals + negation


VERBAL = (_sentence, _condition, _hedges, _almost, _few, _modals_and_negation)

NOMINAL = (_hedges, _unreal, _participles, _no)
