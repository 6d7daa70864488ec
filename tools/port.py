"""Says whether the port that `make serve` was given can be had, before anything is started."""

import socket
import sys


def find_obstacle(port: int) -> str:
    """Return why no server could listen on this port of this machine; nothing when one could."""
    with socket.socket() as probe:
        # As servers do it: a port whose last server has just ended counts as free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError:
            return "is for the system's administrator only"
        except OSError:
            return "is in use"
    return ""


def main(text: str) -> str:
    """Return the one line that says what is wrong with the port; nothing when it can be had."""
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 65535):
        return f"Stopped: {text!r} is no port. Give a number, such as: make serve PORT=8001"
    obstacle = find_obstacle(int(text))
    if not obstacle:
        return ""
    other = int(text) + 1 if 1024 <= int(text) < 65535 else 8001
    return f"Stopped: port {text} {obstacle}. Choose another: make serve PORT={other}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]) or 0)
