"""One change of many commitments: what is shown, what is written, and for whom."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.db.models import F
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commitments.models import Commitment, SupportingParticipant
from contacts.enums import Audience, Role
from contacts.models import HandlingMark
from core.changes.models import Standing
from tests.commitments.imports.conftest import Person, Register
from tests.factories.commitments import ForumFactory, MineralFactory

pytestmark = pytest.mark.django_db

PAGE = reverse("commitments:change")
LIST = reverse("commitments:register")
DUE = date(2027, 3, 31)


def ask(person: Person, *commitments: Commitment | str, change: str = "set:due_on", **fields: str) -> HttpResponse:
    """Choose commitments and one change of them, as the first page sends it."""
    references = [each if isinstance(each, str) else each.reference for each in commitments]
    sent = {"change": change, "due_on": DUE.isoformat(), "reason": "Agreed at the meeting"} | fields
    return person.client.post(PAGE, {"reference": references} | sent)  # type: ignore[return-value]  # The client's own subclass.


def confirm(person: Person, answer: HttpResponse, **fields: str) -> HttpResponse:
    """Press the button of the preview ``answer``."""
    context = answer.context  # type: ignore[attr-defined]  # The same.
    return person.client.post(PAGE, context["form"].data.dict() | {"seen": context["result"].seen} | fields)  # type: ignore[return-value]  # The same.


def before_and_after(answer: HttpResponse) -> dict[str, tuple[str, str]]:
    return {shown.commitment.reference: (shown.before, shown.after) for shown in answer.context["rows"]}  # type: ignore[attr-defined]  # The same.


def refused(answer: HttpResponse) -> dict[str, str]:
    rows = answer.context["result"].refused  # type: ignore[attr-defined]  # The same.
    return {row.name: row.problems[0].message for row in rows}


def due_days() -> set[date | None]:
    return set(Commitment.objects.values_list("due_on", flat=True))


def test_preview_shows_changes_unchanged_rows_and_refusals_and_writes_nothing(
    register: Register, editor: Person
) -> None:
    ours, same = register.commitment(due_on=None), register.commitment(due_on=DUE)
    theirs = register.commitment(lead=register.theirs, due_on=None)
    begun = register.commitment(begun_on=date(2028, 1, 1), due_on=None)
    before = due_days()
    answer = ask(editor, ours, same, theirs, begun)
    assert answer.status_code == 200
    assert before_and_after(answer) == {ours.reference: ("Not set", "31 March 2027")}
    assert [row.name for row in answer.context["result"].unchanged] == [same.reference]  # type: ignore[attr-defined]  # The client's own subclass.
    assert refused(answer) == {
        theirs.reference: "Only THEIRS, which owns this record, and the secretariat can do this.",
        begun.reference: "The due date must be on or after the start date.",
    }
    assert "Change 1 commitment" in answer.text
    assert due_days() == before


def test_confirmed_all_are_changed_with_the_reason_in_their_history_and_once(
    register: Register, editor: Person
) -> None:
    chosen = [register.commitment(due_on=None), register.commitment(due_on=None)]
    answer = ask(editor, *chosen)
    for words in ("2 commitments updated.", "No changes needed"):
        assert confirm(editor, answer).headers["Location"] == LIST
        assert words in editor.client.get(LIST).text
    assert due_days() == {DUE}
    events = Commitment.pgh_event_model.objects.filter(pgh_label="update")  # type: ignore[attr-defined]  # Made by pghistory.
    assert [each.pgh_context["reason"] for each in events] == ["Agreed at the meeting"] * 2


@pytest.mark.owner
def test_one_that_changed_since_it_was_shown_is_named_and_none_is_written(register: Register, editor: Person) -> None:
    chosen = [register.commitment(due_on=None), register.commitment(due_on=None)]
    answer = ask(editor, *chosen)
    # As the trigger does in another transaction than this one.
    Standing.objects.filter(type="commitment", record=chosen[1].pk).update(version=F("version") + 1)
    answer = confirm(editor, answer)
    assert answer.status_code == 409
    problems = answer.context["problems"]  # type: ignore[attr-defined]  # The client's own subclass.
    assert [row.name for row in problems] == [chosen[1].reference]
    assert "This record was changed after the preview." in answer.text
    assert due_days() == {None}
    # What stands below is as it is now, and can be confirmed.
    assert confirm(editor, answer).status_code == 302
    assert due_days() == {DUE}


@pytest.mark.parametrize("lost", ["lead", "mark"])
def test_one_refused_at_the_end_leaves_all_as_they_were(register: Register, editor: Person, lost: str) -> None:
    chosen = [register.commitment(due_on=None), register.commitment(due_on=None)]
    answer = ask(editor, *chosen)
    # Another ministry leads it now, and keeps it to itself.
    Commitment.objects.filter(pk=chosen[1].pk).update(lead=register.theirs)
    if lost == "mark":
        own = HandlingMark.objects.get(audience=Audience.OWN_PARTICIPANT)
        Commitment.objects.filter(pk=chosen[1].pk).update(mark=own)
    answer = confirm(editor, answer)
    assert answer.status_code == 409
    assert due_days() == {None}


def test_a_hidden_reference_is_answered_as_one_that_never_was(register: Register, editor: Person) -> None:
    own = HandlingMark.objects.get(audience=Audience.OWN_PARTICIPANT)
    hidden = register.commitment(lead=register.theirs, mark=own).reference
    unknown = f"{hidden[:-1]}Z"
    pages = []
    for reference in (hidden, unknown):
        answers: list[Any] = [
            editor.client.get(PAGE, {"reference": reference}),
            ask(editor, reference),
            editor.client.post(
                PAGE, {"seen": f"{reference}:1", "change": "empty:due_on", "due_on": "", "reason": "None"}
            ),
        ]
        assert [answer.status_code for answer in answers] == [200, 200, 409]
        pages.append([_plain(answer.text, reference) for answer in answers])
        assert all(f"Record not found: {reference}." in answer.text for answer in answers)
    assert pages[0] == pages[1]


def _plain(text: str, reference: str) -> list[str]:
    """A page without what differs each time."""
    return [line for line in text.replace(reference, "…").splitlines() if "csrf" not in line and "nonce" not in line]


def test_the_whole_list_is_chosen_by_its_query_without_what_the_user_cannot_edit(
    register: Register, editor: Person
) -> None:
    ours = [register.commitment(due_on=None), register.commitment(due_on=None)]
    register.commitment(lead=register.theirs, due_on=None)
    other = register.commitment(due_on=date(2030, 1, 1))
    link = editor.client.get(LIST, {"due_on__isnull": "true"}).context["whole_list"]
    assert link == "list=due_on__isnull%3Dtrue"
    asked = editor.client.get(f"{PAGE}?{link}")
    assert asked.context["chosen"] == ours
    assert '<input type="hidden" name="list" value="due_on__isnull=true">' in asked.text
    # One more that matches in the meantime is in the preview.
    ours.append(register.commitment(due_on=None))
    sent = {"list": "due_on__isnull=true", "change": "set:due_on", "due_on": DUE.isoformat(), "reason": "Agreed"}
    answer: Any = editor.client.post(PAGE, sent)
    assert set(before_and_after(answer)) == {each.reference for each in ours}
    assert confirm(editor, answer).status_code == 302
    assert set(Commitment.objects.filter(due_on=DUE)) == set(ours)
    assert Commitment.objects.get(pk=other.pk).due_on == date(2030, 1, 1)
    theirs = editor.client.get(PAGE, {"list": f"lead={register.theirs.code}"})
    assert (theirs.context["chosen"], "This list has none of them." in theirs.text) == ([], True)


def test_a_whole_list_beyond_the_limit_is_refused(
    register: Register, editor: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("commitments.imports.bulk.views.MOST", 1)
    for _number in range(2):
        register.commitment()
    answer = editor.client.get(f"{PAGE}?list=")
    assert answer.status_code == 400
    assert "You can edit up to 1 commitments at once." in answer.text


def test_the_selected_commitments_are_exported_alone(register: Register, editor: Person) -> None:
    chosen, other = register.commitment(), register.commitment()
    answer = editor.client.get(reverse("commitments:export", args=["csv"]), {"reference": chosen.reference})
    text = answer.content.decode()
    assert chosen.reference in text
    assert other.reference not in text


def test_an_export_of_a_selection_has_no_filter_no_limit_and_no_fallback(register: Register, editor: Person) -> None:
    address = reverse("commitments:export", args=["csv"])
    chosen, other = register.commitment(due_on=DUE), register.commitment(due_on=None)
    unknown = [f"MOC-2024-{number:03}" for number in range(150)]
    # Chosen before the list was filtered.
    sent = {"reference": [*unknown, chosen.reference], "due_on__isnull": "true", "selected": "1"}
    text = editor.client.get(address, sent).content.decode()
    assert chosen.reference in text
    assert other.reference not in text
    for reference in ("a\x00b", "", "nothing"):
        answer = editor.client.get(address, {"reference": reference, "selected": "1"})
        assert (answer.status_code, other.reference in answer.content.decode()) == (400, False)
        assert "No commitments selected" in answer.content.decode()
    assert editor.client.get(address, {"selected": "1"}).status_code == 400
    assert other.reference not in editor.client.get(address, {"reference": "a\x00b"}).content.decode()


def test_an_unknown_filter_of_the_list_does_not_widen_the_selection(register: Register, editor: Person) -> None:
    register.commitment()
    for answer in (
        editor.client.get(PAGE, {"list": "colour=red&lead=OURS"}, follow=True),
        editor.client.post(PAGE, {"list": "colour=red&lead=OURS", "change": "empty:due_on"}, follow=True),
    ):
        assert answer.redirect_chain == [(f"{LIST}?colour=red&lead=OURS", 302)]
        assert "No commitments were selected, because the list has an unknown filter." in answer.text
        assert "Unknown filter ignored: “colour: red”." in answer.text


def test_the_whole_list_is_offered_up_to_the_limit(
    register: Register, editor: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    register.commitment()
    register.commitment()
    for most, offered in ((2, "list="), (1, "")):
        monkeypatch.setattr("commitments.views.register.page.MOST", most)
        answer = editor.client.get(LIST)
        assert answer.context["whole_list"] == offered
        assert ("You can edit up to 1 commitments together." in answer.text) is not bool(offered)


def test_the_whole_list_is_read_without_its_texts(register: Register, editor: Person) -> None:
    register.commitment()
    with CaptureQueriesContext(connection) as queries:
        editor.client.get(PAGE, {"list": "state=active"})
    (read,) = [each["sql"] for each in queries if "LIMIT 101" in each["sql"]]
    assert "text_en" not in read


def test_links_come_and_go_and_a_mark_is_only_raised(register: Register, editor: Person) -> None:
    mineral, forum = MineralFactory.create(), ForumFactory.create()
    public, shared, own = (
        HandlingMark.objects.get(audience=audience)
        for audience in (Audience.PUBLIC, Audience.PARTICIPANTS, Audience.OWN_PARTICIPANT)
    )
    wide, narrow = register.commitment(mark=public), register.commitment(mark=own)
    SupportingParticipant.objects.create(commitment=wide, participant=register.theirs)
    for change, changed in (
        (f"add:minerals:{mineral.code}", {wide, narrow}),
        (f"add:also_in:{forum.code}", {wide, narrow}),
        (f"remove:supporting:{register.theirs.code}", {wide}),
        (f"raise:mark:{shared.code}", {wide}),
        (f"remove:also_in:{forum.code}", {wide, narrow}),
    ):
        answer = ask(editor, wide, narrow, change=change)
        assert set(before_and_after(answer)) == {each.reference for each in changed}
        assert confirm(editor, answer).status_code == 302
    wide.refresh_from_db()
    narrow.refresh_from_db()
    assert [wide.mark, narrow.mark] == [shared, own]
    assert [list(each.minerals.all()) for each in (wide, narrow)] == [[mineral]] * 2
    assert not wide.supporting.exists()
    assert not wide.also_in.exists()


def test_the_secretariat_changes_what_any_ministry_leads_but_not_out_of_its_own_sight(
    register: Register, secretariat: Person
) -> None:
    chosen = [register.commitment(due_on=None), register.commitment(lead=register.theirs, due_on=None)]
    assert confirm(secretariat, ask(secretariat, *chosen)).status_code == 302
    assert due_days() == {DUE}
    own = HandlingMark.objects.get(audience=Audience.OWN_PARTICIPANT)
    assert len(refused(ask(secretariat, *chosen, change=f"raise:mark:{own.code}"))) == 2


def test_the_register_offers_a_box_for_each_that_its_reader_may_change(
    register: Register, person: Callable[..., Person]
) -> None:
    ours, theirs = register.commitment(), register.commitment(lead=register.theirs)
    boxes = {each: f'name="reference" value="{each.reference}"' for each in (ours, theirs)}
    for role, offered in ((Role.READER, set()), (Role.EDITOR, {ours}), (Role.SECRETARIAT, {ours, theirs})):
        page = person(role).client.get(LIST).text
        assert {each for each, box in boxes.items() if box in page} == offered
        assert ("Edit selected commitments" in page) is bool(offered)


@pytest.mark.parametrize(
    ("sent", "problem"),
    [
        ({"due_on": ""}, "Enter the new due date."),
        ({"due_on": "soon"}, "Enter a valid date, for example 2027-03-31."),
        ({"reason": " "}, "This field is required."),
        ({"change": "raise:mark:nothing"}, "Select a valid choice."),
        ({"change": "set:state:completed"}, "Select a valid choice."),
    ],
)
def test_invalid_input_is_reported_at_its_field(
    register: Register, editor: Person, sent: dict[str, str], problem: str
) -> None:
    answer = ask(editor, register.commitment(), **sent)
    assert answer.status_code == 400
    assert problem in answer.text


def test_none_is_too_few_and_more_than_a_hundred_are_too_many(register: Register, editor: Person) -> None:
    assert "Select commitments in the register first" in editor.client.get(PAGE).text
    assert ask(editor).status_code == 400
    for answer in (
        ask(editor, *(f"MOC-2098-{number}" for number in range(101))),
        editor.client.get(PAGE, {"reference": [f"MOC-2098-{number}" for number in range(101)]}),
    ):
        assert answer.status_code == 400
        assert "You can edit up to 100 commitments at once" in answer.text


def test_as_many_statements_for_one_as_for_many_where_nothing_is_written(register: Register, editor: Person) -> None:
    def counts() -> list[int]:
        found = list(Commitment.objects.all())
        counted = []
        for call in (
            lambda: editor.client.get(LIST),
            lambda: editor.client.get(PAGE, {"reference": [each.reference for each in found]}),
            lambda: ask(editor, *found),
        ):
            with CaptureQueriesContext(connection) as queries:
                call()
            counted.append(len(queries))
        return counted

    register.commitment(due_on=DUE)
    register.commitment(lead=register.theirs, due_on=None)
    few = counts()
    for _each in range(3):
        register.commitment(due_on=DUE)
        register.commitment(lead=register.theirs, due_on=None)
    assert counts() == few
