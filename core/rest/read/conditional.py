"""Entity tags of responses that Python writes, made from their bytes; a match returns 304."""

from copy import copy
from typing import Any

from django.middleware.http import ConditionalGetMiddleware
from django.utils.decorators import decorator_from_middleware


class TaggedByContent(ConditionalGetMiddleware):
    """Conditional GET as in Django, for HEAD too.

    An API view writes the same response to HEAD, and the server drops the body.
    """

    def process_response(self, request: Any, response: Any) -> Any:
        if request.method == "HEAD":
            request = copy(request)
            request.method = "GET"
        return super().process_response(request, response)


tagged_by_content = decorator_from_middleware(TaggedByContent)
