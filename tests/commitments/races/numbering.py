"""A process of its own that takes reference numbers, each in its own transaction, and writes them line by line."""

import sys

import django
from django.db import connection, transaction

# Whoever holds it lets all processes begin at one instant.
STARTING_LINE = 2026


def main(count: int) -> None:
    """Take ``count`` numbers once the starting line is free."""
    # Models can be imported only now.
    django.setup()
    from commitments.services.references import next_reference  # noqa: PLC0415

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock_shared(%s)", [STARTING_LINE])
    for _ in range(count):
        with transaction.atomic():
            number = next_reference(series="MOC", year=2026)
        sys.stdout.write(f"{number}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))
