"""Report of the Critical Minerals Working Group in three languages."""

from datetime import UTC, datetime

AT = datetime(2026, 11, 24, 12, tzinfo=UTC)

# What a working group on critical minerals could report, made up for this table.
REPORT = {
    "en": "The working group exchanged views on recycling of battery materials and on a mapping of graphite supply. "
    "It plans a joint study of lithium refining.",
    "fr": "Le groupe de travail a échangé sur le recyclage des matériaux de batteries et sur la cartographie de "
    "l'approvisionnement en graphite. Il prévoit une étude conjointe du raffinage du lithium.",
    "ja": "作業部会は、電池材料のリサイクル及び黒鉛の供給の把握について意見交換を行った。"
    "リチウム精錬に関する共同調査を計画している。",
}
