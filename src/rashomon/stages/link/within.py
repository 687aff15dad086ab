"""Settle within one document who its mentions name.

    Page -> sense of each spot -> acronyms, surnames, short forms -> Found

A form that points back ("Varga", "JNIM", "the ministry", "the militants") is settled only
when one candidate named before it is left. The rest of the case plays no part here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from rashomon.model import ActorKind
from rashomon.stages.link.page import COMMON, Page, Spot, without_sentence_capital
from rashomon.stages.link.phrases import (
    Phrase,
    candidates,
    find_phrases,
    whole_phrase,
)
from rashomon.stages.link.sense import Scheme, Sense
from rashomon.stages.link.senses import read_phrase
from rashomon.stages.link.tables import Tables, class_of, noun_of
from rashomon.stages.link.words import (
    Word,
    fold,
    initials,
    is_acronym,
    printed,
    split_words,
)
from rashomon.text.lexicon import load_mapping, load_words

_DEFINITION = re.compile(
    r"\w[’']?s?[\"”]?\s*\(\s*(?:the\s+|or\s+)?[\"“]?([A-Z][\w.-]{1,9})[\"”]?\s*\)"
)
"""An acronym in brackets behind a name."""

NAMED = frozenset({Scheme.NAME, Scheme.BODY, Scheme.LISTED, Scheme.GENERIC})
"""Schemes of organisations that an acronym can stand for."""


@dataclass(frozen=True, slots=True)
class Found:
    """A spot whose actor is settled within its document."""

    document_id: str
    spot: Spot
    sense: Sense


def settle_document(page: Page, tables: Tables) -> list[Found]:
    """Tell who the spots of one document name, in text order; open ones are left out."""
    read = [
        (s, sense) for s in page.spots if s.is_actor and (sense := _sense(page, s, tables))
    ]
    acronyms = _acronyms(page, read)
    known = [(spot, _by_acronym(sense, acronyms)) for spot, sense in read]
    longer = _longer_names(known)
    known = [(spot, s) for spot, x in known if (s := _person(page, spot, x, longer))]
    bodies = [
        (spot, s) for spot, sense in known if (s := _generic(page, sense, known, tables))
    ]
    settled = [
        (spot, s)
        for spot, sense in bodies
        if (s := _short(page, spot, sense, bodies, tables)) is not None
    ]
    return [Found(page.document.id, spot, sense) for spot, sense in settled]


_Read = Sequence[tuple[Spot, Sense]]


def _sense(page: Page, spot: Spot, tables: Tables) -> Sense | None:
    """Read the words of one spot."""
    quote, before = spot.span.quote, page.before(spot)
    if quote.lower() in load_words("link_unnamed") and not is_acronym(quote):
        return None
    whole = whole_phrase(quote, before)
    label = (
        spot.label
        if spot.label not in {None, COMMON}
        else page.labels.get(fold(printed(whole.words)))
    )
    if label == "PERSON" and _is_abbreviated(page, spot):
        label = "ORG"
    if _is_whole_name(whole, label, tables):
        return _read(page, spot, whole, tables, label)
    for number, phrase in candidates(find_phrases(quote, before, tables)):
        if phrase.is_joint:
            return None
        sense = _read(page, spot, phrase, tables, label)
        if sense and number and sense.scheme is not Scheme.PERSON:
            return None
        if sense:
            return sense
    return None


_ABBREVIATED = re.compile(r"(?:[\s-]+[\w’'-]+){0,3}\s*\(([A-Z]{3,})\)")
"""Up to three more words of a name, and its acronym in brackets."""


def _is_abbreviated(page: Page, spot: Spot) -> bool:
    """See "Harakat al-Kamen | wal-Ostrel (HKO)": the name of a group, not of a person."""
    found = _ABBREVIATED.match(page.document.text, spot.span.end)
    if found is None:
        return False
    name = page.document.text[spot.span.start : found.start(1)]
    return _fits(fold(found[1]), fold(name.replace("-", " ")))


def _is_whole_name(whole: Phrase, label: str | None, tables: Tables) -> bool:
    """Take a listed name, or a name the parser marked, as one piece."""
    text = printed(whole.words)
    if fold(text) in tables.organisations or fold(text) in tables.names:
        return True
    has_break = bool(re.search(r"[,;(]|\bof\b", text))
    if label in {"PERSON", "ORG"}:
        return not has_break or _is_long_name(whole.words)
    is_list = any(w.key == "and" for w in whole.words) and "," in text
    return is_list and _is_long_name(whole.words)


def _is_long_name(words: Sequence[Word]) -> bool:
    """See "Climate, Water and Earth Agency": capitals throughout, a body's word at the end."""
    small = load_words("name_particles")
    shows = load_mapping("link_organisation_words")
    capitals = all(w.is_name or w.key in small for w in words)
    return capitals and bool(words) and words[-1].key in shows


def _read(
    page: Page, spot: Spot, phrase: Phrase, tables: Tables, label: str | None
) -> Sense | None:
    sense = _read_words(page, spot, phrase, tables, label)
    return replace(sense, role=_role(page, spot, sense)) if sense else None


def _role(page: Page, spot: Spot, sense: Sense) -> str | None:
    """Find the title or role that stands just before a person's name."""
    if sense.kind is not ActorKind.PERSON:
        return None
    text, start = page.document.text, spot.span.start
    at = text.find(sense.form, start, spot.span.end)
    before = split_words(text[max(0, (at if at >= 0 else start) - 24) : max(at, start)])
    lemma = noun_of(before[-1])[0] if before else ""
    return (
        None
        if class_of(lemma) != "person" or lemma in load_words("link_courtesies")
        else lemma
    )


def _read_words(
    page: Page, spot: Spot, phrase: Phrase, tables: Tables, label: str | None
) -> Sense | None:
    words = without_sentence_capital(page, spot, phrase.words, tables)
    label = "PERSON" if phrase.is_person and label is None else label
    hint = replace(page.hint(spot, phrase.determiner), label=label)
    if phrase.country is None:
        sense = read_phrase(words, hint, tables)
    else:
        owner = tables.states[phrase.country].name
        sense = read_phrase((*split_words(owner), *words), hint, tables)
        sense = sense or read_phrase(words, hint, tables)
        if sense and owner in sense.form:
            sense = replace(sense, form=f"{printed(words)} of {owner}", name=sense.name)
    return sense


def _acronyms(page: Page, read: _Read) -> dict[str, Sense]:
    """Find what acronyms stand for: "Long Name (LN)", or the one long name with these initials."""
    found: dict[str, set[tuple[str, ...]]] = {}
    senses = {sense.identity: sense for _, sense in read}
    longs = [(s, x) for s, x in read if x.scheme in NAMED and not is_acronym(x.form)]
    for spot, sense in longs:
        acronym = _defined_behind(page, spot, sense)
        if acronym:
            found.setdefault(fold(acronym), set()).add(sense.identity)
    for _, sense in read:
        key = fold(sense.form)
        if is_acronym(sense.form) and len(key) >= 3 and key not in found:
            same = {x.identity for _, x in longs if initials(x.form) == key}
            found[key] = same
    return {key: senses[next(iter(ids))] for key, ids in found.items() if len(ids) == 1}


def _defined_behind(page: Page, spot: Spot, sense: Sense) -> str | None:
    """Find "(LN)" behind a name, inside its span or just after it."""
    text = page.document.text
    at = text.find(sense.form.split()[-1], spot.span.start, spot.span.end)
    near = text[max(at, spot.span.start) : spot.span.end + 16]
    match = _DEFINITION.search(near)
    if match is None or not is_acronym(match[1].upper()):
        return None
    return match[1] if _fits(fold(match[1]), fold(sense.form)) else None


def _fits(acronym: str, name: str) -> bool:
    """Tell whether the letters of an acronym occur in order in a name."""
    letters = iter(name)
    return all(c in letters for c in acronym) and acronym[:1] in {
        w[0] for w in name.split()
    }


def _by_acronym(sense: Sense, acronyms: dict[str, Sense]) -> Sense:
    meant = acronyms.get(fold(sense.form)) if is_acronym(sense.form) else None
    if meant is None or sense.scheme is Scheme.LISTED:
        return sense
    why = f"initials of {meant.form!r} in this document"
    return replace(meant, form=sense.form, why=why)


def _person(page: Page, spot: Spot, sense: Sense, longer: _LongerNames) -> Sense | None:
    """Settle a single name by the one longer name of a person that holds it."""
    if sense.scheme is not Scheme.SURNAME:
        return sense
    token = sense.key[0]
    for names in (longer.by_last, longer.by_first):
        fitting = _shortest(sorted(names.get(token, {})))
        if len(fitting) == 1:
            meant = names[token][fitting[0]]
            why = f"part of {meant.form!r}, the only such name in this document"
            return replace(meant, form=sense.form, why=why, role=sense.role or meant.role)
        if fitting:
            return None
    is_passing = "PERSON" in spot.labels and not spot.acts
    if is_passing or token in page.located or token in longer.listed:
        return None
    scheme = Scheme.PERSON if sense.kind is ActorKind.PERSON else Scheme.NAME
    return replace(sense, scheme=scheme)


@dataclass(frozen=True, slots=True)
class _LongerNames:
    """Names of several words that a single one may be part of."""

    by_last: dict[str, dict[str, Sense]]
    by_first: dict[str, dict[str, Sense]]
    """Persons by the last and the first word of their folded names."""
    listed: frozenset[str]
    """Later words of listed organisations."""


def _longer_names(known: _Read) -> _LongerNames:
    by_last: dict[str, dict[str, Sense]] = {}
    by_first: dict[str, dict[str, Sense]] = {}
    listed: set[str] = set()
    for _, sense in known:
        if sense.scheme is Scheme.PERSON:
            words = sense.key[0].split()
            by_last.setdefault(words[-1], {})[sense.key[0]] = sense
            by_first.setdefault(words[0], {})[sense.key[0]] = sense
        elif sense.scheme is Scheme.LISTED:
            listed.update(fold(sense.name).split()[1:])
    return _LongerNames(by_last, by_first, frozenset(listed))


def _shortest(names: list[str]) -> list[str]:
    """Drop a name that holds another one whole ("imam goran varga")."""
    sets = {name: set(name.split()) for name in names}
    return [n for n in names if not any(sets[m] < sets[n] for m in names)]


def _generic(page: Page, sense: Sense, known: _Read, tables: Tables) -> Sense | None:
    """Give a body that every state has its country: the document's only such, or only one."""
    if sense.scheme is not Scheme.GENERIC:
        return sense
    words, *owner = sense.key
    same = {
        x.identity: x
        for _, x in known
        if x.scheme is Scheme.BODY and _is_short_for(x, words, owner)
    }
    if len(same) == 1:
        meant = next(iter(same.values()))
        return replace(meant, form=sense.form, why=f"short for {meant.form!r}")
    iso = page.only_country
    if same or owner or iso is None:
        return None
    name = f"{tables.states[iso].adjective} {sense.form}"
    why = "the document names no other country"
    return Sense(Scheme.BODY, (iso, words), sense.kind, name, sense.form, why)


def _is_short_for(body: Sense, words: str, owner: Sequence[str]) -> bool:
    """See "Malian intelligence" for the one body of Mali with that word in its name."""
    if not owner:
        return body.key[1] == words
    return [body.key[0]] == owner and words in body.key[1].split()


def _short(
    page: Page, spot: Spot, sense: Sense, known: _Read, tables: Tables
) -> Sense | None:
    """Settle "the government", "the ministry", "the militants" by what was named before."""
    if sense.scheme is not Scheme.SHORT:
        return sense
    head_class, lemma = sense.key
    test = _MEANT.get(head_class)
    if test is None:
        return None
    named = [(s, x) for s, x in known if x.scheme is not Scheme.SHORT and test(x, lemma)]
    fitting = {x.identity for _, x in named}
    meant = next((x for s, x in named if s.span.start < spot.span.start), None)
    if len(fitting) == 1 and meant:
        why = f"the only one named before it: {meant.form!r}"
        return replace(meant, form=sense.form, why=why)
    if fitting or head_class not in {"government", "army"} or not _stands_alone(lemma):
        return None
    return _of_only_country(page, spot, sense, tables)


def _of_only_country(page: Page, spot: Spot, sense: Sense, tables: Tables) -> Sense | None:
    iso = page.only_country
    if iso is None or page.countries[iso] > spot.span.start:
        return None
    scheme = Scheme.STATE if sense.key[0] == "government" else Scheme.ARMY
    kind = ActorKind.STATE if scheme is Scheme.STATE else ActorKind.ARMY
    name = tables.states[iso].name
    why = f"the document names no other country than {name}"
    return Sense(scheme, (iso,), kind, name, sense.form, why)


def _stands_alone(lemma: str) -> bool:
    """Tell whether the noun means the whole: "the army", not "the soldiers"."""
    return lemma in load_words("link_wholes")


def _is_state(sense: Sense, lemma: str) -> bool:
    return sense.scheme is Scheme.STATE and _has_noun(sense, lemma)


def _is_army(sense: Sense, lemma: str) -> bool:
    is_whole = sense.scheme is Scheme.ARMY and _stands_alone(lemma)
    return is_whole and (_has_noun(sense, "army") or _has_noun(sense, "military"))


def _has_noun(sense: Sense, lemma: str) -> bool:
    """See "the junta" after "the Malian junta": another noun may mean somebody else."""
    return any(noun_of(w)[0] == lemma for w in split_words(sense.form))


def _is_body(sense: Sense, lemma: str) -> bool:
    if sense.scheme not in {Scheme.BODY, Scheme.LISTED, Scheme.NAME}:
        return False
    words = fold(sense.name).split() + fold(sense.form).split()
    return lemma in words


def _is_group(sense: Sense, lemma: str) -> bool:
    if lemma in {"group", "organization"} and sense.kind is ActorKind.NGO:
        return True
    return _is_armed(sense, lemma) or _is_body(sense, lemma)


def _is_armed(sense: Sense, lemma: str) -> bool:
    if sense.kind is not ActorKind.ARMED_GROUP or lemma == "member":
        return False
    return sense.scheme is not Scheme.GROUP or _has_noun(sense, lemma)


_MEANT: dict[str, Callable[[Sense, str], bool]] = {
    "government": _is_state,
    "army": _is_army,
    "body": _is_body,
    "group": _is_group,
    "member": _is_armed,
}
"""What a short form can point back to, by the class of its noun."""
