"""Guides by name, and the section of a guide that explains a page."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from posixpath import normpath

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.safestring import SafeString

from contacts.models import User
from core.text.languages import Language
from mocportal.help.markdown import Converter, Heading, headings

NAMES = ("ministries", "secretariat", "administrators", "partners")

# Pattern of a path, and English headings of the sections for the staff of a ministry and for the secretariat. The first
# match counts; the second heading is empty if it is the same. A heading of another guide has its name in front. Without
# headings, the guide of the role opens at its beginning.
SECTIONS: tuple[tuple[str, str, str], ...] = (
    (r"/\Z|/(accessibility|help)/", "", ""),
    (r"/dialogues/\d+/agenda/draft/", "Before a Dialogue", "4. Work on the draft"),
    (r"/dialogues/\d+/agenda/issue/", "Before a Dialogue", "Check and issue"),
    (r"/dialogues/\d+/agenda/", "Before a Dialogue", "2. Preview the agenda"),
    (r"/dialogues/\d+/proposals/", "Before a Dialogue", "Take proposals from the backlog"),
    (
        r"/dialogues/\d+/invitees/|/admin/contacts/(organization|stakeholder)/",
        "Before a Dialogue",
        "Invite stakeholders",
    ),
    (r"/dialogues/\d+/papers/", "Before a Dialogue", "Ask for papers"),
    (r"/dialogues/\d+/room/", "Before a Dialogue", "Run the meeting"),
    (r"/dialogues/\d+/documents/", "Before a Dialogue", "Other documents"),
    (r"/templates/|/admin/dialogue/documenttemplate/", "Templates of your ministry", ""),
    (r"/dialogues/\d+/record/", "Before a Dialogue", "Clear and adopt the record"),
    (r"(/dialogues/\d+)?/(actions|follow-up)/", "Before a Dialogue", "Follow up"),
    (r"/dialogues/|/admin/dialogue/", "Before a Dialogue", "Plan the year"),
    (r"/commitments/import/", "From your own workbook, and into it", "Read the register"),
    (
        r"/brief/|/(admin/commitments/)?(commitment|activit|(progress)?report|milestone|(internal)?note|evidence|statechange)",
        "Find and report on commitments",
        "Read the register",
    ),
    (r"/decisions/|/admin/commitments/jointdecision/", "A joint decision", "ministries: A joint decision"),
    (r"/notices/|/admin/commitments/notice/", "A notice", "ministries: A notice"),
    (r"/messages/|/admin/contacts/(message|reminder)/", "administrators: Email", ""),
    (
        r"/admin/contacts/(handlingmark|markequivalent)/",
        "administrators: National names of handling marks",
        "Handling marks and visibility",
    ),
    (
        r"/admin/contacts/user/|/accounts/|/account-requests/|/admin/accounts/accountrequest/",
        "administrators: Accounts",
        "",
    ),
    (
        r"/contact-tree/|/(contact-points|officers|ministries)/|/admin/contacts/",
        "When the contact point changes (article 6)",
        "The first officer of a ministry",
    ),
    (r"/(search|mail|admin/records)/", "Where things are", ""),
    (r"/translations/", "Translations", ""),
    (
        r"/(admin/commitments/)?(emergenc|consultation|intellectual-property|ipinstrument)",
        "Emergencies, consultations, intellectual property",
        "",
    ),
    (r"/(admin/commitments/)?((support)?programme|standard|information)", "Registers of the areas", ""),
    (
        r"/(coverage|timeline|progress|supply-chain|calendar|text)/|/admin/commitments/",
        "Overview of the cooperation",
        "",
    ),
    (r"/admin/partners/webhook|/webhooks/|/webhook-messages/", "administrators: Webhooks", ""),
    (r"/admin/partners/token/|/tokens/", "administrators: Personal tokens", ""),
    (
        r"/admin/partners/calendartoken/|/calendar-tokens/",
        "The calendar on your computer or telephone",
        "",
    ),
    (r"/admin/partners/|/systems/", "Programs of your ministry", "administrators: A partner system"),
    (r"/identity-providers/|/admin/accounts/identityprovider/", "administrators: The sign-in of a ministry", ""),
    (
        r"/your-account/|/sign-in/|/admin/(login|password_change|accounts|axes)/",
        "administrators: Sign-in",
        "",
    ),
    (r"/audit/", "administrators: History and access log", ""),
    (r"/api/", "partners: From a token to a local copy in five minutes", ""),
)


@dataclass(frozen=True, slots=True)
class Guide:
    """Guide in one language: title, headings below it, and text as HTML."""

    title: str
    headings: list[Heading]
    html: SafeString


@cache
def source(name: str, language: str) -> str:
    """Return the Markdown of a guide in docs/, without the line of links to its other languages."""
    folder = Path(settings.BASE_DIR) / "docs"
    file = (folder if language == Language.ENGLISH else folder / language) / f"{name}.md"
    return file.read_text(encoding="utf-8").split("\n", 1)[1]


@cache
def read(name: str, language: str) -> Guide:
    text = source(name, language)
    title = next(line for line in text.split("\n") if line.startswith("# "))
    converter = Converter(lambda target: _address(target, name, language), _picture)
    return Guide(title.removeprefix("# "), headings(text), converter.convert(text))


def address_for(path: str, user: User | None) -> str:
    """Return the URL of the section that explains the page at ``path`` to ``user``, or of its guide."""
    guide = "ministries"
    if user is not None and user.may.administers:
        guide = "administrators"
    elif user is not None and user.may.runs_register:
        guide = "secretariat"
    for pattern, ministry, secretariat in SECTIONS:
        if re.match(pattern, path):
            heading = (guide == "secretariat" and secretariat) or ministry
            return _section(heading, guide) if heading else reverse("help", args=[guide])
    return reverse("help", args=[guide])


def _section(heading: str, guide: str) -> str:
    named, colon, text = heading.partition(": ")
    if colon and named in NAMES:
        return _anchor(named, text)
    # A section that the own guide lacks is in the guide for ministries.
    return next(url for name in (guide, "ministries") if (url := _anchor(name, heading)))


@cache
def _anchor(guide: str, heading: str) -> str:
    found = [each.key for each in headings(source(guide, Language.ENGLISH.value)) if each.text == heading]
    return f"{reverse('help', args=[guide])}#{found[0]}" if found else ""


def _address(target: str, guide: str, language: str) -> str:
    """Return the URL of a link in a guide; empty for a file that the portal does not show."""
    if target.startswith("https://"):
        return target
    file, _hash, slug = target.partition("#")
    # A link without a file leads to a section of the same guide.
    file = file or f"{guide}.md"
    name = Path(file).stem
    if name not in NAMES or not file.endswith(".md"):
        return ""
    url = reverse("help", args=[name])
    return f"{url}#{next(each.key for each in headings(source(name, language)) if each.slug == slug)}" if slug else url


def _picture(target: str) -> str:
    return static(normpath(target).removeprefix("../").replace("pictures/", "guides/", 1))
