"""Notices: who may do what, what the pages say before an act, and what they show after it."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commitments.acts import NOTICE_ACTS
from commitments.enums import NoticeKind, NoticeState, Scope
from commitments.models import Notice
from commitments.services import notices
from contacts.enums import MessageState, OfficerFunction, Role
from contacts.models import ContactPoint, ContactPointOfficer, DeliveryAttempt, Message
from tests.factories import law
from tests.factories.contacts import OfficialFactory, UserFactory
from tests.form_data import filled
from tests.sessions import signed_in

pytestmark = pytest.mark.django_db

LIST, ADD = "/admin/commitments/notice/", "/notices/new/"


@pytest.fixture(autouse=True)
def _at() -> object:
    with time_machine.travel(law.AT, tick=False):
        yield


@pytest.fixture
def moc() -> law.Memorandum:
    return law.memorandum()


def page(act: str, notice: Notice) -> str:
    if act in NOTICE_ACTS.acts:
        return NOTICE_ACTS.address(notice, act)
    return reverse(f"admin:commitments_notice_{act}", args=[notice.pk])


def test_the_kind_is_chosen_first_each_with_what_it_means(moc: law.Memorandum) -> None:
    shown = signed_in(moc.officers["JP1"]).get(ADD).text
    for kind in NoticeKind:
        assert f'href="?kind={kind.value}"' in shown
    assert "counted from the last date of receipt" in shown


@pytest.mark.parametrize("role", [Role.EDITOR, Role.CONTACT_OFFICER])
def test_editors_and_officers_write_a_draft_for_their_own(moc: law.Memorandum, role: Role) -> None:
    client, url = signed_in(moc.user("CA2", role)), f"{ADD}?kind=general"
    response = client.post(url, filled(client.get(url), subject_en="Fictitious subject"))
    notice = Notice.objects.get()
    assert response.headers["Location"] == notice.get_absolute_url()
    assert (notice.reference, notice.kind, notice.sender.code) == ("N-2026-001", "general", "CA2")
    assert notice.state == NoticeState.DRAFT


@pytest.mark.parametrize("role", [Role.READER, Role.SECRETARIAT, Role.ADMINISTRATOR])
def test_no_other_role_gives_notice(moc: law.Memorandum, role: Role) -> None:
    user = moc.user("CA2", role) if role.belongs_to_participant else UserFactory.create(role=role)
    client = signed_in(user)
    status = 404 if role is Role.ADMINISTRATOR else 403
    assert client.get(ADD).status_code == client.get(f"{ADD}?kind=general").status_code == status
    assert client.post(f"{ADD}?kind=general", {"subject_en": "Fictitious"}).status_code == status


def test_discontinuance_has_a_scope_and_a_general_notice_has_none(moc: law.Memorandum) -> None:
    client, url = signed_in(moc.officers["JP1"]), f"{ADD}?kind=discontinue"
    assert "Choose one." in client.post(url, filled(client.get(url), subject_en="Fictitious")).text
    sent = filled(client.get(url), subject_en="Fictitious", scope=Scope.NOT_STATED.value)
    assert client.post(url, sent).status_code == 302
    assert Notice.objects.get().scope == Scope.NOT_STATED
    assert 'name="scope"' not in client.get(f"{ADD}?kind=general").text


def test_a_change_of_contact_point_begins_with_the_old_and_the_new_address(moc: law.Memorandum) -> None:
    point = ContactPoint.objects.get(participant__code="CA2")
    point.mailbox = "new@ca2.example"
    point.save(update_fields=["mailbox"])
    shown = signed_in(moc.officers["CA2"]).get(f"{ADD}?kind=contact_point").text
    assert (
        shown.index("new@ca2.example") < shown.index("Previous contact details:") < shown.index("contact@ca2.example")
    )


@pytest.mark.parametrize("role", [Role.READER, Role.CONTACT_OFFICER])
def test_the_draft_of_another_ministry_is_not_there(moc: law.Memorandum, role: Role) -> None:
    notice, client = law.notice(moc, subject_en="Zinnober"), signed_in(moc.user("CA1", role))
    assert client.get(notice.get_absolute_url()).status_code == 404
    assert "Zinnober" not in client.get(LIST).text
    if role is Role.CONTACT_OFFICER:
        assert client.get(page("issue", notice)).status_code == client.post(page("issue", notice)).status_code == 404


def test_an_editor_reads_who_can_issue_the_draft(moc: law.Memorandum) -> None:
    notice, client = law.notice(moc), signed_in(moc.user("JP1", Role.EDITOR))
    shown = client.get(notice.get_absolute_url()).text
    assert str(moc.officers["JP1"]) in shown
    assert page("issue", notice) not in shown
    assert client.get(page("issue", notice)).status_code == client.post(page("issue", notice)).status_code == 403


def test_before_the_issue_every_addressee_and_address_is_named(moc: law.Memorandum) -> None:
    official = OfficialFactory.create(participant=moc.participants["CA3"], email="officer@ca3.example")
    ContactPointOfficer.objects.create(
        contact_point=ContactPoint.objects.get(participant__code="CA3"),
        official=official,
        function=OfficerFunction.PRIMARY,
        since=date(2026, 1, 1),
    )
    notice = law.notice(moc)
    shown = signed_in(moc.officers["JP1"]).get(page("issue", notice)).text
    for address in ("contact@jp2.example", "contact@ca1.example", "contact@ca3.example", "officer@ca3.example"):
        assert address in shown
    assert "contact@jp1.example" not in shown
    assert "4 recipients (5 emails)" in shown
    assert f"{notice.reference}: Fictitious notice" in shown
    assert not Message.objects.exists()


def test_participant_without_address_is_named_with_a_link() -> None:
    moc = law.memorandum(unreachable="CA3")
    notice, client = law.notice(moc), signed_in(moc.officers["JP1"])
    shown = client.get(page("issue", notice)).text
    assert "No address for the contact point of:" in shown
    assert f'<a href="{reverse("contacts:contact-tree")}">view the contact point of' in shown
    assert 'value="Issue this notice"' not in shown
    assert "No address for the contact point of CA3" in client.post(page("issue", notice)).text
    notice.refresh_from_db()
    assert notice.state == NoticeState.DRAFT


def test_issuing_needs_nothing_typed_unless_it_discontinues(moc: law.Memorandum) -> None:
    notice, client = law.notice(moc), signed_in(moc.officers["JP1"])
    response = client.post(page("issue", notice), follow=True)
    assert f"{notice.reference} was issued." in response.text
    assert "0 of 4 addressees have acknowledged receipt. Awaiting JP2, CA1, CA2, CA3." in response.text


def test_a_discontinuance_is_issued_by_typing_its_reference(moc: law.Memorandum) -> None:
    notice, client = law.notice(moc, kind=NoticeKind.DISCONTINUE), signed_in(moc.officers["JP1"])
    shown = client.get(page("issue", notice)).text
    assert "Counted from the date of issue, 25 November 2026:" in shown
    assert "(Civil Code, articles 140 and 143), day before the corresponding day: 25 February 2027." in shown
    wrong = client.post(page("issue", notice), {"reference": "N-2026-999"})
    assert "The reference does not match the notice." in wrong.text
    notice.refresh_from_db()
    assert notice.state == NoticeState.DRAFT
    assert client.post(page("issue", notice), {"reference": notice.reference}).status_code == 302
    notice.refresh_from_db()
    assert notice.state == NoticeState.ISSUED


def test_short_notice_is_flagged_before_the_issue_and_not_refused(moc: law.Memorandum) -> None:
    notice = law.notice(moc, kind=NoticeKind.DISCONTINUE, stated_on=date(2026, 12, 31))
    client = signed_in(moc.officers["JP1"])
    assert "Short notice: article 9(c) provides for 3 months." in client.get(page("issue", notice)).text
    assert client.post(page("issue", notice), {"reference": notice.reference}).status_code == 302


def test_an_addressee_acknowledges_for_itself_with_a_day_of_its_capital(moc: law.Memorandum) -> None:
    notice, client = law.issued(moc), signed_in(moc.officers["CA1"])
    shown = client.get(page("acknowledge", notice)).text
    assert "date in Capital of CA" in shown
    assert "Fictitious words." in shown
    response = client.post(page("acknowledge", notice), {"received_on": "2026-11-25"}, follow=True)
    assert "1 of 4 addressees have acknowledged receipt" in response.text
    assert "Received by CA1 on 25 November 2026" in response.text
    assert "CA1 has already acknowledged receipt." in client.get(page("acknowledge", notice), follow=True).text


def test_an_act_that_is_not_open_any_more_leads_to_the_notice_and_says_why(moc: law.Memorandum) -> None:
    notice, sender, other = law.issued(moc), signed_in(moc.officers["JP1"]), signed_in(moc.officers["CA1"])
    closed = f"“Issue this notice” is not available: the status of {notice.reference} is “Issued”."
    assert closed in sender.get(page("issue", notice), follow=True).text
    assert f"{notice.reference} has already been issued." in sender.post(page("issue", notice)).text
    notices.withdraw(notice=notice, by=moc.officers["JP1"], at=law.AT, reason="Resolved.")
    for client, act, said in (
        (sender, "issue", f"the status of {notice.reference} is “Withdrawn”."),
        (sender, "withdraw", f"the status of {notice.reference} is “Withdrawn”."),
        (other, "acknowledge", "The notice was withdrawn. No acknowledgement is required."),
    ):
        answer = client.get(page(act, notice), follow=True)
        assert answer.redirect_chain == [(notice.get_absolute_url(), 302)]
        assert said in answer.text


def test_the_clock_of_a_withdrawn_notice_of_discontinuance_does_not_run(moc: law.Memorandum) -> None:
    notice, client = law.issued(moc, kind=NoticeKind.DISCONTINUE), signed_in(moc.officers["JP1"])
    law.acknowledge(moc, notice, "CA1")
    running, waiting = "The months of notice (article 9(c))", 'data-label="Received on"><div><span class="st warn">'
    shown = client.get(notice.get_absolute_url()).text
    assert running in shown
    assert shown.count(waiting) == 3
    notices.withdraw(notice=notice, by=moc.officers["JP1"], at=law.AT, reason="Resolved.")
    shown = client.get(notice.get_absolute_url()).text
    assert running not in shown
    assert waiting not in shown
    assert shown.count("Not acknowledged before the withdrawal") == 3


def test_sentences_and_names_are_joined_as_the_language_joins_them(moc: law.Memorandum) -> None:
    ending, draft = law.issued(moc, kind=NoticeKind.DISCONTINUE), law.notice(moc)
    moc.user("JP1", Role.CONTACT_OFFICER, full_name="A second officer")
    officer, editor = moc.user("CA1", Role.CONTACT_OFFICER, language="ja"), moc.user("JP1", Role.EDITOR, language="ja")
    assert "。 通知期間" not in signed_in(officer).get(page("acknowledge", ending)).text
    assert "、A second officer" in signed_in(editor).get(draft.get_absolute_url()).text


def test_the_list_says_when_the_moc_ends_with_a_notice(moc: law.Memorandum) -> None:
    client = signed_in(moc.officers["JP1"])
    law.issued(moc)
    assert "Last day" not in client.get(LIST).text
    ending = law.issued(moc, kind=NoticeKind.DISCONTINUE)
    assert "<br>Last day of the MOC to be determined</td>" in client.get(LIST).text
    law.acknowledge(moc, ending)
    assert "<br>Last day of the MOC: 25 February 2027</td>" in client.get(LIST).text


def test_a_day_before_the_issue_is_refused_in_words(moc: law.Memorandum) -> None:
    notice, client = law.issued(moc), signed_in(moc.officers["CA1"])
    assert (
        "Enter a date of receipt from that date"
        in client.post(page("acknowledge", notice), {"received_on": "2026-11-01"}).text
    )


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR, Role.SECRETARIAT])
def test_only_an_officer_of_an_addressee_acknowledges(moc: law.Memorandum, role: Role) -> None:
    notice = law.issued(moc)
    user = moc.user("CA1", role) if role.belongs_to_participant else UserFactory.create(role=role)
    client = signed_in(user)
    assert page("acknowledge", notice) not in client.get(notice.get_absolute_url()).text
    for act in ("issue", "acknowledge", "withdraw"):
        assert client.get(page(act, notice)).status_code == client.post(page(act, notice)).status_code == 403
    sender = signed_in(moc.officers["JP1"])
    assert sender.post(page("acknowledge", notice), {"received_on": "2026-11-25"}).status_code == 403


def test_the_sender_withdraws_with_a_reason(moc: law.Memorandum) -> None:
    notice, client = law.issued(moc, kind=NoticeKind.DISCONTINUE), signed_in(moc.officers["JP1"])
    assert "This field is required." in client.post(page("withdraw", notice), {"reason": " "}).text
    response = client.post(page("withdraw", notice), {"reason": "Fictitious reason"}, follow=True)
    assert "Withdrawn on 25 November 2026. Reason: Fictitious reason" in response.text
    assert signed_in(moc.officers["CA1"]).post(page("withdraw", notice), {"reason": "No"}).status_code == 403


def test_the_page_shows_each_copy_and_each_attempt_in_order(moc: law.Memorandum) -> None:
    notice = law.issued(moc)
    copy = Message.objects.get(participant__code="CA1")
    DeliveryAttempt.objects.create(
        message=copy,
        number=1,
        began_at=law.AT + timedelta(minutes=1),
        ended_at=law.AT + timedelta(minutes=1),
        outcome="no_answer_after_data",
    )
    Message.objects.filter(pk=copy.pk).update(state=MessageState.UNCERTAIN, next_attempt_at=None)
    law.acknowledge(moc, notice, "CA1", at=law.AT + timedelta(minutes=2))
    shown = signed_in(moc.officers["JP1"]).get(notice.get_absolute_url()).text
    assert "An email copy failed or its delivery is uncertain" in shown
    told = (
        "Issued by ",
        "Addressed to JP2",
        "Copy to contact@ca1.example: No response after the content was sent.",
        "Received by CA1",
    )
    places = [shown.index(words, shown.index('id="events"')) for words in told]
    assert places == sorted(places)


def test_an_address_that_is_no_longer_the_contact_points_is_marked(moc: law.Memorandum) -> None:
    notice = law.issued(moc)
    point = ContactPoint.objects.get(participant__code="CA1")
    point.mailbox = "new@ca1.example"
    point.save(update_fields=["mailbox"])
    shown = signed_in(moc.officers["JP1"]).get(notice.get_absolute_url()).text
    assert shown.count("(former address of this contact point)") == 1


def test_the_log_of_mail_is_linked_for_who_reads_it(moc: law.Memorandum) -> None:
    notice = law.issued(moc)
    copy = Message.objects.get(participant__code="CA1")
    url, log = notice.get_absolute_url(), reverse("admin:contacts_message_change", args=[copy.pk])
    assert log in signed_in(UserFactory.create(role=Role.SECRETARIAT)).get(url).text
    assert log in signed_in(moc.officers["CA1"]).get(url).text
    assert log not in signed_in(moc.officers["CA2"]).get(url).text


def test_the_list_counts_receipts_and_finds_what_waits_for_us(moc: law.Memorandum) -> None:
    notice, other = law.issued(moc), law.issued(moc, by="CA1", subject_en="Another")
    law.acknowledge(moc, notice, "CA2", "CA1")
    client = signed_in(moc.officers["CA2"])
    assert "2 of 4" in client.get(LIST).text
    waiting = client.get(LIST, {"receipt": "ours"}).context["cl"].queryset
    assert [each.reference for each in waiting] == [other.reference]
    assert client.get(LIST, {"q": "Another"}).context["cl"].result_count == 1


def test_the_list_asks_as_often_for_many_notices_as_for_few(moc: law.Memorandum) -> None:
    client, counts = signed_in(moc.officers["CA2"]), []
    for _ in range(2):
        law.issued(moc)
        client.get(LIST)
        with CaptureQueriesContext(connection) as statements:
            client.get(LIST)
        counts.append(len(statements))
    assert counts[0] == counts[1]


def test_a_notice_of_an_emergency_is_prefilled_with_it(moc: law.Memorandum) -> None:
    emergency, client = law.emergency(moc), signed_in(moc.officers["JP1"])
    url = f"{ADD}?kind=emergency&emergency={emergency.pk}"
    assert client.post(url, filled(client.get(url), subject_en="Fictitious")).status_code == 302
    assert Notice.objects.get().emergency == emergency


def test_a_draft_is_deleted_on_its_page_and_an_issued_notice_is_not(moc: law.Memorandum) -> None:
    draft, given = law.notice(moc), law.issued(moc)
    client = signed_in(moc.user("JP1", Role.EDITOR))
    assert NOTICE_ACTS.address(draft, "delete") in client.get(draft.get_absolute_url()).text
    assert client.post(NOTICE_ACTS.address(given, "delete")).status_code == 403
    assert client.post(NOTICE_ACTS.address(draft, "delete")).headers["Location"] == reverse("commitments:notices")
    assert list(Notice.objects.all()) == [given]


def test_a_reader_of_the_own_ministry_reads_its_draft(moc: law.Memorandum) -> None:
    notice = law.notice(moc, kind=NoticeKind.DISCONTINUE)
    shown = signed_in(moc.user("JP1", Role.READER)).get(notice.get_absolute_url())
    assert "Fictitious notice" in shown.text
    assert 'name="_save"' not in shown.text


def test_an_issued_notice_is_not_changed_by_its_form(moc: law.Memorandum) -> None:
    notice = law.issued(moc)
    client = signed_in(moc.officers["JP1"])
    assert client.post(page("change", notice), {"subject_en": "Another"}).status_code == 403
    assert client.post(notice.get_absolute_url(), {"subject_en": "Another"}).status_code == 405
    notice.refresh_from_db()
    assert notice.subject_en == "Fictitious notice"
