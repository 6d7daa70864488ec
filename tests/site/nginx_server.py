"""nginx as an operator runs it: a server that includes what `make build` wrote for it."""

import http.client
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from server_rules import write_nginx

# Installed, or brought by tools/nginx.sh.
ROOT = Path(__file__).parents[2]
EXAMPLE = re.compile(r"```nginx\n(.*?)```", re.S)
FOLDERS = ("/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin", "/opt/homebrew/bin")
BROUGHT = Path("build/nginx").absolute()
FOUND = shutil.which("nginx", path=":".join([*FOLDERS, f"{BROUGHT}/usr/sbin"]))
SETTINGS = (Path("/etc/nginx"), BROUGHT / "etc/nginx", Path("/opt/homebrew/etc/nginx"))
MODULE = "usr/lib/nginx/modules/ngx_http_brotli_static_module.so"
BROTLI = next((path for path in (Path("/") / MODULE, BROUGHT / MODULE) if path.exists()), None)
ENCODING = "brotli_static on;" if BROTLI else ""
BEGINNING = """
{start}
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    access_log off;
    sendfile on;
    tcp_nopush on;
    client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
    uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
    include {types};
    default_type application/octet-stream;
"""
CONFIGURATION = f"""{BEGINNING}
    include {{folder}}/*-http.conf;
    server {{{{
        listen 127.0.0.1:{{port}};
        root {{root}};
        {{encoding}}
        include {{folder}}/*-server.conf;
    }}}}
}}}}
"""


@dataclass
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes


@dataclass
class Nginx:
    port: int
    pid: int

    def workers(self) -> list[int]:
        """Return the processes that answer; where there is no /proc, none."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children")
        return [int(pid) for pid in children.read_text().split()] if children.exists() else []

    def ask(self, path: str, **headers: str) -> Answer:
        """Ask for a path as it stands, by a request with these headers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        connection.putrequest("GET", path, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        answer = connection.getresponse()
        return Answer(answer.status, answer.headers, answer.read())


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def start() -> str:
    """Return how a configuration begins: as this machine and these tests need it."""
    # What a superuser's tests write is readable to nobody else.
    user = "user root;" if os.geteuid() == 0 else ""
    return f"{f'load_module {BROTLI};' if BROTLI else ''} daemon off; {user}"


def types() -> Path:
    """Return nginx's own list of types."""
    return next(path for path in SETTINGS if path.exists()) / "mime.types"


@contextmanager
def running(configuration: Path, port: int) -> Iterator[Nginx]:
    """Run nginx with a configuration, in its folder, until the test is done with it."""
    if not FOUND:
        pytest.skip("nginx is not installed, so what is made for it was not tried")
    folder = configuration.parent
    server = subprocess.Popen([FOUND, "-e", f"{folder}/error.log", "-p", folder, "-c", configuration])
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert server.poll() is None, (folder / "error.log").read_text()
            time.sleep(0.1)
        yield Nginx(port, server.pid)
    finally:
        server.terminate()
        server.wait()


def example() -> str:
    """Return the configuration that operators are given."""
    found = EXAMPLE.search((ROOT / "OPERATING.md").read_text(encoding="utf-8"))
    assert found, "OPERATING.md shows no configuration."
    return found[1]


def copy_rules(folder: Path) -> Path:
    """Copy what the build wrote, and what a server of releases adds to it; return the folder."""
    shutil.copytree(ROOT / "build/deploy", folder)
    more = [line for line in example().splitlines() if "open_file_cache" in line]
    (folder / "open-server.conf").write_text("\n".join(more))
    return folder


@contextmanager
def nginx(site: Path, root: Path, folder: Path, moves: dict[str, str]) -> Iterator[Nginx]:
    """Serve a root, in which the site lies where its addresses say, with the site's rules."""
    write_nginx(site, folder, moves)
    with following(folder, root) as server:
        yield server


@contextmanager
def following(folder: Path, root: Path) -> Iterator[Nginx]:
    """Serve a root by the rules in a folder."""
    port = free_port()
    values = {"folder": folder, "port": port, "root": root, "types": types()}
    configuration = folder / "nginx.conf"
    configuration.write_text(CONFIGURATION.format(start=start(), encoding=ENCODING, **values))
    with running(configuration, port) as server:
        yield server
