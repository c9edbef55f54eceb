"""取消 · a gathering that is not held."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('gatherings', '0006_rooms'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='gathering',
            name='called_off_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='gathering',
            name='called_off_why',
            field=models.CharField(blank=True, max_length=200, verbose_name='取消的原因'),
        ),
        migrations.AddConstraint(
            model_name='gathering',
            constraint=models.CheckConstraint(condition=models.Q(('called_off_at__isnull', True), models.Q(('opened_at__isnull', True), models.Q(('called_off_why', ''), _negated=True)), _connector='OR'), name='gathering_called_off_with_a_reason'),
        ),
    ]
