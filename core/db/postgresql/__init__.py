"""Database backend: Django's PostgreSQL backend with a connection check that needs no query."""

# Distinguishes the portal's own sessions from manual sessions with the same role.
APPLICATION_NAME = "mocportal"
