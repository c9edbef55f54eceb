"""设置 · One settings file, read from the environment. Every variable is listed in docs/settings.md."""

from pathlib import Path

from environs import Env

env = Env()
HERE = Path(__file__).parent
DATA = Path(env.str("SHANGLIANG_DATA", str(Path.cwd() / "var"))).resolve()

SHANGLIANG_KEYS = Path(env.str("SHANGLIANG_KEYS", str(DATA / "keys.json")))
SHANGLIANG_SEAL = env.str("SHANGLIANG_SEAL", "aes")  # aes (AES-256-GCM) or sm4 (SM4-GCM, digests by SM3)
SHANGLIANG_TRAIL = env.str("SHANGLIANG_TRAIL", "sha256")  # or sm3
SHANGLIANG_FONTS = env.str("SHANGLIANG_FONTS", str(DATA / "fonts"))  # the office's own licensed fonts, for PDF
SHANGLIANG_FONT_TABLE = env.str("SHANGLIANG_FONT_TABLE", "")  # 小标宋=…|…;楷体=…: what to draw a face with

DEBUG = env.bool("SHANGLIANG_DEBUG", False)
INSECURE = "insecure-until-serve-writes-one-" + "0" * 32  # for tests and tools; server/wsgi.py refuses it
SECRET_FILE = DATA / "secret-key"
SECRET_KEY = env.str("SHANGLIANG_SECRET_KEY", "") or (SECRET_FILE.read_text() if SECRET_FILE.exists() else INSECURE)
ALLOWED_HOSTS = env.list("SHANGLIANG_HOSTS", ["127.0.0.1", "localhost", "[::1]", "testserver"])
CSRF_TRUSTED_ORIGINS = env.list("SHANGLIANG_ORIGINS", [])
HTTPS = env.bool("SHANGLIANG_HTTPS", False)
SITE_URL = env.str("SHANGLIANG_URL", "http://127.0.0.1:8000")

INSTALLED_APPS = [
    "shangliang.demo",
    "shangliang.insight",
    "shangliang.scorecards",
    "shangliang.meetings",
    "shangliang.bonds",
    "shangliang.fieldwork",
    "shangliang.consultations",
    "shangliang.gatherings",
    "shangliang.documents",
    "shangliang.matters",
    "shangliang.subjects",
    "shangliang.people",
    "shangliang.kit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "django_cotton.apps.SimpleAppConfig",
    "template_partials.apps.SimpleAppConfig",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
    "csp",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "shangliang.kit.middleware.per_request",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
    "shangliang.kit.middleware.wrong_method",
]

ROOT_URLCONF = "shangliang.urls"
WSGI_APPLICATION = "shangliang.server.wsgi.application"

# cotton and partials break each other when both configure themselves: one loader chain for both (stack.md).
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            [
                                "django_cotton.cotton_loader.Loader",
                                "django.template.loaders.app_directories.Loader",
                            ],
                        )
                    ],
                )
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "template_partials.templatetags.partials",
                "django.templatetags.i18n",
                "django.templatetags.static",
                "shangliang.kit.templatetags.kit",
                "shangliang.kit.templatetags.lines",
                "shangliang.kit.templatetags.once",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "shangliang.kit.context.page",
            ],
        },
    }
]

DATABASES = {
    "default": env.dj_db_url("DATABASE_URL", "postgresql:///shangliang")
    | {"CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True, "ATOMIC_REQUESTS": False}
    | {"ENGINE": "shangliang.kit.database"}
}
# Statements are prepared on the server at their second use: a third less work for the database (stack.md 3).
DATABASES["default"].setdefault("OPTIONS", {}).update(
    {"server_side_binding": True, "prepare_threshold": 2, "connect_timeout": 5}
)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Person"
PASSWORD_HASHERS = ["shangliang.people.hashing.Hasher"]  # Argon2, two at once on one machine
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 8}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = [HERE / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

SHANGLIANG_EMAIL = env.str("SHANGLIANG_EMAIL", "")  # smtp://user:password@host:587/?tls=True; empty: no e-mail is sent
globals().update(env.dj_email_url("SHANGLIANG_EMAIL", "smtp://"))
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.str("SHANGLIANG_EMAIL_FROM", "shangliang@localhost")

SHANGLIANG_OUTBOUND = env.list(
    "SHANGLIANG_OUTBOUND", []
)  # hosts that pushes and notices may go to; none: nothing leaves
SHANGLIANG_NOTICES_URL = env.str("SHANGLIANG_NOTICES_URL", "")  # where notices are also posted to; empty: nowhere
SHANGLIANG_NOTICES_FORMAT = env.str("SHANGLIANG_NOTICES_FORMAT", "plain")  # plain, sms, wecom, dingtalk
SHANGLIANG_NOTICES_SECRET = env.str("SHANGLIANG_NOTICES_SECRET", "")  # whsec_…: signs what is posted

STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("SHANGLIANG_STATIC", str(DATA / "static")))
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": DATA / "files",
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
if env.bool("SHANGLIANG_PLAIN_STATIC", DEBUG):  # straight from the sources, nothing collected: development and tests
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "shangliang.people.signin.Backend"]
SESSION_ENGINE = "shangliang.kit.sessions"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "login"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_ADAPTER = "shangliang.people.signin.Adapter"
ACCOUNT_FORMS = {
    "login": "shangliang.people.forms.signin.SignInForm",
    "change_password": "shangliang.people.forms.signin.ChangePasswordForm",
    "set_password": "shangliang.people.forms.signin.SetPasswordForm",
    "reauthenticate": "shangliang.people.forms.signin.ReauthenticateForm",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = [
    "username*",
    "password1*",
    "password2*",
]  # sign-up is closed; without an e-mail field none is asked
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = False  # allauth's lock a user alone, and count per worker; axes counts in the database
LOGIN_URL = "account_login"
DESK_URL = "/desk/"
FORM_RENDERER = "shangliang.kit.forms.Paper"
CSRF_FAILURE_VIEW = "shangliang.kit.refusals.stale"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# Names locked out: the pair of user and address, never a user alone, who else could be locked out by anybody.
PROXIES = env.int("SHANGLIANG_PROXIES", 0)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # 15 minutes are 15 minutes
AXES_LOCKOUT_CALLABLE = "shangliang.people.signin.locked_out"
AXES_DISABLE_ACCESS_LOG = True
AXES_SENSITIVE_PARAMETERS = ["login", "username", "ip_address"]  # what was typed may be a phone
AXES_IPWARE_PROXY_COUNT = PROXIES
AXES_IPWARE_META_PRECEDENCE_ORDER = ["HTTP_X_FORWARDED_FOR" if PROXIES else "REMOTE_ADDR"]

# Without HTTPS (a trial on one machine) browsers would not send secure cookies back.
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = ["^healthz$"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS and PROXIES else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}

# Django keeps no traceback with DEBUG off unless told where to put it: standard error, which the server inherits.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "django.request": {"level": "ERROR"},  # every 404 is not a warning
        "django.security.DisallowedHost": {"level": "CRITICAL"},  # scanners
        "shangliang": {"level": "INFO"},
    },
}
