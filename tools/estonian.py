"""Judges Estonian words with Vabamorf, the analyser inside the package estnltk."""

import importlib
import importlib.util
import sys
from typing import Any

# Vabamorf does not know the word that this site is about; what follows kliendi- it does.
UNKNOWN_START = "kliendi"


class EstonianSpeller:
    """A speller and an analyser in one.

    Args:
        compounds: Joined words that we mean, in their dictionary form.
    """

    def __init__(self, compounds: set[str]) -> None:
        self.compounds = compounds
        self._vabamorf = load_vabamorf()

    def spells(self, word: str) -> bool:
        """Tell whether Vabamorf takes the word for a right one."""
        [found] = self._vabamorf.spellcheck([word], suggestions=False)
        return bool(found["spelling"])

    def analyse(self, word: str) -> list[dict[str, Any]]:
        """Return what the word can be: lemma, root and form of each reading."""
        options = {"guess": False, "propername": False, "disambiguate": False}
        [found] = self._vabamorf.analyze([word], **options)
        readings: list[dict[str, Any]] = found["analysis"]
        return readings

    def lemmas(self, word: str) -> set[str]:
        """Return the dictionary forms that the word can belong to."""
        return {reading["lemma"] for reading in self.analyse(word.lower())}

    def roots(self, word: str) -> set[str]:
        """Return how the word can be joined, such as ``aja_vahemik``."""
        return {reading["root"] for reading in self.analyse(word.lower())}

    def is_only_plural(self, word: str) -> bool:
        """Tell whether the word can only be a noun's plural nominative: kliendid, not klienti."""
        readings = self.analyse(word)
        return bool(readings) and all(
            reading["form"] == "pl n" and reading["partofspeech"] == "S" for reading in readings
        )

    def find_fault(self, word: str) -> str:
        """Say what is wrong with a word; nothing when it is right."""
        if word.lower().startswith(UNKNOWN_START) and not self.spells(word):
            word = word[len(UNKNOWN_START) :]
        if not self.spells(word):
            return "is in no dictionary"
        readings = self.analyse(word.lower())
        joined = bool(readings) and all("_" in reading["root"] for reading in readings)
        if joined and not self.compounds & {reading["lemma"] for reading in readings}:
            return "is joined of words that no list of ours joins so"
        return ""


def load_vabamorf() -> Any:  # noqa: ANN401 (it has no types)
    """Load the analyser alone: the package around it asks for half a gigabyte of other packages."""
    found = importlib.util.find_spec("estnltk")
    if not found or not found.submodule_search_locations:
        raise ImportError("estnltk is not installed: run `make check`, which brings it")
    folder = found.submodule_search_locations[0]
    if folder not in sys.path:
        sys.path.append(folder)
    return importlib.import_module("vabamorf.morf").Vabamorf.instance()
