"""Eight clients over kept connections to the real server on loopback, bounded in time and count."""

import http.client
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

CLIENTS = 8
MOST = 20_000
"""Requests at the most in one measurement, so that it always ends."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One request: a page to get, or a form to post when there is a body."""

    path: str
    body: bytes | None = None
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Load:
    """What came of it; times in milliseconds."""

    answered: int
    failed: int
    seconds: float
    times: list[float]

    @property
    def rate(self) -> float:
        return self.answered / self.seconds

    def quantile(self, share: float) -> float:
        ordered = sorted(self.times)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


Asker = Callable[[int], Iterator[Ask]]
"""The endless requests of client number n."""


def press(port: int, asker: Asker, *, seconds: float) -> Load:
    """Ask with CLIENTS at once for so many seconds; an answer of 400 or more has failed."""
    times: list[list[float]] = [[] for _ in range(CLIENTS)]
    failed = [0] * CLIENTS
    start = time.perf_counter()

    def client(n: int) -> None:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        for ask in asker(n):
            began = time.perf_counter()
            if began - start > seconds or len(times[n]) >= MOST // CLIENTS:
                break
            line.request("GET" if ask.body is None else "POST", ask.path, ask.body, ask.headers)
            answer = line.getresponse()
            answer.read()
            failed[n] += answer.status >= http.client.BAD_REQUEST
            times[n].append((time.perf_counter() - began) * 1000)
        line.close()

    threads = [threading.Thread(target=client, args=(n,)) for n in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    every = [each for mine in times for each in mine]
    return Load(len(every), sum(failed), time.perf_counter() - start, every)
