"""Files with a service that speaks S3, of which the portal alone has the keys."""

from typing import NoReturn

from storages.backends.s3 import S3Storage  # type: ignore[import-untyped]  # It has none.


class ServiceStorage(S3Storage):  # type: ignore[misc]  # django-storages has no types.
    """A bucket of which no file has an address of the web: whoever may see a record has its file from the portal."""

    def url(self, *_args: object, **_kwargs: object) -> NoReturn:
        raise NotImplementedError
