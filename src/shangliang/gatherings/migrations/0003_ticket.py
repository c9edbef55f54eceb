# The code on a ticket, by its keyed digest.

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('gatherings', '0002_room'),
    ]

    operations = [
        migrations.AddField(
            model_name='attendance',
            name='ticket',
            field=models.BinaryField(max_length=16, null=True, unique=True),
        ),
    ]
