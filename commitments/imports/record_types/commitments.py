"""Record type of commitments."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from commitments.api.inputs import CommitmentEdit, CommitmentEntry
from commitments.enums import Actor, CommitmentState, Completion, Health, IpAnswer, Origin, Stage, Step
from commitments.imports.columns import CellType, ColumnChoice, ImportColumn, Settable
from commitments.imports.record_types import base
from commitments.models import AreaOfCooperation, Commitment, FormOfCooperation, Forum, Instrument, Mineral, Provision
from commitments.services import commitments
from commitments.services.links import LINKS
from commitments.services.references import trial_reference
from contacts.models import User
from contacts.services.today import today_for


def _open(model: type[AreaOfCooperation] | type[FormOfCooperation]) -> Callable[[], Iterable[ColumnChoice]]:
    def choices() -> Iterable[ColumnChoice]:
        rows = model._default_manager.filter(retired_on=None, is_open_ended=False)
        return [ColumnChoice(each.code, str(each.title)) for each in rows]

    return choices


def _provisions() -> Iterable[ColumnChoice]:
    rows = Provision.objects.bearing_commitments().order_by("instrument", "order")
    return [ColumnChoice(each.code, "") for each in rows]


def _minerals() -> Iterable[ColumnChoice]:
    return [ColumnChoice(each.code, str(each.name)) for each in Mineral.objects.all()]


def _fora() -> Iterable[ColumnChoice]:
    return [ColumnChoice(each.code, str(each.name)) for each in Forum.objects.all()]


def _codes(name: str) -> Callable[[Any], list[str]]:
    return lambda record: [each.code for each in getattr(record, name).all()]


def _words(name: str, choices: Any, means: Any, example: str) -> ImportColumn:
    return ImportColumn(
        name,
        CellType.SEVERAL,
        means,
        lambda record: getattr(record, name),
        example,
        choices=lambda: base.words(choices),
    )


COLUMNS = (
    base.key_column(
        "reference",
        _(
            "Leave blank for a new commitment; a number is assigned at import. Enter a number to update an "
            "existing commitment."
        ),
        lambda record: record.reference,
        "MOC-2026-014",
    ),
    base.version_column(),
    base.word(
        "state",
        CommitmentState,
        _("For new commitments: “active” (default) or “draft”. After import, change the status in the portal."),
        "active",
        settable=Settable.WHEN_NEW,
        emptied=True,
    ),
    *base.texts(
        "title",
        _("Title, on one line, up to 300 characters, in at least one of the three languages"),
        {"en": "Recycling pilot", "fr": "Projet pilote de recyclage", "ja": "リサイクル実証事業"},
        needed=True,
    ),
    *base.texts(
        "text",
        _("Intended action (one or more lines)"),
        {
            "en": "The Participants intend to …",
            "fr": "Les participants entendent …",
            "ja": "参加機関は…する意向である。",
        },
    ),
    base.original_language_column(),
    ImportColumn(
        "lead",
        CellType.KEY,
        _("Lead Participant. Default for new rows: your own. The secretariat can leave it blank."),
        base.code("lead"),
        "METI",
        choices=base.participants,
    ),
    ImportColumn(
        "supporting",
        CellType.SEVERAL,
        _("Supporting Participants"),
        _codes("supporting"),
        "NRCAN; GAC",
        choices=base.participants,
    ),
    ImportColumn(
        "areas",
        CellType.SEVERAL,
        _("Areas of cooperation, article 2(c): at least one"),
        _codes("areas"),
        "2(c)(i); 2(c)(vii)",
        choices=_open(AreaOfCooperation),
        needed=True,
        emptied=False,
    ),
    ImportColumn(
        "forms",
        CellType.SEVERAL,
        _("Forms of cooperation, article 3(a): at least one"),
        _codes("forms"),
        "3(a)(i)",
        choices=_open(FormOfCooperation),
        needed=True,
        emptied=False,
    ),
    ImportColumn(
        "provisions",
        CellType.SEVERAL,
        _("Other related provisions of the MOC"),
        _codes("provisions"),
        "1(a)",
        choices=_provisions,
    ),
    ImportColumn(
        "minerals", CellType.SEVERAL, _("Minerals concerned"), _codes("minerals"), "lithium", choices=_minerals
    ),
    ImportColumn(
        "also_in",
        CellType.SEVERAL,
        _("Related fora, articles 2(a) and 3(b)"),
        _codes("also_in"),
        "MSP",
        choices=_fora,
    ),
    ImportColumn(
        "country",
        CellType.KEY,
        _("Country of the activity"),
        base.code("country"),
        "CA",
        choices=base.sides,
    ),
    _words("stages", Stage, _("Supply chain stages, article 1(a)"), "upstream"),
    _words("actors", Actor, _("Actors, article 1(b)"), "government; industry"),
    _words("steps", Step, _("Steps listed in article 2(c)(i)"), "refining"),
    base.word("origin", Origin, _("Origin. Default for new rows: “participant”."), "participant"),
    ImportColumn(
        "source",
        CellType.TEXT,
        _("Source or publication"),
        lambda record: record.source,
        "https://example.org/",
    ),
    base.day("begun_on", _("Start date"), "2026-04-01"),
    base.day("due_on", _("Due date"), "2027-03-31"),
    base.word(
        "ip_answer",
        IpAnswer,
        _("Are intellectual property matters expected (article 5(a))? Default for new rows: “not_asked”."),
        "not_expected",
    ),
    ImportColumn(
        "mark",
        CellType.KEY,
        _("Handling mark. You can restrict access at any time. A reason is required to widen access."),
        base.code("mark"),
        "participants",
        choices=base.marks,
        needed=True,
        emptied=False,
    ),
    base.word(
        "health",
        Health,
        _("From the last report. Submit a report to change it."),
        "on_track",
        settable=Settable.NEVER,
    ),
    base.word(
        "completion",
        Completion,
        _("From the last report. Submit a report to change it."),
        "limited",
        settable=Settable.NEVER,
    ),
)


def rows(viewer: User) -> QuerySet[Commitment]:
    return with_links(Commitment.objects.visible_to(viewer))


def with_links(found: QuerySet[Commitment]) -> QuerySet[Commitment]:
    """Prefetch all relations of a row, with a constant number of statements."""
    return found.select_related("lead", "country", "mark").prefetch_related(*LINKS)


def enter(writing: base.WriteContext, values: dict[str, Any]) -> Commitment:
    links = {name: values.pop(name) for name in LINKS if name in values}
    return commitments.enter(
        instrument=Instrument.objects.shipped(),
        by=writing.by,
        on=today_for(writing.by),
        state=CommitmentState(values.pop("state")),
        reference=trial_reference() if writing.trial else None,
        links=links,
        **values,
    )


def change(writing: base.WriteContext, record: Commitment, values: dict[str, Any]) -> None:
    links = {name: values.pop(name) for name in LINKS if name in values}
    commitments.change(commitment=record, by=writing.by, reason=writing.reason, links=links, **values)


COMMITMENTS = base.ImportRecordType(
    name="commitments",
    type_="commitment",
    title=_("Commitments"),
    model=Commitment,
    key="reference",
    lookup="reference",
    columns=COLUMNS,
    entry=CommitmentEntry,
    edit=CommitmentEdit,
    rows=rows,
    enter=enter,
    change=change,
)
