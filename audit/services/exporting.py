"""Export of the sealed history as lines that can be verified without the portal (``audit/verify_history.py``)."""

from collections.abc import Iterator

from audit.models import Head, Seal, SealedRow
from audit.services.sealer import seal_fields
from audit.verify_history import FIRST_LINE, line_of
from core.db.snapshots import one_snapshot


def lines() -> Iterator[bytes]:
    """Yield every sealed row in order, each seal after its rows, and each signed head after its seal."""
    with one_snapshot(read_only=True):
        seals = heads = rows = 0
        yield FIRST_LINE
        sealed = SealedRow.objects.order_by("position").iterator(chunk_size=2000)
        for seal in Seal.objects.order_by("number").prefetch_related("heads").iterator(chunk_size=500):
            for row in sealed:
                rows += 1
                yield line_of("row", _row_fields(row))
                if row.position >= seal.last:
                    break
            seals += 1
            yield line_of("seal", seal_fields(seal) | {"digest": bytes(seal.digest).hex()})
            for head in sorted(seal.heads.all(), key=lambda head: head.day):
                heads += 1
                yield line_of("head", _signed(head))
        # Rows without a following seal, if any.
        for row in sealed:
            rows += 1
            yield line_of("row", _row_fields(row))
        yield line_of("end", {"rows": rows, "seals": seals, "heads": heads})


def _row_fields(row: SealedRow) -> dict[str, int | str | None]:
    return {
        "position": row.position,
        "table": row.table,
        "row": row.row,
        "salt": None if row.salt is None else bytes(row.salt).hex(),
        "content": row.content,
        "digest": bytes(row.digest).hex(),
        "link": bytes(row.link).hex(),
    }


def _signed(head: Head) -> dict[str, str]:
    return {
        "statement": head.statement,
        "signature": bytes(head.signature).hex(),
        "key": bytes(head.key).hex(),
    }
