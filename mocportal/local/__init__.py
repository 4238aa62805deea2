"""What `make run` and `make test` need on one machine: embedded servers and the supervisor over all processes.

Nothing here imports Django: this code runs before there is a database, and the portal never imports it. A
deployment brings its own database, broker and process manager, and leaves this package unused.
"""
