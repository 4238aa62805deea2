"""Django settings of the portal, in one file.

Values that depend on the deployment come from the environment, and a missing required value stops the start with a
message that states what to set. Times are stored in UTC; the time zones of the two capitals are data of the sides
(``contacts.Side``).
"""

from datetime import timedelta
from ipaddress import ip_network
from pathlib import Path

import django_stubs_ext
import pghistory
from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _
from environs import FileAwareEnv, validate

from audit import keys
from core.files.storage.addresses import storage_at
from mocportal import api_description

# Allows ModelAdmin[...] and QuerySet[...] at run time.
django_stubs_ext.monkeypatch()

# SECRET_KEY_FILE is the path of a file with SECRET_KEY, as for systemd credentials and container secrets; likewise for
# every other variable.
env = FileAwareEnv(strip_whitespace=True)
BASE_DIR = Path(__file__).resolve().parent.parent

# --- Environment ---------------------------------------------------------------------------------------------
# "local" is set by `make run`: embedded servers, plain HTTP on loopback. Everything else is a deployment.
LOCAL = env.bool("MOC_LOCAL", False)
DEBUG = env.bool("DEBUG", False)
# Set by tests for their temporary servers: disables the durability checks.
THROWAWAY = LOCAL and env.bool("MOC_THROWAWAY", False)
SECRET_KEY = env.str("SECRET_KEY")
# Previous keys, while sessions and webhook secrets that use them are valid.
SECRET_KEY_FALLBACKS: list[str] = env.list("SECRET_KEY_FALLBACKS", [])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"] if LOCAL else [])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", [])
VAR_DIR = Path(env.str("VAR_DIR", str(BASE_DIR / "var")))

INSTALLED_APPS = [
    "mocportal",
    "contacts",
    "commitments",
    "dialogue",
    "audit",
    "partners",
    "accounts",
    # Fictitious records. The image does not contain the package.
    *(["demo"] if (BASE_DIR / "demo").is_dir() else []),
    "mocportal.apps.PortalAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "axes",
    "pghistory",
    "pgtrigger",
    "rules",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_structlog",
]

# Middleware for pages only. A token request to the API skips it, so that it reads no session: middleware that uses
# cookies, forms or signed-in users belongs here.
FOR_PEOPLE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
MIDDLEWARE = [
    "mocportal.operations.metrics.requests.CountingMiddleware",
    "mocportal.web.middleware.RequestLanguageMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "mocportal.web.middleware.SecurityHeadersMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "mocportal.operations.request_log.RequestLineMiddleware",
    "mocportal.web.middleware.NoTraceMiddleware",
    "mocportal.web.https_redirect.SecureLinesMiddleware",
    "mocportal.budgets.gate.GateMiddleware",
    "django.middleware.common.CommonMiddleware",
    "mocportal.web.compression.CompressionMiddleware",
    "partners.middleware.TokenMiddleware",
    *FOR_PEOPLE,
    "mocportal.web.middleware.UserLanguageMiddleware",
    "mocportal.web.middleware.HistoryMiddleware",
    "audit.middleware.AccessMiddleware",
    # Step-up confirmation, which is shown in place of the page and recorded in the history like its action.
    "accounts.middleware.AccountsMiddleware",
    "mocportal.budgets.middleware.BudgetMiddleware",
    "partners.middleware.UsageMiddleware",
    "core.rest.deprecation.DeprecationMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "mocportal.urls"
WSGI_APPLICATION = "mocportal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "mocportal.web.context.standing",
            ],
        },
    },
]

# --- Database and broker -------------------------------------------------------------------------------------
DATABASES = {"default": env.dj_db_url("DATABASE_URL")}
# Owner of the tables (`migrate`, `roles`). The portal uses another role, which cannot change history (docs/audit.md); a
# check reports a deployment with only one.
DATABASE_OWNER_URL: str = env.str("DATABASE_OWNER_URL", "")
# Persistent connections: a new one per request was measured at 16 ms, more than the request itself.
DATABASES["default"].setdefault("OPTIONS", {})
DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", 600)
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DATABASES["default"]["ENGINE"] = "core.db.postgresql"
# Planning the statement of a record costs more than running it, so repeated API statements are prepared. A
# transaction-level connection pooler does not support this: leave it empty there.
prepare_from = env.str("PREPARE_FROM", "1")
DATABASES["default"]["OPTIONS"].setdefault("prepare_threshold", int(prepare_from) if prepare_from else None)
# A disconnected machine closes no connection, and a request would wait a quarter of an hour for it. In seconds, the
# last in milliseconds; DATABASE_URL takes precedence.
DATABASES["default"]["OPTIONS"] = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
} | DATABASES["default"]["OPTIONS"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
REDIS_URL = env.str("REDIS_URL")

# --- Accounts ------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "contacts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    # NIST SP 800-63B and ASVS 5.0, 6.2: length and a block list, no composition rules.
    {"NAME": "accounts.passwords.PasswordLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "accounts.passwords.PortalWordsValidator"},
]
PASSWORD_LENGTH_ALONE = 15
PASSWORD_LENGTH_WITH_FACTOR = 8
# Default for Participants without a rule. Demonstration accounts need a password only.
SECOND_FACTOR_DEMANDED = env.bool("SECOND_FACTOR_DEMANDED", not LOCAL)
# Minutes during which a confirmation of identity is valid for irreversible actions.
CONFIRMATION_MINUTES = env.int("CONFIRMATION_MINUTES", 15, validate=validate.Range(min=1))
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
SESSION_ENGINE = "accounts.session_store"
SESSION_COOKIE_AGE = 60 * 60 * 8
# Idle timeout of a session in minutes; 0 for none, as on a demonstration machine.
SESSION_IDLE_MINUTES = env.int("SESSION_IDLE_MINUTES", 0 if LOCAL else 30, validate=validate.Range(min=0))
# Maximum session length, also with extensions (accounts.signed_in).
SESSION_LONGEST = 60 * 60 * 24
AXES_HANDLER = "accounts.services.password_spraying.AttemptsHandler"
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25  # Hours.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
# Maximum user names with failed attempts from one address within the time above; a ministry has one address for all its
# users.
NAMES_PER_ADDRESS = env.int("NAMES_PER_ADDRESS", 30, validate=validate.Range(min=1))
# The default would use the proxy's address for all clients, and one attacker would lock a name out for all.
AXES_CLIENT_IP_CALLABLE = "partners.network_addresses.counted_address_of"
# Otherwise each command of manage.py prints the package's version.
AXES_VERBOSE = False
AXES_LOCKOUT_TEMPLATE = "registration/locked.html"

# --- History (django-pghistory): a trigger writes one row for each change by any path --------------------------
PGHISTORY_CONTEXT_FIELD = pghistory.ContextJSONField()
PGHISTORY_DEFAULT_TRACKERS = (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
PGHISTORY_APPEND_ONLY = True
PGHISTORY_ADMIN_ALL_EVENTS = False
# 32 random bytes in base64, the key that signs the head of the history each day. A local run derives its own.
HISTORY_SIGNING_KEY: str = env.str("HISTORY_SIGNING_KEY", "")
if not LOCAL:
    keys.seed_of(HISTORY_SIGNING_KEY)
# Previous public keys in hexadecimal, whose signatures are still valid.
HISTORY_EARLIER_KEYS: list[str] = env.list("HISTORY_EARLIER_KEYS", [])
keys.check_public(HISTORY_EARLIER_KEYS)

# Whether the access log records reads of records marked above public; tests that count statements disable it.
NOTE_ACCESSES = True

# --- Languages and time --------------------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("fr", _("French")), ("ja", _("Japanese"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["mocportal.formats"]
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# --- Pages ---------------------------------------------------------------------------------------------------
STATIC_URL = "static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", str(VAR_DIR / "static")))
# The pictures of the guides, which the help shows.
STATICFILES_DIRS = [BASE_DIR / "static", ("guides", BASE_DIR / "docs" / "pictures")]
STORAGES = {
    # Evidence files: file:///srv/files, or s3://bucket?endpoint=https://...&region=... of any S3-compatible service.
    # Only the portal serves them, to users who may see their record.
    "default": storage_at(
        env.str("FILES_URL", (VAR_DIR / "files").absolute().as_uri()),
        access_key=env.str("FILES_ACCESS_KEY", ""),
        secret_key=env.str("FILES_SECRET_KEY", ""),
    ),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# whitenoise's default lets pages of any origin read static files.
WHITENOISE_ALLOW_ALL_ORIGINS = False
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF, CSP.NONCE],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "object-src": [CSP.NONE],
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
# Loopback has no TLS; everywhere else TLS is required, and no other host can set these cookies.
COOKIE_PREFIX = "" if LOCAL else "__Host-"
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}sessionid"
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrftoken"
LANGUAGE_COOKIE_NAME = f"{COOKIE_PREFIX}language"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = not LOCAL
SECURE_SSL_REDIRECT = not LOCAL and env.bool("SECURE_SSL_REDIRECT", True)
# The API rejects plain HTTP instead (mocportal.web.https_redirect).
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$", r"^metrics$", r"^api/"]
SECURE_HSTS_SECONDS = 0 if LOCAL else env.int("SECURE_HSTS_SECONDS", 31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = not LOCAL
SECURE_HSTS_PRELOAD = not LOCAL
if env.bool("TRUST_FORWARDED_PROTO", False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# --- Uploads ---------------------------------------------------------------------------------------------------
# Bytes of one file. A larger one is rejected before it is stored.
LARGEST_FILE = env.int("LARGEST_FILE", 25_000_000, validate=validate.Range(min=1))
# Virus scanner, clamd://host:3310. Files are served only after a scan.
SCANNER = env.str("SCANNER", "")

# Retention of names and addresses after the last function of an official (docs/privacy.md).
PERSONAL_DATA_RETENTION = timedelta(days=env.int("PERSONAL_DATA_DAYS", 731, validate=validate.Range(min=1)))

# --- Mail ----------------------------------------------------------------------------------------------------
# Mail is recorded in the outbox (contacts.services.outbox) and delivered by a worker. A local run sends it to a catcher
# on loopback, where it can be read.
MAILERS = {
    "default": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": env.str("EMAIL_HOST", "localhost"),
            "port": env.int("EMAIL_PORT", 587),
            "username": env.str("EMAIL_HOST_USER", ""),
            "password": env.str("EMAIL_HOST_PASSWORD", ""),
            "use_tls": env.bool("EMAIL_USE_TLS", not LOCAL),
            # Timeout in seconds for each step; a hanging server must not block a worker.
            "timeout": 10,
        },
    },
}
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "moc-portal@localhost")
SECURITY_CONTACT = env.str("SECURITY_CONTACT", DEFAULT_FROM_EMAIL)
# Base URL of links in mail, without a trailing slash.
PORTAL_URL = (env.str("PORTAL_URL", "http://localhost:8000") if LOCAL else env.str("PORTAL_URL")).rstrip("/")

# --- API -----------------------------------------------------------------------------------------------------
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "partners.authentication.BearerAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["core.rest.tables.renderers.OrjsonRenderer"],
    "DEFAULT_PARSER_CLASSES": ["core.rest.write.parsers.StrictJSONParser"],
    "DEFAULT_FILTER_BACKENDS": [
        "core.rest.read.filter_backends.FieldFilters",
        "core.rest.read.filter_backends.MultilingualSearchFilter",
        "core.rest.read.filter_backends.StableOrderingFilter",
    ],
    "DEFAULT_PAGINATION_CLASS": "core.rest.read.pagination.CursorPagination",
    "DEFAULT_METADATA_CLASS": "core.rest.metadata.WithoutFields",
    "DEFAULT_SCHEMA_CLASS": "core.rest.schema.RecordSchema",
    "EXCEPTION_HANDLER": "core.rest.problems.problem_details.problem_details",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
    # An unknown parameter is an error, but this one would be accepted everywhere. The agenda supports it itself.
    "URL_FORMAT_OVERRIDE": None,
}
# Number of trusted proxies that append to X-Forwarded-For, for the client address.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", 0, validate=validate.Range(min=0))
# Limits for expensive operations (core.operation_costs): seconds within five minutes, and concurrent heavy operations,
# for each account and for all accounts of a Participant.
ACCOUNT_SECONDS = env.int("ACCOUNT_SECONDS", 120, validate=validate.Range(min=1))
PARTICIPANT_SECONDS = env.int("PARTICIPANT_SECONDS", 300, validate=validate.Range(min=1))
ACCOUNT_OPERATIONS = env.int("ACCOUNT_OPERATIONS", 2, validate=validate.Range(min=1))
PARTICIPANT_OPERATIONS = env.int("PARTICIPANT_OPERATIONS", 4, validate=validate.Range(min=1))
# Concurrent requests of one account in each web process; three more may wait.
ACCOUNT_REQUESTS = env.int("ACCOUNT_REQUESTS", 2, validate=validate.Range(min=1))
# Requests a minute for all personal tokens of an account together; each partner system has its own rate.
PERSONAL_RATE = env.int("PERSONAL_RATE", 600, validate=validate.Range(min=1))
SPECTACULAR_SETTINGS = api_description.SETTINGS

# --- Webhooks ------------------------------------------------------------------------------------------------
# Messages go to public addresses only. A receiver inside a ministry's network must be allowed by its network, and
# public addresses of the deployment itself can be refused. A local run allows loopback for tests.
LOOPBACK = [ip_network("127.0.0.0/8"), ip_network("::1/128")]
WEBHOOK_ALLOWED_NETWORKS = env.list("WEBHOOK_ALLOWED_NETWORKS", LOOPBACK if LOCAL else [], subcast=ip_network)
WEBHOOK_REFUSED_NETWORKS = env.list("WEBHOOK_REFUSED_NETWORKS", [], subcast=ip_network)
WEBHOOK_SCHEMES = ["https", "http"] if LOCAL or DEBUG else ["https"]
# None allows any port.
WEBHOOK_PORTS: list[int] | None = None if LOCAL else env.list("WEBHOOK_PORTS", [443], subcast=int)

# --- Worker and scheduler ------------------------------------------------------------------------------------
CELERY_BROKER_URL = REDIS_URL
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TIMEZONE = "UTC"
CELERY_WORKER_PREFETCH_MULTIPLIER = 1

# Limits of memory in megabytes, and of seconds, for generating one document (dialogue.services.production).
DOCUMENT_MEMORY = env.int("DOCUMENT_MEMORY", 1000, validate=validate.Range(min=200))
DOCUMENT_SECONDS = env.int("DOCUMENT_SECONDS", 90, validate=validate.Range(min=5, max=150))

# --- Monitoring and backups ----------------------------------------------------------------------------------
# Clients allowed to read /metrics: these networks, and others with the token.
METRICS_ALLOWED_NETWORKS = env.list("METRICS_ALLOWED_NETWORKS", LOOPBACK, subcast=ip_network)
METRICS_TOKEN = env.str("METRICS_TOKEN", "")
# Target of `manage.py backup`; a separate disk, or one that is copied.
BACKUP_DIR = Path(env.str("BACKUP_DIR", str(VAR_DIR / "backups")))
# Lock timeout of a migration before it retries, since later queries queue behind it.
MIGRATION_LOCK_TIMEOUT = timedelta(seconds=env.int("MIGRATION_LOCK_TIMEOUT", 2, validate=validate.Range(min=1)))

# --- Logs ----------------------------------------------------------------------------------------------------
LOGGING_CONFIG = "mocportal.operations.logs.configure"
# Task lines have the id of the request that sent them; request lines are the portal's own (request_log.py).
DJANGO_STRUCTLOG_CELERY_ENABLED = True
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "structured": {"()": "mocportal.operations.logs.formatter"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "structured"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "INFO")},
    # Django's line for an error response has less information than the request log.
    "loggers": {"django.request": {"level": "ERROR"}},
}

SILENCED_SYSTEM_CHECKS: list[str] = []
