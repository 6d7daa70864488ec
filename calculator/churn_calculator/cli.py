"""`churn`: the calculator on the command line, over the same `calculate` as the page."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import Any

from churn_calculator.api import calculate
from churn_calculator.fields import FIELDS
from churn_calculator.messages import message
from churn_calculator.notations import LOCALES

__all__ = ["main"]

EXIT_BAD_INPUT = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Compute from command-line arguments and print the result and its steps.

    Returns:
        0, or 2 when the input is bad; every error then stands on standard error.
    """
    for stream in (sys.stdout, sys.stderr):
        # A byte that is no text must not end in a traceback when a message repeats it.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    words = _joined(sys.argv[1:] if arguments is None else arguments)
    options = vars(_parser().parse_args(words))
    as_json = options.pop("json")
    result = calculate({key: value for key, value in options.items() if value is not None})
    try:
        _print(result, as_json=as_json)
    except BrokenPipeError:
        # Whoever read the output has closed it, as `head` does; the rest goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0 if result["ok"] else EXIT_BAD_INPUT


def _print(result: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(result, ensure_ascii=False, indent=2))
    elif result["ok"]:
        print(_report(result))
    sys.stdout.flush()
    if not result["ok"]:
        print(_complaint(result), file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="churn", description=__doc__, allow_abbrev=False)
    for field in FIELDS:
        label = message(f"field.{field.name}.label", "en")
        parser.add_argument(f"--{field.name}", metavar="N", help=label)
    parser.add_argument("--locale", default="en", help=f"one of {', '.join(LOCALES)}")
    parser.add_argument("--json", action="store_true", help="print the whole result as JSON")
    return parser


def _joined(arguments: Sequence[str]) -> list[str]:
    """Join each option to its value, since argparse would take ``-5%`` for an option."""
    valued = {"--locale", *(f"--{field.name}" for field in FIELDS)}
    words = iter(arguments)
    joined = []
    for word in words:
        value = next(words, None) if word in valued else None
        joined.append(word if value is None else f"{word}={value}")
    return joined


def _report(result: dict[str, Any]) -> str:
    lines = [result["summary"], ""]
    for step in result["steps"]:
        lines.append(f"{step['label']} = {step['formula']}")
        lines.append(f"    {step['numbers']} {step['relation']} {step['result']}")
    lines += ["", *(note["text"] for note in result["notes"])]
    return "\n".join(lines).rstrip()


def _complaint(result: dict[str, Any]) -> str:
    labels = {field.name: f"field.{field.name}.label" for field in FIELDS}
    return "\n".join(
        f"{message(labels[error['field']], result['locale'])}: {error['text']}"
        if error["field"] in labels
        else error["text"]
        for error in result["errors"]
    )


if __name__ == "__main__":
    sys.exit(main())
