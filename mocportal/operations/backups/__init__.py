"""Backups of all that the portal keeps, and their way back: ``manage.py backup`` and ``manage.py restore``.

A backup is a directory: the database as pg_dump writes it, the stored files as one archive, and a manifest that says
what must be found when it is read again. docs/decisions/0028 says why.
"""
