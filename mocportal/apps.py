from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class PortalConfig(AppConfig):
    name = "mocportal"

    def ready(self) -> None:
        """Register system checks, wiring and form messages, and bind the tasks of all apps to our Celery app.

        Web processes need the Celery app too, to send tasks.
        """
        # These modules read settings and models, which are not loaded when this module is imported.
        from core.text.form_error_messages import teach  # noqa: PLC0415
        from mocportal.celery import app  # noqa: PLC0415
        from mocportal.operations import checks  # noqa: F401, PLC0415  # Registers the system checks.
        from mocportal.wiring import connect  # noqa: PLC0415

        connect()
        # The admin of the apps after this one imports their forms.
        teach()
        app.set_default()


class PortalAdminConfig(admin_apps.AdminConfig):
    """Admin configuration with our site as its default, so that ``admin.site.register`` uses it."""

    # Prevents Django from selecting this class for "mocportal" in INSTALLED_APPS.
    default = False
    default_site = "mocportal.web.sites.PortalAdminSite"
