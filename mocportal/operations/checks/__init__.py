"""What a deployer can get wrong and would otherwise find out late: system checks, each with a number of its own.

``manage.py check --deploy --database default`` runs them all; docs/operations.md says what to do about each.
"""

from mocportal.operations.checks import clocks, database, environment, files

__all__ = ["clocks", "database", "environment", "files"]
