"""The package ``core`` names nothing of the MOC: neither in an identifier nor in a text that the program uses."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

CORE = Path(__file__).parents[2] / "core"
TERMS = re.compile(
    r"participant|dialogue|co-?_?chair|concur(?!rent)|discontinu|commitment|milestone|agenda|memorandum|invitee"
    r"|ministr(?:y|ies)|consultation|contact.?point|\bmoc\b|moc_|meti\b|mofa\b|nrcan\b|\bised\b",
    re.IGNORECASE,
)
# By module, the texts that stay for the reason beside them.
ALLOWED = {
    "admin/visibility.py": ("participant_id",),  # The group of an account, as the model of accounts names it.
    "forms/page_forms.py": ("participant_id",),  # The same.
    "rest/read/plans.py": ("participant_id",),  # The same.
    "feed/api/entries.py": ("participant", "The Participant that made the change."),  # A field of the API.
    "operation_costs.py": ("AGENDA", "agenda", "agendas"),  # A kind of operation in budgets, metrics and refusals.
    "refusals/rules.py": ("no article of the MOC",),  # Shown in the place where other refusals cite an article.
    "rest/problems/views.py": ("The article of the MOC",),  # The same.
    "rest/problems/problem_types.py": (
        "the Participant",
        "of the ministry",
        "/api/v1/commitments/MOC-",
    ),  # For readers.
    "rest/endpoints/write_views.py": ("of the Participant that owns the record",),  # For readers.
    "rest/read/credentials.py": ("of its ministry",),  # For readers.
    # Prefixes of names in the database and in tokens; another one would be a migration.
    "rest/schema/credentials.py": ("moc_<prefix>",),
    "search/indexes.py": ("moc_folded", "moc_grams"),
    "search/search_plan.py": ("moc_folded", "moc_grams", "moc_sought"),
    "search/search_query.py": ("moc_folded",),
}


def texts(path: Path) -> Iterator[str]:
    """Yield each identifier and each string of a module, without docstrings."""
    tree = ast.parse(path.read_text())
    said = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)) if id(node) not in said:
                yield text
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name) | ast.alias(name=name):
                yield name
            case ast.keyword(arg=str(name)):
                yield name
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                yield name
    yield path.stem


def test_core_contains_no_term_of_the_moc() -> None:
    found = [
        f"{path.relative_to(CORE)}: {text[:100]}"
        for path in sorted(CORE.rglob("*.py"))
        for text in texts(path)
        if TERMS.search(text) and not any(allowed in text for allowed in ALLOWED.get(str(path.relative_to(CORE)), ()))
    ]
    assert found == []


def test_a_term_is_found_in_names_and_texts_but_not_in_docstrings(tmp_path: Path) -> None:
    module = tmp_path / "concurrence.py"
    module.write_text('"""A commitment."""\ndef of(agenda):\n    return f"{agenda} of the Dialogue", cochair\n')
    found = {text for text in texts(module) if TERMS.search(text)}
    assert found == {"agenda", " of the Dialogue", "cochair", "concurrence"}
