import socket

import pytest

from mocportal.local.errors import LocalError
from mocportal.local.ports import LOOPBACK, free_port, is_free, keep_or_choose, listen, web_listener


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
        web_listener(str(taken_port))


@pytest.mark.parametrize("text", ["0", "65536", "-1", "http", "8000.0", "８０００"])
def test_what_is_no_port_is_refused_in_words(text):
    with pytest.raises(LocalError, match="a number from 1 to 65535"):
        web_listener(text)


def test_no_other_program_gets_the_port_of_the_web_server_once_it_is_ours():
    with web_listener(str(free_port())) as listener:
        port = listener.getsockname()[1]
        assert not is_free(port)
        with pytest.raises(OSError, match="in use"):
            listen(port)
