"""``moc-client mirror``: a local copy of the register in SQLite. ``moc-client mcp``: a server for assistants."""

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
    mirror.set_defaults(command=_mirror)
    mcp = commands.add_parser("mcp", help="serve assistants by the Model Context Protocol, read-only")
    mcp.add_argument("--http", type=int, metavar="PORT", help="serve on this port of loopback instead of stdio")
    mcp.set_defaults(command=_mcp)
    options = parser.parse_args()
    try:
        sys.exit(options.command(options))
    except Problem as problem:
        sys.exit(f"The portal refused the request: {problem}")
    except OSError as error:
        sys.exit(f"The portal does not answer: {error}")
    except KeyboardInterrupt:
        sys.exit(0)


def _mirror(options: argparse.Namespace) -> int:
    mirror = Mirror(Portal(_setting("PORTAL"), _setting("TOKEN")), SqliteMapping(options.file))
    while options.every:
        try:
            _update(mirror, verify=options.verify)
        except (Problem, OSError) as error:
            # The next run continues at the last page.
            print(f"Not updated: {error}", file=sys.stderr, flush=True)
        time.sleep(options.every)
    return _update(mirror, verify=options.verify)


def _update(mirror: Mirror, *, verify: bool) -> int:
    """Update the copy and report it. Return 1 if a comparison found a difference, else 0."""
    known = CURSOR in mirror.copy
    count = mirror.update()
    print(f"{count} changes." if known else f"{count} records loaded.", flush=True)
    differing = mirror.differences() if verify else []
    if verify:
        print("\n".join(differing) or f"{len(mirror.copy) - 1} records are equal.", flush=True)
    return 1 if differing else 0


def _mcp(options: argparse.Namespace) -> int:
    try:
        from moc_client import assistant  # noqa: PLC0415  # An extra of the package.
    except ModuleNotFoundError:
        sys.exit("This command needs another package: pip install 'moc-client[mcp]'")
    assistant.run(_setting("PORTAL"), "" if options.http else _setting("TOKEN"), options.http)
    return 0


def _setting(name: str) -> str:
    """Return a variable of the environment, which must be set."""
    if value := os.environ.get(name):
        return value
    sys.exit(f"Set {name} in the environment: PORTAL is the address of the portal, TOKEN your token.")


if __name__ == "__main__":
    main()
