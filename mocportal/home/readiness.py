"""What is needed before the agenda of the coming Dialogue can be issued, and how far its year has come."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from dialogue.enums import DialogueStatus
from mocportal.home.series import Preparation, Series

if TYPE_CHECKING:
    from contacts.models import Participant
    from dialogue.models import Dialogue


class Progress(StrEnum):
    TO_DO = "to_do"
    WAITING = "waiting"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Step:
    """A thing to prepare, with the reason why it is asked for."""

    title: str
    why: str
    progress: Progress
    url: str


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of the Dialogue's year; ``place`` is past, now or ahead."""

    title: str
    place: str


def steps(series: Series, participants: Sequence["Participant"]) -> list[Step]:
    """What the coming Dialogue needs, what is open first; empty where none is planned."""
    dialogue = series.coming
    if dialogue is None or (preparation := series.preparation) is None:
        return []
    # The form of the Dialogue holds everything: date, co-chairs, working group, delegations.
    url = reverse("admin:dialogue_dialogue_change", args=[dialogue.pk])
    asked = [
        _date(dialogue, series, url),
        _confirmation(dialogue, url),
        _cochairs(dialogue, participants, url),
        _working_group(preparation, url),
        _delegations(preparation, participants, url),
    ]
    return sorted(asked, key=lambda step: step.progress is Progress.DONE)


def stages(series: Series) -> list[Stage]:
    """The year of the coming Dialogue, from its date to the meeting; empty where none is planned."""
    dialogue = series.coming
    if dialogue is None or (preparation := series.preparation) is None:
        return []
    reached = [
        (
            _("Date and host"),
            series.coming_on is not None and dialogue.host_id is not None,
        ),
        (_("Draft agenda"), preparation.has_agenda),
        (_("Agenda issued"), preparation.has_issued_agenda),
        (_("Dialogue"), False),
    ]
    now = next(index for index, (_title, done) in enumerate(reached) if not done)
    return [
        Stage(title, "past" if done else "now" if index == now else "ahead")
        for index, (title, done) in enumerate(reached)
    ]


def _date(dialogue: "Dialogue", series: Series, url: str) -> Step:
    done = series.coming_on is not None and dialogue.local_start is not None and dialogue.host_id is not None
    return Step(
        title=_("Set the date, the hours and the host"),
        why=_("Both capitals then see their own date and time."),
        progress=Progress.DONE if done else Progress.TO_DO,
        url=url,
    )


def _confirmation(dialogue: "Dialogue", url: str) -> Step:
    confirmed = dialogue.status_of is DialogueStatus.CONFIRMED
    return Step(
        title=_("Confirm the date with the Participants"),
        why=_("It is marked as %(status)s.") % {"status": dialogue.get_status_display()},
        progress=Progress.DONE if confirmed else Progress.WAITING,
        url=url,
    )


def _cochairs(dialogue: "Dialogue", participants: Sequence["Participant"], url: str) -> Step:
    sides = {participant.side_id: participant.side for participant in participants}
    chaired = {chair.side_id for chair in dialogue.cochairs.all()}
    missing = [str(side) for pk, side in sides.items() if pk not in chaired]
    return Step(
        title=_("Name the two co-chairs"),
        why=_("Article 4(a)(i). Missing for: %(sides)s.") % {"sides": _listed(missing)}
        if missing
        else _("Article 4(a)(i). Both are named."),
        progress=Progress.WAITING if missing else Progress.DONE,
        url=url,
    )


def _working_group(preparation: Preparation, url: str) -> Step:
    return Step(
        title=_("Record what the working group on critical minerals is doing"),
        why=_("Article 4(a)(iii). A meeting is not ready without it; “nothing to report” is an answer."),
        progress=Progress.DONE if preparation.has_cmwg_status else Progress.TO_DO,
        url=url,
    )


def _delegations(preparation: Preparation, participants: Sequence["Participant"], url: str) -> Step:
    count, total = preparation.delegations, len(participants)
    return Step(
        title=_("Receive the delegations"),
        why=ngettext(
            "%(count)d of %(total)d Participants has named its delegation.",
            "%(count)d of %(total)d Participants have named their delegations.",
            count,
        )
        % {"count": count, "total": total},
        progress=Progress.DONE if count >= total else Progress.WAITING,
        url=url,
    )


def _listed(names: Sequence[str]) -> str:
    return pgettext("between the names of a list", ", ").join(names)
