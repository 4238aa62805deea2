"""Verifier of an export of the portal's history, with Python 3.11 only: no package, no network, no portal.

    python3 verify_history.py history.ndjson --key 9f2c... --expect-head head.json

The key is the portal's public key in hexadecimal, from a source other than the export: the mail to each contact point,
or the portal's page of signed heads. Without it the signatures are verified with the export's own key, which shows that
it was not changed since it was written, but not by whom it was written. ``--key`` may be repeated if the portal has
changed its key.

A file for ``--expect-head`` has one head per line: the statement of such a mail, or a head of an export. The export
must contain its seal. Without it, removal of rows and seals at the end is not detected.

Each changed, missing, moved or added row is reported on a line; the exit status is then 1. docs/audit.md specifies the
hashed and signed bytes.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

FORMAT = "mocportal-history-1"
# Previous link of the first row and of the first seal.
NOTHING = bytes(32)
ERASURES = "history_erasure"
# History tables with personal data, the only ones subject to erasure.
ERASABLE = frozenset(
    {
        *("contacts_officialevent", "contacts_contactpointofficerevent", "contacts_userevent"),
        *("contacts_stakeholderevent", "contacts_messageevent", "accounts_passkeyevent", "accounts_identityevent"),
        *("partners_tokenevent", "partners_calendartokenevent"),
    }
)
FIELDS = {
    "row": ("position", "table", "row", "salt", "content", "digest", "link"),
    "seal": ("number", "first", "last", "link", "previous", "sealed_at", "digest"),
    "head": ("statement", "signature", "key"),
    "end": ("rows", "seals", "heads"),
}


def digest_of_row(salt: bytes, content: str) -> bytes:
    return hashlib.sha256(salt + content.encode()).digest()


def link_of(previous: bytes, table: str, row: int, digest: bytes) -> bytes:
    return hashlib.sha256(previous + f"{table}\n{row}\n".encode() + digest).digest()


def digest_of_seal(seal: dict[str, Any]) -> bytes:
    text = "".join(f"{seal[part]}\n" for part in ("number", "first", "last", "link", "previous", "sealed_at"))
    return hashlib.sha256(text.encode()).digest()


def moment(at: datetime) -> str:
    """Return a datetime in its hashed form: in UTC, with six digits of the second."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def line_of(kind: str, values: Any) -> bytes:
    """Return a line of an export, byte for byte."""
    return json.dumps({kind: values}, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


FIRST_LINE = line_of("format", FORMAT)


def bytes_of(text: str) -> bytes:
    """Return the bytes of hexadecimal digits as the portal writes them.

    Raises ValueError for capital letters and white space, which ``bytes.fromhex`` accepts.
    """
    found = bytes.fromhex(text)
    if found.hex() != text:
        raise ValueError
    return found


class Verifier:
    """Verifier of the lines of an export in order, which reports each fault with its position."""

    def __init__(self, *keys: bytes, expected: Iterable[str] = ()) -> None:
        """Trust only ``keys``, if any are given; require the seals of the statements ``expected``."""
        self.keys = keys
        self.findings: list[str] = []
        self.counts = dict.fromkeys(("rows", "seals", "heads"), 0)
        # Last signed position.
        self.signed = 0
        self._lines = self._position = 0
        self._link = NOTHING
        self._day = ""
        self._seal: dict[str, Any] = {"number": 0, "last": 0, "digest": NOTHING.hex()}
        # Rows emptied by erasures from before digests existed, which cannot be compared.
        self.emptied = 0
        # Rows whose content does not match their digest: name, and digest of the content.
        self._others: dict[tuple[str, int], tuple[str, bytes | None]] = {}
        # Erased rows: the number of the last erasure, and its content.
        self._erasures: dict[tuple[str, int], tuple[int, dict[str, Any]]] = {}
        self._ended = False
        self._expected = [json.loads(statement) for statement in expected]

    @property
    def summary(self) -> str:
        """Return the counts of verified rows, the last signed position, and the rows skipped because erased."""
        counts = ", ".join(f"{number} {what}" for what, number in self.counts.items())
        emptied = f"; {self.emptied} rows that an erasure emptied are compared with nothing" if self.emptied else ""
        return f"{counts}; signed up to position {self.signed}{emptied}"

    def read(self, lines: Iterable[bytes]) -> None:
        for line in lines:
            self._feed(line)
        if not self._ended:
            self.findings.append(f"The end is missing: all after position {self._position} was cut off")
        for head in self._expected:
            if head["seal"] > self._seal["number"]:
                self.findings.append(
                    f"Seal {head['seal']}: is missing, and with it all after position {self._seal['last']}:"
                    f" the head of {head['day']} that was expected goes up to position {head['rows']}"
                )
        for row, (name, digest) in self._others.items():
            erasure = self._erasures.get(row) if row[0] in ERASABLE else None
            self._compare(name, digest, erasure and erasure[1])

    def _compare(self, name: str, digest: bytes | None, erasure: dict[str, Any] | None) -> None:
        """Compare content that does not match its row's digest with the last erasure of the row."""
        if digest is None and erasure and "digest" not in erasure:
            self.emptied += 1
        elif digest is None:
            self.findings.append(f"{name}: its content is missing, and no erasure is on record that took all of it")
        elif not erasure or not erasure.get("digest"):
            self.findings.append(f"{name}: its content, salt or digest was changed: it is not what was sealed")
        elif erasure["digest"] != rf"\x{digest.hex()}":
            self.findings.append(f"{name}: its content or salt was changed: it is not what the last erasure left of it")

    def _feed(self, line: bytes) -> None:
        self._lines += 1
        where = f"line {self._lines}"
        if self._ended:
            self.findings.append(f"{where}: stands after the end and was added")
            return
        if self._lines == 1:
            if line == FIRST_LINE:
                return
            self.findings.append(f"{where}: the line that every export begins with is missing, changed or moved")
        try:
            ((kind, values),) = json.loads(line).items()
            if line != line_of(kind, values) or tuple(values) != FIELDS[kind]:
                raise ValueError  # noqa: TRY301  # One message for all invalid lines.
            getattr(self, f"_read_{kind}")(values, where)
        except (ValueError, TypeError, AttributeError, KeyError, RecursionError):
            near = f"after position {self._position}"
            self.findings.append(f"{where} ({near}): not a line as the portal writes it: it was changed or added")

    def _read_row(self, row: dict[str, Any], where: str) -> None:
        name = f"{row['table']} {row['row']} (position {row['position']}, {where})"
        digest, link = bytes_of(row["digest"]), bytes_of(row["link"])
        follows = link_of(self._link, row["table"], row["row"], digest) == link
        if row["position"] != self._position + 1:
            self.findings.append(self._out_of_order(row["position"], name))
        elif not follows:
            self.findings.append(f"{name}: does not follow from the row before it: table, key, digest or link changed")
        empty = row["content"] is None and row["salt"] is None
        actual = None if empty else digest_of_row(bytes_of(row["salt"]), row["content"])
        if actual != digest:
            self._others[row["table"], row["row"]] = name, actual
        elif row["table"] == ERASURES:
            content = json.loads(row["content"])
            of = content["table"], content["row"]
            if row["row"] > self._erasures.get(of, (0, {}))[0]:
                self._erasures[of] = row["row"], content
        self._position, self._link = row["position"], link
        self.counts["rows"] += 1

    def _out_of_order(self, position: int, name: str) -> str:
        if position > self._position + 1:
            return f"{name}: positions {self._position + 1} to {position - 1} before it are missing or were moved"
        return f"{name}: moved or added, since it stands after position {self._position}"

    def _read_seal(self, seal: dict[str, Any], where: str) -> None:
        name, before = f"Seal {seal['number']} ({where})", self._seal
        if digest_of_seal(seal).hex() != seal["digest"]:
            self.findings.append(f"{name}: one of its values was changed: they are not what was sealed")
        if seal["number"] != before["number"] + 1 or seal["first"] != before["last"] + 1:
            self.findings.append(f"{name}: does not follow seal {before['number']}: one is missing, moved or added")
        elif seal["previous"] != before["digest"]:
            self.findings.append(f"{name}: is not linked to seal {before['number']}: one of the two was changed")
        if seal["last"] != self._position or seal["link"] != self._link.hex():
            rows = f"positions {seal['first']} to {seal['last']}"
            self.findings.append(f"{name}: what stands before it is not what was sealed at {rows}")
        for head in self._expected:
            if head["seal"] == seal["number"] and head["digest"] != seal["digest"]:
                self.findings.append(f"{name}: is another seal than the head of {head['day']} that was expected names")
        self._seal = seal
        self.counts["seals"] += 1

    def _read_head(self, head: dict[str, Any], where: str) -> None:
        statement = json.loads(head["statement"])
        name = f"Head of {statement['day']} ({where})"
        key, signature = bytes_of(head["key"]), bytes_of(head["signature"])
        if self.keys and key not in self.keys:
            self.findings.append(f"{name}: signed with another key than those that are believed")
        if not is_signed(key, signature, head["statement"].encode()):
            self.findings.append(f"{name}: the signature does not fit: statement, signature or key was changed")
        elif (statement["seal"], statement["digest"]) != (self._seal["number"], self._seal["digest"]):
            self.findings.append(f"{name}: names seal {statement['seal']}, which is not the seal at this position")
        elif self._position != self._seal["last"] or statement["day"] <= self._day:
            self.findings.append(f"{name}: was moved or added, since its place is behind its seal and the day before")
        else:
            self.signed = self._position
        self._day = statement["day"]
        self.counts["heads"] += 1

    def _read_end(self, end: dict[str, Any], where: str) -> None:
        self._ended = True
        for what, counted in self.counts.items():
            if end[what] != counted:
                self.findings.append(f"The end ({where}): {end[what]} {what} were written and {counted} are here")
        if self._seal["last"] != self._position:
            self.findings.append(f"The end ({where}): no seal stands after position {self._seal['last']}")


def statements_of(lines: Iterable[str], keys: Collection[bytes] = ()) -> Iterator[str]:
    """Yield the statement of each head: a line is the statement itself, or also has a signature, which must be valid.

    Raise ValueError for a line that is no head, and for one not signed by one of ``keys`` if any are given.
    """
    for number, line in enumerate(filter(str.strip, lines), 1):
        try:
            row = json.loads(line)
            head = row.get("head", row)
            statement = head.get("statement", line)
            if not {"day", "seal", "rows", "digest"} <= json.loads(statement).keys():
                raise ValueError  # noqa: TRY301  # One message for all invalid heads.
            key, signature = (bytes.fromhex(head.get(part, "")) for part in ("key", "signature"))
        except (ValueError, TypeError, AttributeError) as error:
            raise ValueError(f"line {number} is no head: enter its statement as in the mail, on one line") from error
        if "statement" in head and (not is_signed(key, signature, statement.encode()) or (keys and key not in keys)):
            raise ValueError(f"line {number}: the signature of the head does not fit, or is of an unknown key")
        yield statement


# --- Ed25519 (RFC 8032, 5.1.7), verification alone, on whole numbers; nothing here is secret -----------------------
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
ROOT = pow(2, (P - 1) // 4, P)

# Point in extended coordinates: X, Y, Z and T = XY/Z.
Point = tuple[int, int, int, int]


def _point(encoded: bytes) -> Point:
    """Return the point encoded by 32 bytes. Raise ValueError for an invalid encoding."""
    number = int.from_bytes(encoded, "little")
    sign, y = number >> 255, number & (1 << 255) - 1
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if len(encoded) != len(NOTHING) or y >= P or (x * x - square) % P or (not x and sign):
        raise ValueError
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


def _sum(one: Point, other: Point) -> Point:
    a = (one[1] - one[0]) * (other[1] - other[0]) % P
    b = (one[1] + one[0]) * (other[1] + other[0]) % P
    c = 2 * one[3] * other[3] * D % P
    d = 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def _times(factor: int, point: Point) -> Point:
    result: Point = (0, 1, 1, 0)
    while factor:
        if factor & 1:
            result = _sum(result, point)
        point, factor = _sum(point, point), factor >> 1
    return result


BASE = _point(((4 * pow(5, -1, P)) % P).to_bytes(32, "little"))


def is_signed(key: bytes, signature: bytes, message: bytes) -> bool:
    """Return whether ``signature`` (64 bytes) of ``key`` (32 bytes) is valid for ``message``."""
    try:
        public, commitment = _point(key), _point(signature[:32])
    except ValueError:
        return False
    scalar = int.from_bytes(signature[32:], "little")
    if len(signature) != 2 * len(key) or scalar >= ORDER:
        return False
    challenge = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    left, right = _times(scalar, BASE), _sum(commitment, _times(challenge, public))
    return not ((left[0] * right[2] - right[0] * left[2]) % P or (left[1] * right[2] - right[1] * left[2]) % P)


def main() -> int:
    arguments = argparse.ArgumentParser(description="Check an export of the portal's history.")
    arguments.add_argument("export", type=Path)
    arguments.add_argument(
        "--key", type=bytes.fromhex, action="append", default=[], help="a public key of the portal in hexadecimal"
    )
    arguments.add_argument("--expect-head", type=Path, help="a file of heads that the export has to contain")
    given = arguments.parse_args()
    expected: list[str] = []
    if given.expect_head:
        try:
            expected = [*statements_of(given.expect_head.read_text("utf-8").splitlines(), given.key)]
        except ValueError as error:
            arguments.error(f"{given.expect_head}: {error}")
    verifier = Verifier(*given.key, expected=expected)
    with given.export.open("rb") as export:
        verifier.read(export)
    lines = [*verifier.findings, f"{verifier.summary}; {len(verifier.findings)} findings"]
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if verifier.findings else 0


if __name__ == "__main__":
    sys.exit(main())
