"""Personal data is told to who asks, goes after its time, and the history stays whole without it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pghistory
import pytest
import time_machine
from axes.models import AccessAttempt
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.enums import LinkedBy
from accounts.models import IdentityProvider
from accounts.services import erasing
from audit.history_reader import event_model
from audit.services.sealer import seal_all
from contacts.enums import MessageKind, MessageState, Role
from contacts.exceptions import MessageStateError
from contacts.models import ContactPointOfficer, Message, Official
from contacts.services import delivery, personal_data
from contacts.services.personal_data import mail, outsiders
from dialogue.enums import DialogueStatus
from mocportal.tasks import erase_personal_data
from tests.factories.calendars import CalendarTokenFactory
from tests.factories.commitments import CommitmentFactory
from tests.factories.contacts import (
    ContactPointFactory,
    ContactPointOfficerFactory,
    OfficialFactory,
    StakeholderFactory,
    UserFactory,
)
from tests.factories.dialogue import DialogueFactory, InviteeFactory
from tests.factories.messages import MessageFactory
from tests.factories.partners import TokenFactory
from tests.history.tampering import verified

pytestmark = pytest.mark.django_db


@pytest.fixture
def gone() -> Official:
    official = OfficialFactory.create(
        family_name="Tremblay", given_name="Aimée", name_ja="トランブレ", email="aimee@canada.example", active=True
    )
    official.active = False
    official.save(update_fields=["active"])
    return official


def everything() -> str:
    """All rows of officials and of their history, as text."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(told, ' ') FROM (SELECT o::text FROM contacts_official o"
            " UNION ALL SELECT e::text FROM contacts_officialevent e) all_rows (told)"
        )
        return str(cursor.fetchone()[0])


def rows_of(*names: str) -> str:
    """All rows of these tables, as text."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT " + " || ".join(f"coalesce((SELECT string_agg(t::text, ' ') FROM {n} t), '')" for n in names)
        )
        return str(cursor.fetchone()[0])


def mail_to(address: str, name: str = "", state: MessageState = MessageState.SENT, **fields: Any) -> Message:
    return MessageFactory.create(
        address=address, name=name, text=f"Dear {name}", html="", state=state, recorded_at=timezone.now(), **fields
    )


def test_all_that_is_kept_is_told_with_its_history(gone: Official) -> None:
    rows_of = personal_data.data_of(gone)
    assert rows_of["official"]["email"] == "aimee@canada.example"
    assert [each["active"] for each in rows_of["history"]] == [True, False]


def test_after_erasure_no_row_has_the_person_and_each_row_of_the_history_is_still_there(gone: Official) -> None:
    before = len(personal_data.data_of(gone)["history"])
    assert "Tremblay" in everything()
    personal_data.erase(official=gone, why="On request")
    left = everything()
    assert not [word for word in ("Tremblay", "Aimée", "トランブレ", "aimee@") if word in left]
    # The erasure is a change as well.
    assert len(personal_data.data_of(gone)["history"]) == before + 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*), min(reason) FROM history_erasure")
        assert cursor.fetchone() == (before, "On request")


def test_nobody_in_office_is_erased() -> None:
    official = OfficialFactory.create(active=True)
    with pytest.raises(ValueError, match="office"):
        personal_data.erase(official=official, why="On request")


def test_the_time_counts_from_the_last_function_and_from_the_last_change(gone: Official) -> None:
    tomorrow = timezone.now().date() + timedelta(days=1)
    assert personal_data.past_their_time(before=date(2026, 1, 1)) == []
    assert personal_data.past_their_time(before=tomorrow) == [gone]
    personal_data.erase(official=gone, why="After its time")
    assert personal_data.past_their_time(before=tomorrow) == []
    assert not ContactPointOfficer.objects.exists()


def test_whoever_holds_a_function_or_ended_the_last_one_lately_stays(gone: Official) -> None:
    tomorrow = timezone.now().date() + timedelta(days=1)
    function = ContactPointOfficerFactory.create(official=gone, contact_point__participant=gone.participant)
    assert personal_data.past_their_time(before=tomorrow) == []
    ContactPointOfficer.objects.filter(pk=function.pk).update(until=tomorrow)
    assert personal_data.past_their_time(before=tomorrow) == []
    assert personal_data.past_their_time(before=tomorrow + timedelta(days=1)) == [gone]


def test_whoever_was_followed_in_a_function_is_erased_and_the_successor_stays(gone: Official) -> None:
    function = ContactPointOfficerFactory.create(
        official=gone, contact_point__participant=gone.participant, telephone="+1 613 555 0100"
    )
    function.official = OfficialFactory.create(participant=gone.participant)
    function.save()
    personal_data.erase(official=gone, why="On request")
    function.refresh_from_db()
    assert function.telephone == "+1 613 555 0100"
    rows = event_model(ContactPointOfficer).objects.order_by("pgh_id").values_list("official", "telephone")
    assert list(rows) == [(gone.pk, ""), (function.official_id, "+1 613 555 0100")]


def test_the_name_of_who_stands_in_the_record_of_a_meeting_stays(gone: Official) -> None:
    tomorrow = timezone.now().date() + timedelta(days=1)
    assert personal_data.past_their_time(before=tomorrow, on_record={gone.pk}) == []


def test_a_person_from_outside_is_told_and_erased_here_in_the_mail_and_in_the_history() -> None:
    person = StakeholderFactory.create(name="Zoé Lachance", title_en="Director", email="Zoe@mine.example")
    mail_to("zoe@mine.example", "Zoé Lachance")
    assert outsiders.data_of(person)["mail"][0]["address"] == "zoe@mine.example"
    tomorrow = timezone.now().date() + timedelta(days=1)
    assert outsiders.past_their_time(before=tomorrow, still_heard={person.pk}) == []
    assert outsiders.past_their_time(before=timezone.now().date(), still_heard=()) == []
    assert outsiders.past_their_time(before=tomorrow, still_heard=()) == [person]
    seal_all()
    outsiders.erase(stakeholder=person, why="On request")
    left = rows_of("contacts_stakeholder", "contacts_stakeholderevent", "contacts_message", "contacts_messageevent")
    assert not [word for word in ("Zoé", "zoe@", "Zoe@", "Director") if word in left]
    assert outsiders.past_their_time(before=tomorrow, still_heard=()) == []
    seal_all()
    assert verified() == []


def test_an_account_goes_once_it_is_closed_unless_a_record_names_it_as_who_acted() -> None:
    acted = UserFactory.create(role=Role.EDITOR, is_active=False)
    CommitmentFactory.create(entered_by=acted)
    left = UserFactory.create(
        role=Role.EDITOR, username="z.lachance", full_name="Zoé Lachance", email="zoe@mine.example"
    )
    AccessAttempt.objects.create(username="z.lachance", ip_address="192.0.2.1", failures_since_start=1)
    mail_to(left.email, left.full_name)
    assert left.participant
    provider = IdentityProvider.objects.create(
        participant=left.participant, issuer="https://sign-in.example", client_id="portal", sealed="sealed"
    )
    left.identities.create(
        provider=provider,
        participant=left.participant,
        subject="subject-of-zoé",
        linked_by=LinkedBy.INVITATION,
        linked_at=timezone.now(),
    )
    token = TokenFactory.create(user=left, name="Zoé's laptop")
    CalendarTokenFactory.create(user=left, name="Zoé's telephone")
    left.passkeys.create(name="Zoé's key", credential="Wm_pLWtleQ", public_key="", added_at=timezone.now())
    # What was done to other records stands in the history alone, what was done to the own account in no record.
    traced = UserFactory.create(role=Role.EDITOR, is_active=False)
    with pghistory.context(user=traced.pk):
        StakeholderFactory.create()
    with pghistory.context(user=left.pk):
        left.language = "fr"
        left.save(update_fields=["language"])
    with pytest.raises(ValueError, match="Off-board"):
        erasing.erase(user=left, why="On request")
    left.is_active = False
    left.save(update_fields=["is_active"])
    data = erasing.data_of(left)
    assert (data["account"]["username"], "password" in data["account"]) == ("z.lachance", False)
    assert [data[kind][0][name] for kind, name in (("identities", "subject"), ("tokens", "name"))] == [
        "subject-of-zoé",
        "Zoé's laptop",
    ]
    assert "digest" not in data["tokens"][0]
    named = {each["name"] for each in data["history"] if each.get("name")}
    assert named == {"Zoé's laptop", "Zoé's telephone", "Zoé's key"}
    for each in (acted, traced):
        with pytest.raises(ValueError, match="acted"):
            erasing.erase(user=each, why="On request")
    tomorrow = timezone.now().date() + timedelta(days=1)
    assert erasing.past_their_time(before=tomorrow) == [left]
    seal_all()
    erasing.erase(user=left, why="On request")
    assert not left.identities.exists()
    token.refresh_from_db()
    assert (token.name, token.revoked_at is None) == ("", False)
    everywhere = rows_of(*connection.introspection.table_names())
    assert not [word for word in ("lachance", "Zoé", "zoe@", "subject-of", "Wm_pLWtleQ") if word in everywhere]
    assert erasing.past_their_time(before=tomorrow) == []
    seal_all()
    assert verified() == []


def test_the_log_of_mail_says_to_whom_for_a_time_and_never_of_what_still_waits() -> None:
    sent, waiting = mail_to("zoe@mine.example"), mail_to("zoe@mine.example", state=MessageState.QUEUED)
    now = timezone.now()
    assert mail.erase_old(before=now - timedelta(days=1), most=9, why="After its time") == 0
    assert mail.erase_old(before=now + timedelta(days=1), most=9, why="After its time") == 1
    sent.refresh_from_db()
    waiting.refresh_from_db()
    assert (sent.address, sent.text, waiting.address) == (f"[{sent.pk}]", "", "zoe@mine.example")
    # Nothing else can take the place of what goes.
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.filter(pk=sent.pk).update(address="other@mine.example")
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.filter(pk=waiting.pk).update(name="", address=f"[{waiting.pk}]", text="", html="")


def test_what_others_have_their_mail_at_and_what_proves_a_notice_outlives_who_is_erased(gone: Official) -> None:
    """Else one record with the address of a ministry's mailbox would take that ministry's log of mail with it."""
    mine, notice = mail_to(gone.email), mail_to(gone.email, kind=MessageKind.NOTICE)
    kept = [notice]
    for address in ("Former@mine.example", "other@mine.example", "outside@mine.example", "account@mine.example"):
        Official.objects.filter(pk=gone.pk).update(email=address)
        kept.append(mail_to(address.lower()))
    point = ContactPointFactory.create(mailbox="former@mine.example")
    point.mailbox = "new@mine.example"
    point.save(update_fields=["mailbox"])
    OfficialFactory.create(email="Other@mine.example")
    StakeholderFactory.create(email="outside@mine.example")
    UserFactory.create(email="account@mine.example")
    personal_data.erase(official=gone, why="On request")
    mine.refresh_from_db()
    assert mine.is_erased
    for message in kept:
        message.refresh_from_db()
        assert not message.is_erased, message.kind
    # With the others of its days the notice goes as well.
    tomorrow = timezone.now() + timedelta(days=1)
    assert mail.erase_old(before=tomorrow, most=9, why="After its time") == len(kept)


def test_nothing_is_decided_about_a_mail_whose_address_is_gone() -> None:
    secretary = UserFactory.create(role=Role.SECRETARIAT)
    given_up = mail_to("zoe@mine.example", state=MessageState.FAILED, decided=True)
    page = reverse("contacts:message-act", args=[given_up.pk, "send-again"])
    client = Client()
    client.force_login(secretary, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(page).status_code == 200
    mail.erase_old(before=timezone.now() + timedelta(days=1), most=9, why="After its time")
    assert client.get(page).status_code == 302
    with pytest.raises(MessageStateError):
        delivery.send_again(message=given_up, by=secretary, at=timezone.now())


def test_whoever_writes_an_address_into_a_record_does_not_read_its_mail(gone: Official) -> None:
    theirs, account = mail_to("minister@mine.example"), mail_to("minister@mine.example", kind=MessageKind.ACCOUNT)
    Official.objects.filter(pk=gone.pk).update(email="minister@mine.example")
    page = reverse("admin:contacts_official_personal_data", args=[gone.pk])
    for role, kinds in ((Role.EDITOR, []), (Role.CONTACT_OFFICER, []), (Role.SECRETARIAT, [theirs.kind])):
        client = Client()
        viewer = UserFactory.create(
            role=role, **({"participant": gone.participant} if role.belongs_to_participant else {})
        )
        client.force_login(viewer, backend="django.contrib.auth.backends.ModelBackend")
        assert [each["kind"] for each in client.get(page).json()["mail"]] == kinds, role
    # Whoever asks for what is kept of them gets all of it from who runs the portal.
    assert [each["kind"] for each in personal_data.data_of(gone)["mail"]] == [theirs.kind, account.kind]


def test_whoever_may_change_the_record_gives_out_what_is_kept() -> None:
    person = StakeholderFactory.create(name="Zoé Lachance")
    page = reverse("admin:contacts_stakeholder_personal_data", args=[person.pk])
    for role, status in ((Role.SECRETARIAT, 200), (Role.EDITOR, 403), (Role.READER, 403), (Role.ADMINISTRATOR, 403)):
        client = Client()
        client.force_login(UserFactory.create(role=role), backend="django.contrib.auth.backends.ModelBackend")
        answer = client.get(page)
        assert answer.status_code == status, role
        if status == 200:
            assert answer.json()["stakeholder"]["name"] == "Zoé Lachance"
            assert answer["Content-Disposition"].startswith("attachment")


def test_who_cannot_be_let_go_keeps_nobody_else(gone: Official, monkeypatch: pytest.MonkeyPatch) -> None:
    account = UserFactory.create(role=Role.READER, is_active=False)

    def refuse(**_told: Any) -> None:
        raise IntegrityError

    monkeypatch.setattr(personal_data, "erase", refuse)
    with time_machine.travel(datetime(2030, 1, 1, tzinfo=UTC)):
        erase_personal_data()
    for record in (gone, account):
        record.refresh_from_db()
    assert (gone.family_name, account.username) == ("Tremblay", f"[{account.pk}]")


def test_each_night_lets_go_of_whom_no_dialogue_hears_any_more() -> None:
    held = DialogueFactory.create(status=DialogueStatus.HELD, held_on=date(2025, 2, 3))
    ahead = DialogueFactory.create(status=DialogueStatus.TENTATIVE, held_on=None)
    gone, heard = (InviteeFactory.create(dialogue=each).stakeholder for each in (held, ahead))
    account = UserFactory.create(role=Role.READER, is_active=False)
    with time_machine.travel(datetime(2027, 1, 1, tzinfo=UTC)):
        erase_personal_data()
    gone.refresh_from_db()
    assert gone.name != f"[{gone.pk}]"
    with time_machine.travel(datetime(2030, 1, 1, tzinfo=UTC)):
        erase_personal_data()
    for record in (gone, heard, account):
        record.refresh_from_db()
    assert (gone.name, account.username) == (f"[{gone.pk}]", f"[{account.pk}]")
    assert heard.name != f"[{heard.pk}]"
