"""System checks of deployment mistakes, each with its own number.

``manage.py check --deploy --database default`` runs them all; docs/operations.md has the remedy for each.
"""

from mocportal.operations.checks import clocks, database, environment, files
