from django.db import migrations, models


class Migration(migrations.Migration):
    """A group whose first word finds the others, never back: Möbel > Tisch, Stuhl."""

    dependencies = [("search", "0002_synonyms_and_two_indexes")]

    operations = [
        migrations.AddField(
            model_name="synonymgroup",
            name="one_way",
            field=models.BooleanField(default=False, verbose_name="nur in eine Richtung"),
        ),
    ]
