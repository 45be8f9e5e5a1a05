"""Which addresses our own machine may be sent to (server-side request forgery).

An address is looked up once, every answer is judged, and the connection goes to the very address
that was judged: a name that answers differently a moment later leads nowhere else.
"""

import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

PORTS = {"https": 443, "http": 80}


class Unsafe(ValueError):
    """An address that is not called, and why."""


@dataclass(frozen=True, slots=True)
class Parts:
    """An address in the pieces that a connection needs."""

    scheme: str
    host: str
    port: int
    path: str


def parts_of(url: str, *, may_be_plain: bool) -> Parts:
    """Raises Unsafe for what is no address to be told at."""
    try:
        split = urlsplit(url)
        host, port = split.hostname or "", split.port
    except ValueError as error:
        raise Unsafe(_("这不是一个网址。")) from error
    is_plain = url.isascii() and url.isprintable() and " " not in url
    if split.scheme not in PORTS or not host or not is_plain:
        raise Unsafe(_("写一个 https:// 开头的网址。"))
    if split.scheme == "http" and not may_be_plain:
        raise Unsafe(_("只用 https:// 开头的网址。"))
    if split.username or split.password or split.fragment:
        raise Unsafe(_("网址里不能带账号、密码和 #。"))
    path = (split.path or "/") + (f"?{split.query}" if split.query else "")
    return Parts(split.scheme, host, port or PORTS[split.scheme], path)


def is_public(address: str) -> bool:
    """Whether it lies outside: not this machine, not its network, nothing reserved."""
    found = ip_address(address.partition("%")[0])
    return all(_is_global(each) for each in _within(found))


def _within(address: IPv4Address | IPv6Address) -> list[IPv4Address | IPv6Address]:
    """The address, and an older one that may hide in it."""
    found: list[IPv4Address | IPv6Address] = [address]
    if isinstance(address, IPv6Address):
        teredo = address.teredo
        hidden = (address.ipv4_mapped, address.sixtofour, *(teredo or ()))
        found += [each for each in hidden if each is not None]
        if address.packed[:12] == b"\x00\x64\xff\x9b" + b"\x00" * 8:
            found.append(IPv4Address(address.packed[12:]))
    return found[1:] if len(found) > 1 and getattr(address, "ipv4_mapped", None) else found


def _is_global(address: IPv4Address | IPv6Address) -> bool:
    return address.is_global and not address.is_multicast and not address.is_unspecified


def judged(parts: Parts, *, may_be_private: bool) -> str:
    """The address to connect to; raises Unsafe where any answer lies inside, OSError for none."""
    found = socket.getaddrinfo(parts.host, parts.port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(each[4][0]) for each in found))
    if not may_be_private and not all(is_public(each) for each in addresses):
        raise Unsafe(_("这个网址指向内部网络，不去那里。"))
    return addresses[0]
