"""Events of a record in a transaction, and states of translations."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _, pgettext_lazy


class RecordEvent(TextChoices):
    CREATED = "created", _("Created")
    CHANGED = "changed", _("Updated")
    DELETED = "deleted", _("Deleted")


class TextMaker(TextChoices):
    """Maker of a text, from the change context (``made``); a person unless it names another one."""

    PERSON = "person", pgettext_lazy("a translation", "Person")
    IMPORT = "import", _("Import")
    MACHINE = "machine", pgettext_lazy("a translation", "Machine")


class TranslationState(TextChoices):
    """State of a translation, as the view ``history_translation`` computes it."""

    APPROVED = "approved", pgettext_lazy("a translation", "Approved")
    OLD = "old", pgettext_lazy("a translation", "Old")
    MACHINE = "machine", pgettext_lazy("a translation", "Machine")
    MISSING = "missing", pgettext_lazy("a translation", "Missing")

    @property
    def needs_work(self) -> bool:
        return self is not TranslationState.APPROVED
