"""A result as plain text, for the command line."""

from typing import Any

from churn_calculator.fields import FIELDS
from churn_calculator.messages import message

__all__ = ["complaint", "report"]


def report(result: dict[str, Any]) -> str:
    """Return a good result as text, with its figures, steps, tables and notes."""
    figures = [f"{figure['label']}: {figure['text']}" for figure in result["figures"]]
    steps = [
        f"{step['label']} = {step['formula']}\n    "
        + " ".join(part for part in (step["numbers"], step["relation"], step["result"]) if part)
        for step in result["steps"]
    ]
    tables = [_table(table) for table in result["tables"]]
    notes = [note["text"] for note in result["notes"]]
    parts = ([result["summary"]], figures, steps, tables, notes)
    return "\n\n".join("\n".join(part) for part in parts if part)


def complaint(result: dict[str, Any]) -> str:
    """Return every error of a bad result, each with the label of its field."""
    labels = {field.name: f"field.{field.name}.label" for field in FIELDS}
    return "\n".join(
        f"{message(labels[error['field']], result['locale'])}: {error['text']}"
        if error["field"] in labels
        else error["text"]
        for error in result["errors"]
    )


def _table(table: dict[str, Any]) -> str:
    rows = [table["head"], *table["rows"]]
    widths = [max(len(row[column]) for row in rows) for column in range(len(table["head"]))]
    lines = (
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )
    return "\n".join([table["caption"], *lines])
