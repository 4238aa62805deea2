"""Record types of the import."""

from commitments.imports.kinds.activities import ACTIVITIES
from commitments.imports.kinds.base import Kind, Writing
from commitments.imports.kinds.commitments import COMMITMENTS
from commitments.imports.kinds.evidence import EVIDENCE
from commitments.imports.kinds.milestones import MILESTONES
from commitments.imports.kinds.reports import REPORTS

KINDS: dict[str, Kind] = {kind.name: kind for kind in (COMMITMENTS, MILESTONES, REPORTS, EVIDENCE, ACTIVITIES)}

__all__ = ["ACTIVITIES", "COMMITMENTS", "EVIDENCE", "KINDS", "MILESTONES", "REPORTS", "Kind", "Writing"]
