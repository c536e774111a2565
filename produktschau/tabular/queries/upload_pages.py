"""What the pages of an upload show: tabs with counts, rows of the preview, pairs that may be the same."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q

from produktschau.accounts.roles import AnyUser
from produktschau.audit.names import Named, names_of
from produktschau.lib.desk import DeskItem
from produktschau.tabular.engine.kinds import TABLE_KINDS, Choice, TableKind
from produktschau.tabular.models import Outcome, Stage, TableImport, TableUpload, TableUploadRow
from produktschau.tabular.rules import kinds_for

ROWS = 50
PAIRS = 20
OPEN = (Stage.WAITING, Stage.REFUSED, Stage.READY, Stage.QUEUED)
DECIDABLE = (Stage.REFUSED, Stage.READY)
TABS: dict[str, tuple[str, Q]] = {
    "alle": ("Alle", Q()),
    "neu": ("neu", Q(outcome=Outcome.IMPORTED)),
    "aendert": ("ändert", Q(outcome=Outcome.UPDATED)),
    "unveraendert": ("unverändert", Q(outcome=Outcome.UNCHANGED)),
    "geht-nicht": ("geht nicht", Q(outcome=Outcome.SKIPPED, is_twin=False)),
    "bleibt-aus": ("offen oder ausgelassen", Q(outcome=Outcome.SKIPPED, is_twin=True)),
    "keine-daten": ("keine Datenzeilen", Q(outcome=Outcome.ASIDE)),
    "hinweis": ("mit Hinweis", Q(is_noted=True)),
    "doppelt": ("vielleicht doppelt", Q(is_twin=True)),
}
"""Address, label and rows of each tab. All but the last two part the rows: their counts add up to „Alle“."""
VIEWS = ("hinweis", "doppelt")


@dataclass(frozen=True)
class Tab:
    """One tab with its number of rows; ``is_view`` marks one that shows rows of other tabs again."""

    name: str
    label: str
    count: int
    is_view: bool


@dataclass(frozen=True)
class Shown:
    """One row of the preview: its mark and the word beside it."""

    row: TableUploadRow
    mark: str
    word: str


@dataclass(frozen=True)
class Preview:
    """The chosen tab's rows, a page of them."""

    tabs: list[Tab]
    tab: Tab
    page: Page[TableUploadRow]
    rows: list[Shown]

    def count(self, name: str) -> int:
        """The number of rows in a tab."""
        return next(tab.count for tab in self.tabs if tab.name == name)


@dataclass(frozen=True)
class Pair:
    """A row that may be there already. ``records`` are twins in the stock, ``others`` rows of the same file."""

    row: TableUploadRow
    records: list[dict[str, Any]]
    others: list[dict[str, Any]]
    choice: str
    subject: str


@dataclass(frozen=True)
class Pairs:
    """A page of pairs, open ones or decided ones, and how many there are of each."""

    pairs: list[Pair]
    page: Page[int]
    open: int
    decided: int
    shows_decided: bool


@dataclass(frozen=True)
class Listed:
    """An upload or import in the list: the kind's label, who brought it, and how far it is."""

    record: TableUpload | TableImport
    kind: str
    who: Named
    mark: str = ""
    word: str = ""


def preview_of(upload: TableUpload, *, tab: str, page: str | None) -> Preview:
    """The preview's tabs and one page of rows."""
    rows = upload.preview.order_by()
    counts = rows.aggregate(**{name.replace("-", "_"): Count("pk", filter=which) for name, (_, which) in TABS.items()})
    tabs = [Tab(name, label, counts[name.replace("-", "_")], name in VIEWS) for name, (label, _) in TABS.items()]
    chosen = next((one for one in tabs if one.name == tab), tabs[0])
    shown = Paginator(upload.preview.filter(TABS[chosen.name][1]).order_by("number"), ROWS).get_page(page)
    return Preview(tabs, chosen, shown, [_shown(row, upload.decisions) for row in shown])


def pairs_of(upload: TableUpload, *, decided: bool, page: str | None) -> Pairs:
    """Rows that may be there already, by number: those without a decision or those with one."""
    numbers = list(upload.preview.filter(is_twin=True).order_by("number").values_list("number", flat=True))
    open_ones = [number for number in numbers if str(number) not in upload.decisions]
    done = [number for number in numbers if str(number) in upload.decisions]
    shows_decided = bool(done) and (decided or not open_ones)
    shown = Paginator(done if shows_decided else open_ones, PAIRS).get_page(page)
    rows = upload.preview.filter(number__in=list(shown.object_list)).order_by("number")
    return Pairs([_pair(row, upload.decisions) for row in rows], shown, len(open_ones), len(done), shows_decided)


def open_rows(upload: TableUpload) -> list[TableUploadRow]:
    """Every row that may be there already and has no decision."""
    rows = upload.preview.filter(is_twin=True).order_by("number")
    return [row for row in rows if str(row.number) not in upload.decisions]


def open_uploads(user: AnyUser) -> list[Listed]:
    """Uploads nobody has decided about yet, of the kinds this person may take in, newest first."""
    uploads = TableUpload.objects.filter(kind__in=[kind.key for kind in kinds_for(user)], stage__in=OPEN)
    return [
        Listed(upload, label_of(upload.kind), who, *_stage(upload))
        for upload, who in _with_names(uploads, "uploaded_by")
    ]


def finished_imports(page: str | None) -> tuple[Page[TableImport], list[Listed]]:
    """A page of what came in by table, newest first."""
    shown = Paginator(TableImport.objects.all(), ROWS).get_page(page)
    return shown, [Listed(one, label_of(one.kind), who) for one, who in _with_names(shown, "actor")]


def latest_of_sources(kinds: Iterable[TableKind]) -> list[tuple[str, TableImport]]:
    """The last import that still stands of each source of these kinds, as (name of the source, import)."""
    names = {kind.key: dict(kind.sources()) for kind in kinds}
    found: dict[tuple[str, str], TableImport] = {}
    for one in TableImport.objects.filter(kind__in=names, undone_at=None).exclude(source="")[:500]:
        found.setdefault((one.kind, one.source), one)
    return [(names[kind].get(source, source), one) for (kind, source), one in found.items()]


def last_of_source(upload: TableUpload) -> TableImport | None:
    """The last import of the upload's source that still stands."""
    earlier = TableImport.objects.filter(kind=upload.kind, source=upload.source, undone_at=None)
    return earlier.exclude(source="").first()


def same_file(upload: TableUpload) -> TableImport | None:
    """The last import of the very same file that still stands."""
    return TableImport.objects.filter(kind=upload.kind, sha256=upload.sha256, undone_at=None).first()


def source_name(kind: TableKind, slug: str, name: str = "") -> str:
    """What people call the source."""
    return name or dict(kind.sources()).get(slug, slug) or "steht in der Tabelle"


def label_of(kind: str) -> str:
    """What people call the kind; its key where no domain knows it any more."""
    return TABLE_KINDS[kind].label if kind in TABLE_KINDS else kind


def _with_names(records: Iterable[Any], field: str) -> Sequence[tuple[Any, Named]]:
    listed = list(records)
    names = names_of(getattr(one, field) for one in listed)
    return [(one, names[getattr(one, field)]) for one in listed]


def _stage(upload: TableUpload) -> tuple[str, str]:
    """Mark and word; a table that was read and lacks something is no unreadable one."""
    marks = {Stage.WAITING: "open", Stage.REFUSED: "stop", Stage.READY: "question", Stage.QUEUED: "open"}
    word = str(upload.get_stage_display())
    if upload.stage == Stage.REFUSED and upload.told:
        word = "es fehlt eine Pflichtspalte" if upload.told.get("missing") else "geht so nicht"
    return marks[Stage(upload.stage)], word


def _shown(row: TableUploadRow, decisions: Mapping[str, Any]) -> Shown:
    if row.outcome == Outcome.SKIPPED and row.is_twin:
        is_open = str(row.number) not in decisions
        return Shown(row, "question", "vielleicht schon da") if is_open else Shown(row, "withdrawn", "ausgelassen")
    count = sum(1 for change in row.changes if not change[3])
    changed = f"ändert {count} {'Angabe' if count == 1 else 'Angaben'}" if count else "ändert"
    mark, word = {
        Outcome.IMPORTED: ("ok", "neu"),
        Outcome.UPDATED: ("ok", changed),
        Outcome.UNCHANGED: ("open", "unverändert"),
        Outcome.SKIPPED: ("stop", "geht nicht"),
        Outcome.ASIDE: ("info", "keine Datenzeile"),
    }[Outcome(row.outcome)]
    return Shown(row, mark, word)


def _pair(row: TableUploadRow, decisions: Mapping[str, Any]) -> Pair:
    decision = decisions.get(str(row.number), {})
    records = [twin for twin in row.twins if ":" in twin["ref"]]
    others = [twin for twin in row.twins if ":" not in twin["ref"]]
    subject = decision.get("subject") or (records[0]["ref"] if records else "")
    choice = decision.get("choice", "")
    return Pair(row, records, others, Choice(choice).value if choice else "", subject)


def _waiting(user: Any) -> int | None:
    kinds = kinds_for(user)
    found = TableUpload.objects.filter(kind__in=[kind.key for kind in kinds], stage__in=DECIDABLE)
    return found.count() if kinds else None


WAITING_TABLES = DeskItem(
    "Tabellen warten auf Ihre Entscheidung",
    _waiting,
    "Spalten und Vorschau prüfen, dann einlesen oder verwerfen",
    "tabular:uploads",
)
