"""The items of a fictitious agenda: their lines in part I, and their annotations in part II."""

from dataclasses import replace
from typing import Any

from dialogue.documents.agenda import (
    AgendaLine,
    Annotation,
    DecisionSheet,
    DocumentTable,
    Fact,
    ItemRecord,
    Paragraph,
    ReasonGiven,
    RichParagraph,
    TableColumn,
    TextRun,
    Timetable,
    TimetableItem,
)
from tests.factories.agenda_document.voice import Voice

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
            ("Delegations and invitees", "Délégations et invités", "代表団及び招待参加者"),
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
        "招待参加者との意見交換",
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


def lines(voice: Voice) -> tuple[AgendaLine, ...]:
    return tuple(
        AgendaLine(
            f"{number}.",
            voice.text(en, fr, ja),
            voice.say(f"{minutes} min", f"{minutes}\u00a0min", f"{minutes}分"),
            tuple(
                AgendaLine(f"({letter})", voice.text(*title), "")
                for letter, title in zip("abcdefgh", children, strict=False)
            ),
        )
        for number, en, fr, ja, minutes, children in TITLES
    )


def sheet(voice: Voice) -> DecisionSheet:
    """The items in two groups, each with its hour and its number linked to its annotation."""
    columns = (
        TableColumn(voice.say("Ottawa", "Ottawa", "オタワ"), 0),
        TableColumn(voice.say("No.", "Nº", "番号"), 0),
        TableColumn(voice.say("Item", "Point", "議題"), 1),
    )
    rows: list[tuple[RichParagraph, ...]] = []
    for name, decided in (
        (("For decision", "Pour décision", "決定事項"), True),
        (("Other", "Autres", "その他"), False),
    ):
        rows.append((RichParagraph((TextRun(voice.say(*name), voice.language, strong=True),)),))
        rows += [
            (
                voice.plain(f"{place}:00"),
                RichParagraph((TextRun(str(number), voice.language, link=f"#item-{number}"),)),
                voice.text(en, fr, ja),
            )
            for place, (number, en, fr, ja, _minutes, _children) in enumerate(TITLES)
            if (number in {3, 8}) == decided
        ]
    return DecisionSheet(
        items=DocumentTable(
            voice.say("Items by request", "Points par demande", "要請別の議題"), columns, tuple(rows), captioned=False
        ),
        procedure=voice.text("Procedure: 1 Opening.", "Procédure\u00a0: 1 Ouverture.", "議事手続：1　開会。"),
        points_title=voice.say("Three things to know", "Trois choses à savoir", "特記事項"),
        points=(
            voice.text(
                "The fictitious seminar is late.", "Le séminaire fictif est en retard.", "架空のセミナーが遅れている。"
            ),
            voice.text("A point that exists in English only."),
        ),
    )


def timetable(voice: Voice) -> Timetable:
    """The items with their minutes, in a meeting of 200; 3 and 8 are for decision, 3 has two records and a paper."""
    items: list[TimetableItem] = []
    begins = 0
    for number, en, fr, ja, minutes, children in TITLES:
        key = f"item-{number}"
        group = "decision" if number in {3, 8} else "discussion"
        own = {"provisions": ("4(a)(i)",), "papers": ("JCBD/97/2",), "records": RECORDS} if number == DECIDED else {}
        items.append(_slot(voice, key, str(number), 1, (en, fr, ja), (group, begins, minutes), **own))
        items += [
            _slot(voice, f"{key}({letter})", f"{number}({letter})", 2, title, (group, begins, 0))
            for letter, title in zip("abcdefgh", children, strict=False)
        ]
        begins += minutes
    return Timetable(200, tuple(items))


DECIDED = 3
RECORDS = (ItemRecord("MOC-2026-002", "overdue", "9 days late"), ItemRecord("MOC-2026-003", "on_track", "On track"))


def _slot(
    voice: Voice, key: str, number: str, level: int, title: tuple[str, str, str], said: tuple[str, int, int], **own: Any
) -> TimetableItem:
    group, begins, minutes = said
    when, asked = f"{begins // 60}:{begins % 60:02}", voice.say("Consider it.", "L’examiner.", "検討する。")
    return TimetableItem(key, number, level, voice.text(*title), group, begins, minutes, when, "METI", asked, **own)


def annotations(voice: Voice, hostile: tuple[str, ...]) -> tuple[Annotation, ...]:
    found = []
    for number, en, fr, ja, minutes, children in TITLES:
        found.append(_annotation(voice, str(number), (en, fr, ja), minutes, 1))
        found.extend(
            _annotation(voice, f"{number}({letter})", title, None, 2)
            for letter, title in zip("abcdefgh", children, strict=False)
        )
    if hostile:
        first = found[0]
        found[0] = replace(
            first,
            heading=voice.plain(hostile[0]),
            rows=first.rows
            + tuple(Fact(f"Hostile {place}", (voice.plain(words),)) for place, words in enumerate(hostile)),
            action=voice.plain(hostile[1]),
            draft_decision=voice.plain(hostile[3]),
        )
    return tuple(found)


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
        else RichParagraph(),
        action_label=voice.say("Action.", "Mesure attendue.", "求められる対応："),
        draft_decision=voice.text(
            "The Participants jointly decide that the fictitious seminar continues until the next Dialogue.",
            "Les Participants décident conjointement que le séminaire fictif se poursuit jusqu'au prochain dialogue.",
            "参加機関は、架空のセミナーを次回対話まで継続することを共同で決定する。",
        )
        if decided
        else RichParagraph(),
        draft_label=voice.say("Draft wording, not decided.", "Libellé provisoire, non décidé.", "文案（未決定）："),
        tables=(_papers(voice, number),) if decided else (),
        meta=voice.say("30 minutes.", "30\u00a0minutes.", "30分。") if level == 1 else "",
        paragraphs=(
            Paragraph(voice.text("A numbered fictitious paragraph.", "Un alinéa fictif.", "架空の段落。"), "7."),
        ),
        remarks=(Paragraph(voice.text("Two others are on track.", "Deux autres suivent.", "他の2件は順調。"), "8."),)
        if decided
        else (),
        documents=voice.text("JCBD/97/CRP.1") if decided else RichParagraph(),
        documents_label=voice.say("Documents.", "Documents.", "【資料】"),
    )


def _papers(voice: Voice, number: str) -> DocumentTable:
    return DocumentTable(
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
