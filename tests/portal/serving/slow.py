"""The portal with two addresses more: one answers only when the test lets it, one refuses without reading a body."""

import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from mocportal.wsgi import application as portal


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    if environ["PATH_INFO"] == "/refused":
        start_response("413 Content Too Large", [("Content-Type", "text/plain"), ("Content-Length", "7")])
        return [b"refused"]
    if environ["PATH_INFO"] != "/slow":
        return portal(environ, start_response)
    directory = Path(os.environ["SLOW"])
    (directory / "begun").touch()
    deadline = time.monotonic() + 20
    while not (directory / "may-end").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"answered"]
