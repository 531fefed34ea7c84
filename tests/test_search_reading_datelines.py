"""Date lines, by-lines and names of outlets around a headline, in many languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.language.dates import dates
from search.language.fold import fold
from search.reading.blocks import lay_out
from search.reading.fields import Line, line_of
from search.reading.outlets import outlet

DAY = "2025-07-15"
BODY = (
    "The harbour board said on Tuesday that it would close the oldest dock, ending a century of coal.\n\n"
    "“We are not walking away from the workers,” said the chair of the board, who asked for patience."
)


@pytest.mark.parametrize(
    "text",
    [
        "15 July 2025",
        "Tuesday, 15 July 2025",
        "July 15, 2025, 10:30 a.m.",
        "15. Juli 2025",
        "Dienstag, 15. Juli 2025",
        "Di., 15.07.2025",
        "15. Juli 2025, 10:30 Uhr",
        "15.07.2025, 10.30 Uhr",
        "Aktualisiert am 15. Juli 2025",
        "Stand: 15.07.2025",
        "15 juillet 2025",
        "mardi 15 juillet 2025",
        "Publié le 15 juillet 2025 à 10h30",
        "Mis à jour le 15/07/2025 à 10:30",
        "15 de julio de 2025",
        "martes, 15 de julio de 2025",
        "Publicado el 15 de julio de 2025",
        "15 luglio 2025",
        "15 de julho de 2025",
        "terça-feira, 15 de julho de 2025",
        "15 juli 2025",
        "15 lipca 2025",
        "15 července 2025",
        "15 Temmuz 2025",
        "15 iulie 2025",
        "15 июля 2025",
        "15 июля 2025 г.",
        "вторник, 15 июля 2025 года",
        "Опубликовано 15 июля 2025",
        "15 липня 2025 року",
        "2025年7月15日",
        "2025年7月15日（火）",
        "2025年7月15日(火) 10:30",
        "2025年7月15日 10時30分",
        "更新日：2025年7月15日",
        "2025年7月15日 星期二 10:30",
        "2025. 7. 15.",
        "2025.07.15 10:30",
        "2025년 7월 15일 화요일",
        "입력 2025.07.15 10:30",
        "15/07/2025",
        "07/15/2025",
        "7/15/2025 10:30",
        "15-07-2025",
        "Updated 15/07/2025 at 10:30",
    ],
)
def test_a_line_with_a_date_alone(text: str) -> None:
    assert line_of(text) == Line("date line", date=DAY)


@pytest.mark.parametrize(
    ("text", "source", "author"),
    [
        ("Hafenzeitung | 15. Juli 2025", "Hafenzeitung", ""),
        ("Le Courrier du Port, 15 juillet 2025", "Le Courrier du Port", ""),
        ("El Faro, 15 de julio de 2025", "El Faro", ""),
        ("Harbour Daily, Tuesday, 15 July 2025", "Harbour Daily", ""),
        ("港湾新聞 2025年7月15日", "港湾新聞", ""),
        ("항만일보 2025. 7. 15.", "항만일보", ""),
        ("By Mara Quill, 15 July 2025", "", "Mara Quill"),
        ("By Mara Quill and Tom Reed, 15 July 2025, 10:30 GMT", "", "Mara Quill and Tom Reed"),
        ("Von Anna Schmidt, 15. Juli 2025", "", "Anna Schmidt"),
        ("Par Anne Martin, 15 juillet 2025", "", "Anne Martin"),
        ("Por Ana Ruiz | 15 de julio de 2025", "", "Ana Ruiz"),
    ],
)
def test_a_date_beside_a_name(text: str, source: str, author: str) -> None:
    line = line_of(text)
    assert line is not None
    assert (line.source, line.author, line.date) == (source, author, DAY)


@pytest.mark.parametrize(
    "text",
    [
        "05/07/2025",
        "13/14/2025",
        "32/07/2025",
        "00/15/2025",
        "Versión 3/4/2025",
        "Tel. 15/07/20251",
        "Die Saison 2024/25",
        "Le 15 juillet 2025, le port a fermé.",
        "Am 15. Juli 2025 schloss der Hafen.",
        "Er kam am Dienstag.",
        "15 июля 2025 года порт закрыл причал.",
        "2025年7月15日，港口关闭。",
        "2025年7月15日、港は閉鎖された。",
    ],
)
def test_a_line_that_states_no_date_of_the_page(text: str) -> None:
    assert line_of(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("am 15/07/2025 geschlossen", 20250715.0),
        ("on 07/15/2025 it", 20250715.0),
        ("on 05/05/2025 it", 20250505.0),
        ("on 05/07/2025 it", None),
        ("le 1er juillet 2025", 20250701.0),
        ("15 июля 2025 г.", 20250715.0),
        ("3 мая порт", 503.0),
        ("2025. 7. 15. 발표", 20250715.0),
        ("1.2.3. Abschnitt", None),
    ],
)
def test_dates_in_running_text(text: str, value: float | None) -> None:
    assert [date.value for date in dates(text, fold(text))] == ([] if value is None else [value])


@pytest.mark.parametrize(
    "name",
    [
        "Harbour Daily",
        "The Harrow Bay Herald",
        "Hafenzeitung",
        "Elbtaler Bote",
        "Neue Hafen Zeitung",
        "Le Courrier du Port",
        "La Gazette de Harrow",
        "Diario del Puerto",
        "Corriere della Baia",
        "Порт Новости",
        "青河晚报",
        "青河新闻网",
        "港湾新聞",
        "항만일보",
        "Reuters",
        "新华社",
    ],
)
def test_names_of_outlets(name: str) -> None:
    assert outlet(name) == name
    headline = "Harbour board closes its oldest dock"
    for text in (f"{name}\n\n{headline}\n\n{BODY}", f"{headline}\n{name}\n15 July 2025\n\n{BODY}"):
        layout = lay_out(text)
        assert (layout.title, layout.header.source) == (headline, name)


@pytest.mark.parametrize(
    "line",
    [
        "World News",
        "Breaking News",
        "Letzte Nachrichten",
        "Последние новости",
        "国际新闻",
        "最新新聞",
        "関連ニュース",
        "주요뉴스",
        "Hard Times",
        "Guest Post",
        "Good news",
        "Who pays?",
        "The end of the news",
        "Mara Quill",
        "Workflow",
        "Harbour board meets the press.",
    ],
)
def test_other_short_lines_are_no_outlet(line: str) -> None:
    assert outlet(line) == ""
    assert lay_out(f"{line}\n\nHarbour board closes its oldest dock\n\n{BODY}").header.source == ""


def test_an_outlet_is_the_headline_where_no_other_line_could_be_one() -> None:
    layout = lay_out(f"Harbour News\n\n{BODY}")
    assert (layout.title, layout.header.source) == ("Harbour News", "")


@pytest.mark.parametrize(
    "headline",
    [
        "Who pays?",
        "Harbour board closes its oldest dock.",
        "The dock closes!",
        "Wer zahlt?",
        "¿Quién paga?",
        "谁来买单？",
        "最老的码头将关闭。",
    ],
)
def test_a_headline_may_end_like_a_sentence(headline: str) -> None:
    layout = lay_out(f"{headline}\n\n{BODY}")
    assert layout.title == headline
    assert [block.role for block in layout.blocks] == ["headline", "body", "body"]


@given(st.text())
def test_any_line_is_looked_at_without_harm(text: str) -> None:
    outlet(text)
    line_of(text)
