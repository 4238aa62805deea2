"""What is asked of a provider, and which of its answers and tokens open nothing."""

import base64
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from django.test import Client

from accounts.models import Identity
from accounts.services.single_sign_on import http_client
from tests.accounts.single_sign_on import provider as program
from tests.accounts.single_sign_on.conftest import BACK, enter, path_of, refused


def test_authorization_request_has_state_nonce_and_challenge(client: Client, ministry, provider) -> None:
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
    assert "was not valid" in refused(ministry.come_back(client), client)
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
    asked = http_client.post

    def post(address: str, **how: Any) -> dict[str, Any]:
        told = asked(address, **how)
        return told | {"id_token": change(told["id_token"])}

    monkeypatch.setattr(http_client, "post", post)
    assert "was not valid" in refused(ministry.come_back(client), client)
    assert not Identity.objects.exists()


def test_an_answer_for_one_ministry_opens_nothing_at_another(client: Client, ministry, provider, editor) -> None:
    enter(ministry, "METI", issuer=f"{ministry.url}/", client_id="other")
    left = client.get("/sign-in/NRCAN/")["Location"]
    answer = client.get(path_of(ministry.answer(left)).replace("NRCAN", "METI"))
    assert "was not valid" in refused(answer, client)


def test_response_is_accepted_once_and_only_in_the_requesting_browser(
    client: Client, ministry, provider, editor
) -> None:
    back = path_of(ministry.answer(client.get("/sign-in/NRCAN/")["Location"]))
    assert "was not valid" in refused(Client().get(back), Client())
    assert client.get(back).status_code == 302
    client.post("/admin/logout/")
    assert "was not valid" in refused(client.get(back), client)


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
def test_response_without_requested_values_is_refused(client: Client, ministry, provider, given) -> None:
    state = parse_qs(urlsplit(client.get("/sign-in/NRCAN/")["Location"]).query)["state"][0]
    refused(client.get(BACK, {"state": state} | given), client)
