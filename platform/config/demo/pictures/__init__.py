"""Pictures of the demo town, drawn by our own code: warm scenes of people and places.

The same scene and seed always give the same picture, so a demo town can be filled again and look itself.
"""

from .catalogue import HERO_SIZE, SCENES, alt, draw

__all__ = ["HERO_SIZE", "SCENES", "alt", "draw"]
