"""The languages of the portal."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Language(TextChoices):
    ENGLISH = "en", _("English")
    FRENCH = "fr", _("French")
    JAPANESE = "ja", _("Japanese")


# BCP 47 tags for documents: the written standards of the two countries.
TAGS = {"en": "en-CA", "fr": "fr-CA", "ja": "ja-JP"}
