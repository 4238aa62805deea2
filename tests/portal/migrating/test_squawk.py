"""Migrations as the database will run them, read by squawk: none keeps people waiting who use the portal meanwhile."""

import json
import subprocess

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

from mocportal.local.state import PROJECT

# The last of each app that ran before there was a portal with records: on empty tables nobody waits.
BEFORE_RECORDS = {
    "commitments": "0006_saved_views",
    "contacts": "0005_search",
    "dialogue": "0004_search",
    "history": "0004_texts_reminders_templates",
    "partners": "0006_usage",
}

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

# One rule of one migration, with what was measured or is known of the table.
FEW_OFFICIALS = "Officials are dozens to each ministry, and their history hundreds of short rows: they are read once."
KNOWN = {
    **{
        ("contacts.0009_accounts_of_officials", rule): FEW_OFFICIALS
        for rule in (
            "adding-foreign-key-constraint",
            "constraint-missing-not-valid",
            "disallowed-unique-constraint",
            "require-concurrent-index-creation",
        )
    },
    **dict.fromkeys(
        (
            ("commitments.0014_settled_notices", "adding-foreign-key-constraint"),
            ("commitments.0014_settled_notices", "constraint-missing-not-valid"),
            ("commitments.0014_settled_notices", "require-concurrent-index-creation"),
        ),
        "Notices are a few a year: dozens of rows, which are read once.",
    ),
    ("commitments.0008_evidence_in_files", "constraint-missing-not-valid"): (
        "Evidence is a few links to a report: thousands of short rows, which are read once."
    ),
    ("partners.0007_scope_of_webhooks", "ban-drop-constraint"): (
        "The rule is made anew with one scope more in the same transaction."
    ),
    ("partners.0007_scope_of_webhooks", "constraint-missing-not-valid"): (
        "Partner systems are a few to each ministry: dozens of rows, which are read once."
    ),
    ("dialogue.0006_stored_file_history", "adding-required-field"): (
        "The table is made by the same migration, and is empty when it gets the column."
    ),
    ("partners.0008_scopes_without_formal_acts", "ban-drop-constraint"): (
        "The rule is made anew with one scope less in the same transaction."
    ),
    ("partners.0008_scopes_without_formal_acts", "constraint-missing-not-valid"): (
        "Partner systems are a few to each ministry: dozens of rows, which are read once."
    ),
}


@pytest.fixture
def written(db):
    """Give the SQL of each migration since there are records, with whether it runs in a transaction."""
    loader = MigrationLoader(connection)
    plan = dict.fromkeys(
        migration for leaf in loader.graph.leaf_nodes() for migration in loader.graph.forwards_plan(leaf)
    )
    state, sql = ProjectState(), {}
    for app, name in plan:
        migration = loader.graph.nodes[app, name]
        if name <= BEFORE_RECORDS.get(app, "9"):
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
