"""Translation status under any sequence of writes and confirmations, beside a model of it in Python."""

import unicodedata
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib import import_module
from typing import Any, ClassVar

import pghistory
import pytest
from django.apps import apps
from django.db import connection
from hypothesis import HealthCheck, settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from core.changes import translations
from core.changes.operations import NoteTranslations
from core.changes.translations import Translation, TranslationConfirmation
from core.db.multilingual import texts_of
from core.text.multilingual_text import LANGUAGES
from tests.random_examples import tries

TABLE = "tried_text"
# Equal but for spaces and the final full stop: the first three, and the next two.
MAKERS = ("person", "import", "machine")
TEXTS = ("Three months", "Three  months.", "Three\u3000months。", "Six months", "Sixmonths .", "Nine months", "")
AT = datetime(2027, 1, 1, tzinfo=UTC)


def meaning(text: str) -> str:
    """Return the text as the portal compares it."""
    return "".join(unicodedata.normalize("NFC", text).split()).rstrip(".。")


@dataclass
class Texts:
    """The model: the texts, the originals that each renders, and what persons confirmed."""

    declared: str
    texts: dict[str, str]
    renders: dict[str, set[str]] = field(default_factory=dict)
    made: dict[str, str] = field(default_factory=dict)
    # Language, translation and original.
    confirmed: set[tuple[str, str, str]] = field(default_factory=set)
    equal: set[tuple[str, str, str]] = field(default_factory=set)
    typos: set[tuple[str, str, str]] = field(default_factory=set)

    @property
    def original(self) -> str:
        return next((each for each in (self.declared, *LANGUAGES) if self.texts[each]), self.declared)

    def pair(self, language: str) -> tuple[str, str, str]:
        return language, meaning(self.texts[language]), meaning(self.texts[self.original])

    def is_current(self, language: str) -> bool:
        pair = self.pair(language)
        return language == self.original or pair[2] in self.renders[language] or pair in self.confirmed | self.equal

    def write(self, declared: str, texts: dict[str, str], made: str) -> None:
        before = Texts(self.declared, self.texts, self.renders, confirmed=self.confirmed, equal=self.equal)
        was_current = {each: before.is_current(each) for each in LANGUAGES if self.texts[each]}
        self.declared, self.texts, self.renders = declared, texts, dict(self.renders)
        new = self.original
        changed = {each for each in LANGUAGES if not before.texts[each] or before.pair(each)[1] != meaning(texts[each])}
        moved = before.original != new and new not in changed and was_current[new]
        for each in LANGUAGES:
            if not texts[each]:
                self.renders.pop(each, None)
                continue
            if each in changed:
                self.made[each] = made
            if each == new:
                self.renders[each] = set()
            elif each in changed:
                self.renders[each] = {meaning(texts[new])}
            elif moved and was_current[each]:
                self.renders[each] = self.renders[each] | {meaning(texts[new])}

    @property
    def states(self) -> dict[str, str]:
        if not self.texts[self.original]:
            return {}
        return {each: self._state(each) for each in LANGUAGES if each != self.original}

    def _state(self, language: str) -> str:
        if not self.texts[language]:
            return "missing"
        if not self.is_current(language):
            return "old"
        pair = self.pair(language)
        renders = self.renders[language] | {pair[2]}
        approved = any((*pair[:2], original) in self.confirmed for original in renders)
        return "machine" if self.made[language] == "machine" and not approved else "approved"


class Histories(RuleBasedStateMachine):
    """Writes of any kind to the three texts of a row, and acts of persons on their translations."""

    records: ClassVar[int] = 0

    def __init__(self) -> None:
        super().__init__()
        Histories.records += 1
        self.record = Histories.records
        self.model = Texts("en", dict.fromkeys(LANGUAGES, ""))
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {TABLE} VALUES (%s, 'en', '', '', '', 0)", [self.record])

    def _write(self, declared: str, texts: dict[str, str], made: str) -> None:
        with pghistory.context(user=7, made=made), connection.cursor() as cursor:
            cursor.execute(
                f"UPDATE {TABLE} SET original_language = %s, title_en = %s, title_fr = %s, title_ja = %s WHERE id = %s",
                [declared, *(texts[each] for each in LANGUAGES), self.record],
            )
        self.model.write(declared, texts, made)

    @rule(
        language=st.sampled_from(LANGUAGES),
        text=st.sampled_from(TEXTS),
        made=st.sampled_from(MAKERS),
    )
    def change_a_text(self, language: str, text: str, made: str) -> None:
        self._write(self.model.declared, self.model.texts | {language: text}, made)

    @rule(texts=st.tuples(*[st.sampled_from(TEXTS)] * 3), declared=st.sampled_from(LANGUAGES))
    def change_all(self, texts: tuple[str, ...], declared: str) -> None:
        self._write(declared, dict(zip(LANGUAGES, texts, strict=True)), "import")

    @rule(declared=st.sampled_from(LANGUAGES))
    def change_the_original_language(self, declared: str) -> None:
        self._write(declared, self.model.texts, "person")

    @rule()
    def change_another_field(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE {TABLE} SET minutes = minutes + 1 WHERE id = %s", [self.record])

    def _translation(self, language: str) -> Translation | None:
        found = Translation.objects.filter(table=TABLE, record=self.record, language=language)
        return found.exclude(state="missing").first()

    @rule(language=st.sampled_from(LANGUAGES))
    def confirm_a_translation(self, language: str) -> None:
        if found := self._translation(language):
            translations.confirm(found, by=7)
            self.model.confirmed.add(self.model.pair(language))

    @rule(language=st.sampled_from(LANGUAGES))
    def declare_a_typo(self, language: str) -> None:
        if found := self._translation(language):
            translations.declare_typo(found, by=7)
            self.model.typos.add(self.model.pair(language))

    @rule(language=st.sampled_from(LANGUAGES))
    def confirm_a_typo(self, language: str) -> None:
        if found := self._translation(language):
            translations.confirm_typo(found, by=8, at=AT)
            self.model.equal |= {self.model.pair(language)} & self.model.typos

    @invariant()
    def no_old_text_is_unmarked_and_no_current_one_marked(self) -> None:
        found = Translation.objects.filter(table=TABLE, record=self.record, text="title")
        assert dict(found.values_list("language", "state")) == self.model.states


@pytest.fixture
def _table(db: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TEMPORARY TABLE {TABLE} (id bigint, original_language text, title_en text, title_fr text,"
            " title_ja text, minutes integer) ON COMMIT DROP"
        )
        cursor.execute(
            f"CREATE TRIGGER noted AFTER INSERT OR UPDATE OR DELETE ON {TABLE} FOR EACH ROW"
            " EXECUTE FUNCTION history_note_translations()"
        )


# The portal's role cannot set the trigger on a table of its own.
@pytest.mark.owner
@pytest.mark.usefixtures("_table")
def test_no_history_ends_with_an_old_text_unmarked_or_a_current_one_marked() -> None:
    run_state_machine_as_test(
        Histories,
        settings=settings(
            max_examples=tries(150, long=1500),
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
        ),
    )
    assert TranslationConfirmation.objects.exists()


@pytest.mark.owner
@pytest.mark.usefixtures("_table")
def test_a_deleted_record_leaves_no_status() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {TABLE} VALUES (1, 'en', 'One', 'Un', '', 0)")
        assert Translation.objects.filter(table=TABLE).count() == 2
        cursor.execute(f"DELETE FROM {TABLE}")
    assert not Translation.objects.filter(table=TABLE).exists()


@pytest.mark.owner
@pytest.mark.usefixtures("_table")
def test_a_copy_has_the_status_that_its_service_states_and_the_text_of_a_person_is_approved() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {TABLE} VALUES (1, 'en', 'One', 'Un', '一', 0)")
        cursor.execute(f"UPDATE {TABLE} SET title_en = 'Two'")
        with translations.copied_states({"title_fr": "old", "title_ja": "machine"}):
            cursor.execute(f"INSERT INTO {TABLE} VALUES (2, 'en', 'Two', 'Un', '一', 0)")
        with pytest.raises(ZeroDivisionError), translations.copied_states({"title_fr": "old"}):
            raise ZeroDivisionError
        cursor.execute(f"INSERT INTO {TABLE} VALUES (3, 'en', 'Two', 'Un', '一', 0)")
    states = Translation.objects.filter(table=TABLE).order_by("record", "language")
    assert list(states.values_list("record", "language", "state")) == [
        *((1, "fr", "old"), (1, "ja", "old"), (2, "fr", "old"), (2, "ja", "machine")),
        *((3, "fr", "approved"), (3, "ja", "approved")),
    ]


# Between a migration and the grants, the running release writes texts.
@pytest.mark.owner
@pytest.mark.django_db
def test_the_migration_makes_a_trigger_function_with_the_rights_of_its_owner() -> None:
    made = import_module("audit.migrations.0003_translations").TRIGGER
    with connection.cursor() as cursor:
        cursor.execute("DROP FUNCTION history_note_translations CASCADE")
        cursor.execute(made)
        cursor.execute(
            "SELECT prosecdef, has_function_privilege('public', oid, 'EXECUTE') FROM pg_proc"
            " WHERE proname = 'history_note_translations'"
        )
        assert cursor.fetchone() == (True, False)


def test_each_table_is_set_up_in_a_transaction_of_its_own() -> None:
    migration = import_module("audit.migrations.0004_translation_triggers").Migration
    assert not migration.atomic
    assert [type(each) for each in migration.operations] == [NoteTranslations]


@pytest.mark.django_db
def test_every_table_with_an_original_language_has_the_trigger() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'translation_status'")
        noted = {table for (table,) in cursor.fetchall()}
    translated = [each for each in apps.get_models() if texts_of(each) and hasattr(each, "original_language")]
    assert noted == {each._meta.db_table for each in translated}
