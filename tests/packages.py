"""Packages of the product, from the lowest to the highest. Guard tests read all of them."""

PACKAGES = ("core", "moc", "contacts", "commitments", "dialogue", "partners", "audit", "accounts", "mocportal", "demo")
