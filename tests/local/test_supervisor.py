import os
import signal
import sys
import threading
import time

import pytest

from mocportal.local import processes, supervisor as supervisor_module
from mocportal.local.errors import InterruptedRunError, LocalError
from mocportal.local.progress import QUIET
from mocportal.local.service import Service
from mocportal.local.state import VarDirectory
from mocportal.local.supervisor import Supervisor

# A child that says in files of its directory when it starts and when it is asked to end.
OBEDIENT = """
import pathlib, signal, sys, time
name = sys.argv[1]
def end(*_):
    with open("ended", "a") as ended:
        ended.write(name + "\\n")
    sys.exit()
signal.signal(signal.SIGTERM, end)
with open(name, "a") as starts:
    starts.write("started\\n")
time.sleep(60)
"""


@pytest.fixture
def supervisor(tmp_path):
    one = Supervisor(VarDirectory(tmp_path), QUIET)
    yield one
    one.stop()


@pytest.fixture
def service(tmp_path):
    def make(name, script=OBEDIENT, *, ready=None, **more):
        return Service(
            name,
            (sys.executable, "-c", script, name),
            ready=ready or (tmp_path / name).exists,
            directory=tmp_path,
            **more,
        )

    return make


def wait_for(condition, seconds=10):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


def starts(path):
    return path.read_text().count("started") if path.exists() else 0


def watch_until(supervisor, condition):
    """Run the watch in this thread, and ask it to end once the condition holds."""

    def ask():
        try:
            wait_for(condition)
        finally:
            supervisor.signals_received += 1

    asking = threading.Thread(target=ask)
    asking.start()
    supervisor.watch()
    asking.join()


def test_services_end_in_the_reverse_order_of_their_start(supervisor, service, tmp_path):
    for name in ("database", "broker", "web"):
        supervisor.start(service(name))
    supervisor.stop()
    assert (tmp_path / "ended").read_text().split() == ["web", "broker", "database"]


def test_a_service_that_died_is_started_again(supervisor, service, tmp_path, monkeypatch):
    monkeypatch.setattr(supervisor_module, "FIRST_BACKOFF", 0.1)
    supervisor.start(service("web"))
    supervisor.running[0].backoff = 0.1
    supervisor.running[0].process.kill()
    watch_until(supervisor, lambda: starts(tmp_path / "web") == 2)
    assert supervisor.running[0].process.poll() is None


def test_a_service_that_dies_again_and_again_is_waited_for_longer_each_time(supervisor, service, tmp_path):
    supervisor.start(service("web", script=OBEDIENT.replace("time.sleep(60)", "time.sleep(0.1)")))
    supervisor.running[0].backoff = 0.05
    watch_until(supervisor, lambda: starts(tmp_path / "web") == 3)
    assert supervisor.running[0].backoff >= 0.2


def test_a_service_that_ends_while_it_starts_shows_its_last_words(supervisor, service):
    with pytest.raises(LocalError, match=r"(?s)web ended while it started.*no room.*web\.log"):
        supervisor.start(service("web", "raise SystemExit('no room')", ready=lambda: False))


def test_a_service_that_waits_for_one_that_died_shows_the_dead_one_s_words(supervisor, service):
    supervisor.start(service("worker", "raise SystemExit('no broker')", ready=lambda: True))
    with pytest.raises(LocalError, match=r"(?s)The worker ended while it started.*no broker"):
        supervisor.start(service("web", ready=lambda: False))


def test_only_the_words_of_this_start_are_shown(supervisor, service):
    supervisor.log_of("web").write_text("words of yesterday\n")
    with pytest.raises(LocalError) as refused:
        supervisor.start(service("web", "raise SystemExit('no room')", ready=lambda: False))
    assert "yesterday" not in str(refused.value)


def test_a_service_that_never_answers_is_given_up(supervisor, service):
    with pytest.raises(LocalError, match="web does not answer"):
        supervisor.start(service("web", ready=lambda: False, ready_within=0.2))


def test_a_service_that_ignores_the_request_is_killed_with_its_children(supervisor, service, tmp_path):
    script = """
import os, signal, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
child = os.fork()
if child:
    open("child", "w").write(str(child))
    open("web", "w").close()
time.sleep(60)
"""
    supervisor.start(service("web", script, stops_within=0.2))
    child = int((tmp_path / "child").read_text())
    supervisor.stop()
    wait_for(lambda: processes.started(child) is None)


def test_a_second_signal_ends_without_waiting(supervisor, service):
    stubborn = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); open('web', 'w'); time.sleep(60)"
    supervisor.start(service("web", stubborn, stops_within=60))
    threading.Timer(0.2, lambda: setattr(supervisor, "signals_received", 1)).start()
    began = time.monotonic()
    supervisor.stop()
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_interrupts_a_start_that_takes_long(supervisor, service, number):
    with supervisor.signals():
        # Not before: without the handlers, the signal would end this process.
        threading.Timer(0.2, os.kill, (os.getpid(), number)).start()
        with pytest.raises(InterruptedRunError):
            supervisor.start(service("web", ready=lambda: False))


def test_a_command_that_fails_shows_its_errors(supervisor, tmp_path):
    with pytest.raises(LocalError, match=r"(?s)prepare failed.*no such table"):
        supervisor.run("prepare", [sys.executable, "-c", "raise SystemExit('no such table')"], {}, tmp_path)


def test_a_signal_ends_a_command_that_takes_long(supervisor, tmp_path):
    supervisor.signals_received = 1
    with pytest.raises(InterruptedRunError):
        supervisor.run("prepare", [sys.executable, "-c", "import time; time.sleep(60)"], {}, tmp_path)


def test_what_a_killed_supervisor_left_is_ended_by_the_next(supervisor, service, tmp_path):
    supervisor.start(service("web"))
    orphan = supervisor.running[0].process
    following = Supervisor(VarDirectory(tmp_path), QUIET)
    following.stop_leftovers()
    assert processes.started(orphan.pid) is None
    assert (tmp_path / "ended").read_text() == "web\n"


def test_a_stale_number_that_another_process_has_now_is_left_alone(supervisor, service, tmp_path):
    supervisor.start(service("web"))
    process = supervisor.running[0].process
    (tmp_path / "run" / "processes.json").write_text(
        f'[{{"pid": {process.pid}, "started": "long ago", "stop_signal": 15}}]'
    )
    Supervisor(VarDirectory(tmp_path), QUIET).stop_leftovers()
    assert process.poll() is None


def test_a_large_log_is_set_aside_at_the_next_start(supervisor, service, monkeypatch):
    monkeypatch.setattr(supervisor_module, "LARGEST_LOG", 10)
    log = supervisor.log_of("web")
    log.write_text("more than ten bytes")
    supervisor.start(service("web"))
    assert log.with_suffix(".log.1").read_text() == "more than ten bytes"
    assert log.read_text() == ""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends children together with their parent")
def test_services_end_when_the_supervisor_itself_is_killed(tmp_path):
    script = f"""
import pathlib, sys, time
from mocportal.local.progress import QUIET
from mocportal.local.service import Service
from mocportal.local.state import VarDirectory
from mocportal.local.supervisor import Supervisor
var = pathlib.Path({str(tmp_path)!r})
supervisor = Supervisor(VarDirectory(var), QUIET)
supervisor.start(Service("web", (sys.executable, "-c", {OBEDIENT!r}, "web"), (var / "web").exists, directory=var))
(var / "pid").write_text(str(supervisor.running[0].process.pid))
(var / "ready").touch()
time.sleep(60)
"""
    parent = os.posix_spawn(sys.executable, [sys.executable, "-c", script], os.environ)
    wait_for((tmp_path / "ready").exists)
    os.kill(parent, signal.SIGKILL)
    os.waitpid(parent, 0)
    wait_for((tmp_path / "ended").exists)
