"""Names that stored values were derived with: another name would make them unreadable, wherever the code moves."""

from accounts import encryption
from audit.services import signing
from core.feed.api import cursors
from mocportal.operations.backups import manifests
from partners.services.webhooks import secrets


def test_names_of_derived_keys_never_change() -> None:
    # Secrets of webhooks and authenticator apps, signed heads, cursors of partner systems and manifests of backups.
    assert {
        encryption.SEALING,
        encryption.SIGNING,
        signing.PURPOSE,
        cursors.PURPOSE,
        secrets.PURPOSE,
        manifests.SALT.encode(),
    } == {
        b"mocportal.accounts",
        b"mocportal.accounts.codes",
        b"mocportal.history.signing",
        b"mocportal.history.cursors",
        b"mocportal.partners.webhooks",
        b"mocportal.backups",
    }
