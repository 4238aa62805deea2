"""Routes of the Dialogue's pages."""

from django.urls import include, path

from dialogue import views
from dialogue.acts import SCHEDULE_ACTS, STATUS_ACTS, STEP_ACTS
from dialogue.views import (
    briefs,
    compare,
    delegations,
    documents,
    excerpts,
    follow_up,
    invitees,
    issue,
    items,
    key_date_views,
    meeting,
    meeting_decisions as decisions_of_meetings,
    other_fora,
    other_fora_actions,
    paper_actions,
    papers,
    proposal_actions,
    proposals,
    record,
    record_actions,
    record_forms,
    series,
    templates,
    tracks,
    translations,
    versions,
)
from dialogue.views.progress import calendar, coverage, over_time, supply_chain, timeline

app_name = "dialogue"

PROPOSALS = [
    path("", proposals.proposals, name="proposals"),
    path("new/", proposal_actions.new_proposal, name="new-proposal"),
    path("<int:proposal>/", proposals.proposal, name="proposal"),
    path("<int:proposal>/edit/", proposal_actions.edit_proposal, name="edit-proposal"),
    path("<int:proposal>/send/", proposal_actions.send_proposal, name="send-proposal"),
    path("<int:proposal>/withdraw/", proposal_actions.withdraw_proposal, name="withdraw-proposal"),
    path("<int:proposal>/accept/", proposal_actions.accept_proposal, name="accept-proposal"),
    path("<int:proposal>/decline/", proposal_actions.decline_proposal, name="decline-proposal"),
    path("<int:proposal>/return/", proposal_actions.return_proposal, name="return-proposal"),
]

AGENDA = [
    path("issue/", issue.issue, name="issue"),
    path("versions/<int:version>/", versions.version, name="version"),
    path("versions/<int:version>/files/<int:document>/", versions.version_file, name="version-file"),
    path("versions/<int:version>/adopt/", issue.adopt, name="adopt"),
    path("compare/", compare.compare, name="compare"),
    path("draft/items/<int:item>/", items.item, name="item"),
    path("draft/items/<int:item>/minutes/", items.minutes, name="minutes"),
    path("draft/items/<int:item>/move/", items.move, name="move"),
    path("draft/items/<int:item>/facts/", items.facts, name="item-facts"),
    path("draft/items/<int:item>/register/", items.give_back, name="give-back"),
]

PAPERS = [
    path("", papers.papers, name="papers"),
    path("new/", paper_actions.new_paper, name="new-paper"),
    path("<int:paper>/", papers.paper, name="paper"),
    path("<int:paper>/edit/", paper_actions.edit_paper, name="edit-paper"),
    path("<int:paper>/bring/", paper_actions.bring_paper, name="bring-paper"),
    path("<int:paper>/cover/<slug:form>/", papers.cover_sheet, name="paper-cover"),
    path("<int:paper>/<slug:language>/", papers.download, name="paper-file"),
    path("<int:paper>/<int:revision>/<slug:language>/", papers.download, name="paper-version"),
]

DELEGATION = [
    path("", delegations.delegations, name="delegations"),
    path("<str:code>/", delegations.delegation, name="delegation"),
    path("<str:code>/name/", delegations.name_delegate, name="name-delegate"),
    path("<str:code>/new/", delegations.name_new_delegate, name="name-new-delegate"),
    path("<str:code>/<int:delegate>/", delegations.at_the_meeting, name="at-the-meeting"),
    path("<str:code>/<int:delegate>/off/", delegations.take_off, name="take-off"),
]

DOCUMENTS = [
    path("", documents.documents, name="documents"),
    path("progress/", documents.progress, name="documents-progress"),
    path("note/", documents.issue_note, name="note-issue"),
    path("<int:document>/", documents.download_document, name="document"),
]

ROOM = [
    path("", meeting.room, name="room"),
    path("live/", meeting.live, name="room-live"),
    path("begin/", meeting.begin_item, name="room-begin"),
    path("end/", meeting.end_item, name="room-end"),
    path("back/", meeting.take_back_item, name="room-back"),
    path("outcome/", meeting.save_outcome, name="room-outcome"),
    path("actions/", meeting.add_action, name="room-action"),
    path("ask/", meeting.ask_floor, name="room-ask"),
    path("floor/", meeting.give_floor, name="room-floor"),
    path("floor/end/", meeting.end_floor, name="room-floor-end"),
    path("leave/", meeting.leave_list, name="room-leave"),
]

INVITEES = [
    path("new/", invitees.new_invitee, name="new-invitee"),
    path("<int:invitee>/", invitees.invitee, name="invitee"),
    path("<int:invitee>/send/", invitees.send_invitation, name="send-invitation"),
    path("<int:invitee>/answer/", invitees.enter_answer, name="enter-answer"),
    path("<int:invitee>/back/", invitees.take_back, name="take-back-invitee"),
]

OTHER_FORA = [
    path("", other_fora.other_fora, name="other-fora"),
    path("consider/", other_fora_actions.consider, name="consider"),
    path("overlaps/<int:commitment>/accept/", other_fora_actions.accept_overlap, name="accept-overlap"),
    path("overlaps/<int:commitment>/dismiss/", other_fora_actions.dismiss_overlap, name="dismiss-overlap"),
    path("overlaps/<int:commitment>/reconsider/", other_fora_actions.reconsider_overlap, name="reconsider-overlap"),
    path("items/", other_fora_actions.refer, name="refer"),
    path("items/<int:referral>/", other_fora.referral, name="referral"),
    path("items/<int:referral>/raised/", other_fora_actions.raise_referral, name="raise-referral"),
    path("items/<int:referral>/answer/", other_fora_actions.answer_referral, name="answer-referral"),
    path("items/<int:referral>/withdraw/", other_fora_actions.withdraw_referral, name="withdraw-referral"),
]

urlpatterns = [
    path("calendar/", calendar.calendar, name="calendar"),
    path("coverage/", coverage.coverage, name="coverage"),
    path("progress/", over_time.over_time, name="over-time"),
    path("supply-chain/", supply_chain.supply_chain, name="supply-chain"),
    path("timeline/", timeline.timeline, name="timeline"),
    path("translations/", translations.translation_list, name="translations"),
    path(
        "translations/<slug:model>/<int:record>/<slug:text>/<slug:language>/",
        translations.translation,
        name="translation",
    ),
    path("dialogues/<int:number>/other-fora/", include(OTHER_FORA)),
    path("dialogues/<int:number>/invitees/", include(INVITEES)),
    path("dialogues/<int:number>/room/", include(ROOM)),
    path("dialogues/<int:number>/brief/", briefs.brief, name="brief"),
    path("dialogues/<int:number>/brief/write/", briefs.write_note, name="write-note"),
    path("dialogues/<int:number>/delegation/", include(DELEGATION)),
    path("dialogues/<int:number>/documents/", include(DOCUMENTS)),
    path("dialogues/<int:number>/papers/", include(PAPERS)),
    path("dialogues/<int:number>/proposals/", include(PROPOSALS)),
    path("templates/", templates.templates, name="templates"),
    path("templates/<int:template>/", templates.download_template, name="template"),
    path("dialogues/", series.dialogues, name="series"),
    path("dialogues/decisions/", decisions_of_meetings.meeting_decisions, name="meeting-decisions"),
    path(
        "dialogues/decisions/<int:outcome>/propose/",
        decisions_of_meetings.propose_for_concurrence,
        name="propose-for-concurrence",
    ),
    path("dialogues/records/", excerpts.record_excerpts, name="excerpts"),
    path("dialogues/records/<slug:ending>/", excerpts.download_excerpts, name="excerpts-file"),
    path("dialogues/plan/", key_date_views.plan, name="plan"),
    path("dialogues/<int:number>/", views.detail, name="detail"),
    path("dialogues/<int:number>/co-chairs/", record_forms.ChairsPage.as_view(), name="chairs"),
    path("dialogues/<int:number>/schedule/", SCHEDULE_ACTS.page, {"name": "schedule"}, name="schedule"),
    path("dialogues/<int:number>/status/<slug:name>/", STATUS_ACTS.page, name="status"),
    path("dialogues/<int:number>/steps/<slug:name>/", STEP_ACTS.page, name="step"),
    path("dialogues/<int:number>/steps/<slug:step>/planned/", key_date_views.step_back, name="step-back"),
    path("dialogues/<int:number>/agenda/", views.agenda, name="agenda"),
    path("dialogues/<int:number>/agenda/draft/", views.draft, name="draft"),
    path("dialogues/<int:number>/agenda/draft/save/", views.save, name="save"),
    path("dialogues/<int:number>/agenda/draft/items/", views.add, name="add"),
    path("dialogues/<int:number>/agenda/draft/items/<int:item>/out/", views.take_out, name="take-out"),
    path("dialogues/<int:number>/agenda/draft/items/<int:item>/back/", views.put_back, name="put-back"),
    path("dialogues/<int:number>/agenda/debate/", tracks.tracks, name="tracks"),
    path("dialogues/<int:number>/agenda/debate/change/", tracks.change_track, name="change-track"),
    path("dialogues/<int:number>/agenda/debate/<int:change>/withdraw/", tracks.withdraw_track, name="withdraw-track"),
    path("dialogues/<int:number>/agenda/", include(AGENDA)),
    path("dialogues/<int:number>/agenda/<slug:ending>/", views.download, name="download"),
    path("dialogues/<int:number>/actions/", follow_up.actions, name="actions"),
    path("dialogues/<int:number>/actions/new/", record_forms.ActionPage.as_view(), name="new-action"),
    path("actions/<int:action>/edit/", record_forms.ActionPage.as_view(), name="edit-action"),
    path("dialogues/<int:number>/actions/<int:action>/take-on/", follow_up.take_on, name="action-take-on"),
    path("dialogues/<int:number>/actions/<int:action>/settle/", follow_up.settle, name="action-settle"),
    path("dialogues/<int:number>/record/", record.record, name="record"),
    path("dialogues/<int:number>/record/draft/", record_actions.draft_record, name="record-draft"),
    path("dialogues/<int:number>/record/open/", record_actions.open_record, name="record-open"),
    path("dialogues/<int:number>/record/adopt/", record_actions.adopt_record, name="record-adopt"),
    path("dialogues/<int:number>/record/clear/", record_actions.clear_remaining, name="record-clear-remaining"),
    path("dialogues/<int:number>/record/paragraphs/", record_actions.add_paragraph, name="record-add"),
    path("dialogues/<int:number>/record/<int:paragraph>/edit/", record_actions.edit_paragraph, name="record-edit"),
    path("dialogues/<int:number>/record/<int:paragraph>/out/", record_actions.remove_paragraph, name="record-remove"),
    path("dialogues/<int:number>/record/<int:paragraph>/up/", record_actions.move_up, name="record-up"),
    path("dialogues/<int:number>/record/<int:paragraph>/down/", record_actions.move_down, name="record-down"),
    path(
        "dialogues/<int:number>/record/<int:paragraph>/correct/",
        record_actions.correct_paragraph,
        name="record-correct",
    ),
    path("dialogues/<int:number>/record/<int:paragraph>/clear/", record_actions.clear_paragraph, name="record-clear"),
    path(
        "dialogues/<int:number>/record/<int:paragraph>/comment/",
        record_actions.comment_paragraph,
        name="record-comment",
    ),
]
