import socket

import pytest

from mocportal.local import ports
from mocportal.local.errors import LocalError
from mocportal.local.ports import LOOPBACK, LOOPBACK_6, free_port, is_free, keep_or_choose, listen, web_listeners


def has_ipv6():
    try:
        listen(0, LOOPBACK_6).close()
    except OSError:
        return False
    return True


HAS_IPV6 = has_ipv6()


@pytest.fixture
def taken_port():
    with socket.socket() as server:
        server.bind((LOOPBACK, 0))
        server.listen()
        yield server.getsockname()[1]


def test_a_port_that_somebody_listens_on_is_not_free(taken_port):
    assert not is_free(taken_port)


def test_a_port_is_kept_while_it_is_free():
    port = free_port()
    assert keep_or_choose(port) == port


def test_a_port_that_was_taken_meanwhile_is_replaced(taken_port):
    assert keep_or_choose(taken_port) != taken_port


def test_a_web_port_in_use_is_refused_with_the_command_that_works(taken_port):
    with pytest.raises(LocalError, match=rf"Port {taken_port} is in use .* PORT=\d+ make run"):
        web_listeners(str(taken_port)).__enter__()


@pytest.mark.parametrize("text", ["0", "65536", "-1", "http", "8000.0", "８０００"])
def test_what_is_no_port_is_refused_in_words(text):
    with pytest.raises(LocalError, match="a number from 1 to 65535"):
        web_listeners(text).__enter__()


def test_no_other_program_gets_the_port_of_the_web_server_once_it_is_ours():
    with web_listeners(str(free_port())) as listeners:
        port = listeners[0].getsockname()[1]
        assert not is_free(port)
        for listener in listeners:
            with pytest.raises(OSError, match="in use"):
                listen(port, listener.getsockname()[0])


@pytest.mark.skipif(not HAS_IPV6, reason="This machine has no loopback address of IPv6.")
def test_a_program_at_the_other_address_of_localhost_is_found():
    """A browser would show that program, and not the portal, at http://localhost."""
    with socket.socket(socket.AF_INET6) as other:
        other.bind((LOOPBACK_6, 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(LocalError, match=f"Port {port} is in use"):
            web_listeners(str(port)).__enter__()
        assert is_free(port)


def test_a_machine_without_ipv6_is_served_at_the_one_address(monkeypatch):
    monkeypatch.setattr(ports, "LOOPBACK_6", "2001:db8::1")
    with web_listeners(str(free_port())) as listeners:
        assert [listener.family for listener in listeners] == [socket.AF_INET]
