"""Churn of monthly recurring revenue."""

from fractions import Fraction

from churn_calculator.answer import Answer
from churn_calculator.errors import InputError
from churn_calculator.figures import Figure, note, rate, rate_step
from churn_calculator.form import Form
from churn_calculator.formats import write_amount, write_percent
from churn_calculator.messages import message
from churn_calculator.revenue import RevenueAmounts

__all__ = ["answer", "check"]

AMOUNTS = ("mrr", "mrr_churned", "mrr_contraction", "mrr_expansion")
HEADLINE = (
    "gross_revenue_churn",
    "net_revenue_churn",
    "gross_revenue_retention",
    "net_revenue_retention",
)


def check(form: Form) -> list[InputError]:
    """Return the error of revenue at the start that is 0, or less than what was lost of it."""
    mrr, churned, contraction, _ = _amounts(form)
    if form.readable("mrr") and not mrr:
        return [InputError("mrr", "zero")]
    if not form.readable("mrr", "mrr_churned", "mrr_contraction"):
        return []
    if churned + contraction <= mrr:
        return []
    field = "mrr_churned" if churned > mrr or not contraction else "mrr_contraction"
    shown = {"lost": churned + contraction, "mrr": mrr}
    texts = {name: write_amount(amount, form.locale) for name, amount in shown.items()}
    return [InputError(field, "exceeds_mrr", **texts)]


def answer(form: Form) -> Answer:
    """Compute gross and net churn of revenue, and the revenue retained."""
    amounts = RevenueAmounts(*_amounts(form))
    gross, net = amounts.gross_churn, amounts.net_churn
    rates = dict(zip(HEADLINE, (gross, net, 1 - gross, 1 - net), strict=True))
    values: dict[str, Figure | list[Figure]] = {
        name: rate(share, form.locale) for name, share in rates.items()
    }
    return Answer(
        summary=_summary(form, amounts),
        values=values,
        steps=_steps(form, amounts),
        notes=_notes(form, net),
        headline=HEADLINE,
    )


def _amounts(form: Form) -> tuple[Fraction, Fraction, Fraction, Fraction]:
    mrr, churned, contraction, expansion = (form.amount(name) or Fraction(0) for name in AMOUNTS)
    return mrr, churned, contraction, expansion


def _summary(form: Form, amounts: RevenueAmounts) -> str:
    return message(
        "summary.revenue",
        form.locale,
        mrr=write_amount(amounts.mrr, form.locale),
        lost=write_amount(amounts.mrr_churned + amounts.mrr_contraction, form.locale),
        gross=write_percent(amounts.gross_churn, form.locale),
        net=write_percent(amounts.net_churn, form.locale),
    )


def _steps(form: Form, amounts: RevenueAmounts) -> list[dict[str, str]]:
    mrr, churned, contraction, expansion = (
        write_amount(amount, form.locale) for amount in _amounts(form)
    )
    sums = (
        f"({churned} + {contraction}) / {mrr}",
        f"({churned} + {contraction} − {expansion}) / {mrr}",
        f"({mrr} − {churned} − {contraction}) / {mrr}",
        f"({mrr} − {churned} − {contraction} + {expansion}) / {mrr}",
    )
    rates = (
        amounts.gross_churn,
        amounts.net_churn,
        1 - amounts.gross_churn,
        1 - amounts.net_churn,
    )
    return [
        rate_step(name, name, numbers, share, form.locale)
        for name, numbers, share in zip(HEADLINE, sums, rates, strict=True)
    ]


def _notes(form: Form, net: Fraction) -> list[dict[str, str]]:
    notes = [note("negative_net", form.locale)] if net < 0 else []
    empty = [name for name in AMOUNTS if form.amount(name) is None]
    if empty:
        labels = ", ".join(message(f"field.{name}.label", form.locale) for name in empty)
        notes.append(note("counted_zero", form.locale, fields=labels))
    return [*notes, note("no_new_revenue", form.locale)]
