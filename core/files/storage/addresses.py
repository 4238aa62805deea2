"""The address of a store, as the environment gives it, in the words of Django's settings. No Django is read here."""

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

KNOWN = frozenset({"endpoint", "region", "style"})


def storage_at(address: str, *, access_key: str = "", secret_key: str = "") -> dict[str, Any]:
    """An entry of STORAGES for ``file:///srv/files`` or ``s3://bucket/prefix?endpoint=https://...&region=...``.

    Without keys, those of the machine's role count, as boto3 finds them. Raises ValueError for any other address.
    """
    split = urlsplit(address)
    if split.scheme == "file" and split.netloc in {"", "localhost"} and split.path.startswith("/") and not split.query:
        location = {"location": unquote(split.path), "base_url": None}
        return {"BACKEND": "core.files.storage.disk.DurableStorage", "OPTIONS": location}
    asked = parse_qs(split.query, strict_parsing=True) if split.query else {}
    if split.scheme != "s3" or not split.netloc or split.username or asked.keys() - KNOWN:
        msg = "FILES_URL is no address such as file:///srv/files or s3://bucket?endpoint=https://s3.example&region=x."
        raise ValueError(msg)
    options: dict[str, Any] = {
        "bucket_name": split.netloc,
        "location": split.path.strip("/"),
        "endpoint_url": asked.get("endpoint", [None])[0],
        "region_name": asked.get("region", [None])[0],
        # Services on premises know their buckets by path; their names are no hosts there.
        "addressing_style": asked.get("style", ["path" if "endpoint" in asked else "auto"])[0],
        # A name is given once: two files never take the place of one another.
        "file_overwrite": False,
        "default_acl": None,
        "querystring_auth": True,
        "signature_version": "s3v4",
    }
    if access_key or secret_key:
        options |= {"access_key": access_key, "secret_key": secret_key}
    return {"BACKEND": "core.files.storage.object_store.ServiceStorage", "OPTIONS": options}
