"""What PostgreSQL knows of the tables that the seed fills.

It looks at a table by itself once fifty rows have changed, and so never at one of four marks or five Participants.
Without a look it takes any audience for one of two hundred, expects that a reader sees next to nothing of a register
of which nearly everything is seen, and plans lists for a handful of rows.
"""

from django.apps import apps
from django.db import connection
from pghistory.models import Event

APPS = ("contacts", "commitments", "dialogue")


def look_at_small_tables() -> None:
    """Let PostgreSQL count what the tables hold of which it knows nothing yet; once done, it costs one statement.

    For the owner of the tables: PostgreSQL tells any other role nothing, and looks at none.
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
