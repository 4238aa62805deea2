"""What hangs on each provision, on the page of the text: counts that lead to lists, the last Dialogue, silence."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from commitments.enums import CommitmentState
from commitments.models import (
    Activity,
    AreaOfCooperation,
    Commitment,
    FormOfCooperation,
    Instrument,
    Provision,
    TextVersion,
)
from commitments.services.provision_references import ProvisionReference
from contacts.enums import Audience, Role
from contacts.models import Participant, User
from dialogue.enums import DialogueStatus
from dialogue.models import Dialogue, Discussion, DiscussionArea
from tests import tables
from tests.factories.commitments import ActivityFactory
from tests.factories.register import commitment, mark
from tests.sessions import signed_in

pytestmark = pytest.mark.django_db

TEXT = "/text/"


@pytest.fixture(autouse=True)
def _moc() -> None:
    """The seed without its commitments, activities and subjects, so that a test has its facts in view."""
    tables.seed()
    Activity.objects.all().delete()
    for dialogue in Dialogue.objects.all():
        dialogue.actions.update(commitment=None)
    Commitment.objects.update(superseded_by=None)
    Commitment.objects.all().delete()
    Discussion.objects.all().delete()


def reader(code: str = "GAC") -> User:
    return User.objects.create_user(code, role=Role.READER, participant=Participant.objects.get(code=code))


def on(code: str, user: User) -> list[ProvisionReference]:
    found = signed_in(user).get(TEXT).context["placed"]
    return next(each.lines for each in found if each.passage.code == code)


def words(code: str, user: User) -> list[str]:
    return [line.words for line in on(code, user)]


def placed(**fields: object) -> Commitment:
    made = commitment("NRCAN", **fields)
    made.areas.set(AreaOfCooperation.objects.filter(code="2(c)(v)"))
    made.forms.set(FormOfCooperation.objects.filter(code="3(a)(i)"))
    return made


def test_commitments_hang_on_their_area_their_form_and_what_else_they_serve() -> None:
    placed().provisions.set(Provision.objects.filter(code="1(a)"))
    placed(state=CommitmentState.COMPLETED)
    user = reader()
    for code in ("2(c)(v)", "3(a)(i)"):
        assert {"1 active commitment", "1 inactive commitment"} <= set(words(code, user))
    assert words("1(a)", user) == ["1 active commitment"]


@pytest.mark.parametrize("code", ["2(c)(v)", "3(a)(i)", "1(a)"])
def test_a_count_leads_to_the_register_with_as_many_rows(code: str) -> None:
    placed(title_en="The one that is meant").provisions.set(Provision.objects.filter(code="1(a)"))
    commitment("NRCAN", title_en="Another").areas.clear()
    Commitment.objects.get(title_en="Another").forms.clear()
    user = reader()
    line = next(line for line in on(code, user) if line.words == "1 active commitment")
    assert escape(line.url) in signed_in(user).get(TEXT).text
    listed = signed_in(user).get(line.url)
    assert len(listed.context["page"].rows) == 1
    assert "The one that is meant" in listed.text


def test_a_record_of_another_ministry_alone_does_not_hang_there_for_others() -> None:
    placed(mark=mark(Audience.OWN_PARTICIPANT))
    assert "1 active commitment" not in words("2(c)(v)", reader("GAC"))
    assert "1 active commitment" in words("2(c)(v)", reader("NRCAN"))


def test_an_exchange_of_information_hangs_on_article_3_c_and_an_activity_on_its_form() -> None:
    form = FormOfCooperation.objects.get(code="3(a)(iv)")
    ActivityFactory.create(
        form=form, instrument=form.instrument, organizer=None, mark=mark(Audience.PARTICIPANTS), purposes=["securing"]
    )
    user = reader()
    assert "1 activity" in words("3(a)(iv)", user)
    assert words("3(c)", user) == ["1 information-exchange activity"]


def test_an_area_says_when_the_dialogue_last_spoke_of_it_and_whether_two_passed_without() -> None:
    user, area = reader(), AreaOfCooperation.objects.get(code="2(c)(v)")
    assert words("2(c)(v)", user) == ["No activity since two Dialogues ago"]
    last = Dialogue.objects.filter(status=DialogueStatus.HELD).order_by("-number").first()
    assert last is not None
    spoken = Discussion.objects.create(dialogue=last, order=1, title_en="A subject")
    DiscussionArea.objects.create(discussion=spoken, area=area)
    assert words("2(c)(v)", user) == [f"Last discussed: {last}"]


def test_silence_is_told_in_words_and_at_the_top_of_the_page() -> None:
    page = signed_in(reader()).get(TEXT).text
    top, _, text = page.partition('<div class="reading">')
    assert re.search(r"\d+ provisions have had no activity since two Dialogues ago:", top)
    assert 'href="#2.c.v"' in top
    assert "No activity since two Dialogues ago" in text


def test_nothing_hangs_on_the_preamble() -> None:
    assert words("preamble-1", reader()) == []


def test_a_version_that_is_no_more_in_effect_says_nothing_of_what_is_done() -> None:
    placed()
    TextVersion.objects.create(instrument=Instrument.objects.shipped(), number=2, effective_on=date(2024, 1, 1))
    found = signed_in(reader()).get("/text/1/").context["placed"]
    assert len(found) == 66
    assert not any(each.lines for each in found)


def test_more_records_cost_no_more_statements() -> None:
    client, counts = signed_in(reader()), []
    for more in (1, 8):
        for _each in range(more):
            placed().provisions.set(Provision.objects.filter(code__in=["1(a)", "1(b)"]))
        client.get(TEXT)
        with CaptureQueriesContext(connection) as queries:
            client.get(TEXT)
        counts.append(len(queries))
    assert counts[0] == counts[1]
