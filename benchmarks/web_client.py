"""A person with a browser, as far as a server can tell: gets a page, sends the form that is in it, follows."""

from __future__ import annotations

import html
import re
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import urlencode, urlsplit

SEE_OTHER = 303
OK = 200
# What is answered, by the name of a field; a number where there is nothing to choose.
CHOICES = {"proposal": "redelijk", "answer": "redelijk", "changes": "no"}
NUMBER = "3"

_TAG = re.compile(r"<(input|textarea|select|option)\b([^>]*)>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


@dataclass
class Timed:
    """What a client waited for, in seconds: each page and each answer, in order."""

    pages: list[float] = field(default_factory=list)
    answers: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Reply:
    """What a server said, and how long that took in seconds."""

    status: int
    headers: str
    body: str
    seconds: float

    @property
    def location(self) -> str:
        """Where to go next: the path and what follows it."""
        found = re.search(r"^location: (\S+)", self.headers, re.IGNORECASE | re.MULTILINE)
        if self.status != SEE_OTHER or found is None:
            raise RuntimeError(f"status {self.status} and no other page\n{self.headers}\n{self.body}")
        parts = urlsplit(found[1])
        return parts.path + (f"?{parts.query}" if parts.query else "")


class Client:
    """One connection that stays open, over a bare socket, so that nearly all of the time is that of the server."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self._socket = socket.create_connection((parts.hostname, parts.port))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._host, self._cookies = parts.netloc, dict[str, str]()

    def __enter__(self) -> Self:
        """Give the client."""
        return self

    def __exit__(self, *_problem: object) -> None:
        """Close the connection."""
        self._socket.close()

    def enter(self, path: str) -> None:
        """Follow a link that lets people in, and stay in."""
        self.get(path, expected=SEE_OTHER)

    def stay_in(self, other: Client) -> Self:
        """Be the same person as another client."""
        self._cookies.update(other._cookies)
        return self

    def get(self, path: str, expected: int = OK) -> Reply:
        """Get a page.

        Raises:
            RuntimeError: when the status is another than expected.
        """
        reply = self._ask(f"GET {path}", b"")
        if reply.status != expected:
            raise RuntimeError(f"{path}: status {reply.status}\n{reply.body}")
        return reply

    def post(self, path: str, form: dict[str, str]) -> Reply:
        """Send a form."""
        return self._ask(f"POST {path}", urlencode(form).encode())

    def _ask(self, line: str, body: bytes) -> Reply:
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        lines = [f"{line} HTTP/1.1", f"Host: {self._host}", f"Referer: http://{self._host}/"]
        lines += [f"Cookie: {cookies}"] if cookies else []
        if body:
            lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
        question = "\r\n".join([*lines, "", ""]).encode() + body
        start = time.perf_counter()
        self._socket.sendall(question)
        headers, content = self._receive()
        seconds = time.perf_counter() - start
        for name, value in re.findall(r"^set-cookie: (\w+)=([^;\r]*)", headers, re.IGNORECASE | re.MULTILINE):
            self._cookies[name] = value
        return Reply(int(headers.split(" ", 2)[1]), headers, content.decode(), seconds)

    def _receive(self) -> tuple[str, bytes]:
        data = b""
        while b"\r\n\r\n" not in data:
            data += self._more()
        head, _end, content = data.partition(b"\r\n\r\n")
        headers = head.decode("latin-1")
        length = re.search(r"^content-length: (\d+)", headers, re.IGNORECASE | re.MULTILINE)
        if length is None:
            raise RuntimeError(f"a reply without its length\n{headers}")
        while len(content) < int(length[1]):
            content += self._more()
        return headers, content

    def _more(self) -> bytes:
        received = self._socket.recv(1 << 16)
        if not received:
            raise RuntimeError("the server hung up")
        return received


def fill_in(client: Client, start: str) -> Timed:
    """Answer every question from a page on, in the order in which the server asks them.

    Args:
        client: somebody who is in.
        start: the address of the first page.

    Returns:
        How long everything took: as many pages as answers.
    """
    timed, path = Timed(), start
    while is_question(path):
        page = client.get(path)
        sent = client.post(path, filled(page.body))
        timed.pages.append(page.seconds)
        timed.answers.append(sent.seconds)
        path = sent.location
    return timed


def is_question(path: str) -> bool:
    """Whether something is asked here, in the application or in the floor.

    >>> is_question("/abc/12"), is_question("/dossiers/abc/groepen/een/vragen/geld"), is_question("/klaar")
    (True, True, False)
    """
    return "/vragen/" in path or "/themas/" in path or path.rpartition("/")[2].isdecimal()


def filled(page: str, number: int = 0) -> dict[str, str]:
    """Return the first form of a page as a browser sends it, with its question answered.

    Args:
        page: the markup.
        number: a higher one gives another answer, so that there is something to save again.

    >>> filled('<form><input type="hidden" name="seen" value="1"><input type="radio" name="answer" value="redelijk">')
    {'seen': '1', 'answer': 'redelijk'}
    """
    form: dict[str, str] = {}
    offered: dict[str, list[str]] = {}
    for tag, name, given in _fields(page):
        value = html.unescape(given.get("value", ""))
        if given.get("type") in {"radio", "checkbox"}:
            offered.setdefault(name, []).append(value)
        elif tag != "option" or name not in form or "selected" in given:
            form[name] = value
    for name in CHOICES.keys() & form.keys():
        form[name] = str(int(NUMBER) + number)
    for name in CHOICES.keys() & offered.keys():
        own = [value for value in offered[name] if not value.startswith("-")]
        form[name] = own[(own.index(CHOICES[name]) + number) % len(own)]
    return form


def _fields(page: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Find what holds a value: its tag, the name of its field, and its attributes."""
    start = page.index("<form")
    end = page.find("</form>", start)
    select = ""
    for tag, text in _TAG.findall(page[start : end if end > 0 else len(page)]):
        given = dict(_ATTRIBUTE.findall(text))
        if text.endswith(" selected"):
            given["selected"] = ""
        if tag == "select":
            select = given["name"]
        else:
            yield tag, select if tag == "option" else given["name"], given
