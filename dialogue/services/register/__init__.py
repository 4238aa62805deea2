"""Input of the agenda compiler, read from the register as of an instant.

Reads as of an earlier instant use the dates of the facts themselves (docs/decisions/0006): a state applies from the day
of its change, a report from its submission, a milestone is open until the day it was resolved, a Dialogue counts once
it was held. The number of statements does not depend on the number of rows.
"""

from datetime import datetime

from django.conf import settings
from django.db.models import F

from commitments.services.clocks import status_day
from contacts.models import Participant, Side
from core.text.times import displayed_text
from dialogue.models import Dialogue
from dialogue.rules.agenda.inputs import AgendaInput, ParticipantData, SideData
from dialogue.services.key_dates import meeting_day
from dialogue.services.register import before, commitments_and_activities, decisions_and_notices, meeting, text
from dialogue.services.register.area_records import information, programmes, standards
from dialogue.services.register.papers import papers
from dialogue.services.register.proposed_items import proposals
from dialogue.services.register.referrals import referrals
from dialogue.services.register.track_changes import track_changes
from dialogue.services.register.versions import versions


def read_register(*, dialogue: Dialogue, as_of: datetime, edited: bool = True) -> AgendaInput:
    """Return the compiler input for the agenda of ``dialogue``, as of the aware instant ``as_of``.

    Reads only records shared with all Participants and, if ``edited``, the manual edits of the saved draft; without it
    or without a draft, those of the last issued version. Days of commitments, actions and activities are counted to the
    local date of ``as_of`` at the place of the Dialogue, in UTC if neither its zone nor its host is known. Text and
    status of the MOC are as of its ``status_day``, as on every page.
    """
    instrument = dialogue.instrument
    zone = dialogue.time_zone or (dialogue.host.time_zone if dialogue.host else "UTC")
    today = displayed_text(as_of, zone).date()
    status_date = status_day(instrument, as_of)
    sides = {side.code: SideData(side.code, side.name, side.capital, side.time_zone) for side in Side.objects.all()}
    seats = Participant.objects.filter(participations__instrument=instrument).annotate(side_code=F("side__code"))
    participants = {
        seat.code: ParticipantData(seat.code, seat.label, seat.applied_title, seat.side_code)
        for seat in seats.order_by("participations__order")
    }
    rotation, host_alternates_by = meeting.arrangements(instrument, today, meets_on=meeting_day(dialogue))
    past = meeting.past_dialogues(dialogue, today)
    saved = versions(dialogue, edited=edited)
    commitments, closed = commitments_and_activities.commitments(instrument, as_of=as_of, today=today)
    return AgendaInput(
        as_of=as_of,
        today=today,
        instrument=text.instrument(instrument),
        law=decisions_and_notices.law(
            instrument, as_of=as_of, today=status_date, since=past[-1].held_by if past else None
        ),
        meeting=meeting.meeting(dialogue, zone),
        sides=sides,
        participants=participants,
        areas=text.listed(
            instrument.areas.all(), status_date, used={code for fact in commitments for code in fact.areas}
        ),
        forms=text.listed(
            instrument.forms.all(), status_date, used={code for fact in commitments for code in fact.forms}
        ),
        provisions=text.provisions(instrument, status_date),
        rotation=rotation,
        host_alternates_by=host_alternates_by,
        eligible=meeting.eligible(instrument),
        past=past,
        commitments=commitments,
        closed=closed,
        actions=commitments_and_activities.actions(dialogue, {fact.number for fact in past}, today),
        activities=commitments_and_activities.activities(instrument, today),
        cmwg=meeting.cmwg(dialogue, today),
        forum=meeting.weighed_forum(),
        sessions=meeting.sessions(today),
        referrals=referrals(dialogue, today=today, since=past[-1].held_by if past else None),
        papers=papers(dialogue, as_of),
        programmes=programmes(instrument),
        standards=standards(instrument),
        information=information(instrument),
        following=meeting.following(dialogue),
        proposals=proposals(dialogue, as_of, edited=edited),
        track_changes=track_changes(dialogue, as_of, zone, edited=edited),
        carried=before.carried(instrument, past),
        previous_record=before.record(instrument, past, today),
        edits=saved.edits,
        order=saved.order,
        fixed=saved.fixed,
        issued=saved.issued,
        revision=saved.revision,
        portal=settings.PORTAL_URL,
    )
