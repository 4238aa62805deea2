import socket

from mocportal.local import loopback


def test_a_port_that_a_server_listens_on_is_not_free() -> None:
    with socket.create_server((loopback.ADDRESS, 0)) as server:
        assert not loopback.is_free(server.getsockname()[1])


def test_a_port_that_nobody_has_is_free() -> None:
    assert loopback.is_free(loopback.any_free())
