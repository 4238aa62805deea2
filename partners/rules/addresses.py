"""Public IP address check, against server-side request forgery (OWASP).

The user who enters a webhook chooses where this machine connects to, inside a network that trusts it. Every address
that is not clearly public is rejected (registries of RFC 6890). Python's ``is_global`` is not enough: it accepts
64:ff9b::7f00:1, fec0::1 and 224.0.0.1.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

type Address = IPv4Address | IPv6Address

# All of IANA's allocation of global unicast.
GLOBAL_UNICAST = IPv6Network("2000::/3")
# A NAT64 translator reaches the IPv4 address in the last 32 bits (RFC 6052), so that address decides.
TRANSLATED = IPv6Network("64:ff9b::/96")
# Obsolete tunnels to an IPv4 address that the sender chooses: Teredo, 6to4.
TUNNELS = (IPv6Network("2001::/32"), IPv6Network("2002::/16"))
# Global by the registry but not public: the agent of Azure's host, relays of 6to4.
NOT_FOR_US = (IPv4Network("168.63.129.16/32"), IPv4Network("192.88.99.0/24"))
# Interface identifier of an IPv4 address behind the same router (ISATAP, RFC 5214).
ISATAP = (0x00005EFE, 0x02005EFE)


def is_public(address: Address) -> bool:
    """Return whether ``address`` is public, including IPv4 addresses embedded in IPv6."""
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
