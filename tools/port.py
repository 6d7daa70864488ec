"""Says whether the port that `make serve` was given can be had, before anything is started."""

import socket
import sys


def is_free(port: int) -> bool:
    """Tell whether a server could listen on this port of this machine."""
    with socket.socket() as probe:
        # As servers do it: a port whose last server has just ended counts as free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def main(text: str) -> str:
    """Return the one line that says what is wrong with the port; nothing when it can be had."""
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 65535):
        return f"Stopped: {text!r} is no port. Give a number, such as: make serve PORT=8001"
    if is_free(int(text)):
        return ""
    other = int(text) + 1 if int(text) < 65535 else 8001
    return f"Stopped: port {text} is in use. Choose another: make serve PORT={other}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]) or 0)
