"""gunicorn from a bare checkout: `gunicorn config.wsgi`. See docs/production.md."""

import os

from gunicorn.http import message

pythonpath = "platform"
bind = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "4"))
# A worker that renders PDFs grows, so each is replaced after a while.
max_requests = 2000
max_requests_jitter = 200
# A search of 10,000 letters gets a page with a sentence, not gunicorn's bare refusal of a line above 8 KB.
message.MAX_REQUEST_LINE = limit_request_line = 65_536
# Nobody steers it through a socket in a home folder, which a service of its own may not even have.
control_socket_disable = True
