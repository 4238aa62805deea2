"""Sample texts of fictitious records, in English, French and Japanese, without any real content."""

from random import Random
from typing import NamedTuple

NBSP = "\u00a0"
# Reason of a lead that keeps a commitment.
GOES_ON = "Invented for this demonstration: the work goes on."


class Phrase(NamedTuple):
    """Phrase in the three languages."""

    en: str
    fr: str
    ja: str


def columns(name: str, phrase: Phrase) -> dict[str, str]:
    """Return the three language columns of a text."""
    return {f"{name}_en": phrase.en, f"{name}_fr": phrase.fr, f"{name}_ja": phrase.ja}


def example(number: int, dice: Random) -> Phrase:
    """Return the title of a commitment: "Fictitious example 17: Workshop on lithium refining"."""
    return _titled(Phrase("Fictitious example", "Exemple fictif", "架空の例"), number, _undertaking(dice))


def action(number: int, dice: Random) -> Phrase:
    return _titled(Phrase("Fictitious action", "Mesure fictive", "架空の対応事項"), number, _undertaking(dice))


def activity(number: int, dice: Random) -> Phrase:
    return _titled(Phrase("Fictitious activity", "Activité fictive", "架空の活動"), number, _undertaking(dice))


def milestone(dice: Random) -> Phrase:
    return _marked(Phrase("Fictitious milestone", "Jalon fictif", "架空のマイルストーン"), dice.choice(MILESTONES))


def evidence(dice: Random) -> Phrase:
    return _marked(Phrase("Fictitious evidence", "Pièce fictive", "架空の根拠資料"), dice.choice(EVIDENCE))


def text(dice: Random) -> Phrase:
    """Return the text of a commitment, an action or an activity: three sentences, the first marks it as fictitious."""
    return _together(FICTITIOUS, *dice.sample(INTENTIONS, 2))


def report(dice: Random) -> Phrase:
    return _together(FICTITIOUS, dice.choice(REPORTS))


def reason(dice: Random) -> Phrase:
    return _together(FICTITIOUS, dice.choice(REASONS))


def _undertaking(dice: Random) -> Phrase:
    act, subject = dice.choice(ACTS), dice.choice(SUBJECTS)
    return Phrase(f"{act.en} {subject.en}", f"{act.fr} {subject.fr}", f"{subject.ja}{act.ja}")


def _titled(kind: Phrase, number: int, said: Phrase) -> Phrase:
    return _marked(Phrase(f"{kind.en} {number}", f"{kind.fr} {number}", f"{kind.ja}{number}"), said)


def _marked(head: Phrase, said: Phrase) -> Phrase:
    return Phrase(f"{head.en}: {said.en}", f"{head.fr}{NBSP}: {said.fr}", f"{head.ja}：{said.ja}")


def _together(*sentences: Phrase) -> Phrase:
    en, fr, ja = zip(*sentences, strict=True)
    return Phrase(" ".join(en), " ".join(fr), "".join(ja))


FICTITIOUS = Phrase("This record is fictitious.", "Cette fiche est fictive.", "これは架空の記録である。")

# In French and Japanese the subject includes its article or particle, so that each fits after each act.
ACTS = (
    Phrase("Workshop on", "Atelier sur", "に関するワークショップ"),
    Phrase("Joint study on", "Étude conjointe sur", "に関する共同調査"),
    Phrase("Exchange of information on", "Échange d'information sur", "に関する情報交換"),
    Phrase("Pilot project on", "Projet pilote sur", "に関する試行事業"),
    Phrase("Mission on", "Mission sur", "に関するミッション"),
    Phrase("Seminar for investors on", "Séminaire pour investisseurs sur", "に関する投資家向けセミナー"),
    Phrase("Survey of companies on", "Sondage auprès d'entreprises sur", "に関する企業調査"),
    Phrase("Network of experts on", "Réseau d'experts sur", "に関する専門家ネットワーク"),
    Phrase("Guide on", "Guide sur", "に関する手引"),
    Phrase("Round table on", "Table ronde sur", "に関する円卓会議"),
)

SUBJECTS = (
    Phrase("lithium refining", "le raffinage du lithium", "リチウムの精製"),
    Phrase("nickel processing", "la transformation du nickel", "ニッケルの加工"),
    Phrase("the supply of cobalt", "l'approvisionnement en cobalt", "コバルトの供給"),
    Phrase("anode material from graphite", "les matériaux d'anode en graphite", "黒鉛の負極材"),
    Phrase("manganese exploration", "l'exploration du manganèse", "マンガンの探査"),
    Phrase("copper foil", "les feuilles de cuivre", "銅箔"),
    Phrase("cathode material", "les matériaux de cathode", "正極材"),
    Phrase("battery recycling", "le recyclage des batteries", "蓄電池のリサイクル"),
    Phrase("the carbon footprint of batteries", "l'empreinte carbone des batteries", "蓄電池のカーボンフットプリント"),
    Phrase("battery safety standards", "les normes de sécurité des batteries", "蓄電池の安全規格"),
    Phrase(
        "renewable energy for refining", "l'énergie renouvelable pour le raffinage", "精製への再生可能エネルギーの利用"
    ),
    Phrase("investment in battery plants", "l'investissement dans les usines de batteries", "蓄電池工場への投資"),
    Phrase("approval processes for projects", "les processus d'approbation des projets", "事業の許認可手続"),
    Phrase("relationships with Indigenous peoples", "les relations avec les peuples autochtones", "先住民との関係構築"),
    Phrase("supply in times of emergency", "l'approvisionnement en situation d'urgence", "緊急時の供給"),
    Phrase("all-solid-state batteries", "les batteries tout solide", "全固体電池"),
    Phrase("stationary battery storage", "le stockage stationnaire par batteries", "定置用蓄電池"),
    Phrase("the training of engineers", "la formation d'ingénieurs", "技術者の育成"),
    Phrase("supply chain data", "les données sur la chaîne d'approvisionnement", "サプライチェーンのデータ"),
    Phrase("publicly available support", "le soutien accessible au public", "公的支援"),
)

INTENTIONS = (
    Phrase(
        "The Participants concerned intend to share what is publicly available and to name officers for questions.",
        "Les Participants concernés entendent partager ce qui est accessible au public et désigner des responsables.",
        "関係する参加機関は、公開されている情報を共有し、照会先の担当官を定める意図を有する。",
    ),
    Phrase(
        "Companies and research agencies of both countries are invited to take part, as appropriate.",
        "Les entreprises et les organismes de recherche des deux pays sont invités à participer, s'il y a lieu.",
        "適当な場合には、両国の企業及び研究機関の参加を求める。",
    ),
    Phrase(
        "Results are summarized in one page for the co-chairs before the next Dialogue.",
        "Les résultats sont résumés en une page à l'intention de la coprésidence avant le prochain dialogue.",
        "結果は、次回の対話までに共同議長向けに1枚にまとめる。",
    ),
    Phrase(
        "Work under other fora is taken into consideration, so as to avoid duplication of efforts.",
        "Les travaux menés dans d'autres instances sont pris en considération afin d'éviter les doubles emplois.",
        "取組の重複を避けるため、他の枠組みにおける作業を考慮する。",
    ),
    Phrase(
        "A first meeting is held online; whether to continue is considered after it.",
        "Une première réunion a lieu en ligne; la suite à donner est examinée après celle-ci.",
        "初回会合はオンラインで開催し、その後の継続については会合後に検討する。",
    ),
)

MILESTONES = (
    Phrase("first meeting held", "première réunion tenue", "初回会合の開催"),
    Phrase("draft shared with all Participants", "ébauche transmise à tous les Participants", "案の全参加機関への共有"),
    Phrase("companies consulted", "entreprises consultées", "企業への意見聴取"),
    Phrase("results published", "résultats publiés", "結果の公表"),
    Phrase("review by the co-chairs", "examen par la coprésidence", "共同議長による確認"),
)

EVIDENCE = (
    Phrase("programme of the event", "programme de l'activité", "行事の次第"),
    Phrase("published summary", "résumé publié", "公表された概要"),
    Phrase("news release", "communiqué", "報道発表"),
    Phrase("presentation", "présentation", "発表資料"),
)

REPORTS = (
    Phrase(
        "The work goes as planned; the next meeting is being prepared.",
        "Les travaux se déroulent comme prévu; la prochaine réunion est en préparation.",
        "作業は予定どおり進んでおり、次回会合を準備中である。",
    ),
    Phrase(
        "Some answers from companies are outstanding; the summary comes a month later.",
        "Certaines réponses d'entreprises se font attendre; le résumé viendra un mois plus tard.",
        "一部の企業からの回答を待っており、概要の作成は1か月遅れる見込みである。",
    ),
    Phrase(
        "Officers changed on both sides; work was taken up again in the last month.",
        "Les responsables ont changé des deux côtés; les travaux ont repris le mois dernier.",
        "双方で担当官が交代したが、先月作業を再開した。",
    ),
    Phrase(
        "The results were presented and are open to everyone.",
        "Les résultats ont été présentés et sont accessibles à tous.",
        "結果は発表され、誰でも閲覧することができる。",
    ),
)

REASONS = (
    Phrase(
        "The companies concerned chose another way.",
        "Les entreprises concernées ont choisi une autre voie.",
        "関係企業が別の方法を選択した。",
    ),
    Phrase(
        "The subject is handled in another forum.",
        "Le sujet est traité dans une autre instance.",
        "この件は他の枠組みで扱われている。",
    ),
)
