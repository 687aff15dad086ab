"""Equal parts of claims are held once, and what claims say stays as it was."""

from __future__ import annotations

from dataclasses import replace

from factories import make_claim, make_document, span_of
from rashomon.model import Claim, Mention, Role, Source
from rashomon.pipeline.once import Once
from rashomon.store.codec import decode_record, encode_record

SAID = make_document("Mayor Tovas said that Mayor Tovas had left Lisk.")


def _claims() -> list[Claim]:
    """Make two claims of one report that share no string, as records that are read do."""
    who = span_of(SAID, "Mayor Tovas")
    claim = replace(
        make_claim(SAID, "Mayor Tovas had left Lisk"),
        predicate="leave",
        cue=span_of(SAID, "said"),
        source=Source(who, ("the town", who.quote)),
        actors=(Mention(who, Role.AGENT, "PERSON"),),
    )
    return [_read(claim), _read(replace(claim, id="claim-0", source=None))]


def _read(claim: Claim) -> Claim:
    return decode_record(Claim, encode_record(claim))


def test_claims_say_what_they_said():
    assert list(Once().claims(_claims())) == _claims()


def test_equal_words_are_one_string():
    one, other = Once().claims(_claims())
    mine, theirs = one.actors[0], other.actors[0]
    assert one.source is not None
    assert one.source.span is not None
    assert one.factuality is other.factuality
    assert mine.span.quote is theirs.span.quote is one.source.span.quote
    assert one.source.chain[-1] is mine.span.quote
