"""Mailbox page for the mail caught by a local run; a deployment has no route to it."""
