"""Agenda compiler: pure functions from the register, read at an instant, to items and reasons."""
