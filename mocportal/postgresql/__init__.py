"""Django's PostgreSQL, with a check of kept connections that asks the system and not the database."""
