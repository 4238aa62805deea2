"""Records of the registers of the areas by provision."""

from datetime import date

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import ngettext

from commitments.enums import SupportSubject
from commitments.models import InformationGiven, Instrument, Standard, SupportProgramme
from commitments.services.provision_references.table import Found, ProvisionReference, hangs
from contacts.models import User
from moc.article_2c_areas import INFORMATION, INFORMATION_EXCHANGE, INVESTMENT, STANDARDS, SUPPORT


@hangs
def programmes(instrument: Instrument, viewer: User, today: date) -> Found:
    """Count support programmes by the provisions of their subjects."""
    investment = Q(subjects__contains=[SupportSubject.INVESTMENT])
    steps = ~Q(subjects=[SupportSubject.INVESTMENT])
    rows = SupportProgramme.objects.visible_to(viewer).filter(instrument=instrument)
    counts = rows.aggregate(support=Count("pk", filter=steps), investment=Count("pk", filter=investment))
    others = ",".join(each for each in SupportSubject if each is not SupportSubject.INVESTMENT)
    for code, count, subjects in (
        (SUPPORT, counts["support"], others),
        (INVESTMENT, counts["investment"], SupportSubject.INVESTMENT.value),
    ):
        if count:
            words = ngettext("%(count)d support programme", "%(count)d support programmes", count)
            url = reverse("commitments:programmes", query={"subject": subjects})
            yield code, ProvisionReference(words % {"count": count}, url)


@hangs
def standards(instrument: Instrument, viewer: User, today: date) -> Found:
    """Count the standards of the watch list."""
    if count := Standard.objects.visible_to(viewer).filter(instrument=instrument).count():
        words = ngettext("%(count)d standard", "%(count)d standards", count)
        yield STANDARDS, ProvisionReference(words % {"count": count}, reverse("commitments:standards"))


@hangs
def information(instrument: Instrument, viewer: User, today: date) -> Found:
    """Count the information given, under both of its provisions."""
    if count := InformationGiven.objects.visible_to(viewer).filter(instrument=instrument).count():
        words = ngettext("%(count)d record of information given", "%(count)d records of information given", count)
        reference = ProvisionReference(words % {"count": count}, reverse("commitments:information-given"))
        yield from ((code, reference) for code in (INFORMATION, INFORMATION_EXCHANGE))
