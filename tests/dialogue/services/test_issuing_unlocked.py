"""Issuing locks nothing while it renders, and stores files of the locked content alone."""

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import orjson
import pytest
from django.core.files import File
from django.db import connection

from contacts.enums import Role
from contacts.models import User
from core.text.languages import Language
from dialogue.documents.formats import FORMATS
from dialogue.enums import AgendaStatus
from dialogue.exceptions import IssueRefusedError
from dialogue.models import Agenda, AgendaItem, CmwgStatus, Dialogue, PaperFile, ProducedDocument
from dialogue.services import files, issuing, papers
from dialogue.services.agendas import save_draft
from tests import tables
from tests.factories.dialogue import PaperFactory

pytestmark = pytest.mark.django_db(transaction=True)

AT = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture
def secretariat(monkeypatch: pytest.MonkeyPatch) -> User:
    tables.seed()
    monkeypatch.setattr(issuing, "FORMATS", {"json": FORMATS["json"]})
    return User.objects.create_user("secretariat", role=Role.SECRETARIAT)


@pytest.fixture
def draft(secretariat: User) -> Agenda:
    third = Dialogue.objects.get(number=3)
    CmwgStatus.objects.create(dialogue=third, as_of=date(2026, 11, 1), nothing_to_report=True, source="Minutes")
    return save_draft(dialogue=third, as_of=AT, by=secretariat)


@pytest.fixture
def while_rendering(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], Any]], list[int]]:
    """Do something in another session each time that the files are rendered; the list grows by one each time."""

    def patched(act: Callable[[], Any]) -> list[int]:
        rendered, times = issuing._rendered, list[int]()

        def render(documents: Any) -> Any:
            times.append(len(times) + 1)
            act()
            return rendered(documents)

        monkeypatch.setattr(issuing, "_rendered", render)
        return times

    return patched


def elsewhere(sql: str, *values: Any) -> Callable[[], None]:
    def act() -> None:
        with closing(connection.copy()) as other, other.cursor() as cursor:
            cursor.execute("SET lock_timeout = '1s'")
            cursor.execute(sql, values)

    return act


def issue(draft: Agenda, by: User) -> Agenda:
    return issuing.issue(agenda=draft, by=by, at=AT, on=AT.date(), translations_reason="Changed an hour ago.")


def test_nothing_is_locked_while_the_files_are_rendered(
    draft: Agenda, secretariat: User, while_rendering: Callable[[Callable[[], Any]], list[int]]
) -> None:
    times = while_rendering(elsewhere("SELECT * FROM dialogue_dialogue, dialogue_agenda FOR UPDATE"))
    assert issue(draft, secretariat).status == AgendaStatus.ISSUED
    assert times == [1]


def test_a_change_meanwhile_is_in_the_files_that_are_stored(
    draft: Agenda, secretariat: User, while_rendering: Callable[[Callable[[], Any]], list[int]]
) -> None:
    change = "UPDATE dialogue_agendaitem SET title_en = 'Welcome', origin = 'edited' WHERE agenda_id = %s AND key = %s"
    times = while_rendering(elsewhere(change, draft.pk, "opening"))
    issued = issue(draft, secretariat)
    assert times == [1, 2]
    kept = ProducedDocument.objects.select_related("file").get(agenda=issued, language="en")
    assert kept.file is not None
    assert "Welcome" in orjson.dumps(orjson.loads(files.read(kept.file))).decode()
    assert AgendaItem.objects.get(agenda=issued, key="opening").title_en == "Welcome"


def test_what_changes_each_time_is_not_issued(
    draft: Agenda, secretariat: User, while_rendering: Callable[[Callable[[], Any]], list[int]]
) -> None:
    change = (
        "UPDATE dialogue_agendaitem SET title_en = title_en || '!', origin = 'edited' WHERE agenda_id = %s AND key = %s"
    )
    times = while_rendering(elsewhere(change, draft.pk, "opening"))
    with pytest.raises(IssueRefusedError, match="The agenda changed while its files were being generated"):
        issue(draft, secretariat)
    assert times == [1, 2, 3]
    draft.refresh_from_db()
    assert draft.status == AgendaStatus.DRAFT
    assert not ProducedDocument.objects.exists()


def test_files_of_papers_are_read_before_anything_is_locked(secretariat: User) -> None:
    paper = PaperFactory.create(dialogue=Dialogue.objects.get(number=3))

    class Slow(BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            elsewhere("SELECT * FROM dialogue_dialogue FOR UPDATE")()
            return super().read(size)

    brought = papers.bring(
        paper=paper, files={Language.ENGLISH: File(Slow(b"%PDF-1.7\n%%EOF\n"), "paper.pdf")}, by=secretariat, at=AT
    )
    assert PaperFile.objects.filter(pk__in=[each.pk for each in brought]).count() == 1
