"""`python -m mocportal.local`: what the Makefile runs once the dependencies are there."""

import argparse
import shlex
import signal

from mocportal.local import environment, postgresql, valkey
from mocportal.local.places import Places
from mocportal.local.processes import Process


def servers(places: Places) -> None:
    """Run database and broker alone until a signal comes, for work on the portal with `manage.py`."""
    running: list[Process] = []
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        for service in (postgresql.service(places, places), valkey.service(places, places)):
            running.append(Process(service))
            running[-1].wait_until_ready()
        postgresql.make_database(places)
        print("Database and broker are up; `python -m mocportal.local env` prints their addresses.", flush=True)
        signal.pause()
    except KeyboardInterrupt:
        pass
    finally:
        for process in reversed(running):
            process.stop()


def env(places: Places) -> None:
    """Print the environment of the local portal as lines for a shell."""
    for name, value in environment.local(places).items():
        print(f"export {name}={shlex.quote(value)}")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m mocportal.local", description=__doc__)
    commands = {"servers": servers, "env": env}
    parser.add_argument("command", choices=commands)
    commands[parser.parse_args().command](Places.of_environment())


if __name__ == "__main__":
    main()
