"""The counts of a period balance, start + new - lost = end; here they are checked and completed."""

from churn_calculator.churn import CustomerCounts
from churn_calculator.errors import InputError
from churn_calculator.form import Form
from churn_calculator.formats import write_integer

__all__ = ["balance_errors", "complete"]

COUNTS = ("start", "lost", "new", "lost_new", "end")


def complete(form: Form) -> CustomerCounts:
    """Return the counts of a form without errors, with what follows from the others filled in."""
    start, lost, new, end = (form.count(name) for name in ("start", "lost", "new", "end"))
    assert start is not None
    if lost is None and end is not None:
        lost = start + (new or 0) - end
    assert lost is not None
    if new is None and end is not None:
        new = end + lost - start
    return CustomerCounts(start, lost, new, form.count("lost_new"))


def balance_errors(form: Form) -> list[InputError]:
    """Return every contradiction between the counts that were entered."""
    lost, new, end = (form.count(name) for name in ("lost", "new", "end"))
    if lost is None and end is None and form.readable("lost", "end"):
        return [InputError("lost", "empty")]
    if not form.readable(*COUNTS, "denominator"):
        return []
    if new is None and (lost is None or (end is None and form.choice("denominator") != "start")):
        # Without the joiners, neither the lost nor the other bases follow from these counts.
        return [InputError("new", "needed")]
    counts = complete(form)
    errors = [*_end_errors(form, counts), *_lost_errors(form, counts)]
    return errors or _joiner_errors(form, counts)


def _end_errors(form: Form, counts: CustomerCounts) -> list[InputError]:
    end = form.count("end")
    if end is None:
        return []
    if counts.lost < 0:
        return [_error(form, "end", "exceeds_start_new", counts.start + (counts.new or 0))]
    if counts.new is not None and counts.new < 0:
        return [_error(form, "end", "below_remaining", counts.start - counts.lost)]
    if counts.end != end and (counts.end or 0) >= 0:
        return [_error(form, "end", "contradicts", counts.end or 0)]
    return []


def _lost_errors(form: Form, counts: CustomerCounts) -> list[InputError]:
    of_start = counts.lost - (counts.lost_new or 0)
    if counts.new is not None and counts.lost > counts.start + counts.new:
        return [_error(form, "lost", "exceeds_start_new", counts.start + counts.new)]
    if of_start > counts.start and form.choice("denominator") == "start":
        return [_error(form, "lost", "exceeds_start", counts.start)]
    return []


def _joiner_errors(form: Form, counts: CustomerCounts) -> list[InputError]:
    lost_new = counts.lost_new or 0
    if lost_new > counts.lost:
        return [_error(form, "lost_new", "exceeds_lost", counts.lost)]
    if counts.new is not None and lost_new > counts.new:
        return [_error(form, "lost_new", "exceeds_new", counts.new)]
    return []


def _error(form: Form, field: str, reason: str, bound: int) -> InputError:
    """Return an error that shows the counts entered and the one that would have been right."""
    counts = {name: form.count(name) for name in COUNTS}
    if counts["lost"] is None:
        counts["lost"] = complete(form).lost
    shown = {name: write_integer(number or 0, form.locale) for name, number in counts.items()}
    return InputError(field, reason, **shown, bound=write_integer(bound, form.locale))
