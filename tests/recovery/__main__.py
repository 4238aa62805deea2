"""``python -m tests.recovery``: lose the database in three ways, get it back, and say what that cost.

Real clusters with every commit on disk. Nothing here touches a database that is not its own.
"""

import argparse
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg

from mocportal.local import catalogues
from mocportal.local.account import servers_account
from mocportal.local.state import PROJECT
from tests import template_database
from tests.recovery.clusters import Drilled, base_backup, fresh, recovered
from tests.recovery.writers import TABLE, Writer

# Whole or not there: a segment that is half copied must never be taken for one.
ARCHIVE = "test ! -f {0}/%f && cp %p {0}/.%f && sync {0}/.%f && mv {0}/.%f {0}/%f"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=20, help="how long is written between the steps")
    parser.add_argument("--timeout", type=int, default=10, help="archive_timeout in seconds; a deployment has 60")
    asked = parser.parse_args()
    directory = Path(tempfile.mkdtemp(prefix="moc-recovery-"))
    directory.chmod(0o711)
    try:
        rows = drill(directory, asked.seconds, asked.timeout)
    finally:
        shutil.rmtree(directory, ignore_errors=True)
    sys.stdout.write(table(rows))
    return 0


def drill(directory: Path, seconds: float, timeout: int) -> list[tuple[str, str, str, str]]:
    """Lose what there is in each way; return a row of the table for each. AssertionError tells that rows are wrong."""
    archive = directory / "archive"
    archive.mkdir(mode=0o700)
    servers_account().own(archive)
    options = ("archive_mode=on", f"archive_timeout={timeout}", f"archive_command={ARCHIVE.format(archive)}")
    with fresh(directory / "first", *options) as first:
        prepare(first, directory)
        rows = [restored(directory, first)]
        with first.connect(template_database.NAME) as connection:
            connection.execute(TABLE)
            connection.execute(
                f"ALTER TABLE drill_write OWNER TO {first.servers.database_url.split('/')[2].split(':')[0]}"
            )
        base_backup(first, directory / "base")
        with Writer(first.address(template_database.NAME)) as writer:
            writer.write_for(seconds)
            with first.connect(template_database.NAME) as connection:
                (mark,) = connection.execute("SELECT clock_timestamp()").fetchone() or (None,)
                marked = dict(writer.confirmed)
                writer.write_for(seconds)
                # What a person does who is in the wrong window.
                connection.execute("TRUNCATE drill_write")
                connection.execute("DROP TABLE commitments_commitment CASCADE")
                wait_for_archive(connection)
            rows.append(went_back(directory, first, archive, str(mark), marked))
            before = len(writer.confirmed)
            writer.write_for(max(seconds, timeout * 1.5))
            lost_at = datetime.now(UTC)
            first.lose()
        after = {number: at for number, at in writer.confirmed.items() if number > before}
        rows.append(lost(directory, first, archive, after, lost_at))
    return rows


def prepare(first: Drilled, directory: Path) -> None:
    """Make the portal's tables and the register, as a first start does."""
    catalogues.compile_all()
    os.environ.update(
        MOC_LOCAL="1",
        SECRET_KEY=secrets.token_urlsafe(50),
        REDIS_URL="redis://127.0.0.1:1/0",
        VAR_DIR=str(directory / "var"),
        DATABASE_URL=first.servers.database_url,
        DJANGO_SETTINGS_MODULE="mocportal.settings",
    )
    os.environ.pop("DATABASE_OWNER_URL", None)
    template_database.make(first.servers)
    manage(first, "seed")


def manage(drilled: Drilled, *command: str, name: str = template_database.NAME) -> float:
    """Run a command of manage.py and return the seconds that it took."""
    begun = time.monotonic()
    address = os.environ | {"DATABASE_URL": drilled.address(name)}
    subprocess.run([sys.executable, "manage.py", *command], env=address, cwd=PROJECT, check=True)
    return time.monotonic() - begun


def restored(directory: Path, first: Drilled) -> tuple[str, str, str, str]:
    """A backup into an empty cluster; every table is compared by the command itself."""
    manage(first, "backup", "--directory", str(directory / "backups"))
    (backup,) = (directory / "backups").iterdir()
    with fresh(directory / "restored") as empty:
        took = manage(empty, "restore", str(backup), name="moc")
    shortened = backup / "database.dump"
    os.truncate(shortened, shortened.stat().st_size - 1)
    refused = subprocess.run(
        [sys.executable, "manage.py", "restore", "--verify", str(backup)],
        env=os.environ,
        cwd=PROJECT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert refused.returncode, "A truncated dump was taken."
    assert "bytes instead of" in refused.stderr
    return (
        "backup into an empty cluster; a truncated one refused",
        "all rows by hash",
        "since the backup",
        f"{took:.1f} s",
    )


def went_back(
    directory: Path, first: Drilled, archive: Path, mark: str, marked: dict[int, datetime]
) -> tuple[str, str, str, str]:
    """Back to the moment before the damage: all that was confirmed until then, and nothing of what came after."""
    begun = time.monotonic()
    target = (f"recovery_target_time={mark}",)
    with recovered(directory / "back", first, directory / "base", archive, *target) as back:
        back.wait_until_it_takes_writes(template_database.NAME)
        took = time.monotonic() - begun
        with back.connect(template_database.NAME) as connection:
            found = {number for (number,) in connection.execute("SELECT number FROM drill_write").fetchall()}
            late = connection.execute("SELECT count(*) FROM drill_write WHERE written_at > %s", [mark]).fetchone()
            kept = connection.execute("SELECT count(*) FROM commitments_commitment").fetchone()
    missing = marked.keys() - found
    assert not missing, f"{len(missing)} confirmed writes are missing."
    assert late == (0,)
    assert kept is not None
    return (f"back to a moment, {len(found)} writes", f"{len(missing)} lost", "0 s", f"{took:.1f} s")


def lost(
    directory: Path, first: Drilled, archive: Path, after: dict[int, datetime], lost_at: datetime
) -> tuple[str, str, str, str]:
    """The machine is gone, and only the archive is left: what was confirmed after its last segment is lost."""
    begun = time.monotonic()
    with recovered(directory / "last", first, directory / "base", archive) as last:
        last.wait_until_it_takes_writes(template_database.NAME)
        took = time.monotonic() - begun
        with last.connect(template_database.NAME) as connection:
            tables = connection.execute("SELECT to_regclass('commitments_commitment')::text").fetchone()
            found = {number for (number,) in connection.execute("SELECT number FROM drill_write").fetchall()}
    missing = {number: at for number, at in after.items() if number not in found}
    assert tables == (None,), "The damage was archived, and is to be there."
    since = (lost_at - min(missing.values())).total_seconds() if missing else 0.0
    return (f"machine lost, {len(after)} writes", f"{len(missing)} lost", f"{since:.1f} s", f"{took:.1f} s")


def wait_for_archive(connection: psycopg.Connection[tuple[Any, ...]]) -> None:
    """End the segment of the log that is written to, and wait until it is in the archive."""
    ended = connection.execute("SELECT pg_walfile_name(pg_switch_wal())").fetchone()
    deadline = time.monotonic() + 60
    question = "SELECT last_archived_wal >= %s FROM pg_stat_archiver"
    while connection.execute(question, ended).fetchone() != (True,):
        if time.monotonic() > deadline:
            raise TimeoutError("Nothing was archived for a minute.")
        time.sleep(0.1)


def table(rows: list[tuple[str, str, str, str]]) -> str:
    head = ("what was lost and how it came back", "confirmed writes", "RPO", "RTO")
    lines = [head, ("---",) * 4, *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


if __name__ == "__main__":
    sys.exit(main())
