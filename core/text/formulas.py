"""Text that a spreadsheet would take for a formula."""

# What a formula begins with (OWASP, CSV Injection), in the width of Japanese letters too.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
