"""Services for saved views of the register; only its owner can change a view."""

import secrets

from django.utils.text import slugify

from commitments.enums import ViewSharing
from commitments.models import SavedView
from contacts.models import User
from core.db.changes import change_fields
from core.text.languages import Language

# Bytes of the random suffix. Without it, a slug would disclose that another user has a view of that name.
TOKEN = 3
LONGEST_NAME_IN_SLUG = 60


def save(*, name: str, language: Language, query: str, sharing: ViewSharing, by: User) -> SavedView:
    """Save a valid ``query`` under ``name``."""
    # Letters of all scripts are kept.
    words = slugify(name, allow_unicode=True)[:LONGEST_NAME_IN_SLUG]
    slug = "-".join(filter(None, (words, secrets.token_hex(TOKEN))))
    return SavedView.objects.create(
        made_by=by, name=name, language=language, slug=slug, query=query, **_shared(sharing, by)
    )


def change(*, view: SavedView, name: str, language: Language, sharing: ViewSharing, by: User) -> None:
    """Update name, language and sharing of a view; its slug does not change."""
    change_fields(view, {"name": name, "language": language, **_shared(sharing, by)})


def remove(*, view: SavedView) -> None:
    """Delete a view; the history keeps it."""
    view.delete()


def sharing_choices(user: User) -> list[ViewSharing]:
    """Return the sharing options of ``user``; sharing within a ministry needs a Participant."""
    own = user.may.belongs_to_participant and user.participant_id is not None
    return [sharing for sharing in ViewSharing if own or sharing is not ViewSharing.PARTICIPANT]


def _shared(sharing: ViewSharing, by: User) -> dict[str, object]:
    with_own = sharing is ViewSharing.PARTICIPANT
    return {"sharing": sharing, "participant": by.participant if with_own else None}
