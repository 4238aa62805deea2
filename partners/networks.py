"""Networks from which a partner system may ask: ranges of IPv4 and IPv6 addresses in PostgreSQL's own type."""

from collections.abc import Iterable
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

type Address = IPv4Address | IPv6Address

# The longest way to write one: eight groups of four digits, and the length of the prefix.
LONGEST_NETWORK = 43


class NetworkField(models.CharField):  # type: ignore[type-arg]  # It reads and writes text, as its base does.
    """A network such as ``192.0.2.0/24``; the column's type refuses whatever is none, by whatever path it comes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", LONGEST_NETWORK)
        super().__init__(*args, **kwargs)

    def db_type(self, connection: Any) -> str:
        return "cidr"

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> str | None:
        return None if value is None else str(value)

    def to_python(self, value: Any) -> str | None:
        """The network as it is usually written. Raises ValidationError for what is none."""
        if value is None:
            return None
        try:
            return str(_network(str(value).strip()))
        except ValueError:
            raise ValidationError(
                _("“%(value)s” is not a network: write one such as 192.0.2.0/24 or 2001:db8::/32."),
                code="invalid-network",
                params={"value": value},
            ) from None


def is_within(address: str, networks: Iterable[str]) -> bool:
    """Whether ``address`` lies in one of ``networks``. What is no address lies in none."""
    try:
        asked = _plain(ip_address(address))
    except ValueError:
        return False
    return any(asked in _network(network) for network in networks)


def _plain(address: Address) -> Address:
    """The IPv4 address inside an IPv6 one: a server that listens on both writes the first as the second."""
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address


@lru_cache(maxsize=1024)
def _network(text: str) -> IPv4Network | IPv6Network:
    """Read once for each network, since every request of a client asks."""
    return ip_network(text)
