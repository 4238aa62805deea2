"""The environment that the portal's own settings read, for the embedded servers."""

from mocportal.local import postgresql, secret_files, valkey
from mocportal.local.places import Places


def local(places: Places) -> dict[str, str]:
    """Return the variables of mocportal/settings.py for the local portal; both servers must have been started once."""
    return {
        "DJANGO_SETTINGS_MODULE": "mocportal.settings",
        "MOC_LOCAL": "1",
        "VAR_DIR": str(places.var),
        "DATABASE_URL": postgresql.url(places),
        "REDIS_URL": valkey.url(places),
        "SECRET_KEY": secret_files.read_or_make(places.var / "secret_key"),
    }
