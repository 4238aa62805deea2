"""Logs as one JSON object per line, or in colour on a terminal.

Times are UTC. Every line of a request has its id, bound by ``mocportal.operations.request_log``, and every line of a
task has its own and that of the request that sent it, bound by django-structlog.
"""

import logging.config
import re
import sys
from functools import lru_cache
from typing import Any

import orjson
import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

# Field names whose values must not be logged (ASVS 5.0, 16.2.5), anywhere in a name.
SECRET_WORDS = re.compile("password|passwd|secret|token|authorization|cookie|credential|api_key", re.IGNORECASE)
HIDDEN = "(hidden)"
# PostgreSQL's error detail has data of the row: text of a record, an address, a password hash. The detail of a deadlock
# has none, and is available nowhere else.
OF_A_ROW = re.compile(
    r"DETAIL: (?! Process \d+ waits for ).*?(?=\n\n(?:The above exception|During handling)|\Z)", re.DOTALL
)
# It also quotes the line of the statement, with search terms, and a value that it cannot parse.
OF_A_STATEMENT = re.compile(r"^( *LINE \d+: ).*(?:\n +\^)?", re.MULTILINE)
OF_A_VALUE = re.compile(r"(invalid input [^:\n]+: ).*")


def configure(settings: dict[str, Any]) -> None:
    """Configure structlog and the standard library with one processor chain; LOGGING_CONFIG calls it with LOGGING."""
    logging.config.dictConfig(settings)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.stdlib.filter_by_level,
            *_shared(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def formatter() -> logging.Formatter:
    """Return the formatter for lines of both structlog and the standard library."""
    watched = sys.stderr.isatty()
    last: list[Processor] = (
        [structlog.dev.ConsoleRenderer()]
        if watched
        else [structlog.processors.format_exc_info, hide_rows, structlog.processors.JSONRenderer(serializer=_json)]
    )
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[structlog.contextvars.merge_contextvars, *_shared()],
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last],
    )


def hide_secrets(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Mask the values of fields with secret names, at any depth."""
    return {name: _cover(name, value) for name, value in event.items()}


def hide_rows(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Mask data of a row or a statement in PostgreSQL's errors, in tracebacks and messages."""
    for name, value in event.items():
        if isinstance(value, str) and ("DETAIL: " in value or "LINE " in value or "invalid input " in value):
            covered = OF_A_ROW.sub(f"DETAIL: {HIDDEN}", value)
            covered = OF_A_STATEMENT.sub(rf"\1{HIDDEN}", covered)
            event[name] = OF_A_VALUE.sub(rf"\1{HIDDEN}", covered)
    return event


def _shared() -> list[Processor]:
    return [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.stdlib.PositionalArgumentsFormatter(),
        hide_secrets,
    ]


def _cover(name: str, value: object) -> object:
    if _speaks_of_a_secret(name):
        return HIDDEN
    if isinstance(value, dict):
        return {key: _cover(str(key), inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_cover("", each) for each in value]
    if isinstance(value, tuple):
        # Still a tuple: structlog ignores exc_info of another type.
        return tuple(_cover("", each) for each in value)
    return value


@lru_cache(maxsize=1_000)
def _speaks_of_a_secret(name: str) -> bool:
    """Return whether a field name is secret; cached, since requests log the same names."""
    return SECRET_WORDS.search(name) is not None


def _json(event: EventDict, **_options: Any) -> str:
    return orjson.dumps(event, default=str).decode()
