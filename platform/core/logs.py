"""Log lines that can be kept: JSON with an allow-list of keys, so that no name, address or search gets in.

Write `structlog.get_logger().info("feed_imported", count=12)`: the event is a name, the rest are from KEYS.
Whatever else is given is dropped. Lines of libraries keep their logger's name and their words without the
values put into them; an exception keeps its type and the places it passed, never its message or variables.
"""

import json
import logging
import re
import traceback
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

import structlog

#: Every key a line may have. Values are numbers, or short words that our own code chose.
KEYS = (
    "at",
    "level",
    "event",
    "logger",
    "route",
    "method",
    "status",
    "ms",
    "request_id",
    "user",
    "task",
    "count",
    "words",
    "exception",
    "frames",
)
_EVENT = re.compile(r"[a-z0-9_.:]{1,60}")
_PLACEHOLDER = re.compile(r"%(\(\w+\))?[-+ #0]*\d*(\.\d+)?[a-zA-Z]")
_FRAMES = 15

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class AllowListFormatter(logging.Formatter):
    """One line of JSON, or of plain words when `readable`, holding KEYS and nothing else."""

    def __init__(self, *, readable: bool = False) -> None:
        super().__init__()
        self.readable = readable

    def format(self, record: logging.LogRecord) -> str:
        line = {"at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")}
        facts = _ours(record.msg) if isinstance(record.msg, dict) else _foreign(record)
        line |= {"level": record.levelname.lower(), "logger": record.name} | facts
        line |= _exception(record.exc_info) if record.exc_info else {}
        line = {key: line[key] for key in KEYS if line.get(key) is not None}
        if self.readable:
            return " ".join(str(value) if key in {"at", "level"} else f"{key}={value}" for key, value in line.items())
        return json.dumps(line, ensure_ascii=False)


def _ours(event_dict: dict[str, Any]) -> dict[str, Any]:
    facts = {key: value for key, value in event_dict.items() if isinstance(value, str | int | float)}
    if not _EVENT.fullmatch(str(facts.get("event", ""))):
        # A sentence may hold what somebody typed; an event is a name.
        facts["event"] = "unnamed"
    return facts


def _foreign(record: logging.LogRecord) -> dict[str, Any]:
    """What a library said, without what it put into the blanks. Words already filled in are not kept."""
    facts = {"event": "library"} | structlog.contextvars.get_contextvars()
    words = _PLACEHOLDER.sub("…", record.msg) if record.args and isinstance(record.msg, str) else ""
    if any(letter.isalpha() for letter in words):
        facts["words"] = words[:200]
    return facts


def _exception(exc_info: ExcInfo | bool) -> dict[str, Any]:
    if not isinstance(exc_info, tuple) or exc_info[0] is None:
        return {}
    # walk_tb and not extract_tb: the lines of source are not wanted, and reading them takes time.
    passed = [(frame.f_code, line) for frame, line in traceback.walk_tb(exc_info[2])][-_FRAMES:]
    places = [f"{'/'.join(code.co_filename.split('/')[-3:])}:{line} {code.co_name}" for code, line in passed]
    return {"exception": exc_info[0].__name__, "frames": places}


def configuration(*, readable: bool = False, level: str = "INFO") -> dict[str, Any]:
    """The LOGGING setting. Without Django's e-mails to administrators: they hold the whole request."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.stdlib.filter_by_level,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"allow_list": {"()": AllowListFormatter, "readable": readable}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "allow_list"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            # The development server writes raw addresses; core.middleware.request_log does not.
            "django.server": {"handlers": [], "level": "CRITICAL", "propagate": False},
            # One line for every page made and every job's every state, with the facts left out, tells nobody anything.
            "django_tasks": {"level": "WARNING"},
            "wagtail": {"level": "WARNING"},
            "fontTools": {"level": "ERROR"},
            "weasyprint": {"level": "ERROR"},
        },
    }
