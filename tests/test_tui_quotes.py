"""The quotes pane: rows, grouping, terms; the walk through quotes; why a speaker; the command."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from textual.content import Content
from textual.pilot import Pilot

from search.model import Quote, QuoteFlag
from tests.desk import desk_of, desk_on, settled
from tests.harbour import QUOTES, TERMS, TEXT, at, harbour
from tui import state
from tui.cli import main
from tui.plain import quote_lines
from tui.quoted import clipped, marks_of, quoted, quoted_lines
from tui.screens.desk import DeskScreen
from tui.utterances import UNKNOWN, mention, type_words, utterances, voices
from tui.why import why
from tui.widgets.quote_rows import quote_row, terms_row, voice_quote_row, voice_row
from tui.widgets.rows import two_ends
from tui.wrap import cell_len


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


# -- the desk -------------------------------------------------------------------------------------------


@asynccontextmanager
async def harbour_desk(tmp_path: Path, size: tuple[int, int] = (160, 45)) -> AsyncIterator[Pilot[None]]:
    """The desk with the harbour article open, the cursor in its headline."""
    folder = tmp_path / "news"
    folder.mkdir(exist_ok=True)
    (folder / "a.txt").write_text("A dock\n\nThe dock closes. Nobody knows why.\n", encoding="utf-8")
    async with desk_on(folder, tmp_path / "derived", tmp_path, size) as pilot:
        desk_of(pilot).show_again(harbour(), 0)
        await settled(pilot)
        yield pilot


def highlighted(desk: DeskScreen) -> str:
    """The first line of the highlighted row."""
    pane = desk.quote_list
    assert pane.highlighted is not None
    return str(pane.get_option_at_index(pane.highlighted).prompt).split("\n")[0]


def words_here(desk: DeskScreen) -> str:
    """The quote that the article has under its cursor."""
    assert desk.current_quote is not None
    return desk.current_quote.text


async def test_brackets_stop_once_an_utterance_and_the_list_goes_along(tmp_path: Path) -> None:
    async with harbour_desk(tmp_path) as pilot:
        desk = desk_of(pilot)
        walked = []
        stops = [each.first.text for each in utterances(QUOTES)]
        for _ in stops:
            await pilot.press("]")
            walked.append(words_here(desk))
            assert desk.quote_list.current is not None
            assert desk.current_quote is not None
            assert desk.quote_list.current[1].group == desk.current_quote.group
        assert walked == stops
        await pilot.press("]")
        assert words_here(desk) == walked[-1]
        for words in walked[-2::-1]:
            await pilot.press("[")
            assert words_here(desk) == words
        await pilot.press("y")
        assert pilot.app.clipboard == "We acted at once, … Nobody waited."
        desk.page.go_to_quote(1)
        await pilot.press("b")
        (kept,) = desk.keeping.load()
        assert (kept.start, kept.end) == (QUOTES[0].start, QUOTES[1].end)
        await pilot.press("[")
        assert desk.current_quote == QUOTES[0]


async def test_of_two_quotes_that_begin_together_the_outer_one_is_walked_first(tmp_path: Path) -> None:
    outer = QUOTES[3]
    inner = replace(outer, end=outer.start + 7, text="A clerk", group=9, flags=("nested",))
    article = replace(harbour(), quotes=(inner, *QUOTES))
    async with harbour_desk(tmp_path) as pilot:
        desk = desk_of(pilot)
        desk.show_again(article, outer.start - 3)
        for words in (outer.text, "A clerk", "not now"):
            await pilot.press("]")
            assert words_here(desk) == words
        for words in ("A clerk", outer.text):
            await pilot.press("[")
            assert words_here(desk) == words
        await pilot.press("3", "j")
        assert words_here(desk) == "A clerk"
        await pilot.press("j")
        assert words_here(desk) == "not now"
        await pilot.press("k", "k")
        assert words_here(desk) == outer.text
        assert desk.quote_list.current is not None
        assert desk.quote_list.current[1] == outer


async def test_the_innermost_quote_under_the_cursor_is_selected(tmp_path: Path) -> None:
    async with harbour_desk(tmp_path) as pilot:
        desk = desk_of(pilot)
        desk.page.go_to(TEXT.index("not now") + 2)
        await pilot.pause()
        assert desk.quote_list.current is not None
        assert desk.quote_list.current[1].text == "not now"
        desk.page.go_to(TEXT.index("A clerk"))
        await pilot.pause()
        assert desk.quote_list.current[1].text.startswith("A clerk")


async def test_o_lists_by_person_and_back_with_the_same_quote_highlighted(tmp_path: Path) -> None:
    async with harbour_desk(tmp_path) as pilot:
        desk = desk_of(pilot)
        await pilot.press("]", "]")
        await pilot.press("comma")
        pane = desk.quote_list
        assert pane.border_title == "Quotes 7 · by person"
        heads = [str(pane.get_option_at_index(row).prompt).split("\n")[0] for row in range(pane.option_count)]
        assert heads[0].split() == ["▾", "Henrik", "Lauridsen", "3", "statements"]
        assert pane.current is not None
        assert pane.current[1].text.startswith("the crews knew")
        await pilot.press("comma")
        assert pane.border_title == "Quotes 7"
        assert pane.current is not None
        assert pane.current[1].text.startswith("the crews knew")


async def test_cursor_and_list_agree_by_person_too(tmp_path: Path) -> None:
    async with harbour_desk(tmp_path) as pilot:
        desk = desk_of(pilot)
        await pilot.press("comma", *["]"] * 8)
        assert words_here(desk) == "late"
        assert desk.quote_list.current is not None
        assert desk.quote_list.current[1].text == "late"
        await pilot.press("3", "k")
        assert words_here(desk).startswith("the crews knew")


async def test_the_order_of_the_quotes_is_remembered(tmp_path: Path) -> None:
    async with harbour_desk(tmp_path) as pilot:
        await pilot.press("comma")
        desk_of(pilot).resuming.remember()
    assert state.load(tmp_path / "desk.json").by_person
    async with harbour_desk(tmp_path) as pilot:
        assert desk_of(pilot).quote_list.by_person


async def test_enter_folds_a_heading_and_its_quotes_lead_to_it(tmp_path: Path) -> None:
    async with harbour_desk(tmp_path) as pilot:
        desk = desk_of(pilot)
        pane = desk.quote_list
        await pilot.press("comma", "3", "g")
        full = pane.option_count
        await pilot.press("enter")
        assert desk.panes.active == "quotes"
        assert pane.option_count == full - 3
        assert highlighted(desk).startswith("▸ Henrik Lauridsen")
        await pilot.press("G", "2", "g", "]")
        assert words_here(desk) == "We acted at once,"
        assert highlighted(desk).startswith("▸ Henrik Lauridsen")
        await pilot.press("3", "enter")
        assert pane.option_count == full


async def test_terms_are_folded_and_each_leads_to_its_place(tmp_path: Path) -> None:
    async with harbour_desk(tmp_path) as pilot:
        desk = desk_of(pilot)
        pane = desk.quote_list
        await pilot.press("3", "G")
        assert highlighted(desk).startswith("▸ said by nobody")
        assert pane.current is None
        folded = pane.option_count
        await pilot.press("enter")
        assert pane.option_count == folded + len(TERMS)
        await pilot.press("j")
        assert desk.page.cursor_offset == TERMS[0].start
        assert highlighted(desk).strip() == "Tidewright"
        await pilot.press("j", "j", "enter")
        assert desk.panes.active == "text"
        assert desk.page.cursor_offset == TERMS[2].start
        await pilot.press("3", "G", "k", "k", "k", "enter")
        assert pane.option_count == folded


async def test_an_article_without_quotes_says_so_and_no_key_fails(tmp_path: Path) -> None:
    async with harbour_desk(tmp_path) as pilot:
        desk = desk_of(pilot)
        desk.show_again(replace(harbour(), quotes=(), terms=()), 0)
        await pilot.press("3", "comma", "W", "enter", "j", "k", "comma")
        assert desk.quote_list.current is None
        assert desk.status.reason == ""


# -- why, at the desk -----------------------------------------------------------------------------------


def marked(desk: DeskScreen) -> dict[str, set[str]]:
    """What bears each of the moving marks on the screen."""
    page = desk.page
    found: dict[str, set[str]] = {}
    for row in page.visible_rows():
        for name, span in page.look(row).marks:
            found.setdefault(name.removeprefix("article--"), set()).add(span.of(TEXT))
    return found


async def test_the_current_quote_shows_speaker_and_verb(tmp_path: Path) -> None:
    async with harbour_desk(tmp_path) as pilot:
        desk = desk_of(pilot)
        await pilot.press("]")
        assert marked(desk)["speaker"] == {"he"}
        assert marked(desk)["cue"] == {"said"}
        assert marked(desk)["quote-current"] == {"We acted at once,", "Nobody waited."}
        assert "why-evidence" not in marked(desk)


@pytest.mark.parametrize("ends", ["W", "escape", "G"])
async def test_why_is_shown_until_it_is_taken_away(tmp_path: Path, ends: str) -> None:
    async with harbour_desk(tmp_path) as pilot:
        desk = desk_of(pilot)
        await pilot.press("]", "W")
        assert desk.status.reason == "he → Henrik Lauridsen, named in the sentence before"
        assert marked(desk)["why-evidence"] == {"Henrik Lauridsen"}
        assert marked(desk)["why"] == {"he", "said"}
        await pilot.press(ends)
        assert desk.status.reason == ""
        assert "why" not in marked(desk)
        assert "why-evidence" not in marked(desk)


async def test_why_goes_along_from_quote_to_quote(tmp_path: Path) -> None:
    async with harbour_desk(tmp_path) as pilot:
        desk = desk_of(pilot)
        await pilot.press("]", "W", "]")
        assert words_here(desk).startswith("the crews knew")
        assert desk.status.reason == "he → Henrik Lauridsen, named two sentences before"
        await pilot.press("]")
        await pilot.pause()
        assert desk.status.reason == "“The report”, a document, stands beside the words"
        assert marked(desk)["why"] == {"The report", "noted"}
        await pilot.press("W", "[")
        assert desk.status.reason == ""


async def test_one_note_is_not_stacked_on_another_that_says_the_same(tmp_path: Path) -> None:
    async with harbour_desk(tmp_path) as pilot:
        await pilot.press("4", *["]"] * 12)
        notes = [str(note.message) for note in pilot.app._notifications]
        assert notes == ["There is no further quote in this article."]


async def test_why_of_a_headline_leaves_it_in_sight(tmp_path: Path) -> None:
    start, end = at("Harbour waits")
    there, then = at("Mr Lauridsen")
    nowhere = dict.fromkeys(("speaker_start", "speaker_end", "cue_start", "cue_end"), 0)
    headline = replace(
        QUOTES[0],
        start=start,
        end=end,
        evidence_start=there,
        evidence_end=then,
        **nowhere,  # type: ignore[arg-type]
    )
    async with harbour_desk(tmp_path, size=(40, 12)) as pilot:
        desk = desk_of(pilot)
        desk.show_again(replace(harbour(), quotes=(headline,)), 0)
        await settled(pilot)
        await pilot.press("g", "W")
        await pilot.pause()
        assert desk.page.scroll_offset.y == 0
        assert desk.status.reason.endswith("W goes there")
        await pilot.press("W")
        await pilot.pause()
        assert desk.page.page.row_of(there) in desk.page.visible_rows()


async def test_why_of_the_quote_in_the_list_brings_the_article_into_sight(tmp_path: Path) -> None:
    async with harbour_desk(tmp_path, size=(70, 20)) as pilot:
        desk = desk_of(pilot)
        await pilot.press("3", "g", "W")
        assert desk.page.display
        assert "why-evidence" in marked(desk)


async def test_evidence_far_above_is_scrolled_to_and_back(tmp_path: Path) -> None:
    far = "\n\n".join([*(f"Nothing happened on day {day}." for day in range(80))])
    text = f"{TEXT}\n\n{far}\n\n“Enough,” he said."
    start = text.index("Enough")
    he = text.index("he said", start)
    begin, end = at("Henrik Lauridsen")
    late = replace(
        QUOTES[0],
        start=start,
        end=start + 7,
        text="Enough,",
        group=20,
        speaker_start=he,
        speaker_end=he + 2,
        cue_start=he + 3,
        cue_end=he + 7,
        evidence_start=begin,
        evidence_end=end,
    )
    article = replace(harbour(), text=text, quotes=(late,), blocks=(), passages=())
    async with harbour_desk(tmp_path, size=(100, 20)) as pilot:
        desk = desk_of(pilot)
        desk.show_again(article, start)
        await settled(pilot)
        before = desk.page.scroll_offset.y
        assert before
        await pilot.press("W")
        await pilot.pause()
        assert desk.page.page.row_of(start) in desk.page.visible_rows()
        assert desk.status.reason.endswith(" · W goes there")
        await pilot.press("W")
        await pilot.pause()
        assert desk.page.page.row_of(begin) in desk.page.visible_rows()
        assert desk.page.cursor_offset == start
        assert "W goes there" not in desk.status.reason
        await pilot.press("W")
        await pilot.pause()
        assert desk.page.scroll_offset.y == before


async def test_why_is_shown_in_the_raw_text_too(tmp_path: Path) -> None:
    async with harbour_desk(tmp_path) as pilot:
        desk = desk_of(pilot)
        await pilot.press("]", "R", "W")
        assert desk.page.is_raw
        assert marked(desk)["why-evidence"] == {"Henrik Lauridsen"}
        await pilot.press("R")
        assert not desk.page.is_raw
        assert marked(desk)["why-evidence"] == {"Henrik Lauridsen"}
        desk.show_again(harbour(), QUOTES[0].start)
        await settled(pilot)
        assert desk.status.reason == ""
        assert "why" not in marked(desk)


async def test_grouping_brings_the_list_into_sight(tmp_path: Path) -> None:
    async with harbour_desk(tmp_path, size=(70, 20)) as pilot:
        desk = desk_of(pilot)
        assert not desk.quote_list.display
        await pilot.press("comma")
        assert desk.quote_list.display
        assert desk.quote_list.by_person


async def test_why_without_a_quote_is_a_hint(tmp_path: Path) -> None:
    async with harbour_desk(tmp_path) as pilot:
        desk = desk_of(pilot)
        await pilot.press("g", "W")
        assert desk.status.reason == ""
        assert any("no quote here" in str(note.message) for note in pilot.app._notifications)


# -- the command ----------------------------------------------------------------------------------------


def test_quotes_of_files_and_folders_have_paragraph_speaker_verb_kind_and_flags(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    (folder / "deep").mkdir(parents=True)
    story = "A dock\n\nNobody came.\n\n“We will not stop,” Ana Ruiz said. “Not now.”\n"
    (folder / "one.txt").write_text(story, encoding="utf-8")
    (folder / "deep" / "two.txt").write_text(story.replace("Ana Ruiz", "Bo Lind"), encoding="utf-8")
    result = CliRunner().invoke(main, ["quotes", str(folder)])
    assert result.exit_code == 0
    lines = sorted(result.stdout.splitlines())
    assert len(lines) == 2
    assert "two.txt:3 Bo Lind said [direct] “We will not stop" in lines[0]
    assert "one.txt:3 Ana Ruiz said [direct] “We will not stop" in lines[1]
    assert all(line.endswith(" … Not now.”") for line in lines)


def test_an_empty_folder_of_quotes_says_so(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["quotes", str(tmp_path)])
    assert result.exit_code == 1
    assert "no file in this folder" in result.stderr
