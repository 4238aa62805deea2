"""A register with something on every page: what the addresses of the pages name, and a record of each kind."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from aiosmtpd.smtp import Envelope
from django.conf import settings
from django.contrib import admin
from django.db.models import ForeignKey, Model
from django.utils import timezone
from factory.django import DjangoModelFactory

from accounts.models import AccountRequest, AuthenticatorApp, IdentityProvider
from commitments.enums import CommitmentState, Effect, NoticeKind, Scope
from commitments.imports import files, importer
from commitments.imports.previews import Preview
from commitments.imports.record_types import COMMITMENTS, WriteContext
from commitments.imports.tables import table_of
from commitments.models import (
    Activity,
    Commitment,
    Consultation,
    Emergency,
    InformationGiven,
    Instrument,
    IpInstrument,
    JointDecision,
    LanguageVersion,
    Notice,
    ProgressReport,
    ProvisionText,
    SavedView,
    Standard,
    SupportProgramme,
    TextVersion,
)
from commitments.services import decisions, notices, prepared_imports
from contacts.enums import DeliveryOutcome, MessageKind, MessageState, OfficerFunction, Role
from contacts.models import ContactPoint, ContactPointOfficer, Message, Official, Participant, User
from dialogue.models import Dialogue
from mocportal.local.mail_catcher import MailCatcher
from mocportal.local.state import VarDirectory
from partners.models import Client, Token
from partners.services import tokens
from partners.webhook_enums import WebhookMessageState
from tests import tables
from tests.e2e.conftest import fill_register
from tests.e2e.sweep.dialogues import NEXT, OURS, Keys, the_dialogue_that_was_held, the_next_dialogue, user
from tests.factories import (
    calendars,
    commitments,
    consultations_and_emergencies,
    contacts,
    decisions as decided,
    dialogue,
    messages,
    notices as notified,
    partners,
    records as discussed,
    webhooks as hooked,
)
from tests.factories.register import account

FACTORIES = (
    *(
        calendars,
        commitments,
        contacts,
        decided,
        dialogue,
        discussed,
        hooked,
        consultations_and_emergencies,
        messages,
        notified,
        partners,
    ),
)
IMPORTED = b"title_en,areas,forms,mark\nRecycling pilot,2(c)(i),3(a)(i),participants\n"


def people() -> None:
    """A contact point officer of each Participant, with an address, and an official."""
    for seat in Participant.objects.all():
        if seat.code != "MOFA":
            account(Role.CONTACT_OFFICER, seat.code)
        # As long as they come.
        mailbox = f"battery-supply-chains.contact-point@{seat.code.lower()}.example"
        ContactPoint.objects.filter(participant=seat).update(mailbox=mailbox, telephone="+1 613-555-0100 ext. 204")
        official = Official.objects.create(
            participant=seat,
            family_name=f"Fictive-Beauchamp-{seat.code}",
            given_name="Marie-Christine",
            name_ja="架空 花子",
            email=f"marie-christine.fictive-beauchamp@{seat.code.lower()}.example",
        )
        ContactPointOfficer.objects.create(
            contact_point=ContactPoint.objects.get(participant=seat),
            official=official,
            function=OfficerFunction.PRIMARY,
            telephone="+81 3-3501-0000",
            since=date(2025, 4, 1),
        )


def another_version_of_the_text() -> Keys:
    """With another article 9(c)."""
    first = TextVersion.objects.get()
    second = TextVersion.objects.create(instrument=first.instrument, number=2, effective_on=date(2099, 1, 15))
    english = LanguageVersion.objects.create(version=second, language="en", status="consolidated")
    for text in ProvisionText.objects.filter(language_version__version=first):
        said = text.text.replace("three (3)", "six (6)")
        ProvisionText.objects.create(
            provision=text.provision, language_version=english, heading=text.heading, text=said
        )
    return {"text_version": 2}


def what_is_decided_and_notified() -> Keys:
    """A decision that waits for others, one that is a draft, a notice that waits for us, and one that is a draft."""
    ours, theirs = user("nrcan-contact_officer"), user("gac-contact_officer")
    moc, at = Instrument.objects.shipped(), timezone.now()
    words = {"title_en": "Fictitious decision", "text_en": "The Participants jointly decide.", "effect": Effect.NONE}
    open_one, draft, taken = (JointDecision(instrument=moc, **words) for _ in range(3))
    for decision, by in ((open_one, theirs), (draft, ours), (taken, theirs)):
        decisions.put_on_record(decision=decision, by=by, on=at.date())
    for decision in (open_one, taken):
        decisions.propose(decision=decision, by=theirs, at=at)
    taken.refresh_from_db()
    for officer in User.objects.filter(role=Role.CONTACT_OFFICER):
        decisions.concur(decision=taken, by=officer, at=at, text_hash=taken.text_hash)
    told = {"subject_en": "Fictitious notice", "body_en": "Fictitious words."}
    kind = NoticeKind.DISCONTINUE
    issued, own = (Notice(instrument=moc, kind=kind, scope=Scope.NOT_STATED, **told) for _ in range(2))
    for notice, by in ((issued, theirs), (own, ours)):
        notices.put_on_record(notice=notice, by=by, on=at.date())
    notices.issue(notice=issued, by=theirs, at=at)
    made: dict[str, JointDecision | Notice] = {"decision": open_one, "own_decision": draft, "decided": taken}
    made |= {"notice": issued, "own_notice": own}
    keys = {name: record.pk for name, record in made.items()}
    return keys | {f"{name}_reference": record.reference for name, record in made.items()}


def what_partner_systems_have() -> Keys:
    """A system of ours with tokens, use and a webhook that was told something."""
    now, officer = timezone.now(), user("nrcan-contact_officer")
    system: Client = partners.ClientFactory.create(
        owner=officer.participant, contact=officer, name="Fictitious tracker"
    )
    token, _text = tokens.issue_to(client=system, name="Fictitious server", at=now)
    system.usage.create(day=now.date(), status=200, requests=1200, last_at=now)
    system.usage.create(day=now.date(), status=403, kind="scope-missing", requests=1, last_at=now)
    webhook = hooked.WebhookFactory.create(client=system)
    hooked.secret_of(webhook)
    told = hooked.WebhookMessageFactory.create(webhook=webhook, state=WebhookMessageState.DELIVERED)
    mine: Token = partners.TokenFactory.create(user=user("nrcan-editor"), name="Fictitious script")
    telephone = calendars.CalendarTokenFactory.create(user=user("nrcan-editor"), name="Fictitious telephone")
    return {
        "client": system.pk,
        "token": token.pk,
        "own_token": mine.pk,
        "calendar": telephone.pk,
        "webhook": webhook.pk,
        "webhook_off": hooked.WebhookFactory.create(client=system, off_since=now, off_because="by_hand").pk,
        "told": told.pk,
    }


def what_waits_for_approval() -> Keys:
    """A request of an administrator for an account, and an identity provider that is not active yet."""
    own, at = Participant.objects.get(code=OURS), timezone.now()
    request = AccountRequest.objects.create(
        user=user("nrcan-editor"),
        email="new@example.org",
        reason="Fictitious",
        asked_by=user("administrator"),
        asked_at=at,
    )
    provider = IdentityProvider.objects.create(
        participant=own, issuer="https://sign-in.example", client_id="fictitious", sealed="sealed"
    )
    protected = user("mofa-contact_officer")
    AuthenticatorApp.objects.create(user=protected, sealed="sealed", last_step=0, added_at=at)
    return {"request": request.pk, "provider": provider.pk, "protected_account": protected.pk}


def what_is_reported_and_sent() -> Keys:
    own = Participant.objects.get(code=OURS)
    editor, at = user("nrcan-editor"), timezone.now()
    commitment = Commitment.objects.filter(lead=own).exclude(title_en="").latest("pk")
    # The home page lists what is not reviewed.
    Commitment.objects.filter(lead=own).update(review="", review_reason="", reviewed_on=None)
    said: dict[str, Any] = {"commitment": commitment, "participant": own, "entered_by": editor}
    said |= {"reported_on": at.date() - timedelta(days=9), "health": "at_risk", "completion": "limited"}
    report = ProgressReport.objects.create(text_en="Six sites were visited.", submitted_at=at, provisional=True, **said)
    draft = ProgressReport.objects.create(text_en="A draft.", **said)
    SavedView.objects.create(made_by=editor, name="Fictitious view", slug="ours", query="lead=NRCAN")
    table = table_of(COMMITMENTS, files.read(name="fictitious.csv", content=IMPORTED, names=COMMITMENTS.names))
    preview = Preview.of(importer.preview(table, WriteContext(by=editor, at=at))).stored()
    sent = prepared_imports.keep(
        kind="commitments", file_name="fictitious.csv", content=IMPORTED, reason="", preview=preview, by=editor, at=at
    )
    message: Message = messages.MessageFactory.create(
        kind=MessageKind.NOTICE, state=MessageState.UNCERTAIN, participant=own
    )
    messages.DeliveryAttemptFactory.create(message=message, outcome=DeliveryOutcome.NO_ANSWER_AFTER_DATA)
    keys = {"report": report.pk, "own_report": draft.pk, "slug": "ours", "message": message.pk, "key": sent.pk}
    officer = ContactPointOfficer.objects.get(official__account=user("nrcan-contact_officer"))
    keys |= {"own_commitment": commitment.pk, "own_reference": commitment.reference}
    begun = commitments.CommitmentFactory.create(
        instrument=commitment.instrument, lead=own, mark=commitment.mark, state=CommitmentState.DRAFT
    )
    keys["draft_reference"] = begun.reference
    parts: dict[str, Any] = {
        "milestone": commitments.MilestoneFactory.create(commitment=commitment),
        "evidence": commitments.EvidenceFactory.create(commitment=commitment, mark=commitment.mark),
        "note": commitments.InternalNoteFactory.create(commitment=commitment, participant=own, written_by=editor),
    }
    keys |= {f"own_{name}": part.pk for name, part in parts.items()}
    keys |= {"official": Official.objects.latest("pk").pk, "account": editor.pk}
    return keys | {"officer": officer.pk}


def of_the_mail() -> Keys:
    """A message as a local run keeps it."""
    envelope = Envelope()
    envelope.mail_from, envelope.rcpt_tos = "portal@example.org", ["desk@example.org"]
    envelope.original_content = b"Subject: Fictitious\r\nFrom: portal@example.org\r\n\r\nFictitious words.\r\n"
    return {"letter": MailCatcher(VarDirectory(settings.VAR_DIR).mail).write(envelope, datetime.now(UTC)).stem}


_keys: Keys = {}


def made() -> Keys:
    """Have all of it in the tables, and what the addresses of its pages name."""
    tables.make_once("sweep", _make)
    return _keys | of_the_mail()


def _make() -> None:
    fill_register()
    # The seeded line is a message of the catalogue too, which pages in other languages must not show in English.
    Instrument.objects.update(status_line_en="Fictitious status line")
    people()
    _keys.update(the_next_dialogue() | the_dialogue_that_was_held() | what_is_decided_and_notified())
    _keys.update(
        what_partner_systems_have()
        | what_waits_for_approval()
        | what_is_reported_and_sent()
        | another_version_of_the_text()
    )
    dialogue.TrackChangeFactory.create(
        dialogue=Dialogue.objects.get(number=NEXT), item_key="area:2(c)(i)", changed_by=user("secretariat")
    )
    _keys.update(an_old_translation())
    for model in admin.site._registry:
        if not model._default_manager.exists() and model in MAKERS:
            one_of(model)
    for model in (Activity, Emergency, Consultation, InformationGiven, Standard, SupportProgramme):
        _keys[f"{model._meta.model_name}"] = model._default_manager.latest("pk").reference
    own = user("nrcan-editor").participant
    # Another standard, since the first one is for the form of a new position.
    commitment = Commitment.objects.get(reference=_keys["own_reference"])
    standard = commitments.StandardFactory.create(instrument=commitment.instrument, held_by=own, mark=commitment.mark)
    _keys["position"] = commitments.StandardPositionFactory.create(
        standard=standard, held_by=own, mark=commitment.mark
    ).pk
    _keys["instrument"] = IpInstrument.objects.latest("pk").pk


def an_old_translation() -> Keys:
    """Change the original of a commitment of the editor's ministry after its translation."""
    own = Commitment.objects.filter(reference=_keys["own_reference"])
    own.update(title_fr="Projet pilote fictif sur trois mois", title_en="Fictitious pilot project in three months")
    own.update(title_en="Fictitious pilot project in six months")
    return {"translated_model": "commitment", "translated": own.get().pk}


# A correction is made of a record that is adopted, and the one here is still open.
MAKERS: dict[type[Model], Callable[..., Model]] = {
    thing._meta.model: thing.create
    for module in FACTORIES
    for thing in vars(module).values()
    if isinstance(thing, type) and issubclass(thing, DjangoModelFactory) and thing is not DjangoModelFactory
    if thing is not discussed.RecordCorrectionFactory
}


def one_of(model: type[Model]) -> None:
    """A record of a kind that there is none of yet: by its factory, with what there is already.

    The factory's own Participants would sit on seats that are taken.
    """
    given: dict[str, Any] = {
        field.name: field.related_model._default_manager.first()
        for field in model._meta.fields
        if isinstance(field, ForeignKey) and (not field.null or field.related_model is Participant)
    }
    if "commitment" in given:
        given["commitment"] = Commitment.objects.shared().first()
    if model is InformationGiven:
        given["receivers"] = Participant.objects.order_by("-order")[:1]
    MAKERS[model](**{name: record for name, record in given.items() if record is not None})
