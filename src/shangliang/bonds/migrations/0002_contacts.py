"""包联沿革 · What the firms' own field says of their contact becomes the first bond of each."""

from django.db import migrations


def bind(apps, _schema):
    """Written down as it stands: the body, the post's title, the day; no trail row, for nobody did anything today."""
    enterprise, bond = apps.get_model("subjects", "Enterprise"), apps.get_model("bonds", "Bond")
    for firm in enterprise.objects.filter(contact__isnull=False, contact_from__isnull=False).iterator():
        known = {"kind": "enterprise", "enterprise": firm, "organisation_id": firm.contact_id, "end__isnull": True}
        if not bond.objects.filter(**known).exists():
            bond.objects.create(
                kind="enterprise", enterprise=firm, organisation_id=firm.contact_id, title=firm.contact_title,
                area_id=firm.area_id, start=firm.contact_from,
            )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("bonds", "0001_initial"), ("subjects", "0002_households")]
    operations = [migrations.RunPython(bind, migrations.RunPython.noop)]
