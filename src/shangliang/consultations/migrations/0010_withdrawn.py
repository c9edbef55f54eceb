"""撤销协商 · withdrawn before anybody was heard, or ended without an agreement."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('consultations', '0009_recount'),
        ('gatherings', '0004_receipts'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='consultation',
            name='withdrawn_on',
            field=models.DateField(blank=True, null=True, verbose_name='撤销'),
        ),
        migrations.AddField(
            model_name='consultation',
            name='withdrawn_why',
            field=models.CharField(blank=True, max_length=300, verbose_name='撤销的原因'),
        ),
        migrations.AddConstraint(
            model_name='consultation',
            constraint=models.CheckConstraint(condition=models.Q(('withdrawn_on__isnull', True), models.Q(('agreed_on__isnull', True), models.Q(('withdrawn_why', ''), _negated=True)), _connector='OR'), name='consultation_withdrawn_with_a_reason'),
        ),
    ]
