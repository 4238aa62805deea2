"""The limit: PostgreSQL writes a page of the register as JSON, and nothing stands between it and the wire.

No portal can be faster than the database with the same rows, the same links and the same question of who may see
them; how near one comes is what is worth knowing.
"""

from collections.abc import Callable

import psycopg
from django.conf import settings

from commitments.querysets import SHARED
from contacts.models import User

RECORD = """
    SELECT c.reference, i.code AS instrument, c.title_en AS title, c.text_en AS text, c.original_language,
        l.code AS lead,
        ARRAY(SELECT p.code FROM commitments_supportingparticipant x JOIN contacts_participant p
            ON p.id = x.participant_id WHERE x.commitment_id = c.id ORDER BY p.order) AS supporting,
        ARRAY(SELECT a.key FROM commitments_commitmentarea x JOIN commitments_areaofcooperation a
            ON a.id = x.area_id WHERE x.commitment_id = c.id ORDER BY a.order) AS areas,
        ARRAY(SELECT f.key FROM commitments_commitmentform x JOIN commitments_formofcooperation f
            ON f.id = x.form_id WHERE x.commitment_id = c.id ORDER BY f.order) AS forms,
        ARRAY(SELECT p.key FROM commitments_commitmentprovision x JOIN commitments_provision p
            ON p.id = x.provision_id WHERE x.commitment_id = c.id ORDER BY p.order) AS provisions,
        ARRAY(SELECT m.code FROM commitments_commitmentmineral x JOIN commitments_mineral m
            ON m.id = x.mineral_id WHERE x.commitment_id = c.id ORDER BY m.order) AS minerals,
        ARRAY(SELECT f.code FROM commitments_commitmentforum x JOIN commitments_forum f
            ON f.id = x.forum_id WHERE x.commitment_id = c.id ORDER BY f.order) AS also_in,
        s.code AS country, c.stages, c.actors, c.steps, c.state, c.state_reason, c.health, c.completion,
        (SELECT n.reference FROM commitments_commitment n WHERE n.id = c.superseded_by_id) AS superseded_by,
        c.origin, c.source, c.begun_on, c.due_on, c.ip_answer, m.code AS mark, v.version, v.created_at, v.updated_at
    FROM commitments_commitment c
    JOIN history_standing v ON v.type = 'commitment' AND v.record = c.id
    JOIN commitments_instrument i ON i.id = c.instrument_id
    JOIN contacts_handlingmark m ON m.id = c.mark_id
    LEFT JOIN contacts_participant l ON l.id = c.lead_id
    LEFT JOIN contacts_side s ON s.id = c.country_id
    WHERE c.state <> 'draft'
        AND (m.audience = ANY(%(shared)s)
            OR (c.lead_id = %(own)s AND m.audience <> 'named')
            OR c.entered_by_id = %(viewer)s)
"""


class Limit:
    """A bare connection on which ``viewer``, a partner system, asks for commitments."""

    def __init__(self, viewer: User) -> None:
        database = settings.DATABASES["default"]
        self.connection: psycopg.Connection[tuple[str]] = psycopg.connect(
            host=database["HOST"],
            port=database["PORT"],
            user=database["USER"],
            password=database["PASSWORD"],
            dbname=database["NAME"],
            autocommit=True,
        )
        self.asked = {"shared": list(SHARED), "own": viewer.participant_id, "viewer": viewer.pk}

    def page(self, size: int, *, after: str = "") -> Callable[[], bytes]:
        """The page of so many commitments that follows the reference ``after``."""
        return self._answer("AND c.reference > %(after)s ORDER BY c.reference LIMIT %(size)s", after=after, size=size)

    def detail(self, reference: str) -> Callable[[], bytes]:
        return self._answer("AND c.reference = %(reference)s", reference=reference)

    def _answer(self, condition: str, **asked: object) -> Callable[[], bytes]:
        statement = f"SELECT row_to_json(record)::text FROM ({RECORD} {condition}) record"
        values = {**self.asked, **asked}

        def answer() -> bytes:
            rows = self.connection.execute(statement, values, prepare=True).fetchall()
            return f'{{"results":[{",".join(row[0] for row in rows)}]}}'.encode()

        return answer
