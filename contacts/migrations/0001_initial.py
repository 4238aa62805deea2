"""Tables of contacts, with the SQL functions of the search."""

import core.db.constraints
import core.db.operations
import core.search.indexes
import django.contrib.auth.validators
import django.contrib.postgres.constraints
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import pghistory.utils
import pgtrigger.compiler
from django.conf import settings
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models

# Normalizes a text for comparison: without regard to case, accents, the width of Japanese and Latin letters, and the style
# of quotation marks and dashes. It uses built-in functions of PostgreSQL 17, since the extensions unaccent and pg_trgm
# depend on the database's locale; with C, as in the embedded server, they treat no Japanese character as a letter.
# ASCII text, as most English texts are, takes the fast path. The order of the other path is that of
# core.search.match_offsets, its characters are those of core.search.characters.
FOLDED = """
CREATE OR REPLACE FUNCTION moc_folded(written text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 1000
    RETURN CASE WHEN octet_length(written) = char_length(written)
    THEN lower(regexp_replace(written COLLATE "C", '[\\u0001-\\u0020\\u007f-\\u00a0\\u1680\\u2028\\u2029]', ' ', 'g') COLLATE pg_c_utf8)
    ELSE replace(replace(replace(translate(
        lower(
            normalize(
                regexp_replace(
                    normalize(regexp_replace(written COLLATE "C", '[\\u0001-\\u0020\\u007f-\\u00a0\\u1680\\u2028\\u2029]', ' ', 'g'), NFKD),
                    '[\\u00ad\\u0300-\\u036f\\u200b-\\u200d\\u2060\\ufe00-\\ufe0f\\ufeff]', '', 'g'
                ),
                NFKC
            ) COLLATE pg_c_utf8
        ),
        '‘’‚‛“”„‟«»‐‑‒–—―−〜øłđıςぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔゕゖゝゞ髙﨑碕嵜𠮷濵濱邉邊齋齊澤廣德國眞惠榮櫻龍槇嶋嶌冨淸瀨瀧關藏禮實壽學圓會黑鐵礒峯桒栁靑靜增縣與萬兒藝劍豐寶條戶彌橫溫寬觀龜鄕曉溪鷄顯恆黃濟莊聰將燈當稻賴樂', '''''''''\"\"\"\"\"\"-------~oldiσァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロヮワヰヱヲンヴヵヶヽヾ高崎崎崎吉浜浜辺辺斎斉沢広徳国真恵栄桜竜槙島島富清瀬滝関蔵礼実寿学円会黒鉄磯峰桑柳青静増県与万児芸剣豊宝条戸弥横温寛観亀郷暁渓鶏顕恒黄済荘聡将灯当稲頼楽'
    ), 'ß', 'ss'), 'œ', 'oe'), 'æ', 'ae') END;
"""
# Returns all bigrams and trigrams of a normalized text, and single characters beyond ASCII: index terms for text without
# spaces. The high cost keeps the planner from computing the grams of every row instead of using the index.
GRAMS = r"""
CREATE FUNCTION moc_grams(folded text) RETURNS text[]
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 100000
    RETURN (
        SELECT COALESCE(
            array_agg(a) FILTER (WHERE a > U&'\007f')
                || array_agg(a || b) FILTER (WHERE a <> ' ' AND b <> ' ')
                || array_agg(a || b || c) FILTER (WHERE a <> ' ' AND b <> ' ' AND c <> ' '),
            '{}'
        )
        FROM (SELECT string_to_array(folded COLLATE "C", NULL) AS letters) text,
            unnest(letters, letters[2:], letters[3:]) AS at(a, b, c)
    );
"""
# The fewest index terms that select most; none for a single ASCII letter, which nearly every text contains.
SOUGHT = """
CREATE FUNCTION moc_sought(folded text) RETURNS text[]
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN CASE
        WHEN char_length(folded) > 2 THEN COALESCE((
            SELECT array_agg(gram) FROM (
                SELECT substr(folded, place, 3) AS gram FROM generate_series(1, char_length(folded) - 2) place
            ) three WHERE strpos(gram, ' ') = 0
        ), '{}')
        WHEN strpos(folded, ' ') > 0 OR octet_length(folded) < 2 THEN '{}'
        ELSE ARRAY[folded]
    END;
"""
OFFICIAL_SEARCH = r"""
            CREATE TABLE "contacts_official_search" (id bigint PRIMARY KEY, folded text COLLATE "C" NOT NULL);
            CREATE FUNCTION "official_search_keep"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    INSERT INTO "contacts_official_search" (id, folded) VALUES (NEW.id, moc_folded(concat_ws(E'\n', NEW."family_name", NEW."given_name", NEW."name_ja", NEW."reading_ja", NEW."title_en", NEW."title_fr", NEW."title_ja")))
                        ON CONFLICT (id) DO UPDATE SET folded = EXCLUDED.folded;
                    RETURN NULL;
                END
            $$;
            CREATE FUNCTION "official_search_drop"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF TG_OP = 'TRUNCATE' THEN TRUNCATE "contacts_official_search"; ELSE DELETE FROM "contacts_official_search" WHERE id = OLD.id; END IF;
                    RETURN NULL;
                END
            $$;
            CREATE TRIGGER "official_search_inserted" AFTER INSERT ON "contacts_official"
                FOR EACH ROW EXECUTE FUNCTION "official_search_keep"();
            CREATE TRIGGER "official_search_updated" AFTER UPDATE ON "contacts_official"
                FOR EACH ROW WHEN (OLD."family_name" IS DISTINCT FROM NEW."family_name" OR OLD."given_name" IS DISTINCT FROM NEW."given_name" OR OLD."name_ja" IS DISTINCT FROM NEW."name_ja" OR OLD."reading_ja" IS DISTINCT FROM NEW."reading_ja" OR OLD."title_en" IS DISTINCT FROM NEW."title_en" OR OLD."title_fr" IS DISTINCT FROM NEW."title_fr" OR OLD."title_ja" IS DISTINCT FROM NEW."title_ja") EXECUTE FUNCTION "official_search_keep"();
            CREATE TRIGGER "official_search_deleted" AFTER DELETE ON "contacts_official"
                FOR EACH ROW EXECUTE FUNCTION "official_search_drop"();
            CREATE TRIGGER "official_search_truncated" AFTER TRUNCATE ON "contacts_official"
                FOR EACH STATEMENT EXECUTE FUNCTION "official_search_drop"();
            INSERT INTO "contacts_official_search" (id, folded) SELECT id, moc_folded(concat_ws(E'\n', source."family_name", source."given_name", source."name_ja", source."reading_ja", source."title_en", source."title_fr", source."title_ja")) FROM "contacts_official" source;
            CREATE INDEX "official_search_grams" ON "contacts_official_search" USING gin (moc_grams(folded)) WITH (gin_pending_list_limit = 1024);
            ALTER INDEX "official_search_grams" ALTER COLUMN 1 SET STATISTICS 0;
            ANALYZE "contacts_official_search";
        """
ORGANIZATION_SEARCH = r"""
            CREATE TABLE "contacts_organization_search" (id bigint PRIMARY KEY, folded text COLLATE "C" NOT NULL);
            CREATE FUNCTION "organization_search_keep"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    INSERT INTO "contacts_organization_search" (id, folded) VALUES (NEW.id, moc_folded(concat_ws(E'\n', NEW."name_en", NEW."name_fr", NEW."name_ja")))
                        ON CONFLICT (id) DO UPDATE SET folded = EXCLUDED.folded;
                    RETURN NULL;
                END
            $$;
            CREATE FUNCTION "organization_search_drop"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF TG_OP = 'TRUNCATE' THEN TRUNCATE "contacts_organization_search"; ELSE DELETE FROM "contacts_organization_search" WHERE id = OLD.id; END IF;
                    RETURN NULL;
                END
            $$;
            CREATE TRIGGER "organization_search_inserted" AFTER INSERT ON "contacts_organization"
                FOR EACH ROW EXECUTE FUNCTION "organization_search_keep"();
            CREATE TRIGGER "organization_search_updated" AFTER UPDATE ON "contacts_organization"
                FOR EACH ROW WHEN (OLD."name_en" IS DISTINCT FROM NEW."name_en" OR OLD."name_fr" IS DISTINCT FROM NEW."name_fr" OR OLD."name_ja" IS DISTINCT FROM NEW."name_ja") EXECUTE FUNCTION "organization_search_keep"();
            CREATE TRIGGER "organization_search_deleted" AFTER DELETE ON "contacts_organization"
                FOR EACH ROW EXECUTE FUNCTION "organization_search_drop"();
            CREATE TRIGGER "organization_search_truncated" AFTER TRUNCATE ON "contacts_organization"
                FOR EACH STATEMENT EXECUTE FUNCTION "organization_search_drop"();
            INSERT INTO "contacts_organization_search" (id, folded) SELECT id, moc_folded(concat_ws(E'\n', source."name_en", source."name_fr", source."name_ja")) FROM "contacts_organization" source;
            CREATE INDEX "organization_search_grams" ON "contacts_organization_search" USING gin (moc_grams(folded)) WITH (gin_pending_list_limit = 1024);
            ALTER INDEX "organization_search_grams" ALTER COLUMN 1 SET STATISTICS 0;
            ANALYZE "contacts_organization_search";
        """
# A foreign key over a pair of columns needs both tables, and the unique constraint of the pair that it refers to.
PAIRED_FOREIGN_KEYS = """
ALTER TABLE "contacts_official" ADD CONSTRAINT "account_of_own_participant" FOREIGN KEY ("account_id", "participant_id") REFERENCES "contacts_user" ("id", "participant_id");
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        # Libraries first: their migrations alter fields, which renders each model that exists by then.
        ('auth', '0012_alter_user_first_name_max_length'),
        ('axes', '0010_accessattemptexpiration'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        BtreeGistExtension(),
        migrations.RunSQL(FOLDED, migrations.RunSQL.noop),
        migrations.RunSQL(GRAMS, migrations.RunSQL.noop),
        migrations.RunSQL(SOUGHT, migrations.RunSQL.noop),
        core.db.operations.AtOnce([
            migrations.CreateModel(
                name='Side',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.CharField(help_text='ISO 3166-1, two letters.', max_length=2, unique=True, verbose_name='code')),
                    ('name_en', models.CharField(blank=True, max_length=80, verbose_name='name (English)')),
                    ('name_fr', models.CharField(blank=True, max_length=80, verbose_name='name (French)')),
                    ('name_ja', models.CharField(blank=True, max_length=80, verbose_name='name (Japanese)')),
                    ('capital_en', models.CharField(blank=True, max_length=80, verbose_name='capital (English)')),
                    ('capital_fr', models.CharField(blank=True, max_length=80, verbose_name='capital (French)')),
                    ('capital_ja', models.CharField(blank=True, max_length=80, verbose_name='capital (Japanese)')),
                    ('time_zone', models.CharField(help_text='IANA time zone name', max_length=64, verbose_name='time zone')),
                    ('order', models.PositiveSmallIntegerField(unique=True, verbose_name='order')),
                ],
                options={
                    'ordering': ['order'],
                    'verbose_name': 'side',
                    'verbose_name_plural': 'sides',
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "contacts_sideevent" ("capital_en", "capital_fr", "capital_ja", "code", "id", "name_en", "name_fr", "name_ja", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "time_zone") VALUES (NEW."capital_en", NEW."capital_fr", NEW."capital_ja", NEW."code", NEW."id", NEW."name_en", NEW."name_fr", NEW."name_ja", NEW."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."time_zone"); RETURN NULL;', hash='20c0da4c53b3e26050158c1ad1fcb6c9a2d827ba', operation='INSERT', pgid='pgtrigger_insert_insert_4bf72', table='contacts_side', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "contacts_sideevent" ("capital_en", "capital_fr", "capital_ja", "code", "id", "name_en", "name_fr", "name_ja", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "time_zone") VALUES (NEW."capital_en", NEW."capital_fr", NEW."capital_ja", NEW."code", NEW."id", NEW."name_en", NEW."name_fr", NEW."name_ja", NEW."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."time_zone"); RETURN NULL;', hash='96d2e7ba29e2055fc0507fecd989504654d58aeb', operation='UPDATE', pgid='pgtrigger_update_update_7a9aa', table='contacts_side', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "contacts_sideevent" ("capital_en", "capital_fr", "capital_ja", "code", "id", "name_en", "name_fr", "name_ja", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "time_zone") VALUES (OLD."capital_en", OLD."capital_fr", OLD."capital_ja", OLD."code", OLD."id", OLD."name_en", OLD."name_fr", OLD."name_ja", OLD."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."time_zone"); RETURN NULL;', hash='94fcc9ed5b924ec75c243a9993b02f203abb2b41', operation='DELETE', pgid='pgtrigger_delete_delete_cab0a', table='contacts_side', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Participant',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.CharField(max_length=16, unique=True, verbose_name='code')),
                    ('order', models.PositiveSmallIntegerField(unique=True, verbose_name='order in the MOC')),
                    ('label_en', models.CharField(blank=True, max_length=16, verbose_name='short name (English)')),
                    ('label_fr', models.CharField(blank=True, max_length=16, verbose_name='short name (French)')),
                    ('label_ja', models.CharField(blank=True, max_length=16, verbose_name='short name (Japanese)')),
                    ('applied_title_en', models.CharField(blank=True, max_length=300, verbose_name='applied title (English)')),
                    ('applied_title_fr', models.CharField(blank=True, max_length=300, verbose_name='applied title (French)')),
                    ('applied_title_ja', models.CharField(blank=True, max_length=300, verbose_name='applied title (Japanese)')),
                    ('legal_name_en', models.CharField(blank=True, max_length=300, verbose_name='legal name (English)')),
                    ('legal_name_fr', models.CharField(blank=True, max_length=300, verbose_name='legal name (French)')),
                    ('legal_name_ja', models.CharField(blank=True, max_length=300, verbose_name='legal name (Japanese)')),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='participants', to='contacts.side', verbose_name='side')),
                ],
                options={
                    'ordering': ['order'],
                    'verbose_name': 'Participant',
                    'verbose_name_plural': 'Participants',
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "contacts_participantevent" ("applied_title_en", "applied_title_fr", "applied_title_ja", "code", "id", "label_en", "label_fr", "label_ja", "legal_name_en", "legal_name_fr", "legal_name_ja", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "side_id") VALUES (NEW."applied_title_en", NEW."applied_title_fr", NEW."applied_title_ja", NEW."code", NEW."id", NEW."label_en", NEW."label_fr", NEW."label_ja", NEW."legal_name_en", NEW."legal_name_fr", NEW."legal_name_ja", NEW."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."side_id"); RETURN NULL;', hash='988d64e1413ca96ad1adc2ef2563698b9b1262f0', operation='INSERT', pgid='pgtrigger_insert_insert_43610', table='contacts_participant', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "contacts_participantevent" ("applied_title_en", "applied_title_fr", "applied_title_ja", "code", "id", "label_en", "label_fr", "label_ja", "legal_name_en", "legal_name_fr", "legal_name_ja", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "side_id") VALUES (NEW."applied_title_en", NEW."applied_title_fr", NEW."applied_title_ja", NEW."code", NEW."id", NEW."label_en", NEW."label_fr", NEW."label_ja", NEW."legal_name_en", NEW."legal_name_fr", NEW."legal_name_ja", NEW."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."side_id"); RETURN NULL;', hash='4fdefdd26ba551ff156592bf339d0f727c744bab', operation='UPDATE', pgid='pgtrigger_update_update_98cf3', table='contacts_participant', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "contacts_participantevent" ("applied_title_en", "applied_title_fr", "applied_title_ja", "code", "id", "label_en", "label_fr", "label_ja", "legal_name_en", "legal_name_fr", "legal_name_ja", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "side_id") VALUES (OLD."applied_title_en", OLD."applied_title_fr", OLD."applied_title_ja", OLD."code", OLD."id", OLD."label_en", OLD."label_fr", OLD."label_ja", OLD."legal_name_en", OLD."legal_name_fr", OLD."legal_name_ja", OLD."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."side_id"); RETURN NULL;', hash='d8c554f1e9b9aa16a1a6181397178ac448fe7e05', operation='DELETE', pgid='pgtrigger_delete_delete_4c4f0', table='contacts_participant', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='User',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('password', models.CharField(max_length=128, verbose_name='password')),
                    ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                    ('username', models.CharField(max_length=150, unique=True, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='user name')),
                    ('full_name', models.CharField(blank=True, max_length=200, verbose_name='full name')),
                    ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                    ('role', models.CharField(choices=[('reader', 'Reader'), ('editor', 'Editor'), ('contact_officer', 'Contact point officer'), ('secretariat', 'Secretariat'), ('administrator', 'Administrator'), ('partner', 'Partner system')], default='reader', max_length=20, verbose_name='role')),
                    ('language', models.CharField(blank=True, choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], max_length=2, verbose_name='language')),
                    ('is_active', models.BooleanField(default=True, help_text='Accounts cannot be deleted. Inactive accounts cannot sign in.', verbose_name='active')),
                    ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='account created')),
                    ('participant', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='users', to='contacts.participant', verbose_name='Participant')),
                ],
                options={
                    'ordering': ['username'],
                    'verbose_name': 'user',
                    'verbose_name_plural': 'users',
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('participant__isnull', False), ('role__in', ['secretariat', 'administrator']), _connector='OR'), name='user_with_a_ministry_role_has_a_ministry'),
                        models.UniqueConstraint(fields=('id', 'participant'), name='user_of_participant'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "contacts_userevent" ("date_joined", "email", "full_name", "id", "is_active", "language", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "username") VALUES (NEW."date_joined", NEW."email", NEW."full_name", NEW."id", NEW."is_active", NEW."language", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."role", NEW."username"); RETURN NULL;', hash='a476c9a0a9ce0fcb40b3022f8f3951b1701a5e07', operation='INSERT', pgid='pgtrigger_insert_insert_92d0c', table='contacts_user', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."date_joined" IS DISTINCT FROM (NEW."date_joined") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."full_name" IS DISTINCT FROM (NEW."full_name") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."participant_id" IS DISTINCT FROM (NEW."participant_id") OR OLD."role" IS DISTINCT FROM (NEW."role") OR OLD."username" IS DISTINCT FROM (NEW."username"))', func='INSERT INTO "contacts_userevent" ("date_joined", "email", "full_name", "id", "is_active", "language", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "username") VALUES (NEW."date_joined", NEW."email", NEW."full_name", NEW."id", NEW."is_active", NEW."language", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."role", NEW."username"); RETURN NULL;', hash='b97ec0f74e78b015e6f5d2ca799a51fa52375b31', operation='UPDATE', pgid='pgtrigger_update_update_dbd52', table='contacts_user', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "contacts_userevent" ("date_joined", "email", "full_name", "id", "is_active", "language", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "username") VALUES (OLD."date_joined", OLD."email", OLD."full_name", OLD."id", OLD."is_active", OLD."language", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."role", OLD."username"); RETURN NULL;', hash='221c20297e678513f6657f84e3b26d783e2a1aec', operation='DELETE', pgid='pgtrigger_delete_delete_a02c8', table='contacts_user', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ContactPoint',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('mailbox', models.EmailField(blank=True, max_length=254, verbose_name='functional mailbox')),
                    ('telephone', models.CharField(blank=True, max_length=40, verbose_name='telephone')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', max_length=2, verbose_name='language of correspondence')),
                    ('participant', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='contact_point', to='contacts.participant', verbose_name='Participant')),
                ],
                options={
                    'ordering': ['participant__order'],
                    'verbose_name': 'contact point',
                    'verbose_name_plural': 'contact points',
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='contact_point_stays_reachable', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF OLD.mailbox <> '' AND (TG_OP = 'DELETE' OR NEW.mailbox = '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'contact_point_stays_reachable', MESSAGE = 'A contact point is never without a reachable address: replace it instead.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='a7fefc05ee51c70602bba06c857d18a9e1ff596e', operation='UPDATE OR DELETE', pgid='pgtrigger_contact_point_stays_reachable_078d3', table='contacts_contactpoint', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "contacts_contactpointevent" ("id", "language", "mailbox", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "telephone") VALUES (NEW."id", NEW."language", NEW."mailbox", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."telephone"); RETURN NULL;', hash='b4df7febd04ba1c189c3fd0d434386008d92a636', operation='INSERT', pgid='pgtrigger_insert_insert_f511f', table='contacts_contactpoint', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "contacts_contactpointevent" ("id", "language", "mailbox", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "telephone") VALUES (NEW."id", NEW."language", NEW."mailbox", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."telephone"); RETURN NULL;', hash='6186d3b85a06d5c6c634ee8537daaec05fb6eefb', operation='UPDATE', pgid='pgtrigger_update_update_78143', table='contacts_contactpoint', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "contacts_contactpointevent" ("id", "language", "mailbox", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "telephone") VALUES (OLD."id", OLD."language", OLD."mailbox", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."telephone"); RETURN NULL;', hash='37ffdcfa5a3059b2f583ca42f0988d559382de29', operation='DELETE', pgid='pgtrigger_delete_delete_d7789', table='contacts_contactpoint', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Reminder',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('obligation', models.CharField(max_length=120, verbose_name='task')),
                    ('kind', models.CharField(choices=[('early', 'Early'), ('soon', 'Shortly before'), ('due', 'On the due date'), ('overdue', 'Overdue'), ('long_overdue', 'Overdue for some time')], max_length=12, verbose_name='kind')),
                    ('due_on', models.DateField(verbose_name='due date')),
                    ('remind_on', models.DateField(verbose_name='reminder on')),
                    ('state', models.CharField(choices=[('planned', 'Planned'), ('sent', 'Sent'), ('cancelled', 'Cancelled'), ('passed_over', 'Skipped')], default='planned', editable=False, max_length=12, verbose_name='status')),
                    ('sent_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='sent')),
                    ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reminders', to='contacts.participant', verbose_name='Participant')),
                ],
                options={
                    'ordering': ['-remind_on', 'participant__order', 'obligation', 'id'],
                    'verbose_name': 'reminder',
                    'verbose_name_plural': 'reminders',
                    'constraints': [
                        models.UniqueConstraint(fields=('obligation', 'kind', 'due_on'), name='one_reminder_of_a_kind_and_day'),
                        models.CheckConstraint(condition=models.Q(models.Q(('sent_at__isnull', False), ('state', 'sent')), models.Q(models.Q(('state', 'sent'), _negated=True), ('sent_at__isnull', True)), _connector='OR'), name='reminder_sent_has_its_time'),
                    ],
                    'indexes': [
                        models.Index(condition=models.Q(('state', 'planned')), fields=['remind_on'], name='reminders_planned'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "contacts_reminderevent" ("due_on", "id", "kind", "obligation", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remind_on", "sent_at", "state") VALUES (NEW."due_on", NEW."id", NEW."kind", NEW."obligation", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."remind_on", NEW."sent_at", NEW."state"); RETURN NULL;', hash='239a31a18a29ace2aeebf52f74367034cb6b0a96', operation='INSERT', pgid='pgtrigger_insert_insert_37e83', table='contacts_reminder', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "contacts_reminderevent" ("due_on", "id", "kind", "obligation", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remind_on", "sent_at", "state") VALUES (NEW."due_on", NEW."id", NEW."kind", NEW."obligation", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."remind_on", NEW."sent_at", NEW."state"); RETURN NULL;', hash='1321d67d7e8ea86e01d99739ea868fe24c9615d8', operation='UPDATE', pgid='pgtrigger_update_update_69eba', table='contacts_reminder', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "contacts_reminderevent" ("due_on", "id", "kind", "obligation", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remind_on", "sent_at", "state") VALUES (OLD."due_on", OLD."id", OLD."kind", OLD."obligation", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."remind_on", OLD."sent_at", OLD."state"); RETURN NULL;', hash='c412b315f5c8ccc18a45ad946fbecd37a950bc3a', operation='DELETE', pgid='pgtrigger_delete_delete_d92d5', table='contacts_reminder', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Message',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.CharField(editable=False, max_length=160, verbose_name='related record')),
                    ('kind', models.CharField(choices=[('notice', 'Notice'), ('decision', 'Joint decision'), ('reminder', 'Reminder'), ('invitation', 'Invitation'), ('account', 'Account')], max_length=12, verbose_name='kind')),
                    ('message_id', models.CharField(editable=False, max_length=255, unique=True, verbose_name='Message-ID')),
                    ('name', models.CharField(blank=True, max_length=300, verbose_name='name')),
                    ('address', models.EmailField(max_length=254, verbose_name='email address')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], max_length=2, verbose_name='language')),
                    ('subject', models.CharField(max_length=300, verbose_name='subject')),
                    ('text', models.TextField(verbose_name='text')),
                    ('html', models.TextField(verbose_name='text as HTML')),
                    ('link', models.CharField(blank=True, max_length=300, verbose_name='page in the portal')),
                    ('state', models.CharField(choices=[('queued', 'Waiting'), ('sending', 'Being sent'), ('sent', 'Sent'), ('failed', 'Failed'), ('uncertain', 'Uncertain')], default='queued', max_length=12, verbose_name='status')),
                    ('recorded_at', models.DateTimeField(verbose_name='recorded')),
                    ('next_attempt_at', models.DateTimeField(blank=True, null=True, verbose_name='next attempt')),
                    ('claim', models.UUIDField(blank=True, editable=False, null=True, verbose_name='claim')),
                    ('claimed_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='claimed')),
                    ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='sent')),
                    ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided')),
                    ('decision_reason', models.TextField(blank=True, verbose_name='reason for the decision')),
                    ('contact_point', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='messages', to='contacts.contactpoint', verbose_name='contact point')),
                    ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='mail_decisions', to=settings.AUTH_USER_MODEL, verbose_name='decided by')),
                    ('participant', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='messages', to='contacts.participant', verbose_name='Participant')),
                    ('reminder', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='messages', to='contacts.reminder', verbose_name='reminder')),
                ],
                options={
                    'ordering': ['-recorded_at', '-pk'],
                    'verbose_name': 'message',
                    'verbose_name_plural': 'messages',
                    'constraints': [
                        models.UniqueConstraint(models.F('key'), django.db.models.functions.text.Lower('address'), name='one_message_of_a_key_to_an_address'),
                        models.CheckConstraint(condition=models.Q(models.Q(('next_attempt_at__isnull', False), ('state__in', ['queued'])), models.Q(models.Q(('state__in', ['queued']), _negated=True), ('next_attempt_at__isnull', True)), _connector='OR'), name='message_waits_for_its_next_attempt'),
                        models.CheckConstraint(condition=models.Q(models.Q(('claim__isnull', False), ('claimed_at__isnull', False), ('state__in', ['sending'])), models.Q(models.Q(('state__in', ['sending']), _negated=True), ('claim__isnull', True), ('claimed_at__isnull', True)), _connector='OR'), name='message_being_sent_is_claimed'),
                        models.CheckConstraint(condition=models.Q(models.Q(('sent_at__isnull', False), ('state__in', ['sent'])), models.Q(models.Q(('state__in', ['sent']), _negated=True), ('sent_at__isnull', True)), _connector='OR'), name='message_sent_has_its_time'),
                        models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('decision_reason', '')), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='message_decision_has_who_and_when'),
                        models.CheckConstraint(condition=models.Q(models.Q(('subject__regex', '[\\r\\n]'), _negated=True), models.Q(('name__regex', '[\\r\\n]'), _negated=True), models.Q(('address__regex', '[\\r\\n]'), _negated=True)), name='message_headers_are_one_line'),
                    ],
                    'indexes': [
                        models.Index(fields=['-recorded_at', '-id'], name='messages_newest_first'),
                        models.Index(condition=models.Q(('state', 'queued')), fields=['next_attempt_at'], name='messages_due'),
                        models.Index(condition=models.Q(('state', 'sending')), fields=['claimed_at'], name='messages_being_sent'),
                        models.Index(condition=models.Q(('state__in', ['failed', 'uncertain'])), fields=['state', 'decided_at'], name='messages_for_a_person'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='message_kept_as_recorded', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR (OLD.key, OLD.kind, OLD.message_id, OLD.participant_id, OLD.contact_point_id, OLD.reminder_id, OLD.language, OLD.subject, OLD.link, OLD.recorded_at) IS DISTINCT FROM (NEW.key, NEW.kind, NEW.message_id, NEW.participant_id, NEW.contact_point_id, NEW.reminder_id, NEW.language, NEW.subject, NEW.link, NEW.recorded_at) OR (OLD.name, OLD.address, OLD.text, OLD.html) IS DISTINCT FROM (NEW.name, NEW.address, NEW.text, NEW.html) AND NOT (NEW.name = '' AND NEW.address = '[' || NEW.id || ']' AND NEW.text = '' AND NEW.html = '' AND OLD.state NOT IN ('queued', 'sending') AND NEW.state = OLD.state) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'message_kept_as_recorded', MESSAGE = 'A message stays as it was recorded.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='c009f0482eb8fd8358dd720f7816141b0e184c99', operation='UPDATE OR DELETE', pgid='pgtrigger_message_kept_as_recorded_70048', table='contacts_message', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='message_sent_is_sent', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF OLD.state = 'sent' AND NEW.state <> 'sent' THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'message_sent_is_sent', MESSAGE = 'A message that was sent is not sent again.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='f7590a4f016d77d627f71457885bf90564f7d513', operation='UPDATE', pgid='pgtrigger_message_sent_is_sent_526b6', table='contacts_message', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "contacts_messageevent" ("address", "claim", "claimed_at", "contact_point_id", "decided_at", "decided_by_id", "decision_reason", "id", "key", "kind", "language", "link", "message_id", "name", "next_attempt_at", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "reminder_id", "sent_at", "state", "subject") VALUES (NEW."address", NEW."claim", NEW."claimed_at", NEW."contact_point_id", NEW."decided_at", NEW."decided_by_id", NEW."decision_reason", NEW."id", NEW."key", NEW."kind", NEW."language", NEW."link", NEW."message_id", NEW."name", NEW."next_attempt_at", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."reminder_id", NEW."sent_at", NEW."state", NEW."subject"); RETURN NULL;', hash='3ba24df41a951291f0c956fe49fc5acb9a89ea4c', operation='INSERT', pgid='pgtrigger_insert_insert_5cf72', table='contacts_message', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."claim" IS DISTINCT FROM (NEW."claim") OR OLD."claimed_at" IS DISTINCT FROM (NEW."claimed_at") OR OLD."contact_point_id" IS DISTINCT FROM (NEW."contact_point_id") OR OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."decision_reason" IS DISTINCT FROM (NEW."decision_reason") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."link" IS DISTINCT FROM (NEW."link") OR OLD."message_id" IS DISTINCT FROM (NEW."message_id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."next_attempt_at" IS DISTINCT FROM (NEW."next_attempt_at") OR OLD."participant_id" IS DISTINCT FROM (NEW."participant_id") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."reminder_id" IS DISTINCT FROM (NEW."reminder_id") OR OLD."sent_at" IS DISTINCT FROM (NEW."sent_at") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."subject" IS DISTINCT FROM (NEW."subject"))', func='INSERT INTO "contacts_messageevent" ("address", "claim", "claimed_at", "contact_point_id", "decided_at", "decided_by_id", "decision_reason", "id", "key", "kind", "language", "link", "message_id", "name", "next_attempt_at", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "reminder_id", "sent_at", "state", "subject") VALUES (NEW."address", NEW."claim", NEW."claimed_at", NEW."contact_point_id", NEW."decided_at", NEW."decided_by_id", NEW."decision_reason", NEW."id", NEW."key", NEW."kind", NEW."language", NEW."link", NEW."message_id", NEW."name", NEW."next_attempt_at", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."reminder_id", NEW."sent_at", NEW."state", NEW."subject"); RETURN NULL;', hash='81cadba36d59b58c4b9aff1af2c56147145151e4', operation='UPDATE', pgid='pgtrigger_update_update_2ce75', table='contacts_message', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "contacts_messageevent" ("address", "claim", "claimed_at", "contact_point_id", "decided_at", "decided_by_id", "decision_reason", "id", "key", "kind", "language", "link", "message_id", "name", "next_attempt_at", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "reminder_id", "sent_at", "state", "subject") VALUES (OLD."address", OLD."claim", OLD."claimed_at", OLD."contact_point_id", OLD."decided_at", OLD."decided_by_id", OLD."decision_reason", OLD."id", OLD."key", OLD."kind", OLD."language", OLD."link", OLD."message_id", OLD."name", OLD."next_attempt_at", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."recorded_at", OLD."reminder_id", OLD."sent_at", OLD."state", OLD."subject"); RETURN NULL;', hash='5c660a6dfde2b17c0adcd89f3386667873e71369', operation='DELETE', pgid='pgtrigger_delete_delete_ef5be', table='contacts_message', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='DeliveryAttempt',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                    ('began_at', models.DateTimeField(verbose_name='started')),
                    ('phase', models.CharField(choices=[('connecting', 'Connecting'), ('data', 'Sending the content')], default='connecting', max_length=12, verbose_name='phase')),
                    ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='ended')),
                    ('outcome', models.CharField(blank=True, choices=[('accepted', 'Accepted'), ('refused_for_now', 'Temporarily refused'), ('refused_for_good', 'Permanently refused'), ('no_answer_before_data', 'No response before the content was sent'), ('no_answer_after_data', 'No response after the content was sent'), ('interrupted', 'Worker stopped before the content was sent'), ('address_changed', 'Address no longer assigned to the contact point')], max_length=24, verbose_name='outcome')),
                    ('reply_code', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='response code')),
                    ('reply_text', models.CharField(blank=True, max_length=300, verbose_name='response')),
                    ('next_attempt_at', models.DateTimeField(blank=True, null=True, verbose_name='next attempt')),
                    ('message', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attempts', to='contacts.message', verbose_name='message')),
                ],
                options={
                    'ordering': ['message', 'number'],
                    'verbose_name': 'delivery attempt',
                    'verbose_name_plural': 'delivery attempts',
                    'constraints': [
                        models.UniqueConstraint(fields=('message', 'number'), name='attempts_are_numbered'),
                        models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('message',), name='one_attempt_at_a_time'),
                        models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('next_attempt_at__isnull', True), ('outcome', '')), models.Q(('ended_at__isnull', False), models.Q(('outcome', ''), _negated=True)), _connector='OR'), name='attempt_ends_with_an_outcome'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='attempt_kept_as_it_was', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'DELETE' OR OLD.ended_at IS NOT NULL OR (OLD.message_id, OLD.number, OLD.began_at) IS DISTINCT FROM (NEW.message_id, NEW.number, NEW.began_at) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'attempt_kept_as_it_was', MESSAGE = 'An attempt that has ended stays as it was.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='dccfececf043a8438c689f288c480f0fa88f8ed9', operation='UPDATE OR DELETE', pgid='pgtrigger_attempt_kept_as_it_was_93430', table='contacts_deliveryattempt', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='HandlingMark',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.SlugField(unique=True, verbose_name='code')),
                    ('rank', models.PositiveSmallIntegerField(unique=True, verbose_name='rank')),
                    ('tlp', models.CharField(max_length=20, verbose_name='TLP 2.0 label')),
                    ('audience', models.CharField(choices=[('public', 'All users'), ('participants', 'The Participants and the secretariat'), ('own_participant', 'Lead Participant'), ('named', 'Contact point officers of the lead Participant')], max_length=20, unique=True, verbose_name='audience')),
                    ('name_en', models.CharField(blank=True, max_length=80, verbose_name='name (English)')),
                    ('name_fr', models.CharField(blank=True, max_length=80, verbose_name='name (French)')),
                    ('name_ja', models.CharField(blank=True, max_length=80, verbose_name='name (Japanese)')),
                ],
                options={
                    'ordering': ['rank'],
                    'verbose_name': 'handling mark',
                    'verbose_name_plural': 'handling marks',
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "contacts_handlingmarkevent" ("audience", "code", "id", "name_en", "name_fr", "name_ja", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "tlp") VALUES (NEW."audience", NEW."code", NEW."id", NEW."name_en", NEW."name_fr", NEW."name_ja", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."rank", NEW."tlp"); RETURN NULL;', hash='e6919801216690977e1057dc7fc60c7bc7f393dc', operation='INSERT', pgid='pgtrigger_insert_insert_0f303', table='contacts_handlingmark', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "contacts_handlingmarkevent" ("audience", "code", "id", "name_en", "name_fr", "name_ja", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "tlp") VALUES (NEW."audience", NEW."code", NEW."id", NEW."name_en", NEW."name_fr", NEW."name_ja", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."rank", NEW."tlp"); RETURN NULL;', hash='06ec9b70e623a632473ecccf8cd6e40216aa5218', operation='UPDATE', pgid='pgtrigger_update_update_2158d', table='contacts_handlingmark', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "contacts_handlingmarkevent" ("audience", "code", "id", "name_en", "name_fr", "name_ja", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "tlp") VALUES (OLD."audience", OLD."code", OLD."id", OLD."name_en", OLD."name_fr", OLD."name_ja", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."rank", OLD."tlp"); RETURN NULL;', hash='68b9758810dd7ff0985ac37c73dd7987e5951183', operation='DELETE', pgid='pgtrigger_delete_delete_6e95c', table='contacts_handlingmark', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='MarkEquivalent',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name_en', models.CharField(blank=True, help_text='Marking used by the country', max_length=80, verbose_name='name (English)')),
                    ('name_fr', models.CharField(blank=True, help_text='Marking used by the country', max_length=80, verbose_name='name (French)')),
                    ('name_ja', models.CharField(blank=True, help_text='Marking used by the country', max_length=80, verbose_name='name (Japanese)')),
                    ('mark', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='equivalents', to='contacts.handlingmark', verbose_name='handling mark')),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mark_equivalents', to='contacts.side', verbose_name='country')),
                ],
                options={
                    'ordering': ['mark__rank', 'side__order'],
                    'verbose_name': 'national equivalent of a handling mark',
                    'verbose_name_plural': 'national equivalents of handling marks',
                    'constraints': [
                        models.UniqueConstraint(fields=('mark', 'side'), name='mark_has_one_equivalent_a_country'),
                        models.CheckConstraint(condition=models.Q(('name_en', ''), ('name_fr', ''), ('name_ja', ''), _negated=True), name='mark_equivalent_has_a_name'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "contacts_markequivalentevent" ("id", "mark_id", "name_en", "name_fr", "name_ja", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "side_id") VALUES (NEW."id", NEW."mark_id", NEW."name_en", NEW."name_fr", NEW."name_ja", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."side_id"); RETURN NULL;', hash='7fc069176bd2cbdbafa492bb6d53994b80d205dc', operation='INSERT', pgid='pgtrigger_insert_insert_bda0a', table='contacts_markequivalent', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "contacts_markequivalentevent" ("id", "mark_id", "name_en", "name_fr", "name_ja", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "side_id") VALUES (NEW."id", NEW."mark_id", NEW."name_en", NEW."name_fr", NEW."name_ja", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."side_id"); RETURN NULL;', hash='fcf3d2658a5bc9b4f44f0429f6a898ee71dc3087', operation='UPDATE', pgid='pgtrigger_update_update_22ae6', table='contacts_markequivalent', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "contacts_markequivalentevent" ("id", "mark_id", "name_en", "name_fr", "name_ja", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "side_id") VALUES (OLD."id", OLD."mark_id", OLD."name_en", OLD."name_fr", OLD."name_ja", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."side_id"); RETURN NULL;', hash='8910b59e7129baa7edf1e15f67d287c5f13184c6', operation='DELETE', pgid='pgtrigger_delete_delete_08325', table='contacts_markequivalent', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Rank',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.SlugField(unique=True, verbose_name='code')),
                    ('name_en', models.CharField(blank=True, max_length=120, verbose_name='name (English)')),
                    ('name_fr', models.CharField(blank=True, max_length=120, verbose_name='name (French)')),
                    ('name_ja', models.CharField(blank=True, max_length=120, verbose_name='name (Japanese)')),
                    ('order', models.PositiveSmallIntegerField(help_text='The highest rank is 1.', unique=True, verbose_name='order')),
                ],
                options={
                    'ordering': ['order'],
                    'verbose_name': 'rank',
                    'verbose_name_plural': 'ranks',
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "contacts_rankevent" ("code", "id", "name_en", "name_fr", "name_ja", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."code", NEW."id", NEW."name_en", NEW."name_fr", NEW."name_ja", NEW."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='e32b2c8b6d2248d47f81e3afdabcc66898657e29', operation='INSERT', pgid='pgtrigger_insert_insert_944cd', table='contacts_rank', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "contacts_rankevent" ("code", "id", "name_en", "name_fr", "name_ja", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."code", NEW."id", NEW."name_en", NEW."name_fr", NEW."name_ja", NEW."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id"); RETURN NULL;', hash='be16c79d15492973a59f1982d6569b0438561abb', operation='UPDATE', pgid='pgtrigger_update_update_69850', table='contacts_rank', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "contacts_rankevent" ("code", "id", "name_en", "name_fr", "name_ja", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."code", OLD."id", OLD."name_en", OLD."name_fr", OLD."name_ja", OLD."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='cc756bd7bc7dcbefd3994f03a70c4202e760d23e', operation='DELETE', pgid='pgtrigger_delete_delete_6dba0', table='contacts_rank', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Official',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('family_name', models.CharField(max_length=100, verbose_name='family name')),
                    ('given_name', models.CharField(blank=True, max_length=100, verbose_name='given name')),
                    ('name_order', models.CharField(choices=[('family_first', 'Family name first'), ('given_first', 'Given name first')], default='given_first', max_length=12, verbose_name='order of names')),
                    ('name_ja', models.CharField(blank=True, max_length=100, verbose_name='name in Japanese')),
                    ('reading_ja', models.CharField(blank=True, max_length=100, verbose_name='reading in kana')),
                    ('title_en', models.CharField(blank=True, max_length=300, verbose_name='title (English)')),
                    ('title_fr', models.CharField(blank=True, max_length=300, verbose_name='title (French)')),
                    ('title_ja', models.CharField(blank=True, max_length=300, verbose_name='title (Japanese)')),
                    ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                    ('active', models.BooleanField(default=True, verbose_name='in office')),
                    ('account', models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='official', to=settings.AUTH_USER_MODEL, verbose_name='portal account')),
                    ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='officials', to='contacts.participant', verbose_name='Participant')),
                    ('rank', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='officials', to='contacts.rank', verbose_name='rank')),
                ],
                options={
                    'ordering': ['participant__order', 'family_name', 'given_name', 'id'],
                    'verbose_name': 'official',
                    'verbose_name_plural': 'officials',
                    'constraints': [
                        models.UniqueConstraint(fields=('id', 'participant'), name='official_of_participant'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "contacts_officialevent" ("account_id", "active", "email", "family_name", "given_name", "id", "name_ja", "name_order", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank_id", "reading_ja", "title_en", "title_fr", "title_ja") VALUES (NEW."account_id", NEW."active", NEW."email", NEW."family_name", NEW."given_name", NEW."id", NEW."name_ja", NEW."name_order", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."rank_id", NEW."reading_ja", NEW."title_en", NEW."title_fr", NEW."title_ja"); RETURN NULL;', hash='f9f3e60f5a545d3fb0aa80b61de3275a58d3325e', operation='INSERT', pgid='pgtrigger_insert_insert_318a1', table='contacts_official', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "contacts_officialevent" ("account_id", "active", "email", "family_name", "given_name", "id", "name_ja", "name_order", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank_id", "reading_ja", "title_en", "title_fr", "title_ja") VALUES (NEW."account_id", NEW."active", NEW."email", NEW."family_name", NEW."given_name", NEW."id", NEW."name_ja", NEW."name_order", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."rank_id", NEW."reading_ja", NEW."title_en", NEW."title_fr", NEW."title_ja"); RETURN NULL;', hash='2681513c5011b449c6994e9d2d315fc29b57ee1e', operation='UPDATE', pgid='pgtrigger_update_update_602d6', table='contacts_official', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "contacts_officialevent" ("account_id", "active", "email", "family_name", "given_name", "id", "name_ja", "name_order", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank_id", "reading_ja", "title_en", "title_fr", "title_ja") VALUES (OLD."account_id", OLD."active", OLD."email", OLD."family_name", OLD."given_name", OLD."id", OLD."name_ja", OLD."name_order", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."rank_id", OLD."reading_ja", OLD."title_en", OLD."title_fr", OLD."title_ja"); RETURN NULL;', hash='a9ff51d01dba4d7f38a5cfce8dd72ff2cf3ee1c4', operation='DELETE', pgid='pgtrigger_delete_delete_eecdd', table='contacts_official', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Organization',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name_en', models.CharField(blank=True, max_length=300, verbose_name='name (English)')),
                    ('name_fr', models.CharField(blank=True, max_length=300, verbose_name='name (French)')),
                    ('name_ja', models.CharField(blank=True, max_length=300, verbose_name='name (Japanese)')),
                    ('website', models.URLField(blank=True, verbose_name='public link')),
                    ('side', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='organizations', to='contacts.side', verbose_name='country')),
                ],
                options={
                    'ordering': ['name_en', 'id'],
                    'verbose_name': 'organization',
                    'verbose_name_plural': 'organizations',
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('name_en', ''), ('name_fr', ''), ('name_ja', ''), _negated=True), name='organization_has_a_name'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "contacts_organizationevent" ("id", "name_en", "name_fr", "name_ja", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "side_id", "website") VALUES (NEW."id", NEW."name_en", NEW."name_fr", NEW."name_ja", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."side_id", NEW."website"); RETURN NULL;', hash='f22146eb99bb22a3b1d3d11aa5a967e7326c1152', operation='INSERT', pgid='pgtrigger_insert_insert_a5c94', table='contacts_organization', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "contacts_organizationevent" ("id", "name_en", "name_fr", "name_ja", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "side_id", "website") VALUES (NEW."id", NEW."name_en", NEW."name_fr", NEW."name_ja", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."side_id", NEW."website"); RETURN NULL;', hash='21ce29a3e23631a7c67df0c85eb8396d7668675e', operation='UPDATE', pgid='pgtrigger_update_update_9b0e8', table='contacts_organization', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "contacts_organizationevent" ("id", "name_en", "name_fr", "name_ja", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "side_id", "website") VALUES (OLD."id", OLD."name_en", OLD."name_fr", OLD."name_ja", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."side_id", OLD."website"); RETURN NULL;', hash='09a4849b92c276ec5b9e9ae43d660f93a87831e8', operation='DELETE', pgid='pgtrigger_delete_delete_667b7', table='contacts_organization', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Stakeholder',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=200, verbose_name='name')),
                    ('title_en', models.CharField(blank=True, max_length=300, verbose_name='title (English)')),
                    ('title_fr', models.CharField(blank=True, max_length=300, verbose_name='title (French)')),
                    ('title_ja', models.CharField(blank=True, max_length=300, verbose_name='title (Japanese)')),
                    ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                    ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stakeholders', to='contacts.organization', verbose_name='organization')),
                    ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stakeholders', to='contacts.participant', verbose_name='proposed by')),
                ],
                options={
                    'ordering': ['organization', 'name', 'id'],
                    'verbose_name': 'stakeholder',
                    'verbose_name_plural': 'stakeholders',
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "contacts_stakeholderevent" ("email", "id", "name", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by_id", "title_en", "title_fr", "title_ja") VALUES (NEW."email", NEW."id", NEW."name", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."proposed_by_id", NEW."title_en", NEW."title_fr", NEW."title_ja"); RETURN NULL;', hash='b0efcdb3d9fca340903e68507894807618e0c39c', operation='INSERT', pgid='pgtrigger_insert_insert_7e7ff', table='contacts_stakeholder', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "contacts_stakeholderevent" ("email", "id", "name", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by_id", "title_en", "title_fr", "title_ja") VALUES (NEW."email", NEW."id", NEW."name", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."proposed_by_id", NEW."title_en", NEW."title_fr", NEW."title_ja"); RETURN NULL;', hash='dcc5185ca9d58e429daea2542b65113efcbdf823', operation='UPDATE', pgid='pgtrigger_update_update_e6fbb', table='contacts_stakeholder', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "contacts_stakeholderevent" ("email", "id", "name", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by_id", "title_en", "title_fr", "title_ja") VALUES (OLD."email", OLD."id", OLD."name", OLD."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."proposed_by_id", OLD."title_en", OLD."title_fr", OLD."title_ja"); RETURN NULL;', hash='f464ffcc8475544653ed80b766ae0d61c6c38721', operation='DELETE', pgid='pgtrigger_delete_delete_a1388', table='contacts_stakeholder', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='WaitingScan',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(max_length=20, verbose_name='kind')),
                    ('key', models.BigIntegerField(verbose_name='record')),
                    ('since', models.DateTimeField(verbose_name='waiting since')),
                    ('claimed_at', models.DateTimeField(null=True, verbose_name='started')),
                    ('tries', models.PositiveIntegerField(default=0, verbose_name='attempts')),
                    ('error', models.CharField(blank=True, max_length=200, verbose_name='error')),
                ],
                options={
                    'ordering': ['since', 'id'],
                    'verbose_name': 'file waiting for the scanner',
                    'verbose_name_plural': 'files waiting for the scanner',
                    'constraints': [
                        models.UniqueConstraint(fields=('kind', 'key'), name='waiting_scan_once_a_file'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ContactPointOfficer',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('function', models.CharField(choices=[('primary', 'Primary'), ('alternate', 'Alternate'), ('copy', 'Copy')], max_length=12, verbose_name='function')),
                    ('telephone', models.CharField(blank=True, max_length=40, verbose_name='telephone')),
                    ('since', models.DateField(verbose_name='start date')),
                    ('until', models.DateField(blank=True, help_text='End date (first day no longer in role)', null=True, verbose_name='until')),
                    ('contact_point', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='officers', to='contacts.contactpoint', verbose_name='contact point')),
                    ('official', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contact_functions', to='contacts.official', verbose_name='official')),
                ],
                options={
                    'ordering': ['contact_point', '-since', 'id'],
                    'verbose_name': 'contact point officer',
                    'verbose_name_plural': 'contact point officers',
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gt', models.F('since')), _connector='OR'), name='contact_officer_ends_after_it_begins'),
                        django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('function', 'primary')), expressions=[('contact_point', '='), (models.Func(models.F('since'), models.F('until'), function='daterange'), '&&')], name='contact_point_has_one_primary_at_a_time'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='contact_officer_of_own_participant', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT point.participant_id <> official.participant_id\n                    FROM contacts_contactpoint point, contacts_official official\n                    WHERE point.id = NEW.contact_point_id AND official.id = NEW.official_id) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'contact_officer_of_own_participant', MESSAGE = 'An officer behind a contact point belongs to its Participant.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='0714fe11cb3ee2882317df7550b56eff1405269b', operation='INSERT OR UPDATE', pgid='pgtrigger_contact_officer_of_own_participant_bf385', table='contacts_contactpointofficer', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "contacts_contactpointofficerevent" ("contact_point_id", "function", "id", "official_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "telephone", "until") VALUES (NEW."contact_point_id", NEW."function", NEW."id", NEW."official_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."since", NEW."telephone", NEW."until"); RETURN NULL;', hash='523727f780988f1493d3dfd2f2d82cb9d8774f34', operation='INSERT', pgid='pgtrigger_insert_insert_a5198', table='contacts_contactpointofficer', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "contacts_contactpointofficerevent" ("contact_point_id", "function", "id", "official_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "telephone", "until") VALUES (NEW."contact_point_id", NEW."function", NEW."id", NEW."official_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."since", NEW."telephone", NEW."until"); RETURN NULL;', hash='317913e441518c40c18ed5557edcfed7def8f568', operation='UPDATE', pgid='pgtrigger_update_update_c9a0b', table='contacts_contactpointofficer', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "contacts_contactpointofficerevent" ("contact_point_id", "function", "id", "official_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "telephone", "until") VALUES (OLD."contact_point_id", OLD."function", OLD."id", OLD."official_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."since", OLD."telephone", OLD."until"); RETURN NULL;', hash='8779e03dd08dc2495e33a10212ebc9c506554adf', operation='DELETE', pgid='pgtrigger_delete_delete_4dc5f', table='contacts_contactpointofficer', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='HandlingMarkEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('code', models.SlugField(db_index=False, verbose_name='code')),
                    ('rank', models.PositiveSmallIntegerField(verbose_name='rank')),
                    ('tlp', models.CharField(max_length=20, verbose_name='TLP 2.0 label')),
                    ('audience', models.CharField(choices=[('public', 'All users'), ('participants', 'The Participants and the secretariat'), ('own_participant', 'Lead Participant'), ('named', 'Contact point officers of the lead Participant')], max_length=20, verbose_name='audience')),
                    ('name_en', models.CharField(blank=True, max_length=80, verbose_name='name (English)')),
                    ('name_fr', models.CharField(blank=True, max_length=80, verbose_name='name (French)')),
                    ('name_ja', models.CharField(blank=True, max_length=80, verbose_name='name (Japanese)')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='contacts.handlingmark')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='49825b8a85102e2d626cfc246ee21da8dcf6b8d2', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_00be9', table='contacts_handlingmarkevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='MarkEquivalentEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('name_en', models.CharField(blank=True, help_text='Marking used by the country', max_length=80, verbose_name='name (English)')),
                    ('name_fr', models.CharField(blank=True, help_text='Marking used by the country', max_length=80, verbose_name='name (French)')),
                    ('name_ja', models.CharField(blank=True, help_text='Marking used by the country', max_length=80, verbose_name='name (Japanese)')),
                    ('mark', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.handlingmark', verbose_name='handling mark')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='contacts.markequivalent')),
                    ('side', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.side', verbose_name='country')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ec61e6c90edda9f43703c8eb293b328bd5b44e15', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9c47e', table='contacts_markequivalentevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='MessageEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('key', models.CharField(editable=False, max_length=160, verbose_name='related record')),
                    ('kind', models.CharField(choices=[('notice', 'Notice'), ('decision', 'Joint decision'), ('reminder', 'Reminder'), ('invitation', 'Invitation'), ('account', 'Account')], max_length=12, verbose_name='kind')),
                    ('message_id', models.CharField(editable=False, max_length=255, verbose_name='Message-ID')),
                    ('name', models.CharField(blank=True, max_length=300, verbose_name='name')),
                    ('address', models.EmailField(max_length=254, verbose_name='email address')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], max_length=2, verbose_name='language')),
                    ('subject', models.CharField(max_length=300, verbose_name='subject')),
                    ('link', models.CharField(blank=True, max_length=300, verbose_name='page in the portal')),
                    ('state', models.CharField(choices=[('queued', 'Waiting'), ('sending', 'Being sent'), ('sent', 'Sent'), ('failed', 'Failed'), ('uncertain', 'Uncertain')], default='queued', max_length=12, verbose_name='status')),
                    ('recorded_at', models.DateTimeField(verbose_name='recorded')),
                    ('next_attempt_at', models.DateTimeField(blank=True, null=True, verbose_name='next attempt')),
                    ('claim', models.UUIDField(blank=True, editable=False, null=True, verbose_name='claim')),
                    ('claimed_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='claimed')),
                    ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='sent')),
                    ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided')),
                    ('decision_reason', models.TextField(blank=True, verbose_name='reason for the decision')),
                    ('contact_point', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.contactpoint', verbose_name='contact point')),
                    ('decided_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='contacts.message')),
                    ('participant', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.participant', verbose_name='Participant')),
                    ('reminder', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.reminder', verbose_name='reminder')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='068598ea14ef47e4a29056c4f583c0303c72dc4e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_be080', table='contacts_messageevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='OfficialEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('family_name', models.CharField(max_length=100, verbose_name='family name')),
                    ('given_name', models.CharField(blank=True, max_length=100, verbose_name='given name')),
                    ('name_order', models.CharField(choices=[('family_first', 'Family name first'), ('given_first', 'Given name first')], default='given_first', max_length=12, verbose_name='order of names')),
                    ('name_ja', models.CharField(blank=True, max_length=100, verbose_name='name in Japanese')),
                    ('reading_ja', models.CharField(blank=True, max_length=100, verbose_name='reading in kana')),
                    ('title_en', models.CharField(blank=True, max_length=300, verbose_name='title (English)')),
                    ('title_fr', models.CharField(blank=True, max_length=300, verbose_name='title (French)')),
                    ('title_ja', models.CharField(blank=True, max_length=300, verbose_name='title (Japanese)')),
                    ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                    ('active', models.BooleanField(default=True, verbose_name='in office')),
                    ('account', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='portal account')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='contacts.official')),
                    ('participant', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.participant', verbose_name='Participant')),
                    ('rank', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.rank', verbose_name='rank')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='54fdee20dda4bca49278edf58135106e32faaf8e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3c4b7', table='contacts_officialevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='OrganizationEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('name_en', models.CharField(blank=True, max_length=300, verbose_name='name (English)')),
                    ('name_fr', models.CharField(blank=True, max_length=300, verbose_name='name (French)')),
                    ('name_ja', models.CharField(blank=True, max_length=300, verbose_name='name (Japanese)')),
                    ('website', models.URLField(blank=True, verbose_name='public link')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='contacts.organization')),
                    ('side', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.side', verbose_name='country')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='63b32bccc8ae679c4448d5b04706d1ebed4fb372', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_863fc', table='contacts_organizationevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ParticipantEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('code', models.CharField(max_length=16, verbose_name='code')),
                    ('order', models.PositiveSmallIntegerField(verbose_name='order in the MOC')),
                    ('label_en', models.CharField(blank=True, max_length=16, verbose_name='short name (English)')),
                    ('label_fr', models.CharField(blank=True, max_length=16, verbose_name='short name (French)')),
                    ('label_ja', models.CharField(blank=True, max_length=16, verbose_name='short name (Japanese)')),
                    ('applied_title_en', models.CharField(blank=True, max_length=300, verbose_name='applied title (English)')),
                    ('applied_title_fr', models.CharField(blank=True, max_length=300, verbose_name='applied title (French)')),
                    ('applied_title_ja', models.CharField(blank=True, max_length=300, verbose_name='applied title (Japanese)')),
                    ('legal_name_en', models.CharField(blank=True, max_length=300, verbose_name='legal name (English)')),
                    ('legal_name_fr', models.CharField(blank=True, max_length=300, verbose_name='legal name (French)')),
                    ('legal_name_ja', models.CharField(blank=True, max_length=300, verbose_name='legal name (Japanese)')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='contacts.participant')),
                    ('side', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.side', verbose_name='side')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c985584df2c4c63180cd092148237ccbb0ce1616', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1bf95', table='contacts_participantevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='RankEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('code', models.SlugField(db_index=False, verbose_name='code')),
                    ('name_en', models.CharField(blank=True, max_length=120, verbose_name='name (English)')),
                    ('name_fr', models.CharField(blank=True, max_length=120, verbose_name='name (French)')),
                    ('name_ja', models.CharField(blank=True, max_length=120, verbose_name='name (Japanese)')),
                    ('order', models.PositiveSmallIntegerField(help_text='The highest rank is 1.', verbose_name='order')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='contacts.rank')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c4478c62762ddf01fdb111fd5d5badf54b23b308', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_afc38', table='contacts_rankevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ReminderEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('obligation', models.CharField(max_length=120, verbose_name='task')),
                    ('kind', models.CharField(choices=[('early', 'Early'), ('soon', 'Shortly before'), ('due', 'On the due date'), ('overdue', 'Overdue'), ('long_overdue', 'Overdue for some time')], max_length=12, verbose_name='kind')),
                    ('due_on', models.DateField(verbose_name='due date')),
                    ('remind_on', models.DateField(verbose_name='reminder on')),
                    ('state', models.CharField(choices=[('planned', 'Planned'), ('sent', 'Sent'), ('cancelled', 'Cancelled'), ('passed_over', 'Skipped')], default='planned', editable=False, max_length=12, verbose_name='status')),
                    ('sent_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='sent')),
                    ('participant', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.participant', verbose_name='Participant')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='contacts.reminder')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='eed80937087e9189f67312f13a975ef40704b1cb', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_21a13', table='contacts_reminderevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='SideEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('code', models.CharField(help_text='ISO 3166-1, two letters.', max_length=2, verbose_name='code')),
                    ('name_en', models.CharField(blank=True, max_length=80, verbose_name='name (English)')),
                    ('name_fr', models.CharField(blank=True, max_length=80, verbose_name='name (French)')),
                    ('name_ja', models.CharField(blank=True, max_length=80, verbose_name='name (Japanese)')),
                    ('capital_en', models.CharField(blank=True, max_length=80, verbose_name='capital (English)')),
                    ('capital_fr', models.CharField(blank=True, max_length=80, verbose_name='capital (French)')),
                    ('capital_ja', models.CharField(blank=True, max_length=80, verbose_name='capital (Japanese)')),
                    ('time_zone', models.CharField(help_text='IANA time zone name', max_length=64, verbose_name='time zone')),
                    ('order', models.PositiveSmallIntegerField(verbose_name='order')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='contacts.side')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6cae62ca8521d6c62260baf7f282a3906603b1fb', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2e354', table='contacts_sideevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='StakeholderEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('name', models.CharField(max_length=200, verbose_name='name')),
                    ('title_en', models.CharField(blank=True, max_length=300, verbose_name='title (English)')),
                    ('title_fr', models.CharField(blank=True, max_length=300, verbose_name='title (French)')),
                    ('title_ja', models.CharField(blank=True, max_length=300, verbose_name='title (Japanese)')),
                    ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                    ('organization', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.organization', verbose_name='organization')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='contacts.stakeholder')),
                    ('proposed_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.participant', verbose_name='proposed by')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5b1b6ba726b8e2a4023cbc7dc832fb38de58e2c6', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9cddc', table='contacts_stakeholderevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='UserEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('username', models.CharField(max_length=150, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='user name')),
                    ('full_name', models.CharField(blank=True, max_length=200, verbose_name='full name')),
                    ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                    ('role', models.CharField(choices=[('reader', 'Reader'), ('editor', 'Editor'), ('contact_officer', 'Contact point officer'), ('secretariat', 'Secretariat'), ('administrator', 'Administrator'), ('partner', 'Partner system')], default='reader', max_length=20, verbose_name='role')),
                    ('language', models.CharField(blank=True, choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], max_length=2, verbose_name='language')),
                    ('is_active', models.BooleanField(default=True, help_text='Accounts cannot be deleted. Inactive accounts cannot sign in.', verbose_name='active')),
                    ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='account created')),
                    ('participant', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.participant', verbose_name='Participant')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b5b63bf299d30651258657b5a9e6bf943c16beae', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3b6ac', table='contacts_userevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ContactPointEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('mailbox', models.EmailField(blank=True, max_length=254, verbose_name='functional mailbox')),
                    ('telephone', models.CharField(blank=True, max_length=40, verbose_name='telephone')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', max_length=2, verbose_name='language of correspondence')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='contacts.contactpoint')),
                    ('participant', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.participant', verbose_name='Participant')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f08c8c91f8748a3b2ee4f9955f3fe240a352a76a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_70cfc', table='contacts_contactpointevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ContactPointOfficerEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('function', models.CharField(choices=[('primary', 'Primary'), ('alternate', 'Alternate'), ('copy', 'Copy')], max_length=12, verbose_name='function')),
                    ('telephone', models.CharField(blank=True, max_length=40, verbose_name='telephone')),
                    ('since', models.DateField(verbose_name='start date')),
                    ('until', models.DateField(blank=True, help_text='End date (first day no longer in role)', null=True, verbose_name='until')),
                    ('contact_point', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.contactpoint', verbose_name='contact point')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='contacts.contactpointofficer')),
                    ('official', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.official', verbose_name='official')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9e151aab5e156e37a1c30b7b52bfafa413ad1bd3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_99e5a', table='contacts_contactpointofficerevent', when='BEFORE')),
                    ],
                },
            ),
        ]),
        core.db.operations.AtOnce([
            migrations.SeparateDatabaseAndState(
                state_operations=[
                    migrations.AddIndex('official', core.search.indexes.SearchIndex(fields=['family_name', 'given_name', 'name_ja', 'reading_ja', 'title_en', 'title_fr', 'title_ja'], name='official_search')),
                    migrations.AddIndex('organization', core.search.indexes.SearchIndex(fields=['name_en', 'name_fr', 'name_ja'], name='organization_search')),
                    migrations.AddConstraint('official', core.db.constraints.PairedForeignKey(columns=('account_id', 'participant_id'), name='account_of_own_participant', to_columns=('id', 'participant_id'), to_table='contacts_user')),
                ],
                database_operations=[
                    migrations.RunSQL(OFFICIAL_SEARCH, migrations.RunSQL.noop),
                    migrations.RunSQL(ORGANIZATION_SEARCH, migrations.RunSQL.noop),
                    migrations.RunSQL(PAIRED_FOREIGN_KEYS, migrations.RunSQL.noop),
                ],
            ),
        ]),
    ]
