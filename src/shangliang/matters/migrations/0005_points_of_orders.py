# Which points of an agreement an order carries out.

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('matters', '0004_terms_with_their_county'),
    ]

    operations = [
        migrations.CreateModel(
            name='OrderPoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.PositiveSmallIntegerField()),
                ('agreed', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='carried_out', to='matters.entry')),
                ('order', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='points', to='matters.workorder')),
            ],
            options={
                'ordering': ['place'],
                'constraints': [models.UniqueConstraint(fields=('order', 'agreed', 'place'), name='point_once_in_an_order'), models.CheckConstraint(condition=models.Q(('place__gte', 1)), name='points_are_counted_from_one')],
            },
        ),
    ]
