"""Emergencies, consultations and instruments on intellectual property: their lists, and where each is read."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from commitments.enums import DecisionState, Effect, NoticeKind, NoticeState
from commitments.models import ConsultationMeeting, Emergency
from contacts.enums import Audience, Role
from contacts.models import Participant, User
from tests.factories.commitments import CommitmentFactory, MineralFactory, ProvisionFactory
from tests.factories.consultations_and_emergencies import (
    ConsultationFactory,
    EmergencyFactory,
    IpInstrumentCommitmentFactory,
    IpInstrumentFactory,
)
from tests.factories.contacts import HandlingMarkFactory, ParticipantFactory, UserFactory
from tests.factories.decisions import JointDecisionFactory
from tests.factories.notices import NoticeFactory

pytestmark = pytest.mark.django_db

EMERGENCIES, CONSULTATIONS, INSTRUMENTS = (
    reverse(f"commitments:{name}") for name in ("emergencies", "consultations", "instruments")
)
TODAY = timezone.now().date()


@pytest.fixture
def ours() -> Participant:
    return ParticipantFactory.create()


def client_of(role: Role, participant: Participant | None = None) -> Client:
    own = {} if participant is None else {"participant": participant}
    account: User = UserFactory.create(role=role, **own)
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def form_of(record: Any) -> str:
    return reverse(f"admin:commitments_{record._meta.model_name}_change", args=[record.pk])


def found(client: Client, address: str, **asked: str) -> list[str]:
    return [str(each.title) for each in client.get(address, asked).context["listing"].page]


@pytest.mark.parametrize("factory", [EmergencyFactory, ConsultationFactory, IpInstrumentFactory])
def test_who_may_change_it_is_led_to_its_form_and_who_may_not_is_led_off_it(factory: Any, ours: Participant) -> None:
    own = {"held_by": ours} if factory is IpInstrumentFactory else {"raised_by": ours}
    record = factory.create(**own)
    editor, reader = client_of(Role.EDITOR, ours), client_of(Role.READER, ours)
    assert form_of(record) in editor.get(record.get_absolute_url()).text
    assert form_of(record) not in reader.get(record.get_absolute_url()).text
    assert editor.get(form_of(record)).status_code == 200
    assert reader.get(form_of(record)).headers["Location"] == record.get_absolute_url()


@pytest.mark.parametrize("factory", [EmergencyFactory, ConsultationFactory, IpInstrumentFactory])
def test_for_who_reads_no_register_there_is_no_page(factory: Any) -> None:
    record = factory.create()
    assert client_of(Role.ADMINISTRATOR).get(record.get_absolute_url()).status_code == 404
    assert Client().get(record.get_absolute_url()).status_code == 302


@pytest.mark.parametrize("address", ["/emergencies/%00/", "/consultations/E-2097-777/", "/emergencies/E-2097-777/"])
def test_what_never_was_is_not_there(address: str) -> None:
    assert client_of(Role.READER).get(address).status_code == 404


# Emergencies


def test_an_emergency_tells_of_decisions_and_notices_that_its_reader_may_see(ours: Participant) -> None:
    emergency = EmergencyFactory.create(
        trigger_en="A mine was flooded.", measures_en="Shared.", measures_fr="On partage les stocks."
    )
    of_it = {"instrument": emergency.instrument, "emergency": emergency}
    proposed = JointDecisionFactory.create(**of_it, effect=Effect.EMERGENCY_BEGINS)
    draft = JointDecisionFactory.create(
        **of_it, effect=Effect.EMERGENCY_BEGINS, state=DecisionState.DRAFT, proposed_at=None, text_hash=""
    )
    notice = NoticeFactory.create(**of_it, kind=NoticeKind.EMERGENCY)
    text = client_of(Role.READER, ours).get(emergency.get_absolute_url()).text
    assert "A mine was flooded." in text
    assert '<div class="flow" lang="fr"><p>On partage les stocks.</p></div>' in text
    assert proposed.get_absolute_url() in text
    assert notice.get_absolute_url() in text
    assert draft.reference not in text
    assert reverse("contacts:contact-tree") in text
    # Each page says above all what the MOC is not.
    assert "not legally binding" in text.partition('class="standing"')[2].partition("</aside>")[0]


@pytest.mark.parametrize(
    ("begun", "down", "standing"),
    [
        (None, None, "raised"),
        (TODAY + timedelta(days=2), None, "raised"),
        (TODAY - timedelta(days=2), None, "on"),
        (TODAY - timedelta(days=2), TODAY + timedelta(days=2), "on"),
        (TODAY - timedelta(days=9), TODAY - timedelta(days=2), "down"),
    ],
)
def test_the_list_and_its_filter_agree_on_how_an_emergency_stands(
    begun: date | None, down: date | None, standing: str
) -> None:
    emergency = EmergencyFactory.create(begun_on=begun, stood_down_on=down)
    client = client_of(Role.READER)
    shown = {each.value: found(client, EMERGENCIES, standing=each) for each in type(emergency.standing(TODAY))}
    assert shown == {each: [str(emergency.title)] if each == standing else [] for each in ("raised", "on", "down")}
    assert client.get(EMERGENCIES).context["rows"] == [(emergency, standing)]
    assert len(client.get(EMERGENCIES).context["above"]) == (standing == "on")


def test_the_list_of_emergencies_filters_and_searches(ours: Participant) -> None:
    graphite, nickel = MineralFactory.create_batch(2)
    first, second = EmergencyFactory.create(raised_by=ours), EmergencyFactory.create(trigger_en="A mine was flooded.")
    first.minerals.set([graphite, nickel])
    client = client_of(Role.READER)
    assert len(found(client, EMERGENCIES)) == 2
    assert found(client, EMERGENCIES, mineral=f"{graphite.code},{nickel.code}") == [str(first.title)]
    assert found(client, EMERGENCIES, raised_by=ours.code) == [str(first.title)]
    assert found(client, EMERGENCIES, search="flooded") == [str(second.title)]
    assert "Unknown filter ignored" in client.get(EMERGENCIES, {"standing": "nothing"}).text


def test_what_a_ministry_may_do_about_an_emergency_is_offered_on_its_page() -> None:
    emergency = EmergencyFactory.create()
    propose = reverse(
        "commitments:new-decision",
        query={"effect": Effect.EMERGENCY_BEGINS.value, "emergency": emergency.pk},
    ).replace("&", "&amp;")
    assert propose in client_of(Role.CONTACT_OFFICER).get(emergency.get_absolute_url()).text
    assert propose not in client_of(Role.READER).get(emergency.get_absolute_url()).text


# Consultations


def test_a_consultation_tells_its_provisions_its_meetings_and_what_was_found(ours: Participant) -> None:
    consultation = ConsultationFactory.create(
        raised_by=ours,
        question_en="What is a battery?",
        understanding_en="A cell is one.",
        concluded_on=date(2026, 11, 25),
    )
    provision = ProvisionFactory.create(instrument=consultation.instrument)
    consultation.provisions.add(provision)
    ConsultationMeeting.objects.create(
        consultation=consultation, held_on=date(2026, 11, 24), place_en="Toronto", note_en="Both sides were heard."
    )
    draft = NoticeFactory.create(
        kind=NoticeKind.CONSULTATION,
        consultation=consultation,
        state=NoticeState.DRAFT,
        text_hash="",
        issued_at=None,
        issued_on=None,
        issued_by=None,
    )
    text = client_of(Role.READER).get(consultation.get_absolute_url()).text
    for told in ("What is a battery?", "A cell is one.", "Toronto", "Both sides were heard.", "Concluded"):
        assert told in text
    assert f"{reverse('commitments:text')}#{provision.key}" in text
    assert draft.reference not in text


def test_the_list_of_consultations_filters_by_state_and_provision() -> None:
    settled = ConsultationFactory.create(understanding_en="A cell is one.", concluded_on=date(2026, 11, 25))
    still = ConsultationFactory.create()
    provision, other = ProvisionFactory.create_batch(2)
    still.provisions.set([provision, other])
    client = client_of(Role.READER)
    assert found(client, CONSULTATIONS, standing="concluded") == [str(settled.title)]
    assert found(client, CONSULTATIONS, standing="open") == [str(still.title)]
    assert len(found(client, CONSULTATIONS, standing="open,concluded")) == 2
    assert found(client, CONSULTATIONS, provision=f"{provision.key},{other.key}") == [str(still.title)]


# Instruments on intellectual property


def narrow(**fields: Any) -> Any:
    return IpInstrumentFactory.create(mark=HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT), **fields)


def test_a_hidden_instrument_and_one_that_never_was_are_one_answer(ours: Participant) -> None:
    hidden, client = narrow(), client_of(Role.READER, ours)
    there = client.get(hidden.get_absolute_url())
    never = client.get(reverse("commitments:instrument", args=[9_000_000_000]))
    assert there.status_code == never.status_code == 404
    assert there.text.partition("<main")[2] == never.text.partition("<main")[2] != ""
    assert client.get(form_of(hidden)).status_code == 404
    assert found(client, INSTRUMENTS) == []
    assert client.get(narrow(held_by=ours).get_absolute_url()).status_code == 200
    assert len(found(client, INSTRUMENTS)) == 1


def test_an_instrument_names_the_commitments_that_its_reader_may_see(ours: Participant) -> None:
    instrument = IpInstrumentFactory.create()
    shared = CommitmentFactory.create(state="active")
    hidden = CommitmentFactory.create(
        state="active", mark=HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    )
    for commitment in (shared, hidden):
        IpInstrumentCommitmentFactory.create(ip_instrument=instrument, commitment=commitment)
    text = client_of(Role.READER, ours).get(instrument.get_absolute_url()).text
    assert shared.get_absolute_url() in text
    assert hidden.reference not in text
    assert str(instrument.mark.name) in text
    assert instrument.mark.tlp not in text
    # It may bind those who made it: only the MOC is said not to.
    assert '<span class="quiet">Not legally binding</span>' not in text


@pytest.mark.parametrize(
    ("days", "said", "term"),
    [(None, "Not set", ""), (-3, "Ended on", "ended"), (80, "Ends on", "soon")],
)
def test_the_term_of_an_instrument_is_told_and_filtered_by(days: int | None, said: str, term: str) -> None:
    instrument = IpInstrumentFactory.create(term_ends_on=None if days is None else TODAY + timedelta(days=days))
    client = client_of(Role.READER)
    assert said in client.get(instrument.get_absolute_url()).text
    for asked in ("soon", "ended"):
        assert found(client, INSTRUMENTS, term=asked) == ([str(instrument.title)] if asked == term else [])


@pytest.mark.parametrize(
    ("address", "factory"),
    [(EMERGENCIES, EmergencyFactory), (CONSULTATIONS, ConsultationFactory), (INSTRUMENTS, IpInstrumentFactory)],
)
def test_many_cost_as_many_statements_as_one(address: str, factory: Any) -> None:
    client, counts = client_of(Role.READER), []
    for _ in range(2):
        for record in factory.create_batch(3):
            if isinstance(record, Emergency):
                record.minerals.add(MineralFactory.create())
            elif address == CONSULTATIONS:
                record.provisions.add(ProvisionFactory.create())
            else:
                IpInstrumentCommitmentFactory.create(ip_instrument=record)
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
            client.get(record.get_absolute_url())
        counts.append(len(queries))
    assert counts[0] == counts[1]
