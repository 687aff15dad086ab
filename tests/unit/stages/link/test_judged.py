"""Actors united and parted as persons judge."""

from __future__ import annotations

from factories import make_actor, make_claim, make_document, make_link, span_of
from rashomon.model import JudgedSort, Judgement, JudgementKind, Mention, Role
from rashomon.stages.link import Linked, judge_actors

DOCUMENT = make_document(
    "The Front shelled Lisk. The Lisk Front denied it. The Front of farmers met in Dolnik."
)
FRONT = make_actor("Front", aliases=("the Front",))
LISK = make_actor("Lisk Front")
SHELLED = make_claim(
    DOCUMENT,
    "The Front shelled Lisk",
    actors=(Mention(span_of(DOCUMENT, "The Front"), Role.AGENT, "ORG"),),
)
_farmers = span_of(DOCUMENT, "The Front of farmers")
MET = make_claim(
    DOCUMENT,
    "The Front of farmers met in Dolnik",
    actors=(Mention(_farmers, Role.AGENT, "ORG"),),
)
DENIED = make_claim(DOCUMENT, "denied it", "The Lisk Front")
CLAIMS = [SHELLED, MET, DENIED]
READ = Linked(
    tuple(sorted((FRONT, LISK), key=lambda a: a.id)),
    (
        make_link(DOCUMENT, "The Front", FRONT),
        make_link(DOCUMENT, "The Lisk Front", LISK),
        make_link(DOCUMENT, "The Front of farmers", FRONT),
    ),
)


def judged(
    kind: JudgementKind, objects: tuple[str, ...], a: str, b: str, by: str = "Ann"
) -> Judgement:
    sides = (a,), (b,)
    return Judgement(
        f"judgement-{kind}-{by}",
        kind,
        JudgedSort.ACTOR,
        sides,
        ("", ""),
        by,
        "2031-06-01",
        objects=objects,
    )


JOIN = judged(JudgementKind.JOIN, (LISK.id, FRONT.id), DENIED.id, SHELLED.id)
SPLIT = judged(JudgementKind.SPLIT, (FRONT.id,), MET.id, SHELLED.id)


def after(*judgements: Judgement) -> Linked:
    return judge_actors(READ, [DOCUMENT], CLAIMS, judgements)


def test_two_actors_judged_one_go_by_the_name_most_words_mean():
    found = after(JOIN)
    [actor] = found.actors
    assert (actor.id, actor.name) == (FRONT.id, "Front")
    assert actor.aliases == ("Lisk Front", "the Front")
    assert {link.actor_id for link in found.links} == {FRONT.id}
    moved = found.links[1]
    assert moved.why == "given by the test; judged by Ann to be one with Front"


def test_words_split_off_mean_an_actor_of_their_own():
    found = after(SPLIT)
    [made] = [a for a in found.actors if a.id not in (FRONT.id, LISK.id)]
    assert made.name == "The Front of farmers"
    assert [link.actor_id for link in found.links] == [FRONT.id, LISK.id, made.id]
    assert "judged by Ann to be not Front" in found.links[2].why


def test_where_persons_differ_or_an_actor_is_gone_nothing_changes():
    undone = judged(JudgementKind.SPLIT, (FRONT.id,), DENIED.id, SHELLED.id, by="Bo")
    assert after(JOIN, undone) == READ
    unknown = judged(JudgementKind.JOIN, ("actor-none", FRONT.id), DENIED.id, MET.id)
    assert after(unknown) == READ
    assert after() is READ
