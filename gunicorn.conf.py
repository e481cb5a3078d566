"""gunicorn from a bare checkout: `gunicorn config.wsgi`. See docs/production.md."""

import os

pythonpath = "platform"
bind = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "4"))
# A worker that renders PDFs grows, so each is replaced after a while.
max_requests = 2000
max_requests_jitter = 200
