"""A made-up municipality: schematic districts and invented incidents, never official."""

from data.demo.crimes import incidents
from data.demo.land import Geography, geography

__all__ = ["Geography", "geography", "incidents"]
