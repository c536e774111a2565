"""Tags of the region's pages: ``{% load region %}``."""

from django import template

from produktschau.region.queries.ways import ways

register = template.Library()

register.simple_tag(ways, name="ways")
