"""Checks the message catalogues in translations/ and compiles them to .mo files.

    catalogues.py check     reports every fault as FILE:LINE: what is wrong
    catalogues.py compile   the same, then writes the .mo files when there is no fault

The keys are names such as `lost.exceeds_start`; English is a translation like the others, and the
one that the others must match.
"""

import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from catalogue_faults import (
    find_broken_quotes,
    find_differences,
    find_duplicates,
    find_faults,
    find_header_faults,
    find_other_ends,
    find_stale_comments,
)
from fault import Fault

SOURCE = Path("translations")
REFERENCE = "en"
# Where the compiled catalogue of each domain goes: into the package, and to the site's templates.
TARGETS = {
    "calculator": Path("calculator/churn_calculator/locale"),
    "site": Path("build/locale"),
}
# The dates in a catalogue's header would otherwise say when it was compiled.
FIXED_DATE = datetime(2000, 1, 1, tzinfo=UTC)

Catalogues = dict[Path, Catalog]


def list_languages() -> list[str]:
    """List the languages that have a folder, the reference first."""
    found = sorted(folder.name for folder in SOURCE.iterdir() if folder.is_dir())
    return sorted(found, key=lambda language: language != REFERENCE)


def parse_catalogue(path: Path) -> Catalog:
    """Parse a .po file; raise PoFileError or UnicodeDecodeError when it is malformed."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.name, abort_invalid=True)


def read_catalogue(path: Path, faults: list[Fault]) -> Catalog | None:
    """Read a .po file and add its own faults to the list; None when it cannot be read at all."""
    try:
        catalogue = parse_catalogue(path)
    except FileNotFoundError:
        faults.append(Fault(path, 0, "the file is missing"))
    except PoFileError as error:
        faults.append(Fault(path, error.lineno + 1, str(error)))
    except (UnicodeDecodeError, ValueError) as error:
        faults.append(Fault(path, 0, f"cannot be read: {error}"))
    else:
        faults.extend(find_duplicates(path))
        faults.extend(find_broken_quotes(path))
        faults.extend(find_header_faults(path, catalogue))
        faults.extend(find_faults(path, catalogue))
        return catalogue
    return None


def read_domain(domain: str, faults: list[Fault]) -> Catalogues:
    """Read a domain's catalogue in every language, comparing each with the reference's."""
    paths = [SOURCE / language / f"{domain}.po" for language in list_languages()]
    read = {path: read_catalogue(path, faults) for path in paths}
    catalogues = {path: catalogue for path, catalogue in read.items() if catalogue is not None}
    reference = SOURCE / REFERENCE / f"{domain}.po"
    if reference in catalogues:
        for path, catalogue in catalogues.items():
            faults.extend(find_differences(path, catalogue, reference, catalogues[reference]))
    return catalogues


def find_small_faults(domain: str, catalogues: Catalogues) -> Iterator[Fault]:
    """Find what no build need wait for: texts made from older English ones, or ended otherwise."""
    reference = catalogues.get(SOURCE / REFERENCE / f"{domain}.po")
    for path, catalogue in catalogues.items() if reference else ():
        if reference and catalogue is not reference:
            yield from find_stale_comments(path, catalogue, reference)
            yield from find_other_ends(path, catalogue, reference)


def compile_catalogue(catalogue: Catalog) -> bytes:
    """Compile to the bytes of a .mo file, the same bytes for the same messages."""
    catalogue.creation_date = catalogue.revision_date = FIXED_DATE
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def write_if_changed(path: Path, content: bytes) -> None:
    """Write the file, unless it holds that already: whoever watches it would start for nothing."""
    if path.exists() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def write_domain(domain: str, catalogues: Catalogues) -> None:
    """Write a domain's .mo files, and remove those of languages that are gone."""
    wanted = {
        TARGETS[domain] / path.parent.name / "LC_MESSAGES" / f"{domain}.mo": catalogue
        for path, catalogue in catalogues.items()
    }
    for stale in set(TARGETS[domain].glob(f"*/LC_MESSAGES/{domain}.mo")) - set(wanted):
        stale.unlink()
    for path, catalogue in wanted.items():
        write_if_changed(path, compile_catalogue(catalogue))


def main(arguments: list[str]) -> int:
    """Check, and compile when asked to; return the exit code."""
    if arguments not in (["check"], ["compile"]):
        print(__doc__, file=sys.stderr)
        return 2
    faults: list[Fault] = []
    domains = {domain: read_domain(domain, faults) for domain in TARGETS}
    if arguments == ["check"]:
        # A build need not wait for a translator to have seen what changed in English.
        for domain, catalogues in domains.items():
            faults.extend(find_small_faults(domain, catalogues))
    for fault in faults:
        print(fault, file=sys.stderr)
    if faults:
        return 1
    if arguments == ["compile"]:
        for domain, catalogues in domains.items():
            write_domain(domain, catalogues)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
