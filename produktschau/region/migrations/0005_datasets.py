"""Gives every stored figure its table, and every unknown one its reason."""

from typing import Any

from django.db import migrations


def to_datasets(apps: Any, schema_editor: Any) -> None:
    Statistic = apps.get_model("region", "Statistic")
    Dataset = apps.get_model("region", "Dataset")
    for source, table in Statistic.objects.order_by("source", "table").values_list("source", "table").distinct():
        cells = Statistic.objects.filter(source=source, table=table)
        unit = cells.values_list("unit", flat=True).first()
        measure = "employed" if unit == "Erwerbstätige" else "other"
        cells.update(
            dataset=Dataset.objects.create(source_id=source, code=table or "Tabelle", unit=unit, measure=measure)
        )
    Statistic.objects.filter(is_secret=True).update(unknown_because="secret")
    Statistic.objects.filter(is_secret=False, value__isnull=True).update(unknown_because="missing")


class Migration(migrations.Migration):

    dependencies = [
        ('region', '0004_figures'),
    ]

    operations = [migrations.RunPython(to_datasets, migrations.RunPython.noop)]
