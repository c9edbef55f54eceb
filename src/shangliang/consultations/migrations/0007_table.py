"""会桌 · Who did not hear the text read out, with the reason."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("consultations", "0006_quality_kept")]

    operations = [
        migrations.AddField(
            model_name="participant",
            name="unheard",
            field=models.CharField(blank=True, default="", max_length=120, verbose_name="没有听到复述的原因"),
        ),
    ]
