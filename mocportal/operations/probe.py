"""Health probe of the local web server for containers: ``python -m mocportal.operations.probe``.

Standard library only, since it starts every few seconds. The Host header comes from ALLOWED_HOSTS, since the portal
rejects any other name.
"""

import os
import sys
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException


def main() -> int:
    """Return 0 if /healthz (or the given path) returns 200 on the port of WEB_BIND, 1 otherwise."""
    path = sys.argv[1] if len(sys.argv) > 1 else "/healthz"
    port = os.environ.get("WEB_BIND", "127.0.0.1:8000").rpartition(":")[2]
    host = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].strip()
    connection = HTTPConnection("127.0.0.1", int(port), timeout=4)
    try:
        connection.request("GET", path, headers={"Host": host})
        status = connection.getresponse().status
    except (HTTPException, OSError) as error:
        sys.stderr.write(f"{path}: {error}\n")
        return 1
    finally:
        connection.close()
    if status != HTTPStatus.OK:
        sys.stderr.write(f"{path}: {status}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
