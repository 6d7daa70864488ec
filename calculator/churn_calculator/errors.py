"""The one error that reading input can raise: a code and its parameters, never prose."""

__all__ = ["InputError"]


class InputError(ValueError):
    """Something typed cannot be used.

    Args:
        field: Name of the field it stands in.
        reason: The second half of the message code, such as ``"not_whole"``.
        **parameters: Texts that the message shows.
    """

    def __init__(self, field: str, reason: str, **parameters: str) -> None:
        super().__init__(f"{field}.{reason}")
        self.field = field
        self.reason = reason
        self.parameters = parameters

    @property
    def code(self) -> str:
        """The stable, dotted code, such as ``"start.not_whole"``."""
        return f"{self.field}.{self.reason}"
