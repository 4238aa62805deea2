"""Characters that the search treats as equal, as the SQL function ``moc_folded`` does (migration contacts 0001).

A change here needs a migration that replaces the function and normalizes the search tables again.
"""

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
# Each character of ``WRITTEN`` is compared as the one at the same place of ``READ``.
WRITTEN = MARKS + HIRAGANA + VARIANTS[::2]
READ = PLAIN_MARKS + KATAKANA + VARIANTS[1::2]
