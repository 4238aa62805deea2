"""nginx before a portal, as the deployment's own configuration has it, without TLS and on this machine alone."""

import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from mocportal.local.ports import LOOPBACK, free_port
from mocportal.local.state import PROJECT

CONFIGURATION = PROJECT / "docs" / "deploy" / "nginx" / "portal.conf"
FRAME = """
pid {directory}/nginx.pid;
error_log {directory}/nginx.log;
events {{ worker_connections 1024; }}
http {{
    client_body_temp_path {directory}/body;
    proxy_temp_path {directory}/proxy;
    fastcgi_temp_path {directory}/fastcgi;
    uwsgi_temp_path {directory}/uwsgi;
    scgi_temp_path {directory}/scgi;
{servers}
}}
"""


@contextmanager
def nginx_before(portal: int, directory: Path) -> Iterator[int | None]:
    """Start nginx, where there is one, and yield its port."""
    program = shutil.which("nginx")
    if program is None:
        yield None
        return
    port = free_port()
    file = directory / "nginx.conf"
    file.write_text(FRAME.format(directory=directory, servers=servers(portal, port, directory)))
    command = [program, "-p", str(directory), "-c", str(file), "-g", "daemon off;"]
    with subprocess.Popen(command) as process:  # The program that was found, and our own file.
        try:
            wait_for(port)
            yield port
        finally:
            process.terminate()


def servers(portal: int, port: int, directory: Path) -> str:
    """The servers of the configuration: the one that redirects left out, the other one without TLS."""
    text = re.sub(r"server \{\n    listen 80;.*?\n\}\n", "", CONFIGURATION.read_text(), flags=re.DOTALL)
    text = re.sub(r"^\s*(?:ssl_\w+|http2|listen \[::\]).*\n", "", text, flags=re.MULTILINE)
    text = text.replace("listen 443 ssl;", f"listen {LOOPBACK}:{port};").replace("web:8000", f"{LOOPBACK}:{portal}")
    text = text.replace("X-Forwarded-Proto https", "X-Forwarded-Proto http").replace("__Host-", "")
    text = text.replace("root /etc/nginx/away", f"root {CONFIGURATION.parent / 'away'}")
    return text.replace("/var/log/nginx/access.log", f"{directory}/access.log")


def wait_for(port: int) -> None:
    for _each in range(100):
        with suppress(HTTPException, OSError):
            HTTPConnection(LOOPBACK, port, timeout=5).request("GET", "/healthz")
            return
        time.sleep(0.1)
    raise RuntimeError("nginx did not start.")
