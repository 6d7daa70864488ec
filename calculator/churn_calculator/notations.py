"""How numbers are written in each country: the marks that are written and those that are read."""

from dataclasses import dataclass

__all__ = ["CANONICAL", "LOCALES", "NOTATIONS", "Notation"]

NO_BREAK_SPACE = "\u00a0"
MINUS_SIGN = "\u2212"


@dataclass(frozen=True)
class Notation:
    """The marks of one country.

    Attributes:
        decimal: The decimal mark.
        group: The mark written between groups of three digits.
        group_from: How many digits a whole number has at least before it is grouped.
        minus: The sign of a negative number.
        read_groups: The marks that are read between groups; a space stands for every kind of space.
    """

    decimal: str
    group: str
    group_from: int
    minus: str
    read_groups: str


# Writing follows CLDR 48; reading also takes the space and the apostrophe, which people in all
# three countries type.
NOTATIONS = {
    "en": Notation(".", ",", 4, "-", ", '"),
    "el": Notation(",", ".", 4, "-", ". '"),
    "et": Notation(",", NO_BREAK_SPACE, 5, MINUS_SIGN, " '"),
}
LOCALES = tuple(NOTATIONS)

# Links and files carry numbers in one notation everywhere, so that they mean the same in each
# language: ASCII digits, a point as the decimal mark, no grouping.
CANONICAL = Notation(".", "", 1000, "-", "")
