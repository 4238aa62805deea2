"""Command ``python -m mocportal.local``: run the portal, only its servers, or print their environment."""

import argparse
import os
import shlex
import sys

from mocportal.local import embedded
from mocportal.local.errors import InterruptedRunError, LocalError
from mocportal.local.lock import only_supervisor
from mocportal.local.progress import ConsoleProgress
from mocportal.local.run import run
from mocportal.local.state import Servers, VarDirectory, environment
from mocportal.local.supervisor import Supervisor


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m mocportal.local", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="start the whole portal, and keep it running until Ctrl-C")
    commands.add_parser("demo", help="the same with an invented year, in a database of its own")
    commands.add_parser("servers", help="start the embedded database, broker and mail server, until Ctrl-C")
    commands.add_parser("env", help="print the lines that let manage.py find the embedded servers")
    command = parser.parse_args().command
    try:
        {"run": portal, "demo": demo, "servers": servers, "env": env}[command]()
    except InterruptedRunError as interrupted:
        print(f"\n{interrupted}", file=sys.stderr)
        return 130
    except LocalError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    return 0


def portal() -> None:
    run(VarDirectory.from_environment())


def demo() -> None:
    """Run a demonstration on embedded servers; its data are never those of ``run``."""
    if os.environ.get("DATABASE_URL"):
        raise LocalError("A demonstration has a database of its own. Run make demo without DATABASE_URL.")
    run(VarDirectory(VarDirectory.from_environment().root / "demo"), demonstration=True)


def servers() -> None:
    var = VarDirectory.from_environment()
    with only_supervisor(var):
        supervisor = Supervisor(var, ConsoleProgress())
        with supervisor.signals():
            try:
                supervisor.stop_leftovers()
                embedded.start(supervisor, var)
                embedded.start_catcher(supervisor, var)
                supervisor.progress.say("The servers run. Ctrl-C ends them.")
                supervisor.watch()
            finally:
                supervisor.stop()


def env() -> None:
    var = VarDirectory.from_environment()
    for name, value in environment(var, Servers.load(var)).items():
        print(f"export {name}={shlex.quote(value)}")


if __name__ == "__main__":
    sys.exit(main())
