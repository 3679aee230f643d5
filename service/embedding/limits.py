"""How often a token and an address may call: the generic cell rate algorithm, one number per caller, bounded memory.

A caller may use a whole minute's calls at once, then one as each is earned back. Counted per process.
Source: ITU-T I.371; https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm.
"""

import ipaddress
import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable

from service.settings import Network

MINUTE_S = 60.0
MOST_CALLERS = 20_000


class TooManyCalls(Exception):
    """The caller must wait `seconds`, a whole number of at least 1, before the next call is taken."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(f"too many calls: try again in {seconds} seconds")


class Limiter:
    """Remembers when each caller's allowance is whole again. Thread-safe.

    Of more than `most` callers, those that have been silent longest are forgotten, which only ever gives them more.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic, most: int = MOST_CALLERS) -> None:
        self._now = now
        self._most = most
        self._whole_at: OrderedDict[str, float] = OrderedDict()
        self._guard = threading.Lock()

    def __len__(self) -> int:
        return len(self._whole_at)

    def take(self, caller: str, per_minute: int) -> None:
        """Count one call. TooManyCalls when none is left; a refused call costs nothing."""
        with self._guard:
            now = self._now()
            whole_at = max(self._whole_at.get(caller, now), now) + MINUTE_S / per_minute
            if whole_at - now > MINUTE_S + 1e-6:
                raise TooManyCalls(max(1, math.ceil(whole_at - now - MINUTE_S)))
            self._whole_at[caller] = whole_at
            self._whole_at.move_to_end(caller)
            while self._whole_at and (len(self._whole_at) > self._most or next(iter(self._whole_at.values())) <= now):
                self._whole_at.popitem(last=False)


def address_of(peer: str | None, forwarded: list[str], proxies: tuple[Network, ...]) -> str:
    """Return whose calls are counted together: an IPv4 address, or the /64 network of an IPv6 one.

    `X-Forwarded-For` (`forwarded`, as it came) counts only when the peer is a trusted proxy. It is read from the end:
    the first address that is no trusted proxy is the caller's, whatever the caller has written before it.
    """
    found = _address(peer)
    for part in reversed(",".join(forwarded).split(",")):
        if found is None or not any(found in network for network in proxies):
            break
        following = _address(part.strip())
        if following is None:
            break
        found = following
    if found is None:
        return "unknown"
    if isinstance(found, ipaddress.IPv6Address):
        return str(ipaddress.IPv6Network((found, 64), strict=False))
    return str(found)


def _address(text: str | None) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        found = ipaddress.ip_address(text or "")
    except ValueError:
        return None
    return found.ipv4_mapped or found if isinstance(found, ipaddress.IPv6Address) else found
