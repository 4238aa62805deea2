"""Single sign-on, spoken with a real provider in a process of its own: whom it lets in, and what it does not."""

import base64
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

import jwt
import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from contacts.enums import Role
from contacts.models import Message, Participant, User
from mocportal.accounts import sealing
from mocportal.accounts.enums import LinkedBy, Way
from mocportal.accounts.models import Identity, IdentityProvider, OpenSession, RoleClaim
from mocportal.accounts.services import recovery
from mocportal.accounts.services.single_sign_on import discovery, lines
from mocportal.history.records import event_model
from tests.accounts import provider as program
from tests.accounts.conftest import is_signed_in, sign_in
from tests.accounts.test_codes_and_leaving import CODE, code_in, mailed
from tests.factories.contacts import UserFactory
from tests.factories.register import PASSWORD, account

BACKEND = "django.contrib.auth.backends.ModelBackend"
BACK = "/sign-in/NRCAN/back/"
PERSON: dict[str, Any] = {"email": "Editor@nrcan.example", "email_verified": True}
GOOD: dict[str, Any] = {"sub": "fictitious-1", "person": PERSON}


class Stay(HTTPRedirectHandler):
    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        """Leave a redirect to the test."""


@dataclass(frozen=True)
class Ministry:
    """The provider's process, and the portal's browser beside it."""

    url: str

    def vouch(self, **told: Any) -> None:
        body = json.dumps(GOOD | told).encode()
        told_so = Request(f"{self.url}/told/", body, {"Content-Type": "application/json"})  # noqa: S310  # On loopback.
        build_opener().open(told_so).close()

    def answer(self, address: str) -> str:
        """Where the provider sends the browser that comes with ``address``."""
        try:
            build_opener(Stay).open(address).close()
        except OSError as redirect:
            return str(redirect.headers["Location"])  # type: ignore[attr-defined]  # An HTTPError has them.
        raise AssertionError("The provider did not send the browser back.")

    def come_back(self, client: Client, *, code: str = "NRCAN", ask: str = "") -> Any:
        """Go to the provider and come back with its answer."""
        left = client.get(f"/sign-in/{code}/{ask}")
        assert left.status_code == 302, left.content.decode()
        return client.get(_path(self.answer(left["Location"])))


def _path(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}"


@pytest.fixture(scope="module")
def process() -> Iterator[str]:
    with subprocess.Popen(
        [sys.executable, str(Path(program.__file__))], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout
        assert running.stdin
        port = running.stdout.readline().strip()
        yield f"http://127.0.0.1:{port}"
        running.stdin.close()


@pytest.fixture
def ministry(process: str, seeded: None) -> Ministry:
    discovery.forget()
    found = Ministry(process)
    found.vouch()
    return found


def enter(ministry: Ministry, code: str = "NRCAN", **fields: Any) -> IdentityProvider:
    return IdentityProvider.objects.create(
        participant=Participant.objects.get(code=code),
        **{
            "issuer": ministry.url,
            "client_id": program.CLIENT,
            "sealed": sealing.seal(program.SECRET),
            "domains": ["nrcan.example"],
        }
        | fields,
    )


@pytest.fixture
def provider(ministry: Ministry) -> IdentityProvider:
    return enter(ministry)


def refused(answer: Any, client: Client) -> str:
    assert answer.status_code == 200
    assert not is_signed_in(client)
    return str(answer.content.decode())


def test_the_ministry_vouches_for_its_officer(client: Client, ministry, provider, editor: User) -> None:
    answer = ministry.come_back(client, ask="?next=/text/")
    assert answer["Location"] == "/text/"
    assert is_signed_in(client)
    assert OpenSession.objects.get().way == Way.SINGLE_SIGN_ON
    identity = Identity.objects.get()
    assert (identity.user, identity.subject, identity.linked_by) == (editor, "fictitious-1", LinkedBy.EMAIL)
    # The password is none any more: it would be a way round. The person is told.
    assert sign_in(Client(), editor, PASSWORD).status_code == 200
    assert mailed(editor).subject == "What you sign in with has changed"


def test_it_is_known_by_its_subject_whatever_address_it_has_later(client: Client, ministry, provider, editor) -> None:
    ministry.come_back(client)
    ministry.vouch(person={"email": "married@elsewhere.example", "email_verified": False})
    later = Client()
    assert ministry.come_back(later).status_code == 302
    assert is_signed_in(later)


def test_what_is_asked_has_state_nonce_and_a_challenge(client: Client, ministry, provider) -> None:
    asked = parse_qs(urlsplit(client.get("/sign-in/nrcan/")["Location"]).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert all(len(asked[name][0]) >= 43 for name in ("state", "nonce", "code_challenge"))
    again = parse_qs(urlsplit(client.get("/sign-in/nrcan/")["Location"]).query)
    assert not {asked[name][0] for name in ("state", "nonce")} & {again[name][0] for name in ("state", "nonce")}


@pytest.mark.parametrize(
    "told",
    [
        {"claims": {"iss": "https://another.example"}},
        {"claims": {"aud": "another-client"}},
        {"claims": {"aud": [program.CLIENT, "another-client"]}},
        {"claims": {"azp": "another-client"}},
        {"claims": {"exp": 1_000_000_000, "iat": 999_999_000}},
        {"claims": {"nonce": "of another sign-in"}},
        {"without": ["nonce"]},
        {"without": ["exp"]},
    ],
    ids=["issuer", "audience", "one audience of two", "another client", "expired", "nonce", "no nonce", "no expiry"],
)
def test_a_token_that_is_not_for_this_sign_in_opens_nothing(client: Client, ministry, provider, editor, told) -> None:
    ministry.vouch(**told)
    assert "could not be used" in refused(ministry.come_back(client), client)
    assert not Identity.objects.exists()


def signed(key: object, algorithm: str | None) -> Callable[[str], str]:
    """The token with what it says signed anew, under the name of the ministry's key."""

    def change(token: str) -> str:
        said = jwt.decode(token, options={"verify_signature": False})
        name = jwt.get_unverified_header(token)["kid"]
        return jwt.encode(said, key, algorithm=algorithm, headers={"kid": name})

    return change


def said_otherwise(token: str) -> str:
    head, _said, signature = token.split(".")
    said = jwt.decode(token, options={"verify_signature": False}) | {"sub": "fictitious-2"}
    return f"{head}.{base64.urlsafe_b64encode(json.dumps(said).encode()).rstrip(b'=').decode()}.{signature}"


@pytest.mark.parametrize(
    "change",
    [said_otherwise, signed(program.key(), "RS256"), signed(program.SECRET * 2, "HS256"), signed(None, "none")],
    ids=["said otherwise", "another key", "the client's secret", "not at all"],
)
def test_a_token_that_the_ministry_did_not_sign_opens_nothing(
    client: Client, ministry, provider, editor, change: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = lines.post

    def post(address: str, **how: Any) -> dict[str, Any]:
        told = asked(address, **how)
        return told | {"id_token": change(told["id_token"])}

    monkeypatch.setattr(lines, "post", post)
    assert "could not be used" in refused(ministry.come_back(client), client)
    assert not Identity.objects.exists()


@pytest.mark.parametrize(
    "person",
    [
        {"email": "editor@nrcan.example", "email_verified": False},
        {"email": "editor@nrcan.example"},
        {"email": "editor@nrcan.example", "email_verified": "true"},
        {"email": "editor@nrcan.example.evil.example", "email_verified": True},
        {"email": "editor@meti.example", "email_verified": True},
        # What the database takes for the same, and is another mailbox.
        {"email": "ed\N{LATIN SMALL LETTER DOTLESS I}tor@nrcan.example", "email_verified": True},
        {"email": "stranger@nrcan.example", "email_verified": True},
        {"email_verified": True},
    ],
)
def test_a_first_sign_in_needs_a_verified_address_of_an_account_and_an_allowed_domain(
    client: Client, ministry, provider, editor, person
) -> None:
    ministry.vouch(person=person)
    assert "opens no account here" in refused(ministry.come_back(client), client)
    assert not Identity.objects.exists()


def test_that_one_address_is_verified_says_nothing_of_another(client: Client, ministry, provider, editor) -> None:
    own = {"email": "stranger@nrcan.example", "email_verified": True}
    ministry.vouch(person=own, claims={"email": editor.email}, without=["email_verified"])
    refused(ministry.come_back(client), client)
    assert not Identity.objects.exists()


def test_who_signs_in_at_the_ministry_is_told_so_once_an_hour(provider, editor) -> None:
    editor.set_unusable_password()
    editor.save(update_fields=["password"])
    for minutes in (0, 1, 2, 62):
        recovery.ask(username=editor.username, at=datetime(2030, 1, 1, 9, tzinfo=UTC) + timedelta(minutes=minutes))
    assert Message.objects.filter(address=editor.email).count() == 2


def test_a_ministry_never_signs_in_another_s_officer(client: Client, ministry, provider) -> None:
    other = account(Role.CONTACT_OFFICER, "METI", email="editor@nrcan.example")
    refused(ministry.come_back(client), client)
    # Nor does the database hold such a link.
    with pytest.raises(IntegrityError, match="identity_of_its_accounts_participant"), transaction.atomic():
        Identity.objects.create(
            provider=provider,
            participant=provider.participant,
            user=other,
            subject="fictitious-1",
            linked_by=LinkedBy.EMAIL,
            linked_at=timezone.now(),
        )


def test_an_answer_for_one_ministry_opens_nothing_at_another(client: Client, ministry, provider, editor) -> None:
    enter(ministry, "METI", issuer=f"{ministry.url}/", client_id="other")
    left = client.get("/sign-in/NRCAN/")["Location"]
    answer = client.get(_path(ministry.answer(left)).replace("NRCAN", "METI"))
    assert "could not be used" in refused(answer, client)


def test_an_answer_opens_once_and_in_the_browser_that_asked(client: Client, ministry, provider, editor) -> None:
    back = _path(ministry.answer(client.get("/sign-in/NRCAN/")["Location"]))
    assert "could not be used" in refused(Client().get(back), Client())
    assert client.get(back).status_code == 302
    client.post("/admin/logout/")
    assert "could not be used" in refused(client.get(back), client)


def test_a_code_that_was_used_opens_nothing_with_a_new_state(client: Client, ministry, provider, editor) -> None:
    used = parse_qs(urlsplit(ministry.answer(client.get("/sign-in/NRCAN/")["Location"])).query)
    client.get(BACK, {name: values[0] for name, values in used.items()})
    other = Client()
    state = parse_qs(urlsplit(other.get("/sign-in/NRCAN/")["Location"]).query)["state"][0]
    refused(other.get(BACK, {"code": used["code"][0], "state": state}), other)


def test_a_code_stolen_on_its_way_fails_for_want_of_the_verifier(client: Client, ministry, provider, editor) -> None:
    """It is injected into a sign-in that somebody else began, with that one's own state."""
    stolen = parse_qs(urlsplit(ministry.answer(client.get("/sign-in/NRCAN/")["Location"])).query)["code"][0]
    thief = Client()
    state = parse_qs(urlsplit(thief.get("/sign-in/NRCAN/")["Location"]).query)["state"][0]
    refused(thief.get(BACK, {"code": stolen, "state": state}), thief)


@pytest.mark.parametrize(
    "given", [{}, {"state": "x"}, {"error": "access_denied"}, {"iss": "https://another.example", "code": "x"}]
)
def test_an_answer_without_what_was_asked_opens_nothing(client: Client, ministry, provider, given) -> None:
    state = parse_qs(urlsplit(client.get("/sign-in/NRCAN/")["Location"]).query)["state"][0]
    refused(client.get(BACK, {"state": state} | given), client)


def test_a_deactivated_account_stays_out(client: Client, ministry, provider, editor) -> None:
    ministry.come_back(client)
    User.objects.filter(pk=editor.pk).update(is_active=False)
    assert not is_signed_in(client)
    later = Client()
    assert "opens no account here" in refused(ministry.come_back(later), later)


def test_an_invitation_links_whatever_address_the_ministry_knows(
    client: Client, ministry, provider, editor: User, administrator: User
) -> None:
    recovery.invite(user=editor, by=administrator, at=timezone.now())
    ministry.vouch(sub="fictitious-2", person={})
    code = code_in(mailed(editor))
    client.post(CODE, {"code": code})
    assert "Sign in at NRCan" in client.get("/sign-in/new-password/").content.decode()
    # There is no password to choose, and none is taken.
    chosen = "an entirely new sentence"
    client.post("/sign-in/new-password/", {"new_password1": chosen, "new_password2": chosen})
    editor.refresh_from_db()
    assert not editor.check_password(chosen)
    assert ministry.come_back(client).status_code == 302
    assert is_signed_in(client)
    assert Identity.objects.get().linked_by == LinkedBy.INVITATION
    # It is used up.
    later = Client()
    ministry.vouch(sub="fictitious-3", person={})
    assert later.post(CODE, {"code": code}).status_code == 200


def test_an_account_is_one_subject_s_alone(client: Client, ministry, provider, editor) -> None:
    ministry.come_back(client)
    ministry.vouch(sub="fictitious-9")
    later = Client()
    assert "opens no account here" in refused(ministry.come_back(later), later)


def test_claims_give_roles_by_the_rows_and_none_without_one(client: Client, ministry, provider, editor: User) -> None:
    RoleClaim.objects.create(
        provider=provider, order=1, claim="groups", value="moc-officers", role=Role.CONTACT_OFFICER
    )
    RoleClaim.objects.create(provider=provider, order=2, claim="groups", value="moc-readers", role=Role.READER)
    for groups, role in (
        (["staff", "moc-readers"], Role.READER),
        (["moc-readers", "moc-officers"], Role.CONTACT_OFFICER),
        ("moc-readers", Role.READER),
    ):
        ministry.vouch(person=PERSON | {"groups": groups})
        ministry.come_back(Client())
        editor.refresh_from_db()
        assert editor.role == role
    ministry.vouch(person=PERSON | {"groups": ["administrator", "staff"]})
    assert "opens no account here" in refused(ministry.come_back(client), client)


def test_an_account_that_a_provider_makes_an_administrator_s_is_told_to_the_others(
    ministry, provider, editor: User
) -> None:
    other = UserFactory.create(role=Role.ADMINISTRATOR, email="other@example.org")
    RoleClaim.objects.create(provider=provider, order=1, claim="groups", value="boss", role=Role.ADMINISTRATOR)
    ministry.vouch(person=PERSON | {"groups": ["boss"]})
    for _again in range(2):
        ministry.come_back(Client())
    (letter,) = Message.objects.filter(address=other.email)
    assert provider.issuer in letter.text
    assert editor.username in letter.text


def test_the_ministry_confirms_that_it_is_you_when_asked_anew(ministry, provider, editor: User) -> None:
    client = Client()
    with time_machine.travel(timezone.now() - timedelta(minutes=16), tick=True):
        ministry.vouch(claims={"iat": int(time.time()), "exp": int(time.time()) + 300})
        ministry.come_back(client)
    point = reverse("accounts:app")
    assert client.get(point)["Location"].startswith("/your-account/confirm/")
    page = client.get("/your-account/confirm/?next=/your-account/app/").content.decode()
    assert "/sign-in/NRCAN/?confirm&amp;next=%2Fyour-account%2Fapp%2F" in page
    asked = client.get("/sign-in/NRCAN/?confirm&next=/your-account/app/")["Location"]
    assert {"prompt": ["login"], "max_age": ["0"]}.items() <= parse_qs(urlsplit(asked).query).items()
    for claims, told in (({}, "auth_time"), ({"auth_time": int(time.time()) - 3600}, "Sign in again")):
        ministry.vouch(claims=claims)
        refused = client.get(_path(ministry.answer(_without_prompt(client))), follow=True)
        assert told in refused.text
        assert client.get(point).status_code == 302
    ministry.vouch(sub="fictitious-7", claims={"auth_time": int(time.time())})
    client.get(_path(ministry.answer(_without_prompt(client))))
    assert client.get(point).status_code == 302
    ministry.vouch(claims={"auth_time": int(time.time())})
    assert client.get(_path(ministry.answer(_without_prompt(client))))["Location"] == "/your-account/app/"
    assert client.get(point).status_code == 200


@pytest.mark.parametrize(
    ("ago", "opens"), [(None, False), (3600, False), (60, True), (-30, True)], ids=["untold", "old", "now", "ahead"]
)
def test_who_is_signed_in_at_the_ministry_since_the_morning_has_shown_nothing_now(
    ministry, provider, editor: User, ago: int | None, opens: bool
) -> None:
    client = Client()
    ministry.vouch(claims={} if ago is None else {"auth_time": int(time.time()) - ago})
    ministry.come_back(client)
    assert is_signed_in(client)
    assert (client.get(reverse("accounts:app")).status_code == 200) is opens


def _without_prompt(client: Client) -> str:
    """The address that asks anew; the provider of the tests has no page on which to do so."""
    return str(client.get("/sign-in/NRCAN/?confirm&next=/your-account/app/")["Location"]).replace("prompt=login&", "")


def test_a_provider_that_is_inactive_or_unknown_has_no_page(client: Client, ministry, provider) -> None:
    IdentityProvider.objects.update(active=False)
    assert client.get("/sign-in/NRCAN/").status_code == 404
    assert client.get("/sign-in/GAC/").status_code == 404


def test_a_provider_is_spoken_to_where_it_may_be_and_only_as_itself(
    client: Client, ministry, provider, settings
) -> None:
    IdentityProvider.objects.update(issuer=f"{ministry.url}/")
    assert "does not answer" in client.get("/sign-in/NRCAN/").content.decode()
    IdentityProvider.objects.update(issuer=ministry.url)
    # A deployment speaks neither to its own network nor without TLS.
    settings.WEBHOOK_ALLOWED_NETWORKS = []
    discovery.forget()
    assert "does not answer" in client.get("/sign-in/NRCAN/").content.decode()


def test_the_secret_is_kept_encrypted_and_not_shown(client: Client, ministry, administrator: User) -> None:
    client.force_login(administrator, backend=BACKEND)
    participant = Participant.objects.get(code="NRCAN")
    form = {
        "participant": str(participant.pk),
        "issuer": ministry.url,
        "client_id": program.CLIENT,
        "secret": program.SECRET,
        "domains": "NRCan.example, @other.example",
        "active": "on",
        "reason": "The ministry asked for it",
        "role_claims-TOTAL_FORMS": "0",
        "role_claims-INITIAL_FORMS": "0",
    }
    answer = client.post(reverse("admin:accounts_identityprovider_add"), form)
    assert answer.status_code == 302, answer.context["errors"]
    made = IdentityProvider.objects.get()
    assert sealing.unseal(made.sealed) == program.SECRET
    assert made.domains == ["nrcan.example", "other.example"]
    page = client.get(made.get_absolute_url()).content.decode()
    assert program.SECRET not in page
    assert made.sealed not in page
    assert "http://testserver/sign-in/NRCAN/back/" in page
    changed = client.post(made.get_absolute_url(), form | {"secret": "", "client_id": "renamed"})
    assert changed.status_code == 302
    made.refresh_from_db()
    assert (made.client_id, sealing.unseal(made.sealed)) == ("renamed", program.SECRET)
    assert "sealed" not in {field.name for field in event_model(IdentityProvider)._meta.fields}


def test_only_administrators_read_how_a_ministry_signs_in(client: Client, provider, editor: User) -> None:
    client.force_login(editor, backend=BACKEND)
    assert client.get(provider.get_absolute_url()).status_code in {403, 404}
