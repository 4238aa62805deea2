"""Formula prefixes, by which spreadsheets recognise a formula."""

# OWASP, CSV Injection; also in full width.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
