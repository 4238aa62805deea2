"""Deletion of records that belong to a commitment: milestones, supporting documents, internal notes."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from commitments.models import Evidence, InternalNote, Milestone
from core.acts import Act, RecordActs


def _deletion(model: type[Any], route: str, label: StrPromise, done: StrPromise) -> RecordActs:
    return RecordActs(
        model=model,
        route=route,
        related=("commitment",),
        home=lambda record: record.commitment.get_absolute_url(),
        acts={
            "delete": Act(
                label=label,
                what_happens=_("This cannot be undone. The history keeps the text."),
                done=done,
                permission=f"commitments.delete_{model._meta.model_name}",
                perform=lambda record, _user, _values: record.delete(),
                is_serious=True,
            )
        },
    )


MILESTONE_ACTS = _deletion(Milestone, "commitments:milestone-act", _("Delete this milestone"), _("Milestone deleted."))
EVIDENCE_ACTS = _deletion(
    Evidence,
    "commitments:evidence-act",
    _("Delete this supporting document"),
    _("Supporting document deleted."),
)
NOTE_ACTS = _deletion(InternalNote, "commitments:note-act", _("Delete this note"), _("Note deleted."))
