"""gunicorn's own refusals are problem details, and a refused body breaks no later request."""

import json
import socket
from http.client import HTTPConnection, HTTPResponse

import pytest


def response_to(port, request):
    with socket.create_connection(("127.0.0.1", port), timeout=30) as line:
        line.sendall(request)
        answer = HTTPResponse(line)
        answer.begin()
        return answer.status, answer.headers, answer.read()


@pytest.mark.parametrize(
    ("request_", "status", "kind"),
    [
        ("GET /api/v1/commitments/?search=黒鉛 HTTP/1.1\r\nHost: localhost\r\n\r\n".encode(), 400, "malformed-request"),
        (b"GET /api/v1/commitments/?search=a b HTTP/1.1\r\nHost: localhost\r\n\r\n", 400, "malformed-request"),
        (b"GET / HTTP/1.1\r\nHost : localhost\r\n\r\n", 400, "malformed-request"),
        (b"GET /?search=" + b"x" * 8300 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", 414, "address-too-long"),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 9000 + b"\r\n\r\n", 431, "headers-too-large"),
        (b"GET / HTTP/1.1\r\n" + b"X: x\r\n" * 200 + b"\r\n", 431, "headers-too-large"),
    ],
    ids=["Japanese", "a space", "a space before a colon", "a long line", "a long header", "many headers"],
)
def test_it_is_a_problem(server, request_, status, kind):
    found, headers, content = response_to(server[1], request_)
    assert (found, headers["Content-Type"], headers["Connection"]) == (status, "application/problem+json", "close")
    problem = json.loads(content)
    assert (problem["type"], problem["status"]) == (f"/api/v1/problems/{kind}/", status)
    assert problem["instance"] == headers["X-Request-ID"]
    assert len(content) == int(headers["Content-Length"])


def test_a_line_of_eight_thousand_bytes_is_read(server):
    status, _headers, _content = response_to(
        server[1], b"GET /healthz?" + b"x" * 8000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n"
    )
    assert status == 200


@pytest.mark.parametrize(("size", "closes"), [(100, False), (2_000_000, True)])
def test_a_refused_body_that_is_not_read_closes_the_connection_and_says_so(server, size, closes):
    connection = HTTPConnection("127.0.0.1", server[1], timeout=30)
    try:
        connection.request("POST", "/refused", b"x" * size, headers={"Host": "localhost"})
        answer = connection.getresponse()
        assert answer.status == 413
        assert (answer.headers["Connection"] == "close") is closes
        answer.read()
        # A client that was told opens another one by itself; one that was not uses the same.
        connection.request("GET", "/healthz", headers={"Host": "localhost"})
        assert connection.getresponse().status == 200
    finally:
        connection.close()
