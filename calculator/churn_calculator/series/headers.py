"""Which column is which: by its header in any of the three languages, else by its place."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from churn_calculator.errors import InputError
from churn_calculator.numerals import shorten
from churn_calculator.refusals import find_refusal, plain_marks
from churn_calculator.series.visible import visible

__all__ = ["Columns", "find_columns", "fold"]

MAX_COLUMNS = 1_000
SHOWN_HEADERS = 6

# A percentage or an amount of money is no count of customers, whatever else its header says.
_SIGNS = re.compile(r"(?:[^\w%‰€$£]|_)+")
# Words as `fold` leaves them: small, without accents, other signs as spaces.
_WORDS = {
    "period": """
        period|month|date|quarter|year|week|day
        περιοδοσ|μηνασ|ημερομηνια|τριμηνο|ετοσ|εβδομαδα|ημερα
        periood|kuu|kuupaev|kvartal|aasta|nadal|paev
    """,
    "start": """
        start|at start|at the start|customers start|start customers|starting customers
        customers at start|customers at the start|customers at start of period
        customers at the start of the period|customers at the beginning|opening customers
        αρχη|στην αρχη|πελατεσ αρχη|πελατεσ στην αρχη|πελατεσ στην αρχη τησ περιοδου
        αρχικοι πελατεσ|πελατεσ αρχησ|πελατεσ στην αρχη του μηνα
        algus|alguses|kliente alguses|kliendid alguses|alguse kliendid|perioodi alguses
        kliente perioodi alguses|kliendid perioodi alguses|kliente kuu alguses
    """,
    "lost": """
        lost|lost customers|customers lost|churned|churned customers|customers churned|left
        customers who left|cancelled|canceled|cancellations|losses
        χαθηκαν|πελατεσ που χαθηκαν|χαμενοι|χαμενοι πελατεσ|απωλειεσ|εφυγαν|πελατεσ που εφυγαν
        αποχωρησαν|πελατεσ που αποχωρησαν|αποχωρησεισ|οσοι εφυγαν
        lahkus|lahkunud|lahkunuid|lahkunud kliente|lahkunud kliendid|kaotatud|kaotatud kliendid
        kaotatud kliente|lahkumised
    """,
}
ROLES = {
    word.strip(): role
    for role, words in _WORDS.items()
    for word in re.split(r"[|\n]", words)
    if word.strip()
}
# These say nothing of when; they are taken for the start only where no other column is, and said.
UNCLEAR_START = frozenset(("customers", "πελατεσ", "kliendid", "kliente"))


@dataclass(frozen=True)
class Columns:
    """Where the cells of each row stand, from 0.

    Attributes:
        start: The column of the customers at the start.
        lost: That of the customers lost.
        period: That of the period's name, or None.
        width: How many columns there are.
        headers: What stood above them; empty where the first row holds numbers already.
        unclear: The header that was only taken to mean the customers at the start, or ``""``.
    """

    start: int
    lost: int
    period: int | None
    width: int
    headers: tuple[str, ...] = ()
    unclear: str = ""

    @property
    def needed(self) -> int:
        """How many cells a row has at least."""
        return 1 + max(self.start, self.lost, self.period or 0)


def fold(header: str) -> str:
    """Return a header without case, accents and signs, so that spellings of a word are one.

    >>> fold(" Lost_Customers "), fold("ΑΡΧΉ"), fold("Lost (%)")
    ('lost customers', 'αρχη', 'lost %')
    """
    plain = unicodedata.normalize("NFD", header[:200].casefold())
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(_SIGNS.sub(" ", letters).split())


def find_columns(cells: Sequence[str]) -> Columns:
    """Return the columns of a file by its first row.

    Raises:
        InputError: They cannot be told; `reason` says why.
    """
    if len(cells) > MAX_COLUMNS:
        raise InputError("series", "too_many_columns", most=str(MAX_COLUMNS))
    headers = [fold(cell) for cell in cells]
    found = _by_header(headers, cells)
    if found:
        return found
    # A spreadsheet writes empty cells behind the last ones where another row is longer.
    width = len("".join("x" if cell.strip() else " " for cell in cells).rstrip())
    if width == 2 and len(cells) > 2 and find_refusal(plain_marks(cells[0])):
        # Only a period's name is no number, so it is the count of the lost that is still missing.
        width = 3
    if width in (2, 3) and any(map(_is_numeric, cells[width - 2 : width])):
        return Columns(width - 2, width - 1, 0 if width == 3 else None, width)
    raise InputError("series", "no_columns", read=_list(cells))


def _by_header(headers: list[str], cells: Sequence[str]) -> Columns | None:
    places: dict[str, list[int]] = {role: [] for role in _WORDS}
    for place, header in enumerate(headers):
        if header in ROLES:
            places[ROLES[header]].append(place)
    unclear = [place for place, header in enumerate(headers) if header in UNCLEAR_START]
    guess = not places["start"] and len(unclear) == 1 and bool(places["lost"])
    if guess:
        places["start"] = unclear
    for role in ("start", "lost"):
        if len(places[role]) > 1:
            raise InputError("series", "column_twice", read=_list([cells[p] for p in places[role]]))
    if not places["start"] or not places["lost"]:
        return None
    start, lost = places["start"][0], places["lost"][0]
    period = places["period"][0] if places["period"] else None
    shown = tuple(visible(shorten(cell.strip())) for cell in cells)
    return Columns(start, lost, period, len(cells), shown, shown[start] if guess else "")


def _is_numeric(cell: str) -> bool:
    """Tell a number, however it is written, from a header such as ``Customers 2023``."""
    return any(c in "0123456789" for c in cell) and not any(c.isalpha() for c in cell)


def _list(cells: Sequence[str]) -> str:
    shown = [visible(shorten(cell.strip())) for cell in cells[:SHOWN_HEADERS]]
    return ", ".join(shown + ["…"] * (len(cells) > SHOWN_HEADERS))
