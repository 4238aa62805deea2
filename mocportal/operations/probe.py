"""``python -m mocportal.operations.probe``: health check of the web server on this machine, for containers.

Standard library only, since it starts every few seconds. ALLOWED_HOSTS names whom to ask for, since the portal answers
to no other name.
"""

import os
import sys
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException


def main() -> int:
    """Return 0 where /healthz (or the path that is given) answers 200 on the port of WEB_BIND, 1 otherwise."""
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
