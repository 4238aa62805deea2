"""S3 object store whose keys only the portal has."""

from typing import NoReturn

from storages.backends.s3 import S3Storage  # type: ignore[import-untyped]  # It has none.


class ServiceStorage(S3Storage):  # type: ignore[misc]  # django-storages has no types.
    """S3 storage without public URLs: files are downloaded through the portal only."""

    def url(self, *_args: object, **_kwargs: object) -> NoReturn:
        raise NotImplementedError
