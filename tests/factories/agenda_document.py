"""A rich agenda in each language, plainly fictitious, for the tests of the renderers.

Nothing in it is a fact about the Dialogue, its Participants or their work. Some texts exist in one language only, so
that a fallback stands beside the language of the document; ``HOSTILE`` is what a person could type to do harm.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from dialogue.documents.agenda import (
    Agenda,
    Align,
    Annex,
    Annotation,
    Clock,
    Column,
    Fact,
    Line,
    Masthead,
    Meeting,
    ReasonGiven,
    Run,
    Table,
    Text,
)

LANGUAGES = ("en", "fr", "ja")
AS_OF = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)
REGIONS = {"en": "CA", "fr": "CA", "ja": "JP"}
HOSTILE = (
    '#import "@preview/x:1.0.0": * #read("/etc/passwd") $x$ \\ *bold* _em_ @label <label>',
    "<script>alert(1)</script> & <img src=x onerror=alert(2)> {{ 7|add:7 }} {% now 'Y' %}",
    '=1+1 and =HYPERLINK("http://example.invalid","x")',
    "</w:t></w:r><w:r><w:t>]]> &amp; &#65; <?xml?>",
    "שלום עולם، مرحبا \u202eesrever\u202c \u2067isolated\u2069",
    "NUL \x00 bell \x07 surrogate \ud800 noncharacter \ufffe vertical \x0b end",
    "Battery \U0001f50b and Ⓐ ㋿ 𠮷野家 ☃ ậ ﷺ \U0010ffff",
    "Pneumonoultramicroscopicsilicovolcanoconiosis" * 6,
    "https://example.invalid/" + "segment-" * 30,
    "BEGIN:VEVENT\r\nSUMMARY:second\r\nEND:VEVENT",
    "Line one\nline two\tafter a tab",
)


@dataclass(frozen=True, slots=True)
class Voice:
    """One language; what it has no words for is said in English, and marked as English."""

    language: str

    def say(self, en: str, fr: str, ja: str) -> str:
        return {"en": en, "fr": fr, "ja": ja}[self.language]

    def text(self, en: str, fr: str = "", ja: str = "") -> Text:
        words = self.say(en, fr, ja)
        return Text((Run(words, self.language) if words else Run(en, "en"),))

    def plain(self, words: str) -> Text:
        return Text((Run(words, self.language),))

    def columns(self, *columns: tuple[int, str, str, str]) -> tuple[Column, ...]:
        return tuple(Column(self.say(en, fr, ja), weight) for weight, en, fr, ja in columns)


TITLES = (
    (1, "Opening", "Ouverture", "開会", 5, ()),
    (
        2,
        "Organisational matters",
        "Questions d'organisation",
        "組織事項",
        10,
        (
            ("Adoption of the agenda", "Adoption de l'ordre du jour", "議題の採択"),
            ("Delegations and invitees", "Délégations et invités", "代表団及び招待者"),
            ("Record of the previous Dialogue", "Compte rendu du dialogue précédent", "前回対話の記録"),
        ),
    ),
    (3, "Follow-up to the previous Dialogue", "Suites du dialogue précédent", "前回対話のフォローアップ", 30, ()),
    (4, "Status of the Memorandum of Cooperation", "État du Protocole de coopération", "協力覚書の状況", 5, ()),
    (
        5,
        "Work under the working group and in other fora",
        "Travaux du groupe de travail et d'autres instances",
        "作業部会及び他の枠組みにおける取組",
        15,
        (),
    ),
    (
        6,
        "Areas of cooperation",
        "Domaines de coopération",
        "協力分野",
        60,
        (
            ("Fictitious area one: 2(c)(i)", "Domaine fictif un\u00a0: 2(c)(i)", "架空の分野一：2(c)(i)"),
            ("Fictitious area three: 2(c)(iii)", "Domaine fictif trois\u00a0: 2(c)(iii)", "架空の分野三：2(c)(iii)"),
            ("Area with a title in English only: 2(c)(vii)", "", ""),
        ),
    ),
    (8, "Proposed joint decisions", "Décisions conjointes proposées", "共同決定案", 15, ()),
    (9, "Intellectual property", "Propriété intellectuelle", "知的財産", 5, ()),
    (
        10,
        "Exchange with invited stakeholders",
        "Échange avec les parties prenantes invitées",
        "招待者との意見交換",
        20,
        (),
    ),
    (11, "Next Dialogue", "Prochain dialogue", "次回対話", 5, ()),
    (12, "Other matters", "Autres questions", "その他", 5, ()),
    (
        13,
        "Summary of decisions and actions; closing",
        "Sommaire des décisions et des actions; clôture",
        "総括及び閉会",
        5,
        (),
    ),
)


def agenda(language: str = "en", *, actions: int = 14, hostile: bool = False) -> Agenda:
    """The fictitious agenda in ``language``; with ``hostile`` the texts of users are attacks."""
    voice = Voice(language)
    return Agenda(
        language=language,
        region=REGIONS[language],
        author=voice.say("Fictitious secretariat", "Secrétariat fictif", "架空事務局"),
        as_of=AS_OF,
        dialogue=97,
        masthead=_masthead(voice),
        clocks=_clocks(voice),
        facts=_facts(voice),
        note_title=voice.say("Note by the secretariat", "Note du secrétariat", "事務局による注記"),
        note=_note(voice),
        part_one_title=voice.say("Part I. Provisional agenda", "Partie I. Ordre du jour provisoire", "第1部　議題案"),
        part_one=_lines(voice),
        part_two_title=voice.say("Part II. Annotations", "Partie II. Annotations", "第2部　注釈"),
        annotations=_annotations(voice, HOSTILE if hostile else ()),
        annexes=_annexes(voice, actions, HOSTILE if hostile else ()),
    )


def meeting(**changes: object) -> Meeting:
    """A fictitious Dialogue in Ottawa in winter; ``changes`` are fields of Meeting."""
    plain = Meeting(
        uid="dialogue-97@example.invalid",
        sequence=3,
        title="Fictitious Dialogue 97",
        description="A meeting that will not take place.",
        location="Example Hall, Ottawa",
        local_start=datetime(2027, 2, 9, 9, 0),  # noqa: DTZ001 - a wall time has its zone beside it.
        time_zone="America/Toronto",
        minutes=180,
        cancelled=False,
        tentative=False,
        as_of=AS_OF,
        language="en",
    )
    return replace(plain, **changes)


def _masthead(voice: Voice) -> Masthead:
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
            "この協力覚書に法的拘束力はない（8(a)）。",
        ),
        draft_line=voice.say(
            "DRAFT as of 24 November 2026, 09:00 in Ottawa (UTC−5), 23:00 in Tokyo (UTC+9)",
            "ÉBAUCHE au 24\u00a0novembre\u00a02026, 9\u00a0h à Ottawa (UTC−5), 23\u00a0h à Tokyo (UTC+9)",
            "案　2026年11月24日（火）9:00（オタワ、UTC−5）、23:00（東京、UTC+9）時点",
        ),
        page_of=voice.say("Page {x} of {y}", "Page {x} de {y}", "{x}／{y}ページ"),
    )


def _clocks(voice: Voice) -> tuple[Clock, ...]:
    return (
        Clock(
            voice.say(
                "Ottawa, Eastern Standard Time (UTC−5)",
                "Ottawa, heure normale de l'Est (UTC−5)",
                "オタワ（東部標準時、UTC−5）",
            ),
            voice.say("Tuesday 9 February 2027", "Mardi 9\u00a0février\u00a02027", "2027年2月9日（火）"),
            voice.say("09:00 to 12:00", "De 9\u00a0h à 12\u00a0h", "9:00〜12:00"),
        ),
        Clock(
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


def _facts(voice: Voice) -> tuple[Fact, ...]:
    return (
        Fact(
            voice.say("Co-chairs", "Coprésidence", "共同議長"),
            (
                Text(
                    (
                        Run("REIKO Example", "en"),
                        Run(
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


def _note(voice: Voice) -> tuple[Text, ...]:
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


def _lines(voice: Voice) -> tuple[Line, ...]:
    return tuple(
        Line(
            f"{number}.",
            voice.text(en, fr, ja),
            voice.say(f"{minutes} min", f"{minutes}\u00a0min", f"{minutes}分"),
            tuple(
                Line(f"({letter})", voice.text(*title), "") for letter, title in zip("abcdefgh", children, strict=False)
            ),
        )
        for number, en, fr, ja, minutes, children in TITLES
    )


def _annotations(voice: Voice, hostile: tuple[str, ...]) -> tuple[Annotation, ...]:
    annotations = []
    for number, en, fr, ja, minutes, children in TITLES:
        annotations.append(_annotation(voice, str(number), (en, fr, ja), minutes, 1))
        annotations.extend(
            _annotation(voice, f"{number}({letter})", title, None, 2)
            for letter, title in zip("abcdefgh", children, strict=False)
        )
    if hostile:
        first = annotations[0]
        annotations[0] = replace(
            first,
            heading=voice.plain(hostile[0]),
            rows=first.rows
            + tuple(Fact(f"Hostile {place}", (voice.plain(words),)) for place, words in enumerate(hostile)),
            action=voice.plain(hostile[1]),
            draft_decision=voice.plain(hostile[3]),
        )
    return tuple(annotations)


def _annotation(voice: Voice, number: str, title: tuple[str, ...], minutes: int | None, level: int) -> Annotation:
    decided = number in {"3", "8", "6(a)"}
    return Annotation(
        key=f"item-{number}",
        number=f"{number}." if level == 1 else number,
        heading=voice.text(*title),
        level=level,
        purpose="decision" if decided else "information",
        minutes=minutes,
        reasons=(ReasonGiven("standing", voice.say("Standing item", "Point permanent", "常設議題")),),
        records=("MOC-2096-014",) if decided else (),
        rows=(
            Fact(
                voice.say("Purpose", "But", "目的"),
                (
                    voice.text(
                        "For decision. Lead: METI and NRCan. 30 minutes. Provisions: 4(a)(i), 2(c)(iii).",
                        "Pour décision. Responsables\u00a0: METI et RNCan. 30\u00a0minutes."
                        " Dispositions\u00a0: 4(a)(i), 2(c)(iii).",
                        "決定。担当は経済産業省及びNRCan。30分。関係条項は4(a)(i)、2(c)(iii)。",
                    ),
                ),
            ),
            Fact(
                voice.say("Background", "Contexte", "経緯"),
                (
                    voice.text(
                        "The ninety-sixth Dialogue took note of the fictitious projects and"
                        " asked for two seminars. It left"
                        " the question of recycled materials to the next Dialogue.",
                        "Le quatre-vingt-seizième dialogue a pris acte des projets fictifs et demandé"
                        " deux séminaires. Il a"
                        " laissé la question des matières recyclées au prochain dialogue.",
                        "第96回対話では、架空の案件の進捗に留意し、セミナー2件の開催を求めた。再生材の問題は次回対話に"
                        "委ねられた。",
                    ),
                    voice.text("A second paragraph that exists in English only."),
                ),
            ),
            Fact(
                voice.say("Why it is here", "Raison", "掲載理由"),
                (
                    voice.text(
                        "Carried over since Dialogue 96; MOC-2096-014 overdue by 48 days.",
                        "Reporté depuis le dialogue\u00a096; MOC-2096-014 en retard de 48\u00a0jours.",
                        "第96回対話からの継続。MOC-2096-014が48日超過。",
                    ),
                ),
            ),
        ),
        action=voice.text(
            "The Participants are invited to take note of the state of the actions and to jointly decide"
            " on those to continue.",
            "Les Participants sont invités à prendre acte de l'état des actions et à décider conjointement de celles à"
            " poursuivre.",
            "参加機関は、行動の現状に留意し、継続するものを共同で決定するよう求められる。",
        )
        if level == 1
        else Text(),
        action_label=voice.say("Action.", "Mesure attendue.", "求められる対応："),
        draft_decision=voice.text(
            "The Participants jointly decide that the fictitious seminar continues until the next Dialogue.",
            "Les Participants décident conjointement que le séminaire fictif se poursuit jusqu'au prochain dialogue.",
            "参加機関は、架空のセミナーを次回対話まで継続することを共同で決定する。",
        )
        if decided
        else Text(),
        draft_label=voice.say("Draft wording, not decided.", "Libellé provisoire, non décidé.", "文案（未決定）："),
        tables=(_papers(voice, number),) if decided else (),
    )


def _papers(voice: Voice, number: str) -> Table:
    return Table(
        caption=voice.say(f"Papers for item {number}", f"Documents pour le point\u00a0{number}", f"議題{number}の資料"),
        columns=voice.columns(
            (40, "Symbol", "Cote", "文書番号"), (80, "Title", "Titre", "題名"), (40, "Language", "Langue", "言語")
        ),
        rows=(
            (
                voice.plain("JCBD/97/CRP.1"),
                voice.text(
                    "Fictitious paper on seminars", "Document fictif sur les séminaires", "セミナーに関する架空の資料"
                ),
                voice.text("English", "Anglais", "英語"),
            ),
        ),
    )


def _annexes(voice: Voice, actions: int, hostile: tuple[str, ...]) -> tuple[Annex, ...]:
    return (
        Annex(
            "A", voice.say("Annex A. Timetable", "Annexe A. Horaire", "附属書A　時間割"), tables=(_timetable(voice),)
        ),
        Annex(
            "B",
            voice.say("Annex B. Follow-up matrix", "Annexe B. Tableau de suivi", "附属書B　フォローアップ表"),
            paragraphs=(voice.text("Sorted by due date.", "Par date d'échéance.", "期限順。"),),
            tables=(_matrix(voice, actions, hostile),),
            landscape=True,
        ),
        Annex(
            "C",
            voice.say("Annex C. Coverage", "Annexe C. Couverture", "附属書C　分野と形態の対応"),
            tables=(_coverage(voice),),
            landscape=True,
        ),
        Annex(
            "E",
            voice.say("Annex E. Participants", "Annexe E. Participants", "附属書E　参加者"),
            tables=(_people(voice),),
        ),
        Annex(
            "F",
            voice.say("Annex F. Rotation", "Annexe F. Rotation", "附属書F　輪番"),
            paragraphs=(
                voice.text(
                    "ISED, NRCan, GAC, then again.", "ISDE, RNCan, AMC, et ainsi de suite.", "ISED、NRCan、GACの順。"
                ),
            ),
        ),
        Annex(
            "G",
            voice.say("Annex G. Provisions cited", "Annexe G. Dispositions citées", "附属書G　引用条項"),
            tables=(_provisions(voice),),
        ),
    )


def _timetable(voice: Voice) -> Table:
    columns = voice.columns(
        (15, "Item", "Point", "議題"),
        (75, "Title", "Titre", "題名"),
        (35, "Ottawa, 9 February (UTC−5)", "Ottawa, 9\u00a0février (UTC−5)", "オタワ2月9日（UTC−5）"),
        (35, "Tokyo, 9 February (UTC+9)", "Tokyo, 9\u00a0février (UTC+9)", "東京2月9日（UTC+9）"),
    )
    minutes = Column(voice.say("Minutes", "Minutes", "分"), 20, Align.END)
    rows = tuple(
        (
            voice.plain(str(number)),
            voice.text(en, fr, ja),
            voice.plain(voice.say(f"09:{number:02}", f"9\u00a0h\u00a0{number:02}", f"9:{number:02}")),
            voice.plain(voice.say(f"23:{number:02}", f"23\u00a0h\u00a0{number:02}", f"23:{number:02}")),
            voice.plain(str(length)),
        )
        for number, en, fr, ja, length, _children in TITLES
    )
    return Table(voice.say("Timetable", "Horaire", "時間割"), (*columns, minutes), rows)


def _matrix(voice: Voice, actions: int, hostile: tuple[str, ...]) -> Table:
    columns = voice.columns(
        (27, "Number", "Numéro", "番号"),
        (30, "Origin", "Origine", "由来"),
        (70, "Action", "Action", "行動"),
        (20, "Lead", "Responsable", "担当"),
        (30, "Due", "Échéance", "期限"),
        (22, "State", "État", "状態"),
        (40, "Last report", "Dernier rapport", "直近の報告"),
        (20, "Proposal", "Proposition", "提案"),
    )
    titles = [voice.plain(words) for words in hostile] + [
        voice.text(
            f"Fictitious action {place} on the exchange of data about recycled materials",
            f"Action fictive {place} sur l'échange de données relatives aux matières recyclées",
            f"再生材に関するデータ交換についての架空の行動{place}" if place % 3 else "",
        )
        for place in range(1, actions + 1)
    ]
    rows = tuple(
        (
            voice.plain(f"MOC-2096-{place:03}"),
            voice.text("Dialogue 96, item 4", "Dialogue\u00a096, point\u00a04", "第96回対話、議題4"),
            title,
            voice.plain("NRCan"),
            voice.text("31 March 2027", "31\u00a0mars\u00a02027", "2027年3月31日"),
            voice.text("Overdue by 48 days", "En retard de 48\u00a0jours", "48日超過"),
            voice.text("None", "Aucun", "なし"),
            voice.text("Continue", "Poursuivre", "継続"),
        )
        for place, title in enumerate(titles, start=1)
    )
    return Table(voice.say("Follow-up matrix", "Tableau de suivi", "フォローアップ表"), columns, rows)


def _coverage(voice: Voice) -> Table:
    forms = ("i", "ii", "iii", "iv", "v", "vi")
    areas = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
    columns = (
        Column(voice.say("Area", "Domaine", "分野"), 80),
        *(Column(f"3(a)({form})", 25, Align.END) for form in forms),
    )
    rows = tuple(
        (
            voice.text(f"2(c)({area}) Fictitious area", f"2(c)({area}) Domaine fictif", f"2(c)({area}) 架空の分野"),
            *(voice.plain(str((place * count) % 5)) for count in range(len(forms))),
        )
        for place, area in enumerate(areas)
    )
    return Table(
        voice.say("Commitments by area and form", "Engagements par domaine et forme", "分野・形態別の件数"),
        columns,
        rows,
    )


def _people(voice: Voice) -> Table:
    columns = voice.columns(
        (25, "Participant", "Participant", "参加機関"), (60, "Name", "Nom", "氏名"), (75, "Office", "Fonction", "職名")
    )
    people = (("METI", "REIKO Example"), ("MOFA", "TARO Sample"), ("ISED", "Alex Specimen"), ("GAC", "Zoë Échantillon"))
    rows = tuple(
        (voice.plain(code), Text((Run(name, "en"),)), voice.text("Fictitious office", "Fonction fictive", "架空の職"))
        for code, name in people
    )
    return Table(voice.say("Delegations", "Délégations", "代表団"), columns, rows)


def _provisions(voice: Voice) -> Table:
    columns = voice.columns((25, "Provision", "Disposition", "条項"), (135, "Text", "Texte", "本文"))
    rows = tuple(
        (voice.plain(code), Text((Run("A sentence in English that stands for the text of this provision.", "en"),)))
        for code in ("2(c)(i)", "2(c)(iii)", "4(a)(i)", "8(a)")
    )
    return Table(voice.say("Provisions cited", "Dispositions citées", "引用条項"), columns, rows)
