"""Base views of endpoints without records."""

from typing import Any, ClassVar

from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.decorators import method_decorator
from rest_framework.request import Request
from rest_framework.views import APIView

from core.rest.read.conditional import tagged_by_content
from core.rest.read.requests import activate_language, refuse_unknown_parameters


@method_decorator(tagged_by_content, name="dispatch")
class LocalizedView(APIView):
    """View that answers in the language of the request and rejects unknown parameters."""

    http_method_names = ["get", "head", "options"]
    known: ClassVar = {"lang"}

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        activate_language(request, every=False)
        super().initial(request, *args, **kwargs)
        refuse_unknown_parameters(request, self.known)


class PrivateCacheMixin(APIView):
    """View whose answers depend on the token, so that only the reader's own cache may store them."""

    vary: ClassVar[tuple[str, ...]] = ("Authorization",)

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        patch_vary_headers(response, self.vary)
        if request.auth is not None:
            patch_cache_control(response, private=True, no_cache=True)
        return response
