"""Participants, contact points, officials, users, and the outbox of email."""
