"""A person's own data: a copy of it, something wrong in it, and erasing it. docs/own-data.md is the page for people."""
