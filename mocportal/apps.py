from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class PortalConfig(AppConfig):
    name = "mocportal"

    def ready(self) -> None:
        """Bind the tasks of all apps to our broker, in web processes too, which only send."""
        from mocportal.celery import app  # noqa: PLC0415  # It reads settings, which come before apps.

        app.set_default()


class PortalAdminConfig(admin_apps.AdminConfig):
    """Django's admin with our site as its default, so that ``admin.site.register`` reaches it."""

    # "mocportal" in INSTALLED_APPS is to find PortalConfig in this module and no other.
    default = False
    default_site = "mocportal.sites.PortalAdminSite"
