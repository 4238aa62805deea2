"""Session store in the database, whose rows expire when they are idle (``SESSION_ENGINE``)."""

from typing import Any

from django.contrib.sessions.backends import db
from django.utils import timezone

from accounts.signed_in import BEGAN, idle_end


class SessionStore(db.SessionStore):
    """Session store of Django in which a save does not extend the expiry of a signed-in session past its idle end."""

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        row = super().create_model_instance(data)
        if BEGAN in data:
            row.expire_date = min(row.expire_date, idle_end(self, timezone.now()))
        return row
