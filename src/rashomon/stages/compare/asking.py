"""Ask, in plain words, what a group of claims answers.

slot, claims -> "How many civilians were killed on the Kamen Bridge?"

Built from slots and from words of the claims, never from general knowledge. A place or a day
stands in a question only where most of its claims name it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache, partial

from rashomon.model import Slot
from rashomon.stages.compare.answers import all_count, shorten
from rashomon.stages.compare.asking_harm import ask_damage, ask_fate
from rashomon.stages.compare.asking_persons import (
    ask_death,
    ask_death_day,
    ask_particular,
    tells_cause,
)
from rashomon.stages.compare.asking_standing import (
    ask_custody,
    ask_end,
    ask_first,
    ask_norm,
)
from rashomon.stages.compare.asking_wish import ask_reception, ask_wish
from rashomon.stages.compare.begins import begin_noun
from rashomon.stages.compare.causes import LOOSE
from rashomon.stages.compare.counting import ABOARD
from rashomon.stages.compare.days import set_in
from rashomon.stages.compare.denials import focus
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.figures import Figure
from rashomon.stages.compare.money import sum_asked
from rashomon.stages.compare.nations import nation_names
from rashomon.stages.compare.parties import Party
from rashomon.stages.compare.shapes import Shape, most_direct, shape_of, surface
from rashomon.stages.compare.states import opposites
from rashomon.stages.compare.things import event_words, sized_words, thing_words
from rashomon.stages.compare.variants import asked_figure, asked_key
from rashomon.stages.compare.words import class_of, find_tokens, is_light, stem, term
from rashomon.text.lexicon import load_mapping, load_rows

MAX_ASKED = 110
"""Longest quotation inside a question, in code points."""


def question_text(
    slot: Slot | None,
    members: list[Facets],
    copies: frozenset[str],
    counted: str | None = None,
) -> str:
    """Write the question a group of claims answers.

    Args:
        slot: What the answers part on; None: they agree.
        members: The claims, in any order.
        copies: Documents that go back to others; their wording is quoted last.
        counted: What they count, as `count_key` writes it; None: what most of them count.
    """
    ordered = sorted(members, key=lambda f: f.order)
    direct = most_direct(ordered, copies)
    if slot is None and counted is not None and _is_counted(ordered, counted):
        return _how_many(ordered, direct, counted)
    if slot is None:
        return _agreed(ordered, direct)
    ask: dict[Slot, Callable[[list[Facets], Facets], str]] = {
        Slot.NUMBER: partial(_how_many, key=counted or asked_key(ordered)),
        Slot.DATE: _when,
        Slot.PLACE: _where,
        Slot.RESPONSIBILITY: _who,
        Slot.OUTCOME: _outcome,
    }
    if slot in {Slot.DENIAL, Slot.CONTENT}:
        put_forward = [f for f in ordered if not f.is_negative]
        direct = most_direct(put_forward or ordered, copies)
        return _whether(ordered, direct)
    return ask[slot](ordered, direct)


def _agreed(members: list[Facets], direct: Facets) -> str:
    if all_count(members) and any(_is_told(m.figures[0]) for m in members):
        return _how_many(members, direct, asked_key(members))
    if all(m.reception for m in members):
        return ask_reception(members)
    if shape_of(direct) is Shape.FRAGMENT or _lacks_subject(direct):
        return f"Who speaks of “{_quote(direct)}”?"
    return f"Who says that {_clause(direct)}?"


def _without(group: str, state: str | None) -> str:
    """Leave out of those counted the word for what befell them: "nine dead soldiers"."""
    kept = [w for w in group.split() if class_of(w.lower()) != state]
    return " ".join(kept) or group


def _is_counted(members: list[Facets], key: str) -> bool:
    """Tell whether the claims give one number of what is asked."""
    return any(
        f is not None and _is_told(f) for m in members for f in [asked_figure(m, key)]
    )


def _is_told(figure: Figure) -> bool:
    """Tell whether a figure is a number, not the article of "a child" or a vague "dozens"."""
    if any(character.isdigit() for character in figure.literal):
        return True
    return figure.low == figure.high != 1.0


def _lacks_subject(facets: Facets) -> bool:
    return shape_of(facets) is Shape.HEADLESS and not facets.agents


def _clause(facets: Facets) -> str:
    """Quote a claim as what follows "that", its subject before it where it stands outside."""
    quote = f"“{_quote(facets)}”"
    if shape_of(facets) is Shape.HEADLESS and facets.agents:
        return f"{facets.agents[0].literal} {quote}"
    return quote


def _quote(facets: Facets) -> str:
    return shorten(facets.claim.span.quote, MAX_ASKED)


def _how_many(members: list[Facets], direct: Facets, key: str | None) -> str:
    figures = [f for m in members if (f := asked_figure(m, key)) is not None]
    side, own = _side_that_lost(members), ask_particular(members)
    if side or own:
        return own or f"How many of its own has {side} lost?"
    measure = _most(f.measure for f in figures)
    noun = _sized(members)
    if measure and sum_asked(measure):
        return f"{sum_asked(measure)}{_setting(members)}?"
    if measure and noun:
        return f"{_measure_asked(measure).format(noun)}?"
    return _counted(members, direct, figures)


def _counted(members: list[Facets], direct: Facets, figures: list[Figure]) -> str:
    group = _most(f.quantity.group or f.quantity.unit for f in figures)
    state = _most(f.state for f in figures)
    if state == ABOARD:
        return f"How many {_plural(_without(group or 'people', state))} were aboard?"
    if state in _labels():
        counted = _plural(_without(group, state)) if group else "people"
        return f"How many {counted} were {_labels()[state][0]}{_setting(members)}?"
    if group and not _is_measure(figures[0].unit):
        return f"How many {_plural(group)} in: “{_quote(direct)}”?"
    return f"What is the figure in: “{_quote(direct)}”?"


def _side_that_lost(members: list[Facets]) -> str | None:
    """Name the side whose dead most of the claims count, where its words have a name."""
    losses = [m.loss for m in members if m.loss is not None and m.loss.is_toll]
    if 2 * len(losses) <= len(members):
        return None
    named = sorted(
        {x.whose.literal for x in losses if x.whose.names}, key=lambda n: (len(n), n)
    )
    return named[0].replace("The ", "the ", 1) if named else None


def _measure_asked(measure: str) -> str:
    rows = load_rows("compare_measures")
    return next(row[3] for row in rows if row[0] == measure)


def _is_measure(unit: str | None) -> bool:
    return unit is None or len(unit) <= 2 or unit in {"magnitude", "share", "time"}


def _when(members: list[Facets], direct: Facets) -> str:
    if all(f.end for f in members):
        return ask_end(members)
    died = ask_death_day(members)
    if died:
        return died
    begins = [f.begin for f in members if f.begin]
    began = begin_noun(begins)
    if began and len(begins) == len(members):
        return f"When did the {began}{_place(members)} begin?"
    what = _noun(members)
    if what:
        verb = "were" if what.endswith("s") else "was"
        return f"When {verb} the {what}{_place(members)}?"
    return f"When was this: “{_quote(direct)}”?"


def _where(members: list[Facets], direct: Facets) -> str:
    what = _noun(members)
    if what:
        return f"Where was the {what}{_day(members)}?"
    return f"Where was this: “{_quote(direct)}”?"


def _who(members: list[Facets], direct: Facets) -> str:
    kind = _most(f.deed.kind for f in members)
    named = {p.literal for f in members for p in (*f.doers, *f.deed.framed)}
    hit = [_called(p) for f in members for p in f.patients if p.literal not in named]
    if kind in _labels() and hit:
        return f"Who {_labels()[kind][1]} {_most(hit)}{_setting(members)}?"
    noun = _deed_noun(members) or _noun(members)
    if noun:
        return f"Who was behind the {noun}{_setting(members)}?"
    return f"Who did this: “{_quote(direct)}”?"


def _called(party: Party) -> str:
    """Name a party in a question; a common noun takes its article."""
    is_bare = not party.is_name and party.literal[:1].islower() and " " not in party.literal
    return f"the {party.literal}" if is_bare else party.literal


def _deed_noun(members: list[Facets]) -> str | None:
    """Give the noun by which most claims name the deed ("massacre"); a verb is none."""
    named = [
        token
        for f in members
        if f.deed.kind and f.predicate != f.deed.kind
        for token in dict.fromkeys(f.tokens)
        if class_of(token) == f.deed.kind
    ]
    stems = Counter(stem(token) for token in named)
    ranked = sorted(named, key=lambda token: (-stems[stem(token)], len(token), token))
    return ranked[0] if ranked else None


def _whether(members: list[Facets], direct: Facets) -> str:
    doubts = [f for f in members if f.is_negative or f.is_confirmed is False]
    if any(f.is_confirmed for f in members) and all(
        f.is_confirmed is False for f in doubts
    ):
        return f"Is this officially confirmed: “{_quote(direct)}”?"
    noun, article = _denied_noun(members)
    if noun:
        asked = f"Were there {noun}" if article == "some" else f"Was there {article} {noun}"
        return f"{asked}{_setting(members)}?"
    if shape_of(direct) is Shape.FRAGMENT or _lacks_subject(direct):
        return f"Does this hold: “{_quote(direct)}”?"
    return f"Is it so that {_clause(direct)}?"


def _denied_noun(members: list[Facets]) -> tuple[str | None, str]:
    """Give the one noun that all denials deny the existence of, with its article."""
    denials = [f for f in members if f.is_negative]
    for named in ({c for f in denials for c in _existing(f)}, {focus(f) for f in denials}):
        if len(named) == 1:
            label = _labels().get(next(iter(named)) or "")
            if label and label[4] != "-":
                return label[2], label[4]
    return None, "-"


def _existing(facets: Facets) -> set[str]:
    """Give the classes a denial names of which there may be one; its verb's only if alone."""
    named = {c for c in facets.classes if c in _labels() and _labels()[c][4] != "-"}
    return named - {facets.predicate} or named


def _outcome(members: list[Facets], direct: Facets) -> str:
    for is_told, ask in _ASKED:
        if all(map(is_told, members)):
            return ask(members)
    states = _states(members)
    aims = [f.aim.literal for f in members if f.aim]
    about = _most(aims) or _about(members, states)
    if states and about:
        return f"What is said of the {about}: “{states[0]}” or “{states[1]}”?"
    return f"Does this hold: “{_quote(direct)}”?"


def _caused(members: list[Facets]) -> str:
    """Ask of the thing most claims tell of, in a word of theirs, else of the event.

    The thing first: "the landing" is one side's word for what others call a crash.
    """
    causes = [f.cause for f in members if f.cause]
    thing = _most(kind for c in causes for kind in sorted(c.things))
    event = _most(kind for c in causes for kind in sorted(c.events - {LOOSE}))
    befell = thing_words(thing) if thing else event_words(event)
    words = _most(t for f in members for t in f.tokens if stem(t) in befell)
    if thing is None:
        return f"What caused the {words or LOOSE}?"
    return f"What happened to the {words or thing}?"


def _laden(members: list[Facets]) -> str:
    """Ask what was hit, or what the carrier that most claims name held."""
    loads = [f.load for f in members if f.load]
    if all(load.is_target for load in loads):
        return f"What was hit{_setting(members)}?"
    stems = {name for load in loads for name in load.carriers}
    words = _most(t for f in members for t in f.tokens if stem(t) in stems)
    return f"What was in the {words}?" if words else "What was carried?"


def _held(members: list[Facets]) -> str:
    """Ask who holds the place that most claims tell of."""
    sites = [site for f in members if f.hold for site in f.hold.sites]
    keys = Counter(name for site in sites for name in site.keys)
    top = min(keys, key=lambda name: (-keys[name], name))
    literals = Counter(s.literal for s in sites if top in s.keys)
    named = min(literals, key=lambda words: (-literals[words], len(words), words))
    article = "" if named[:1].isupper() or " of " in named else "the "
    was_taken = any(f.hold.is_again for f in members if f.hold)
    return f"Who {'took back' if was_taken else 'holds'} {article}{named}?"


def _safer(members: list[Facets]) -> str:
    """Ask whether somebody made a place safer, who and where if all agree on that."""
    doers = frozenset.intersection(*(f.effect.doers for f in members if f.effect))
    where = frozenset.intersection(*(f.report.nations for f in members)) - doers
    whom = nation_names(doers)
    place = f" in {nation_names(where)}" if len(where) == 1 else ""
    return f"Did it become safer{place}{f' through {whom}' if whom else ''}, or not?"


_ASKED: tuple[tuple[Callable[[Facets], object], Callable[[list[Facets]], str]], ...] = (
    (lambda f: f.first, ask_first),
    (lambda f: f.norm, ask_norm),
    (lambda f: f.wish, ask_wish),
    (lambda f: f.reception, ask_reception),
    (lambda f: f.effect, _safer),
    (lambda f: f.load, _laden),
    (lambda f: f.cause, _caused),
    (tells_cause, ask_death),
    (lambda f: f.damage, ask_damage),
    (lambda f: f.fates, ask_fate),
    (lambda f: f.hold, _held),
    (lambda f: f.custody, ask_custody),
)
"""What all claims of a question tell of, and how it is asked then."""


def _states(members: list[Facets]) -> tuple[str, str] | None:
    """Give two opposites the claims say, as one asks which of them holds."""
    reached = _most(f.aim.verb for f in members if f.aim and f.aim.is_reached)
    missed = _most(f.aim.verb for f in members if f.aim and not f.aim.is_reached)
    if reached and missed:
        return reached, missed
    said = sorted({state for f in members for state in f.states})
    met = ((s, o) for s in said for o, _ in opposites()[s] if o in said)
    return next(met, None)


def _about(members: list[Facets], states: tuple[str, str] | None) -> str | None:
    """Name what the states are said of: the term most claims share, as they print it."""
    left_out = {term(token) for state in states or () for token in find_tokens(state)}
    shared = Counter(
        t for f in members for t in f.content if t not in left_out and not is_light(t)
    )
    weights = {t: f.content[t] for f in members for t in f.content}
    ranked = sorted(shared, key=lambda t: (-shared[t], -weights[t], t))
    return surface(members, ranked[0]) if ranked and shared[ranked[0]] > 1 else None


def _noun(members: list[Facets]) -> str | None:
    told = Counter(c for f in members for c in f.classes if c in _labels())
    weights = {c: f.words.get(c, 0.0) for f in members for c in f.classes}
    ranked = sorted(told, key=lambda c: (-told[c], -weights[c], c))
    return _labels()[ranked[0]][2] if ranked else None


def _sized(members: list[Facets]) -> str | None:
    """Name the thing whose size is told; a quake is measured as a happening."""
    quakes = sum("quake" in f.classes for f in members)
    things = _most(t for f in members for t in f.tokens if stem(t) in sized_words())
    return things if things and 2 * quakes < len(members) else _noun(members)


def _setting(members: list[Facets]) -> str:
    return f"{_place(members)}{_day(members)}"


def _place(members: list[Facets]) -> str:
    """Name the one place that most claims name."""
    names = Counter(
        name
        for f in members
        for name in {p.place.name if p.place else p.name.title() for p in f.places}
    )
    named = [name for name, count in sorted(names.items()) if 2 * count > len(members)]
    return f" in {named[0]}" if len(named) == 1 else ""


def _day(members: list[Facets]) -> str:
    """Name the one time that most claims name."""
    days = Counter(f.days for f in members if f.days)
    named = [day for day, count in sorted(days.items()) if 2 * count > len(members)]
    return f" {set_in(named[0])}" if len(days) == 1 and named else ""


def _plural(group: str) -> str:
    words = " ".join(group.split())
    plurals = load_mapping("compare_plurals")
    if words.lower() in plurals:
        return plurals[words.lower()]
    if " " in words or words.endswith(("s", "people", "men", "children")):
        return words
    return f"{words}s"


def _most(values: Iterable[str | None]) -> str | None:
    counts = Counter(value for value in values if value)
    if not counts:
        return None
    return min(counts, key=lambda value: (-counts[value], value))


@lru_cache(maxsize=1)
def _labels() -> dict[str, tuple[str, str, str, str, str]]:
    """Give participle, past, noun, count and article of each class of happening."""
    return {
        row[0]: (row[1], row[2], row[3], row[4], row[5])
        for row in load_rows("compare_labels")
    }
