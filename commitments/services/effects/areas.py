"""Effects on areas and forms of cooperation: additions (articles 2(c)(x) and 3(a)(vi)) and retirement."""

from django.db.models import F, Max, Model
from django.utils.translation import gettext as _

from commitments.enums import Effect
from commitments.exceptions import DecisionIncompleteError
from commitments.models import AreaOfCooperation, FormOfCooperation, JointDecision
from commitments.rules.codes import key_of
from commitments.services.effects.table import effective_day, performs
from core.text.multilingual_text import LANGUAGES
from moc.article_2c_areas import next_code


@performs(Effect.FURTHER_AREA)
def add_area(decision: JointDecision) -> None:
    _add(AreaOfCooperation, decision)


@performs(Effect.FURTHER_FORM)
def add_form(decision: JointDecision) -> None:
    _add(FormOfCooperation, decision)


@performs(Effect.RETIRE_AREA, Effect.RETIRE_FORM)
def retire(decision: JointDecision) -> None:
    """Retire an area or form that an earlier decision added; existing links remain, new ones are refused."""
    listed = decision.retires_area or decision.retires_form
    assert listed is not None
    listed.retired_by, listed.retired_on = decision, effective_day(decision)
    listed.save(update_fields=["retired_by", "retired_on"])


def _add(model: type[AreaOfCooperation | FormOfCooperation], decision: JointDecision) -> None:
    rows = model._default_manager.filter(instrument=decision.instrument)
    # The lock keeps two concurrent decisions from using the same next code.
    open_end = rows.select_for_update().filter(is_open_ended=True).first()
    if open_end is None:
        raise DecisionIncompleteError(_("The text of the MOC does not allow entries to be added to this list."))
    code = next_code(open_end.code, rows.values_list("code", flat=True))
    titles = {f"title_{language}": getattr(decision, f"subject_{language}") for language in LANGUAGES}
    last = rows.aggregate(last=Max(F("order")))["last"]
    further: Model = model(
        instrument=decision.instrument,
        code=code,
        key=key_of(code),
        order=last + 1,
        is_further=True,
        added_by=decision,
        **titles,
    )
    further.save(force_insert=True)
