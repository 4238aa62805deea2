"""How a provider is entered, who reads how, and where the portal speaks to it."""

from django.test import Client
from django.urls import reverse

from accounts import encryption
from accounts.models import IdentityProvider
from accounts.services.single_sign_on import discovery
from audit.history_reader import event_model
from contacts.models import Participant, User
from tests.accounts.single_sign_on import provider as program
from tests.sessions import BACKEND


def test_secret_is_stored_encrypted_and_not_shown(client: Client, ministry, administrator: User) -> None:
    client.force_login(administrator, backend=BACKEND)
    participant = Participant.objects.get(code="NRCAN")
    form = {
        "participant": str(participant.pk),
        "issuer": ministry.url,
        "client_id": program.CLIENT,
        "secret": program.SECRET,
        "domains": "NRCan.example, @other.example",
        "reason": "The ministry asked for it",
        "role_claims-TOTAL_FORMS": "0",
        "role_claims-INITIAL_FORMS": "0",
    }
    answer = client.post(reverse("admin:accounts_identityprovider_add"), form)
    assert answer.status_code == 302, answer.context["errors"]
    made = IdentityProvider.objects.get()
    assert encryption.unseal(made.sealed) == program.SECRET
    assert made.domains == ["nrcan.example", "other.example"]
    page = client.get(made.get_absolute_url()).content.decode()
    assert program.SECRET not in page
    assert made.sealed not in page
    assert "http://testserver/sign-in/NRCAN/back/" in page
    changed = client.post(made.get_absolute_url(), form | {"secret": "", "client_id": "renamed"})
    assert changed.status_code == 302
    made.refresh_from_db()
    assert (made.client_id, encryption.unseal(made.sealed)) == ("renamed", program.SECRET)
    assert "sealed" not in {field.name for field in event_model(IdentityProvider)._meta.fields}


def test_editors_do_not_read_how_a_ministry_signs_in(client: Client, provider, editor: User) -> None:
    client.force_login(editor, backend=BACKEND)
    assert client.get(provider.get_absolute_url()).status_code in {403, 404}


def test_a_provider_that_is_inactive_or_unknown_has_no_page(client: Client, ministry, provider) -> None:
    IdentityProvider.objects.update(active=False)
    assert client.get("/sign-in/NRCAN/").status_code == 404
    assert client.get("/sign-in/GAC/").status_code == 404


def test_a_provider_is_spoken_to_where_it_may_be_and_only_as_itself(
    client: Client, ministry, provider, settings
) -> None:
    # A change makes a provider inactive; its officer activates it again.
    IdentityProvider.objects.update(issuer=f"{ministry.url}/")
    IdentityProvider.objects.update(active=True)
    assert "is not responding" in client.get("/sign-in/NRCAN/").content.decode()
    IdentityProvider.objects.update(issuer=ministry.url)
    IdentityProvider.objects.update(active=True)
    # A deployment speaks neither to its own network nor without TLS.
    settings.WEBHOOK_ALLOWED_NETWORKS = []
    discovery.forget()
    assert "is not responding" in client.get("/sign-in/NRCAN/").content.decode()
