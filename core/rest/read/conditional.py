"""The entity tag of what Python writes: it is made of the bytes of the answer, and is known again with 304."""

from copy import copy
from typing import Any

from django.middleware.http import ConditionalGetMiddleware
from django.utils.decorators import decorator_from_middleware


class TaggedByContent(ConditionalGetMiddleware):
    """As Django's own, for HEAD too: a view of the API writes the same answer to it, and the server drops the body."""

    def process_response(self, request: Any, response: Any) -> Any:
        if request.method == "HEAD":
            request = copy(request)
            request.method = "GET"
        return super().process_response(request, response)


tagged_by_content = decorator_from_middleware(TaggedByContent)
