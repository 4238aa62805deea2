"""Which addresses of the network belong to the public, so that a server on somebody's behalf may connect to them.

Whoever enters a webhook chooses where this machine connects to. It stands inside a network that trusts it, so every
address is refused that is not plainly one of the internet's (OWASP on server-side request forgery; the registries of
RFC 6890). Python's own ``is_global`` is not enough: it takes 64:ff9b::7f00:1, fec0::1 and 224.0.0.1 for global.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

type Address = IPv4Address | IPv6Address

# All that IANA has given out as global unicast.
GLOBAL_UNICAST = IPv6Network("2000::/3")
# A translator reaches the IPv4 address in the last 32 bits (RFC 6052); what that is decides.
TRANSLATED = IPv6Network("64:ff9b::/96")
# Tunnels that end at an IPv4 address which the sender chooses, out of use: Teredo, 6to4.
TUNNELS = (IPv6Network("2001::/32"), IPv6Network("2002::/16"))
# Global by the registry, and yet not the public's: the agent of Azure's host, relays of 6to4.
NOT_FOR_US = (IPv4Network("168.63.129.16/32"), IPv4Network("192.88.99.0/24"))
# An interface that stands for an IPv4 address behind the same router (ISATAP, RFC 5214).
ISATAP = (0x00005EFE, 0x02005EFE)


def is_public(address: Address) -> bool:
    """Whether ``address`` is one of the internet's, in whichever way it is written."""
    if isinstance(address, IPv4Address):
        return _is_public_4(address)
    if address.scope_id is not None:
        return False
    if address.ipv4_mapped is not None:
        return _is_public_4(address.ipv4_mapped)
    if address in TRANSLATED:
        return _is_public_4(IPv4Address(int(address) & 0xFFFFFFFF))
    if any(address in tunnel for tunnel in TUNNELS) or int(address) >> 32 & 0xFFFFFFFF in ISATAP:
        return False
    return address in GLOBAL_UNICAST and address.is_global and not address.is_multicast


def _is_public_4(address: IPv4Address) -> bool:
    special = address.is_multicast or address.is_reserved or any(address in network for network in NOT_FOR_US)
    return address.is_global and not special
