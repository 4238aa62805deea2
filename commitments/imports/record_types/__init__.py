"""Record types of the import."""

from commitments.imports.record_types.activities import ACTIVITIES
from commitments.imports.record_types.area_records import INFORMATION, POSITIONS, PROGRAMMES, STANDARDS
from commitments.imports.record_types.base import ImportRecordType, WriteContext
from commitments.imports.record_types.commitments import COMMITMENTS
from commitments.imports.record_types.evidence import EVIDENCE
from commitments.imports.record_types.milestones import MILESTONES
from commitments.imports.record_types.reports import REPORTS

KINDS: dict[str, ImportRecordType] = {
    kind.name: kind
    for kind in (COMMITMENTS, MILESTONES, REPORTS, EVIDENCE, ACTIVITIES, PROGRAMMES, STANDARDS, POSITIONS, INFORMATION)
}
