"""Bytes to text piece by piece; the encoding shows while reading, since there is no way back.

ASCII reads the same in all of these encodings but UTF-16, which its byte-order mark tells. So the
first bytes that are no ASCII decide.
"""

import codecs
import re

__all__ = ["ENCODINGS", "Decoder"]

ENCODINGS = ("utf-8", "utf-16", "windows-1253", "windows-1257", "windows-1252")

# What a file is that is not UTF-8: the encoding that older spreadsheets write in the country.
NATIONAL = {"el": "windows-1253"}
ELSEWHERE = "windows-1257"
BYTE_ORDER_MARKS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# Read as UTF-16, a text in it is mostly Latin and Greek letters, and any other is not: that would
# take bytes from 0 to 3. Nor has a text control characters, as a zip file has among its first.
WIDE = 0.5
LETTERS = 0x400
# So many bytes tell whether it is text at all, as one in these encodings has no byte 0.
HEAD = 512
PDF = b"%PDF-"
# So many bytes in a row settle whether they are UTF-8: other text almost never is by accident.
ENOUGH = 64

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_NOT_ASCII = re.compile(rb"[\x80-\xff]+")


class Decoder:
    """Turns the bytes of one file into text; a byte that fits nowhere becomes U+FFFD.

    Args:
        locale: The reader's locale, which tells the encoding of bytes that are not UTF-8.
        encoding: One of `ENCODINGS`, or ``""`` to find out.

    Attributes:
        name: The encoding, as far as it is known.
        guessed: Whether it is only the one that is likely in the reader's country.
        binary: Whether the bytes are no text at all.
    """

    def __init__(self, locale: str, encoding: str = "") -> None:
        self.name = encoding or "utf-8"
        self.binary = False
        self.guessed = False
        self._given = encoding
        self._national = NATIONAL.get(locale, ELSEWHERE)
        self._held = b""
        self._begun = False
        self._at_start = True
        self._decoder: codecs.IncrementalDecoder | None = None

    def decode(self, piece: bytes, final: bool = False) -> str:
        """Return the text of the next piece; the last bytes may wait for those behind them."""
        data = self._held + piece
        self._held = b""
        if not self._begun and not self._begin(data, final):
            self._held = data
            return ""
        text = self._decoder.decode(data, final) if self._decoder else self._decide(data, final)
        if self._at_start and text:
            # The mark at the very beginning is no part of the first cell.
            self._at_start = False
            text = text.removeprefix("\ufeff")
        return text

    def _begin(self, data: bytes, final: bool) -> bool:
        """Look at the first bytes; tell whether there were enough of them for that."""
        if len(data) < HEAD and not final:
            return False
        self._begun = True
        marked = next((codec for mark, codec in BYTE_ORDER_MARKS if data.startswith(mark)), None)
        marked = marked or _unmarked_utf16(data[:HEAD])
        wide = self._given == "utf-16" or (marked and not self._given)
        self.binary = data.startswith(PDF) or (not wide and b"\0" in data[:HEAD])
        if self._given not in ("", "utf-16"):
            self._use(self._given, self._given)
            return True
        if marked or self._given:
            self._use(marked or "utf-16-le", "utf-16")
        return True

    def _decide(self, data: bytes, final: bool) -> str:
        """Return the text up to the first bytes that are no ASCII, and theirs once they tell."""
        found = _NOT_ASCII.search(data)
        if not found:
            return data.decode("ascii")
        run = found[0][:ENOUGH]
        whole = final or found.end() < len(data)
        if len(run) < ENOUGH and not whole:
            self._held = data[found.start() :]
            return data[: found.start()].decode("ascii")
        if _is_utf8(run, whole=len(run) < ENOUGH):
            decoder = self._use("utf-8", "utf-8")
        else:
            self.guessed = True
            decoder = self._use(self._national, self._national)
        return decoder.decode(data, final)

    def _use(self, codec: str, name: str) -> codecs.IncrementalDecoder:
        self.name = name
        self._decoder = codecs.getincrementaldecoder(codec)(errors="replace")
        return self._decoder


def _unmarked_utf16(head: bytes) -> str | None:
    """Return which UTF-16 the first bytes are, told by the text that they make; else None."""
    for _, codec in BYTE_ORDER_MARKS:
        text = head[: len(head) // 2 * 2].decode(codec, "replace")
        letters = sum(ord(c) < LETTERS for c in text)
        if letters > WIDE * len(text) and not _CONTROL.search(text):
            return codec
    return None


def _is_utf8(data: bytes, *, whole: bool) -> bool:
    """Tell whether bytes are UTF-8; the last character may be cut where they are not the whole."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data, whole)
    except UnicodeDecodeError:
        return False
    return True
