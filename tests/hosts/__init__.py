"""The portal on hosts of its own, each a network namespace: ``make hosts`` kills and unplugs one after the other."""
