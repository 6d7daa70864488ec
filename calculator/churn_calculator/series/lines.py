"""Text to lines, however the text is cut up, without ever keeping a line that has no end."""

import io
from collections.abc import Iterator

__all__ = ["MAX_LINE", "Lines"]

# Characters; a row of three cells needs far fewer.
MAX_LINE = 100_000


class Lines:
    """Cuts text into lines, which end in CR, LF or both."""

    def __init__(self) -> None:
        self._newlines = io.IncrementalNewlineDecoder(None, translate=True)
        self._parts: list[str] = []
        self._length = 0

    def feed(self, text: str, final: bool = False) -> Iterator[str | None]:
        """Yield each line that the text completes; None for one longer than `MAX_LINE`."""
        first, *others = self._newlines.decode(text, final).split("\n")
        self._keep(first)
        for line in others:
            yield self._complete()
            self._keep(line)
        if final:
            yield self._complete()

    def _keep(self, part: str) -> None:
        self._length += len(part)
        if self._length > MAX_LINE:
            # Only that it is too long is still of interest.
            self._parts.clear()
        elif part:
            self._parts.append(part)

    def _complete(self) -> str | None:
        line = None if self._length > MAX_LINE else "".join(self._parts)
        self._parts.clear()
        self._length = 0
        return line
