"""How every form looks: labels, hints, errors beside the field, and a summary on top."""

from django.forms.renderers import TemplatesSetting


class AccessibleRenderer(TemplatesSetting):
    """Our own form templates (templates/forms)."""
