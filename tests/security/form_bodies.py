"""Form bodies that no browser sends."""

from urllib.parse import quote


def form_body(sent: dict[str, str]) -> str:
    """The body of a form; a lone surrogate as no browser sends it, but anybody can."""
    return "&".join(f"{quote(name)}={quote(value.encode('utf-8', 'surrogatepass'))}" for name, value in sent.items())
