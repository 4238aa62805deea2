"""Storage URL from the environment, converted to an entry of STORAGES. This module must not import Django."""

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

KNOWN = frozenset({"endpoint", "region", "style"})


def storage_at(address: str, *, access_key: str = "", secret_key: str = "") -> dict[str, Any]:
    """Return the STORAGES entry for ``file:///srv/files`` or ``s3://bucket/prefix?endpoint=https://...&region=...``.

    Without keys, boto3 uses those of the machine's role. Raises ValueError for any other URL.
    """
    split = urlsplit(address)
    if split.scheme == "file" and split.netloc in {"", "localhost"} and split.path.startswith("/") and not split.query:
        location = {"location": unquote(split.path), "base_url": None}
        return {"BACKEND": "core.files.storage.disk.DurableStorage", "OPTIONS": location}
    parameters = parse_qs(split.query, strict_parsing=True) if split.query else {}
    if split.scheme != "s3" or not split.netloc or split.username or parameters.keys() - KNOWN:
        msg = "FILES_URL is no address such as file:///srv/files or s3://bucket?endpoint=https://s3.example&region=x."
        raise ValueError(msg)
    options: dict[str, Any] = {
        "bucket_name": split.netloc,
        "location": split.path.strip("/"),
        "endpoint_url": parameters.get("endpoint", [None])[0],
        "region_name": parameters.get("region", [None])[0],
        # On-premises services address buckets by path; bucket names are not host names there.
        "addressing_style": parameters.get("style", ["path" if "endpoint" in parameters else "auto"])[0],
        # Names are unique: no file overwrites another.
        "file_overwrite": False,
        "default_acl": None,
        "querystring_auth": True,
        "signature_version": "s3v4",
    }
    if access_key or secret_key:
        options |= {"access_key": access_key, "secret_key": secret_key}
    return {"BACKEND": "core.files.storage.object_store.ServiceStorage", "OPTIONS": options}
