"""Read the turns of a conversation: "Q: Who fired?", "VARGA: We did not", "– Not yet".

paragraphs -> labelled, dashed, or asked and answered? -> turns -> Draft of who has each

A transcript names who speaks once, before everything they say until somebody else has the word;
an interview may name nobody, and part the two by dashes or by paragraphs alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from rashomon.stages.extract.drafts import Draft, Ranges
from rashomon.stages.extract.speakers import is_topic, names_role
from rashomon.stages.extract.subtrees import Range, names_at
from rashomon.text.lexicon import load_mapping, load_words
from rashomon.text.parse import Parse
from rashomon.text.placed import Placed

QUESTIONS = frozenset({"q", "question"})
ANSWERS = frozenset({"a", "answer"})
"""Labels of who asks and who answers, in lower case."""

LABEL = re.compile(
    r"[\"“„«]?(?P<name>[^\W\d_][\w .'’()&/-]{0,59}?)(?P<cue>:)\s+(?=\S)"
    r"|(?P<letter>[QA])(?P<stop>\.)\s+(?=\S)"
    r"|(?P<alone>[QA])[ \t\u00a0]{2,}(?=\S)"
)
"""What opens a turn: "Q:", "MS. OKANDE:", "Mr Halloran (Dunmere North):", "A.", "Q   "."""

IN_CAPITALS = re.compile(r"[A-Z][A-Z'’-]{2,}")
"""A surname as transcripts print it."""

YES_OR_NO = re.compile(r"(?:Yes|No|Not|Never|Nobody)\b")
"""What an answer begins with."""

LABEL_WORDS = 6
"""Longest label, in words."""

DASH = re.compile(r"[-–—][ \t\u00a0]+$")
"""What stands before the words of a line that a dash opens."""

ASKED = re.compile(r"\?[\s\"”’*_)]*$")
ENDED = re.compile(r"[.?!…][\s\"”’*_)]*$")

QUESTION_WORDS = 25
"""Longest paragraph that asks without speaking to anybody, in words; a column's are longer."""

MAX_PARAGRAPHS = 3
"""Most paragraphs an answer has on average; a column that asks now and then goes on for longer."""

REMARK_WORDS = 20
"""Longest paragraph by which who asks puts something to the other without a question."""

VOCATIVE = re.compile(
    r"^(?P<first>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}),\s"
    r"|,\s(?P<last>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})\?"
)
"""Who is addressed: "Mayor Castellan, how bad is it?", "How did you get out, Mr Teel?"."""

MINE = frozenset({"my", "our", "mine", "ours", "myself", "ourselves"})
"""Words by which a speaker means himself or his side, beside the pronouns that are listed."""

YOU = frozenset({"you", "your", "yours", "yourself", "yourselves"})

FORWARDED = re.compile(
    r"^[^\w\n]{0,9}(?P<mark>(?:Forwarded|Reposted|Shared) from:?)[ \t]+"
    r"[\"“«]?(?P<name>@?\w[^\"”»:\n]{1,60}?)[\"”»]?[ \t]*:?[ \t]*$",
    re.MULTILINE,
)
"""A line above what another channel wrote."""

MAX_LINES = 200
"""Most paragraphs of one turn; what stands below more of them is hardly theirs. It bounds, too,
what a text made to be slow can ask for."""

MIN_SIGNS = 3
"""Fewest signs of an interview where nothing marks who speaks; a column that asks its readers
something and answers "we" has two."""

MANY_LABELS = 4
"""Labels from which a conversation needs no question to be one, if two of them come again."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What somebody says until another has the word."""

    speaker: Range | None
    """Their label, or how they are addressed; None: nothing in the text names them."""
    mark: Range
    """What gives them the word: a colon, a dash, the mark that ends a question or a remark."""
    lines: Ranges
    """What they say, label left out."""
    label: Range | None = None
    """What is printed before it: name and mark; None: nothing but the mark, if anything."""

    @property
    def draft(self) -> Draft:
        """The turn as a credit."""
        source = (self.speaker,) if self.speaker else ()
        return Draft(cue=(self.mark,), content=self.lines, source=source, is_quoting=True)


def find_turns(parse: Parse, lines: Sequence[Range]) -> list[Turn]:
    """Find the turns of a conversation; of an interview those of who is asked.

    Args:
        parse: The document's parse.
        lines: Its paragraphs, in text order.
    """
    readers = (_forwarded, _labelled, _dashed, _asked)
    return next((found for reader in readers if (found := reader(parse, lines))), [])


def within_turns(drafts: Sequence[Draft], turns: Sequence[Turn]) -> list[Draft]:
    """Leave the labels of turns out of what others are said to be and to say.

    A credit made of the label itself ("VARGA: | The bridge is closed |") is the turn's.
    """
    taken = Placed([turn.label for turn in turns if turn.label], lambda label: label)
    marks = {turn.mark for turn in turns}
    cut = (_without(draft, taken) for draft in drafts)
    return [d for d in cut if d is not None and not marks.intersection(d.cue)]


def _without(draft: Draft, labels: Placed[Range]) -> Draft | None:
    """Cut labels off; None: it hangs on one."""
    source, content, cue = (
        _outside(ranges, labels) for ranges in (draft.source, draft.content, draft.cue)
    )
    is_label = (draft.source and not source) or cue != draft.cue
    if is_label or not content:
        return None
    return Draft(cue, content, source, draft.is_quoting, draft.relayed_by, draft.score)


def _outside(ranges: Ranges, labels: Placed[Range]) -> Ranges:
    """Move the beginning of each range behind a label it begins in."""
    found: list[Range] = []
    for start, end in ranges:
        at = max([start, *(stop for _, stop in labels.touching(start, start + 1))])
        if at < end:
            found.append((at, end))
    return tuple(found)


def _forwarded(parse: Parse, lines: Sequence[Range]) -> list[Turn]:
    """Read 'Forwarded from "Northern Press"': all that stands below is theirs."""
    found = FORWARDED.search(parse.text)
    if found is None:
        return []
    below = tuple(line for line in lines if line[0] >= found.end())[:MAX_LINES]
    return [Turn(found.span("name"), found.span("mark"), below)] if below else []


def _labelled(parse: Parse, lines: Sequence[Range]) -> list[Turn]:
    """Read "Q: ...", "MS. OKANDE: ..."; a line without a label goes on with the turn before."""
    labels = [_label(parse, line) for line in lines]
    names = [_name(parse.text, label) for label in labels if label]
    are_answers = len(names) > 1 and set(names) <= ANSWERS  # the questions are not marked
    is_talk = len(set(names)) > 1 and _is_conversation(parse.text, lines, labels, names)
    if not (is_talk or are_answers or _is_record(parse.text, lines, labels)):
        return []
    turns: list[Turn] = []
    last = max(k for k, label in enumerate(labels) if label)
    goes_on = _is_mostly_labelled(parse.text, lines, labels)
    for k, ((start, end), found) in enumerate(zip(lines, labels, strict=True)):
        if found:
            speaker, mark, first = found
            label = speaker[0], first
            turns.append(Turn(speaker, mark, ((first, end),), label))
        elif are_answers and ASKED.search(parse.text[start:end]):
            continue
        elif turns and (k < last or goes_on) and len(turns[-1].lines) < MAX_LINES:
            turns[-1] = replace(turns[-1], lines=(*turns[-1].lines, (start, end)))
    return _with_addressed(parse, turns)


Label = tuple[Range, Range, int]
"""Who speaks, the mark behind, and where what they say begins."""


def _label(parse: Parse, line: Range) -> Label | None:
    found = LABEL.match(parse.text, *line)
    if found is None or found.end() >= line[1]:
        return None
    kinds = (("name", "cue"), ("letter", "stop"), ("alone", "alone"))
    kind = next(kind for kind in kinds if found[kind[0]])
    name, mark = found.span(kind[0]), found.span(kind[1])
    if _name(parse.text, (name, mark, 0)) in QUESTIONS | ANSWERS:
        return name, mark, found.end()
    words = parse.text[slice(*name)].partition("(")[0].split()
    is_name = len(words) <= LABEL_WORDS and all(
        w[0].isupper() or w[0].isdigit() or w in load_words("name_particles") for w in words
    )
    is_name = is_name or names_role(parse, *name)
    if not is_name or is_topic(parse, name, (found.end(), line[1])):
        return None
    return name, mark, found.end()


def _name(text: str, label: Label) -> str:
    return text[slice(*label[0])].strip("*_ ").lower()


def _is_conversation(
    text: str,
    lines: Sequence[Range],
    labels: Sequence[Label | None],
    names: Sequence[str],
) -> bool:
    """Tell whether one label asks and another answers, or two of many talk to each other."""
    comes_again = sum(names.count(name) > 1 for name in set(names)) > 1
    spoken = [
        text[slice(*line)] for line, label in zip(lines, labels, strict=True) if label
    ]
    persons = sum(says_person(one, first_person() | YOU) for one in spoken)
    if comes_again and len(names) >= MANY_LABELS and 2 * persons >= len(names):
        return True
    at = [k for k, label in enumerate(labels) if label]
    asked = [bool(ASKED.search(text[lines[b - 1][0] : lines[b - 1][1]])) for b in at if b]
    others = [a != b for a, b in pairwise(names)]
    return any(q and other for q, other in zip(asked[-len(others) :], others, strict=True))


def _is_record(text: str, lines: Sequence[Range], labels: Sequence[Label | None]) -> bool:
    """See "MAYOR LENK: Thank you. The ford is shut.": surnames in capitals, and two or an "I".

    "KABUL: The army said" opens a report.
    """
    spoken = [(label, line) for label, line in zip(labels, lines, strict=True) if label]
    surnames = (text[slice(*label[0])].partition("(")[0].split()[-1] for label, _ in spoken)
    are_capital = all(map(IN_CAPITALS.fullmatch, surnames))
    names = {_name(text, label) for label, _ in spoken}
    me = any(says_person(text[slice(*line)], first_person()) for _, line in spoken)
    return bool(spoken) and are_capital and (len(names) > 1 or me)


def _is_mostly_labelled(
    text: str, lines: Sequence[Range], labels: Sequence[Label | None]
) -> bool:
    """Tell whether most of the text is labelled, or entries of a list in it.

    Else what stands behind the last turn may be the report's own again.
    """
    counted = sum(
        bool(label) or bool(DASH.search(text, max(start - 4, 0), start))
        for (start, _), label in zip(lines, labels, strict=True)
    )
    return 2 * counted >= len(lines)


def _with_addressed(parse: Parse, turns: Sequence[Turn]) -> list[Turn]:
    """Name who answers as "A" by how who asks addresses them, if they do."""
    asks = [t for t in turns if _letter(parse.text, t) in QUESTIONS]
    named = next((v for t in asks if (v := _addressed(parse, t.lines[0]))), None)
    return [
        replace(t, speaker=named) if named and _letter(parse.text, t) in ANSWERS else t
        for t in turns
    ]


def _letter(text: str, turn: Turn) -> str:
    return text[slice(*turn.speaker)].lower() if turn.speaker else ""


def _dashed(parse: Parse, lines: Sequence[Range]) -> list[Turn]:
    """Read lines that begin with dashes in turn: the first asks, the second answers."""
    text = parse.text
    marks = [DASH.search(text, max(start - 4, 0), start) for start, _ in lines]
    turns: list[Turn] = []
    for is_dashed, places in groupby(range(len(lines)), lambda k: marks[k] is not None):
        run = list(places) if is_dashed else []
        spoken = [text[slice(*lines[k])] for k in run]
        is_talk = (
            len(run) > 1 and ASKED.search(spoken[0]) and all(map(ENDED.search, spoken))
        )
        answers = [k for k in run[1::2] if not ASKED.search(text[slice(*lines[k])])]
        if (
            not is_talk
            or not answers
            or not says_person(" ".join(spoken), first_person() | YOU)
        ):
            continue
        named = _addressed(parse, lines[run[0]])
        for k in answers:
            mark = marks[k]
            at = mark.start() if mark else lines[k][0]
            turns.append(Turn(named, (at, at + 1), (lines[k],)))
    return turns


def _asked(parse: Parse, lines: Sequence[Range]) -> list[Turn]:
    """Read an interview of bare paragraphs: a question, and an answer in the first person."""
    text = parse.text
    spoken = [text[slice(*line)] for line in lines]
    asks = [
        bool(ASKED.search(one))
        and (len(one.split()) <= QUESTION_WORDS or _addresses(parse, line))
        for one, line in zip(spoken, lines, strict=True)
    ]
    if True not in asks:
        return []
    first = asks.index(True)
    puts = [ask or (k > first and _is_remark(spoken, k)) for k, ask in enumerate(asks)]
    named = _addressed(parse, lines[first])
    turns: list[Turn] = []
    mark: Range | None = None
    for k in range(first, len(lines)):
        if puts[k]:
            at = spoken[k].rfind("?")
            stop = lines[k][1] if at < 0 else lines[k][0] + at + 1
            mark = (stop - 1, stop)
        elif mark is not None and turns and turns[-1].mark == mark:
            if len(turns[-1].lines) == MAX_LINES:
                return []
            turns[-1] = replace(turns[-1], lines=(*turns[-1].lines, lines[k]))
        elif mark is not None:
            turns.append(Turn(named, mark, (lines[k],)))
    questions = [line for line, put in zip(lines, puts, strict=True) if put]
    if sum(len(turn.lines) for turn in turns) > MAX_PARAGRAPHS * len(turns):
        return []
    return turns if _is_interview(parse, questions, sum(asks), turns) else []


def _is_interview(
    parse: Parse, questions: Sequence[Range], asked: int, turns: Sequence[Turn]
) -> bool:
    """Tell by what speaks for it whether questions in paragraphs are put to somebody.

    Several of them, somebody spoken to, answers in the first person, a yes or no to begin with.
    Who writes a column may ask once, and answer "we"; a page of questions and answers has no "I".
    """
    text = parse.text
    mine = [
        any(says_person(text[slice(*r)], first_person()) for r in turn.lines)
        for turn in turns
    ]
    told = [bool(YES_OR_NO.match(text, turn.lines[0][0])) for turn in turns]
    put = {
        end: _addresses(parse, (start, end)) or text.startswith(("**", "__"), start)
        for start, end in questions
    }
    heard = [_is_heard(put, turn) for turn in turns]
    answers = [a or b for a, b in zip(mine, told, strict=True)]
    meets = any(h and a for h, a in zip(heard, answers, strict=True)) or any(told)
    signs = (asked > 1) + sum(min(n, 2) for n in (sum(mine), sum(told), sum(put.values())))
    return any(mine) and meets and 2 * sum(answers) >= len(turns) and signs >= MIN_SIGNS


def _is_heard(put: Mapping[int, bool], turn: Turn) -> bool:
    """Tell whether the question before a turn speaks to somebody."""
    return next((is_to for end, is_to in put.items() if turn.mark[0] <= end), False)


def _is_remark(spoken: Sequence[str], k: int) -> bool:
    """See "Your critics say that you fled.": put to who answers in the next paragraph."""
    is_short = len(spoken[k].split()) <= REMARK_WORDS
    is_one = len(re.findall(r"[.!?](?:\s|$)", spoken[k])) == 1
    follows = k + 1 < len(spoken) and not ASKED.search(spoken[k + 1])
    return is_short and is_one and follows and not says_person(spoken[k], first_person())


def _addresses(parse: Parse, line: Range) -> bool:
    """Tell whether a question speaks to somebody."""
    text = parse.text[slice(*line)]
    return says_person(text, YOU) or _addressed(parse, line) is not None


def first_person() -> frozenset[str]:
    """Give the words by which who speaks means himself or his side."""
    return load_words("first_person") | MINE


def says_person(text: str, words: frozenset[str]) -> bool:
    """Tell whether a pronoun stands in a text, outside of quotation marks and "those of us"."""
    bare = re.sub(r"[\"“][^\"“”]*[\"”]|\bof us\b", " ", text)
    found = re.findall(r"[^\W\d_]+", bare)
    return any(w.lower() in words and (w == "I" or not w.isupper()) for w in found)


def _addressed(parse: Parse, line: Range) -> Range | None:
    """Give the words by which a question addresses somebody."""
    for found in VOCATIVE.finditer(parse.text[slice(*line)]):
        name = "first" if found["first"] else "last"
        start, end = (line[0] + at for at in found.span(name))
        words = parse.tokens_between(start, end)
        titles = load_words("link_person_roles") | load_mapping("person_nouns").keys()
        is_named = any(n.label == "PERSON" for t in words[-1:] for n in names_at(parse, t))
        if words and (is_named or any(t.text.lower().strip(".") in titles for t in words)):
            return start, end
    return None
