"""``search`` of the endpoints: which have an index, what pages it gives, and that hidden records stay hidden."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from commitments.enums import CommitmentState
from commitments.models import Commitment
from contacts.enums import Audience
from contacts.models import Participant
from core.rest.endpoints.record_view import RecordViewSet
from core.search import SearchPlan, index_of, is_indexed, search_plan, searched
from mocportal import api
from tests.factories.commitments import ActivityFactory, CommitmentFactory, ForumFactory
from tests.factories.contacts import HandlingMarkFactory, OrganizationFactory, StakeholderFactory

pytestmark = pytest.mark.django_db
LIST = "/api/v1/commitments/"

# What grows with the work of the Participants.
INDEXED = {
    *("commitment", "activity", "milestone", "progress-report", "evidence", "internal-note", "decision", "notice"),
    *("action", "agenda-item", "discussion", "item-outcome", "record-paragraph", "proposal", "paper", "paper-file"),
    *("referral", "document", "organization", "official", "wording", "programme", "standard", "information"),
}
# Read row by row: lists that the text of the MOC closes, and what comes a few times a year at most.
READ = {
    *("participant", "area", "form", "forum", "mineral", "dialogue", "working-arrangement", "cmwg-status"),
    *("consultation-session", "emergency", "consultation", "ip-instrument"),
    # Found by the name of its organization too, which stands in another table; there are some hundreds at most.
    "stakeholder",
}


def views() -> dict[str, type[RecordViewSet]]:
    return {
        basename: view
        for router in api.routers
        for _prefix, view, basename in router.registry
        if issubclass(view, RecordViewSet)
    }


def references(answer: Any) -> list[str]:
    return [each["reference"] for each in answer.json()["results"]]


def test_each_endpoint_that_searches_has_an_index_or_a_small_table() -> None:
    searching = {name: view for name, view in views().items() if view.search_fields}
    indexed = {name for name, view in searching.items() if is_indexed(view.queryset.model, view.search_fields)}
    assert indexed == INDEXED
    assert searching.keys() - indexed == READ


def test_no_index_is_searched_by_other_fields_than_its_own() -> None:
    for name, view in views().items():
        model = view.queryset.model
        if index_of(model) is not None:
            assert set(view.search_fields) == set(searched(model)), name


@pytest.mark.parametrize("words", ["elan", "ÉLAN", "lan vital", "“élan”", "備蓄", "備", "ﾘｻｲｸﾙ", "50%"])
@pytest.mark.parametrize("way", SearchPlan)
def test_both_plans_find_the_same(
    ours: Participant, reader: Client, words: str, way: SearchPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.search.search_query.way_to", lambda _model, _terms: way)
    found = CommitmentFactory.create(
        title_en='"Élan" vital', text_en="Waste", text_fr="50% de déchets", text_ja="リサイクルと備蓄"
    )
    CommitmentFactory.create(
        title_en="Something else", text_en="A plant", text_fr="500", text_ja="リサイクル施設で備える"
    )
    expected = {"備": 2, "ﾘｻｲｸﾙ": 2}.get(words, 1)
    results = references(reader.get(LIST, {"search": words, "ordering": "reference"}))
    assert (len(results), results[0]) == (expected, found.reference)


def test_a_small_table_is_searched_in_the_same_way(ours: Participant, reader: Client) -> None:
    ForumFactory.create(code="elan", name_fr="L’Élan commun", name_ja="備蓄部会")
    for words in ("l'elan", "commun 備蓄", "Ｅｌａｎ"):
        results = reader.get("/api/v1/fora/", {"search": words}).json()["results"]
        assert [each["code"] for each in results] == ["elan"], words


def test_a_person_is_found_by_the_organization(ours: Participant, reader: Client) -> None:
    person = StakeholderFactory.create(organization=OrganizationFactory.create(name_fr="Société d’Énergie"))
    StakeholderFactory.create()
    results = reader.get("/api/v1/stakeholders/", {"search": "energie"}).json()["results"]
    assert [each["id"] for each in results] == [person.pk]


@pytest.mark.parametrize("way", SearchPlan)
@pytest.mark.parametrize("ordering", ["reference", "-reference", "due_on"])
def test_pages_of_what_was_found_follow_each_other(
    ours: Participant, reader: Client, way: SearchPlan, ordering: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.search.search_query.way_to", lambda _model, _terms: way)
    rows = [CommitmentFactory.create(title_en="Graphite" if n % 2 else "Nickel") for n in range(9)]
    address, seen = f"{LIST}?search=graphite&limit=2&ordering={ordering}&count=exact", []
    assert reader.get(address).json()["count"] == 4
    while address:
        body = reader.get(address).json()
        seen += [each["reference"] for each in body["results"]]
        address = body["next"]
    assert sorted(seen) == sorted(row.reference for row in rows[1::2])
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize("way", SearchPlan)
def test_hidden_records_are_found_by_none_of_their_words(
    theirs: Participant, reader: Client, way: SearchPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.search.search_query.way_to", lambda _model, _terms: way)
    own = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    CommitmentFactory.create(lead=theirs, mark=own, title_en="Unspeakable")
    CommitmentFactory.create(lead=theirs, state=CommitmentState.DRAFT, title_ja="備蓄の極秘")
    ActivityFactory.create(organizer=theirs, mark=own, place_en="Unspeakable")
    for words in ("unspeakable", "uns", "un", "極秘", "極", "備蓄"):
        for kind in ("commitment", "activity"):
            answer = reader.get(reverse(f"api:{kind}-list"), {"search": words, "count": "exact"}).json()
            assert (answer["count"], answer["results"]) == (0, []), (kind, words)


def test_cached_plan_finds_later_records(ours: Participant, reader: Client) -> None:
    assert references(reader.get(LIST, {"search": "graphite"})) == []
    late = CommitmentFactory.create(title_en="Graphite")
    assert references(reader.get(LIST, {"search": "graphite"})) == [late.reference]
    Commitment.objects.update(title_en="Nickel")
    assert references(reader.get(LIST, {"search": "graphite"})) == []


def test_plan_is_replaced_when_the_other_becomes_better(
    ours: Participant, reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_plan, "_known", {})
    rows = [CommitmentFactory.create(title_en=f"Graphite {n}") for n in range(3)]
    for most in (1000, 1):
        monkeypatch.setattr(search_plan, "MANY", most)
        search_plan._known.clear()
        assert references(reader.get(LIST, {"search": "graphite"})) == [row.reference for row in rows]
    assert [way for _until, way in search_plan._known.values()] == [SearchPlan.ALONG_THE_ORDER]


@pytest.mark.parametrize("words", ["a" * 201, "a\x00b"])
def test_unsearchable_text_is_refused(ours: Participant, reader: Client, words: str) -> None:
    answer = reader.get(LIST, {"search": words})
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["parameter"] == "search"


@pytest.mark.parametrize("words", ["'", "\\", "%", "_", "(", "a'b", '"', "😀", "\u0301", "\ufffd", "\u2028", "-" * 200])
def test_no_character_is_too_strange(ours: Participant, reader: Client, words: str) -> None:
    CommitmentFactory.create()
    for address in (LIST, "/api/v1/fora/"):
        assert reader.get(address, {"search": words}).status_code == 200
