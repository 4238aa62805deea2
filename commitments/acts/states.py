"""Changes of the state of a commitment, each an act by the name of the new state."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.utils.translation import gettext as _, gettext_lazy, pgettext_lazy
from django_stubs_ext import StrPromise

from commitments.enums import CommitmentState
from commitments.forms.acts import StateForm
from commitments.models import Commitment
from commitments.rules.lifecycle import may_become
from commitments.services import commitments
from contacts.models import User
from core.acts import Act, RecordActs

# Label of the act, and description of the consequences.
WORDS: dict[CommitmentState, tuple[StrPromise, StrPromise]] = {
    CommitmentState.ACTIVE: (
        gettext_lazy("Activate"),
        gettext_lazy("The commitment will be visible to all Participants, subject to its handling mark."),
    ),
    CommitmentState.COMPLETED: (
        pgettext_lazy("to do", "Complete"),
        gettext_lazy("The commitment will no longer be due. You can reopen it later, with a reason."),
    ),
    CommitmentState.NOT_PURSUED: (
        gettext_lazy("Mark as not pursued"),
        gettext_lazy(
            "The commitment will be closed as not pursued (article 2(c), “where possible and appropriate”). Your "
            "reason will be kept on record."
        ),
    ),
    CommitmentState.SUPERSEDED: (
        gettext_lazy("Mark as superseded"),
        gettext_lazy("The commitment will be closed and replaced by another. This cannot be undone."),
    ),
}
SHARE = gettext_lazy("Share and make active")
REOPEN = (
    gettext_lazy("Reopen"),
    gettext_lazy("The commitment will be active again. Your reason will be kept on record."),
)


def _words(to: CommitmentState, index: int) -> Callable[[Commitment, User], str]:
    def sentence(commitment: Commitment, _user: User) -> str:
        words = WORDS[to]
        if to is CommitmentState.ACTIVE and commitment.state_of is not CommitmentState.DRAFT:
            words = REOPEN
        elif to is CommitmentState.ACTIVE and not commitment.mark.is_narrow:
            words = (SHARE, words[1])
        return str(words[index])

    return sentence


def _done(commitment: Commitment, _user: User) -> str:
    sentence = _("%(reference)s is now “%(state)s”.")
    # Only a reopened commitment has a reason: its Participants could read it before.
    if commitment.state_of is CommitmentState.ACTIVE and not (commitment.state_reason or commitment.mark.is_narrow):
        sentence = _("%(reference)s is now “%(state)s”. The Participants can now read it.")
    return sentence % {"reference": commitment.reference, "state": commitment.state_of.label}


def _act(to: CommitmentState) -> Act:
    def perform(commitment: Commitment, user: User, values: dict[str, Any]) -> None:
        commitments.change_state(commitment=commitment, to=to, by=user, **values)

    return Act(
        label=_words(to, 0),
        what_happens=_words(to, 1),
        done=_done,
        permission="commitments.change_commitment",
        offered=lambda commitment, _user: may_become(commitment.state_of, to),
        form=partial(StateForm, to=to),
        perform=perform,
    )


STATE_ACTS = RecordActs(
    model=Commitment,
    route="commitments:commitment-act",
    lookup="reference",
    related=("lead", "mark"),
    acts={to.value: _act(to) for to in WORDS},
)
