"""Changes past every trigger, and the findings of a verification."""

from django.db import connection

from audit.services import exporting, seal_comparison
from audit.verify_history import Verifier


def verified() -> list[str]:
    verifier = Verifier()
    verifier.read(exporting.lines())
    return [*verifier.findings, *seal_comparison.differences()]


def run_untracked(*statements: str) -> None:
    """Do what neither the application nor a trigger allows: as somebody who has the whole server."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for statement in statements:
            cursor.execute(statement)
        cursor.execute("SET LOCAL session_replication_role = origin")
