"""``Prefer``: the record as it is now, or only that it is done."""

from typing import Any

import pytest

from tests.api.writing.conftest import LIST, Partner

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "header", ["return=minimal", 'RETURN="minimal"', "wait=5, return=minimal; x", "return = minimal"]
)
def test_minimal_leaves_the_body_out(partner: Partner, body: dict[str, Any], header: str) -> None:
    entered = partner.post(LIST, body, prefer=header)
    assert (entered.status_code, entered.content) == (201, b"")
    assert entered.headers["Preference-Applied"] == "return=minimal"
    assert "Content-Type" not in entered.headers
    tag = partner.get(entered.headers["Location"]).headers["ETag"]
    assert entered.headers["ETag"] == tag
    changed = partner.patch(entered.headers["Location"], {"source": "x"}, if_match=tag, prefer=header)
    assert (changed.status_code, changed.content) == (204, b"")
    assert changed.headers["ETag"]


@pytest.mark.parametrize("header", [None, "return=representation", "respond-async", "return=everything", "é"])
def test_anything_else_gives_the_record_as_it_is_read(
    partner: Partner, body: dict[str, Any], header: str | None
) -> None:
    entered = partner.post(LIST, body, **({"prefer": header} if header else {}))
    read = partner.get(entered.headers["Location"])
    assert (entered.content, entered.headers["ETag"]) == (read.content, read.headers["ETag"])
    assert entered.headers.get("Preference-Applied") == (header if header == "return=representation" else None)


def test_the_answer_is_in_the_language_and_form_that_the_address_asks_for(
    partner: Partner, body: dict[str, Any]
) -> None:
    entered = partner.post(f"{LIST}?lang=fr&fields=reference,title", body)
    assert entered.json()["title"] == "Atelier commun sur le graphite"
    assert set(entered.json()) == {"reference", "title"}


def test_a_parameter_that_is_not_known_writes_nothing(partner: Partner, body: dict[str, Any]) -> None:
    assert partner.post(f"{LIST}?colour=red", body).status_code == 400
    assert partner.get(LIST).json()["results"] == []


@pytest.mark.parametrize("accept", ["text/csv", "image/png"])
def test_an_answer_is_in_no_other_format(partner: Partner, body: dict[str, Any], accept: str) -> None:
    assert partner.post(LIST, body, accept=accept).status_code == 406
    assert partner.get(LIST).json()["results"] == []


@pytest.mark.parametrize("tag", ["*", '"1"', None])
def test_what_a_reader_has_already_is_nothing_to_a_writer(
    partner: Partner, body: dict[str, Any], tag: str | None
) -> None:
    entered = partner.post(LIST, body, if_none_match="*")
    assert entered.status_code == 201
    known = tag or entered.headers["ETag"]
    changed = partner.patch(entered.json()["url"], {}, if_match="*", if_none_match=known)
    assert (changed.status_code, changed.json()["source"]) == (200, "")
