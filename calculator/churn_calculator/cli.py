"""`churn`: the calculator on the command line, over the same `calculate` as the page."""

import argparse
import json
import os
import re
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import Any

from churn_calculator import __version__
from churn_calculator.api import calculate
from churn_calculator.fields import FIELDS, MODES
from churn_calculator.messages import message
from churn_calculator.notations import LOCALES
from churn_calculator.report import complaint, report
from churn_calculator.series import command

__all__ = ["main"]

EXIT_NO_OUTPUT = 1
EXIT_BAD_INPUT = 2
SERIES = "series"


def main(arguments: Sequence[str] | None = None) -> int:
    """Compute from command-line arguments and print the result and its steps.

    Returns:
        0, or 2 when the input is bad; every error then stands on standard error. 1 when the output
        cannot be written.
    """
    for stream in (sys.stdout, sys.stderr):
        # A byte that is no text must not end in a traceback when a message repeats it.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] == [SERIES]:
        return command.run(words[1:], _put_out)
    options = vars(_parser().parse_args(_joined(words)))
    as_json = options.pop("json")
    result = calculate({key: value for key, value in options.items() if value is not None})
    if result["ok"]:
        return _put_out(result, report(result), "", as_json)
    return _put_out(result, "", complaint(result), as_json)


def _put_out(result: dict[str, Any], told: str, wrong: str, as_json: bool) -> int:
    """Print a result or what is wrong with the input, and return the exit status."""
    try:
        if as_json:
            print(json.dumps(result, ensure_ascii=False, indent=2), flush=True)
        elif told:
            print(told, flush=True)
        if wrong:
            print(wrong, file=sys.stderr)
    except OSError:
        # Whoever read the output has closed it, as `head` does, or the disk is full.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_NO_OUTPUT
    return 0 if result["ok"] else EXIT_BAD_INPUT


class _Once(argparse.Action):
    """Refuses an option that is given twice: neither value is the right one to drop."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: Any,  # noqa: ANN401 - argparse types them so.
        option_string: str | None = None,
    ) -> None:
        if getattr(namespace, self.dest) is not None:
            parser.error(f"{option_string} is given twice")
        setattr(namespace, self.dest, values)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="churn",
        description=__doc__,
        epilog="churn series FILE reads many periods from a CSV file; see churn series --help.",
        allow_abbrev=False,
    )
    for field in FIELDS:
        label = message(f"field.{field.name}.label", "en").replace("%", "%%")
        help_text = f"{label} ({', '.join(field.modes)})"
        if field.choices:
            help_text += f": {', '.join(field.choices)}"
        parser.add_argument(
            f"--{field.name.replace('_', '-')}",
            f"--{field.name}",
            dest=field.name,
            metavar="TEXT" if field.choices else "N",
            action=_Once,
            # A missing value is an empty field, which has a message of its own.
            nargs="?",
            const="",
            help=help_text,
        )
    parser.add_argument("--mode", help=f"one of {', '.join(MODES)}")
    parser.add_argument("--locale", default="en", help=f"one of {', '.join(LOCALES)}")
    parser.add_argument("--json", action="store_true", help="print the whole result as JSON")
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    return parser


def _joined(arguments: Sequence[str]) -> list[str]:
    """Join each option to its value, since argparse would take ``-5%`` for an option."""
    names = [field.name for field in FIELDS] + ["mode", "locale"]
    valued = {f"--{name}" for name in names} | {f"--{name.replace('_', '-')}" for name in names}
    joined: list[str] = []
    for word in arguments:
        # The next option is no value: then the one before it was left empty.
        if joined and joined[-1] in valued and not re.match("--[a-z]", word):
            joined[-1] += f"={word}"
        else:
            joined.append(word)
    return joined


if __name__ == "__main__":
    sys.exit(main())
