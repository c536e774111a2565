"""Which record has which key and which key of a source; read once for a whole import."""

from produktschau.showcase.models import Company, Merge, Product, SlugRedirect


class RecordIndex:
    """Primary keys by our key and by (source, external key). Keys are shared: what a company has no product may get."""

    def __init__(self, model: type[Company] | type[Product]) -> None:
        self.by_key: dict[str, int] = {}
        self.by_source: dict[tuple[int, str], int] = {}
        self._others: type[Company] | type[Product] = Product if model is Company else Company
        rows = model.objects.values_list("pk", "key", "source_id", "external_key").iterator(chunk_size=5000)
        for pk, key, source, external_key in rows:
            self.by_key[key] = pk
            if external_key and source is not None:
                self.by_source[source, external_key] = pk
        self._given: set[str] | None = None
        kind = "company" if model is Company else "product"
        self._merged: dict[object, str] = {}
        merges = Merge.objects.filter(kind=kind, undone_at__isnull=True)
        for gone, kept, source, external_key in merges.values_list("gone_key", "kept_key", "source_id", "external_key"):
            self._merged[gone] = kept
            if external_key and source is not None:
                self._merged[source, external_key] = kept

    def merged_into(self, key: str, source: int | None, external_key: str) -> str:
        """The key of the record in which the one a row names was merged; "" where it was not."""
        kept = self._merged.get(key) or self._merged.get((source, external_key)) or ""
        seen = {kept}
        while (further := self._merged.get(kept)) and further not in seen:
            seen.add(further)
            kept = further
        return kept

    def was_given(self, key: str) -> bool:
        """Whether a deleted record, or one of the other kind, has the key."""
        if self._given is None:
            self._given = {
                *Merge.objects.values_list("gone_key", flat=True),
                *SlugRedirect.objects.values_list("key", flat=True).distinct(),
                *self._others.objects.values_list("key", flat=True),
            }
        return key in self._given and key not in self.by_key
