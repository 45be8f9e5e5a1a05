"""What may be fetched from an address that a stranger names, and what never is."""

import socket
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from time import monotonic

import pytest

from lianxin.core.outside.fetching import NotFetched, fetch

MOST = 1_000


class Elsewhere:
    """A server on this machine that answers as it is told, by the path that is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.over = Event()
        self.answers: dict[str, tuple[int, dict[str, str], bytes]] = {}
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):  # as http.server has it
                outer.asked.append(self.path)
                if self.path == "/drips":
                    outer.drip(self)
                    return
                status, headers, body = outer.answers[self.path]
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_said):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.host = f"127.0.0.1:{self.server.server_port}"
        Thread(target=self.server.serve_forever, daemon=True).start()

    def drip(self, handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        try:
            while not self.over.wait(0.02):
                handler.wfile.write(b"x")
        except OSError:
            self.over.set()

    def url(self, path: str) -> str:
        return f"http://{self.host}{path}"

    def fetch(self, path: str, **more) -> bytes:
        return fetch(self.url(path), most_bytes=MOST, trusted=(self.host,), **more)

    def end(self) -> None:
        self.over.set()
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def elsewhere():
    found = Elsewhere()
    yield found
    found.end()


def test_a_file_comes_whole_also_where_it_has_moved(elsewhere):
    elsewhere.answers = {
        "/a": (200, {"Content-Length": "4"}, b"here"),
        "/b": (302, {"Location": "/a"}, b""),
    }
    assert elsewhere.fetch("/a") == elsewhere.fetch("/b") == b"here"


def test_what_is_too_large_fails_short_or_goes_round_is_not_taken(elsewhere):
    elsewhere.answers = {
        "/announced": (200, {"Content-Length": "2000"}, b"x"),
        "/endless": (200, {}, b"x" * 2_000),
        "/short": (200, {"Content-Length": "900"}, b"x"),
        "/gone": (404, {}, b""),
        "/round": (302, {"Location": "/round"}, b""),
        "/nowhere": (302, {}, b""),
    }
    for path in elsewhere.answers:
        with pytest.raises(NotFetched):
            elsewhere.fetch(path)
    assert elsewhere.asked.count("/round") == 4


def test_what_drips_is_cut_off_in_time(elsewhere):
    begun = monotonic()
    with pytest.raises(NotFetched):
        elsewhere.fetch("/drips", seconds=0.3)
    assert monotonic() - begun < 10


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/a", "https://127.0.0.1/a", "https://127.1/a", "https://2130706433/a",
        "https://localhost/a", "https://[::1]/a", "https://[::ffff:127.0.0.1]/a",
        "https://169.254.169.254/latest/meta-data/", "https://10.0.0.8/a", "https://192.168.1.1/a",
        "https://172.16.0.1/a", "https://100.64.0.1/a", "https://0.0.0.0/a", "https://[fe80::1]/a",
        "https://[fd00::1]/a", "https://[64:ff9b::7f00:1]/a", "https://224.0.0.1/a",
        "file:///etc/passwd", "gopher://example.org/", "https://user:word@93.184.216.34/a",
        "https://", "http://93.184.216.34/a",
    ],
)  # fmt: skip
def test_nothing_of_our_own_network_is_ever_called(url, monkeypatch):
    def called(*_where):
        raise AssertionError("connected")

    monkeypatch.setattr(socket, "create_connection", called)
    with pytest.raises(NotFetched):
        fetch(url, most_bytes=MOST)


def test_to_be_sent_on_into_our_own_network_ends_there(elsewhere):
    inside = Elsewhere()
    inside.answers = {"/secret": (200, {}, b"secret")}
    elsewhere.answers = {
        "/there": (302, {"Location": inside.url("/secret")}, b""),
        "/tls": (302, {"Location": f"https://{inside.host}/secret"}, b""),
        "/file": (302, {"Location": "file:///etc/passwd"}, b""),
    }
    for path in elsewhere.answers:
        with pytest.raises(NotFetched):
            elsewhere.fetch(path)
    inside.end()
    assert inside.asked == []


def test_a_name_with_one_answer_inside_is_not_called_at_all(monkeypatch):
    both = [(0, 0, 0, "", (host, 443)) for host in ("93.184.216.34", "10.0.0.8")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_k: both)
    monkeypatch.setattr(socket, "create_connection", lambda *_a: pytest.fail("connected"))
    with pytest.raises(NotFetched, match="内部网络"):
        fetch("https://rebound.example.org/a", most_bytes=MOST)
