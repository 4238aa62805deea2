"""What gunicorn serves."""

import gc
import os
import sys

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mocportal.settings")

application = get_wsgi_application()

# A page asks the database some sixty times, and after each answer waits until a thread that computes gives way. Beside
# two of these that took 1.2 s in all with Python's own 5 ms, and 0.1 s with 1 ms.
sys.setswitchinterval(0.001)

# Every view is imported now rather than in the first request. What is there stays as long as the process: looking for
# garbage among it was measured to hold up one request in a thousand for as long as sixty others take.
_ = get_resolver().url_patterns
gc.collect()
gc.freeze()
