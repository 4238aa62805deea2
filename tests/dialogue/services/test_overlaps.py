"""Likely overlaps with the working group: proposed from what all share, decided by people, and then left alone."""

from datetime import date

import pytest

from commitments.enums import CommitmentState
from commitments.models import Commitment
from contacts.enums import Audience, Role
from contacts.models import User
from core.refusals.errors import ReasonMissingError
from dialogue.exceptions import OverlapDecidedError
from dialogue.models import CmwgStatus, DismissedOverlap, Overlap
from dialogue.services import overlaps
from tests.concurrency import at_once
from tests.dialogue.cmwg_reports import AT, REPORT
from tests.factories.commitments import CommitmentFactory
from tests.factories.contacts import HandlingMarkFactory, UserFactory
from tests.factories.dialogue import CmwgStatusFactory, DialogueFactory

pytestmark = pytest.mark.django_db


# Title and text in each language.
OVERLAPPING = {
    "recycling": {
        "en": (
            "Recycling of battery materials",
            (
                "Share results of publicly funded research on the recovery of lithium, nickel and cobalt from used "
                "batteries, and bring companies of both countries together at one workshop a year."
            ),
        ),
        "fr": (
            "Recyclage des matériaux de batteries",
            (
                "Partager les résultats de la recherche publique sur la récupération du lithium, du nickel et du "
                "cobalt des batteries usagées et réunir une fois par an les entreprises des deux pays."
            ),
        ),
        "ja": (
            "電池材料のリサイクル",
            (
                "使用済み電池からのリチウム、ニッケル、コバルトの回収に関する公的研究の成果を共有し、"
                "年一回、両国の企業による研修会を開く。"
            ),
        ),
    },
    "graphite": {
        "en": (
            "Map of the graphite supply chain",
            (
                "Draw up a map of natural and synthetic graphite projects, from the mine to the anode, and update it "
                "before each Dialogue."
            ),
        ),
        "fr": (
            "Carte de la chaîne d'approvisionnement en graphite",
            (
                "Dresser une carte des projets de graphite naturel et synthétique, de la mine à l'anode, et la mettre "
                "à jour avant chaque dialogue."
            ),
        ),
        "ja": ("黒鉛の供給の把握", "鉱山から負極材まで、天然及び人造黒鉛の事業の一覧を作成し、対話ごとに更新する。"),
    },
    "in its second sentence": {
        "en": (
            "Geological surveys",
            "The surveys meet once a year. Prepare a joint study of lithium refining and of its costs.",
        ),
        "fr": (
            "Services géologiques",
            "Les services se rencontrent une fois par an. Préparer une étude conjointe du raffinage du lithium.",
        ),
        "ja": ("地質調査機関", "年一回会合を開く。リチウム精錬に関する共同調査を準備する。"),
    },
}

OTHERS = {
    "seminar": {
        "en": (
            "Investment seminar in Toronto",
            "Hold a seminar for Japanese investors with regulatory authorities on permits for battery plants.",
        ),
        "fr": (
            "Séminaire sur l'investissement à Toronto",
            (
                "Tenir un séminaire pour les investisseurs japonais avec les autorités réglementaires sur les permis "
                "des usines de batteries."
            ),
        ),
        "ja": ("トロントにおける投資セミナー", "電池工場の許認可について、日本の投資家と規制当局との説明会を開く。"),
    },
    "researchers": {
        "en": ("Exchange of young researchers", "Host five researchers a year in laboratories of the other country."),
        "fr": (
            "Échange de jeunes chercheurs",
            "Accueillir chaque année cinq chercheurs dans les laboratoires de l'autre pays.",
        ),
        "ja": ("若手研究者の交流", "毎年五名の研究者を相手国の研究所に受け入れる。"),
    },
    "standards": {
        "en": (
            "Standards for the safety of batteries in transport",
            "Exchange views twice a year on work in ISO and IEC on the safety of batteries in transport.",
        ),
        "fr": (
            "Normes de sécurité des batteries pendant le transport",
            "Échanger deux fois par an sur les travaux de l'ISO et de la CEI relatifs à la sécurité des batteries.",
        ),
        "ja": (
            "輸送における電池の安全基準",
            "輸送における電池の安全に関するISO及びIECの作業について、年二回意見交換を行う。",
        ),
    },
    "regulators": {
        "en": ("Contact of regulators", "Exchange views twice a year. Report to the Dialogue."),
        "fr": ("Contact des organismes de réglementation", "Échanger deux fois par an. Faire rapport au dialogue."),
        "ja": ("規制当局の連絡", "年二回意見交換を行う。対話に報告する。"),
    },
    "telephones": {
        "en": ("Contact tree for emergencies", "Keep a printable list of telephone numbers. Test it twice a year."),
        "fr": ("Chaîne d'appel d'urgence", "Tenir une liste imprimable de numéros de téléphone."),
        "ja": ("緊急連絡網", "印刷可能な電話番号の一覧を維持する。年二回試験する。"),
    },
}


def entry(*languages: str, **fields: object) -> CmwgStatus:
    texts = {f"text_{language}": REPORT[language] for language in languages}
    texts["original_language"] = languages[0] if languages else "en"
    return CmwgStatusFactory.create(
        **{"nothing_to_report": False, "dialogue": DialogueFactory.create()} | texts | fields
    )


def table(*languages: str) -> dict[str, Commitment]:
    """A commitment for each row of the table, written in these languages alone."""
    made = {}
    for name, texts in (OVERLAPPING | OTHERS).items():
        titles = {f"title_{language}": texts[language][0] if language in languages else "" for language in REPORT}
        words = {f"text_{language}": texts[language][1] for language in languages}
        made[name] = CommitmentFactory.create(**titles | words, original_language=languages[0])
    return made


@pytest.fixture
def secretary() -> User:
    return UserFactory.create(role=Role.SECRETARIAT)


@pytest.fixture
def graphite() -> Commitment:
    return CommitmentFactory.create(title_en="Map of the graphite supply")


@pytest.mark.parametrize("languages", [("en",), ("fr",), ("ja",), ("en", "fr", "ja")])
def test_what_overlaps_is_proposed_and_what_does_not_is_left_out(languages: tuple[str, ...]) -> None:
    made = table(*languages)
    proposed = {each.commitment for each in overlaps.likely(status=entry(*languages))}
    assert {name for name, commitment in made.items() if commitment in proposed} == set(OVERLAPPING)


def test_a_candidate_says_which_words_both_have(graphite: Commitment) -> None:
    (candidate,) = overlaps.likely(status=entry("en"))
    assert candidate.commitment == graphite
    assert set(candidate.shared) == {"graphite", "supply"}


def test_only_what_is_active_and_shared_by_all_is_proposed() -> None:
    title = {"title_en": "Map of the graphite supply"}
    for state in (CommitmentState.DRAFT, CommitmentState.COMPLETED):
        CommitmentFactory.create(**title, state=state)
    CommitmentFactory.create(**title, mark=HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT))
    assert overlaps.likely(status=entry("en")) == ()


def test_an_entry_without_words_proposes_nothing(graphite: Commitment) -> None:
    assert overlaps.likely(status=entry(nothing_to_report=True)) == ()


def test_what_was_decided_is_not_proposed_again_until_that_is_taken_back(graphite: Commitment, secretary: User) -> None:
    status = entry("en")
    overlaps.dismiss(status=status, commitment=graphite, by=secretary, at=AT)
    assert DismissedOverlap.objects.get().dismissed_at == AT
    assert overlaps.likely(status=status) == ()
    overlaps.reconsider(status=status, commitment=graphite, by=secretary)
    assert [each.commitment for each in overlaps.likely(status=status)] == [graphite]
    overlaps.accept(status=status, commitment=graphite, avoided_by={"ja": "一つの一覧"}, by=secretary)
    assert (Overlap.objects.get().avoided_by_ja, Overlap.objects.get().original_language) == ("一つの一覧", "ja")
    assert overlaps.likely(status=status) == ()


def test_an_overlap_says_how_duplication_is_avoided(graphite: Commitment, secretary: User) -> None:
    with pytest.raises(ReasonMissingError):
        overlaps.accept(status=entry("en"), commitment=graphite, avoided_by={"en": " "}, by=secretary)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_decide_at_once_one_does(graphite: Commitment, secretary: User) -> None:
    status = entry("en")
    ways = [
        lambda: overlaps.accept(status=status, commitment=graphite, avoided_by={"en": "One map."}, by=secretary),
        lambda: overlaps.dismiss(status=status, commitment=graphite, by=secretary, at=AT),
    ]

    def decide() -> bool:
        try:
            ways.pop()()
        except OverlapDecidedError:
            return False
        return True

    assert sorted(at_once(2, decide)) == [False, True]
    assert Overlap.objects.count() + DismissedOverlap.objects.count() == 1


def test_a_later_entry_keeps_what_was_decided_and_is_the_one_that_counts(secretary: User) -> None:
    made = table("en")
    first = entry("en", as_of=date(2026, 11, 1))
    overlaps.accept(status=first, commitment=made["graphite"], avoided_by={"en": "One map."}, by=secretary)
    overlaps.dismiss(status=first, commitment=made["recycling"], by=secretary, at=AT)
    second = CmwgStatus(
        dialogue=first.dialogue, as_of=date(2026, 12, 1), text_en=REPORT["en"], source="Fictitious source"
    )
    overlaps.consider(status=second, by=secretary)
    assert overlaps.considered(first.dialogue) == second
    assert [each.commitment for each in second.overlaps.all()] == [made["graphite"]]
    assert [each.commitment for each in second.dismissed.all()] == [made["recycling"]]
    assert first.overlaps.count() == first.dismissed.count() == 1
    assert [each.commitment for each in overlaps.likely(status=second)] == [made["in its second sentence"]]


def test_an_entry_with_nothing_to_report_takes_over_no_overlap(graphite: Commitment, secretary: User) -> None:
    first = entry("en", as_of=date(2026, 11, 1))
    overlaps.accept(status=first, commitment=graphite, avoided_by={"en": "One map."}, by=secretary)
    quiet = CmwgStatus(dialogue=first.dialogue, as_of=date(2026, 12, 1), nothing_to_report=True, source="Fictitious")
    overlaps.consider(status=quiet, by=secretary)
    assert not quiet.overlaps.exists()
