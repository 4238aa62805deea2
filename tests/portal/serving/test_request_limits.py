"""Where a request ends: what a proxy and the web server could read in two ways is refused, and nothing after it."""

import socket

import pytest

HIDDEN = "GET /healthz?smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n"
CHUNKED = "Transfer-Encoding: chunked"


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        (["Content-Length: 6", CHUNKED], "0\r\n\r\n"),
        (["Content-Length: 0", "Content-Length: 70"], ""),
        (["Content-Length: +0"], ""),
        (["Content-Length : 0"], ""),
        (["Transfer-Encoding: xchunked"], ""),
        ([f"X: y\n{CHUNKED}"], "0\r\n\r\n"),
        ([CHUNKED], "0x0\r\n\r\n"),
    ],
    ids=["both", "two lengths", "signed", "a space", "unknown", "a bare line feed", "a chunk that is none"],
)
def test_a_request_with_two_ends_is_refused_and_so_is_what_follows_it(server, headers, body):
    _process, port = server
    asked = "\r\n".join(["POST /healthz HTTP/1.1", "Host: localhost", *headers, "", body])
    with socket.create_connection(("127.0.0.1", port), timeout=30) as line:
        line.sendall((asked + HIDDEN).encode())
        answer = b"".join(iter(lambda: line.recv(65536), b""))
    assert answer.count(b"HTTP/1.1 ") == 1, answer
    assert int(answer.split(b" ", 2)[1]) >= 400, answer
