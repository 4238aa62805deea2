"""``moc-client mirror``: a local copy of the register in an SQLite file."""

import argparse
import os
import sys
import time

from moc_client.mirror import CURSOR, Mirror, SqliteMapping
from moc_client.portal import Portal, Problem


def main() -> None:
    parser = argparse.ArgumentParser(prog="moc-client", description="Client of the API of the MOC Portal.")
    commands = parser.add_subparsers(required=True)
    mirror = commands.add_parser("mirror", help="maintain a local copy of the register, and prove that it is equal")
    mirror.add_argument("file", nargs="?", default="register.db", help="SQLite file (default: register.db)")
    mirror.add_argument("--every", type=int, metavar="SECONDS", help="continue until Ctrl-C, with this interval")
    mirror.add_argument("--verify", action="store_true", help="compare the copy with a new snapshot")
    options = parser.parse_args()
    try:
        portal = Portal(os.environ["PORTAL"], os.environ["TOKEN"])
    except KeyError as missing:
        sys.exit(f"Set {missing.args[0]} in the environment: PORTAL is the address of the portal, TOKEN your token.")
    try:
        sys.exit(_mirror(portal, options.file, options.every, verify=options.verify))
    except Problem as problem:
        sys.exit(f"The portal refused the request: {problem}")
    except OSError as error:
        sys.exit(f"The portal does not answer: {error}")
    except KeyboardInterrupt:
        sys.exit(0)


def _mirror(portal: Portal, file: str, every: int | None, *, verify: bool) -> int:
    mirror = Mirror(portal, SqliteMapping(file))
    while True:
        known = CURSOR in mirror.copy
        count = mirror.update()
        print(f"{count} changes." if known else f"{count} records loaded.", flush=True)
        differing = mirror.differences() if verify else []
        if verify:
            print("\n".join(differing) or f"{len(mirror.copy) - 1} records are equal.", flush=True)
        if not every:
            return 1 if differing else 0
        time.sleep(every)


if __name__ == "__main__":
    main()
