"""What gunicorn serves."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mocportal.settings")

application = get_wsgi_application()

# Every view is imported now rather than in the first request. What is there stays as long as the process: looking for
# garbage among it was measured to hold up one request in a thousand for as long as sixty others take.
_ = get_resolver().url_patterns
gc.collect()
gc.freeze()
