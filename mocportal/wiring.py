"""Dependency wiring: passes functions of higher apps to lower ones; the only place that reverses dependencies."""


def connect() -> None:
    """Register the dependencies. Called once, after all models are loaded."""
    # These modules import models.
    from accounts.services import codes  # noqa: PLC0415
    from commitments.services import evidence_files  # noqa: PLC0415
    from contacts.api.marks import narrowest_mark  # noqa: PLC0415
    from contacts.services import audiences  # noqa: PLC0415
    from contacts.services.delivery import smtp  # noqa: PLC0415
    from core.feed import audiences as feed, registry, sequencer  # noqa: PLC0415
    from core.files import quarantine  # noqa: PLC0415
    from core.rest.endpoints.record_view import READ_SCOPES  # noqa: PLC0415
    from core.rest.schema import groups  # noqa: PLC0415
    from core.rest.schema.examples import names  # noqa: PLC0415
    from core.rest.tables import marks  # noqa: PLC0415
    from core.rest.write import external  # noqa: PLC0415
    from dialogue.services import paper_scans  # noqa: PLC0415
    from mocportal.api_examples import SAMPLES  # noqa: PLC0415
    from mocportal.api_groups import GROUPS  # noqa: PLC0415
    from partners.enums import Scope  # noqa: PLC0415
    from partners.services import external_keys  # noqa: PLC0415
    from partners.services.webhooks import due_for  # noqa: PLC0415

    feed.provide(audiences)
    marks.provide(narrowest_mark)
    registry.provide(_routers)
    sequencer.SUBSCRIBERS[:] = [due_for]
    external.provide(external_keys)
    groups.provide(GROUPS)
    names.provide(SAMPLES)
    READ_SCOPES.update(
        commitments=Scope.READ_REGISTER.value, contacts=Scope.READ_PEOPLE.value, dialogue=Scope.READ_DIALOGUE.value
    )
    smtp.provide(codes.filled)
    quarantine.SCAN_ADAPTERS.update(
        {evidence_files.KIND: evidence_files.scan_adapter, paper_scans.KIND: paper_scans.scan_adapter}
    )


def _routers() -> tuple[object, ...]:
    from mocportal import api  # noqa: PLC0415  # At the first request: the routes import views.

    return api.routers
