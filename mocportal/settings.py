"""Settings of the portal, in one file.

What differs from one deployment to the next comes from the environment, and a value that is missing where it
matters stops the start with a sentence that says what to set. Times are stored in UTC; the zones of the two
capitals are data of the sides (``contacts.Side``).
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

# Lets ModelAdmin[...] and QuerySet[...] be written at run time as they are typed.
django_stubs_ext.monkeypatch()

# SECRET_KEY_FILE names a file that holds SECRET_KEY, as systemd's credentials and containers' secrets are given; so for
# every other variable.
env = FileAwareEnv(strip_whitespace=True)
BASE_DIR = Path(__file__).resolve().parent.parent

# --- Where it runs -------------------------------------------------------------------------------------------
# "local" is what `make run` sets: embedded servers, plain HTTP on loopback. Anything else is a deployment.
LOCAL = env.bool("MOC_LOCAL", False)
DEBUG = env.bool("DEBUG", False)
# What tests set for servers that they throw away: nothing refuses to start on a database that may forget.
THROWAWAY = LOCAL and env.bool("MOC_THROWAWAY", False)
SECRET_KEY = env.str("SECRET_KEY")
# Earlier ones, while sessions and secrets of webhooks from their time are to be read.
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
    # Fictitious records, which no deployment ships.
    *(["demo"] if LOCAL else []),
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

# What pages for people need. A request of the API that brings a token goes past it, so that it reads no session: a
# middleware that looks at cookies, forms or signed-in people belongs here.
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
    # What has to be confirmed is asked for in the place of its page, and stands in the history like the page's act.
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
# Who owns the tables and changes them (`migrate`, `roles`). The portal works with another role, which cannot change
# history (docs/audit.md); where only one is given, a check says so.
DATABASE_OWNER_URL: str = env.str("DATABASE_OWNER_URL", "")
# Persistent connections: a new one per request was measured at 16 ms, more than the request itself.
DATABASES["default"].setdefault("OPTIONS", {})
DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", 600)
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DATABASES["default"]["ENGINE"] = "core.db.postgresql"
# Planning the statement of a record costs more than running it, so those that the API keeps are prepared when they
# come a second time. A pooler that shares connections between transactions cannot have that: leave it empty there.
prepare_from = env.str("PREPARE_FROM", "1")
DATABASES["default"]["OPTIONS"].setdefault("prepare_threshold", int(prepare_from) if prepare_from else None)
# A machine that is cut off closes no connection, and a request would wait a quarter of an hour for it. In seconds, the
# last in milliseconds; DATABASE_URL may say otherwise.
DATABASES["default"]["OPTIONS"] = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
} | DATABASES["default"]["OPTIONS"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
REDIS_URL = env.str("REDIS_URL")

# --- People --------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "contacts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    # NIST SP 800-63B and ASVS 5.0, 6.2: length and a block list, no composition rules.
    {"NAME": "accounts.passwords.LengthBesideFactor"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "accounts.passwords.MoreThanOurWords"},
]
PASSWORD_LENGTH_ALONE = 15
PASSWORD_LENGTH_WITH_FACTOR = 8
# Of accounts for whose Participant nothing else is ruled. Accounts for a demonstration open with a password alone.
SECOND_FACTOR_DEMANDED = env.bool("SECOND_FACTOR_DEMANDED", not LOCAL)
# For how long one need not show again who one is before what cannot be taken back.
CONFIRMATION_MINUTES = env.int("CONFIRMATION_MINUTES", 15, validate=validate.Range(min=1))
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
SESSION_ENGINE = "accounts.session_store"
SESSION_COOKIE_AGE = 60 * 60 * 8
# Minutes without a request after which a session ends; 0 for none, as on the machine of a demonstration.
SESSION_IDLE_MINUTES = env.int("SESSION_IDLE_MINUTES", 0 if LOCAL else 30, validate=validate.Range(min=0))
# Who stays signed in on purpose signs in again after this all the same (accounts.signed_in).
SESSION_LONGEST = 60 * 60 * 24
AXES_HANDLER = "accounts.services.password_spraying.AttemptsHandler"
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25  # Hours.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
# How many names may be tried wrongly from one address within the time above; a ministry has one for all its people.
NAMES_PER_ADDRESS = env.int("NAMES_PER_ADDRESS", 30, validate=validate.Range(min=1))
# By itself it takes the proxy's address for everybody's, and would lock a name out for all when one guesses.
AXES_CLIENT_IP_CALLABLE = "partners.network_addresses.counted_address_of"
# Each command of manage.py would begin with a line about the package's version.
AXES_VERBOSE = False
AXES_LOCKOUT_TEMPLATE = "registration/locked.html"

# --- History (django-pghistory): one row for each change by any path, written by triggers ----------------------
PGHISTORY_CONTEXT_FIELD = pghistory.ContextJSONField()
PGHISTORY_DEFAULT_TRACKERS = (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
PGHISTORY_APPEND_ONLY = True
PGHISTORY_ADMIN_ALL_EVENTS = False
# 32 random bytes in base64, with which the head of the sealed history is signed each day. One machine derives its own.
HISTORY_SIGNING_KEY: str = env.str("HISTORY_SIGNING_KEY", "")
if not LOCAL:
    keys.seed_of(HISTORY_SIGNING_KEY)
# Public keys of earlier ones, in hexadecimal: heads that they signed are still believed.
HISTORY_EARLIER_KEYS: list[str] = env.list("HISTORY_EARLIER_KEYS", [])
keys.check_public(HISTORY_EARLIER_KEYS)

# Whether it is noted who opened what bears a mark above public; tests that count statements go without.
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
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    # Files that were brought as evidence: file:///srv/files, or s3://bucket?endpoint=https://...&region=... of any
    # service that speaks S3. They are given out by the portal alone, to who may see their record.
    "default": storage_at(
        env.str("FILES_URL", (VAR_DIR / "files").absolute().as_uri()),
        access_key=env.str("FILES_ACCESS_KEY", ""),
        secret_key=env.str("FILES_SECRET_KEY", ""),
    ),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# By itself whitenoise lets pages of any origin read static files.
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
# On loopback there is no TLS; everywhere else nothing travels without it, and no other host sets these cookies.
COOKIE_PREFIX = "" if LOCAL else "__Host-"
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}sessionid"
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrftoken"
LANGUAGE_COOKIE_NAME = f"{COOKIE_PREFIX}language"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = not LOCAL
SECURE_SSL_REDIRECT = not LOCAL and env.bool("SECURE_SSL_REDIRECT", True)
# The API is refused instead (mocportal.web.https_redirect).
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$", r"^metrics$", r"^api/"]
SECURE_HSTS_SECONDS = 0 if LOCAL else env.int("SECURE_HSTS_SECONDS", 31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = not LOCAL
SECURE_HSTS_PRELOAD = not LOCAL
if env.bool("TRUST_FORWARDED_PROTO", False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# --- Files that are brought ------------------------------------------------------------------------------------
# Bytes of one file. What is larger is refused before it is kept.
LARGEST_FILE = env.int("LARGEST_FILE", 25_000_000, validate=validate.Range(min=1))
# A virus scanner, clamd://host:3310. Nothing that it has not looked at is given out.
SCANNER = env.str("SCANNER", "")

# For so long after the last function of an official names and addresses are kept (docs/privacy.md).
PERSONAL_DATA_KEPT_FOR = timedelta(days=env.int("PERSONAL_DATA_DAYS", 731, validate=validate.Range(min=1)))

# --- Mail ----------------------------------------------------------------------------------------------------
# Mail is recorded in the outbox (contacts.services.outbox) and delivered by a worker. On one machine it goes to a
# server on loopback that keeps it for people to look at.
MAILERS = {
    "default": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": env.str("EMAIL_HOST", "localhost"),
            "port": env.int("EMAIL_PORT", 587),
            "username": env.str("EMAIL_HOST_USER", ""),
            "password": env.str("EMAIL_HOST_PASSWORD", ""),
            "use_tls": env.bool("EMAIL_USE_TLS", not LOCAL),
            # Seconds for each step of the conversation; a server that hangs must not hold a worker.
            "timeout": 10,
        },
    },
}
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "moc-portal@localhost")
# Where mail finds the portal, without a slash at the end.
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
    "DEFAULT_PAGINATION_CLASS": "core.rest.read.pagination.CursorPages",
    "DEFAULT_METADATA_CLASS": "core.rest.metadata.WithoutFields",
    "DEFAULT_SCHEMA_CLASS": "core.rest.schema.RecordSchema",
    "EXCEPTION_HANDLER": "core.rest.problems.problem_details.problem_details",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
    # An unknown parameter is an error, and this one would be known everywhere. The agenda offers it itself.
    "URL_FORMAT_OVERRIDE": None,
}
# Proxies before the portal that add to X-Forwarded-For; a partner system's network is read from there.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", 0, validate=validate.Range(min=0))
# Expensive operations (core.operation_costs): seconds that they may take within five minutes, and how many heavy
# ones may run at once, for each account and for all accounts of a Participant.
ACCOUNT_SECONDS = env.int("ACCOUNT_SECONDS", 120, validate=validate.Range(min=1))
PARTICIPANT_SECONDS = env.int("PARTICIPANT_SECONDS", 300, validate=validate.Range(min=1))
ACCOUNT_OPERATIONS = env.int("ACCOUNT_OPERATIONS", 2, validate=validate.Range(min=1))
PARTICIPANT_OPERATIONS = env.int("PARTICIPANT_OPERATIONS", 4, validate=validate.Range(min=1))
# Requests of one account that each process of the web server answers at once; three more wait for their turn.
ACCOUNT_REQUESTS = env.int("ACCOUNT_REQUESTS", 2, validate=validate.Range(min=1))
# Requests a minute for all personal tokens of an account together; each partner system has a rate of its own.
PERSONAL_RATE = env.int("PERSONAL_RATE", 600, validate=validate.Range(min=1))
SPECTACULAR_SETTINGS = api_description.SETTINGS

# --- Webhooks ------------------------------------------------------------------------------------------------
# Messages go to public addresses alone. A receiver inside a ministry's network has to be allowed by its network, and
# what is public and yet this deployment's own can be refused. On one machine, loopback is where receivers are tried.
LOOPBACK = [ip_network("127.0.0.0/8"), ip_network("::1/128")]
WEBHOOK_ALLOWED_NETWORKS = env.list("WEBHOOK_ALLOWED_NETWORKS", LOOPBACK if LOCAL else [], subcast=ip_network)
WEBHOOK_REFUSED_NETWORKS = env.list("WEBHOOK_REFUSED_NETWORKS", [], subcast=ip_network)
WEBHOOK_SCHEMES = ["https", "http"] if LOCAL or DEBUG else ["https"]
# None stands for any port.
WEBHOOK_PORTS: list[int] | None = None if LOCAL else env.list("WEBHOOK_PORTS", [443], subcast=int)

# --- Worker and scheduler ------------------------------------------------------------------------------------
CELERY_BROKER_URL = REDIS_URL
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TIMEZONE = "UTC"
CELERY_WORKER_PREFETCH_MULTIPLIER = 1

# Megabytes of memory, and seconds, that making one document may take (dialogue.services.production).
DOCUMENT_MEMORY = env.int("DOCUMENT_MEMORY", 1000, validate=validate.Range(min=200))
DOCUMENT_SECONDS = env.int("DOCUMENT_SECONDS", 90, validate=validate.Range(min=5, max=150))

# --- Watching and keeping ------------------------------------------------------------------------------------
# Who may read /metrics: these networks, and from elsewhere whoever has the token.
METRICS_ALLOWED_NETWORKS = env.list("METRICS_ALLOWED_NETWORKS", LOOPBACK, subcast=ip_network)
METRICS_TOKEN = env.str("METRICS_TOKEN", "")
# Where `manage.py backup` writes; a disk of its own, or one that is copied away.
BACKUP_DIR = Path(env.str("BACKUP_DIR", str(VAR_DIR / "backups")))
# How long a migration waits for a table that somebody uses, before it lets go and tries again: whoever comes after it
# waits behind it.
MIGRATION_LOCK_TIMEOUT = timedelta(seconds=env.int("MIGRATION_LOCK_TIMEOUT", 2, validate=validate.Range(min=1)))

# --- Logs ----------------------------------------------------------------------------------------------------
LOGGING_CONFIG = "mocportal.operations.logs.configure"
# Lines of tasks carry the request that asked for them; those of requests are the portal's own (request_lines.py).
DJANGO_STRUCTLOG_CELERY_ENABLED = True
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "structured": {"()": "mocportal.operations.logs.formatter"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "structured"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "INFO")},
    # Of a refusal Django would say less than the line of its request does.
    "loggers": {"django.request": {"level": "ERROR"}},
}

SILENCED_SYSTEM_CHECKS: list[str] = []
