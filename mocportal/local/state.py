"""What a local run remembers between starts: ports, passwords and the secret key, all made once at random."""

import json
import os
import secrets
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Self

from mocportal.local.ports import free_port

PROJECT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class VarDirectory:
    """Everything local lives under one directory that is never committed."""

    root: Path

    @classmethod
    def from_environment(cls) -> Self:
        return cls(Path(os.environ.get("VAR_DIR") or PROJECT / "var").resolve())

    def directory(self, name: str) -> Path:
        """A directory inside, made where it is not there yet."""
        path = self.root / name
        path.mkdir(parents=True, exist_ok=True)
        return path

    @property
    def log(self) -> Path:
        return self.directory("log")

    @property
    def run(self) -> Path:
        return self.directory("run")


@dataclass
class Servers:
    """Where the embedded servers listen and what opens them."""

    database_port: int
    database_password: str
    superuser_password: str
    broker_port: int
    broker_password: str

    @property
    def database_url(self) -> str:
        return f"postgres://moc:{self.database_password}@127.0.0.1:{self.database_port}/moc"

    @property
    def redis_url(self) -> str:
        return f"redis://:{self.broker_password}@127.0.0.1:{self.broker_port}/0"

    @classmethod
    def load(cls, var: VarDirectory) -> Self:
        """What the last run used; made and written down where this is the first."""
        path = var.root / "servers.json"
        if path.exists():
            known = json.loads(path.read_text())
            return cls(**{field.name: known[field.name] for field in fields(cls)})
        servers = cls(
            database_port=free_port(),
            database_password=secrets.token_urlsafe(24),
            superuser_password=secrets.token_urlsafe(24),
            broker_port=free_port(),
            broker_password=secrets.token_urlsafe(24),
        )
        servers.save(var)
        return servers

    def save(self, var: VarDirectory) -> None:
        write_private(var.root / "servers.json", json.dumps(asdict(self), indent=2) + "\n")


def write_private(path: Path, text: str) -> None:
    """Write ``path`` whole or not at all, readable by its owner only from its first byte on."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    unfinished.replace(path)


def secret_key(var: VarDirectory) -> str:
    """The key that signs sessions of the local portal, the same at every start so that nobody is signed out."""
    path = var.root / "secret_key"
    if not path.exists():
        write_private(path, secrets.token_urlsafe(48) + "\n")
    return path.read_text().strip()


def environment(var: VarDirectory, servers: Servers) -> dict[str, str]:
    """The environment of the portal's processes. What was set outside is kept: it names servers of one's own."""
    local = {
        "DATABASE_URL": servers.database_url,
        "REDIS_URL": servers.redis_url,
        "SECRET_KEY": secret_key(var),
    }
    given = {name: os.environ[name] for name in local if os.environ.get(name)}
    return local | given | {"MOC_LOCAL": "1", "VAR_DIR": str(var.root)}
