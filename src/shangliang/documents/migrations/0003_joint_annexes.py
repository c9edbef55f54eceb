# 联合发文、附件、附注

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0002_templates'),
    ]

    operations = [
        migrations.AddField(
            model_name='document',
            name='annexes',
            field=models.JSONField(default=list, verbose_name='附件'),
        ),
        migrations.AddField(
            model_name='document',
            name='joint',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None, verbose_name='联合发文机关'),
        ),
        migrations.AddField(
            model_name='document',
            name='note',
            field=models.CharField(blank=True, max_length=200, verbose_name='附注'),
        ),
        migrations.AddField(
            model_name='document',
            name='urgency',
            field=models.CharField(blank=True, choices=[('加急', '加急'), ('特急', '特急')], max_length=2, verbose_name='紧急程度'),
        ),
        migrations.AddField(
            model_name='version',
            name='annexes',
            field=models.JSONField(default=list),
        ),
    ]
