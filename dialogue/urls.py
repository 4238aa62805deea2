"""Pages of the Dialogue, under their own addresses."""

from django.urls import include, path

from dialogue import views
from dialogue.views import proposal_acts, proposals
from dialogue.views import templates

app_name = "dialogue"

PROPOSALS = [
    path("", proposals.proposals, name="proposals"),
    path("new/", proposal_acts.new_proposal, name="new-proposal"),
    path("<int:proposal>/", proposals.proposal, name="proposal"),
    path("<int:proposal>/edit/", proposal_acts.edit_proposal, name="edit-proposal"),
    path("<int:proposal>/send/", proposal_acts.send_proposal, name="send-proposal"),
    path("<int:proposal>/withdraw/", proposal_acts.withdraw_proposal, name="withdraw-proposal"),
    path("<int:proposal>/accept/", proposal_acts.accept_proposal, name="accept-proposal"),
    path("<int:proposal>/decline/", proposal_acts.decline_proposal, name="decline-proposal"),
    path("<int:proposal>/return/", proposal_acts.return_proposal, name="return-proposal"),
]

urlpatterns = [
    path("dialogues/<int:number>/proposals/", include(PROPOSALS)),
    path("templates/", templates.templates, name="templates"),
    path("templates/<int:template>/", templates.download_template, name="template"),
    path("dialogues/<int:number>/", views.detail, name="detail"),
    path("dialogues/<int:number>/agenda/", views.agenda, name="agenda"),
    path("dialogues/<int:number>/agenda/draft/", views.draft, name="draft"),
    path("dialogues/<int:number>/agenda/draft/save/", views.save, name="save"),
    path("dialogues/<int:number>/agenda/draft/items/", views.add, name="add"),
    path("dialogues/<int:number>/agenda/draft/items/<int:item>/out/", views.take_out, name="take-out"),
    path("dialogues/<int:number>/agenda/draft/items/<int:item>/back/", views.put_back, name="put-back"),
    path("dialogues/<int:number>/agenda/<slug:ending>/", views.download, name="download"),
]
