"""What helps somebody: asked, written down, shown where it matters, done, and looked at again (docs/what-helps.md)."""
