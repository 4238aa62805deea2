"""Comparison of a modification under article 9(b) with the text that it changes."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from commitments.enums import ChangeKind
from commitments.models import JointDecision, ProvisionChange, ProvisionText, TextVersion
from commitments.rules.text_diff import ProvisionPair, compare_versions
from core.text.multilingual_text import LANGUAGES, DisplayedText

type Readings = Mapping[str, tuple[str, str]]
"""Heading and text of a provision, by language."""


@dataclass(frozen=True, slots=True)
class ProvisionDiff:
    """Word-by-word diff of one provision; ``after`` is the code of the provision before an inserted one."""

    row: ProvisionPair
    kind: ChangeKind
    after: str


def compared(decision: JointDecision, language: str) -> list[ProvisionDiff]:
    """Return the diff of each change in the order of the text, in ``language`` if its new text is given in it.

    The base is the version before the one that the decision created or, until the decision is taken, the last version.
    """
    changes = list(decision.provision_changes.select_related("provision").order_by("provision__order", "pk"))
    standing = readings(changed_version(decision), [change.provision_id for change in changes])
    return [_compared(change, standing.get(change.provision_id, {}), language) for change in changes]


def changed_version(decision: JointDecision) -> TextVersion | None:
    """Return the version of the text that the decision changes."""
    versions = TextVersion.objects.filter(instrument=decision.instrument_id).order_by("number")
    brought = versions.filter(decision=decision).first()
    return (versions if brought is None else versions.filter(number__lt=brought.number)).last()


def readings(version: TextVersion | None, provisions: list[int]) -> Mapping[int, Readings]:
    """Return heading and text of the ``provisions`` in ``version``, by primary key and language."""
    said: dict[int, dict[str, tuple[str, str]]] = defaultdict(dict)
    texts = ProvisionText.objects.filter(language_version__version=version, provision__in=provisions)
    for text in texts.select_related("language_version"):
        said[text.provision_id][text.language_version.language] = (text.heading, text.text)
    return said


def reading_in(said: Readings, language: str) -> DisplayedText | None:
    """Return the provision in ``language``, or else in the first language recorded."""
    for candidate in (language, *LANGUAGES):
        if candidate in said:
            return DisplayedText("\n".join(filter(None, said[candidate])), candidate)
    return None


def _compared(change: ProvisionChange, said: Readings, language: str) -> ProvisionDiff:
    kind = ChangeKind(change.kind)
    if kind is ChangeKind.REMOVE:
        before, after = reading_in(said, language), None
    else:
        written, in_language = change.text.reading(language)
        heading = getattr(change, f"heading_{in_language}")
        if kind is ChangeKind.INSERT:
            before = None
        else:
            before = reading_in(said, in_language)
            heading = heading or said.get(in_language, ("", ""))[0]
        after = DisplayedText("\n".join(filter(None, (heading, written))), in_language)
    code = change.new_code or change.provision.code
    old = {code: before} if before else {}
    new = {code: after} if after else {}
    rows = compare_versions(old, new, [code])
    # A provision with no text in any language can only be removed, and has no text to show.
    row = rows[0] if rows else compare_versions({code: DisplayedText("", language)}, {}, [code])[0]
    return ProvisionDiff(row, kind, change.provision.code if kind is ChangeKind.INSERT else "")
