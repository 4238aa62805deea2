"""Command that upgrades a database from before the initial migrations of decision 48."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.db.migrations.exceptions import InconsistentMigrationHistory
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from core.db.postgresql.owner import as_owner

# The last commit with these migrations.
LAST_COMMIT = "310db9d0"
BEFORE = {
    "accounts": ("0001_accounts", "0002_recovery_requests", "0003_credentials_end", "0004_account_requests"),
    "commitments": (
        *("0001_text_and_commitments", "0002_decisions_and_notices", "0003_search", "0004_search_of_the_text"),
        *("0005_imports", "0006_saved_views", "0007_orders_of_the_register", "0008_evidence_in_files"),
        *("0009_scan_of_evidence_alone", "0010_orders_of_the_lists", "0011_preview_of_imports"),
        *("0012_acts_by_officers_in_function", "0013_text_in_original", "0014_settled_notices"),
    ),
    "contacts": (
        *("0001_people", "0002_reachable_contact_points", "0003_outbox", "0004_officers_of_own_participant"),
        *("0005_search", "0006_waiting_scans", "0007_marks_and_mail", "0008_japanese_forms_in_search"),
        *("0009_accounts_of_officials", "0010_label_of_participants_only"),
    ),
    "dialogue": (
        *("0001_dialogue_and_agenda", "0002_arrangements_by_decision", "0003_the_year", "0004_search"),
        *("0005_scans_of_papers", "0006_stored_file_history", "0007_clearances_by_officers_in_function"),
        *("0008_passed_on_numbers", "0009_failures_of_templates", "0010_text_in_original"),
        "0011_repair_original_languages",
    ),
    "history": (
        *("0001_changes", "0002_noted", "0003_feed", "0004_texts_reminders_templates", "0005_seals"),
        *("0006_verifications", "0007_links", "0008_links_and_names", "0010_digests_of_erasures"),
        *("0011_what_erasures_left", "0012_roles_of_erasures", "0013_access_seals"),
    ),
    "partners": (
        *("0001_tokens", "0002_clients", "0003_webhooks", "0004_repeats_and_external_keys", "0005_calendar_tokens"),
        *("0006_usage", "0007_scope_of_webhooks", "0008_scopes_without_formal_acts", "0009_scopes_of_tokens"),
    ),
}
INITIAL = "0001_initial"


class Command(BaseCommand):
    help = (
        "Upgrade a database whose tables were made before each app had one initial migration. The tables are the "
        "same; the table of applied migrations is written again. Then `migrate` runs."
    )
    requires_migrations_checks = False

    def handle(self, *_args: Any, **_options: Any) -> None:
        with as_owner(), transaction.atomic():
            upgraded = rename_migrations()
        self.stdout.write("The applied migrations have their new names." if upgraded else "Nothing to upgrade.")
        call_command("migrate", interactive=False, stdout=self.stdout, stderr=self.stderr)


def rename_migrations() -> bool:
    """Replace the applied migrations of our apps by the initial ones; return False if there are none to replace.

    Raise CommandError if any other set is applied, because its tables differ.
    """
    recorder = MigrationRecorder(connection)
    if not recorder.has_table():
        return False
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE django_migrations IN ACCESS EXCLUSIVE MODE")
    rows = recorder.migration_qs.filter(app__in=BEFORE)
    applied = set(rows.values_list("app", "name"))
    if not applied or {(app, INITIAL) for app in BEFORE} <= applied:
        return False
    expected = {(app, name) for app, names in BEFORE.items() for name in names}
    if applied != expected:
        raise CommandError(
            f"This database has other tables: migrations missing: {_named(expected - applied)}; unknown: "
            f"{_named(applied - expected)}. Run `manage.py migrate` of commit {LAST_COMMIT} first. Nothing was changed."
        )
    rows.delete()
    for app in BEFORE:
        recorder.record_applied(app, INITIAL)
    try:
        MigrationLoader(connection).check_consistent_history(connection)
    except InconsistentMigrationHistory as error:
        raise CommandError(f"{error} Run `manage.py migrate` of commit {LAST_COMMIT} first.") from error
    return True


def _named(migrations: set[tuple[str, str]]) -> str:
    return ", ".join(f"{app} {name}" for app, name in sorted(migrations)) or "none"
