"""Each page declares the record or list that the access log notes, or stands here with the reason why there is none."""

from collections.abc import Iterator

from django.urls import URLResolver, get_resolver

from audit.access_log_records import EXPORTS, of_page

ACCOUNT = "Shows the reader's own account."
UNMARKED = "The records of this page have no handling mark."
COUNTS = "Shows counts, or the text of the MOC, which is public."
FORM = "A form or an import: shows what its sender wrote."
WITHOUT = {
    "home": "Shows titles of the reader's own duties; each leads to a page that is noted.",
    "language": FORM,
    "accessibility": "A statement.",
    "session": ACCOUNT,
    "commitments:import": FORM,
    "commitments:import-template": FORM,
    "commitments:prepared-import": FORM,
    "commitments:new-commitment": FORM,
    "commitments:new-activity": FORM,
    "commitments:new-programme": FORM,
    "commitments:new-standard": FORM,
    "commitments:new-information": FORM,
    "commitments:new-decision": FORM,
    "commitments:new-notice": FORM,
    "commitments:saved-views": UNMARKED,
    "commitments:saved-view": "Leads to the register, which is noted.",
    "commitments:decisions": UNMARKED,
    "commitments:notices": UNMARKED,
    "commitments:emergencies": UNMARKED,
    "commitments:consultations": UNMARKED,
    "commitments:text": COUNTS,
    "commitments:text-version": COUNTS,
    "commitments:text-choose": COUNTS,
    "commitments:text-compare": COUNTS,
    "contacts:contact-tree": UNMARKED,
    "contacts:edit-contact-point": UNMARKED,
    "partners:new-token": ACCOUNT,
    "partners:subscribe": ACCOUNT,
    "dialogue:propose-for-concurrence": "Leads to the draft, which is noted.",
    "dialogue:edit-action": UNMARKED,
    "dialogue:coverage": COUNTS,
    "dialogue:over-time": COUNTS,
    "dialogue:templates": UNMARKED,
    "dialogue:template": UNMARKED,
    "help": "A guide.",
    "audit": "The access log itself.",
    "audit-heads": COUNTS,
    "audit-key": COUNTS,
    **dict.fromkeys(
        ("open-data", "open-data-json", "open-data-csv", "open-data-record"), "Public, without an account."
    ),
    "api-catalog": COUNTS,
    "security-txt": "A contact.",
    "healthz": COUNTS,
    "readyz": COUNTS,
    "metrics": COUNTS,
}
# The API and the admin are noted by the model of their views. The history page is one of the admin's.
BY_MODEL = ("api:", "admin:", "timeline")


def _pages(
    resolver: URLResolver, space: str = "", above: frozenset[str] = frozenset()
) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the name of each page with values for the arguments of its URL."""
    for each in resolver.url_patterns:
        arguments = above | each.pattern.converters.keys()
        if isinstance(each, URLResolver):
            yield from _pages(each, each.namespace or space, arguments)
        # A page of acts has the model and the key of its record.
        elif each.name and not hasattr(each.callback, "acts"):
            values = dict.fromkeys(arguments, "1") | {"kind": next(iter(EXPORTS))}
            yield f"{space}:{each.name}" if space else each.name, values


def test_each_page_declares_what_the_access_log_notes() -> None:
    pages = {name: values for name, values in _pages(get_resolver()) if not name.startswith(BY_MODEL)}
    undeclared = {name for name, values in pages.items() if of_page(name, values) is None}
    # The mailbox belongs to a local run.
    accounts = {name for name in undeclared if name.startswith(("accounts:", "mailbox:"))}
    assert accounts
    assert undeclared - accounts == WITHOUT.keys()
