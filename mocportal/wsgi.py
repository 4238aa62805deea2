"""WSGI application for gunicorn."""

import gc
import os
import sys

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mocportal.settings")

application = get_wsgi_application()

# A page sends some sixty database queries, and after each waits for a computing thread to release the GIL. With two
# such threads this took 1.2 s in all at Python's default of 5 ms, and 0.1 s at 1 ms.
sys.setswitchinterval(0.001)

# Import every view now rather than in the first request. These objects live as long as the process: garbage collection
# of them was measured to delay one request in a thousand by the time of sixty others.
_ = get_resolver().url_patterns
gc.collect()
gc.freeze()
