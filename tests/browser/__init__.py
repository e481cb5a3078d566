"""The accessibility gate: every public page in a real Chromium. docs/accessibility.md says what it asks."""
