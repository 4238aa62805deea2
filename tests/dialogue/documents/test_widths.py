from dataclasses import replace

import pytest

from dialogue.documents.agenda import DocumentTable, RichParagraph, TableColumn, TextRun
from dialogue.documents.widths import LINE, is_held, widths, with_whole_texts
from tests.factories.agenda_document import LANGUAGES, agenda


def table(weights: tuple[int, ...], *words: str) -> DocumentTable:
    columns = tuple(TableColumn("x", weight) for weight in weights)
    return DocumentTable("Caption", columns, (tuple(RichParagraph((TextRun(each, "en"),)) for each in words),))


def test_columns_share_the_line_by_their_weights() -> None:
    assert widths(table((1, 3), "a", "b"), 160) == pytest.approx((40, 120))


def test_a_column_is_never_narrower_than_its_longest_word() -> None:
    narrow, wide = widths(table((1, 9), "MOC-2096-014", "b"), 160)
    assert narrow > 20
    assert narrow + wide == pytest.approx(160)


ENDLESS = ("x" * 300, "https://www.meti.go.jp/press/2025/08/20250826002/20250826002.html")


@pytest.mark.parametrize("word", ENDLESS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_endless_word_moves_no_column(language: str, word: str) -> None:
    tree = agenda(language)
    for each in (each for annex in tree.annexes for each in annex.tables):
        for place in range(len(each.columns)):
            first, *others = each.rows
            cells = list(first)
            cells[place] = cells[place] + RichParagraph((TextRun(f" {word}", "en"),))
            longer = replace(each, rows=(tuple(cells), *others))
            assert widths(longer) == pytest.approx(widths(each)), (each.caption, place)


def test_words_that_ask_for_more_than_the_line_share_it() -> None:
    assert widths(table((1, 1, 1, 1), *["m" * 24] * 4), 160) == pytest.approx((40,) * 4)


def test_japanese_text_may_break_anywhere_and_asks_for_four_characters() -> None:
    assert widths(table((1, 9), "再生材に関するデータ交換", "b"), 160) == pytest.approx((16, 144))
    assert widths(table((1, 99), "再生材に関するデータ交換", "b"), 160)[0] > 12


@pytest.mark.parametrize(
    "date", ["2027年3月31日", "2027年3月31日（水）", "31\u00a0mars\u00a02027", "17 September 2027"]
)
def test_a_date_that_holds_together_is_one_word(date: str) -> None:
    assert widths(table((1, 9), date, "b"), 160)[0] > 22
    assert is_held(date)
    assert not is_held(f"until {date}")


def test_an_english_date_breaks_before_it_and_not_within() -> None:
    (row,) = with_whole_texts(table((1,), "09:00, 9 February 2027 or May 2027")).rows
    assert str(row[0]) == "09:00, 9\u00a0February\u00a02027 or May 2027"


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_of_an_agenda_fill_their_line(language: str) -> None:
    for annex in agenda(language).annexes:
        assert all(sum(widths(each)) == pytest.approx(LINE) for each in annex.tables)


def test_a_column_without_weight_is_as_wide_as_its_longest_word() -> None:
    code, rest = widths(table((0, 1), "MOC-2096-014", "words " * 40))
    assert 20 < code < 30
    assert code + rest == pytest.approx(LINE)
    assert widths(table((0, 1), "翌2:09", "b"))[0] > 10


def test_the_name_of_a_group_asks_for_no_width() -> None:
    plain = table((0, 1), "1", "b")
    group = (RichParagraph((TextRun("For decision by all the Participants", "en"),)),)
    assert widths(replace(plain, rows=(group, *plain.rows))) == widths(plain)
