"""The first account of a deployment, where no demo accounts are made."""

import pytest
from django.core.management import call_command

from contacts.enums import Role
from contacts.models import User


@pytest.mark.django_db
def test_the_command_that_django_people_know_makes_an_administrator_and_no_superuser(monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "a long word for tests only")

    call_command("createsuperuser", username="first", role=Role.ADMINISTRATOR, interactive=False, verbosity=0)

    first = User.objects.get(username="first")
    assert first.may is Role.ADMINISTRATOR
    assert not first.is_superuser
    assert first.check_password("a long word for tests only")
