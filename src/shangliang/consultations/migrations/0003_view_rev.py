"""The sequence behind View.rev: every change of a view takes the next number, whoever writes it."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("consultations", "0002_initial")]

    operations = [
        migrations.RunSQL(
            "CREATE SEQUENCE consultations_view_rev OWNED BY consultations_view.rev",
            "DROP SEQUENCE consultations_view_rev",
        ),
    ]
