"""Cookies of a deployment: for this host alone, over TLS alone, out of reach of scripts."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

COOKIES = ("SESSION_COOKIE", "CSRF_COOKIE", "LANGUAGE_COOKIE")
ASKED = ("NAME", "SECURE", "HTTPONLY", "SAMESITE", "DOMAIN", "PATH")
PROGRAM = (
    "import json; from django.conf import settings as s;"
    f"print(json.dumps({{c: {{a: getattr(s, f'{{c}}_{{a}}') for a in {ASKED}}} for c in {COOKIES}}}))"
)


@pytest.fixture(scope="module")
def deployed() -> dict[str, dict[str, object]]:
    """The settings of cookies, as another process reads them in a deployment's environment."""
    there = {name: value for name, value in os.environ.items() if name not in {"MOC_LOCAL", "MOC_THROWAWAY", "DEBUG"}}
    there |= {
        "DJANGO_SETTINGS_MODULE": "mocportal.settings",
        "ALLOWED_HOSTS": "portal.example",
        "PORTAL_URL": "https://portal.example",
        "HISTORY_SIGNING_KEY": f"{'A' * 43}=",
    }
    command = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(command, cwd=settings.BASE_DIR, env=there, capture_output=True, text=True, check=True)
    cookies: dict[str, dict[str, object]] = json.loads(done.stdout)
    return cookies


@pytest.mark.parametrize("cookie", COOKIES)
def test_no_other_host_sets_or_reads_a_cookie_and_no_script_does(
    cookie: str, deployed: dict[str, dict[str, object]]
) -> None:
    asked = deployed[cookie]
    assert str(asked.pop("NAME")).startswith("__Host-")
    assert asked == {"SECURE": True, "HTTPONLY": True, "SAMESITE": "Lax", "DOMAIN": None, "PATH": "/"}
