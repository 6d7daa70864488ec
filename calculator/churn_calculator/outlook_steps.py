"""How the figures of an outlook come about, step by step."""

from fractions import Fraction

from churn_calculator.customer_steps import power
from churn_calculator.figures import Figure, count, figure_step, rate_step
from churn_calculator.form import Form
from churn_calculator.formats import write_amount, write_decimal, write_integer, write_percent
from churn_calculator.outlook import Outlook

__all__ = ["outlook_steps"]

YEAR = Fraction(12)
Steps = list[dict[str, str]]
Values = dict[str, Figure | list[Figure]]


def outlook_steps(form: Form, outlook: Outlook, target: Outlook | None, values: Values) -> Steps:
    """Return the steps to redo an outlook by hand."""
    return [
        *_customer_steps(form, outlook, values),
        *_value_step(form, outlook, values),
        *(_saving_steps(form, outlook, target, values) if target else []),
    ]


def _customer_steps(form: Form, outlook: Outlook, values: Values) -> Steps:
    locale, number = form.locale, form.count("periods") or 0
    start = write_integer(outlook.start, locale)
    lost = write_integer(form.count("lost") or 0, locale)
    kept = f"(1 − {lost} / {start})"
    half = write_decimal(Fraction(1, 2), 1, locale)
    left = count(outlook.customers_after(number), locale)
    base = f"{lost} / {start}"
    after = f"{start} × {kept}{power(Fraction(number))}"
    steps = [
        rate_step("churn_rate", "churn_rate_start", base, outlook.churn_rate, locale),
        figure_step("customers_after", after, left, locale),
    ]
    if outlook.churn_rate not in (0, 1):
        steps.append(_step(form, "half_life", f"ln {half} / ln {kept}", values))
    if outlook.mean_lifetime is not None:
        steps.append(_step(form, "mean_lifetime", f"{start} / {lost}", values))
    return steps


def _value_step(form: Form, outlook: Outlook, values: Values) -> Steps:
    revenue = form.amount("revenue_per_customer")
    if revenue is None or outlook.mean_lifetime is None:
        return []
    margin = write_decimal(form.amount("margin_percent") or Fraction(0), 2, form.locale)
    sums = f"{write_amount(revenue, form.locale)} × {margin}% / {_lost_a_month(form, outlook)}"
    return [_step(form, "lifetime_value", sums, values)]


def _saving_steps(form: Form, outlook: Outlook, target: Outlook, values: Values) -> Steps:
    start = write_integer(outlook.start, form.locale)
    today = f"(1 − {_share(form, outlook)})"
    aimed = f"(1 − {write_percent(target.churn_rate, form.locale)})"
    # Twelve months are so many periods; a month k of them is k / length periods.
    year, part = power(YEAR / outlook.months), _month_power(outlook)
    steps = [_step(form, "customers_saved", f"{start} × ({aimed}{year} − {today}{year})", values)]
    revenue = form.amount("revenue_per_customer")
    if revenue is not None:
        each = write_amount(revenue, form.locale)
        sums = f"{each} × Σ {start} × ({aimed}{part} − {today}{part}), k = 1…12"
        steps.append(_step(form, "revenue_saved", sums, values))
    return steps


def _share(form: Form, outlook: Outlook) -> str:
    lost, start = form.count("lost") or 0, outlook.start
    return " / ".join(write_integer(number, form.locale) for number in (lost, start))


def _lost_a_month(form: Form, outlook: Outlook) -> str:
    share = f"({_share(form, outlook)})"
    return share if outlook.months == 1 else f"(1 − (1 − {share}){power(1 / outlook.months)})"


def _month_power(outlook: Outlook) -> str:
    return "^k" if outlook.months == 1 else f"^(k × {1 / outlook.months})"


def _step(form: Form, name: str, numbers: str, values: Values) -> dict[str, str]:
    figure = values[name]
    assert isinstance(figure, dict)
    return figure_step(name, numbers, figure, form.locale)
