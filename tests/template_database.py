"""A migrated database that the tests' databases are copied from.

Django renders every model anew for each step of a migration: twenty seconds here, of which PostgreSQL needs one. So
the tables are kept as SQL between runs and made again only when something that they come from has changed.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from audit import role_functions
from mocportal.local import database, programs
from mocportal.local.account import servers_account
from mocportal.local.state import PROJECT, Servers, write_private

NAME = "moc_template"
# Somebody who works in the database with a role of their own, which has the portal's rights and its password. Its name
# is one that has to be quoted.
BY_HAND = "MOC by hand"

# Migrations, the modules of ours that they import, and what Django, pghistory and the rest make of them.
SOURCES = (
    "*/migrations/*.py",
    "core/changes/*.py",
    "core/db/*.py",
    "core/search/*.py",
    "audit/*functions.py",
    "audit/services/rights.py",
    "mocportal/management/commands/migrate.py",
    "requirements*.txt",
)
KEPT = PROJECT / ".pytest_cache" / "migrated"


def make(servers: Servers) -> None:
    """Make the template on the embedded server. The environment must be complete for the settings otherwise.

    Raises subprocess.CalledProcessError where a step fails; what it wrote is on standard error.
    """
    with psycopg.connect(servers.database_url, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(NAME)))
    _let_roles_do_what_tests_do(servers)
    address = servers.database_url.rpartition("/")[0] + f"/{NAME}"
    dump = KEPT / f"{digest()}.sql"
    if dump.exists():
        # All or nothing, whatever a person's own psqlrc says.
        whole = ("--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--single-transaction")
        _run("psql", address, *whole, f"--file={dump}")
    else:
        migrate = (sys.executable, "-W", "ignore", "manage.py", "migrate", "--verbosity=0", "--skip-checks")
        # The rights of the application's role come with the tables. The tests themselves work as the owner.
        roles = {"DATABASE_URL": servers.application_url.rpartition("/")[0] + f"/{NAME}", "DATABASE_OWNER_URL": address}
        subprocess.run(migrate, env=os.environ | roles, cwd=PROJECT, check=True)
        KEPT.mkdir(parents=True, exist_ok=True)
        for older in KEPT.glob("*.sql"):
            older.unlink()
        write_private(dump, _run("pg_dump", address, "--no-owner"))
    # The tests work as the owner in the portal's place, and their worker as the portal does.
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(role_functions.portal_is(database.ROLE, database.APPLICATION))


def _let_roles_do_what_tests_do(servers: Servers) -> None:
    """Give the owner what only tests need: the switch of tests.tables, and to work as the portal does in between.

    And make a role for somebody who works by hand, since the owner may make none.
    """
    superuser = make_conninfo(servers.database_url, user=database.SUPERUSER, password=servers.superuser_password)
    with psycopg.connect(superuser, autocommit=True) as connection:
        connection.execute(
            sql.SQL("GRANT SET ON PARAMETER session_replication_role TO {}").format(sql.Identifier(database.ROLE))
        )
        connection.execute(
            sql.SQL("GRANT {} TO {}").format(sql.Identifier(database.APPLICATION), sql.Identifier(database.ROLE))
        )
        connection.execute(
            sql.SQL("CREATE ROLE {} LOGIN PASSWORD {} IN ROLE {}").format(
                sql.Identifier(BY_HAND), sql.Literal(servers.application_password), sql.Identifier(database.APPLICATION)
            )
        )


def digest() -> str:
    """Return what changes with any file that the tables come from."""
    found = hashlib.sha256()
    for path in sorted({path for pattern in SOURCES for path in PROJECT.glob(pattern)}):
        found.update(f"{path.relative_to(PROJECT)}\n".encode() + path.read_bytes())
    return found.hexdigest()[:20]


def _run(program: str, address: str, *arguments: str) -> str:
    path: Path = programs.postgresql(servers_account()) / program
    done = subprocess.run([str(path), *arguments, address], stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout
