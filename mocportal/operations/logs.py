"""Logs as one JSON object a line, or in colour where a person watches the terminal.

Times are UTC. Every line of a request carries its id, bound by ``mocportal.operations.request_log``, and every line
of a task its own and that of the request which asked for it, bound by django-structlog.
"""

import logging.config
import re
import sys
from functools import lru_cache
from typing import Any

import orjson
import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

# Names of values that no log may hold (ASVS 5.0, 16.2.5), wherever in a name they appear.
SECRET_WORDS = re.compile("password|passwd|secret|token|authorization|cookie|credential|api_key", re.IGNORECASE)
HIDDEN = "(hidden)"
# PostgreSQL tells with an error which row it was about: the words of a record, an address, the hash of a password. Who
# waited for whom in a deadlock has none of them, and stands nowhere else.
OF_A_ROW = re.compile(
    r"DETAIL: (?! Process \d+ waits for ).*?(?=\n\n(?:The above exception|During handling)|\Z)", re.DOTALL
)
# It also quotes the line of the statement, with the words that were searched for, and a value that it cannot read.
OF_A_STATEMENT = re.compile(r"^( *LINE \d+: ).*(?:\n +\^)?", re.MULTILINE)
OF_A_VALUE = re.compile(r"(invalid input [^:\n]+: ).*")


def configure(settings: dict[str, Any]) -> None:
    """Set up structlog and the standard library with one chain; named by LOGGING_CONFIG, given LOGGING."""
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
    """Return what gives lines of structlog and of the standard library the same shape."""
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
    """Cover the values of fields whose names speak of secrets, at any depth."""
    return {name: _cover(name, value) for name, value in event.items()}


def hide_rows(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Cover what PostgreSQL tells of a row or a statement, in the traceback and where an error is told in words."""
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
        # A tuple again: what tells of an exception is one, and a list in its place would be passed over.
        return tuple(_cover("", each) for each in value)
    return value


@lru_cache(maxsize=1_000)
def _speaks_of_a_secret(name: str) -> bool:
    """Looked at once, since the lines of all requests have the same names."""
    return SECRET_WORDS.search(name) is not None


def _json(event: EventDict, **_options: Any) -> str:
    return orjson.dumps(event, default=str).decode()
