"""Where the portal connects to: decided at each connection, by the address that is then connected to."""

import socket
import ssl
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address, ip_address, ip_network
from pathlib import Path
from typing import Any

import httpcore
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from partners.exceptions import WebhookAddressError
from partners.rules.retries import WebhookResult
from partners.services.webhooks import endpoints, http_client, network
from partners.services.webhooks.endpoints import checked_url
from partners.webhook_enums import AttemptOutcome
from tests.partners.webhooks.receiver import Receiver, Reply, receiving

type Names = Callable[..., list[str]]

PUBLIC = "8.8.8.8"


@pytest.fixture
def connected(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note what is connected to instead of connecting."""
    seen: list[str] = []

    def connect(_self: Any, host: str, *_: Any, **__: Any) -> Any:
        seen.append(host)
        raise httpcore.ConnectError("Nobody is there.")

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    return seen


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[list[str]]]:
    """A resolver that knows these names alone: of several answers to one, each is given once, the last one for ever."""
    known: dict[str, list[list[str]]] = {}
    real = socket.getaddrinfo

    def look_up(host: str, port: int, *args: Any, **kwargs: Any) -> Any:
        answers = known.get(host)
        if answers is None:
            return real(host, port, *args, **kwargs | {"flags": socket.AI_NUMERICHOST})
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        return [(None, None, None, "", (text, port)) for text in answer]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return known


@pytest.fixture(autouse=True)
def _as_deployed(settings: Any) -> None:
    settings.WEBHOOK_ALLOWED_NETWORKS = []
    settings.WEBHOOK_SCHEMES = ["https"]
    settings.WEBHOOK_PORTS = [443]


def post(url: str) -> WebhookResult:
    with http_client.sender() as line:
        return line.post(url, headers={"Content-Type": "application/json"}, body=b"{}")


# Hosts as they stand in an address, with no name server needed.
NUMBERS = [
    "127.0.0.1",
    "2130706433",
    "0x7f000001",
    "0x7f.1",
    "017700000001",
    "0177.0.0.1",
    "127.1",
    "0",
    "10.0.0.1",
    "169.254.169.254",
    "2852039166",
    "0xa9fea9fe",
    "0251.0376.0251.0376",
    "[::1]",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::ffff:a9fe:a9fe]",
    "[64:ff9b::7f00:1]",
    "[fd00:ec2::254]",
    "[fe80::1]",
    "[fec0::1]",
    "[2002:7f00:1::]",
]


@pytest.mark.parametrize("host", NUMBERS)
def test_a_number_that_leads_inside_is_not_connected_to(
    host: str, names: dict[str, list[list[str]]], connected: list[str]
) -> None:
    assert post(f"https://{host}/hook").outcome is AttemptOutcome.ADDRESS_NOT_ALLOWED
    assert connected == []


@pytest.mark.parametrize("host", NUMBERS)
def test_a_number_that_leads_inside_cannot_be_entered(host: str, names: dict[str, list[list[str]]]) -> None:
    with pytest.raises(WebhookAddressError):
        checked_url(f"https://{host}/hook")


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.1.1",
        "::1",
        "fd00::1",
        "fe80::1%2",
        "::ffff:10.0.0.1",
    ],
)
def test_a_name_that_leads_inside_is_not_connected_to(
    address: str, names: dict[str, list[list[str]]], connected: list[str]
) -> None:
    names["tracker.example"] = [[address]]
    assert post("https://tracker.example/hook").outcome is AttemptOutcome.ADDRESS_NOT_ALLOWED
    assert connected == []


def test_whoever_enters_names_does_not_learn_which_there_are_inside(names: dict[str, list[list[str]]]) -> None:
    names["database.example"], names["nothing.example"] = [["10.0.0.5"]], [[]]
    inside, nowhere = (post(f"https://{name}.example/").text.replace(name, "") for name in ("database", "nothing"))
    assert inside == nowhere
    assert "10.0.0.5" not in inside


def test_one_inner_address_among_public_ones_refuses_them_all(
    names: dict[str, list[list[str]]], connected: list[str]
) -> None:
    names["tracker.example"] = [[PUBLIC, "10.0.0.1"]]
    assert post("https://tracker.example/hook").outcome is AttemptOutcome.ADDRESS_NOT_ALLOWED
    assert connected == []


def test_a_name_that_turns_inside_after_it_was_entered_is_not_connected_to(
    names: dict[str, list[list[str]]], connected: list[str]
) -> None:
    names["tracker.example"] = [[PUBLIC], ["127.0.0.1"]]
    url = checked_url("https://tracker.example/hook")
    assert post(url).outcome is AttemptOutcome.ADDRESS_NOT_ALLOWED
    assert connected == []


def test_what_was_checked_is_what_is_connected_to_and_the_name_is_not_asked_twice(
    names: dict[str, list[list[str]]], connected: list[str]
) -> None:
    names["tracker.example"] = [[PUBLIC], ["127.0.0.1"]]
    assert post("https://tracker.example/hook").outcome is AttemptOutcome.NO_CONNECTION
    assert connected == [PUBLIC]


def test_without_the_check_the_same_name_leads_inside(names: dict[str, list[list[str]]], connected: list[str]) -> None:
    """The twin of the tests above: it shows where httpcore alone would go."""
    names["tracker.example"] = [["127.0.0.1"]]
    with httpcore.ConnectionPool() as pool, pytest.raises(httpcore.ConnectError):
        pool.request("POST", "https://tracker.example/hook")
    assert connected == ["tracker.example"]


def test_of_several_addresses_the_next_is_tried(names: dict[str, list[list[str]]], connected: list[str]) -> None:
    names["tracker.example"] = [["2606:4700::1111", PUBLIC]]
    assert post("https://tracker.example/hook").outcome is AttemptOutcome.NO_CONNECTION
    assert connected == ["2606:4700::1111", PUBLIC]


def test_a_name_that_nobody_knows_is_no_connection_anywhere(
    connected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_: Any, **__: Any) -> Any:
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert post("https://tracker.example/hook").outcome is AttemptOutcome.ADDRESS_NOT_ALLOWED
    with pytest.raises(WebhookAddressError):
        checked_url("https://tracker.example/hook")


def test_a_resolver_that_never_answers_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    from threading import Event  # noqa: PLC0415  # Its only use.

    asked, over = Event(), Event()

    def hang(*_: Any, **__: Any) -> Any:
        asked.set()
        over.wait(30)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", hang)
    monkeypatch.setattr(http_client, "TIME_LIMIT", 0.2)
    assert post("https://tracker.example/hook").outcome is AttemptOutcome.ADDRESS_NOT_ALLOWED
    assert asked.wait(10)
    over.set()


def test_a_proxy_in_the_environment_is_not_used(
    names: dict[str, list[list[str]]], connected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:3128")
    names["tracker.example"] = [[PUBLIC]]
    post("https://tracker.example/hook")
    assert connected == [PUBLIC]


def test_a_network_that_the_operator_allows_is_connected_to(
    names: dict[str, list[list[str]]], connected: list[str], settings: Any
) -> None:
    settings.WEBHOOK_ALLOWED_NETWORKS = [ip_network("10.20.0.0/16")]
    names["tracker.example"] = [["10.20.1.1"]]
    names["other.example"] = [["10.21.1.1"]]
    names["mapped.example"] = [["::ffff:10.20.1.1"]]
    post("https://tracker.example/hook")
    post("https://other.example/hook")
    post("https://mapped.example/hook")
    assert connected == ["10.20.1.1", "::ffff:10.20.1.1"]


def test_a_public_network_that_the_operator_refuses_is_not(
    names: dict[str, list[list[str]]], connected: list[str], settings: Any
) -> None:
    settings.WEBHOOK_REFUSED_NETWORKS = [ip_network("8.8.0.0/16")]
    names["tracker.example"] = [[PUBLIC]]
    assert post("https://tracker.example/hook").outcome is AttemptOutcome.ADDRESS_NOT_ALLOWED
    assert connected == []


@pytest.mark.parametrize(
    "url",
    [
        "http://tracker.example/hook",
        "ftp://tracker.example/hook",
        "file:///etc/passwd",
        "gopher://tracker.example/",
        "javascript:alert(1)",
        "tracker.example/hook",
        "https://",
        "https:///hook",
        "https://tracker.example:22/hook",
        "https://tracker.example:99999/hook",
        "https://tracker.example:abc/hook",
        "https://user:secret@tracker.example/hook",
        "https://tracker.example@127.0.0.1/hook",
        "https://tracker.example/hook#part",
        "https://tracker .example/hook",
        "https://tracker.example\\@127.0.0.1/hook",
        "https://tracker.example%00.example/hook",
        "https://[::1/hook",
        "https://[fe80::1%25eth0]/hook",
        "https://..example/hook",
        f"https://tracker.example/{'a' * 500}",
        f"https://{'a' * 70}.example/hook",
        "https://tracker.example/\ud83d",
        "",
    ],
)
def test_what_is_no_address_of_a_receiver_cannot_be_entered(url: str, names: dict[str, list[list[str]]]) -> None:
    names["tracker.example"] = [[PUBLIC]]
    with pytest.raises(WebhookAddressError):
        checked_url(url)


@pytest.mark.parametrize(
    ("entered", "kept"),
    [
        ("https://tracker.example/hook", "https://tracker.example/hook"),
        (" https://TRACKER.example ", "https://tracker.example/"),
        ("https://tracker.example:443/hook?a=1", "https://tracker.example/hook?a=1"),
        ("https://受信.example/通知", "https://xn--vuq69g.example/%E9%80%9A%E7%9F%A5"),
        ("https://8.8.8.8/hook", "https://8.8.8.8/hook"),
        ("https://[2606:4700::1111]/hook", "https://[2606:4700::1111]/hook"),
    ],
)
def test_an_address_is_kept_in_plain_letters(entered: str, kept: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endpoints, "checked_addresses", lambda *_, **__: [ip_address(PUBLIC)])
    assert checked_url(entered) == kept


def test_a_closed_list_of_ports_can_be_opened(settings: Any, names: dict[str, list[list[str]]]) -> None:
    settings.WEBHOOK_PORTS = [443, 8443]
    names["tracker.example"] = [[PUBLIC]]
    assert checked_url("https://tracker.example:8443/hook") == "https://tracker.example:8443/hook"


# --- TLS: a certificate for another name, and for the right one -------------------------------------------------


@pytest.fixture
def trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ssl.SSLContext]:
    """Make a server's context for a name, under an authority that the portal trusts in this test."""

    def context_for(name: str) -> ssl.SSLContext:
        key = ec.generate_private_key(ec.SECP256R1())
        certificate = _certificate(name, key)
        file = tmp_path / "server.pem"
        private = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM) + private)
        client = ssl.create_default_context(cafile=str(file))
        monkeypatch.setattr(http_client, "trust", lambda: client)
        server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        server.load_cert_chain(file)
        return server

    return context_for


def _certificate(name: str, key: ec.EllipticCurvePrivateKey) -> x509.Certificate:
    now = datetime.now(UTC)
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    builder = (
        x509.CertificateBuilder()
        .subject_name(who)
        .issuer_name(who)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    )
    return builder.sign(key, hashes.SHA256())


@pytest.fixture
def over_tls(
    trusted: Callable[[str], ssl.SSLContext], names: dict[str, list[list[str]]], settings: Any
) -> Iterator[Callable[[str], Receiver]]:
    settings.WEBHOOK_ALLOWED_NETWORKS = [ip_network("127.0.0.0/8")]
    names["tracker.example"] = [["127.0.0.1"]]
    opened: list[Any] = []

    def start(certified: str) -> Receiver:
        manager = receiving(trusted(certified))
        opened.append(manager)
        return manager.__enter__()

    yield start
    for manager in opened:
        manager.__exit__(None, None, None)


def test_the_name_of_the_receiver_is_compared_with_its_certificate(over_tls: Callable[[str], Receiver]) -> None:
    receiver = over_tls("tracker.example")
    answer = post(f"https://tracker.example:{receiver.port}/hook")
    assert answer.outcome is AttemptOutcome.ACCEPTED
    assert receiver.requests[0].headers["host"] == f"tracker.example:{receiver.port}"


def test_a_certificate_for_another_name_is_no_connection(over_tls: Callable[[str], Receiver]) -> None:
    receiver = over_tls("other.example")
    answer = post(f"https://tracker.example:{receiver.port}/hook")
    assert answer.outcome is AttemptOutcome.NO_CONNECTION
    assert "certificate" in answer.text.lower()
    assert receiver.requests == []


def test_a_certificate_that_nobody_signed_is_no_connection(
    over_tls: Callable[[str], Receiver], monkeypatch: pytest.MonkeyPatch
) -> None:
    receiver = over_tls("tracker.example")
    monkeypatch.setattr(http_client, "trust", ssl.create_default_context)
    assert post(f"https://tracker.example:{receiver.port}/hook").outcome is AttemptOutcome.NO_CONNECTION


def test_a_redirect_inside_is_not_followed(over_tls: Callable[[str], Receiver]) -> None:
    receiver = over_tls("tracker.example")
    receiver.replies = [Reply(307, {"Location": "https://169.254.169.254/latest/meta-data/"})]
    answer = post(f"https://tracker.example:{receiver.port}/hook")
    assert (answer.outcome, answer.status) == (AttemptOutcome.REFUSED, 307)
    assert len(receiver.requests) == 1


def test_an_address_is_told_apart_from_its_mapped_form_by_nothing() -> None:
    assert network._within(ip_address("::ffff:10.0.0.1"), [ip_network("10.0.0.0/8")])
    assert network._within(IPv4Address("10.0.0.1"), [ip_network("10.0.0.0/8")])
    assert not network._within(ip_address("fd00::1"), [ip_network("10.0.0.0/8")])
