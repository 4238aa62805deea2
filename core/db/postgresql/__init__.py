"""Django's PostgreSQL, with a check of kept connections that asks the system and not the database."""

# By which the database knows the portal's own sessions from those of somebody who uses its role by hand.
APPLICATION_NAME = "mocportal"
