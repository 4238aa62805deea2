"""Japanese treaty terms, and administrative usage for non-binding memoranda."""

from commitments.enums.language_guard import GuardReason
from commitments.rules.language_guard.vocabulary import Entry, Vocabulary

# Common words such as 終了 and 廃棄 (also: waste) are matched only in phrases about the memorandum.
ENTRIES = (
    Entry(
        "締約国, 締約者, 両締約国, 当事国, 当事者",
        offer="参加機関",
        because=GuardReason.PARTICIPANTS,
        spared="先住民当事者",
    ),
    Entry(
        "義務, 責務",
        offer="意図",
        because=GuardReason.INTENTION,
        spared="義務教育",
    ),
    Entry(
        "しなければならない, なければならない, ねばならない, しなければなりません, なければなりません, "
        "ものとする, ものとします, 約束する, 約束した, 約束します, 誓約, 遵守, 順守, 履行",
        offer="意図を有する、予定である",
        because=GuardReason.INTENTION,
    ),
    Entry(
        "合意, 意見の一致, 意見が一致, 意見は一致, 見解の一致, 見解が一致",
        offer="共同で決定、同意",
        because=GuardReason.DECISION,
        spared="合意形成, 基本合意",
    ),
    Entry(
        "協定",
        offer="協力覚書、共同の決定",
        because=GuardReason.UNDERSTANDING,
        names=True,
    ),
    Entry(
        "条約",
        offer="協力覚書",
        because=GuardReason.UNDERSTANDING,
        names=True,
    ),
    Entry(
        "法的拘束力, 拘束力, 拘束される, 拘束する",
        offer="法的拘束力を有しない",
        because=GuardReason.BINDING,
    ),
    Entry(
        "批准",
        offer="署名",
        because=GuardReason.OPERATION,
    ),
    Entry(
        "発効, 効力を生ずる, 効力を生じる, 効力を有する",
        offer="運用を開始する",
        because=GuardReason.OPERATION,
    ),
    Entry(
        "改正",
        offer="修正",
        because=GuardReason.MODIFICATION,
        spared="法改正, 法律の改正, 法令の改正, 法令改正, 規則の改正, 規則改正, 制度改正, 税制改正, "
        "省令改正, 省令の改正",
    ),
    Entry(
        "覚書の終了, 覚書を終了, 覚書は終了, 覚書が終了, 覚書の廃棄, 覚書を廃棄, 破棄, 解約, 終了を通告, 終了の通告, "
        "廃棄を通告, 廃棄の通告",
        offer="取りやめ、中止",
        because=GuardReason.DISCONTINUANCE,
    ),
    Entry(
        "違反",
        offer="解釈又は適用に関する相違",
        because=GuardReason.DIFFERENCES,
        spared="法令違反, 人権違反",
    ),
    Entry(
        "紛争, 仲裁",
        offer="相違、協議",
        because=GuardReason.DIFFERENCES,
        spared="紛争鉱物, 紛争地域, 紛争影響",
    ),
)

VOCABULARY = Vocabulary(
    ENTRIES,
    # パリ協定, 経済連携協定: a name has two letters or more before the word; 本協定 and 当該協定 are not names.
    names=r"(?!当該|両国)[\u30a1-\u30fc\u4e00-\u9fff々]{2,}?(?:協定|条約)",
    spared=(
        (
            r"(?:法的(?:な)?)?拘束力(?:を|は|が|の)?(?:及ぼすもの|有するもの)?(?:で|は)?"
            r"(?:有しない|有さない|有しません|もたない|持たない|持ちません|及ぼさない|ない|ありません|なく|なき|なし)"
        ),
        r"拘束(?:する|される)(?:もの|意図)(?:では|を|は)?(?:ない|ありません|有しない|なく)",
    ),
    parts_words=False,
)
