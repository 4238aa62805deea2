"""What is deprecated is told in the description and in each answer that it concerns, and to nobody else."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from core.rest import deprecation
from core.rest.deprecation import DEPRECATED, Deprecated

pytestmark = pytest.mark.django_db
SINCE, UNTIL = date(2026, 12, 1), date(2027, 12, 1)
INSTEAD = "https://portal.example/instead"
HEADERS = {
    "Deprecation": "@1796083200",
    "Sunset": "Wed, 01 Dec 2027 00:00:00 GMT",
    "Link": f'<{INSTEAD}>; rel="deprecation"; type="text/html"',
}


def declare(monkeypatch: pytest.MonkeyPatch, **what: Any) -> None:
    entry = Deprecated("GET", what.pop("path", "/api/v1/sides/"), SINCE, UNTIL, INSTEAD, **what)
    monkeypatch.setattr(deprecation, "DEPRECATED", (entry,))


def deprecation_headers(client: Client, address: str) -> dict[str, str]:
    answer = client.get(address)
    return {name: answer.headers[name] for name in HEADERS if name in answer.headers}


def described() -> dict[str, Any]:
    schema: dict[str, Any] = Client().get("/api/v1/schema/", headers={"accept": "application/json"}).json()
    return schema


def test_nothing_is_deprecated_now(reader: Client) -> None:
    assert DEPRECATED == ()
    assert deprecation_headers(reader, "/api/v1/sides/") == {}
    assert '"deprecated"' not in Client().get("/api/v1/schema/", headers={"accept": "application/json"}).text


def test_a_deprecated_operation_says_so_in_each_answer(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    declare(monkeypatch, path="/api/v1/sides/{key}/")
    assert deprecation_headers(reader, "/api/v1/sides/JP/") == HEADERS
    assert deprecation_headers(reader, "/api/v1/sides/") == {}
    assert deprecation_headers(reader, "/api/v1/ranks/JP/") == {}


def test_it_is_marked_in_the_description(monkeypatch: pytest.MonkeyPatch) -> None:
    declare(monkeypatch)
    paths = described()["paths"]
    assert paths["/api/v1/sides/"]["get"]["deprecated"] is True
    assert set(HEADERS) <= set(paths["/api/v1/sides/"]["get"]["responses"]["200"]["headers"])
    assert "deprecated" not in paths["/api/v1/sides/{key}/"]["get"]


def test_a_deprecated_parameter_concerns_who_uses_it(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    declare(monkeypatch, parameter="count")
    assert deprecation_headers(reader, "/api/v1/sides/?count=exact") == HEADERS
    assert deprecation_headers(reader, "/api/v1/sides/") == {}
    parameters = described()["paths"]["/api/v1/sides/"]["get"]["parameters"]
    assert [each["name"] for each in parameters if each.get("deprecated")] == ["count"]


def test_a_deprecated_field_concerns_who_reads_it(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    declare(monkeypatch, field="order")
    assert deprecation_headers(reader, "/api/v1/sides/") == HEADERS
    assert deprecation_headers(reader, "/api/v1/sides/?fields=code,order") == HEADERS
    assert deprecation_headers(reader, "/api/v1/sides/?fields=code") == {}
    assert deprecation_headers(reader, "/api/v1/sides/?omit=order") == {}
    assert described()["components"]["schemas"]["Side"]["properties"]["order"]["deprecated"] is True


def test_links_to_other_pages_stay(reader: Client, theirs: object, monkeypatch: pytest.MonkeyPatch) -> None:
    declare(monkeypatch, path="/api/v1/participants/")
    link = reader.get("/api/v1/participants/?limit=1").headers["Link"]
    assert 'rel="next"' in link
    assert link.endswith(HEADERS["Link"])


def test_a_notice_of_less_than_a_year_is_refused() -> None:
    with pytest.raises(ValueError, match="at least a year"):
        Deprecated("GET", "/api/v1/sides/", SINCE, date(2027, 11, 30), INSTEAD)
