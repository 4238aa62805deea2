"""The two SQL functions that search stands on, as operations of a migration.

``moc_folded`` writes a text as it is compared: without regard to case, accents, the width of Japanese and Latin
letters, and how quotation marks and dashes are set. ``moc_grams`` gives every two and three characters of such a text
that stand beside each other, and single ones beyond ASCII: what an index can hold of a text without spaces.

They are built of what PostgreSQL 17 brings. The extensions unaccent and pg_trgm would ask the locale of the database
what a letter is, and where that is C, as in the embedded server, no Japanese character is one.
"""

from django.db.migrations import RunSQL

# Combining marks, and what is there but cannot be seen: soft hyphens, joiners, selectors of how an emoji looks.
UNSEEN = r"[\u00ad\u0300-\u036f\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff]"
SPACES = r"[\u0001-\u0020\u007f-\u00a0\u1680\u2028\u2029]"
# What one reader types and another has in the text: curled quotation marks, guillemets, dashes of any length, the
# two tildes of Japanese keyboards, and letters whose stroke Unicode does not take for an accent.
MARKS, PLAIN_MARKS = "‘’‚‛“”„‟«»‐‑‒–—―−〜øłđıς", '\'\'\'\'""""""-------~oldiσ'
# The reader types hiragana where the text has katakana.
HIRAGANA = "".join(map(chr, [*range(0x3041, 0x3097), 0x309D, 0x309E]))
KATAKANA = "".join(chr(ord(kana) + 0x60) for kana in HIRAGANA)
# Forms of names in Japan's family registers, each before the form that keyboards offer first. Unicode has them as
# characters of their own, which no normalisation joins.
VARIANTS = (
    "髙高﨑崎碕崎嵜崎𠮷吉濵浜濱浜邉辺邊辺齋斎齊斉澤沢廣広德徳國国眞真惠恵榮栄櫻桜龍竜槇槙嶋島嶌島冨富淸清瀨瀬瀧滝關関藏蔵禮礼"
    "實実壽寿學学圓円會会黑黒鐵鉄礒磯峯峰桒桑栁柳靑青靜静增増縣県與与萬万兒児藝芸劍剣豐豊寶宝條条戶戸彌弥橫横溫温寬寛觀観龜亀"
    "鄕郷曉暁溪渓鷄鶏顯顕恆恒黃黄濟済莊荘聰聡將将燈灯當当稻稲賴頼樂楽"
)
WRITTEN = MARKS + HIRAGANA + VARIANTS[::2]
READ = PLAIN_MARKS + KATAKANA + VARIANTS[1::2]

# A text in ASCII, as most English ones are, takes the short way. The order of the other one is that of
# core.search.match_offsets.
FOLDED = rf"""
CREATE OR REPLACE FUNCTION moc_folded(written text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 1000
    RETURN CASE WHEN octet_length(written) = char_length(written)
    THEN lower(regexp_replace(written COLLATE "C", '{SPACES}', ' ', 'g') COLLATE pg_c_utf8)
    ELSE replace(replace(replace(translate(
        lower(
            normalize(
                regexp_replace(
                    normalize(regexp_replace(written COLLATE "C", '{SPACES}', ' ', 'g'), NFKD),
                    '{UNSEEN}', '', 'g'
                ),
                NFKC
            ) COLLATE pg_c_utf8
        ),
        '{WRITTEN}', '{READ.replace("'", "''")}'
    ), 'ß', 'ss'), 'œ', 'oe'), 'æ', 'ae') END;
"""
# Folds again what a search index holds, for a release whose function folds more. What was folded stays folded.
FOLD_AGAIN = r"""
DO $$
    DECLARE beside regclass;
    BEGIN
        FOR beside IN
            SELECT attrelid FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
            WHERE attname = 'folded' AND relkind = 'r' AND relname LIKE '%\_search' AND NOT attisdropped
        LOOP
            EXECUTE format('UPDATE %s SET folded = moc_folded(folded) WHERE folded <> moc_folded(folded)', beside);
        END LOOP;
    END
$$;
"""

# The cost keeps the planner from working out the grams of every row where the index has them.
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

# Of what is sought, the fewest that say the most; none for a single letter of ASCII, which nearly every text has.
SOUGHT = r"""
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


def search_functions() -> list[RunSQL]:
    return [
        RunSQL(FOLDED, "DROP FUNCTION moc_folded(text)"),
        RunSQL(GRAMS, "DROP FUNCTION moc_grams(text)"),
        RunSQL(SOUGHT, "DROP FUNCTION moc_sought(text)"),
    ]
