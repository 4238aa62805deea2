"""Template check in a confined process without Django apps, so that it starts in half a second.

``python -m dialogue.services.template_check MEMORY SECONDS LANGUAGE < template`` answers in JSON.
"""

import json
import sys
from pathlib import Path

import django
from django.conf import settings
from django.utils.translation import get_language, override

from core.tasks import confined_process
from dialogue.documents.ministry_templates import Finding, NotATemplateError, check

# A template of a few pages needs a tenth of either limit.
LIMITS = confined_process.Limits(memory=300_000_000, seconds=15)


def check_confined(content: bytes) -> list[Finding]:
    """Return the findings of ``check``, in the active language.

    Raises NotATemplateError, and confined.LimitExceededError for a template that exceeds the limits.
    """
    answer = json.loads(confined_process.run(__name__, get_language() or "en", limits=LIMITS, data=content))
    if answer["refused"]:
        raise NotATemplateError(answer["refused"])
    return [Finding(place, wrong) for place, wrong in answer["findings"]]


def _main() -> None:
    with confined_process.confined() as (language,):
        settings.configure(USE_I18N=True, LOCALE_PATHS=[Path(__file__).parents[2] / "locale"])
        django.setup()
        refused, findings = "", []
        with override(language):
            try:
                findings = [(finding.place, finding.wrong) for finding in check(sys.stdin.buffer.read())]
            except NotATemplateError as error:
                refused = str(error)
        json.dump({"refused": refused, "findings": findings}, sys.stdout)


if __name__ == "__main__":
    _main()
