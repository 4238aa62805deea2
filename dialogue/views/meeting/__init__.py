"""Meeting page: run by the secretariat, followed live by every Participant."""

from dialogue.views.meeting.actions import (
    add_action,
    ask_floor,
    begin_item,
    end_floor,
    end_item,
    give_floor,
    leave_list,
    save_outcome,
    take_back_item,
)
from dialogue.views.meeting.page import live, room
