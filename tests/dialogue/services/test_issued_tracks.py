"""Tracks of an issued agenda: later changes and reports alter no document derived from it, nor its items in the API."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from commitments.enums import Completion
from commitments.models import Commitment
from contacts.enums import Audience, Role
from contacts.models import HandlingMark, User
from core.text.multilingual_text import LANGUAGES
from dialogue.enums import AgendaForm, DocumentKind, Track
from dialogue.models import Agenda, AgendaItem
from dialogue.rules.agenda.compiling import compile_items
from dialogue.rules.agenda.current_items import flat, standing_items
from dialogue.rules.agenda.inputs import AgendaInput
from dialogue.rules.agenda.items import Item
from dialogue.services import agenda_items, tracks
from dialogue.services.agendas import save_draft
from dialogue.services.documents import FORMS
from dialogue.services.issuing import issue
from dialogue.services.register import read_register
from tests.api.conftest import client_of
from tests.factories import pack
from tests.factories.commitments import ProgressReportFactory
from tests.factories.contacts import UserFactory
from tests.factories.pack import AS_OF, Prepared

pytestmark = pytest.mark.django_db

AREA = "area:2(c)(vii)"
ON_IT = "MOC-2026-004"
LATER = AS_OF + timedelta(days=7)


@pytest.fixture
def by(db: None) -> User:
    user: User = UserFactory.create(role=Role.SECRETARIAT, participant=None)
    return user


@pytest.fixture
def prepared(db: None) -> Prepared:
    made = pack.prepared()
    pack.paper(made.dialogue, "Fictitious paper", Audience.PARTICIPANTS, content=b"%PDF-1.4", number=2, item_key=AREA)
    # A completed commitment, to be closed en bloc.
    done = pack.commitment("Completed", "METI", Audience.PARTICIPANTS, due_on=date(2027, 6, 1))
    ProgressReportFactory.create(
        commitment=done, reported_on=AS_OF.date(), completion=Completion.COMPLETE, submitted_at=AS_OF
    )
    return made


def give_out(prepared: Prepared, by: User, *, at: datetime = AS_OF, form: AgendaForm = AgendaForm.REVISION) -> Agenda:
    draft = save_draft(dialogue=prepared.dialogue, as_of=at, by=by)
    return issue(agenda=draft, by=by, at=at, on=at.date(), form=form, not_ready_reason="Fictitious.")


def change_all(prepared: Prepared, by: User) -> None:
    """Put every area, form and commitment of the agenda on the other track."""
    for item in flat(compile_items(register(prepared))):
        subjects = [(row.reference, row.track) for row in item.work]
        subjects += [(item.key, item.track)] if item.key.startswith(("area:", "form:")) else []
        for subject, track in subjects:
            other = Track.NO_DEBATE if track is Track.DEBATE else Track.DEBATE
            tracks.change(dialogue=prepared.dialogue, subject=subject, track=other, reason="Changed.", by=by, at=AS_OF)


def register(prepared: Prepared, **how: Any) -> AgendaInput:
    return read_register(dialogue=prepared.dialogue, **{"as_of": AS_OF, "edited": True, **how})


def debates(items: tuple[Item, ...]) -> dict[str, Any]:
    return {one.key: (one.track, one.rules, one.work) for one in flat(items)}


def stored(agenda: Agenda, key: str = AREA) -> dict[str, Any]:
    debate: dict[str, Any] | None = AgendaItem.objects.get(agenda=agenda, key=key).debate
    assert debate is not None
    return debate


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_document_of_an_issued_agenda_follows_a_later_change(prepared: Prepared, by: User, language: str) -> None:
    give_out(prepared, by)
    made = {kind: prepared.make(kind, forms[0], language, edited=True) for kind, forms in FORMS.items()}
    change_all(prepared, by)
    for kind, before in made.items():
        after = prepared.make(kind, FORMS[kind][0], language, edited=True)
        assert after == before, kind
    assert len(made) == len(DocumentKind)


def test_the_items_keep_their_tracks_and_the_next_draft_has_the_new_ones(prepared: Prepared, by: User) -> None:
    compiled = debates(compile_items(register(prepared)))
    assert compiled[AREA][0] is Track.DEBATE
    assert compiled["en-bloc"][2]
    agenda = give_out(prepared, by)
    change_all(prepared, by)
    assert debates(standing_items(register(prepared))) == compiled
    new = debates(compile_items(register(prepared)))
    assert new[AREA][0] is Track.NO_DEBATE
    assert "en-bloc" not in new
    revised = give_out(prepared, by, at=LATER)
    assert debates(standing_items(register(prepared, as_of=LATER)))[AREA] == new[AREA]
    assert (stored(agenda)["track"], stored(revised)["track"]) == ("debate", "no_debate")


def test_an_addendum_repeats_the_tracks_of_its_base(prepared: Prepared, by: User) -> None:
    give_out(prepared, by)
    change_all(prepared, by)
    draft = save_draft(dialogue=prepared.dialogue, as_of=LATER, by=by)
    assert not draft.items.filter(debate__isnull=False).exists()
    agenda_items.add(agenda=draft, by=by, title_en="New since the issue", minutes=5)
    added = issue(
        agenda=draft, by=by, at=LATER, on=LATER.date(), form=AgendaForm.ADDENDUM, not_ready_reason="Fictitious."
    )
    assert stored(added)["track"] == "debate"
    assert added.items.get(title_en="New since the issue").debate == {"track": "debate", "rules": [], "work": []}


def test_a_commitment_restricted_since_the_issue_is_in_no_track(prepared: Prepared, by: User) -> None:
    give_out(prepared, by)
    Commitment.objects.filter(reference=ON_IT).update(mark=HandlingMark.objects.order_by("-rank").first())
    items = standing_items(register(prepared))
    assert ON_IT not in {row.reference for one in flat(items) for row in one.work}


def test_the_api_gives_the_track_of_each_issued_item(prepared: Prepared, by: User) -> None:
    give_out(prepared, by)
    change_all(prepared, by)
    (found,) = client_of(by).get("/api/v1/agenda-items/", {"dialogue": 3, "item_key": AREA}).json()["results"]
    assert found["debate"]["track"] == "debate"
    assert found["debate"]["commitments"] == [
        {"commitment": "MOC-2026-005", "track": "debate", "rules": ["decision", "silent"], "closing": False}
    ]
    draft = save_draft(dialogue=prepared.dialogue, as_of=datetime(2026, 12, 1, tzinfo=UTC), by=by)
    answered = client_of(by).get("/api/v1/agenda-items/", {"agenda": draft.pk, "item_key": AREA}).json()["results"]
    assert [each["debate"] for each in answered] == [None]
