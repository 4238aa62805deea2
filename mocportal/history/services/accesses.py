"""Noting who opened what bears a mark above public, and forgetting it two years later."""

from django.db import connection


def forget() -> int:
    """Delete what is older than two years; says how much that was.

    The application's role can delete nothing here by itself: the function of the database decides what is old enough.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT history_forget_accesses()")
        (gone,) = cursor.fetchone()
    return int(gone)
