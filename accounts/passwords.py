"""Password validation: length and forbidden words (ASVS 5.0, 6.1.2 and 6.2).

The minimum length depends on the second factor of the account.
"""

import re
import unicodedata
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.password_validation import MinimumLengthValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.services import factors
from contacts.models import Participant, User


class PasswordLengthValidator:
    """Password length validator: fifteen characters, or eight for an account with a second factor."""

    def validate(self, password: str, user: object = None) -> None:
        """Raise ValidationError with Django's message if ``password`` is too short for ``user``."""
        # An unsaved account has no factors yet.
        guarded = isinstance(user, User) and bool(user.pk) and bool(factors.of(user))
        least = settings.PASSWORD_LENGTH_WITH_FACTOR if guarded else settings.PASSWORD_LENGTH_ALONE
        MinimumLengthValidator(least).validate(password)

    def get_help_text(self) -> str:
        return _("At least %(alone)d characters, or %(with_factor)d with two-factor authentication") % {
            "alone": settings.PASSWORD_LENGTH_ALONE,
            "with_factor": settings.PASSWORD_LENGTH_WITH_FACTOR,
        }


# Words of the portal and its subject, in the languages and scripts of its users. docs/security.md names this list; the
# names of the Participants are added from their records.
OUR_WORDS = frozenset(
    (
        *("admin", "administrator", "agenda", "batteries", "battery", "canada", "chaine", "chain"),
        *("commitment", "cooperation", "critical", "dialogue", "japan", "japon", "login", "memorandum"),
        *("mineral", "minerals", "ministere", "ministry", "moc", "mocportal", "motdepasse", "notice", "ottawa"),
        *("passphrase", "password", "portail", "portal", "secretariat", "supply", "tokyo", "welcome", "大臣"),
        *("対話", "協力", "覚書", "鉱物", "電池", "経済", "外務", "日本", "東京"),
    )
)
SHORTEST_WORD = 2


class PortalWordsValidator:
    """Password validator that rejects passwords made mostly of words of this portal, which attackers try first."""

    def validate(self, password: str, user: object = None) -> None:
        """Raise ValidationError if too few characters remain without these words."""
        folded = left = _folded(password)
        for word in sorted({*OUR_WORDS, *_of_participants(), *_of_the_address()}, key=len, reverse=True):
            left = left.replace(word, "")
        # A few of these words are harmless in a longer passphrase.
        if left != folded and len(left) < settings.PASSWORD_LENGTH_WITH_FACTOR:
            raise ValidationError(
                _("Too easy to guess: the password contains words used in this portal."),
                code="password_of_our_words",
            )

    def get_help_text(self) -> str:
        return _("Do not use names of ministries or other words from this portal.")


def _of_participants() -> set[str]:
    """Return the codes and short names of the ministries, and the words of their long names."""
    columns = (
        "code",
        *(f"{name}_{language}" for name in ("label", "applied_title") for language in ("en", "fr", "ja")),
    )
    texts = {text for row in Participant.objects.values_list(*columns) for text in row}
    return {word for text in texts for each in (text, *text.split()) if len(word := _folded(each)) > SHORTEST_WORD}


def _of_the_address() -> set[str]:
    host = urlsplit(settings.PORTAL_URL).hostname or ""
    return {word for word in re.split(r"[.-]", host) if len(word) > SHORTEST_WORD}


def _folded(text: str) -> str:
    """Return lower-case letters and digits without accents, signs and spaces."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in plain if letter.isalnum())
