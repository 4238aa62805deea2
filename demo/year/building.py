"""Builder of the year of ``year.toml``, through the services that also serve pages and API."""

import tomllib
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pghistory
from django.db import transaction

from commitments.enums import CommitmentState, ReviewAnswer
from commitments.models import (
    Activity,
    AreaOfCooperation,
    Commitment,
    FormOfCooperation,
    InformationGiven,
    Instrument,
    JointDecision,
    Mineral,
    Notice,
    Standard,
    StandardPosition,
    SupportProgramme,
)
from commitments.services import activities, area_records, commitments, decisions, notices, reports, reviews
from commitments.services.dates import days_off
from contacts.models import HandlingMark
from contacts.services.today import zones_of_sides
from core.text.languages import Language
from demo import sample_texts
from demo.marking import mark
from demo.year.cast import Cast
from dialogue.enums import DialogueStatus, MeetingFormat
from dialogue.models import CmwgStatus, Dialogue, Proposal
from dialogue.services import agendas, clearances, dialogues, issuing, proposals, records

FILE = Path(__file__).with_name("year.toml")
SOURCE = "DEMO"


def exists() -> bool:
    """Return whether the year has been built in this database."""
    return Commitment.objects.filter(reference__startswith="DEMO-", source=SOURCE).exists()


@transaction.atomic
def build(now: datetime) -> None:
    """Mark the database as a demonstration, and enter a year that ends at the aware instant ``now``.

    Raise Instrument.DoesNotExist before the seed is loaded.
    """
    instrument = Instrument.objects.shipped()
    mark(instrument)
    cast = Cast(instrument, now)
    year = Year(instrument, cast, now, tomllib.loads(FILE.read_text(encoding="utf-8")))
    for step in (
        year.enter_commitments,
        year.review_commitments,
        year.enter_activities,
        year.enter_programmes,
        year.enter_standards,
        year.enter_information,
        year.propose_decision,
        year.give_notice,
        year.prepare_dialogue,
        year.approve_record,
        cast.leave,
    ):
        # Within one transaction, an act leaves its author and reason to the acts after it.
        with pghistory.context(user=None, reason="Demonstration"):
            step()


class Year:
    """Tables of the file, with the rows that they name. Days count from ``now``."""

    def __init__(self, instrument: Instrument, cast: Cast, now: datetime, tables: dict[str, Any]) -> None:
        self.instrument, self.cast, self.now, self.tables = instrument, cast, now, tables
        self.shared = HandlingMark.objects.get(code="participants")
        self.zones = tuple(zones_of_sides())
        self.entered: list[Commitment] = []

    def at(self, day: int) -> datetime:
        return self.now + timedelta(days=day)

    def on(self, day: int) -> date:
        """Return the date that has begun in both capitals, so that no fact is dated after its act."""
        return min(self.at(day).astimezone(ZoneInfo(zone)).date() for zone in self.zones)

    def enter_commitments(self) -> None:
        for row in self.tables["commitment"]:
            by = self.cast.editors[row["lead"]] if "lead" in row else self.cast.secretariat
            commitment = commitments.enter(
                instrument=self.instrument,
                by=by,
                on=self.on(row["begun"]),
                state=CommitmentState.DRAFT if row.get("draft") else CommitmentState.ACTIVE,
                links=self._links(row),
                lead=self.cast.participants.get(row.get("lead", "")),
                begun_on=self.on(row["begun"]),
                due_on=self.on(row["due"]),
                mark=self.shared,
                source=SOURCE,
                **{name: row[name] for name in ("stages", "actors", "steps", "ip_answer") if name in row},
                **_texts(row, "title", "text"),
            )
            self.entered.append(commitment)
            for report in row.get("report", ()):
                reports.enter(
                    by=by,
                    at=self.at(report["day"]),
                    submitted=True,
                    commitment=commitment,
                    participant=commitment.lead,
                    reported_on=self.on(report["day"]),
                    health=report["health"],
                    completion=report["completion"],
                    **_texts(report, "text"),
                )
            if "completed" in row:
                commitments.change_state(
                    commitment=commitment, to=CommitmentState.COMPLETED, on=self.on(row["completed"]), by=by
                )

    def review_commitments(self) -> None:
        for row, commitment in zip(self.tables["commitment"], self.entered, strict=True):
            if "lead" in row and not {"draft", "completed", "unreviewed"} & row.keys():
                reviews.answer(
                    commitment=commitment, review=ReviewAnswer.KEEP, reason=sample_texts.GOES_ON, on=self.on(0)
                )

    def enter_activities(self) -> None:
        for row in self.tables["activity"]:
            organizer = self.cast.participants[row["organizer"]]
            activity = Activity(
                instrument=self.instrument,
                kind=row["kind"],
                form=FormOfCooperation.objects.get(instrument=self.instrument, code=row["form"]),
                state=row["state"],
                starts_on=self.on(row["day"]),
                organizer=organizer,
                mark=self.shared,
                source=SOURCE,
                **_texts(row, "title", "place"),
            )
            activities.put_on_record(activity=activity, on=self.on(min(row["day"], 0)))
            activities.take_part(
                activity=activity, participants=[self.cast.participants[code] for code in row["participants"]]
            )
            served = [self.entered[number - 1] for number in row["commitments"]]
            activities.serve(activity=activity, commitments=served, seen=set())

    def enter_programmes(self) -> None:
        for row in self.tables["programme"]:
            holder = self.cast.participants[row["held_by"]]
            programme = SupportProgramme(
                held_by=holder,
                country=holder.side,
                kind=row["kind"],
                subjects=row["subjects"],
                starts_on=self.on(row["starts"]) if "starts" in row else None,
                ends_on=self.on(row["ends"]) if "ends" in row else None,
                link=row["link"],
                mark=self.shared,
                **_texts(row, "title", "owner", "beneficiaries"),
            )
            area_records.put_on_record(record=programme, instrument=self.instrument, on=self.now.date())

    def enter_standards(self) -> None:
        for row in self.tables["standard"]:
            standard = Standard(
                held_by=self.cast.participants[row["held_by"]],
                next_on=self.on(row["next"]),
                mark=self.shared,
                **{name: row[name] for name in ("body", "designation", "topics", "stage")},
                **_texts(row, "title", "next_step"),
            )
            area_records.put_on_record(record=standard, instrument=self.instrument, on=self.now.date())
            for code, position in row["positions"].items():
                stated = StandardPosition(
                    standard=standard, held_by=self.cast.participants[code], position=position, mark=self.shared
                )
                area_records.put_on_record(record=stated, instrument=self.instrument, on=self.now.date())

    def enter_information(self) -> None:
        for row in self.tables["information"]:
            information = InformationGiven(
                held_by=self.cast.participants[row["held_by"]],
                given_on=self.on(row["given"]),
                expires_on=self.on(row["expires"]),
                mark=self.shared,
                **_texts(row, "title", "terms"),
            )
            receivers = [self.cast.participants[code] for code in row["receivers"]]
            area_records.put_on_record(
                record=information, instrument=self.instrument, on=self.now.date(), receivers=receivers
            )

    def propose_decision(self) -> None:
        row = self.tables["decision"]
        officer = self.cast.officers[row["proposed_by"]]
        decision = JointDecision(
            instrument=self.instrument, effect=row["effect"], **_texts(row, "title", "text", "subject")
        )
        decisions.put_on_record(decision=decision, by=officer, on=self.on(row["proposed"]))
        decisions.propose(decision=decision, by=officer, at=self.at(row["proposed"]))
        for code, day in row["concurrences"].items():
            decisions.concur(
                decision=decision, by=self.cast.officers[code], at=self.at(day), text_hash=decision.text_hash
            )

    def give_notice(self) -> None:
        row = self.tables["notice"]
        officer = self.cast.officers[row["sender"]]
        notice = Notice(instrument=self.instrument, kind=row["kind"], **_texts(row, "subject", "body"))
        notices.put_on_record(notice=notice, by=officer, on=self.on(row["issued"]))
        notices.issue(notice=notice, by=officer, at=self.at(row["issued"]))
        for code, day in row["acknowledged"].items():
            notices.acknowledge(notice=notice, by=self.cast.officers[code], at=self.at(day))

    def prepare_dialogue(self) -> None:
        """Date and confirm the coming Dialogue, and issue its agenda with the proposals received by then."""
        row, by = self.tables["dialogue"], self.cast.secretariat
        dialogue = Dialogue.objects.of(self.instrument).ahead().select_related("instrument", "host", "mark").get()
        day = self.on(row["day"])
        while days_off(day):
            day += timedelta(days=1)
        assert dialogue.host is not None
        dialogues.schedule(
            dialogue=dialogue,
            by=by,
            at=self.at(row["confirmed"]),
            # A wall time is stored as if it were UTC.
            local_start=datetime.combine(day, time(row["hour"]), UTC),
            time_zone=dialogue.host.time_zone,
            minutes=row["minutes"],
            format=MeetingFormat.HYBRID,
            **_texts(row, "city", original=False),
        )
        confirmed = DialogueStatus.CONFIRMED
        dialogues.change_status(dialogue=dialogue, to=confirmed, by=by, at=self.at(row["confirmed"]))
        CmwgStatus.objects.create(
            dialogue=dialogue,
            as_of=self.on(row["issued"]),
            nothing_to_report=True,
            source=SOURCE,
            **{f"text_{language}": row["cmwg"][language] for language in Language.values},
        )
        early = [each for each in self.tables["proposal"] if each["day"] < row["issued"]]
        sent = [self._proposed(dialogue, each) for each in early]
        agenda = agendas.save_draft(dialogue=dialogue, as_of=self.at(row["issued"]), by=by)
        for proposal in sent:
            proposals.accept(proposal=proposal, by=by, at=self.at(row["issued"]))
        issuing.issue(agenda=agenda, by=by, at=self.at(row["issued"]), on=self.on(row["issued"]))
        for each in self.tables["proposal"]:
            if each not in early:
                self._proposed(dialogue, each)

    def approve_record(self) -> None:
        """Draft the record of the last Dialogue, and let the Participants approve a part of it."""
        row, by = self.tables["record"], self.cast.secretariat
        last = Dialogue.objects.of(self.instrument).held().latest("number")
        record = records.draft(dialogue=last, by=by, at=self.at(row["drafted"]))
        records.open_for_clearance(record=record, clear_by=self.on(row["clear_by"]), by=by, at=self.at(row["opened"]))
        paragraphs = list(record.paragraphs.order_by("order"))
        for place, (code, count) in enumerate(row["cleared"].items(), start=1):
            for paragraph in paragraphs[:count]:
                clearances.clear(
                    paragraph=paragraph,
                    by=self.cast.officers[code],
                    at=self.at(row["opened"] + place),
                    text_hash=paragraph.text_hash,
                )

    def _proposed(self, dialogue: Dialogue, row: dict[str, Any]) -> Proposal:
        by = self.cast.editors[row["participant"]]
        proposal = Proposal(
            dialogue=dialogue,
            participant=by.participant,
            purpose=row["purpose"],
            minutes=row["minutes"],
            **_texts(row, "title", "background"),
        )
        proposals.save_draft(proposal=proposal, by=by)
        proposals.send(proposal=proposal, by=by, at=self.at(row["day"]))
        return proposal

    def _links(self, row: dict[str, Any]) -> dict[str, Any]:
        within = {"instrument": self.instrument}
        return {
            "supporting": [self.cast.participants[code] for code in row.get("supporting", ())],
            "areas": list(AreaOfCooperation.objects.filter(code__in=row["areas"], **within)),
            "forms": list(FormOfCooperation.objects.filter(code__in=row["forms"], **within)),
            "minerals": list(Mineral.objects.filter(code__in=row.get("minerals", ()))),
        }


def _texts(row: dict[str, Any], *names: str, original: bool = True) -> dict[str, str]:
    """Return the language columns of the texts, with their original language if they have one."""
    texts = {f"{name}_{language}": row[name][language] for name in names for language in Language.values}
    return texts | ({"original_language": row.get("original", Language.ENGLISH.value)} if original else {})
