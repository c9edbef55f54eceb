"""会桌 · Who did not hear the text read out, with the reason; hands counted by two; papers sent; objections in writing."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("consultations", "0006_quality_kept"), ("kit", "0001_initial"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.AddField(
            model_name="participant",
            name="unheard",
            field=models.CharField(blank=True, default="", max_length=120, verbose_name="没有听到复述的原因"),
        ),
        migrations.CreateModel(
            name="HandCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("agree", models.PositiveIntegerField()),
                ("disagree", models.PositiveIntegerField()),
                ("unsure", models.PositiveIntegerField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hands",
                        to="consultations.statement",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("statement", "by"), name="hands_counted_once_by_a_person")
                ],
            },
        ),
        migrations.AddField(
            model_name="consultation",
            name="papers_on",
            field=models.DateField(blank=True, null=True, verbose_name="会前材料送出"),
        ),
        migrations.CreateModel(
            name="WrittenObjection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(max_length=1000, verbose_name="异议")),
                ("on", models.DateField(verbose_name="收到日期")),
                (
                    "participant",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="written_objection",
                        to="consultations.participant",
                    ),
                ),
            ],
            options={"ordering": ["on", "id"]},
        ),
        migrations.AddField(
            model_name="signature",
            name="scan",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="kit.file"
            ),
        ),
    ]
