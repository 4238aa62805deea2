"""Refusals: base classes, rules, and messages for constraints."""
