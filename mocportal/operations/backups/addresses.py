"""Which database is meant, in the words of libpq: for psycopg and for PostgreSQL's own programs alike."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

import dj_database_url
import psycopg
from django.conf import settings
from django.db import connections
from psycopg.conninfo import make_conninfo

# Settings that decide how a value is written as text. Row hashes are made of that text.
AS_WRITTEN = {
    "TimeZone": "UTC",
    "DateStyle": "ISO, YMD",
    "IntervalStyle": "postgres",
    "bytea_output": "hex",
    "extra_float_digits": "1",
    "statement_timeout": "0",
    "lock_timeout": "0",
}

# What Django's OPTIONS may hold that libpq knows by the same name.
OPTIONS = ("sslmode", "sslrootcert", "sslcert", "sslkey", "sslcrl", "service", "passfile", "target_session_attrs")


@dataclass(frozen=True)
class Address:
    """A database, and the role that reads or writes all of it. The password never stands among arguments."""

    conninfo: str
    password: str
    name: str

    @classmethod
    def of(cls, database: Mapping[str, Any]) -> Self:
        """From an entry of Django's DATABASES."""
        known = {"host": database.get("HOST"), "port": database.get("PORT"), "user": database.get("USER")}
        known |= {name: (database.get("OPTIONS") or {}).get(name) for name in OPTIONS}
        given = {name: str(value) for name, value in known.items() if value}
        name = str(database["NAME"])
        return cls(make_conninfo(dbname=name, **given), str(database.get("PASSWORD") or ""), name)

    @classmethod
    def owner(cls) -> Self:
        """The portal's database, as the owner of its tables where the environment names one."""
        if url := settings.DATABASE_OWNER_URL:
            # Tests put the name of their own database into the connection alone.
            return cls.of({**dj_database_url.parse(url), "NAME": connections["default"].settings_dict["NAME"]})
        return cls.of(connections["default"].settings_dict)

    @property
    def environment(self) -> dict[str, str]:
        """The environment of a program that connects to it."""
        return os.environ | ({"PGPASSWORD": self.password} if self.password else {})

    def connect(self) -> psycopg.Connection[tuple[Any, ...]]:
        """Connect outside Django. Raises psycopg.OperationalError where nobody answers."""
        secret = {"password": self.password} if self.password else {}
        options = " ".join(f"-c {name}={value.replace(' ', chr(92) + ' ')}" for name, value in AS_WRITTEN.items())
        return psycopg.connect(make_conninfo(self.conninfo, options=options, **secret), autocommit=True)
