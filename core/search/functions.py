"""SQL functions of the search, as migration operations.

``moc_folded`` normalizes a text for comparison: without regard to case, accents, the width of Japanese and Latin
letters, and the style of quotation marks and dashes. ``moc_grams`` returns all bigrams and trigrams of such a text, and
single characters beyond ASCII: index terms for text without spaces. They use built-in functions of PostgreSQL 17. The
extensions unaccent and pg_trgm depend on the database's locale; with C, as in the embedded server, they treat no
Japanese character as a letter.
"""

from django.db.migrations import RunSQL

# Combining marks and invisible characters: soft hyphens, joiners, variation selectors.
UNSEEN = r"[\u00ad\u0300-\u036f\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff]"
SPACES = r"[\u0001-\u0020\u007f-\u00a0\u1680\u2028\u2029]"
# Variants of typed characters: curly quotation marks, guillemets, dashes of any length, the two tildes of Japanese
# keyboards, and letters whose stroke is not an accent in Unicode.
MARKS, PLAIN_MARKS = "‘’‚‛“”„‟«»‐‑‒–—―−〜øłđıς", '\'\'\'\'""""""-------~oldiσ'
# Hiragana matches katakana.
HIRAGANA = "".join(map(chr, [*range(0x3041, 0x3097), 0x309D, 0x309E]))
KATAKANA = "".join(chr(ord(kana) + 0x60) for kana in HIRAGANA)
# Variants of kanji in Japan's family registers, each before the form that keyboards offer first. Unicode encodes them
# separately, and no normalization unifies them.
VARIANTS = (
    "髙高﨑崎碕崎嵜崎𠮷吉濵浜濱浜邉辺邊辺齋斎齊斉澤沢廣広德徳國国眞真惠恵榮栄櫻桜龍竜槇槙嶋島嶌島冨富淸清瀨瀬瀧滝關関藏蔵禮礼"
    "實実壽寿學学圓円會会黑黒鐵鉄礒磯峯峰桒桑栁柳靑青靜静增増縣県與与萬万兒児藝芸劍剣豐豊寶宝條条戶戸彌弥橫横溫温寬寛觀観龜亀"
    "鄕郷曉暁溪渓鷄鶏顯顕恆恒黃黄濟済莊荘聰聡將将燈灯當当稻稲賴頼樂楽"
)
WRITTEN = MARKS + HIRAGANA + VARIANTS[::2]
READ = PLAIN_MARKS + KATAKANA + VARIANTS[1::2]

# ASCII text, as most English texts are, takes the fast path. The order of the other path is that of
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
# Normalizes the search index again for a release whose function folds more. Folding is idempotent.
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

# The high cost keeps the planner from computing the grams of every row instead of using the index.
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
