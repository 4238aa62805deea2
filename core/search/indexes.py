"""Search index: a table with one normalized text for each row of the searched table.

Triggers maintain it in the same transaction, for forms, bulk updates and raw SQL alike. It is a separate table so that
an update of other columns does not touch it (each new row version would enter every index again), and so that the rows
of lists stay narrow. It is declared like any other index, so that migrations create it and ``makemigrations --check``
detects differences from the model.
"""

from typing import TYPE_CHECKING, Any

from django.db.models import Index, Model

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# Pending list of the GIN index in kilobytes, which every search reads sequentially.
WAITING = 1024


class SearchIndex(Index):
    """Search index over the text columns ``fields``.

    ``matching`` uses it. Renaming a column requires removing the index before and adding it afterwards, since triggers
    refer to columns by name.
    """

    def __init__(self, *, fields: "Sequence[str]" = (), name: str | None = None) -> None:
        super().__init__(fields=fields, name=name)

    @staticmethod
    def table(model: type[Model]) -> str:
        """Return the name of the index table of ``model``."""
        return f"{model._meta.db_table}_search"

    def create_sql(self, model: type[Model], schema_editor: "BaseDatabaseSchemaEditor", **_kwargs: Any) -> str:  # type: ignore[override]
        quote = schema_editor.quote_name
        table, beside = quote(model._meta.db_table), quote(self.table(model))
        columns = [quote(str(model._meta.get_field(name).column)) for name in self.fields]  # type: ignore[union-attr]
        grams, keep, drop = (quote(f"{self.name}_{what}") for what in ("grams", "keep", "drop"))

        def folded(row: str) -> str:
            return f"moc_folded(concat_ws(E'\\n', {', '.join(f'{row}.{column}' for column in columns)}))"

        changed = " OR ".join(f"OLD.{column} IS DISTINCT FROM NEW.{column}" for column in columns)
        return f"""
            CREATE TABLE {beside} (id bigint PRIMARY KEY, folded text COLLATE "C" NOT NULL);
            CREATE FUNCTION {keep}() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    INSERT INTO {beside} (id, folded) VALUES (NEW.id, {folded("NEW")})
                        ON CONFLICT (id) DO UPDATE SET folded = EXCLUDED.folded;
                    RETURN NULL;
                END
            $$;
            CREATE FUNCTION {drop}() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF TG_OP = 'TRUNCATE' THEN TRUNCATE {beside}; ELSE DELETE FROM {beside} WHERE id = OLD.id; END IF;
                    RETURN NULL;
                END
            $$;
            CREATE TRIGGER {quote(f"{self.name}_inserted")} AFTER INSERT ON {table}
                FOR EACH ROW EXECUTE FUNCTION {keep}();
            CREATE TRIGGER {quote(f"{self.name}_updated")} AFTER UPDATE ON {table}
                FOR EACH ROW WHEN ({changed}) EXECUTE FUNCTION {keep}();
            CREATE TRIGGER {quote(f"{self.name}_deleted")} AFTER DELETE ON {table}
                FOR EACH ROW EXECUTE FUNCTION {drop}();
            CREATE TRIGGER {quote(f"{self.name}_truncated")} AFTER TRUNCATE ON {table}
                FOR EACH STATEMENT EXECUTE FUNCTION {drop}();
            INSERT INTO {beside} (id, folded) SELECT id, {folded("source")} FROM {table} source;
            CREATE INDEX {grams} ON {beside} USING gin (moc_grams(folded)) WITH (gin_pending_list_limit = {WAITING});
            ALTER INDEX {grams} ALTER COLUMN 1 SET STATISTICS 0;
            ANALYZE {beside};
        """  # noqa: S608  # Names of our own tables and columns.

    def remove_sql(self, model: type[Model], schema_editor: "BaseDatabaseSchemaEditor", **_kwargs: Any) -> str:
        quote = schema_editor.quote_name
        table = quote(model._meta.db_table)
        triggers = (quote(f"{self.name}_{when}") for when in ("inserted", "updated", "deleted", "truncated"))
        return f"""
            {" ".join(f"DROP TRIGGER {trigger} ON {table};" for trigger in triggers)}
            DROP FUNCTION {quote(f"{self.name}_keep")}();
            DROP FUNCTION {quote(f"{self.name}_drop")}();
            DROP TABLE {quote(self.table(model))};
        """


def index_of(model: type[Model]) -> SearchIndex | None:
    """Return the search index of ``model``; None if it is searched row by row."""
    return next((index for index in model._meta.indexes if isinstance(index, SearchIndex)), None)
