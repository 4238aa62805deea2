"""Local servers and supervisor for `make run` and `make test` on one machine.

Nothing here imports Django: this code runs before there is a database, and the portal never imports it. A deployment
has its own database, broker and process manager, and does not use this package.
"""
