"""The shape of an answer, the same for every mode."""

from dataclasses import dataclass, field
from typing import Any

from churn_calculator.computed_by import COMPUTED_BY
from churn_calculator.figures import Figure
from churn_calculator.messages import message
from churn_calculator.source import ComputedBy, python_of
from churn_calculator.take import answer_csv

__all__ = ["Answer"]


@dataclass
class Answer:
    """What a calculation gives.

    Attributes:
        summary: The answer in a sentence or two, without a word of statistics.
        values: Every figure by its name.
        steps: How the figures come about, in order.
        notes: What to bear in mind.
        tables: Figures that belong side by side: each a `caption`, a `head` and `rows` of texts.
        charts: Pictures of the figures, as `chart.draw_chart` describes them.
        headline: Names of the figures to show first, the answer itself before all.
        computed_by: The functions that compute the figures.
    """

    summary: str
    values: dict[str, Figure | list[Figure]] = field(default_factory=dict)
    steps: list[dict[str, str]] = field(default_factory=list)
    notes: list[dict[str, str]] = field(default_factory=list)
    tables: list[dict[str, Any]] = field(default_factory=list)
    charts: list[dict[str, Any]] = field(default_factory=list)
    headline: tuple[str, ...] = ()
    computed_by: ComputedBy = field(default_factory=lambda: COMPUTED_BY)

    def as_dict(self, locale: str) -> dict[str, Any]:
        """Return the answer as a plain dict; `figures` are the headline's labels and texts."""
        shown = {name: self.values[name] for name in self.headline if name in self.values}
        figures = [
            {"value": name, "label": message(f"value.{name}", locale), "text": figure["text"]}
            for name, figure in shown.items()
            if isinstance(figure, dict)
        ]
        return {
            "values": self.values,
            "csv": answer_csv(self.values, locale),
            "python": python_of(self.values, self.computed_by, locale),
            "summary": self.summary,
            "figures": figures,
            "steps": self.steps,
            "notes": self.notes,
            "tables": self.tables,
            "charts": self.charts,
        }
