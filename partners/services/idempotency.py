"""Where answers are kept for requests that are sent again; see core.rest.write.idempotency."""

from datetime import datetime, timedelta

from django.db import connection
from django.utils import timezone

from core.rest.write.idempotency import Answer
from partners.models import IdempotentAnswer

KEPT_FOR = timedelta(hours=24)


class Answers:
    """In rows, written with what was done."""

    def claim(self, *, owner: str, key: str) -> bool:
        """Hold the key to the end of the transaction.

        The lock is let go once the transaction's rows can be seen, so that whoever has it next finds the answer.
        """
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [f"{owner} {key}"])
            return bool(cursor.fetchone()[0])

    def find(self, *, owner: str, key: str) -> Answer | None:
        row = IdempotentAnswer.objects.filter(owner=owner, key=key).first()
        if row is None:
            return None
        if row.answered_at <= timezone.now() - KEPT_FOR:
            row.delete()
            return None
        return Answer(row.fingerprint, row.status, bytes(row.content), row.headers)

    def keep(self, *, owner: str, key: str, answer: Answer) -> None:
        IdempotentAnswer.objects.create(
            owner=owner,
            key=key,
            fingerprint=answer.fingerprint,
            status=answer.status,
            headers=answer.headers,
            content=answer.content,
            answered_at=timezone.now(),
        )


def forget(*, at: datetime) -> int:
    """Delete the answers that were given more than a day before ``at``; returns how many."""
    return IdempotentAnswer.objects.filter(answered_at__lte=at - KEPT_FOR).delete()[0]
