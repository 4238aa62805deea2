"""Persistent state of a local run: ports, passwords and the secret key, generated once."""

import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, Self

from core.files.atomic_write import write_whole
from mocportal.local.ports import LOOPBACK, free_port

PROJECT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class VarDirectory:
    """Directory of all local data, which is never committed."""

    root: Path

    @classmethod
    def from_environment(cls) -> Self:
        return cls(Path(os.environ.get("VAR_DIR") or PROJECT / "var").resolve())

    def directory(self, name: str) -> Path:
        """Return a subdirectory, created if missing."""
        path = self.root / name
        path.mkdir(parents=True, exist_ok=True)
        return path

    @property
    def log(self) -> Path:
        return self.directory("log")

    @property
    def run(self) -> Path:
        return self.directory("run")

    @property
    def mail(self) -> Path:
        return self.directory("mail")


@dataclass
class Servers:
    """Ports and passwords of the embedded servers."""

    database_port: int
    database_password: str
    superuser_password: str
    broker_port: int
    broker_password: str
    # Missing in files of an earlier version.
    mail_port: int = field(default_factory=free_port)
    application_password: str = field(default_factory=lambda: secrets.token_urlsafe(24))

    @property
    def database_url(self) -> str:
        """Return the database URL of the owner, which creates the tables."""
        return f"postgres://moc:{self.database_password}@127.0.0.1:{self.database_port}/moc"

    @property
    def application_url(self) -> str:
        """Return the database URL of the application role, which cannot change history."""
        return f"postgres://moc_application:{self.application_password}@127.0.0.1:{self.database_port}/moc"

    @property
    def redis_url(self) -> str:
        return f"redis://:{self.broker_password}@127.0.0.1:{self.broker_port}/0"

    @classmethod
    def load(cls, var: VarDirectory) -> Self:
        """Return the configuration of the last run; create and save it on the first run."""
        known = cls.known(var)
        if known:
            return known
        servers = cls(
            database_port=free_port(),
            database_password=secrets.token_urlsafe(24),
            superuser_password=secrets.token_urlsafe(24),
            broker_port=free_port(),
            broker_password=secrets.token_urlsafe(24),
        )
        servers.save(var)
        return servers

    @classmethod
    def known(cls, var: VarDirectory) -> Self | None:
        """Return the configuration of the last run, or None without one."""
        path = var.root / "servers.json"
        if not path.exists():
            return None
        known = json.loads(path.read_text())
        return cls(**{field.name: known[field.name] for field in fields(cls) if field.name in known})

    def are_behind(self, database: Mapping[str, Any]) -> bool:
        """Return whether ``database``, an entry of Django's DATABASES, is the embedded one of these servers.

        The random password identifies it.
        """
        passwords = (self.database_password, self.application_password)
        return database["PORT"] == self.database_port and database["PASSWORD"] in passwords

    def catch_mail_of(self, mailer: Mapping[str, Any]) -> bool:
        """Return whether ``mailer``, the options of an entry of Django's MAILERS, sends to this mail catcher."""
        return (mailer.get("host"), mailer.get("port")) == (LOOPBACK, self.mail_port)

    def save(self, var: VarDirectory) -> None:
        write_private(var.root / "servers.json", json.dumps(asdict(self), indent=2) + "\n")


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner can read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with write_whole(path, mode=0o600) as file:
        file.write(text.encode())


def secret_key(var: VarDirectory) -> str:
    """Return the signing key of the local portal, persistent so that restarts do not end sessions."""
    path = var.root / "secret_key"
    if not path.exists():
        write_private(path, secrets.token_urlsafe(48) + "\n")
    return path.read_text().strip()


def environment(var: VarDirectory, servers: Servers) -> dict[str, str]:
    """Return the environment of the portal's processes. Variables set outside take precedence."""
    local = {
        "DATABASE_URL": servers.application_url,
        "REDIS_URL": servers.redis_url,
        "SECRET_KEY": secret_key(var),
    }
    given = {name: os.environ[name] for name in local if os.environ.get(name)}
    if "DATABASE_URL" not in given:
        local["DATABASE_OWNER_URL"] = servers.database_url
    return local | given | _mail(servers) | {"MOC_LOCAL": "1", "VAR_DIR": str(var.root)}


def _mail(servers: Servers) -> dict[str, str]:
    """Return the mail settings of the catcher; none if EMAIL_HOST was set outside with its port and password."""
    if os.environ.get("EMAIL_HOST"):
        return {}
    return {
        "EMAIL_HOST": LOOPBACK,
        "EMAIL_PORT": str(servers.mail_port),
        "EMAIL_USE_TLS": "0",
        # Settings for another server do not apply: the catcher has no accounts.
        **dict.fromkeys(("EMAIL_HOST_USER", "EMAIL_HOST_PASSWORD"), ""),
    }


def shown(path: Path) -> str:
    """Return ``path`` relative to the checkout if it is inside."""
    return str(path.relative_to(PROJECT) if path.is_relative_to(PROJECT) else path)
