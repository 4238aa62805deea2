"""Search finds what a plain reading of the texts finds, whichever way it goes."""

import pytest
from django.db import connection
from django.db.models import QuerySet
from hypothesis import given, settings, strategies as st
from hypothesis.extra.django import TestCase

from commitments.models import Forum, InternalNote
from core.search import SearchPlan, is_indexed, matching, search_plan, searched
from tests.core.search.reference import occurs
from tests.factories.commitments import ForumFactory, InternalNoteFactory
from tests.random_examples import tries

pytestmark = pytest.mark.django_db

PIECES = ["re", "cycl", "ing", "電池", "e\u0301", "ss", *"備蓄éÉŒßｱアＧg%_’'“\"😀\\-—\nーaA().1①\u0301\u3000 "]
WRITING = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@pytest.fixture(params=list(SearchPlan), ids=lambda way: way.name)
def _way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Go the one way and the other, whatever would be the better one."""
    monkeypatch.setattr("core.search.search_query.way_to", lambda _model, _terms: request.param)


CASES = [
    ("Battery recycling", "cycl", True),
    ("Battery recycling", "BATTERY", True),
    ("Battery recycling", "recycling battery", True),
    ("Battery recycling", "recycled", False),
    ("Battery recycling", "yr", False),
    ("Norme internationale", "normes", True),
    ("Norme internationale", "NORMES internationales", True),
    ("Normes internationales", "norme", True),
    ("Proces", "process", False),
    ("Ga", "gas", False),
    ("Battery recycling", "t", True),
    ("Battery recycling", "z", False),
    ("L’élève et l’œuvre", "eleve", True),
    ("L’eleve", "élève", True),
    ("L’élève", "e\u0301le\u0300ve", True),
    ("L’œuvre", "oeuvre", True),
    ("L’oeuvre", "œuvre", True),
    ("L’uranium", "l'uranium", True),
    ("L'uranium", "L’URANIUM", True),
    ("Straße", "STRASSE", True),
    ("“quoted”", '"quoted"', True),
    ("« cité »", '"', True),
    ("重要鉱物の備蓄", "備蓄", True),
    ("重要鉱物の備蓄", "蓄備", False),
    ("重要鉱物の備蓄", "備", True),
    ("重要鉱物の備蓄", "鉛", False),
    ("重要鉱物の備蓄", "鉱物の備", True),
    ("重要鉱物の備蓄", "重要　備蓄", True),
    ("重要鉱物の備蓄", "重要　電池", False),
    ("ﾘｻｲｸﾙ", "リサイクル", True),
    ("リサイクル", "ﾘｻｲｸﾙ", True),
    ("ア", "ｱ", True),
    ("ガ", "ｶﾞ", True),
    ("ハ", "バ", False),
    ("EV用電池", "ＥＶ用", True),
    ("EV用電池", "ev", True),
    ("EV用電池 and anodes", "電池 anode", True),
    ("a share of 50%", "50%", True),
    ("a share of 500", "50%", False),
    ("under_score", "r_s", True),
    ("underscore", "r_s", False),
    ("a\\b", "a\\b", True),
    ("2(c)(iv)", "2(c)(iv)", True),
    ("2(c)(v)", "2(c)(iv)", False),
    ("done 😀", "😀", True),
    ("done 😁", "😀", False),
    ("❤\ufe0f", "❤", True),
    ("one two", "onetwo", False),
    ("anything", "\u0301", True),
    ("anything", "   ", True),
]


@pytest.mark.usefixtures("_way")
@pytest.mark.parametrize(("written", "sought", "found"), CASES)
def test_it_is_found_by_the_index(written: str, sought: str, found: bool) -> None:
    note = InternalNoteFactory.create(text=written)
    assert list(matching(InternalNote.objects.all(), ["text"], sought)) == ([note] if found else [])


@pytest.mark.parametrize(("written", "sought", "found"), CASES)
def test_it_is_found_without_an_index(written: str, sought: str, found: bool) -> None:
    assert not is_indexed(Forum, ["name"])
    forum = ForumFactory.create(name_en="x", name_fr=written, name_ja="")
    assert list(matching(Forum.objects.filter(pk=forum.pk), ["name"], sought)) == ([forum] if found else [])


def test_terms_may_stand_in_different_fields() -> None:
    forum = ForumFactory.create(name_en="Working group", name_ja="作業部会")
    assert list(matching(Forum.objects.filter(pk=forum.pk), ["name"], "group 部会")) == [forum]


class Finding(TestCase):
    """Hypothesis draws a new text for each example, and Django takes the rows of the last one back."""

    @settings(deadline=None, max_examples=tries(25, long=60))
    @given(texts=st.lists(WRITING, min_size=1, max_size=4), sought=WRITING)
    def test_each_way_finds_what_python_finds(self, texts: list[str], sought: str) -> None:
        first = InternalNoteFactory.create(text=texts[0])
        rows = [first, *(InternalNoteFactory.create(commitment=first.commitment, text=text) for text in texts[1:])]
        # A piece of a text that is there is sought more often than one that is not.
        for words in {sought, texts[-1], texts[0][1:4], texts[-1][-2:]}:
            expected = {row.pk for row, text in zip(rows, texts, strict=True) if occurs(words, [text])}
            for way in SearchPlan:
                with pytest.MonkeyPatch.context() as patched:
                    patched.setattr("core.search.search_query.way_to", lambda _model, _terms, way=way: way)
                    found = matching(InternalNote.objects.all(), ["text"], words)
                    assert {row.pk for row in found} == expected, (way, words)


def test_the_fields_of_an_index_are_named_once() -> None:
    assert searched(InternalNote) == ("text",)
    with pytest.raises(LookupError, match="Forum"):
        searched(Forum)


def plan_of(rows: QuerySet[InternalNote]) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    return rows.explain()


def test_few_hits_come_from_the_index() -> None:
    InternalNoteFactory.create(text="重要鉱物の備蓄")
    plan = plan_of(matching(InternalNote.objects.order_by("pk"), ["text"], "備蓄"))
    assert "internal_note_search_grams" in plan
    assert "commitments_internalnote_pkey" in plan


def test_many_hits_are_met_along_the_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_plan, "MANY", 0)
    monkeypatch.setattr(search_plan, "_known", {})
    InternalNoteFactory.create(text="重要鉱物の備蓄")
    plan = plan_of(matching(InternalNote.objects.order_by("pk"), ["text"], "備蓄")[:50])
    assert "internal_note_search_grams" not in plan
    assert "Sort" not in plan
    assert "commitments_internalnote_search_pkey" in plan


def test_which_way_is_better_is_asked_once_a_minute(
    monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    monkeypatch.setattr(search_plan, "_known", {})
    now = [0.0]
    monkeypatch.setattr(search_plan, "monotonic", lambda: now[0])
    InternalNoteFactory.create(text="重要鉱物の備蓄")
    for seconds, statements in ((0, 2), (59, 1), (61, 2)):
        now[0] = seconds
        with django_assert_num_queries(statements):  # type: ignore[operator]  # A fixture that is a function.
            assert matching(InternalNote.objects.all(), ["text"], "備蓄").count() == 1


def test_a_single_letter_of_ascii_is_not_asked_of_the_index(
    monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    monkeypatch.setattr(search_plan, "_known", {})
    with django_assert_num_queries(1):  # type: ignore[operator]  # As above.
        assert matching(InternalNote.objects.all(), ["text"], "a b").count() == 0


def test_what_is_remembered_of_ways_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    known: dict[object, object] = {}
    monkeypatch.setattr(search_plan, "_known", known)
    monkeypatch.setattr(search_plan, "MAX_CACHED", 3)
    for term in "ab", "cd", "ef", "gh":
        search_plan.way_to(InternalNote, [term])
    assert len(known) == 1
