"""One answer from the web, fetched so that a feed's address cannot be used to reach inside our own network.

The name is looked up once, every address it has must be public, and the connection goes to the very address
that was checked: a name that answers differently the second time (DNS rebinding) gains nothing. Each
redirect is checked again. The system's proxies are not used, because a proxy would look the name up for
itself.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import httpx
from django.conf import settings

from enterprises.listings.importing.limits import CannotRead, Limits
from enterprises.listings.importing.unpack import GZIP, unpack

MOST_REDIRECTS = 3
REDIRECTS = {301, 302, 303, 307, 308}
NAT64 = ipaddress.ip_network("64:ff9b::/96")


class PrivateAddress(CannotRead):
    """The address is not on the public internet."""


class AnswerError(CannotRead):
    """The server said no. `status` is what it said; None when it said nothing at all."""

    def __init__(self, sentence: str, status: int | None = None) -> None:
        super().__init__(sentence)
        self.status = status

    @property
    def may_pass(self) -> bool:
        """Whether the same question may be answered in a moment."""
        return self.status is None or self.status == 429 or self.status >= 500


@dataclass(frozen=True, slots=True)
class Answer:
    body: bytes
    url: str  # where it came from in the end


def get(url: str, limits: Limits) -> Answer:
    """The unpacked body at this address. Tries again when the trouble may pass. Raises CannotRead."""
    for attempt in range(1, limits.tries + 1):
        limits.check_time()
        try:
            return _get_once(url, limits)
        except AnswerError as error:
            if attempt == limits.tries or not error.may_pass:
                raise
            time.sleep(min(limits.pause * 2 ** (attempt - 1), max(0.0, limits.seconds_left)))
    raise CannotRead("No try was allowed.")


def _get_once(url: str, limits: Limits) -> Answer:
    # In a thread of its own, because the caller may itself be running inside an event loop.
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(asyncio.run, _get_before_the_deadline(url, limits)).result()


async def _get_before_the_deadline(url: str, limits: Limits) -> Answer:
    """A deadline round everything, so that an answer of one byte a minute ends too."""
    try:
        async with asyncio.timeout(max(0.1, min(limits.request_seconds, limits.seconds_left))):
            return await _follow(url, limits)
    except TimeoutError as error:
        raise AnswerError("The server took too long to answer.") from error
    except (httpx.TransportError, httpx.DecodingError) as error:
        raise AnswerError(f"The server could not be reached ({type(error).__name__}).") from error
    except (httpx.InvalidURL, UnicodeError) as error:
        raise CannotRead("That is not a web address.") from error


async def _follow(url: str, limits: Limits) -> Answer:
    here = httpx.URL(url)
    for _hop in range(MOST_REDIRECTS + 1):
        there = await _one_hop(here, limits)
        if isinstance(there, Answer):
            return there
        if here.scheme == "https" and there.scheme == "http":
            raise CannotRead("The server sends us from a secure address to one that is not.")
        here = there
    raise CannotRead(f"The server sends us on more than {MOST_REDIRECTS} times.")


async def _one_hop(url: httpx.URL, limits: Limits) -> Answer | httpx.URL:
    """The answer, or the address it sends us on to."""
    address = await checked_address(url, allow_private=limits.allow_private)
    headers = {
        "Host": url.netloc.decode("ascii"),
        "Accept": limits.accept,
        "Accept-Encoding": "gzip",
        "User-Agent": f"{settings.SITE_NAME} import",
    }
    # The certificate is checked against the name, though the connection goes to the checked address.
    extensions = {"sni_hostname": url.raw_host.decode("ascii")}
    there = url.copy_with(host=address)
    async with (
        httpx.AsyncClient(trust_env=False, follow_redirects=False, timeout=20) as client,
        client.stream("GET", there, headers=headers, extensions=extensions) as response,
    ):
        if response.status_code in REDIRECTS and "location" in response.headers:
            return url.join(response.headers["location"])
        if response.status_code != 200:
            raise AnswerError(f"The server answered {response.status_code}.", response.status_code)
        return Answer(await _body(response, limits), str(url))


async def _body(response: httpx.Response, limits: Limits) -> bytes:
    packing = response.headers.get("content-encoding", "identity").lower().strip()
    if packing not in ("", "identity", "gzip", "x-gzip"):
        raise CannotRead(f"The answer is packed with {packing[:20]!r}, which we did not ask for.")
    packed = bytearray()
    async for chunk in response.aiter_raw():
        packed += chunk
        if len(packed) > limits.response_bytes:
            raise CannotRead(f"The answer is larger than {limits.response_bytes // 1_000_000} MB.")
    body = unpack(bytes(packed), limits.response_bytes) if packed.startswith(GZIP) else bytes(packed)
    limits.spend(len(body))
    return body


async def checked_address(url: httpx.URL, *, allow_private: bool) -> str:
    """The one address to connect to. Raises PrivateAddress unless all this name's addresses are public."""
    if url.scheme not in ("http", "https") or not url.host:
        raise CannotRead("Only http and https addresses can be read.")
    if url.userinfo:
        raise CannotRead("Leave the name and password out of the address.")
    loop = asyncio.get_running_loop()
    port = url.port or (443 if url.scheme == "https" else 80)
    try:
        found = await loop.getaddrinfo(url.raw_host.decode("ascii"), port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise AnswerError(f"We cannot find {url.host!r} on the internet.") from error
    found.sort(key=lambda entry: entry[0] != socket.AF_INET)  # many servers have no way out over IPv6
    addresses = [str(sockaddr[0]).partition("%")[0] for *_rest, sockaddr in found]
    if not addresses:
        raise AnswerError(f"We cannot find {url.host!r} on the internet.")
    if not allow_private and not all(is_public(address) for address in addresses):
        raise PrivateAddress(f"{url.host!r} is not on the public internet, so it is not read.")
    return addresses[0]


def is_public(address: str) -> bool:
    """Whether this IP address belongs to the public internet, with those that wrap another looked into."""
    ip = ipaddress.ip_address(address)
    if not ip.is_global or ip.is_multicast or ip.is_reserved or ip.is_unspecified:
        return False
    if isinstance(ip, ipaddress.IPv4Address):
        return True
    inside = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
    if ip in NAT64:
        inside.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
    return not ip.is_site_local and all(is_public(str(other)) for other in inside if other)
