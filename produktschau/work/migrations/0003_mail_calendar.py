from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('work', '0002_stopped_and_withdrawn'),
    ]

    operations = [
        migrations.AddField(
            model_name='mail',
            name='calendar',
            field=models.TextField(blank=True, default='', verbose_name='Kalendereintrag'),
            preserve_default=False,
        ),
    ]
