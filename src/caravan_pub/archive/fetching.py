"""One file from the web, within limits of time, size and redirects, and from a public address alone."""

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from dataclasses import dataclass, field
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from caravan_pub import __version__

AGENT = f"caravan-pub/{__version__} (keeps copies of cited sources)"
PORTS = {"http": 80, "https": 443}
REDIRECTS = frozenset({301, 302, 303, 307, 308})
CHUNK = 65536


class FetchFailedError(Exception):
    """Nothing was fetched; the message says why, in words."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a fetch may go: seconds and bytes of all its requests together, and redirects.

    ``private``: also to addresses of the machine itself and of private networks (RFC 6890), refused otherwise.
    """

    seconds: float = 60
    most: int = 50 * 1024**2
    redirects: int = 5
    private: bool = False


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came: the address it came from in the end, its media type (empty where the server says none), its bytes."""

    url: str
    media_type: str
    data: bytes = field(repr=False)


def fetch(url: str, reach: Reach) -> Fetched:
    """What stands at an address of the web.

    Nothing is sent but the request: no cookie, no referrer.  A name is looked up once and the connection goes to the
    address that was judged, so that no second answer leads elsewhere.  Raises FetchFailedError.
    """
    end = time.monotonic() + reach.seconds
    for _ in range(reach.redirects + 1):
        parts = _checked(url)
        answer = _asked(parts, reach, end)
        if isinstance(answer, Fetched):
            return answer
        url = urljoin(url, answer)
    raise FetchFailedError(f"it leads on more than {reach.redirects} times")


def _checked(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        known = parts.port is None or parts.port > 0
    except ValueError:
        raise FetchFailedError("this is no address") from None
    if parts.scheme not in PORTS or not parts.hostname or not known:
        raise FetchFailedError("only addresses that begin with http:// or https:// are fetched")
    if parts.username is not None or parts.password is not None:
        raise FetchFailedError("an address with a name and a password is not fetched")
    return parts._replace(fragment="")


def _asked(parts: SplitResult, reach: Reach, end: float) -> Fetched | str:
    """What one request brings: the file, or the address that the server sends to instead."""
    link = _connected(parts, reach, end)
    watch = threading.Timer(max(end - time.monotonic(), 0.01), _cut, [link])
    watch.daemon = True
    watch.start()
    try:
        connection = http.client.HTTPConnection(str(parts.hostname), _port(parts))
        connection.sock = link
        target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (f"?{_query(parts)}" if parts.query else "")
        headers = {"User-Agent": AGENT, "Accept": "*/*", "Accept-Encoding": "identity", "Connection": "close"}
        connection.request("GET", target, headers={**headers, "Host": _host(parts)})
        response = connection.getresponse()
        if response.status in REDIRECTS and (onward := response.getheader("Location")):
            return onward
        if response.status != http.client.OK:
            raise FetchFailedError(f"the server answers {response.status}")
        return Fetched(parts.geturl(), response.headers.get_content_type(), _read(response, reach, end))
    except (OSError, http.client.HTTPException, ValueError) as error:
        if time.monotonic() >= end:
            raise FetchFailedError(f"it took more than {reach.seconds:g} seconds") from None
        raise FetchFailedError(f"the connection failed ({type(error).__name__})") from None
    finally:
        watch.cancel()
        link.close()


def _connected(parts: SplitResult, reach: Reach, end: float) -> socket.socket:
    host, port = str(parts.hostname), _port(parts)
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise FetchFailedError(f"nothing is known by the name {host}") from None
    addresses = [str(address[0]) for *_, address in found]
    if not reach.private and not all(_public(address) for address in addresses):
        raise FetchFailedError(f"{host} is an address of this machine or of a private network")
    try:
        link = socket.create_connection((addresses[0], port), timeout=max(end - time.monotonic(), 0.01))
        if parts.scheme == "https":
            return ssl.create_default_context().wrap_socket(link, server_hostname=host)
    except OSError as error:
        raise FetchFailedError(f"{host} cannot be reached ({error.strerror or type(error).__name__})") from None
    return link


def _public(address: str) -> bool:
    """Whether an IP address is one of the open internet; an IPv4 one within IPv6 is judged as itself."""
    found = ipaddress.ip_address(address.partition("%")[0])
    inner = getattr(found, "ipv4_mapped", None) or getattr(found, "sixtofour", None)
    return found.is_global and not found.is_multicast and (inner is None or inner.is_global)


def _cut(link: socket.socket) -> None:
    """End a connection whose time is over, whatever it waits for."""
    try:
        link.shutdown(socket.SHUT_RDWR)
    except OSError:
        return


def _read(response: http.client.HTTPResponse, reach: Reach, end: float) -> bytes:
    parts: list[bytes] = []
    room = reach.most
    while chunk := response.read1(CHUNK):
        parts.append(chunk)
        room -= len(chunk)
        if room < 0:
            raise FetchFailedError(f"it has more than {reach.most // 1024**2} MB")
    if time.monotonic() >= end:  # the watch has cut it, which looks like its end
        raise FetchFailedError(f"it took more than {reach.seconds:g} seconds")
    if response.length:
        raise FetchFailedError("the connection ended before all of it had come")
    return b"".join(parts)


def _query(parts: SplitResult) -> str:
    return quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]")


def _host(parts: SplitResult) -> str:
    host = str(parts.hostname)
    shown = f"[{host}]" if ":" in host else host.encode("idna").decode()
    return shown if _port(parts) == PORTS[parts.scheme] else f"{shown}:{parts.port}"


def _port(parts: SplitResult) -> int:
    return parts.port or PORTS[parts.scheme]
