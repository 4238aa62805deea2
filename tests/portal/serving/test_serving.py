"""The web server as a deployment starts it: asked to end, it first answers who has asked before."""

import threading

from tests.portal.serving.conftest import get, wait_until


def test_asked_to_end_it_answers_who_has_asked_before_and_leaves_nothing(server, tmp_path):
    process, port = server
    answers = []
    asking = threading.Thread(target=lambda: answers.append(get(port, "/slow")))
    assert list(tmp_path.glob("moc-metrics-*"))

    asking.start()
    wait_until((tmp_path / "begun").exists)
    process.terminate()
    wait_until(lambda: get(port, "/healthz")[0] == 0)
    (tmp_path / "may-end").touch()
    asking.join(30)

    assert answers == [(200, "answered")]
    assert process.wait(30) == 0
    assert not list(tmp_path.glob("moc-metrics-*"))
