"""The page of a commitment: what it tells whom, and the report that is written there."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from commitments.enums import CommitmentState, Completion, Health, IpAnswer
from commitments.models import Commitment, CommitmentArea, Instrument, ProgressReport, SupportingParticipant
from commitments.services import commitments, reports
from contacts.enums import Audience, Role
from contacts.models import Participant, User
from core.text.times import last_day_everywhere
from dialogue.enums import AgendaStatus, DialogueStatus
from tests.factories.commitments import (
    ActivityFactory,
    AreaFactory,
    CommitmentFactory,
    EvidenceFactory,
    InternalNoteFactory,
    LanguageVersionFactory,
    MilestoneFactory,
    ProgressReportFactory,
    ProvisionFactory,
    ProvisionTextFactory,
    TextVersionFactory,
)
from tests.factories.contacts import HandlingMarkFactory, ParticipantFactory, UserFactory
from tests.factories.dialogue import ActionItemFactory, AgendaFactory, AgendaItemFactory, DialogueFactory
from tests.sessions import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def ours() -> Participant:
    return ParticipantFactory.create()


@pytest.fixture
def commitment(ours: Participant) -> Commitment:
    return CommitmentFactory.create(lead=ours, state=CommitmentState.ACTIVE)


def user(role: Role, participant: Participant | None = None) -> User:
    fields = {} if participant is None else {"participant": participant}
    return UserFactory.create(role=role, **fields)


SENT = {"reported_on": "2026-05-04", "health": "delayed", "completion": "limited", "text": "The site was not ready."}


def test_it_is_where_the_record_leads() -> None:
    commitment = CommitmentFactory.create(reference="MOC-2097-001")
    assert commitment.get_absolute_url() == "/commitments/MOC-2097-001/"


def test_hidden_and_never_given_are_one_answer(ours: Participant) -> None:
    narrow = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    hidden = CommitmentFactory.create(lead=ParticipantFactory.create(), mark=narrow)
    client = signed_in(user(Role.READER, ours))
    never = client.get(reverse("commitments:commitment", args=["MOC-2097-777"]))
    there = client.get(hidden.get_absolute_url())
    assert never.status_code == there.status_code == 404
    assert never.text.partition("<main")[2] == there.text.partition("<main")[2] != ""
    assert client.post(hidden.get_absolute_url(), SENT).status_code == 404
    assert client.get("/commitments/%00/").status_code == 404


def test_for_an_administrator_it_is_not_there_and_who_is_not_signed_in_is_asked_to(commitment: Commitment) -> None:
    assert signed_in(user(Role.ADMINISTRATOR)).get(commitment.get_absolute_url()).status_code == 404
    assert Client().get(commitment.get_absolute_url()).status_code == 302


@pytest.mark.parametrize("way", [{}, {"draft": "yes"}])
def test_a_report_in_the_moment_in_which_the_register_closes_is_refused_in_words(
    ours: Participant, commitment: Commitment, way: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Instrument.objects.update(discontinued_on=last_day_everywhere() - timedelta(days=5))
    monkeypatch.setattr(User, "has_perm", lambda *_asked, **_kept: True)
    sent = SENT | {"participant": ours.code} | way
    answer = signed_in(user(Role.EDITOR, ours)).post(commitment.get_absolute_url(), sent)
    assert answer.status_code == 400
    assert "The MOC is discontinued. The register is read-only" in answer.text
    assert not ProgressReport.objects.exists()


def test_it_tells_how_it_stands_where_it_rests_and_what_is_late(commitment: Commitment) -> None:
    area = AreaFactory.create(code="2(c)(iv)", key="2.c.iv")
    CommitmentArea.objects.create(commitment=commitment, area=area)
    MilestoneFactory.create(commitment=commitment, title_en="The first step", due_on=date(2020, 1, 1))
    text = signed_in(user(Role.READER)).get(commitment.get_absolute_url()).text
    assert f'<a class="ref" href="{reverse("commitments:text")}#2.c.iv">2(c)(iv)</a>' in text
    assert "The first step" in text
    assert "days overdue" in text
    assert "Not legally binding" in text


def test_a_provision_without_a_heading_is_named_by_how_it_begins(commitment: Commitment) -> None:
    provision = ProvisionFactory.create(instrument=commitment.instrument, code="3(c)", key="3.c")
    version = TextVersionFactory.create(instrument=commitment.instrument, effective_on=date(2023, 9, 21))
    spoken = LanguageVersionFactory.create(version=version, language="en")
    ProvisionTextFactory.create(
        provision=provision, language_version=spoken, heading="", text="The Participants will exchange what " * 5
    )
    commitment.provisions.add(provision)
    client = signed_in(user(Role.READER))
    for language, beside in (("en", ""), ("fr", "(en anglais)")):
        text = client.get(commitment.get_absolute_url(), headers={"accept-language": language}).text
        (line,) = [each for each in text.split("<li>") if ">3(c)</a>" in each]
        assert "The Participants will exchange what The Participants" in line
        assert "…" in line
        assert beside in line


def test_a_corrected_report_is_folded_under_its_correction(commitment: Commitment, ours: Participant) -> None:
    editor, at = user(Role.EDITOR, ours), timezone.now()
    wrong = ProgressReportFactory.create(commitment=commitment, participant=ours, text_en="Seven sites.")
    reports.submit(report=wrong, by=editor, at=at)
    reports.correct(report=wrong, by=editor, at=at, text_en="Six sites.")
    story = signed_in(editor).get(commitment.get_absolute_url()).context["story"]
    (shown,) = story.reports
    assert (shown.report.text_en, [each.text_en for each in shown.corrected]) == ("Six sites.", ["Seven sites."])


def test_a_draft_report_a_narrow_evidence_and_a_note_are_their_own_ministry_s(
    commitment: Commitment, ours: Participant
) -> None:
    narrow = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    ProgressReportFactory.create(commitment=commitment, participant=ours, text_en="Not sent yet", submitted_at=None)
    EvidenceFactory.create(commitment=commitment, title_en="A narrow paper", mark=narrow)
    InternalNoteFactory.create(commitment=commitment, participant=ours, text="Between ourselves")
    own = signed_in(user(Role.EDITOR, ours)).get(commitment.get_absolute_url()).text
    for account in (user(Role.EDITOR, ParticipantFactory.create()), user(Role.SECRETARIAT)):
        other = signed_in(account).get(commitment.get_absolute_url()).text
        for words in ("A narrow paper", "Between ourselves", "Visible only to its author"):
            assert words in own
            assert words not in other


def test_a_successor_is_named_to_who_may_see_it(commitment: Commitment, ours: Participant) -> None:
    narrow = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    successor = CommitmentFactory.create(lead=ours, state=CommitmentState.ACTIVE, title_en="The successor", mark=narrow)
    commitments.change_state(
        commitment=commitment,
        to=CommitmentState.SUPERSEDED,
        on=timezone.now().date(),
        by=user(Role.SECRETARIAT),
        reason="Carried on",
        successor=successor,
    )
    own = signed_in(user(Role.READER, ours)).get(commitment.get_absolute_url()).text
    other = signed_in(user(Role.READER, ParticipantFactory.create())).get(commitment.get_absolute_url()).text
    assert successor.get_absolute_url() in own
    assert successor.reference not in other
    assert "Superseded by another commitment." in other


def test_it_tells_of_agendas_and_actions_and_of_a_draft_to_the_secretariat_alone(commitment: Commitment) -> None:
    held = DialogueFactory.create(number=1, status=DialogueStatus.HELD, held_on=date(2025, 1, 1))
    planned = DialogueFactory.create(number=2)
    given = AgendaFactory.create(dialogue=held)
    AgendaItemFactory.create(agenda=given, records=[commitment.reference], number=4)
    type(given).objects.filter(pk=given.pk).update(
        status=AgendaStatus.ISSUED, issued_on=date(2025, 1, 1), issued_at=timezone.now()
    )
    AgendaItemFactory.create(agenda=AgendaFactory.create(dialogue=planned), records=[commitment.reference])
    ActionItemFactory.create(dialogue=held, commitment=commitment)
    reader = signed_in(user(Role.READER)).get(commitment.get_absolute_url()).context["story"].mentions
    secretariat = signed_in(user(Role.SECRETARIAT)).get(commitment.get_absolute_url()).context["story"].mentions
    assert [mention.words for mention in reader["agenda"]] == ["First Dialogue, item 4"]
    assert [mention.words for mention in secretariat["agenda"]] == [
        "Second Dialogue, draft of the agenda",
        "First Dialogue, item 4",
    ]
    assert len(reader["action"]) == 1


@pytest.mark.parametrize(
    ("role", "is_lead", "offered"),
    [
        (Role.READER, True, False),
        (Role.EDITOR, True, True),
        (Role.CONTACT_OFFICER, True, True),
        (Role.EDITOR, False, False),
        (Role.SECRETARIAT, False, True),
    ],
)
def test_who_leads_it_may_report_and_the_secretariat_on_its_behalf(
    commitment: Commitment, ours: Participant, role: Role, is_lead: bool, offered: bool
) -> None:
    belongs = ours if is_lead else ParticipantFactory.create()
    client = signed_in(user(role, belongs if role.belongs_to_participant else None))
    assert ("?report#report" in client.get(commitment.get_absolute_url()).text) is offered
    sent = SENT | {"participant": ours.code}
    assert client.post(commitment.get_absolute_url(), sent).status_code == (302 if offered else 403)
    assert ProgressReport.objects.count() == offered


def test_a_report_is_submitted_and_the_commitment_shows_what_it_says(commitment: Commitment, ours: Participant) -> None:
    client = signed_in(user(Role.EDITOR, ours))
    sent = SENT | {"participant": ours.code}
    answer = client.post(commitment.get_absolute_url(), sent, headers={"accept-language": "fr"})
    # The message is at the top of the page, which a fragment would scroll out of view.
    assert answer["Location"] == commitment.get_absolute_url()
    report = ProgressReport.objects.get()
    assert (report.text_fr, report.original_language) == ("The site was not ready.", "fr")
    assert report.submitted_at is not None
    assert not report.on_behalf
    commitment.refresh_from_db()
    assert (commitment.health, commitment.completion) == (Health.DELAYED, Completion.LIMITED)


def test_the_secretariat_reports_for_who_supports_it_and_that_stays_visible(commitment: Commitment) -> None:
    other = ParticipantFactory.create()
    SupportingParticipant.objects.create(commitment=commitment, participant=other)
    client = signed_in(user(Role.SECRETARIAT))
    client.post(commitment.get_absolute_url(), SENT | {"participant": other.code})
    assert ProgressReport.objects.get().on_behalf
    assert f"Entered by the secretariat for {other}." in client.get(commitment.get_absolute_url()).text


def test_a_draft_waits_for_its_writer(commitment: Commitment, ours: Participant) -> None:
    client = signed_in(user(Role.EDITOR, ours))
    client.post(commitment.get_absolute_url(), SENT | {"participant": ours.code, "draft": "yes"})
    assert ProgressReport.objects.get().submitted_at is None


def test_what_is_missing_is_told_above_and_at_the_field_and_nothing_is_lost(
    commitment: Commitment, ours: Participant
) -> None:
    client = signed_in(user(Role.EDITOR, ours))
    sent = SENT | {"participant": ParticipantFactory.create().code, "reported_on": "soon"}
    answer = client.post(commitment.get_absolute_url(), sent)
    assert answer.status_code == 400
    assert answer.text.count("Enter a valid date, for example 2027-03-31.") == 2
    assert "<title>Error: " in answer.text
    assert "The site was not ready." in answer.text
    assert not ProgressReport.objects.exists()


def test_a_day_that_has_not_come_is_refused_at_its_field(commitment: Commitment, ours: Participant) -> None:
    sent = SENT | {"participant": ours.code, "reported_on": "2100-01-01"}
    answer = signed_in(user(Role.EDITOR, ours)).post(commitment.get_absolute_url(), sent)
    assert answer.status_code == 400
    assert "This date is still in the future in every capital. Enter an earlier date." in answer.text
    assert not ProgressReport.objects.exists()


def test_words_of_treaties_are_told_of_and_nothing_is_refused(commitment: Commitment, ours: Participant) -> None:
    client = signed_in(user(Role.EDITOR, ours))
    sent = SENT | {"participant": ours.code, "text": "The parties shall deliver."}
    answer = client.post(commitment.get_absolute_url(), sent, follow=True)
    assert "Some words are treaty language" in answer.text
    assert ProgressReport.objects.get().submitted_at is not None


def test_nothing_is_reported_on_what_is_not_active(ours: Participant) -> None:
    done = CommitmentFactory.create(lead=ours, state=CommitmentState.COMPLETED)
    client = signed_in(user(Role.EDITOR, ours))
    assert client.post(done.get_absolute_url(), SENT | {"participant": ours.code}).status_code == 403


def test_where_an_instrument_is_needed_and_none_is_seen_the_page_says_so(ours: Participant) -> None:
    commitment = CommitmentFactory.create(ip_answer=IpAnswer.EXPECTED)
    text = signed_in(user(Role.EDITOR, ours)).get(commitment.get_absolute_url()).text
    assert "No instruments recorded (article 5(a))." in text


def test_the_page_of_a_proposal_begins_with_the_commitment_from_which_it_was_reached(commitment: Commitment) -> None:
    DialogueFactory.create(number=3)
    client = signed_in(user(Role.EDITOR))
    (act,) = client.get(commitment.get_absolute_url()).context["story"].mentions["act"]
    assert f'<option value="{commitment.pk}" selected>' in client.get(act.url).text
    never = client.get(act.url.replace(commitment.reference, "MOC-2097-777"))
    assert never.status_code == 200


def test_a_longer_story_costs_no_more_statements(commitment: Commitment, ours: Participant) -> None:
    client, counts = signed_in(user(Role.EDITOR, ours)), []
    for more in (1, 5):
        for number in range(more):
            MilestoneFactory.create(commitment=commitment)
            EvidenceFactory.create(commitment=commitment)
            InternalNoteFactory.create(commitment=commitment, participant=ours)
            ProgressReportFactory.create(
                commitment=commitment,
                submitted_at=timezone.now(),
                reported_on=timezone.now().date() - timedelta(days=number),
            )
            ActivityFactory.create().commitments.add(commitment)
            CommitmentArea.objects.create(commitment=commitment, area=AreaFactory.create())
            ActionItemFactory.create(commitment=commitment)
        client.get(commitment.get_absolute_url())
        with CaptureQueriesContext(connection) as queries:
            client.get(commitment.get_absolute_url())
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_draft_is_read_by_its_ministry_and_goes_on_in_a_form_for_who_may_write_it(
    commitment: Commitment, ours: Participant
) -> None:
    draft = ProgressReportFactory.create(commitment=commitment, participant=ours, text_en="Half of the sites.")
    form = reverse("commitments:edit-report", args=[draft.pk])
    for role, offered in ((Role.EDITOR, True), (Role.READER, False)):
        told = signed_in(user(role, ours)).get(commitment.get_absolute_url()).text
        assert "Half of the sites." in told, role
        assert (form in told) is offered, role
    theirs = signed_in(user(Role.READER, ParticipantFactory.create())).get(commitment.get_absolute_url()).text
    assert "Half of the sites." not in theirs


def test_a_report_begins_with_the_last_text_in_the_language_of_the_page_only() -> None:
    ministry = ParticipantFactory.create()
    commitment = CommitmentFactory.create(lead=ministry, state=CommitmentState.ACTIVE)
    said = {"commitment": commitment, "participant": ministry, "submitted_at": timezone.now()}
    ProgressReportFactory.create(reported_on=date(2026, 1, 1), text_en="Six sites.", **said)
    client = signed_in(UserFactory.create(role=Role.EDITOR, participant=ministry))
    address = f"{commitment.get_absolute_url()}?report"
    assert client.get(address).context["form"].initial["text"] == "Six sites."
    secretariat = signed_in(UserFactory.create(role=Role.SECRETARIAT))
    assert secretariat.get(address).context["form"].initial["text"] == "Six sites."
    # With several Participants, the text of one must not be submitted for another.
    SupportingParticipant.objects.create(commitment=commitment, participant=ParticipantFactory.create())
    assert secretariat.get(address).context["form"].initial["text"] == ""
    assert client.get(address).context["form"].initial["text"] == "Six sites."
    in_japanese = {"text_en": "", "text_ja": "六か所", "original_language": "ja"}
    ProgressReportFactory.create(reported_on=date(2026, 2, 1), **in_japanese, **said)
    assert client.get(address).context["form"].initial["text"] == ""
