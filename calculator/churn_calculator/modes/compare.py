"""Two periods side by side: did the churn rate change by more than chance would?"""

from fractions import Fraction

from churn_calculator.answer import Answer
from churn_calculator.comparison import excludes_zero, own_ends, truth
from churn_calculator.errors import InputError
from churn_calculator.figures import (
    Figure,
    figure_step,
    note,
    points,
    points_range,
    rate,
    rate_step,
    step,
    text_of,
)
from churn_calculator.form import Form
from churn_calculator.formats import write_integer
from churn_calculator.intervals import Interval, Share, difference, newcombe
from churn_calculator.messages import message

__all__ = ["answer", "check"]

PAIRS = (("start", "lost"), ("start_before", "lost_before"))
HEADLINE = ("difference", "churn_rate", "churn_rate_before", "more_than_chance")


def check(form: Form) -> list[InputError]:
    """Return the error of each period in which more were lost than there were."""
    errors = []
    for whole, part in PAIRS:
        if not form.readable(whole, part):
            continue
        share = _share(form, whole, part)
        if share.part > share.whole:
            shown = {"start": share.whole, "lost": share.part}
            texts = {name: write_integer(n, form.locale) for name, n in shown.items()}
            errors.append(InputError(part, "exceeds_start", **texts))
    return errors


def answer(form: Form) -> Answer:
    """Compare the later period with the earlier one."""
    now, before = (_share(form, whole, part) for whole, part in PAIRS)
    rates = [now.rate, before.rate]
    interval = newcombe(now, before)
    sure = excludes_zero(interval)
    values: dict[str, Figure | list[Figure]] = {
        "churn_rate": rate(rates[0], form.locale),
        "churn_rate_before": rate(rates[1], form.locale),
        "difference": points(difference(now, before), form.locale),
        "difference_low": points(interval.low, form.locale),
        "difference_high": points(interval.high, form.locale),
        "more_than_chance": truth(sure, form.locale),
    }
    return Answer(
        summary=_summary(form, values, rates, sure),
        values=values,
        steps=_steps(form, (now, before)),
        notes=[_interval_note(form, interval, sure)],
        headline=HEADLINE,
    )


def _share(form: Form, whole: str, part: str) -> Share:
    return Share(form.count(part) or 0, form.count(whole) or 0)


def _summary(
    form: Form, values: dict[str, Figure | list[Figure]], rates: list[Fraction], sure: bool
) -> str:
    now, before = rates
    change = "same" if now == before else "rose" if now > before else "fell"
    told = message(
        f"summary.compare.{change}",
        form.locale,
        now=text_of(values["churn_rate"]),
        before=text_of(values["churn_rate_before"]),
        difference=text_of(points(abs(now - before), form.locale)),
    )
    if change == "same":
        return told
    verdict = "sure" if sure else "chance"
    return f"{told} {message(f'summary.compare.{verdict}', form.locale)}"


def _steps(form: Form, shares: tuple[Share, Share]) -> list[dict[str, str]]:
    steps = [
        rate_step(
            name,
            "churn_rate_start",
            " / ".join(write_integer(n, form.locale) for n in (share.part, share.whole)),
            share.rate,
            form.locale,
        )
        for name, share in zip(("churn_rate", "churn_rate_before"), shares, strict=True)
    ]
    sum_written = " − ".join(step["numbers"] for step in steps)
    interval = newcombe(*shares)
    ends = points_range(interval.low, interval.high, form.locale)
    return [
        *steps,
        figure_step(
            "difference", sum_written, points(difference(*shares), form.locale), form.locale
        ),
        step(
            "interval",
            "difference_interval",
            own_ends(shares, form.locale),
            message("range", form.locale, **ends),
            form.locale,
            rounded=True,
        ),
    ]


def _interval_note(form: Form, interval: Interval, sure: bool) -> dict[str, str]:
    ends = points_range(interval.low, interval.high, form.locale)
    return note("difference_sure" if sure else "difference_chance", form.locale, **ends)
