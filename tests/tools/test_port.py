"""`make serve` says in one line that it cannot have the port, and which one to ask for."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

PORT = Path(__file__).resolve().parents[2] / "tools/port.py"


def ask(port: str) -> tuple[int, str]:
    ended = subprocess.run(
        [sys.executable, PORT, port], capture_output=True, encoding="utf-8", check=False
    )
    return ended.returncode, ended.stderr


def test_port_that_is_free() -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        port = server.getsockname()[1]
    assert ask(str(port)) == (0, "")


def test_port_that_is_busy_is_named_with_another() -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        port = server.getsockname()[1]
        line = f"Stopped: port {port} is in use. Choose another: make serve PORT={port + 1}\n"
        assert ask(str(port)) == (1, line)


@pytest.mark.parametrize("text", ["", "abc", "0", "65536", "-1", "8000 8001"])
def test_port_that_is_none(text: str) -> None:
    code, line = ask(text)
    assert code == 1
    assert line == f"Stopped: {text!r} is no port. Give a number, such as: make serve PORT=8001\n"
