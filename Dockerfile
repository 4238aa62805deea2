# One image for web, worker, scheduler and every command of manage.py. Compose, units and proxy are in docs/deploy/.
#
# The base is given by its name; who deploys pins it by digest: --build-arg PYTHON=python:3.13-slim-trixie@sha256:...
ARG PYTHON=python:3.13-slim-trixie

FROM ${PYTHON} AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /portal
RUN python -m venv /portal/.venv
COPY requirements.txt ./
# What is not what the lock names is refused, and nothing is compiled here.
RUN .venv/bin/python -m pip install --require-hashes --only-binary :all: --requirement requirements.txt
COPY . .
RUN export SECRET_KEY=of-the-build-alone HISTORY_SIGNING_KEY=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= \
        DATABASE_URL=postgres://nobody@127.0.0.1:1/none \
        REDIS_URL=redis://127.0.0.1:1/0 PORTAL_URL=https://portal.example STATIC_ROOT=/portal/staticfiles \
    && .venv/bin/python manage.py compilemessages \
    && .venv/bin/python manage.py collectstatic --noinput --verbosity 0 \
    && .venv/bin/python -m compileall -q core moc contacts commitments dialogue partners audit accounts mocportal

FROM ${PYTHON}
# pg_dump and pg_restore for `manage.py backup` and `manage.py restore`, of a version not below the server's.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends postgresql-client-17 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /nonexistent --shell /usr/sbin/nologin moc \
    && install -d -o moc -g moc -m 0750 /var/lib/moc /var/backups/moc
WORKDIR /portal
COPY --from=build /portal /portal
ENV PATH=/portal/.venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 \
    VAR_DIR=/var/lib/moc BACKUP_DIR=/var/backups/moc STATIC_ROOT=/portal/staticfiles WEB_BIND=0.0.0.0:8000
USER moc
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 CMD ["python", "-m", "mocportal.operations.probe"]
CMD ["gunicorn", "--config", "python:mocportal.operations.serving", "mocportal.wsgi"]
