"""Migrations as the database will run them, read by squawk: none keeps people waiting who use the portal meanwhile."""

import json
import subprocess

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

from mocportal.local.state import PROJECT

# Ours; an initial migration makes tables that nobody uses yet.
APPS = frozenset({"accounts", "commitments", "contacts", "dialogue", "history", "partners"})

# What squawk would have otherwise everywhere, and why it stays as it is.
AS_IT_IS = {
    "prefer-robust-stmts": "Django runs a migration in one transaction, and notes which have run.",
    "require-timeout-settings": "manage.py migrate sets lock_timeout for the whole connection.",
    "prefer-text-field": "A length is a rule of the record, and Django writes it as the column's type.",
    "prefer-identity": "Django chooses the type of keys.",
    "prefer-bigint-over-int": "Small numbers, such as the number of an attempt.",
    "prefer-bigint-over-smallint": "Small numbers, such as the number of an attempt.",
    "identifier-too-long": "PostgreSQL shortens what Django has shortened already.",
}

# One rule of one migration, with what was measured or is known of the table: {(migration, rule): reason}.
KNOWN: dict[tuple[str, str], str] = {
    ("contacts.0003_daily_digest", "adding-foreign-key-constraint"): "A new column: each value to check is null.",
    (
        "contacts.0003_daily_digest",
        "require-concurrent-index-creation",
    ): "On the history of messages, which only workers write: they wait for the index.",
    **{
        (
            "dialogue.0006_meeting_decisions",
            rule,
        ): "The table has one row for each item of a Dialogue, some dozens a year."
        for rule in (
            "adding-foreign-key-constraint",
            "constraint-missing-not-valid",
            "disallowed-unique-constraint",
            "require-concurrent-index-creation",
        )
    },
    ("dialogue.0005_text_bank", "adding-required-field"): "The same migration makes the table, which is empty.",
    ("history.0003_translations", "adding-required-field"): "The same migration makes the table, which is empty.",
    ("partners.0003_assistant_scope", "ban-drop-constraint"): "The same migration makes it again, with one value more.",
    ("partners.0003_assistant_scope", "constraint-missing-not-valid"): "A partner system is a row: a few dozen.",
    ("partners.0002_token_rotation", "ban-drop-constraint"): "The same migration makes it again, with one value more.",
    ("partners.0002_token_rotation", "constraint-missing-not-valid"): "A partner system is a row: a few dozen.",
}


@pytest.fixture
def written(db):
    """Give the SQL of each migration after the initial ones, with whether it runs in a transaction."""
    loader = MigrationLoader(connection)
    plan = dict.fromkeys(
        migration for leaf in loader.graph.leaf_nodes() for migration in loader.graph.forwards_plan(leaf)
    )
    state, sql = ProjectState(), {}
    for app, name in plan:
        migration = loader.graph.nodes[app, name]
        if migration.initial or app not in APPS:
            state = migration.mutate_state(state, preserve=False)
            continue
        # Collected, not run; whether it would be in a transaction is told to squawk.
        with connection.schema_editor(collect_sql=True, atomic=False) as editor:
            state = migration.apply(state, editor, collect_sql=True)
        sql[f"{app}.{name}"] = ("\n".join(editor.collected_sql), migration.atomic)
    return sql


def objections(path, *, atomic):
    """Ask squawk about a file of SQL, and give rule and line of each answer."""
    options = [f"--exclude={','.join(AS_IT_IS)}", "--pg-version=17.0", "--reporter=json"]
    done = subprocess.run(
        [PROJECT / ".venv/bin/squawk", *options, *(["--assume-in-transaction"] if atomic else []), path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout, done.stderr
    return [(one["rule_name"], one["line"]) for one in json.loads(done.stdout)]


def test_no_migration_keeps_a_table_from_those_who_use_it(written, tmp_path):
    found = {}
    for name, (sql, atomic) in written.items():
        path = tmp_path / f"{name}.sql"
        path.write_text(sql)
        for rule, line in objections(path, atomic=atomic):
            if (name, rule) not in KNOWN:
                found[name, rule] = f"{line}: {sql.splitlines()[line][:160]}"

    assert found == {}


def test_an_index_that_keeps_writers_out_is_named(tmp_path):
    (tmp_path / "bad.sql").write_text("CREATE INDEX late ON commitments_commitment (number);\n")

    assert objections(tmp_path / "bad.sql", atomic=True) == [("require-concurrent-index-creation", 0)]
