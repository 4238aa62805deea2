"""Translation status of the multilingual texts of all records with an original language.

A translation is old if none of the originals from which it was made equals the present original: a comparison of
digests that the view ``history_translation`` makes. A changed original therefore writes nothing to its translations,
and no write path can omit the mark (docs/decisions/0059).
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, Self

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models, transaction

from core.changes.enums import TextMaker, TranslationState
from core.text.languages import Language
from core.text.multilingual_text import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable


class RecordText(models.Model):
    """Text of a record in one language. Only a trigger on the record's ``table`` writes it.

    ``digest`` is that of the text without spaces and final full stops, ``made_of`` has those of all originals that the
    translation renders, the latest last. ``by`` is the key of the account that wrote the text, ``at`` an instant in
    UTC; both are empty for texts older than these rows.
    """

    table = models.CharField(max_length=63)
    record = models.BigIntegerField()
    text = models.CharField(max_length=63)
    language = models.CharField(max_length=2, choices=Language)
    digest = models.CharField(max_length=32)
    is_original = models.BooleanField()
    made_of = ArrayField(models.CharField(max_length=32), default=list)
    kind = models.CharField(max_length=7, choices=TextMaker, default=TextMaker.PERSON)
    by = models.BigIntegerField(null=True)
    at = models.DateTimeField(null=True)

    class Meta:
        app_label = "history"
        verbose_name = "text of a record"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["table", "record", "text", "language"], name="record_text_once"),
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.record}: {self.text}_{self.language}"


@pghistory.track()
class TranslationConfirmation(models.Model):
    """Confirmation by a person that the translation with ``digest`` renders the original with the digest ``original``.

    With ``is_typo`` it states that the original has not changed in meaning. Another person or the secretariat has to
    confirm this (``confirmed_by``) before it has an effect.
    """

    table = models.CharField(max_length=63)
    record = models.BigIntegerField()
    text = models.CharField(max_length=63)
    language = models.CharField(max_length=2, choices=Language)
    digest = models.CharField(max_length=32)
    original = models.CharField(max_length=32)
    is_typo = models.BooleanField(default=False)
    by = models.BigIntegerField()
    at = models.DateTimeField(auto_now_add=True)
    confirmed_by = models.BigIntegerField(null=True)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "history"
        verbose_name = "confirmation of a translation"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["table", "record", "text", "language", "digest", "original", "is_typo"],
                name="translation_confirmed_once",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_by=None, confirmed_at=None)
                | models.Q(is_typo=True, confirmed_by__isnull=False, confirmed_at__isnull=False),
                name="only_a_typo_is_confirmed_again",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.record}: {self.text}_{self.language}"


# What identifies the two texts of a confirmation.
_PAIR = ("table", "record", "text", "language", "digest", "original")


class TranslationQuerySet(models.QuerySet["Translation"]):
    """Translations, including missing ones."""

    def of(self, records: "Iterable[models.Model]") -> Self:
        """Select the translations of ``records``, which may be of several models."""
        keys: dict[str, list[int]] = {}
        for record in records:
            keys.setdefault(record._meta.db_table, []).append(record.pk)
        chosen = models.Q(record=None)
        for table, found in keys.items():
            chosen |= models.Q(table=table, record__in=found)
        return self.filter(chosen)

    def by_text(self) -> dict[str, dict[str, "Translation"]]:
        """Return the translations of one record by text and language."""
        found: dict[str, dict[str, Translation]] = {}
        for each in self.order_by("language"):
            found.setdefault(each.text, {})[each.language] = each
        return found

    def not_approved(self) -> Self:
        """Select the translations that exist and are old or a machine's."""
        return self.filter(state__in=[TranslationState.OLD, TranslationState.MACHINE])

    def with_confirmations(self) -> Self:
        """Annotate ``is_confirmed``: a person has confirmed the two present texts."""
        pair = {name: models.OuterRef(name) for name in _PAIR}
        confirmed = TranslationConfirmation.objects.filter(**pair, is_typo=False)
        return self.annotate(is_confirmed=models.Exists(confirmed))

    def open(self) -> Self:
        """Select the translations that need work."""
        return self.exclude(state=TranslationState.APPROVED)


class Translation(models.Model):
    """Row of the view of all texts with an original, in each other language.

    ``original`` is the digest of the present original, ``of_version`` of the original from which the translation was
    made, ``digest`` its own; a missing translation has neither these nor an author. ``approved_by`` is the account that
    confirmed it, otherwise its author; ``typo_by`` the one that declared the last change of the original as a typo, if
    that awaits confirmation.
    """

    pk = models.CompositePrimaryKey("table", "record", "text", "language")
    table = models.CharField(max_length=63)
    record = models.BigIntegerField()
    text = models.CharField(max_length=63)
    language = models.CharField(max_length=2, choices=Language)
    state = models.CharField(max_length=8, choices=TranslationState)
    original_language = models.CharField(max_length=2, choices=Language)
    original = models.CharField(max_length=32)
    digest = models.CharField(max_length=32)
    of_version = models.CharField(max_length=32)
    kind = models.CharField(max_length=7, choices=TextMaker)
    by = models.BigIntegerField(null=True)
    at = models.DateTimeField(null=True)
    approved_by = models.BigIntegerField(null=True)
    typo_by = models.BigIntegerField(null=True)

    objects = TranslationQuerySet.as_manager()
    # Set by ``with_confirmations``.
    is_confirmed: bool

    class Meta:
        app_label = "history"
        managed = False
        db_table = "history_translation"
        verbose_name = "translation"

    def __str__(self) -> str:
        return f"{self.table} {self.record}: {self.text}_{self.language}, {self.state}"

    @property
    def model_name(self) -> str:
        """Return the name of the record's model, as addresses have it."""
        return self.table.partition("_")[2]

    @property
    def is_known(self) -> bool:
        """Return whether pages show the status: a current text without an author was approved by no known person."""
        return self.state != TranslationState.APPROVED or self.approved_by is not None

    @property
    def language_of(self) -> Language:
        return Language(self.language)

    @property
    def state_of(self) -> TranslationState:
        return TranslationState(self.state)


@contextmanager
def copied_states(states: Mapping[str, str]) -> Iterator[None]:
    """Save copied or composed texts with the states of their sources, by column, instead of as approved."""
    if not states:
        yield
        return
    setting = "SELECT set_config('history.copied_states', %s, true)"
    # An exception rolls the setting back with the savepoint.
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(setting, [json.dumps(dict(states))])
        yield
        cursor.execute(setting, [""])


def states_by_column(records: "Iterable[models.Model]") -> dict[tuple[str, int], dict[str, str]]:
    """Return the states of the translations that are not approved by column, for each table and key of ``records``."""
    found: dict[tuple[str, int], dict[str, str]] = {}
    for each in Translation.objects.of(records).not_approved():
        found.setdefault((each.table, each.record), {})[f"{each.text}_{each.language}"] = each.state
    return found


def states_for_copy(record: models.Model, **texts: str) -> dict[str, str]:
    """Return the states of the translations of ``record`` that are not approved, by column of a copy.

    ``texts`` has the text of the record for each text of the copy.
    """
    found = states_by_column([record]).get((record._meta.db_table, record.pk), {})
    columns = {f"{copy}_{each}": f"{text}_{each}" for copy, text in texts.items() for each in LANGUAGES}
    return {column: found[source] for column, source in columns.items() if source in found}


def confirm(translation: Translation, *, by: int) -> None:
    """Confirm that ``translation`` renders its original, both as they were read."""
    TranslationConfirmation.objects.get_or_create(**_pair(translation), is_typo=False, defaults={"by": by})


def declare_typo(translation: Translation, *, by: int) -> None:
    """Declare that the original has only changed by a typo since ``translation`` was made."""
    TranslationConfirmation.objects.get_or_create(**_pair(translation), is_typo=True, defaults={"by": by})


def confirm_typo(translation: Translation, *, by: int, at: datetime) -> None:
    """Confirm the declaration of a typo for ``translation``; of two confirmations the first is stored."""
    declared = TranslationConfirmation.objects.filter(**_pair(translation), is_typo=True, confirmed_by=None)
    declared.update(confirmed_by=by, confirmed_at=at)


def _pair(translation: Translation) -> dict[str, Any]:
    return {name: getattr(translation, name) for name in _PAIR}
