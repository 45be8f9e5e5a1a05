"""A mail server on loopback that takes everything, for measurements and tests."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Mailbox:
    """What came, as it came; what `refuse` names by an address' beginning gets its answer."""

    def __init__(self) -> None:
        self.raw: list[bytes] = []
        self.refuse: dict[str, bytes] = {}
        self.port = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 here\r\n")
        while line := await reader.readline():
            writer.write(await self._answer(line, reader, writer) + b"\r\n")
            await writer.drain()
            if line.strip().upper() == b"QUIT":
                break
        writer.close()

    async def _answer(
        self, line: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> bytes:
        verb = line.strip().upper()
        if verb == b"DATA":
            writer.write(b"354 go on\r\n")
            raw = await reader.readuntil(b"\r\n.\r\n")
            self.raw.append(raw[:-5])
            return b"250 taken"
        if verb.startswith(b"RCPT"):
            said = [answer for start, answer in self.refuse.items() if f"<{start}".encode() in line]
            return said[0] if said else b"250 fine"
        return b"221 bye" if verb == b"QUIT" else b"250 fine"


@contextmanager
def mailbox() -> Iterator[Mailbox]:
    box, loop = Mailbox(), asyncio.new_event_loop()
    server = loop.run_until_complete(asyncio.start_server(box.serve, "127.0.0.1", 0))
    box.port = server.sockets[0].getsockname()[1]
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield box
    finally:
        server.close()
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)
