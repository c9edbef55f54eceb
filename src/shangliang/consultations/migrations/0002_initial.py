"""What stood here is done by 0001 in one go: a foreign key in CREATE TABLE costs no state of its own. The name stays, because data folders keep it as done."""

from django.db import migrations


class Migration(migrations.Migration):

    initial = True

    dependencies = [('consultations', '0001_initial')]

    operations = []
