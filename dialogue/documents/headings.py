"""Heading levels without a gap, as PDF/UA and screen readers require."""

from collections.abc import Iterable, Iterator

from dialogue.documents.agenda import Annotation


def levels(annotations: Iterable[Annotation]) -> Iterator[tuple[int, Annotation]]:
    """Yield each annotation with its heading level below "Part II", which is 1: items 2, sub-items 3.

    A sub-item whose item has no annotation moves up, since no level may be skipped.
    """
    annotations = tuple(annotations)
    top = min((annotation.level for annotation in annotations), default=1)
    level = 1
    for annotation in annotations:
        level = min(annotation.level - top + 2, level + 1)
        yield level, annotation
