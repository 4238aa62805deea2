"""The language guard in the forms: it tells which words, at the field and once saved, and refuses nothing."""

import pytest
from django.utils.html import escape

from commitments.acts import REPORT_ACTS
from commitments.enums import CommitmentState
from commitments.models import Commitment, ProgressReport
from contacts.enums import Role
from contacts.models import User
from tests.commitments.admin.language_guard import sent, warned
from tests.factories.commitments import (
    ActivityFactory,
    CommitmentAreaFactory,
    CommitmentFactory,
    CommitmentFormFactory,
    ProgressReportFactory,
)
from tests.fixtures.ministries import Ministries, SignIn, address

pytestmark = pytest.mark.django_db

NOTE = 'role="note"'


@pytest.fixture
def commitment(ministries: Ministries) -> Commitment:
    commitment = CommitmentFactory.create(lead=ministries.ours)
    CommitmentAreaFactory.create(commitment=commitment)
    CommitmentFormFactory.create(commitment=commitment)
    return commitment


def test_treaty_words_are_saved_and_reported_with_their_field(sign_in: SignIn, commitment: Commitment) -> None:
    page = address("change", commitment)
    told = warned(sign_in(Role.EDITOR), page, text_en="The Parties shall meet.", text_fr="L'obligation est levée.")
    assert len(told) == 1
    assert "Text (English): “Parties” → Participant; “shall” → will, intend to, should." in told[0]
    assert "Text (French): “obligation” → intention" in told[0]
    commitment.refresh_from_db()
    assert commitment.text_en == "The Parties shall meet."


def test_japanese_message_has_no_latin_separators(sign_in: SignIn, commitment: Commitment) -> None:
    client = sign_in(Role.EDITOR)
    User.objects.update(language="ja")
    (told,) = warned(client, address("change", commitment), text_en="The Parties shall meet.", text_fr="L'obligation.")
    assert "; " not in told
    assert "。 " not in told


def test_a_text_in_the_mocs_own_words_is_saved_without_a_warning(sign_in: SignIn, commitment: Commitment) -> None:
    assert warned(sign_in(Role.EDITOR), address("change", commitment), text_en="The Participants intend to meet.") == []


def test_form_repeats_the_warning_while_the_words_remain(sign_in: SignIn, commitment: Commitment) -> None:
    client, page = sign_in(Role.EDITOR), address("change", commitment)
    assert NOTE not in client.get(page).content.decode()
    Commitment.objects.filter(pk=commitment.pk).update(text_en="Words.", text_ja="締約国は義務を負う。")
    shown = client.get(page).content.decode()
    assert shown.count(NOTE) == 1
    assert "参加機関" in shown


def test_what_was_written_is_shown_as_text_and_never_as_markup(sign_in: SignIn, commitment: Commitment) -> None:
    Commitment.objects.filter(pk=commitment.pk).update(text_en="entry\n into <b>force</b> shall")
    shown = sign_in(Role.EDITOR).get(address("change", commitment)).content.decode()
    assert escape("<b>force</b>") in shown
    assert "<b>force</b>" not in shown


def test_a_reader_is_shown_no_note(sign_in: SignIn, commitment: Commitment) -> None:
    Commitment.objects.filter(pk=commitment.pk).update(text_en="shall", state=CommitmentState.ACTIVE)
    assert NOTE not in sign_in(Role.READER).get(address("change", commitment)).content.decode()


def test_activities_and_reports_are_guarded_too(sign_in: SignIn, ministries: Ministries) -> None:
    activity = ActivityFactory.create(organizer=ministries.ours)
    report = ProgressReportFactory.create(commitment__lead=ministries.ours)
    client = sign_in(Role.EDITOR)
    for record, model in ((activity, "commitments_activity"), (report, "commitments_progressreport")):
        assert warned(client, address("change", record, model=model), text_en="It was agreed.")


def test_a_correction_of_a_report_is_guarded_as_the_report_is(sign_in: SignIn, ministries: Ministries) -> None:
    report = ProgressReportFactory.create(commitment__lead=ministries.ours, submitted=True)
    client = sign_in(Role.EDITOR)
    page = REPORT_ACTS.address(report, "correct")
    assert sent(client, page, {**client.get(page).context["form"].initial, "text_en": "The Parties agreed."})
    assert ProgressReport.objects.filter(corrects=report).exists()
