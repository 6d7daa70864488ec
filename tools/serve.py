"""Serves the site with live reload, and says where once it can be read there.

MkDocs itself runs quietly, so that what it does say are warnings.
"""

import os
import socket
import sys
import time


def is_answered(port: int) -> bool:
    """Tell whether a server takes connections on this port of this machine."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def announce(port: int, server: int) -> None:
    """Wait until the server answers, then say so; leave when it is gone."""
    while os.getppid() == server:
        if is_answered(port):
            address = f"http://127.0.0.1:{port}/"
            print(f"The site is at {address} and follows your edits. Ctrl+C ends it.", flush=True)
            return
        time.sleep(0.2)


def main(port: int) -> None:
    """Become MkDocs' server, leaving behind a process that announces it."""
    server = os.getpid()
    if os.fork() == 0:
        announce(port, server)
        return
    # MkDocs takes the place of this process, so that Ctrl+C and make's signals reach it. It is told
    # to reload, since with newer releases of click it otherwise does not. hooks/quick_edits.py
    # makes builds right that leave out unchanged pages.
    command = ["mkdocs", "serve", "--quiet", "--livereload", "--dirty"]
    command += ["--dev-addr", f"127.0.0.1:{port}"]
    os.execv(sys.executable, [sys.executable, "-m", *command])


if __name__ == "__main__":
    main(int(sys.argv[1]))
