"""REST API: reading, writing, tables, problem details and the OpenAPI description."""
