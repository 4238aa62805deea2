"""Two ministries and people of each role."""

from tests.fixtures.ministries import ministries, moc, own, sign_in

__all__ = ["ministries", "moc", "own", "sign_in"]
