"""Chinese in other characters wherever words of articles are shown: no row and no mark moves."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from search.bookmarks import bookmark_of
from search.bookmarks.standing import standing
from search.model import Article, Evidence, Passage, Person, Proposal, Quote, Related, Span, Statement
from search.people.utterances import Utterance
from search.speech import use
from tests.desk import desk_of, desk_on, settled
from tui.text.characters import converted
from tui.text.drawn import drawn
from tui.widgets.pane_list import PaneList
from tui.widgets.people_rows import person_row, well_known

PASSAGE = Passage(1, 1, 0, 0, 4, "zh-Hans", "body")


def test_what_is_drawn_keeps_its_length_and_everything_that_is_no_word_of_an_article() -> None:
    said = Quote(0, 4, "开放模型", "direct", cue="说", person="马克", lang="zh-Hans", flags=("partial",))
    assert drawn(Utterance((said,)), "traditional").first.text == "開放模型"
    assert drawn(said, "traditional").flags == ("partial",)
    assert drawn(said, "original") is said
    assert drawn(said, "simplified") == said

    found = Related(
        PASSAGE, "开.txt", "开放", "报社", "", 0, 4, "开放模型", 1.0, "", (Evidence("name", "开 = open"),)
    )
    shown = drawn(found, "traditional")
    assert (shown.file, shown.title, shown.source, shown.text) == ("开.txt", "開放", "報社", "開放模型")
    assert shown.evidence[0].label == "開 = open"

    person = Person("马克", ("马克", "Mark"), ("a",), ("zh-Hans", "en"), 1, proposals=(Proposal("马", ()),))
    assert drawn(person, "traditional").names == ("馬克", "Mark")
    assert drawn(person, "traditional").proposals[0].name == "馬"
    names = Person("鄭于", ("鄭于", "劳里森"), ("a",), ("zh-Hant", "zh-Hans"), 1)
    assert drawn(names, "traditional").names == ("鄭于", "勞里森")
    assert converted("房间里，亨里克·劳里森说", "traditional") == "房間裡，亨里克·勞里森說"
    japanese = Person("国会", ("国会",), ("a",), ("ja",), 1)
    assert drawn(japanese, "traditional") == japanese

    head = Article(1, "国.txt", 0, "国会", "", langs=("en", "zh-Hans"))
    assert drawn(head, "traditional").title == "國會"
    kept = standing(bookmark_of(Article(1, "a", 0, "国", "国会开会。"), 0, 4), None)
    assert drawn(kept, "traditional").bookmark.file == "a"
    assert drawn(Span(1, 2), "traditional") == Span(1, 2)
    assert drawn(Statement("国", "国会", ()), "traditional") == Statement("国", "國會", ())


def test_a_person_keeps_the_name_that_sources_of_the_reader_use() -> None:
    use("zh-Hant")
    names = ("Ilse Varga", "伊尔莎贝·瓦尔加", "伊爾莎·瓦爾嘉")
    person = Person("Ilse Varga", names, ("a",), ("en",), 1)
    row = person_row(drawn(well_known(person), "traditional"), 60)
    assert [line.rstrip() for line in row.plain.splitlines()][1] == "Ilse Varga = 伊爾莎貝·瓦爾加"
    assert row.plain.startswith("伊爾莎·瓦爾嘉")


def text_of(rows: PaneList) -> list[str]:
    return [str(rows.get_option_at_index(row).prompt) for row in range(rows.option_count)]


async def test_the_key_turns_the_rows_and_moves_none(copied_story: tuple[Path, Path], tmp_path: Path) -> None:
    async with desk_on(*copied_story, tmp_path) as pilot:
        desk = desk_of(pilot)
        (article,) = (head for head in desk.heads if head.file == "zh-Hans-1.txt")
        desk.open(article.id, 400)
        await settled(pilot)
        for key in ("S", "O", "T", "number_sign", "c"):
            await pilot.press(key)
            await settled(pilot)
            await turned(pilot, pilot.app.screen.query(PaneList).first())
            if key == "S":
                await follows(pilot, pilot.app.screen.query(PaneList).first())
            await pilot.press("escape")
        await pilot.press("t", "t")
        source = converted(article.source, "traditional")
        assert source != article.source
        assert source in " ".join(line.words for line in desk.page.page.lines if line.kind == "meta")


async def turned(pilot: Pilot[None], rows: PaneList) -> None:
    rows.highlighted = min(3, rows.option_count - 1)
    await pilot.pause()
    before, at, top = text_of(rows), rows.highlighted, rows.scroll_offset.y
    await pilot.press("t", "t")  # by way of Simplified
    after = text_of(rows)
    assert after != before
    assert len(after) == len(before)
    assert (rows.highlighted, rows.scroll_offset.y) == (at, top)
    await pilot.press("t")
    assert text_of(rows) == before


async def follows(pilot: Pilot[None], rows: PaneList) -> None:
    """What is turned in the screen above is turned below."""
    before = text_of(rows)
    await pilot.press("enter")
    await settled(pilot)
    assert pilot.app.screen is not rows.screen
    await pilot.press("t", "t", "escape")
    await settled(pilot)
    assert pilot.app.screen is rows.screen
    assert text_of(rows) != before
    await pilot.press("t")
