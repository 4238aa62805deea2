"""Any byte, row or line of an export that was changed, taken out, moved or added is named, by the script alone."""

import ast
import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, strategies as st

from audit import verify_history as script
from audit.verify_history import NOTHING, Verifier, line_of

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw()
# How many rows each seal is over; the last two tell of the erasures of the second and the third.
SEALS = (1, 3, 3)
ERASED, EMPTIED = 2, 3
# What is left of the second: the copy that was put in its place.
LEFT, SALT = '{"名": "[2]"}', bytes(16)


def told_at(position: int) -> tuple[str, str]:
    """The table of the row at ``position``, and what was sealed of it."""
    erasures = {
        6: {
            "table": "contacts_officialevent",
            "row": 10 * ERASED,
            "digest": rf"\x{script.digest_of_row(SALT, LEFT).hex()}",
        },
        # As releases wrote it that kept nothing of such a row.
        7: {"table": "contacts_officialevent", "row": 10 * EMPTIED},
    }
    if position in erasures:
        return "history_erasure", json.dumps(erasures[position])
    table = "contacts_officialevent" if position in {ERASED, EMPTIED} else "commitments_commitmentevent"
    return table, json.dumps({"名": position}, ensure_ascii=False)


@cache
def export() -> tuple[bytes, ...]:
    """A small history of our own making, with Japanese in it, two erased rows, three seals and two heads."""
    lines = [script.FIRST_LINE]
    position, link, previous = 0, NOTHING, NOTHING
    for number, size in enumerate(SEALS, start=1):
        first = position + 1
        for position in range(first, first + size):
            (table, content), salt = told_at(position), bytes([position]) * 16
            digest = script.digest_of_row(salt, content)
            link = script.link_of(link, table, position * 10, digest)
            row = {"position": position, "table": table, "row": position * 10, "salt": salt.hex(), "content": content}
            if position == ERASED:
                row |= {"salt": SALT.hex(), "content": LEFT}
            if position == EMPTIED:
                row |= {"salt": None, "content": None}
            lines.append(line_of("row", row | {"digest": digest.hex(), "link": link.hex()}))
        seal = {"number": number, "first": first, "last": position, "link": link.hex(), "previous": previous.hex()}
        seal |= {"sealed_at": f"2026-11-{number:02}T00:00:00.000000Z"}
        previous = script.digest_of_seal(seal)
        lines.append(line_of("seal", seal | {"digest": previous.hex()}))
        if number > 1:
            statement = json.dumps(
                {"day": f"2026-11-{number:02}", "seal": number, "rows": position, "digest": previous.hex()}
            )
            signature = KEY.sign(statement.encode()).hex()
            lines.append(line_of("head", {"statement": statement, "signature": signature, "key": PUBLIC.hex()}))
    lines.append(line_of("end", {"rows": position, "seals": len(SEALS), "heads": 2}))
    return tuple(lines)


def findings(lines: list[bytes], key: bytes | None = None) -> list[str]:
    verifier = Verifier(*[key] if key else [])
    verifier.read(lines)
    return verifier.findings


def test_what_nobody_touched_is_whole() -> None:
    assert findings(list(export()), PUBLIC) == []


@given(st.data())
def test_a_changed_byte_is_named(data: st.DataObject) -> None:
    whole = bytearray(b"".join(export()))
    place = data.draw(st.integers(0, len(whole) - 1))
    whole[place] ^= data.draw(st.integers(1, 255))
    assert findings(bytes(whole).splitlines(keepends=True))


@given(st.data())
def test_a_byte_that_is_gone_or_too_many_is_named(data: st.DataObject) -> None:
    whole = b"".join(export())
    place = data.draw(st.integers(0, len(whole) - 1))
    more = data.draw(st.binary(max_size=1))
    changed = whole[:place] + more + whole[place + (0 if more else 1) :]
    assert findings(changed.splitlines(keepends=True))


@pytest.mark.parametrize(("field", "digits"), [(b"salt", b"01 01"), (b"signature", b"A")])
def test_digits_that_are_written_otherwise_are_named(field: bytes, digits: bytes) -> None:
    plain = digits.replace(b" ", b"").lower()
    whole = b"".join(export())
    changed = re.sub(rb'("%s":"[0-9a-f]*?)%s' % (field, plain), rb"\g<1>" + digits, whole)
    assert changed != whole
    assert findings(changed.splitlines(keepends=True))


@given(st.data())
def test_a_line_that_is_missing_moved_or_repeated_is_named(data: st.DataObject) -> None:
    lines = list(export())
    place = data.draw(st.integers(0, len(lines) - 1))
    line = lines.pop(place)
    elsewhere = data.draw(st.none() | st.integers(0, len(lines)).filter(lambda other: other != place))
    if elsewhere is not None:
        lines.insert(elsewhere, line)
    assert findings(lines)


def row_at(position: int) -> tuple[int, dict[str, object]]:
    return next(
        (index, parsed["row"])
        for index, line in enumerate(export())
        if (parsed := json.loads(line)).get("row", {}).get("position") == position
    )


@pytest.mark.parametrize(
    ("column", "value", "named"),
    [
        ("content", '{"名": 44}', "commitments_commitmentevent 40 (position 4, line 6): its content, salt or digest"),
        ("row", 41, "commitments_commitmentevent 41 (position 4, line 6): does not follow"),
        ("table", "commitments_areaevent", "commitments_areaevent 40 (position 4, line 6): does not follow"),
    ],
)
def test_the_row_and_what_of_it_was_changed_are_named(column: str, value: object, named: str) -> None:
    index, row = row_at(4)
    lines = list(export())
    lines[index] = line_of("row", row | {column: value})
    (finding,) = findings(lines)
    assert finding.startswith(named)


def test_a_row_that_is_missing_is_named_by_its_position() -> None:
    index, _row = row_at(3)
    lines = [line for place, line in enumerate(export()) if place != index]
    assert "positions 3 to 3 before it are missing or were moved" in findings(lines)[0]


@pytest.mark.parametrize("position", [1, ERASED])
def test_content_that_went_without_an_erasure_that_took_it_is_named(position: int) -> None:
    index, row = row_at(position)
    lines = list(export())
    lines[index] = line_of("row", row | {"salt": None, "content": None})
    (finding,) = findings(lines)
    assert finding.endswith("its content is missing, and no erasure is on record that took all of it")


@pytest.mark.parametrize(("column", "value"), [("content", '{"名": "[3]"}'), ("salt", "01" * 16)])
def test_what_an_erasure_left_and_was_changed_is_named(column: str, value: str) -> None:
    index, row = row_at(ERASED)
    lines = list(export())
    lines[index] = line_of("row", row | {column: value})
    (finding,) = findings(lines)
    assert finding.startswith("contacts_officialevent 20 (position 2, line 4): its content or salt was changed")


def test_what_earlier_releases_emptied_is_told_as_compared_with_nothing() -> None:
    verifier = Verifier()
    verifier.read(export())
    assert verifier.summary.endswith(
        "signed up to position 7; 1 rows that an erasure emptied are compared with nothing"
    )


def test_a_chain_made_anew_with_another_key_is_named() -> None:
    assert findings(list(export()), bytes(32)) == [
        "Head of 2026-11-02 (line 8): signed with another key than those that are believed",
        "Head of 2026-11-03 (line 13): signed with another key than those that are believed",
    ]


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=200))
def test_signatures_are_read_as_the_library_reads_them(seed: bytes, message: bytes) -> None:
    key = Ed25519PrivateKey.from_private_bytes(seed)
    public, signature = key.public_key().public_bytes_raw(), key.sign(message)
    assert script.is_signed(public, signature, message)
    assert not script.is_signed(public, signature, message + b"!")
    assert not script.is_signed(public, signature[:-1] + bytes([signature[-1] ^ 1]), message)


def test_the_script_needs_the_standard_library_alone() -> None:
    tree = ast.parse(Path(script.__file__).read_text())
    imported = {
        name.partition(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [each.name for each in node.names])
    }
    assert imported <= sys.stdlib_module_names


def test_run_by_itself_it_names_what_is_wrong_and_fails(tmp_path: Path) -> None:
    file = tmp_path / "history.ndjson"
    file.write_bytes(b"".join(export()).replace('名\\": 4'.encode(), '名\\": 5'.encode()))
    done = subprocess.run(
        [sys.executable, "-I", script.__file__, file, "--key", PUBLIC.hex()],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "commitments_commitmentevent 40 (position 4, line 6)" in done.stdout
    assert "7 rows, 3 seals, 2 heads; signed up to position 7; 1 rows" in done.stdout


def test_rows_that_were_cut_off_at_the_end_are_named_where_a_later_head_is_expected(tmp_path: Path) -> None:
    """What is left is a whole chain. Of the two erased rows it lacks the erasures, which were cut off too."""
    lines = list(export())
    last = next(place for place, line in enumerate(lines) if b'"day\\": \\"2026-11-02' in line)
    later = json.loads(lines[-2])["head"]
    cut = [*lines[: last + 1], line_of("end", {"rows": 4, "seals": 2, "heads": 1})]
    assert [each for each in findings(cut, PUBLIC) if not each.startswith("contacts_officialevent ")] == []
    file, head = tmp_path / "history.ndjson", tmp_path / "head.json"
    file.write_bytes(b"".join(cut))
    for written in (later["statement"], json.dumps(later), lines[-2].decode()):
        head.write_text(written)
        asked = [sys.executable, "-I", script.__file__, str(file), f"--key={PUBLIC.hex()}", f"--expect-head={head}"]
        run = subprocess.run(asked, capture_output=True, text=True, check=False)
        assert run.returncode == 1
        assert run.stdout.startswith("Seal 3: is missing, and with it all after position 4: the head of 2026-11-03")
    head.write_text(json.dumps(later | {"signature": "00" * 64}))
    run = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert "the signature of the head does not fit" in run.stderr
