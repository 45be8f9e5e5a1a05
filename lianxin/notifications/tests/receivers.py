"""The other ends, on loopback: a push service whose browser can read, a robot, mails that came."""

import base64
import json
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default as modern
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from lianxin.demo.bench.mailbox import Mailbox


def told(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


class Receiver:
    """What came in at an HTTP server, and what it answers with: 201 unless told otherwise."""

    def __init__(self) -> None:
        self.private = ec.generate_private_key(ec.SECP256R1())
        self.auth = os.urandom(16)
        self.came: list[tuple[str, dict[str, str], bytes]] = []
        self.answers: list[int] = []
        self.url = ""

    @property
    def keys(self) -> dict[str, str]:
        point = self.private.public_key().public_bytes(
            Encoding.X962, PublicFormat.UncompressedPoint
        )
        return {"p256dh": told(point), "auth": told(self.auth)}

    def read(self, place: int = -1) -> dict[str, str]:
        """What the browser would have read of what came."""
        plain = http_ece.decrypt(
            self.came[place][2],
            private_key=self.private,
            auth_secret=self.auth,
            version="aes128gcm",
        )
        return json.loads(plain)


@contextmanager
def receiving() -> Iterator[Receiver]:
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            receiver.came.append((self.path, dict(self.headers), body))
            self.send_response(receiver.answers.pop(0) if receiver.answers else 201)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    receiver.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield receiver
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


def mails(box: Mailbox) -> list[EmailMessage]:
    return [BytesParser(policy=modern).parsebytes(each) for each in box.raw]
