"""The database keeps the trail: rows are only added, only at the end of their chain, and the head follows by itself."""

from django.db import migrations

GUARD = """
CREATE FUNCTION kit_trail_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'trail: % of % is refused, rows are only added', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE FUNCTION kit_trail_append() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE wrong text;
BEGIN
    SELECT a.chain || '-' || a.seq INTO wrong
      FROM (SELECT chain, seq, prev, lag(seq) OVER w AS seq_before, lag(hash) OVER w AS hash_before
              FROM added WINDOW w AS (PARTITION BY chain ORDER BY seq)) a
      LEFT JOIN kit_chainhead h ON h.chain = a.chain
     WHERE h.chain IS NULL OR a.seq <> coalesce(a.seq_before, h.seq) + 1 OR a.prev <> coalesce(a.hash_before, h.hash)
     LIMIT 1;
    IF wrong IS NOT NULL THEN
        RAISE EXCEPTION 'trail: row % does not follow the head of its chain', wrong USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    UPDATE kit_chainhead h SET seq = l.seq, hash = l.hash
      FROM (SELECT DISTINCT ON (chain) chain, seq, hash FROM added ORDER BY chain, seq DESC) l
     WHERE h.chain = l.chain;
    RETURN NULL;
END $$;

CREATE TRIGGER trail_append AFTER INSERT ON kit_trailrow REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION kit_trail_append();
CREATE TRIGGER trail_keep BEFORE UPDATE OR DELETE ON kit_trailrow FOR EACH ROW EXECUTE FUNCTION kit_trail_refuse();
CREATE TRIGGER trail_keep_all BEFORE TRUNCATE ON kit_trailrow FOR EACH STATEMENT EXECUTE FUNCTION kit_trail_refuse();

CREATE TRIGGER head_follows BEFORE UPDATE ON kit_chainhead FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION kit_trail_refuse();
CREATE TRIGGER head_begins BEFORE INSERT ON kit_chainhead FOR EACH ROW WHEN (NEW.seq <> 0) EXECUTE FUNCTION kit_trail_refuse();
CREATE TRIGGER head_stays BEFORE DELETE ON kit_chainhead FOR EACH ROW EXECUTE FUNCTION kit_trail_refuse();
CREATE TRIGGER head_stays_all BEFORE TRUNCATE ON kit_chainhead FOR EACH STATEMENT EXECUTE FUNCTION kit_trail_refuse();

CREATE TRIGGER daily_stays BEFORE UPDATE OR DELETE ON kit_dailyhead FOR EACH ROW EXECUTE FUNCTION kit_trail_refuse();
CREATE TRIGGER daily_stays_all BEFORE TRUNCATE ON kit_dailyhead FOR EACH STATEMENT EXECUTE FUNCTION kit_trail_refuse();
"""

LIFT = """
DROP TRIGGER trail_append ON kit_trailrow;
DROP TRIGGER trail_keep ON kit_trailrow;
DROP TRIGGER trail_keep_all ON kit_trailrow;
DROP TRIGGER head_follows ON kit_chainhead;
DROP TRIGGER head_begins ON kit_chainhead;
DROP TRIGGER head_stays ON kit_chainhead;
DROP TRIGGER head_stays_all ON kit_chainhead;
DROP TRIGGER daily_stays ON kit_dailyhead;
DROP TRIGGER daily_stays_all ON kit_dailyhead;
DROP FUNCTION kit_trail_append();
DROP FUNCTION kit_trail_refuse();
"""


class Migration(migrations.Migration):
    dependencies = [("kit", "0001_initial")]
    operations = [migrations.RunSQL(GUARD, LIFT)]
