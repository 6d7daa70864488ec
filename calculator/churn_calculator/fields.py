"""Every input once: the form, the links, the command line and the parser read this list."""

from dataclasses import dataclass
from typing import Literal

from churn_calculator.periods import MONTHS

__all__ = [
    "DENOMINATORS",
    "FIELDS",
    "LINK_RENAMES",
    "LINK_VERSION",
    "MODES",
    "PERIODS",
    "Field",
    "fields_of",
]

MODES = ("customers", "compare", "revenue", "outlook")
DENOMINATORS = ("start", "average", "start_new")
PERIODS = (*MONTHS, "days")


@dataclass(frozen=True)
class Field:
    """One input.

    Attributes:
        name: Its key in requests, links and forms; it never changes.
        kind: How it is read: a whole count, an amount of money or a percentage with at most two
            decimals, or one of `choices`.
        modes: The modes that ask for it.
        required: The modes in which it cannot be left empty.
        minimum: The smallest number that makes sense.
        maximum: The largest one.
        default: What an empty field means, in canonical notation.
        choices: The values of a choice.
        example: The worked example's number, in canonical notation.
    """

    name: str
    kind: Literal["count", "amount", "percent", "choice"]
    modes: tuple[str, ...]
    required: tuple[str, ...] = ()
    minimum: int = 0
    maximum: int | None = None
    default: str = ""
    choices: tuple[str, ...] = ()
    example: str = ""


CUSTOMERS, COMPARE, REVENUE, OUTLOOK = ((mode,) for mode in MODES)
COUNTED = CUSTOMERS + COMPARE + OUTLOOK
TIMED = CUSTOMERS + OUTLOOK

FIELDS = (
    Field("start", "count", COUNTED, required=COUNTED, minimum=1, example="1000"),
    Field("lost", "count", COUNTED, required=COMPARE + OUTLOOK, example="200"),
    Field("start_before", "count", COMPARE, required=COMPARE, minimum=1),
    Field("lost_before", "count", COMPARE, required=COMPARE),
    Field("period", "choice", TIMED, default="month", choices=PERIODS),
    Field("period_days", "count", TIMED, minimum=1, maximum=3650),
    Field("new", "count", CUSTOMERS),
    Field("lost_new", "count", CUSTOMERS),
    Field("end", "count", CUSTOMERS),
    Field("denominator", "choice", CUSTOMERS, default="start", choices=DENOMINATORS),
    Field("mrr", "amount", REVENUE, required=REVENUE),
    Field("mrr_churned", "amount", REVENUE, required=REVENUE),
    Field("mrr_contraction", "amount", REVENUE),
    Field("mrr_expansion", "amount", REVENUE),
    Field("periods", "count", OUTLOOK, minimum=1, maximum=120, default="12"),
    Field("target_percent", "percent", OUTLOOK, maximum=100),
    Field("revenue_per_customer", "amount", OUTLOOK),
    Field("margin_percent", "percent", OUTLOOK, maximum=100, default="100"),
)

# Links of an earlier version keep their meaning: where a key gets another name, the version goes up
# by one, and the table says for the version before it what its old keys are called from then on.
LINK_VERSION = 1
LINK_RENAMES: dict[int, dict[str, str]] = {}


def fields_of(mode: str) -> tuple[Field, ...]:
    """Return the fields that a mode asks for, in the order of the form."""
    return tuple(field for field in FIELDS if mode in field.modes)
