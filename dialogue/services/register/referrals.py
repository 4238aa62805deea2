"""Referrals to other fora (article 3(b)): to be raised, raised, answered."""

from dataclasses import replace
from datetime import date

from django.db.models import F

from dialogue.enums import ReferralState
from dialogue.models import Dialogue, Referral
from dialogue.rules.agenda.inputs import ReferralFact


def referrals(row: Dialogue, *, today: date, since: date | None) -> tuple[ReferralFact, ...]:
    """Return referrals of this and earlier Dialogues, without responses that the Dialogue on ``since`` has heard.

    Events after ``today`` are ignored; withdrawn referrals are left out.
    """
    rows = (
        Referral.objects.filter(dialogue__instrument=row.instrument_id, dialogue__number__lte=row.number)
        .exclude(state=ReferralState.WITHDRAWN)
        .annotate(of=F("dialogue__number"), at_forum=F("forum__abbreviation"), at_session=F("session__number"))
        .order_by("forum__order", "dialogue__number", "pk")
    )
    facts = (_fact(referral, today) for referral in rows)
    return tuple(fact for fact in facts if fact.answered_on is None or since is None or fact.answered_on > since)


def _fact(row: Referral, today: date) -> ReferralFact:
    raised_on = row.raised_on if row.raised_on and row.raised_on <= today else None
    answered_on = row.answered_on if raised_on and row.answered_on and row.answered_on <= today else None
    state = ReferralState.RAISED if raised_on else ReferralState.TO_RAISE
    fact = ReferralFact(
        forum=row.at_forum,  # type: ignore[attr-defined]  # Annotated.
        dialogue=row.of,  # type: ignore[attr-defined]
        title=row.title,
        text=row.text,
        state=ReferralState.ANSWERED if answered_on else state,
        session=row.at_session if raised_on else None,  # type: ignore[attr-defined]
        raised_on=raised_on,
        answered_on=answered_on,
    )
    return replace(fact, answer=row.answer) if answered_on else fact
