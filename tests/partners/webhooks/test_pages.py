"""The pages of webhooks: for the ministry whose they are and for administrators, and for nobody else."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from contacts.enums import Role
from contacts.models import Participant
from core.changes.enums import RecordEvent
from partners.enums import Scope
from partners.models import Webhook, WebhookMessage
from partners.services import webhooks
from partners.services.webhooks import secrets
from partners.webhook_enums import OffReason, WebhookMessageState
from tests.factories.contacts import ParticipantFactory, UserFactory
from tests.factories.partners import ClientFactory
from tests.factories.webhooks import WebhookConditionFactory, WebhookFactory, WebhookMessageFactory, secret_of
from tests.form_data import filled
from tests.partners.webhooks.receiver import Receiver

pytestmark = pytest.mark.django_db

OPEN = [Role.EDITOR, Role.CONTACT_OFFICER, Role.ADMINISTRATOR]
CLOSED = [Role.READER, Role.SECRETARIAT]
SECRET = re.compile(r"whsec_[A-Za-z0-9+/=]+")


def signed_in(role: Role, participant: Participant | None = None) -> Client:
    client = Client()
    fields = {"participant": participant} if participant and role.belongs_to_participant else {}
    client.force_login(UserFactory.create(role=role, **fields), backend="django.contrib.auth.backends.ModelBackend")
    return client


def address(page: str, *args: Any, model: str = "webhook") -> str:
    if page == "act":
        return reverse("partners:webhook-act", args=args)
    if page == "again":
        return reverse("partners:webhook-message-act", args=[*args, page])
    return reverse(f"admin:partners_{model}_{page}", args=args)


def pages_of(webhook: Webhook, message: WebhookMessage) -> list[str]:
    return [
        address("change", webhook.pk),
        address("history", webhook.pk),
        *(address("act", webhook.pk, act) for act in ("ping", "send-failed-again", "rotate", "turn-off")),
        address("change", message.pk, model="webhookmessage"),
        address("again", message.pk, model="webhookmessage"),
    ]


@pytest.fixture
def ours() -> Webhook:
    webhook = WebhookFactory.create(url="https://tracker.example.invalid/hook")
    secret_of(webhook)
    return webhook


@pytest.mark.parametrize("role", OPEN)
def test_each_page_opens_to_the_owner_and_to_administrators(ours: Webhook, role: Role) -> None:
    message = WebhookMessageFactory.create(webhook=ours, state=WebhookMessageState.FAILED)
    client = signed_in(role, ours.client.owner)
    lists = [address("changelist"), address("changelist", model="webhookmessage")]
    receives = [address("add"), address("act", ours.pk, "rotate")]
    for url in {*lists, *receives, *pages_of(ours, message)}:
        received = url in receives and role is not Role.CONTACT_OFFICER
        assert client.get(url).status_code == (403 if received else 200), url
        if received:
            assert client.post(url, {"overlap": "0"}).status_code == 403, url
    assert ours.secrets.count() == 1
    assert ours.url in client.get(lists[0]).text
    assert message.event in client.get(lists[1]).text


@pytest.mark.parametrize("role", CLOSED)
def test_no_page_opens_to_other_roles(ours: Webhook, role: Role) -> None:
    message = WebhookMessageFactory.create(webhook=ours, state=WebhookMessageState.FAILED)
    client = signed_in(role, ours.client.owner)
    for url in (address("changelist"), address("add"), address("changelist", model="webhookmessage")):
        assert client.get(url).status_code == 403, url
    for url in pages_of(ours, message):
        assert client.get(url).status_code == 404, url


@pytest.mark.parametrize("role", [Role.EDITOR, Role.CONTACT_OFFICER])
def test_to_another_ministry_it_is_not_there(ours: Webhook, role: Role) -> None:
    message = WebhookMessageFactory.create(webhook=ours, state=WebhookMessageState.FAILED)
    client = signed_in(role, ParticipantFactory.create())
    for url in pages_of(ours, message):
        assert client.get(url).status_code == 404, url
        if not url.endswith("/history/"):
            assert client.post(url).status_code == 404, url
    log = address("changelist", model="webhookmessage")
    assert ours.url not in client.get(address("changelist")).text
    assert message.event not in client.get(log).text
    assert ours.url not in client.get(log, {"to": ours.pk}).text


def test_an_officer_makes_a_webhook_and_sees_its_secret_this_once() -> None:
    system = ClientFactory.create()
    client = signed_in(Role.CONTACT_OFFICER, system.owner)
    other = ClientFactory.create()
    page = client.get(address("add"))
    assert other.name not in page.text
    sent = filled(
        page,
        client=system.pk,
        url="http://127.0.0.1:8001/hook",
        description="Tracker",
        **{
            "conditions-TOTAL_FORMS": 1,
            "conditions-0-kinds": [RecordEvent.CHANGED],
            "conditions-0-becomes": "commitment|state|completed",
        },
    )
    made = client.post(address("add"), sent)
    assert made.status_code == 200
    webhook = Webhook.objects.get()
    condition = webhook.conditions.get()
    [text] = set(SECRET.findall(made.text))
    assert "no-store" in made.headers["Cache-Control"]
    assert text == secret_of(webhook)
    assert (webhook.client, webhook.url) == (system, "http://127.0.0.1:8001/hook")
    assert (condition.type, condition.kinds, condition.field, condition.value) == (
        "commitment",
        ["changed"],
        "state",
        "completed",
    )
    for url in (address("change", webhook.pk), address("history", webhook.pk)):
        assert not SECRET.search(client.get(url).text)


def refused(browser: Client, **fields: Any) -> str:
    answer = browser.post(address("add"), filled(browser.get(address("add")), **fields))
    assert answer.status_code == 200
    assert not Webhook.objects.exists()
    return answer.text


def test_an_address_inside_is_refused_in_words_while_it_is_entered(settings: Any) -> None:
    settings.WEBHOOK_ALLOWED_NETWORKS = []
    system = ClientFactory.create()
    client = signed_in(Role.CONTACT_OFFICER, system.owner)
    told = refused(client, client=system.pk, url="https://169.254.169.254/latest/")
    assert "does not resolve to a public internet address" in told


def test_a_condition_that_the_scopes_of_the_system_do_not_open_is_refused() -> None:
    system = ClientFactory.create(scopes=[Scope.READ_PEOPLE])
    client = signed_in(Role.CONTACT_OFFICER, system.owner)
    told = refused(
        client,
        client=system.pk,
        url="http://127.0.0.1:8001/hook",
        **{"conditions-TOTAL_FORMS": 1, "conditions-0-type": "commitment"},
    )
    assert "do not give access to these records" in told


def test_a_field_of_another_type_is_refused() -> None:
    system = ClientFactory.create()
    client = signed_in(Role.CONTACT_OFFICER, system.owner)
    told = refused(
        client,
        client=system.pk,
        url="http://127.0.0.1:8001/hook",
        **{
            "conditions-TOTAL_FORMS": 1,
            "conditions-0-type": "notice",
            "conditions-0-becomes": "commitment|state|completed",
        },
    )
    assert "does not belong to this record type" in told


def test_a_webhook_stays_with_its_system_and_its_conditions_can_be_changed(ours: Webhook) -> None:
    condition = WebhookConditionFactory.create(webhook=ours, type="commitment", field="state", value="active")
    client, other = signed_in(Role.CONTACT_OFFICER, ours.client.owner), ClientFactory.create(owner=ours.client.owner)
    url = address("change", ours.pk)
    page = client.get(url)
    assert "commitment|state|active" in page.text
    sent = filled(page, client=other.pk, **{"conditions-0-becomes": "commitment|state|"})
    assert client.post(url, sent).status_code == 302
    ours.refresh_from_db()
    condition.refresh_from_db()
    assert ours.client != other
    assert (condition.field, condition.value) == ("state", "")


def test_a_test_is_sent_from_its_page(webhook: Webhook, secret: str, receiver: Receiver) -> None:
    client = signed_in(Role.CONTACT_OFFICER, webhook.client.owner)
    assert client.post(address("act", webhook.pk, "ping")).status_code == 302
    webhooks.deliver(webhook=webhook.pk, at=timezone.now())
    assert receiver.requests[0].verified_with(secret)["type"] == "webhook.ping"
    assert "Delivered" in client.get(address("changelist", model="webhookmessage"), {"to": webhook.pk}).text


def test_a_changed_secret_is_shown_on_the_page_that_follows_and_the_old_one_signs_on(ours: Webhook) -> None:
    old = secrets.signing(ours, timezone.now())
    client = signed_in(Role.CONTACT_OFFICER, ours.client.owner)
    answer = client.post(address("act", ours.pk, "rotate"), {"overlap": "24"})
    [text] = set(SECRET.findall(answer.text))
    keys = secrets.signing(ours, timezone.now())
    assert text == secret_of(ours)
    assert keys[1:] == old
    assert not SECRET.search(client.get(address("change", ours.pk)).text)


def test_what_failed_is_sent_again_from_a_day_on(ours: Webhook) -> None:
    message = WebhookMessageFactory.create(webhook=ours, state=WebhookMessageState.FAILED)
    client = signed_in(Role.CONTACT_OFFICER, ours.client.owner)
    url = address("act", ours.pk, "send-failed-again")
    assert client.post(url, {"since": "soon"}).status_code == 400
    assert client.post(url, {"since": f"{timezone.now():%Y-%m-%d}"}).status_code == 302
    message.refresh_from_db()
    assert message.state == WebhookMessageState.WAITING


def test_one_message_is_sent_again_from_its_page(ours: Webhook) -> None:
    message = WebhookMessageFactory.create(webhook=ours, state=WebhookMessageState.DELIVERED)
    client = signed_in(Role.CONTACT_OFFICER, ours.client.owner)
    url = address("again", message.pk, model="webhookmessage")
    assert url in client.get(address("change", message.pk, model="webhookmessage")).text
    assert client.post(url).status_code == 302
    message.refresh_from_db()
    assert message.state == WebhookMessageState.WAITING


def test_a_webhook_that_is_off_says_why_and_can_be_turned_on(ours: Webhook) -> None:
    webhooks.turn_off(webhook=ours, because=OffReason.GONE, at=timezone.now())
    client = signed_in(Role.CONTACT_OFFICER, ours.client.owner)
    page = client.get(address("change", ours.pk)).text
    assert str(OffReason.GONE.label) in page
    assert address("act", ours.pk, "ping") not in page
    assert client.post(address("act", ours.pk, "turn-on")).status_code == 302
    ours.refresh_from_db()
    assert ours.is_on


def test_an_act_that_is_not_open_leads_back_to_the_webhook(ours: Webhook) -> None:
    client = signed_in(Role.CONTACT_OFFICER, ours.client.owner)
    assert client.post(address("act", ours.pk, "turn-on")).headers["Location"] == ours.get_absolute_url()
    assert client.get(address("act", ours.pk, "explode")).status_code == 404


def test_administrators_do_not_read_which_record_a_message_tells_of(ours: Webhook) -> None:
    message = WebhookMessageFactory.create(webhook=ours, body='{"data":{"key":"MOC-2026-777"}}')
    url = address("change", message.pk, model="webhookmessage")
    assert "MOC-2026-777" in signed_in(Role.CONTACT_OFFICER, ours.client.owner).get(url).text
    assert "MOC-2026-777" not in signed_in(Role.ADMINISTRATOR).get(url).text


@pytest.mark.parametrize("language", ["en", "fr", "ja"])
def test_the_pages_open_in_each_language(ours: Webhook, language: str) -> None:
    client = signed_in(Role.CONTACT_OFFICER, ours.client.owner)
    client.cookies["language"] = language
    for url in (address("changelist"), address("add"), address("change", ours.pk), address("act", ours.pk, "rotate")):
        answer = client.get(url)
        assert answer.status_code == 200
        assert f'lang="{language}' in answer.text
