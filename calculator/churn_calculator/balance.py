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
    missing = _missing(form)
    if missing or not form.readable("start", "lost", "new", "end", "denominator"):
        return missing + _joiner_errors(form, form.count("lost"), form.count("new"))
    counts = complete(form)
    errors = _end_errors(form, counts) or _lost_errors(form, counts)
    lost, new = (counts.lost, counts.new) if not errors else (form.count("lost"), form.count("new"))
    return errors + _joiner_errors(form, lost, new)


def _missing(form: Form) -> list[InputError]:
    lost, new, end = (form.count(name) for name in ("lost", "new", "end"))
    if lost is None and end is None and form.readable("lost", "end"):
        return [InputError("lost", "empty")]
    # Without the joiners, neither the lost nor the other bases follow from the other counts.
    other_base = form.readable("denominator") and form.choice("denominator") != "start"
    needed = lost is None or (end is None and other_base)
    if new is None and needed and form.readable("lost", "new", "end"):
        return [InputError("new", "needed")]
    return []


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
    if counts.new is not None and counts.lost > counts.start + counts.new:
        return [_error(form, "lost", "exceeds_start_new", counts.start + counts.new)]
    # Joiners among the lost are no matter for the other bases, unless it is said how many they are.
    cohort_asked = form.choice("denominator") == "start" or counts.lost_new is not None
    if not cohort_asked or counts.lost - (counts.lost_new or 0) <= counts.start:
        return []
    if form.count("lost") is None:
        return [_error(form, "lost_new", "needed", counts.start)]
    return [_error(form, "lost", "exceeds_start", counts.start)]


def _joiner_errors(form: Form, lost: int | None, new: int | None) -> list[InputError]:
    lost_new = form.count("lost_new") or 0
    if lost is not None and lost_new > lost:
        return [_error(form, "lost_new", "exceeds_lost", lost)]
    if new is not None and lost_new > new:
        return [_error(form, "lost_new", "exceeds_new", new)]
    return []


def _error(form: Form, field: str, reason: str, bound: int) -> InputError:
    """Return an error that shows the counts entered and the one that would have been right."""
    counts = {name: form.count(name) for name in COUNTS}
    start, new, end = counts["start"], counts["new"], counts["end"]
    if counts["lost"] is None and start is not None and end is not None:
        counts["lost"] = start + (new or 0) - end
    shown = {name: write_integer(number or 0, form.locale) for name, number in counts.items()}
    return InputError(field, reason, **shown, bound=write_integer(bound, form.locale))
