"""Lists of activities, decisions, notices, emergencies, consultations and IP instruments."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from commitments.enums import (
    ActivityKind,
    ActivityState,
    ConsultationStanding,
    DecisionState,
    Effect,
    EmergencyStanding,
    IpInstrumentKind,
    NoticeKind,
    NoticeState,
    Outcome,
    Purpose,
)
from commitments.models import (
    Activity,
    Consultation,
    Emergency,
    FormOfCooperation,
    IpInstrument,
    JointDecision,
    Mineral,
    Notice,
    NoticeAddressee,
    Provision,
)
from commitments.services.intellectual_property import SOON
from commitments.views.instrument_terms import describe_term
from commitments.views.listing import Filter, RecordList, of_enum, of_participants, of_rows
from contacts.models import HandlingMark, Participant, Side, User
from core.db.multilingual import marked

NUMBER, TITLE, KIND, STATUS, RAISED_BY = _("Number"), _("Title"), _("Kind"), _("Status"), _("Raised by")

type Narrow = Callable[[QuerySet[Any], Sequence[str]], QuerySet[Any]]


def _once(model: Any, path: str) -> Narrow:
    """Return a filter through a relation to many; a subquery returns each record once."""
    return lambda rows, values: rows.filter(pk__in=model.objects.filter(**{f"{path}__in": values}).values("pk"))


def _awaiting_response_of(narrow: Callable[[Any, Participant], QuerySet[Any]]) -> Filter:
    """Return a filter by the Participants that have yet to respond; ``narrow`` returns the records of one of them."""
    participants = {each.code: each for each in Participant.objects.order_by("order")}

    def awaiting(rows: QuerySet[Any], values: Sequence[str]) -> QuerySet[Any]:
        wanted = Q()
        for code in values:
            wanted |= Q(pk__in=narrow(rows.model._default_manager.all(), participants[code]).values("pk"))
        return rows.filter(wanted)

    return Filter(
        "awaiting", _("Awaiting a response from"), {code: str(each) for code, each in participants.items()}, awaiting
    )


# --- Activities -----------------------------------------------------------------------------------------------


def _activities(user: User) -> QuerySet[Any]:
    """Return undated activities first, then the latest date first."""
    seen = Activity.objects.visible_to(user).select_related("organizer", "mark", "country")
    return seen.order_by(F("starts_on").desc(nulls_first=True), "-reference__natural")


def _of_activities(_user: User, _today: date) -> Iterator[Filter]:
    yield of_enum("state", STATUS, ActivityState)
    yield of_enum("kind", KIND, ActivityKind)
    forms = FormOfCooperation.objects.filter(is_open_ended=False).order_by("order")
    yield of_rows("form", _("Form"), "form__key", ((each.key, each.code) for each in forms))
    yield of_participants("organizer", _("Organizer"))
    sides = [(each.code, marked(each.name)) for each in Side.objects.order_by("order")]
    yield of_rows("country", _("Country"), "country__code", sides)
    words = {each.value: each.label for each in Purpose}
    yield Filter("purpose", _("Purpose"), words, lambda rows, values: rows.filter(purposes__overlap=list(values)))


ACTIVITIES = RecordList(
    route="commitments:activities",
    template="commitments/activity/list.html",
    model_name="activity",
    rows=_activities,
    searched=("reference", "title", "text", "place"),
    filters=_of_activities,
    columns=(NUMBER, TITLE, KIND, STATUS, _("When"), _("Place"), _("Organizer")),
)

# --- Joint decisions ------------------------------------------------------------------------------------------


def _answers(user: User) -> bool:
    return user.may.belongs_to_participant


def _of_decisions(user: User, _today: date) -> Iterator[Filter]:
    yield of_enum("state", STATUS, DecisionState)
    yield of_enum("effect", _("Effect"), Effect)
    yield of_enum("outcome", _("Outcome"), Outcome)
    yield _awaiting_response_of(lambda rows, participant: rows.awaiting(participant))
    if _answers(user):

        def awaiting(rows: Any, _values: Sequence[str]) -> QuerySet[Any]:
            found: QuerySet[Any] = rows.awaiting(user.participant_id)
            return found

        yield Filter("concurrence", _("Concurrence"), {"ours": _("Awaiting our concurrence")}, awaiting)


def _awaiting_concurrence(user: User, _today: date) -> QuerySet[Any]:
    seen = JointDecision.objects.visible_to(user)
    return seen.awaiting(user.participant_id).order_by("reference__natural") if _answers(user) else seen.none()


DECISIONS = RecordList(
    route="commitments:decisions",
    template="commitments/decision/list.html",
    model_name="jointdecision",
    rows=lambda user: (
        JointDecision.objects.visible_to(user)
        .with_counts()
        .select_related("proposed_by")
        .order_by("-reference__natural")
    ),
    searched=("reference", "title", "text", "subject"),
    filters=_of_decisions,
    columns=(
        *(NUMBER, TITLE, STATUS, capfirst(_("concurrences")), capfirst(_("decided on"))),
        *(_("Effect"), _("Proposed by")),
    ),
    above=_awaiting_concurrence,
)

# --- Notices --------------------------------------------------------------------------------------------------


def _of_notices(user: User, _today: date) -> Iterator[Filter]:
    yield of_enum("state", STATUS, NoticeState)
    yield of_enum("kind", KIND, NoticeKind)
    yield of_participants("sender", capfirst(pgettext_lazy("of a notice", "from")))
    words: dict[str, Any] = {"open": _("Acknowledgements outstanding")}
    if _answers(user):
        words["ours"] = _("Awaiting our response")

    def waiting(rows: Any, values: Sequence[str]) -> QuerySet[Any]:
        wanted = Q()
        if "ours" in values:
            wanted |= Q(pk__in=Notice.objects.unacknowledged_by(user.participant_id).values("pk"))
        if "open" in values:
            still = NoticeAddressee.objects.filter(acknowledged_at=None).values("notice")
            wanted |= Q(state=NoticeState.ISSUED, pk__in=still)
        found: QuerySet[Any] = rows.filter(wanted)
        return found

    yield Filter("receipt", _("Receipt"), words, waiting)
    yield _awaiting_response_of(lambda rows, participant: rows.unacknowledged_by(participant))


def _unacknowledged(user: User, _today: date) -> QuerySet[Any]:
    seen = Notice.objects.visible_to(user).select_related("sender")
    return seen.unacknowledged_by(user.participant_id).order_by("reference__natural") if _answers(user) else seen.none()


NOTICES = RecordList(
    route="commitments:notices",
    template="commitments/notice/list.html",
    model_name="notice",
    rows=lambda user: (
        Notice.objects.visible_to(user).with_receipts().select_related("sender").order_by("-reference__natural")
    ),
    searched=("reference", "subject", "body"),
    filters=_of_notices,
    columns=(
        *(NUMBER, _("Subject"), KIND, capfirst(pgettext_lazy("of a notice", "from")), STATUS),
        *(_("Date of issue"), _("Acknowledged receipts")),
    ),
    above=_unacknowledged,
)

# --- Emergencies ----------------------------------------------------------------------------------------------


def _of_emergencies(_user: User, today: date) -> Iterator[Filter]:
    def standing(rows: Any, values: Sequence[str]) -> QuerySet[Any]:
        found: QuerySet[Any] = rows.standing([EmergencyStanding(value) for value in values], today)
        return found

    yield Filter("standing", STATUS, {each.value: each.label for each in EmergencyStanding}, standing)
    yield of_participants("raised_by", RAISED_BY)
    minerals = {each.code: marked(each.name) for each in Mineral.objects.order_by("order")}
    yield Filter("mineral", _("Mineral"), minerals, _once(Emergency, "minerals__code"))


def _under_way(user: User, today: date) -> QuerySet[Any]:
    return Emergency.objects.visible_to(user).standing([EmergencyStanding.ON], today).order_by("reference__natural")


EMERGENCIES = RecordList(
    route="commitments:emergencies",
    template="commitments/emergency/list.html",
    model_name="emergency",
    rows=lambda user: (
        Emergency.objects.visible_to(user)
        .select_related("raised_by")
        .prefetch_related("minerals")
        .order_by("-reference__natural")
    ),
    searched=("reference", "title", "trigger", "measures"),
    filters=_of_emergencies,
    columns=(NUMBER, TITLE, STATUS, RAISED_BY, _("Occurred on"), _("Collaboration since"), _("Minerals")),
    beside=lambda emergency, today: emergency.standing(today),
    above=_under_way,
)

# --- Consultations --------------------------------------------------------------------------------------------


def _of_consultations(_user: User, _today: date) -> Iterator[Filter]:
    def standing(rows: QuerySet[Any], values: Sequence[str]) -> QuerySet[Any]:
        wanted = Q()
        for value in values:
            wanted |= Q(concluded_on__isnull=value == ConsultationStanding.OPEN)
        return rows.filter(wanted)

    yield Filter("standing", STATUS, {each.value: each.label for each in ConsultationStanding}, standing)
    yield of_participants("raised_by", RAISED_BY)
    provisions = Provision.objects.filter(consultations__isnull=False).distinct().order_by("order")
    places = {each.key: each.place for each in provisions}
    yield Filter("provision", _("Provision"), places, _once(Consultation, "provisions__key"))


CONSULTATIONS = RecordList(
    route="commitments:consultations",
    template="commitments/consultation/list.html",
    model_name="consultation",
    rows=lambda user: (
        Consultation.objects.visible_to(user)
        .select_related("raised_by")
        .prefetch_related("provisions")
        .order_by("-reference__natural")
    ),
    searched=("reference", "title", "question", "understanding"),
    filters=_of_consultations,
    columns=(NUMBER, TITLE, STATUS, _("Provisions"), RAISED_BY, _("Raised on"), _("Concluded on")),
)

# --- IP instruments -------------------------------------------------------------------------------------------


def _instruments(user: User) -> QuerySet[Any]:
    """Return the instruments without an end first, then the latest end first."""
    seen = IpInstrument.objects.visible_to(user).select_related("held_by", "mark")
    return seen.order_by(F("term_ends_on").desc(nulls_first=True), "-pk")


def _of_instruments(_user: User, today: date) -> Iterator[Filter]:
    def term(rows: Any, values: Sequence[str]) -> QuerySet[Any]:
        wanted = Q()
        if "soon" in values:
            wanted |= Q(term_ends_on__gte=today, term_ends_on__lte=today + SOON)
        if "ended" in values:
            wanted |= Q(term_ends_on__lt=today)
        found: QuerySet[Any] = rows.filter(wanted)
        return found

    yield of_enum("kind", KIND, IpInstrumentKind)
    yield Filter("term", capfirst(_("end date")), {"soon": _("Within 90 days"), "ended": _("Ended")}, term)
    yield of_participants("held_by", _("Entered for"))
    marks = [(each.code, marked(each.name)) for each in HandlingMark.objects.order_by("rank")]
    yield of_rows("mark", _("Handling mark"), "mark__code", marks)


INSTRUMENTS = RecordList(
    route="commitments:instruments",
    template="commitments/instrument/list.html",
    model_name="ipinstrument",
    rows=_instruments,
    searched=("title", "concluded_between", "custodian", "custodian_reference"),
    filters=_of_instruments,
    columns=(
        *(TITLE, KIND, _("Entered for"), _("Signed on"), _("End date"), _("Custodian")),
        _("Handling mark"),
    ),
    beside=describe_term,
)
