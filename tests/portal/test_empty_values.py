"""An empty value has one of three labels per language, those of the glossary; French labels agree with their noun."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.contrib import admin
from django.utils.translation import gettext, override, pgettext

from tests.packages import PACKAGES
from tests.portal.prose import LANGUAGES, glossary, texts

LABELS = ("Not set", "None", "To be determined")

# Texts in the place of a missing value that are values: an author, a status, a default, a heading or a link.
VALUES = {
    "(no text)",
    "All Participants",
    "Another record",
    "Another user",
    "Any network",
    "Browser setting",
    "Commitments",
    "Compile again to change this item",
    "Date of the last concurrence",
    "Dialogue, not after",
    "For our own delegation",
    "In progress",
    "No",
    "No form",
    "No lead named",
    "No report",
    "Not received",
    "No subject",
    "Not linked to an item",
    "Note by the secretariat",
    "Only the owner can change it",
    "Open",
    "Portal",
    "Save changes",
    "Scheduled",
    "Secretariat",
    "The MOC itself",
    "The secretariat",
    "Unchanged by you: current version kept",
    "Valid",
    "no address",
    "no lead",
    "present",
    "the portal",
    "the secretariat",
}

# A French heading that begins with "fin" or another word in -e, -ion or -té is feminine.
MASCULINE = ("Compte ", "Mode", "Réception")
HEADED = re.compile(
    r'(?:data-label="|<dt>)\{% translate "([^"]+)"(?: context "([^"]+)")? %\}("|</dt>)(.*?)</(?:td|dd)>', re.DOTALL
)

WORDS = r'\{%\s*translate\s+"([^"]*)"(?:\s+context\s+"[^"]*")?\s*%\}'
SHOWN = r"(?:\{\{[^{}]*\}\}|\{% (?:day|short_day|moment|words|ref|clocks) [^%]*%\}|</\w+>|\s)+"
FUNCTIONS = {"_", "gettext", "gettext_lazy", "pgettext", "pgettext_lazy"}

# What a fourth label looks like, in the whole of a message.
BLANK = {
    "en": r"(?:not (?:yet|(?:set|named|known|given|specified|entered|requested|issued|assigned|applicable|provided)"
    r"(?: yet)?)|unknown|none(?: yet)?|nothing|nobody|no (?:value|user|name|data|evidence|reason given)|n/?a"
    r"|to be (?:named|confirmed|fixed|set|announced|decided|provided|determined)|empty|blank"
    r"|un(?:set|specified|determined)|[—–-])\.?",
    "fr": r"(?:(?:non|pas encore) (?:défini|précisé|indiqué|nommé|désigné|fixé|connu|saisi|renseigné)e?s?"
    r"|à (?:fixer|préciser|confirmer|désigner|communiquer|déterminer)|inconnue?|néant|rien|vide|aucune?"
    r"|sans objet|s\.\s?o\.|[—–-])\.?",
    "ja": r"(?:未定|未設定|未入力|未登録|不明|なし|該当なし|記載なし|根拠なし|空欄|[—–―－-])。?",
}


# With a meaning of their own: "not stated" in the notice, "not requested" of a seat, and an email without a subject.
STATUSES = {"en": {"not requested"}, "fr": {"non indiquée", "non précisées", "sans objet"}, "ja": set[str]()}


def template_fallbacks() -> Iterator[str]:
    """Yield the texts that cells and facts of templates show instead of a value."""
    for path in sorted((settings.BASE_DIR / "templates").rglob("*.html")):
        source = path.read_text()
        yield from re.findall(r'\|default(?:_if_none)?:_\("([^"]*)"\)', source)
        for cell in re.findall(r"<(?:td|dd)\b.*?</(?:td|dd)>", source, re.DOTALL):
            yield from re.findall(rf"{SHOWN}\{{% (?:else|empty) %\}}(?:\s|<[^>]*>)*{WORDS}", cell)


def translated(node: ast.AST) -> str | None:
    """Return the text of a call such as ``_("Not set")``, also as the argument of ``str`` or ``voice.say``."""
    if not isinstance(node, ast.Call) or not node.args:
        return None
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if name in {"str", "say"}:
        return translated(node.args[0])
    last = node.args[-1]
    return str(last.value) if name in FUNCTIONS and isinstance(last, ast.Constant) else None


def code_fallbacks() -> Iterator[str]:
    """Yield the texts that code uses for a missing value: after ``or``, in a condition, and as ``empty...``."""
    for path in sorted(path for package in PACKAGES for path in (settings.BASE_DIR / package).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            found: list[ast.AST] = []
            if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.Or):
                found = [node.values[-1]]
            elif isinstance(node, ast.IfExp) and isinstance(node.body, ast.Call | ast.Attribute | ast.Name):
                # Between two texts a condition chooses a sentence; beside a value it gives an empty one a label.
                found = [] if translated(node.body) else [node.orelse]
            elif isinstance(node, ast.keyword) and (node.arg or "").startswith("empty"):
                found = [node.value]
            yield from filter(None, map(translated, found))


def test_a_missing_value_has_one_of_three_labels() -> None:
    found = {text for text in (*template_fallbacks(), *code_fallbacks()) if "%(" not in text and text[-1] != "."}
    assert found == {*LABELS, "not set", "none", *VALUES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_a_fourth_label(language: str) -> None:
    column = LANGUAGES.index(language)
    rows = [row for row in glossary() if row[0].endswith(" (blank)")]
    blanks = {form for row in rows for form in row[column].removesuffix(" (blank)").split(", ")}
    found = {text.casefold() for text in texts(language) if re.fullmatch(BLANK[language], text, re.IGNORECASE)}
    assert found - STATUSES[language] == blanks
    assert found >= STATUSES[language]


def test_none_agrees_in_french_with_its_heading() -> None:
    wrong = []
    for path in (settings.BASE_DIR / "templates").rglob("*.html"):
        for heading, context, _end, cell in HEADED.findall(path.read_text()):
            with override("fr"):
                french = pgettext(context, heading) if context else gettext(heading)
            feminine = bool(re.match(r"(?:Fin|\w*(?:e|ion|té)s?)\b", french)) and not french.startswith(MASCULINE)
            label = re.search(r'\{% translate "None"( context "feminine")? %\}', cell)
            if label and bool(label[1]) is not feminine:
                wrong.append((path.name, french))
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_labels_are_those_of_the_glossary(language: str) -> None:
    terms: dict[str, str] = defaultdict(str)
    for row in glossary():
        terms[row[0]] = row[LANGUAGES.index(language)].removesuffix(" (blank)").split(",")[0]
    with override(language):
        assert [gettext(label).casefold() for label in LABELS] == [
            terms[f"{label.casefold()} (blank)"] for label in LABELS
        ]


def test_the_admin_shows_the_label_of_the_portal() -> None:
    holders = list(admin.site._registry.values())
    inlines = [inline(each.model, admin.site) for each in holders for inline in each.inlines]
    with override("en"):
        assert {str(each.get_empty_value_display()) for each in (*holders, *inlines)} == {"Not set"}
