"""Database address in libpq's terms, for psycopg and PostgreSQL's programs."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

import dj_database_url
import psycopg
from django.conf import settings
from django.db import connections
from psycopg.conninfo import make_conninfo

# Settings that affect the text form of values, from which row hashes are computed.
AS_WRITTEN = {
    "TimeZone": "UTC",
    "DateStyle": "ISO, YMD",
    "IntervalStyle": "postgres",
    "bytea_output": "hex",
    "extra_float_digits": "1",
    "statement_timeout": "0",
    "lock_timeout": "0",
}

# Keys of Django's OPTIONS that libpq has under the same name.
OPTIONS = ("sslmode", "sslrootcert", "sslcert", "sslkey", "sslcrl", "service", "passfile", "target_session_attrs")


@dataclass(frozen=True)
class DatabaseConnection:
    """Database address with a role that reads or writes all of it. The password is never a program argument."""

    conninfo: str
    password: str
    name: str

    @classmethod
    def of(cls, database: Mapping[str, Any]) -> Self:
        """Return the address of an entry of Django's DATABASES."""
        known = {"host": database.get("HOST"), "port": database.get("PORT"), "user": database.get("USER")}
        known |= {name: (database.get("OPTIONS") or {}).get(name) for name in OPTIONS}
        given = {name: str(value) for name, value in known.items() if value}
        name = str(database["NAME"])
        return cls(make_conninfo(dbname=name, **given), str(database.get("PASSWORD") or ""), name)

    @classmethod
    def owner(cls) -> Self:
        """Return the portal's database, with the table owner if the environment has one."""
        if url := settings.DATABASE_OWNER_URL:
            # Tests set the name of their database on the connection only.
            return cls.of({**dj_database_url.parse(url), "NAME": connections["default"].settings_dict["NAME"]})
        return cls.of(connections["default"].settings_dict)

    @property
    def environment(self) -> dict[str, str]:
        """Return the environment of a program that connects to the database."""
        return os.environ | ({"PGPASSWORD": self.password} if self.password else {})

    def connect(self) -> psycopg.Connection[tuple[Any, ...]]:
        """Connect without Django. Raise psycopg.OperationalError if the server is unavailable."""
        secret = {"password": self.password} if self.password else {}
        options = " ".join(f"-c {name}={value.replace(' ', chr(92) + ' ')}" for name, value in AS_WRITTEN.items())
        return psycopg.connect(make_conninfo(self.conninfo, options=options, **secret), autocommit=True)
