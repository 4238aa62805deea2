"""Planner statistics for the tables of the seed.

PostgreSQL analyses a table automatically once fifty rows have changed, and so never one of four marks or five
Participants. Without statistics it assumes any audience to be one of two hundred, expects that a reader sees almost
nothing of a register of which nearly everything is visible, and plans lists for a few rows.
"""

from django.apps import apps
from django.db import connection
from pghistory.models import Event

APPS = ("contacts", "commitments", "dialogue")


def look_at_small_tables() -> None:
    """Analyse small tables that have no statistics; later runs cost one statement.

    Only the table owner can do it: PostgreSQL shows other roles no statistics and skips their tables.
    """
    models = (model for app in APPS for model in apps.get_app_config(app).get_models(include_auto_created=True))
    tables = [model._meta.db_table for model in models if not issubclass(model, Event)]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT wanted FROM unnest(%s::text[]) wanted WHERE pg_relation_size(quote_ident(wanted)::regclass) > 0"
            " AND NOT EXISTS (SELECT FROM pg_stats WHERE schemaname = current_schema AND tablename = wanted)",
            [tables],
        )
        unknown = [name for (name,) in cursor.fetchall()]
        if unknown:
            cursor.execute("ANALYZE " + ", ".join(connection.ops.quote_name(name) for name in unknown))
