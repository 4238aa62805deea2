"""The limit: PostgreSQL writes the answer as JSON, and a bare WSGI application passes it on.

It tells what the portal tells, in English, field for field: the same rows and links, the same fallbacks, the same
question of who may see what. Who asks is given to it, so that it signs nobody in, counts nothing and logs nothing. No
portal can be faster; how near one comes is what is worth knowing.
"""

from collections.abc import Callable
from datetime import date

import psycopg
from django.conf import settings

from commitments.models import AreaOfCooperation, FormOfCooperation, Instrument, Mineral
from commitments.querysets import SHARED
from contacts.models import HandlingMark, User
from tests.bench.portal import Application, ask

SEEN = """
    ({0}.state <> 'draft' AND ({1}.audience = ANY(%(shared)s)
        OR ({0}.lead_id = %(own)s AND {1}.audience <> 'named')))
"""
READ = """
    coalesce(nullif(c.{0}_en, ''), CASE c.original_language WHEN 'fr' THEN nullif(c.{0}_fr, '')
        WHEN 'ja' THEN nullif(c.{0}_ja, '') END, nullif(c.{0}_fr, ''), nullif(c.{0}_ja, ''))
"""
IN_ANOTHER_LANGUAGE = """
    CASE WHEN c.{0}_en <> '' THEN NULL WHEN c.original_language = 'fr' AND c.{0}_fr <> '' THEN 'fr'
        WHEN c.original_language = 'ja' AND c.{0}_ja <> '' THEN 'ja' WHEN c.{0}_fr <> '' THEN 'fr'
        WHEN c.{0}_ja <> '' THEN 'ja' END
"""
MOMENT = """to_char({0} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')"""
RECORD = f"""
    SELECT concat(%(collection)s::text, c.reference, '/') AS url, c.reference, i.code AS instrument,
        {READ.format("title")} AS title, {READ.format("text")} AS text, c.original_language, l.code AS lead,
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
        (SELECT n.reference FROM commitments_commitment n JOIN contacts_handlingmark nm ON nm.id = n.mark_id
            WHERE n.id = c.superseded_by_id AND {SEEN.format("n", "nm")}) AS superseded_by,
        c.origin, c.source, c.begun_on, c.due_on, c.ip_answer,
        ARRAY(SELECT p.id FROM commitments_ipinstrumentcommitment x JOIN commitments_ipinstrument p
            ON p.id = x.ip_instrument_id JOIN contacts_handlingmark pm ON pm.id = p.mark_id
            WHERE x.commitment_id = c.id AND (pm.audience = ANY(%(shared)s)
                OR (p.held_by_id = %(own)s AND pm.audience <> 'named')) ORDER BY p.id) AS ip_instruments,
        m.code AS mark, v.version, {MOMENT.format("v.created_at")} AS created_at,
        {MOMENT.format("v.updated_at")} AS updated_at, 'en' AS language,
        json_strip_nulls(json_build_object('title', {IN_ANOTHER_LANGUAGE.format("title")},
            'text', {IN_ANOTHER_LANGUAGE.format("text")})) AS fallbacks
    FROM (
        SELECT c.* FROM commitments_commitment c JOIN contacts_handlingmark m ON m.id = c.mark_id
        WHERE {SEEN.format("c", "m")} AND {{chosen}}
    ) c
    JOIN history_standing v ON v.type = 'commitment' AND v.record = c.id
    JOIN commitments_instrument i ON i.id = c.instrument_id
    JOIN contacts_handlingmark m ON m.id = c.mark_id
    LEFT JOIN contacts_participant l ON l.id = c.lead_id
    LEFT JOIN contacts_side s ON s.id = c.country_id
    ORDER BY c.reference
"""

ONE = "c.reference = %(reference)s"

# One commitment with an area, a form and a mineral; the triggers write the history beside it, as for the portal.
ENTER = """
    WITH counter AS (
        INSERT INTO commitments_referencecounter AS counter (series, year, last) VALUES (%(series)s, %(year)s, 1)
        ON CONFLICT ON CONSTRAINT one_counter_a_series_and_year DO UPDATE SET last = counter.last + 1 RETURNING last
    ), entered AS (
        INSERT INTO commitments_commitment (reference, instrument_id, lead_id, mark_id, entered_by_id,
            title_en, title_fr, title_ja, text_en, text_fr, text_ja, original_language, stages, actors, steps,
            state, state_reason, health, completion, origin, source, ip_answer, created_at, updated_at)
        SELECT concat_ws('-', %(series)s::text, %(year)s::text, to_char(last, 'FM9999000')), %(instrument)s, %(own)s,
            %(mark)s, %(viewer)s, %(title)s, '', '', %(text)s, '', '', 'en', '{}', '{}', '{}', 'active', '',
            'no_evidence', 'no_evidence', 'participant', '', 'not_asked', now(), now() FROM counter
        RETURNING id, reference
    ), begun AS (
        INSERT INTO commitments_statechange (commitment_id, before, after, "on", reason, by_id, entered_at)
        SELECT id, '', 'active', %(today)s, '', %(viewer)s, now() FROM entered
    ), in_area AS (
        INSERT INTO commitments_commitmentarea (commitment_id, area_id) SELECT id, %(area)s FROM entered
    ), in_form AS (
        INSERT INTO commitments_commitmentform (commitment_id, form_id) SELECT id, %(form)s FROM entered
    ), on_mineral AS (
        INSERT INTO commitments_commitmentmineral (commitment_id, mineral_id) SELECT id, %(mineral)s FROM entered
    )
    SELECT reference FROM entered
"""


class Limit:
    """A bare connection on which ``viewer``, a partner system, asks for commitments in the list at ``collection``."""

    def __init__(self, viewer: User, collection: str) -> None:
        database = settings.DATABASES["default"]
        self.connection: psycopg.Connection[tuple[str]] = psycopg.connect(
            host=database["HOST"],
            port=database["PORT"],
            user=database["USER"],
            password=database["PASSWORD"],
            dbname=database["NAME"],
            autocommit=True,
            # Statements are planned once, however PostgreSQL weighs that: planning costs as much as half of a page.
            options="-c plan_cache_mode=force_generic_plan",
        )
        own = {"own": viewer.participant_id, "viewer": viewer.pk}
        self.asked = {"shared": list(SHARED), "collection": collection, **own}

    def page(self, size: int, *, after: str = "") -> Callable[[], bytes]:
        """The page of so many commitments that follows the reference ``after``."""
        # The size stands in the statement, so that PostgreSQL plans it once and knows how few rows are wanted.
        return self._read(f"c.reference > %(after)s ORDER BY c.reference LIMIT {size}", after=after)

    def detail(self, reference: str) -> Callable[[], bytes]:
        return self._read(ONE, reference=reference)

    def entry(self, title: str, text: str, *, area: str, form: str, mineral: str, mark: str) -> Callable[[], bytes]:
        """A new commitment of the own Participant, with its history, and then as it reads."""
        instrument, today = Instrument.objects.shipped(), date.today()  # noqa: DTZ011  # Any day will do.
        values = {
            **self.asked,
            "title": title,
            "text": text,
            "today": today,
            "year": today.year,
            "series": instrument.reference_prefix,
            "instrument": instrument.pk,
            "area": AreaOfCooperation.objects.get(key=area).pk,
            "form": FormOfCooperation.objects.get(key=form).pk,
            "mineral": Mineral.objects.get(code=mineral).pk,
            "mark": HandlingMark.objects.get(code=mark).pk,
        }
        statement = f"SELECT row_to_json(record)::text FROM ({RECORD.format(chosen=ONE)}) record"

        def enter() -> bytes:
            with self.connection.transaction():
                entered = self.connection.execute(ENTER, values, prepare=True).fetchone()
                read = {**self.asked, "reference": entered and entered[0]}
                row = self.connection.execute(statement, read, prepare=True).fetchone()
            return row[0].encode() if row else b""

        return ask(_passing(enter), "/", method="POST")

    def _read(self, chosen: str, **asked: object) -> Callable[[], bytes]:
        statement = f"SELECT string_agg(row_to_json(record)::text, ',') FROM ({RECORD.format(chosen=chosen)}) record"
        values = {**self.asked, **asked}

        def read() -> bytes:
            row = self.connection.execute(statement, values, prepare=True).fetchone()
            return f'{{"results":[{row[0] if row else ""}]}}'.encode()

        return ask(_passing(read), "/")


def _passing(answer: Callable[[], bytes]) -> Application:
    """The least that a web server can call."""

    def application(_environment: object, start_response: Callable[..., object]) -> list[bytes]:
        body = answer()
        start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
        return [body]

    return application
