"""The site: settings, URLs, wiring, home page, search page, operation and local run."""
