"""nginx, set up as a release is, stays as it is however many ask at once."""

from pathlib import Path

import pytest

from tests.bench.steady import MISSED, keep_busy

# A worker's buffers come and go; what grows with the requests would be far more than this.
BUFFERS = 500_000


@pytest.mark.soak
@pytest.mark.skipif(bool(MISSED), reason=f"{MISSED}, so no load was tried")
def test_many_readers_meet_no_error_and_leave_no_memory_behind(site: Path) -> None:
    found = keep_busy(site)
    for load in found.loads:
        assert load.requests > 1000
        assert load.errors == 0
    assert found.said == ""
    assert found.after < found.before + BUFFERS
