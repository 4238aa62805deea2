"""Which addresses are the public's: every registry of special ones, in each way to write them."""

from ipaddress import ip_address

import pytest

from partners.rules.addresses import is_public

PUBLIC = [
    "8.8.8.8",
    "203.0.114.1",
    "100.128.0.1",
    "172.32.0.1",
    "192.0.1.1",
    "2606:4700:4700::1111",
    "2001:4860:4860::8888",
    "::ffff:8.8.8.8",
    # Where a network has IPv6 alone, this is how it reaches 8.8.8.8.
    "64:ff9b::808:808",
]

INSIDE = {
    "this host": ["0.0.0.1", "0.1.2.3", "::"],
    "loopback": ["127.0.0.1", "127.255.255.254", "::1"],
    "private": ["10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.0.1"],
    "link-local": ["169.254.0.1", "fe80::1", "fe80::1%1"],
    "cloud metadata": ["169.254.169.254", "fd00:ec2::254", "100.100.100.200", "168.63.129.16", "192.0.0.192"],
    "shared by providers": ["100.64.0.1", "100.127.255.255"],
    "unique local": ["fc00::1", "fd12:3456::1"],
    "site-local": ["fec0::1"],
    "multicast": ["224.0.0.1", "239.255.255.250", "ff02::1", "ff0e::1"],
    "reserved": ["240.0.0.1", "255.255.255.255", "5f00::1", "4000::1"],
    "for documents and measurements": [
        "192.0.2.1",
        "198.51.100.1",
        "203.0.113.1",
        "198.18.0.1",
        "2001:db8::1",
        "3fff::1",
    ],
    "protocols": ["192.0.0.1", "192.88.99.1", "100::1"],
    "IPv4 in IPv6": ["::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "::ffff:0:7f00:1"],
    "translated": ["64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b::a00:1", "64:ff9b:1::808:808"],
    "tunnels": ["2002:7f00:1::", "2002:808:808::1", "2001:0:7f00:1::", "2001:470:1::5efe:7f00:1"],
}


@pytest.mark.parametrize("text", PUBLIC)
def test_public(text: str) -> None:
    assert is_public(ip_address(text))


@pytest.mark.parametrize(("why", "text"), [(why, text) for why, texts in INSIDE.items() for text in texts])
def test_not_public(why: str, text: str) -> None:
    assert not is_public(ip_address(text)), why
