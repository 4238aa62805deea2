"""The front page of a fictitious agenda: masthead, clocks, facts and note."""

from dialogue.documents.agenda import Fact, Masthead, MeetingTime, RichParagraph, TextRun
from tests.factories.agenda_document.voice import Voice


def masthead(voice: Voice) -> Masthead:
    return Masthead(
        instrument=voice.say(
            "Fictitious Memorandum of Cooperation concerning Battery Supply Chains",
            "Protocole de coopération fictif concernant les chaînes d'approvisionnement en batteries",
            "架空・蓄電池サプライチェーンに関する協力覚書",
        ),
        symbol="JCBD/97/1/Rev.1",
        status=voice.say("Draft", "Ébauche", "案"),
        issued=voice.say("Issued 24 November 2026", "Diffusé le 24\u00a0novembre\u00a02026", "2026年11月24日発出"),
        original=voice.say("Original: English", "Original\u00a0: anglais", "原文：英語"),
        courtesy=voice.say("", "Traduction de courtoisie", "仮訳"),
        mark=voice.say("Participants only", "Réservé aux Participants", "参加機関限り"),
        title=voice.say("Provisional agenda and annotations", "Ordre du jour provisoire annoté", "議題案及び注釈"),
        subtitle=voice.say(
            "Ninety-seventh Dialogue (fictitious)",
            "Quatre-vingt-dix-septième dialogue (fictif)",
            "第97回局長級対話（架空）",
        ),
        non_binding=voice.say(
            "The Memorandum of Cooperation is not legally binding (article 8(a)).",
            "Le Protocole de coopération n'est pas juridiquement contraignant (article\u00a08(a)).",
            "この協力覚書に法的拘束力はない（第8項(a)）。",
        ),
        draft_line=voice.say(
            "Draft as of 24 November 2026, 09:00 in Ottawa (UTC−5), 23:00 in Tokyo (UTC+9)",
            "ÉBAUCHE au 24\u00a0novembre\u00a02026, 9\u00a0h à Ottawa (UTC−5), 23\u00a0h à Tokyo (UTC+9)",
            "案　2026年11月24日（火）9:00（オタワ、UTC−5）、23:00（東京、UTC+9）時点",
        ),
        page_of=voice.say("Page {x} of {y}", "Page {x} de {y}", "{x}／{y}ページ"),
    )


def clocks(voice: Voice) -> tuple[MeetingTime, ...]:
    return (
        MeetingTime(
            voice.say(
                "Ottawa, Eastern Standard Time (UTC−5)",
                "Ottawa, heure normale de l'Est (UTC−5)",
                "オタワ（東部標準時、UTC−5）",
            ),
            voice.say("Tuesday 9 February 2027", "Mardi 9\u00a0février\u00a02027", "2027年2月9日（火）"),
            voice.say("09:00 to 12:00", "De 9\u00a0h à 12\u00a0h", "9:00〜12:00"),
        ),
        MeetingTime(
            voice.say(
                "Tokyo, Japan Standard Time (UTC+9)",
                "Tokyo, heure normale du Japon (UTC+9)",
                "東京（日本標準時、UTC+9）",
            ),
            voice.say(
                "Tuesday 9 to Wednesday 10 February 2027",
                "Du mardi 9 au mercredi 10\u00a0février\u00a02027",
                "2027年2月9日（火）〜10日（水）",
            ),
            voice.say("23:00 to 02:00 the next day", "De 23\u00a0h à 2\u00a0h le lendemain", "23:00〜翌日2:00"),
        ),
    )


def facts(voice: Voice) -> tuple[Fact, ...]:
    return (
        Fact(
            voice.say("Co-chairs", "Coprésidence", "共同議長"),
            (
                RichParagraph(
                    (
                        TextRun("REIKO Example", "en"),
                        TextRun(
                            voice.say(
                                ", Director-General, Fictitious Bureau, METI",
                                ", directrice générale, Bureau fictif, METI",
                                "、経済産業省架空局長",
                            ),
                            voice.language,
                        ),
                    )
                ),
                voice.text(
                    "The Assistant Deputy Minister of GAC (to be named)",
                    "La ou le sous-ministre adjoint d'AMC (à désigner)",
                    "外務貿易開発省次官補（未定）",
                ),
            ),
        ),
        Fact(
            voice.say("Place", "Lieu", "場所"),
            (
                voice.text(
                    "Example Hall, Ottawa; in person", "Salle Exemple, Ottawa; en personne", "オタワ、例示会館（対面）"
                ),
            ),
        ),
        Fact(
            voice.say("Rotation", "Rotation", "議長の輪番"),
            (
                voice.text(
                    "Canadian chair: GAC; last NRCan; next ISED",
                    "Présidence canadienne\u00a0: AMC; précédente RNCan; suivante ISDE",
                    "カナダ側議長：GAC（前回NRCan、次回ISED）",
                ),
            ),
        ),
        Fact(
            voice.say("Languages", "Langues", "使用言語"),
            (voice.text("English and Japanese", "Anglais et japonais", "英語及び日本語"),),
        ),
    )


def note(voice: Voice) -> tuple[RichParagraph, ...]:
    return (
        voice.text(
            "The five Participants were consulted on this fictitious draft. The register was read as of"
            " 24 November 2026, 09:00 in Ottawa and 23:00 in Tokyo.",
            "Les cinq Participants ont été consultés au sujet de cette ébauche fictive. Le registre a été lu le"
            " 24\u00a0novembre\u00a02026, à 9\u00a0h à Ottawa et à 23\u00a0h à Tokyo.",
            "この架空の案については五つの参加機関に照会した。登録簿は2026年11月24日（火）9:00（オタワ）、23:00（東京）"
            "の時点で読み取った。",
        ),
        voice.text("Changes since the last issue: item 4 is new."),
    )
