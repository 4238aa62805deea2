"""Database: multilingual columns, constraints, triggers, migration operations, PostgreSQL backend."""
