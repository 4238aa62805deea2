"""Lines of templates have at most 160 characters, so that a change of one is readable in a review."""

from mocportal.local.state import PROJECT

LONGEST = 160
# The number of longer lines: inline text in which a line break would show as a space. It may only fall.
LIMIT = 378


def test_few_lines_of_templates_are_long() -> None:
    found = [
        f"{path.relative_to(PROJECT)}:{number}"
        for path in sorted((PROJECT / "templates").rglob("*.html"))
        # The bytes of documents are stored with a checksum, and a mail has no style sheet.
        if not {"documents", "mail"} & set(path.parts)
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if len(line) > LONGEST
    ]
    assert 0 < len(found) <= LIMIT, "\n".join(found)
