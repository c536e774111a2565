from django.db import migrations, models


class Migration(migrations.Migration):
    """The state of an index is derived: the table is made anew, and the next indexer fills it."""

    dependencies = [("search", "0001_initial")]

    operations = [
        migrations.DeleteModel(name="IndexState"),
        migrations.CreateModel(
            name="IndexState",
            fields=[
                ("name", models.CharField(max_length=20, primary_key=True, serialize=False, verbose_name="Index")),
                ("build", models.CharField(max_length=40, verbose_name="Aufbau")),
                ("digest", models.CharField(max_length=64, verbose_name="Prüfsumme der Sprachanalyse")),
                ("built_at", models.DateTimeField(verbose_name="aufgebaut")),
            ],
            options={
                "verbose_name": "Stand des Suchindex",
                "verbose_name_plural": "Stand des Suchindex",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="SynonymGroup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.JSONField(verbose_name="Wörter")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="Bemerkung")),
                ("sort_key", models.CharField(editable=False, max_length=200, verbose_name="Sortierschlüssel")),
                ("changed_at", models.DateTimeField(verbose_name="zuletzt geändert")),
            ],
            options={
                "verbose_name": "Synonyme",
                "verbose_name_plural": "Synonyme",
                "ordering": ["sort_key", "pk"],
            },
        ),
    ]
