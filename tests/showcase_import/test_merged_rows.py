"""The source's next table does not bring back a record that was merged, nor overwrite the one that stayed."""

from datetime import datetime, timedelta

from produktschau.audit.record import System
from produktschau.showcase.actions.merge_undo import undo_merge
from produktschau.showcase.actions.merging import merge
from produktschau.showcase.models import Company
from produktschau.tabular.models import Outcome
from tests.showcase_import.conftest import HEADER, Import

POINT = "13.343;50.914"
ROWS = (
    HEADER
    + f"a1;Hofladen Ahorn GmbH;Hofladen;Eier;09599;Freiberg;;{POINT}\na2;Mühle Striegis GmbH;Mühle;Mehl;09599;Freiberg;;{POINT}\n"
)


def test_the_row_is_told_and_leaves_both_alone_until_the_merge_is_taken_back(
    import_text: Import, now: datetime
) -> None:
    import_text(ROWS)
    kept, gone = Company.objects.get(external_key="a1"), Company.objects.get(external_key="a2")
    done = merge(by=System("test"), at=now, kept=kept, gone=gone)
    kept.refresh_from_db()
    again = import_text(ROWS, at=now + timedelta(days=1))
    assert [(one.outcome, one.reason) for one in again.outcomes] == [
        (Outcome.UNCHANGED, ""),
        (
            Outcome.SKIPPED,
            f"Dieser Eintrag ging im Eintrag {kept.key} auf. Ändern Sie dort, oder streichen Sie die Zeile.",
        ),
    ]
    assert Company.objects.values_list("name", "lead").get() == (kept.name, kept.lead)
    undo_merge(by=System("test"), at=now, merge=done)
    third = import_text(ROWS, at=now + timedelta(days=2))
    assert [one.outcome for one in third.outcomes] == [Outcome.UNCHANGED, Outcome.UNCHANGED]
