"""The rules of DESIGN section 4, each on the whole program."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import rashomon
from acceptance_pages import VERDICTS, own_words, parse, parts, template, written_by_us
from conftest import Cli, Examples
from rashomon.export import load_schema

Row = dict[str, Any]

PAYLOADS = (
    "<script>alert(1)</script>",
    "</script><script>alert(2)</script>",
    "<img src=x onerror=alert(3)>",
    "<svg onload=alert(4)>",
    '<a href="javascript:alert(5)">read</a>',
    '" onmouseover="alert(6)',
    "' onfocus='alert(7)",
    "</bdi></details><iframe src=//evil.example></iframe>",
    "</title></style><style>*{display:none}</style>",
    "<!-- -->--><base href=//evil.example>",
    "{{7*7}}{% for x in y %}${7*7}#{7*7}",
    "&lt;script&gt;alert(8)&lt;/script&gt;",
    '=HYPERLINK("http://evil.example")',
    "\u202egnirts\u202c \u2066isolate",
    "\x1b[2J\x1b]0;title\x07\x9b31m",
)
"""What strangers put into texts so that a page does what they want."""


# 1. Every quote is its words, and every line of a dossier leads to words.


def test_every_quote_is_what_stands_there(examples: Examples):
    case = json.loads(examples.text())
    texts = {d["id"]: d["text"] for d in case["documents"]}
    assert len(case["claims"]) > 100
    for claim in case["claims"]:
        text = texts[claim["document"]]
        assert claim["quote"] == text[claim["start"] : claim["end"]] != ""
        for part in _inner_spans(claim):
            assert claim["quote"] or part
            assert 0 <= part["start"] < part["end"] <= len(text)
        for words in (claim["cue"], claim["source"]):
            if words and words["start"] is not None:
                assert words["text"] == text[words["start"] : words["end"]]


def _inner_spans(claim: Row) -> list[Row]:
    return [*claim["quantities"], *claim["times"], *claim["places"], *claim["actors"]]


def test_every_id_leads_somewhere(examples: Examples):
    case = json.loads(examples.text())
    claims, documents = ({r["id"] for r in case[k]} for k in ("claims", "documents"))
    origins = {o["id"] for o in case["origins"]}
    for relation in case["relations"] + case["shifts"]:
        assert {relation["a"], relation["b"]} <= claims
    for question in case["questions"]:
        for variant in question["variants"]:
            assert variant["claims"]
            assert set(variant["claims"]) <= claims
            assert set(variant["document_ids"]) <= documents
            assert set(variant["origin_ids"]) <= origins
    for origin in case["origins"]:
        assert set(origin["documents"]) <= documents
        assert set(origin["claims"]) <= claims


def test_every_link_of_the_dossier_has_its_anchor(examples: Examples):
    tree = parse(examples.dossier.read_text(encoding="utf-8"))
    anchors = [a for a in tree.xpath("//@id") if isinstance(a, str)]
    links = {str(a) for a in tree.xpath("//a/@href")}
    assert max(Counter(anchors).values()) == 1
    assert all(link.startswith("#") for link in links)
    assert {link.removeprefix("#") for link in links} <= set(anchors)


def test_every_quote_of_the_dossier_leads_to_its_words(examples: Examples):
    case = json.loads(examples.text())
    quotes = {c["id"]: c["quote"] for c in case["claims"]}
    tree = parse(examples.dossier.read_text(encoding="utf-8"))
    found = tree.xpath("//blockquote")
    assert found
    for quote in found:
        claim = str(quote.xpath(".//a/@href")[0]).removeprefix("#")
        assert _plain(quote.xpath("./bdi")[0].text_content()) == _plain(
            f"“{quotes[claim]}”"
        )
        assert tree.xpath(f"//div[contains(@class, 'text')]//a[@id='{claim}']")


def _plain(words: str) -> str:
    return " ".join(words.split())


def test_the_dossier_holds_every_report_to_the_letter(examples: Examples):
    case = json.loads(examples.text())
    tree = parse(examples.dossier.read_text(encoding="utf-8"))
    shown = [t.text_content() for t in tree.xpath("//div[contains(@class, 'text')]")]
    assert [d["text"] for d in case["documents"]] == shown


def test_the_json_fits_the_schema_that_is_shipped(examples: Examples):
    schema = load_schema()
    Draft202012Validator.check_schema(schema)
    case = json.loads(examples.text())
    assert [e.message for e in Draft202012Validator(schema).iter_errors(case)] == []


# 2. No verdict words of our own.


def test_the_dossier_passes_no_verdict(examples: Examples):
    words = own_words(examples.dossier.read_text(encoding="utf-8"))
    assert "in its own voice" in words  # our words are still there
    assert VERDICTS.findall(words) == []


def test_the_summary_and_the_template_pass_no_verdict(examples: Examples):
    code = r"\{%.*?%\}|\{\{.*?\}\}|aria-\w+=\"\w+\""
    bare = re.sub(code, " ", template(), flags=re.S)
    assert VERDICTS.findall(examples.result.stderr) == []
    assert VERDICTS.findall(bare) == []


def test_no_reason_passes_a_verdict(examples: Examples):
    case = json.loads(examples.text())
    whys = [r["why"] for r in case["relations"]]
    whys += [
        w
        for q in case["questions"]
        for v in q["variants"]
        if v["weight"]
        for w in v["weight"]["why"]
    ]
    whys += [s["evidence"]["why"] for s in case["shifts"]]
    whys += [e["why"] for o in case["origins"] for e in o["evidence"]]
    assert whys
    own = [re.sub(r"[“\"'‘].*?[”\"'’]", " ", why) for why in whys]
    assert [w for w in own if VERDICTS.search(w)] == []


def test_the_pages_of_the_command_line_pass_no_verdict(cli: Cli):
    for command in ((), ("read",), ("show",), ("export",), ("dossier",)):
        assert VERDICTS.findall(cli(*command, "--help").stdout) == []


# 3. Same rules for every side.

PAIR = (
    """The {a} army shelled the market in Ostrel on 4 May 2031 and killed 14 villagers, the {b}
ministry said. The {b} ministry accused {a} gunners of a massacre.""",
    """The {a} ministry denied on 5 May 2031 that the {a} army had shelled the market in Ostrel.
{b} gunners killed 9 villagers in the market in Ostrel on 4 May 2031, it said.""",
)
SIDES = [
    ("Russian", "Iranian"),
    ("French", "German"),
    ("Syrian", "Libyan"),
    ("Israeli", "Iranian"),
]


@pytest.mark.parametrize("sides", SIDES, ids=" and ".join)
def test_exchanging_the_sides_exchanges_them_and_nothing_else(
    sides: tuple[str, str], tmp_path: Path
):
    back = sides[1], sides[0]
    one, other = (_two_sided(tmp_path / a, a, b) for a, b in (sides, back))
    assert [r["kind"] for r in one["relations"]] == ["contradicts"]
    assert _without_ids(one, sides) == _without_ids(other, back)
    answers = [
        [v["answer"] for q in case["questions"] for v in q["variants"]]
        for case in (one, other)
    ]
    exchanged = [[_exchanged(answer, sides) for answer in told] for told in answers[1:]]
    assert answers[0] == exchanged[0]  # in the same order


def _exchanged(words: str, sides: tuple[str, str]) -> str:
    """Put each side's name in the other's place."""
    to = dict(zip(sides, reversed(sides), strict=True))
    return re.sub("|".join(sides), lambda found: to[found[0]], words)


def _two_sided(folder: Path, a: str, b: str) -> Row:
    folder.mkdir()
    for number, text in enumerate(PAIR):
        (folder / f"{number}.txt").write_text(text.format(a=a, b=b))
    return rashomon.read([folder], workers=1).to_json()


def _without_ids(case: Row, sides: tuple[str, str]) -> dict[str, Any]:
    """Give what a case says with A and B for the sides and places for ids, unordered."""

    def told(value: object) -> str:
        words = json.dumps(value, sort_keys=True)
        for number, name in enumerate(sides):
            words = re.sub(name, f"SIDE-{number}", words, flags=re.I)
        return words

    documents = {d["id"]: d["external_id"] for d in case["documents"]}
    actors = {a["id"]: a["name"] for a in case["actors"]}
    spans = {
        c["id"]: f"{documents[c['document']]}:{c['start']}-{c['end']}"
        for c in case["claims"]
    }
    variants = {v["id"]: v["answer"] for q in case["questions"] for v in q["variants"]}
    names = documents | actors | spans | variants
    for kind in ("questions", "accounts", "origins", "events", "attributions"):
        names |= {row["id"]: kind for row in case[kind]}

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            kept = {k: v for k, v in value.items() if k not in {"sha256", "path", "text"}}
            return {names.get(k, k): plain(v) for k, v in kept.items()}
        if isinstance(value, list):
            return sorted((plain(v) for v in value), key=told)
        if isinstance(value, str):
            return names.get(value, re.sub(r"^\w+-[0-9a-f]{16}$", "id", value))
        return value

    return {k: sorted(map(told, plain(v))) for k, v in case.items() if isinstance(v, list)}


# 4. Abstain rather than guess.

ABSTAINING = (
    ("one report", ["The mayor of Dolnik said that two bridges had fallen."]),
    (
        "nothing is claimed",
        ["What a night! Who would have thought it?", "Menu | Home | Login"],
    ),
    (
        "nothing in common",
        [
            "The mayor of Dolnik said on 4 May 2031 that two bridges had fallen.",
            "A painter in Ostrel finished her fresco of a ship last winter.",
        ],
    ),
    (
        "bounds that hold together",
        [
            "At least 10 villagers were killed in Ostrel on 4 May 2031, the mayor said.",
            "The mayor said 24 villagers were killed in Ostrel on 4 May 2031.",
        ],
    ),
)


@pytest.mark.parametrize(
    "texts", [t for _, t in ABSTAINING], ids=[name for name, _ in ABSTAINING]
)
def test_no_question_is_made_up(texts: list[str], tmp_path: Path):
    case = _case_of([{"text": text} for text in texts], tmp_path)
    assert [r for r in case["relations"] if r["kind"] == "contradicts"] == []
    assert [q["text"] for q in case["questions"] if q["disputed"]] == []
    assert case["accounts"] == []


# 5. Many documents are not many voices.


def test_fifty_copies_are_one_origin_and_no_dispute(tmp_path: Path):
    text = (
        "The Norvani army said on 4 May 2031 that its gunners had shelled the market in "
        "Ostrel. At least 14 villagers were killed, the mayor of Ostrel told reporters on "
        "the steps of the town hall, while the ministry denied that any gun had been fired."
    )
    rows = [{"text": text, "publisher": f"Paper {n}", "id": f"r{n}"} for n in range(50)]
    case = _case_of(rows, tmp_path)
    level = [o for o in case["origins"] if o["level"] == "document"]
    assert len(case["documents"]) == 50
    assert [len(o["documents"]) for o in level] == [50]
    variants = [v for q in case["questions"] for v in q["variants"]]
    assert all(v["origins"] <= 2 for v in variants)
    across = [r for r in case["relations"] if r["kind"] == "contradicts"]
    assert (
        len({r["on"] for r in across}) <= 1
    )  # the army's word against the ministry's only


def _case_of(rows: list[Row], folder: Path) -> Row:
    path = folder / "rows.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return rashomon.read([path], workers=1).to_json()


# Documents are hostile input.


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Read payloads in every place a stranger can reach; give the case file."""
    folder = tmp_path_factory.mktemp("hostile")
    rows: list[Row] = []
    for number, bad in enumerate(PAYLOADS):
        text = (
            f"The {bad} ministry said on 4 May 2031 that {number + 10} villagers were killed "
            f'in Ostrel. {bad} "It was {bad} the army," said Ana {bad} Vell. No one in Ostrel '
            f"was killed, said the mayor of {bad}. The toll was {bad}."
        )
        fields = ("title", "publisher", "byline", "external_id", "url")
        rows.append({"text": text, **{f: f"{bad} {f} {number}" for f in fields}})
    (folder / "rows.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows))
    for number, bad in enumerate(PAYLOADS):
        name = bad.replace("/", "∕")
        (folder / f"{name} {number}.txt").write_text("The mayor said that it rained.")
        (folder / f"{name} {number}.bin").write_text("no reader takes this")
    rashomon.read([folder], case=folder / "case.db", workers=1).close()
    return folder / "case.db"


@pytest.fixture(scope="module")
def hostile_page(hostile: Path) -> str:
    case = rashomon.open_case(hostile)
    case.save_dossier(hostile.with_name("dossier.html"))
    case.close()
    return hostile.with_name("dossier.html").read_text(encoding="utf-8")


def test_no_element_or_attribute_comes_from_a_report(hostile_page: str):
    tree = parse(hostile_page)
    assert set(parts(tree)) <= written_by_us()
    assert len(tree.xpath("//script")) == len(tree.xpath("//style")) == 1
    assert not tree.xpath("//@*[starts-with(name(), 'on')] | //@src | //comment()")
    assert all(str(h).startswith("#") for h in tree.xpath("//@href"))


def test_hostile_words_are_shown_as_they_are(hostile_page: str):
    shown = _plain(parse(hostile_page).text_content())
    assert [p for p in PAYLOADS if _plain(p) not in shown] == []
    assert "evaluated 49" not in shown
    assert "{{7*7}}" in shown


def test_the_policy_allows_the_pages_own_script_only(hostile_page: str):
    policy = parse(hostile_page).xpath("//meta[@http-equiv='Content-Security-Policy']")
    assert "default-src 'none'" in policy[0].get("content")
    assert "script-src 'sha256-" in policy[0].get("content")


def test_marks_that_turn_the_reading_direction_stay_inside(hostile_page: str):
    tree = parse(hostile_page)
    holders = tree.xpath(
        "//text()[contains(., '\u202e')]/ancestor::*[self::bdi or @dir][1]"
    )
    loose = tree.xpath(
        "//text()[contains(., '\u202e')][not(ancestor::bdi) and not(ancestor::*[@dir])]"
    )
    assert holders
    assert loose == []


@pytest.mark.parametrize(
    "table", ["questions", "claims", "origins", "documents", "relations"]
)
def test_no_cell_runs_as_a_formula(cli: Cli, hostile: Path, table: str):
    printed = cli("show", hostile, table, "--format", "csv").stdout
    cells = [c for row in csv.reader(io.StringIO(printed)) for c in row]
    risky = [c for c in cells if c.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert [c for c in risky if not re.fullmatch(r"-?\d+(\.\d+)?", c)] == []


def test_a_terminal_gets_no_controls(cli: Cli, hostile: Path):
    for table in ("claims", "documents", "origins"):
        printed = cli("show", hostile, table).stdout
        assert [c for c in set(printed) - {"\n"} if not c.isprintable()] == []
    again = cli("read", hostile.parent, "--workers", "1")
    said = again.stderr + cli("show", hostile, "document", "nobody").stderr
    assert again.exit_code == 3
    assert [c for c in set(said) - {"\n"} if not c.isprintable()] == []
