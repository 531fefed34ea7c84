"""The rows of quotes: utterances, voices, words in their marks, and why a speaker."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.content import Content

from search.language.outer_marks import marks_around
from search.model import Quote, QuoteFlag
from search.punctuation import marks_of
from tests.harbour import QUOTES, TERMS, at, harbour
from tui.output.plain import quote_lines
from tui.output.quoted import clipped, quoted, quoted_lines
from tui.text.utterances import UNKNOWN, mention, type_words, utterances, voices
from tui.text.why import why
from tui.text.wrap import cell_len
from tui.widgets.quote_rows import quote_row, terms_row, voice_quote_row, voice_row
from tui.widgets.rows import two_ends


def quote(words: str) -> Quote:
    return next(each for each in QUOTES if each.text == words)


def reason(words: str, **more: object) -> str:
    changed = replace(quote(words), **more)  # type: ignore[arg-type]
    return why(harbour(), changed).words


# -- utterances -----------------------------------------------------------------------------------------


def test_a_split_quote_is_one_utterance_and_a_nested_one_is_its_own() -> None:
    listed = utterances(QUOTES)
    assert [each.indexes for each in listed] == [(0, 1), (2,), (3,), (4,), (5,), (6,), (7,)]
    assert [part.text for part in listed[0].quotes] == ["We acted at once,", "Nobody waited."]


def test_a_part_inside_another_part_is_not_repeated() -> None:
    outer, inner = quote("A clerk wrote ‘not now’ on it."), replace(quote("not now"), group=3)
    (one,) = utterances([inner, outer])
    assert one.quotes == (outer,)
    assert sorted(one.indexes) == [0, 1]


def test_the_same_group_of_another_article_is_another_utterance() -> None:
    one = quote("late")
    assert len(utterances([one, replace(one, article=2)])) == 2


@pytest.mark.parametrize(
    ("before", "after", "marks"),
    [
        ("他說：“", "”。", ("“", "”")),
        ("he said, ‘", ",’ and", ("‘", "’")),
        ("a dit : «\u202f", "\u202f».", ("«\u202f", "\u202f»")),
        ("Er: „", "“, so", ("„", "“")),
        ("他表示：「", "", ("「", "」")),  # the closing one is lost
        ("Miller: ", "", ("", "")),
        ("a dit qu'", ". Il", ("", "")),
        ("", "”", ("", "")),
    ],
)
def test_words_stand_in_the_marks_of_their_article(before: str, after: str, marks: tuple[str, str]) -> None:
    assert marks_around(before, after) == marks
    said = replace(quote("late"), kind="direct", lang="zh-Hant", marks=marks)
    opening, closing = marks if marks[0] else ("「", "」")
    assert quoted([said]) == f"{opening}late{closing}"
    assert quoted([replace(said, kind="indirect")]) == "late"
    assert quoted([said, replace(said, marks=("", ""))])[-1] == closing[-1]


def test_voices_are_people_those_who_say_most_first_and_nobody_last() -> None:
    found = voices(utterances(QUOTES))
    assert [(voice.name, len(voice.utterances)) for voice in found] == [
        ("Henrik Lauridsen", 3),
        ("The report", 1),
        ("A clerk", 1),
        ("Ein Sprecher", 1),
        (UNKNOWN, 1),
    ]


def test_two_scripts_of_one_name_are_one_voice() -> None:
    both = [
        replace(quote("late"), person="马克·扎克伯格", group=1),
        replace(quote("late"), person="馬克·扎克伯格", group=2),
    ]
    assert len(voices(utterances(both))) == 1


def test_what_a_mention_tells_beside_the_name() -> None:
    assert mention(quote("We acted at once,")) == "he"
    assert mention(replace(quote("late"), speaker_text="Lauridsen")) == ""
    assert mention(quote("not now")) == ""
    assert type_words(quote("not now")) == "unnamed"
    assert type_words(replace(quote("not now"), speaker_type="person")) == "unknown"
    assert type_words(quote("No comment.")) == ""


# -- words ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "shown"),
    [
        ("en", "“one two”"),
        ("de", "„one two“"),
        ("fr", "«\u202fone two\u202f»"),
        ("ru", "«one two»"),
        ("zh-Hant", "「one two」"),
        ("zh-Hans", "“one two”"),
        ("und", "“one two”"),
    ],
)
def test_direct_speech_has_the_marks_of_its_language(lang: str, shown: str) -> None:
    said = replace(quote("late"), text="one two", lang=lang, kind="direct")
    assert quoted([said]) == shown
    assert quoted([replace(said, kind="indirect")]) == "one two"


def test_shortened_words_end_at_a_word_and_keep_the_closing_mark() -> None:
    said = replace(
        quote("late"), text="alpha beta gamma delta epsilon zeta eta theta", lang="de", kind="direct"
    )
    lines = quoted_lines([said], 14, 2)
    assert lines == ["„alpha beta", "gamma delta…“"]
    assert all(cell_len(line) <= 14 for line in lines)


def test_shortened_chinese_ends_with_six_dots() -> None:
    said = replace(quote("late"), text="天下皆知美之为美斯恶已" * 3, lang="zh-Hans", kind="direct")
    lines = quoted_lines([said], 20, 2)
    assert lines[-1].endswith("……”")
    assert all(cell_len(line) <= 20 for line in lines)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("We waited.\n\n“Then we left.\n\n“Nobody came.", "We waited. Then we left. Nobody came."),
        ("He read:\n\n“Not now” was on it.", "He read: “Not now” was on it."),
        ("Wir warteten.\n\n„Dann gingen wir.", "Wir warteten. Dann gingen wir."),
        ("我们等了。\n\n“然后走了。", "我们等了。 然后走了。"),
        ('We waited.\n\n"Then we left.', "We waited. Then we left."),
        ('He read:\n\n"Not now" was on it.', 'He read: "Not now" was on it.'),
        ("One line\nand another.", "One line and another."),
    ],
)
def test_a_mark_that_opens_a_paragraph_again_is_left_out(text: str, shown: str) -> None:
    assert quoted([replace(quote("Wir warten."), text=text, kind="indirect")]) == shown


@pytest.mark.parametrize("width", [1, 2, 3, 5])
@pytest.mark.parametrize("text", ["", "word", "天下皆知", "e\u0301" * 9, "👩‍👩‍👧" * 3, "a b c d e f"])
def test_no_words_break_the_shortening(text: str, width: int) -> None:
    assert len(clipped(text, width, 2)) <= 2


def test_marks_of_an_unknown_language_are_english() -> None:
    assert marks_of("tlh") == ("“", "”")


# -- rows -----------------------------------------------------------------------------------------------


def test_a_row_says_who_how_which_kind_and_what_to_know() -> None:
    rows = [quote_row(each, 60).plain for each in utterances(QUOTES)]
    assert rows[0].startswith("Henrik Lauridsen (he)  said")
    assert rows[0].split("\n")[0].endswith("direct")
    assert "“We acted at once, … Nobody waited.”" in rows[0]
    assert rows[2].startswith("The report · document  noted")
    assert "partial · inside another quote" in rows[3]
    assert rows[4].startswith(UNKNOWN)
    assert "end inferred" in rows[4]
    assert "„Wir warten.“" in rows[5]


@pytest.mark.parametrize("width", [16, 24, 40])
def test_no_row_is_wider_than_the_pane(width: int) -> None:
    listed = utterances(QUOTES)
    rows = [*(quote_row(each, width) for each in listed), *(voice_quote_row(each, width) for each in listed)]
    rows += [voice_row(voice, True, width) for voice in voices(listed)]
    rows.append(terms_row(TERMS, True, width))
    widest = max(cell_len(line) for row in rows for line in row.plain.split("\n"))
    assert widest <= width


def test_a_verb_that_has_no_room_beside_the_name_goes_below_it() -> None:
    narrow = quote_row(utterances(QUOTES)[6], 30).plain.split("\n")
    assert narrow[0].split() == ["Henrik", "Lauridsen", "mixed"]
    assert narrow[1] == "(Mr Lauridsen)  called"


@pytest.mark.parametrize("width", [14, 20, 28])
def test_a_long_name_and_all_flags_are_whole_in_a_narrow_pane(width: int) -> None:
    flags: tuple[QuoteFlag, ...] = ("headline", "speaker carried over")
    long = replace(quote("late"), person="Fuentes del ministerio", speaker_text="", flags=flags)
    (utterance,) = utterances([long])
    words = " ".join(quote_row(utterance, width).plain.split())
    assert words.startswith("Fuentes del ministerio")
    assert words.endswith("in a headline · speaker carried over")


def test_a_colon_is_no_verb() -> None:
    (utterance,) = utterances([replace(quote("late"), cue=":")])
    assert ":" not in quote_row(utterance, 60).plain
    (line,) = quote_lines(replace(harbour(), quotes=utterance.quotes))
    assert line == "harbour.txt:6 Henrik Lauridsen (Mr Lauridsen) [mixed] late"


def test_the_kind_of_a_speaker_gives_way_to_how_much_is_said() -> None:
    (voice,) = voices(utterances([quote("A clerk wrote ‘not now’ on it.")]))
    shown = [" ".join(voice_row(voice, False, width).plain.split()) for width in (40, 26, 16)]
    assert shown == ["▾ The report · document 1 statement", "▾ The report 1 statement", "▾ The report 1"]


def test_a_wide_character_is_never_cut_in_half() -> None:
    for width in range(6, 20):
        line = two_ends(Content("约斯特·特维尔的发言人"), Content("1"), width).plain
        assert cell_len(line) == width
        assert " …" not in line


def test_below_a_heading_a_row_says_only_what_the_heading_does_not() -> None:
    nobody = replace(quote("late"), person="", speaker_text="The port", speaker_type="")
    heads = [
        voice_quote_row(each, 40).plain.split("\n")[0].split() for each in utterances([*QUOTES[:2], nobody])
    ]
    assert heads == [["(he)", "said", "direct"], ["The", "port", "called", "mixed"]]


def test_a_heading_keeps_its_name_where_there_is_little_room() -> None:
    voice = voices(utterances(QUOTES))[0]
    assert voice_row(voice, False, 40).plain.split("\n")[0].endswith("3 statements")
    assert voice_row(voice, True, 22).plain.split("\n")[0] == "▸ Henrik Lauridsen   3"


def test_control_bytes_and_markup_are_shown_as_they_are() -> None:
    odd = replace(quote("late"), person="\x1b[31m[b]x", text="[/]\x07", cue="\u202e")
    row = quote_row(utterances([odd])[0], 40).plain
    assert "\x1b" not in row
    assert "\x07" not in row
    assert "[31m[b]x" in row


# -- why ------------------------------------------------------------------------------------------------


def test_why_names_the_evidence_and_how_far_it_is() -> None:
    assert reason("We acted at once,") == "he → Henrik Lauridsen, named in the sentence before"
    start, end = at("Harbour waits")
    there = reason("We acted at once,", evidence_start=start, evidence_end=end)
    assert there.endswith("named in the headline")
    start, end = at("Mr Lauridsen")
    there = reason("We acted at once,", evidence_start=start, evidence_end=end)
    assert there.endswith("named in passage 6")


def test_why_without_a_name_says_so() -> None:
    assert reason("No comment.") == "no name stands near: unknown"
    assert (
        reason("late", person="", speaker_text="he") == "“he” stands beside the words; no name near it fits"
    )
    assert reason("not now") == "“A clerk”, somebody without a name, stands beside the words"
    assert reason("A clerk wrote ‘not now’ on it.") == "“The report”, a document, stands beside the words"


def test_why_of_a_name_beside_the_words() -> None:
    assert reason("late", speaker_text="Lauridsen") == "the name Henrik Lauridsen stands beside the words"
    assert reason("late") == "Mr Lauridsen → Henrik Lauridsen, by the names of this article"


def test_why_of_a_speaker_that_was_carried_over() -> None:
    start, end = at("Ein Sprecher")
    carried = {"flags": ("speaker carried over",), "speaker_start": start, "speaker_end": end}
    words = reason("late", **carried)
    assert words == "no speaker beside it → Henrik Lauridsen, who speaks in the sentence before"
    words = reason("late", person="", speaker_text="Ein Sprecher", **carried)
    assert words == "no speaker beside it → Ein Sprecher, who speaks in the sentence before"
    assert reason("No comment.", person="Ana Ruiz") == "no speaker beside it → Ana Ruiz"
