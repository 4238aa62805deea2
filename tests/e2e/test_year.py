"""The year of the Third Dialogue in a real browser, from the close of the second to the draft of the fourth."""

from collections.abc import Iterator

import pytest
import time_machine
from django.utils import timezone
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from audit.services.verifying import verify
from tests.e2e import (
    year_documents,
    year_issued,
    year_meeting,
    year_planned,
    year_proposed,
    year_reading,
    year_recorded,
)
from tests.e2e.conftest import Inspect
from tests.e2e.year import Year, before_the_close, people


@pytest.fixture
def year(transactional_db: None, browser: Browser, live_server: LiveServer, inspect: Inspect) -> Iterator[Year]:
    with time_machine.travel("2025-08-26T09:00:00+00:00", tick=True) as clock:
        before_the_close()
        people()
        story = Year(browser, live_server.url, clock, inspect)
        yield story
        story.close()
    assert not story.problems, "\n".join(story.problems)


def test_the_year_of_the_third_dialogue(year: Year) -> None:
    year_planned.the_second_is_held(year)
    year_planned.a_date_is_set_and_confirmed(year)
    year_planned.the_co_chairs_are_named(year)
    year_proposed.ministries_propose(year)
    year_proposed.a_draft_is_hidden_from_the_others(year)
    year_proposed.the_secretariat_settles_them(year)
    year_proposed.a_debate_is_requested_and_another_taken_off(year)
    year_proposed.one_comes_late(year)
    year_proposed.each_names_its_delegation(year)
    year_proposed.a_guest_is_proposed_and_invited(year)
    year_proposed.papers_are_expected_and_brought(year)
    year_issued.the_working_group_is_considered(year)
    year_issued.the_draft_is_edited(year)
    numbers = year_issued.the_agenda_is_issued(year)
    year_issued.a_note_stays_in_its_ministry(year)
    year_issued.it_is_revised(year, numbers)
    year_issued.the_late_item_is_added(year, numbers)
    year_meeting.the_meeting_begins(year)
    year_meeting.an_item_comes_to_a_decision_though_the_line_fails(year)
    year_meeting.another_is_left_unfinished(year)
    year_meeting.the_agenda_is_adopted_with_a_change_in_the_room(year, numbers)
    year_meeting.the_third_is_held(year)
    year_documents.the_note_goes_out_before_the_record(year)
    year_documents.the_pack_is_asked_for(year)
    year_documents.nobody_finds_what_is_not_theirs(year)
    year_documents.a_ministry_finds_its_own(year)
    year_recorded.the_record_is_drafted_and_opened(year)
    year_recorded.one_clears_another_comments_and_the_text_changes(year)
    year_recorded.all_five_clear_and_it_is_adopted(year)
    year_recorded.an_error_is_corrected(year)
    year_recorded.an_action_becomes_a_commitment(year)
    year_recorded.the_fourth_begins_with_what_remains(year)
    year_reading.in_another_language(year, "fr")
    year_reading.in_another_language(year, "ja")
    _word, findings, _verifier = verify(at=timezone.now())
    assert findings == []
