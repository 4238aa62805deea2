"""Allowed networks of a partner system: IPv4 and IPv6 ranges in PostgreSQL's own type."""

from collections.abc import Iterable
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

type Address = IPv4Address | IPv6Address

# The longest notation: eight groups of four digits, and the prefix length.
LONGEST_NETWORK = 43


class NetworkField(models.CharField):  # type: ignore[type-arg]  # It reads and writes text, as its base does.
    """Network field such as ``192.0.2.0/24``; the column type ``cidr`` rejects invalid values."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", LONGEST_NETWORK)
        super().__init__(*args, **kwargs)

    def db_type(self, connection: Any) -> str:
        return "cidr"

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> str | None:
        return None if value is None else str(value)

    def to_python(self, value: Any) -> str | None:
        """Return the network in its usual notation. Raise ValidationError if it is invalid."""
        if value is None:
            return None
        try:
            return str(_network(str(value).strip()))
        except ValueError:
            raise ValidationError(
                _("“%(value)s” is not a network. Use the format 192.0.2.0/24 or 2001:db8::/32."),
                code="invalid-network",
                params={"value": value},
            ) from None


def is_within(address: str, networks: Iterable[str]) -> bool:
    """Return whether ``address`` is in one of ``networks``; False for an invalid address."""
    try:
        plain_address = _plain(ip_address(address))
    except ValueError:
        return False
    return any(plain_address in _network(network) for network in networks)


def _plain(address: Address) -> Address:
    """Return the IPv4 address of an IPv4-mapped IPv6 one, as dual-stack servers report it."""
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address


@lru_cache(maxsize=1024)
def _network(text: str) -> IPv4Network | IPv6Network:
    """Return the parsed network, cached because every request of a client checks it."""
    return ip_network(text)
