"""The annexes of a fictitious agenda, which are tables for the most part."""

from core.rest.tables.spreadsheet_model import Align
from dialogue.documents.agenda import Annex, DocumentTable, RichParagraph, TableColumn, TextRun
from tests.factories.agenda_document.items import TITLES
from tests.factories.agenda_document.voice import Voice


def annexes(voice: Voice, actions: int, hostile: tuple[str, ...]) -> tuple[Annex, ...]:
    return (
        Annex(
            "A", voice.say("Annex A. Timetable", "Annexe A. Horaire", "附属書A　時間割"), tables=(_timetable(voice),)
        ),
        Annex(
            "B",
            voice.say("Annex B. Follow-up matrix", "Annexe B. Tableau de suivi", "附属書B　フォローアップ表"),
            paragraphs=(voice.text("Sorted by due date.", "Par date d'échéance.", "期限順。"),),
            tables=(_matrix(voice, actions, hostile),),
        ),
        Annex(
            "C",
            voice.say("Annex C. Coverage", "Annexe C. Couverture", "附属書C　分野と形態の対応"),
            tables=(_coverage(voice),),
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


def _timetable(voice: Voice) -> DocumentTable:
    columns = voice.columns(
        (15, "Item", "Point", "議題"),
        (75, "Title", "Titre", "題名"),
        (35, "Ottawa, 9 February (UTC−5)", "Ottawa, 9\u00a0février (UTC−5)", "オタワ2月9日（UTC−5）"),
        (35, "Tokyo, 9 February (UTC+9)", "Tokyo, 9\u00a0février (UTC+9)", "東京2月9日（UTC+9）"),
    )
    minutes = TableColumn(voice.say("Minutes", "Minutes", "分"), 20, Align.END)
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
    return DocumentTable(voice.say("Timetable", "Horaire", "時間割"), (*columns, minutes), rows)


def _matrix(voice: Voice, actions: int, hostile: tuple[str, ...]) -> DocumentTable:
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
    return DocumentTable(voice.say("Follow-up matrix", "Tableau de suivi", "フォローアップ表"), columns, rows)


def _coverage(voice: Voice) -> DocumentTable:
    forms = ("i", "ii", "iii", "iv", "v", "vi")
    areas = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
    columns = (
        TableColumn(voice.say("Area", "Domaine", "分野"), 80),
        *(TableColumn(f"3(a)({form})", 25, Align.END) for form in forms),
    )
    rows = tuple(
        (
            voice.text(f"2(c)({area}) Fictitious area", f"2(c)({area}) Domaine fictif", f"2(c)({area}) 架空の分野"),
            *(voice.plain(str((place * count) % 5)) for count in range(len(forms))),
        )
        for place, area in enumerate(areas)
    )
    return DocumentTable(
        voice.say("Commitments by area and form", "Engagements par domaine et forme", "分野・形態別の件数"),
        columns,
        rows,
    )


def _people(voice: Voice) -> DocumentTable:
    columns = voice.columns(
        (25, "Participant", "Participant", "参加機関"), (60, "Name", "Nom", "氏名"), (75, "Office", "Fonction", "職名")
    )
    people = (("METI", "REIKO Example"), ("MOFA", "TARO Sample"), ("ISED", "Alex Specimen"), ("GAC", "Zoë Échantillon"))
    rows = tuple(
        (
            voice.plain(code),
            RichParagraph((TextRun(name, "en"),)),
            voice.text("Fictitious office", "Fonction fictive", "架空の職"),
        )
        for code, name in people
    )
    return DocumentTable(voice.say("Delegations", "Délégations", "代表団"), columns, rows)


def _provisions(voice: Voice) -> DocumentTable:
    columns = voice.columns((25, "Provision", "Disposition", "条項"), (135, "Text", "Texte", "本文"))
    rows = tuple(
        (
            voice.plain(code),
            RichParagraph((TextRun("A sentence in English that stands for the text of this provision.", "en"),)),
        )
        for code in ("2(c)(i)", "2(c)(iii)", "4(a)(i)", "8(a)")
    )
    return DocumentTable(voice.say("Provisions cited", "Dispositions citées", "引用条項"), columns, rows)
