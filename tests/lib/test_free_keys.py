"""A key that was given is not given again."""

import pytest

from produktschau.lib import free_keys
from produktschau.mailings.models import DistributionList
from tests.factories.mailings import circular


def test_a_key_a_row_has_is_passed_over(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    given = circular().list.key
    offered = iter([given, given, "FREI22"])
    monkeypatch.setattr(free_keys, "new_key", lambda: next(offered))
    assert free_keys.free_key(DistributionList.objects) == "FREI22"
