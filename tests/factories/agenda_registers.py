"""Registers of fixed size and content for the pages of an agenda, made from the seeded one.

Nothing that is added is a fact about the Dialogue, its Participants or their work.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from commitments.enums import Completion, Health, IpAnswer, Origin, ReviewAnswer
from core.text.multilingual_text import MultilingualText
from dialogue.models import Dialogue
from dialogue.rules.agenda.inputs import ActionInput, AgendaInput, CommitmentFact, ReportData
from dialogue.services.register import read_register
from tests import tables
from tests.factories.agenda_document import HOSTILE

AS_OF = datetime(2026, 11, 28, 14, 0, tzinfo=UTC)
DAY = date(2027, 2, 9)
ADDRESS = "https://www.example.org/press/2025/08/20250826002/20250826002-annex-2.html"

_SUBJECTS = (
    MultilingualText(
        en="Joint study on anode material", fr="Étude conjointe sur les anodes", ja="負極材に関する共同調査"
    ),
    MultilingualText(
        en="Exchange of information on permits for battery projects",
        fr="Échange d’information sur les permis des projets de batteries",
        ja="電池事業の許認可に関する情報交換",
    ),
    MultilingualText(
        en="Investment seminar for component makers in Nagoya and Montréal",
        fr="Séminaire d’investissement pour les fabricants de composants à Nagoya et à Montréal",
        ja="名古屋及びモントリオールにおける部品企業向け投資セミナー",
    ),
    MultilingualText(en="List of research institutes", fr="Liste des instituts de recherche", ja="研究機関の一覧"),
)
# Of eleven commitments two are late, one is at risk, one names no lead, one is silent, and two are complete.
_LATE, _AT_RISK, _UNNAMED, _SILENT, _COMPLETE = {1, 6}, {3}, {4}, {8}, {9, 10}
_ROUND = 11


def read_registers() -> dict[str, AgendaInput]:
    """Return the registers, made from the seeded tables as of a fixed instant."""
    tables.seed()
    third = Dialogue.objects.select_related("instrument", "host", "mark").get(number=3)
    return registers(read_register(dialogue=third, as_of=AS_OF))


def registers(seeded: AgendaInput) -> dict[str, AgendaInput]:
    """Return the registers by name: from an empty one to one with texts that attack."""
    dated = replace(
        seeded,
        meeting=replace(
            seeded.meeting,
            wall_start=datetime(2027, 2, 9, 9),  # noqa: DTZ001  # A wall time has its zone beside it.
            time_zone="America/Toronto",
            held_on=DAY,
        ),
    )
    return {
        "empty": replace(seeded, commitments=(), actions=(), past=(), activities=(), sessions=(), previous_record=None),
        "seeded": seeded,
        "60": loaded(dated, 60, 30),
        "300": loaded(dated, 300, 150),
        "address": loaded(dated, 12, 4, title=f"Follow-up to {ADDRESS}"),
        "no-french": loaded(dated, 12, 4, languages=("en", "ja")),
        "hostile": loaded(dated, 12, 4, titles=HOSTILE),
    }


def loaded(  # One parameter for each property of the register.
    base: AgendaInput,
    commitments: int,
    actions: int,
    *,
    title: str = "",
    titles: tuple[str, ...] = (),
    languages: tuple[str, ...] = ("en", "fr", "ja"),
) -> AgendaInput:
    """Return the register with so many fictitious commitments and actions in place of its own.

    The first commitment has the ``title``, the first ones have ``titles``; the others are in ``languages`` only.
    """
    named = (title,) if title else titles
    facts = tuple(_commitment(base, number, named, languages) for number in range(1, commitments + 1))
    return replace(
        base,
        commitments=facts,
        actions=tuple(_action(base, number, facts) for number in range(1, actions + 1)),
    )


def _commitment(base: AgendaInput, number: int, named: tuple[str, ...], languages: tuple[str, ...]) -> CommitmentFact:
    areas = [area.code for area in base.areas if not area.is_open_ended]
    leads = list(base.participants)
    turn = number % _ROUND
    words = _SUBJECTS[number % len(_SUBJECTS)]
    title = replace(words, **{name: "" for name in ("en", "fr", "ja") if name not in languages})
    if number <= len(named):
        title = MultilingualText(en=named[number - 1])
    due = base.day + timedelta(days=-(7 * number) if turn in _LATE else 60 + 3 * number)
    health = Health.AT_RISK if turn in _AT_RISK else Health.ON_TRACK
    completion = Completion.COMPLETE if turn in _COMPLETE else Completion.SUBSTANTIAL
    reported = base.today - timedelta(days=5 + number)
    return CommitmentFact(
        reference=f"MOC-2026-{number:03}",
        title=title,
        lead=None if turn in _UNNAMED else leads[number % len(leads)],
        support=(),
        areas=(areas[number % len(areas)],),
        forms=(base.forms[number % 3].code,),
        also_in=(),
        origin=Origin.DIALOGUE,
        active_since=date(2024, 1, 15),
        due_on=due,
        ip_answer=IpAnswer.NOT_EXPECTED,
        has_ip_instrument=False,
        milestones=(),
        last_report=None
        if turn in _SILENT
        else ReportData(reported, MultilingualText(en="A report."), health, completion),
        evidence=0,
        review=ReviewAnswer.KEEP,
        review_reason="It goes on.",
        reviewed_on=base.day,
    )


def _action(base: AgendaInput, number: int, facts: tuple[CommitmentFact, ...]) -> ActionInput:
    leads = list(base.participants)
    carried = facts[number * 2 % len(facts)].reference if facts and number % 2 else None
    return ActionInput(
        code=f"{1 + number % 2}/{number}",
        dialogue=1 + number % 2,
        title=_SUBJECTS[(number + 1) % len(_SUBJECTS)],
        lead=None if number % 9 == 0 else leads[number % len(leads)],
        support=(),
        due_on=base.day + timedelta(days=-20 if number % 5 == 0 else 90),
        is_open=number % 4 != 0,
        commitment=carried,
    )
