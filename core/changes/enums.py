"""Events of a record in a transaction."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RecordEvent(TextChoices):
    CREATED = "created", _("Created")
    CHANGED = "changed", _("Updated")
    DELETED = "deleted", _("Deleted")
