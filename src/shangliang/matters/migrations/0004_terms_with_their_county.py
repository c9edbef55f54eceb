"""词语带上县区 · What was stored before is given its county too (kit.search: a text may be stored with its place)."""

from django.db import migrations

PLACED = "UPDATE matters_matter SET terms = terms || array_to_tsvector(ARRAY['@' || left(area_id, 6)]) WHERE terms IS NOT NULL"
PLAIN = "UPDATE matters_matter SET terms = ts_delete(terms, '@' || left(area_id, 6)) WHERE terms IS NOT NULL"


class Migration(migrations.Migration):
    dependencies = [("matters", "0003_indexes_of_the_public_pages")]
    operations = [migrations.RunSQL(PLACED, PLAIN)]
