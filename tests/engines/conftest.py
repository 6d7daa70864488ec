"""Firefox and WebKitGTK, one after the other, and a reader with a site of their own.

Each test's site has a port of its own, which makes it an origin of its own: storage, caches and
service workers are new to it, while the browser stays.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Server, serve
from tests.engines.drivers import Engine, start, why_missing
from tests.engines.reader import Reader

ENGINES = ("firefox", "webkitgtk")
# Selenium has a manager that would fetch drivers and report its use; both are kept from it.
os.environ |= {"SE_OFFLINE": "true", "SE_AVOID_STATS": "true"}


def need(name: str) -> None:
    """Skip a test whose engine is not here, and say why."""
    reason = why_missing(name)
    if reason:
        pytest.skip(reason)


@pytest.fixture(scope="session", params=ENGINES)
def engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    need(request.param)
    folder = tmp_path_factory.mktemp(request.param)
    with start(request.param, folder, languages="el-GR, el") as engine:
        yield engine


@pytest.fixture
def server(site: Path) -> Iterator[Server]:
    with serve(site) as server:
        yield server


@pytest.fixture
def reader(engine: Engine, server: Server) -> Iterator[Reader]:
    """A reader whose browser complains of nothing and asks nobody but the site."""
    engine.faults.clear()
    reader = Reader(engine, server)
    yield reader
    reader.check()


@pytest.fixture
def unusual_reader(server: Server, tmp_path: Path) -> Iterator[Callable[..., Reader]]:
    """Make a reader whose browser lacks something; what it complains of is theirs."""
    with ExitStack() as ended:

        def make(name: str, settings: dict[str, Any]) -> Reader:
            need(name)
            reader = Reader(ended.enter_context(start(name, tmp_path, settings)), server)
            reader.complains = True
            ended.callback(reader.check)
            return reader

        yield make
