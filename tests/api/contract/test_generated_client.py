"""A client that openapi-python-client generates from the plain description works against the running portal.

It contains no code of the portal. It lists, pages, reads, creates and changes records, and reads problems.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from pytest_django.live_server_helper import LiveServer

from commitments.models import Commitment
from contacts.enums import Audience, Role
from contacts.models import Participant
from tests.factories.commitments import AreaFactory, CommitmentFactory, FormFactory
from tests.factories.contacts import HandlingMarkFactory, UserFactory
from tests.factories.partners import token_text

PACKAGE = "client_of_the_description"
# The generator knows no stream of JSON, so it is told to take that for bytes.
CONFIGURATION = f"""
package_name_override: {PACKAGE}
post_hooks: []
content_type_overrides:
  application/x-ndjson: application/octet-stream
"""


@pytest.fixture(scope="module")
def written(plain_description: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The output of the generator; its client can then be imported."""
    folder = tmp_path_factory.mktemp("generated")
    output = generate(plain_description, folder)
    sys.path.insert(0, str(folder))
    yield output
    sys.path.remove(str(folder))


def generate(description: dict[str, Any], folder: Path) -> str:
    """Generate the client in ``folder`` and return the output of the generator."""
    (folder / "description.json").write_text(json.dumps(description))
    (folder / "configuration.yaml").write_text(CONFIGURATION)
    arguments = ["--path", folder / "description.json", "--config", folder / "configuration.yaml"]
    arguments += ["--meta", "none", "--output-path", folder / PACKAGE]
    program = str(Path(sys.executable).with_name("openapi-python-client"))
    done = subprocess.run([program, "generate", *map(str, arguments)], check=True, capture_output=True, text=True)
    return done.stdout + done.stderr


def part(name: str) -> ModuleType:
    return import_module(f"{PACKAGE}.{name}")


def localized(english: str) -> Any:
    return part("models.localized_text").LocalizedText(en=english)


@pytest.fixture
def client(written: str, ours: Participant, live_server: LiveServer) -> Iterator[Any]:
    """The client, with the token of a partner system of ours that may write."""
    token = token_text(UserFactory.create(role=Role.PARTNER, participant=ours))
    with part("client").AuthenticatedClient(base_url=live_server.url, token=token) as client:
        yield client


def test_the_generator_reads_both_descriptions_without_a_warning(
    written: str, description: dict[str, Any], tmp_path: Path
) -> None:
    for output in (written, generate(description, tmp_path)):
        assert "WARNING" not in output
        assert "ERROR" not in output


def test_it_lists_and_pages_to_the_end(client: Any, ours: Participant) -> None:
    references = [CommitmentFactory.create(lead=ours).reference for _ in range(5)]
    listing = part("api.commitments.commitments_list")
    found: list[str] = []
    cursor: Any = part("types").UNSET
    while cursor is not None:
        page = listing.sync(client=client, limit=2, cursor=cursor)
        found += [commitment.reference for commitment in page.results]
        cursor = None if page.next_ is None else page.next_.partition("cursor=")[2].partition("&")[0]
    assert found == sorted(references)


def test_it_asks_for_several_values(client: Any, ours: Participant) -> None:
    """The generator knows no lists with commas: it repeats the parameter."""
    active, done = (CommitmentFactory.create(lead=ours, state=state) for state in ("active", "completed"))
    CommitmentFactory.create(lead=ours, state="dropped")
    state = part("models.commitment_state").CommitmentState
    module = part("api.commitments.commitments_list")
    wanted = [state.ACTIVE, state.COMPLETED]
    ordering = [
        part("models.commitments_list_ordering_item").CommitmentsListOrderingItem(n) for n in ("state", "-reference")
    ]
    page = module.sync(client=client, state_in=wanted, lead=["OURS", "NONE"], ordering=ordering)
    assert [each.reference for each in page.results] == [active.reference, done.reference]


def test_it_changes_one_field_of_many_records(client: Any, ours: Participant) -> None:
    references = [CommitmentFactory.create(lead=ours).reference for _ in range(2)]
    edit = part("models.commitment_edit_of_many").CommitmentEditOfMany
    body = [edit(reference=each, version=1, source="Minutes of 24 November 2026") for each in references]
    changed = part("api.commitments.commitments_change_many").sync(client=client, body=body)
    assert [each.source for each in changed] == ["Minutes of 24 November 2026"] * 2


def test_it_reads_a_record_with_its_types(client: Any, ours: Participant) -> None:
    commitment = CommitmentFactory.create(lead=ours)
    read = part("api.commitments.commitments_retrieve").sync(key=commitment.reference, client=client)
    assert (read.reference, read.lead, read.due_on) == (commitment.reference, "OURS", commitment.due_on)
    assert read.state.value == commitment.state


def test_it_enters_a_record_once_though_it_asks_twice(client: Any, ours: Participant) -> None:
    AreaFactory.create(key="2.c.iv", code="2(c)(iv)")
    FormFactory.create(key="3.a.ii", code="3(a)(ii)")
    mark = HandlingMarkFactory.create(audience=Audience.PARTICIPANTS)
    body = part("models.commitment_entry").CommitmentEntry(
        title=localized("Joint workshop on graphite"), areas=["2.c.iv"], forms=["3.a.ii"], mark=mark.code
    )
    create = part("api.commitments.commitments_create")
    first, second = (create.sync_detailed(client=client, body=body, idempotency_key="once") for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.parsed.reference == second.parsed.reference == Commitment.objects.get().reference


def test_it_enters_many_records_at_once(client: Any, ours: Participant) -> None:
    AreaFactory.create(key="2.c.iv", code="2(c)(iv)")
    FormFactory.create(key="3.a.ii", code="3(a)(ii)")
    mark = HandlingMarkFactory.create(audience=Audience.PARTICIPANTS).code
    entry = part("models.commitment_entry").CommitmentEntry
    body = [entry(title=localized(each), areas=["2.c.iv"], forms=["3.a.ii"], mark=mark) for each in ("One", "Two")]
    entered = part("api.commitments.commitments_create_many").sync(client=client, body=body)
    assert [each.title for each in entered] == ["One", "Two"]
    assert Commitment.objects.count() == 2


def test_it_changes_what_it_read_and_nothing_that_changed_since(client: Any, ours: Participant) -> None:
    reference = CommitmentFactory.create(lead=ours).reference
    read = part("api.commitments.commitments_retrieve").sync_detailed(key=reference, client=client)
    change = part("api.commitments.commitments_partial_update")
    edit = part("models.patched_commitment_edit").PatchedCommitmentEdit
    changed = change.sync_detailed(
        key=reference, client=client, if_match=read.headers["ETag"], body=edit(source="Minutes of 24 November 2026")
    )
    assert (changed.status_code, changed.parsed.source) == (200, "Minutes of 24 November 2026")
    late = change.sync_detailed(
        key=reference, client=client, if_match=read.headers["ETag"], body=edit(source="Overwritten")
    )
    assert (late.status_code, late.parsed.type_) == (412, "/api/v1/problems/changed-since/")
    assert Commitment.objects.get().source == "Minutes of 24 November 2026"


def test_generated_client_returns_the_problem(client: Any) -> None:
    missing = part("api.commitments.commitments_retrieve").sync(key="MOC-0000-000", client=client)
    assert (missing.status, missing.type_) == (404, "/api/v1/problems/not-found/")
    body = part("models.commitment_entry").CommitmentEntry(title=localized(""), areas=["9.z"], forms=[], mark="none")
    refused = part("api.commitments.commitments_create").sync(client=client, body=body)
    assert refused.status == 400
    assert {"/areas/0", "/forms", "/mark"} <= {error.pointer for error in refused.errors}
