from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class PortalConfig(AppConfig):
    name = "mocportal"

    def ready(self) -> None:
        """Bind the tasks of all apps to our broker, in web processes too, which only send; teach fields their words."""
        # All of these read settings and models, which come before apps.
        from core.text.form_error_messages import teach  # noqa: PLC0415
        from mocportal.celery import app  # noqa: PLC0415
        from mocportal.operations import checks  # noqa: F401, PLC0415  # Registers the system checks.
        from mocportal.wiring import connect  # noqa: PLC0415

        connect()
        # The admin of the apps after this one imports their forms.
        teach()
        app.set_default()


class PortalAdminConfig(admin_apps.AdminConfig):
    """Django's admin with our site as its default, so that ``admin.site.register`` reaches it."""

    # "mocportal" in INSTALLED_APPS is to find PortalConfig in this module and no other.
    default = False
    default_site = "mocportal.web.sites.PortalAdminSite"
