"""Records of the areas in the annotations of an agenda: a sentence for each kind, whatever their number."""

from dataclasses import replace
from datetime import date

import pytest

from commitments.enums import Position
from core.text.multilingual_text import MultilingualText
from dialogue.documents.text import Edition, write
from dialogue.rules.agenda.compiling import compile_items
from dialogue.rules.agenda.inputs import InformationFact, ProgrammeFact, StandardFact
from tests.factories.agenda_registers import DAY, read_registers

pytestmark = pytest.mark.django_db

FUND = MultilingualText(en="Fund", fr="Fonds", ja="基金")
CELLS = MultilingualText(en="Cells", fr="Piles", ja="電池")
CANADA = MultilingualText(en="Canada", fr="Canada", ja="カナダ")


@pytest.mark.parametrize(
    ("language", "programme", "standard", "information"),
    [
        (
            "en",
            "Support opened since the last Dialogue: Fund (Canada, 1 April 2026) MOC-P-2026-001; ",
            "Standards with different positions: Cells (next date 31 May 2027. Supports: METI; Does not support: GAC)",
            "Information given since the last Dialogue: Cells (METI to GAC, ISED, 1 April 2026) MOC-I-2026-001; ",
        ),
        (
            "fr",
            "Fonds (Canada, 1er",
            "Piles (prochaine date le 31",
            "Piles (de METI à ",
        ),
        (
            "ja",
            "前回の対話以降に開始した支援：基金（カナダ、2026年4月1日（水））",
            "電池（次の期日2027年5月31日（月）。支持：経産省、不支持：",
            "電池（経産省から",
        ),
    ],
)
def test_four_records_are_named_and_the_others_counted(
    language: str, programme: str, standard: str, information: str
) -> None:
    programmes = tuple(
        ProgrammeFact(f"MOC-P-2026-{number:03}", FUND, "2(c)(i)", CANADA, date(2026, 4, 1), None)
        for number in range(1, 31)
    )
    stated = (("METI", Position.SUPPORTS), ("GAC", Position.OPPOSES))
    standards = (
        StandardFact("MOC-S-2026-001", CELLS, date(2027, 5, 31), stated),
        StandardFact("MOC-S-2026-002", CELLS, date(2027, 6, 30), ()),
    )
    given = tuple(
        InformationFact(f"MOC-I-2026-{number:03}", CELLS, "METI", ("GAC", "ISED"), date(2026, 4, 1), None)
        for number in range(1, 31)
    )
    register = replace(read_registers()["60"], programmes=programmes, standards=standards, information=given)
    assert register.day == DAY
    document = write(register, compile_items(register), language, Edition())
    said = {
        one.key: " ".join(str(each.text) for each in (*one.paragraphs, *one.remarks)) for one in document.annotations
    }
    assert programme in said["area:2(c)(i)"]
    assert "MOC-P-2026-004" in said["area:2(c)(i)"]
    assert "MOC-P-2026-005" not in said["area:2(c)(i)"]
    assert "26" in said["area:2(c)(i)"]
    assert standard in said["area:2(c)(viii)"]
    assert "MOC-S-2026-002" not in said["area:2(c)(viii)"]
    assert information in said["area:2(c)(ix)"]
    assert "MOC-I-2026-004" in said["area:2(c)(ix)"]
    assert "MOC-I-2026-005" not in said["area:2(c)(ix)"]
