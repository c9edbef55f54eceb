# Receipts of a sealed poll: a tree of their own.

import django.db.models.deletion
import shangliang.kit.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('gatherings', '0003_ticket'),
    ]

    operations = [
        migrations.AddField(
            model_name='poll',
            name='receipts_root',
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.CreateModel(
            name='SealedReceipt',
            fields=[
                ('id', models.BigIntegerField(default=shangliang.kit.ids.key, primary_key=True, serialize=False)),
                ('leaf', models.BinaryField(max_length=32)),
                ('poll', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='receipts', to='gatherings.poll')),
            ],
            options={
                'ordering': ['leaf'],
                'constraints': [models.UniqueConstraint(fields=('poll', 'leaf'), name='receipt_once_in_a_poll')],
            },
        ),
    ]
