"""Every input once: the form, the links, the command line and the parser read this list."""

from dataclasses import dataclass

__all__ = ["FIELDS", "Field"]


@dataclass(frozen=True)
class Field:
    """One input.

    Attributes:
        name: Its key in requests, links and forms; it never changes.
        unit: What is counted.
        minimum: The smallest number that makes sense.
        example: The worked example's number, in canonical notation.
    """

    name: str
    unit: str
    minimum: int
    example: str


FIELDS = (
    Field("start", unit="customers", minimum=1, example="1000"),
    Field("lost", unit="customers", minimum=0, example="200"),
)
