"""The portal with one address more, which answers only when the test lets it."""

import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from mocportal.wsgi import application as portal


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    if environ["PATH_INFO"] != "/slow":
        return portal(environ, start_response)
    directory = Path(os.environ["SLOW"])
    (directory / "begun").touch()
    deadline = time.monotonic() + 20
    while not (directory / "may-end").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"answered"]
