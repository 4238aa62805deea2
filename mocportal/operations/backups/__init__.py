"""Backups of all portal data, and restoring them: ``manage.py backup`` and ``manage.py restore``.

A backup is a directory: the database in pg_dump's format, the stored files as one archive, and a manifest of the
expected contents. docs/decisions/0028 has the reasons.
"""
