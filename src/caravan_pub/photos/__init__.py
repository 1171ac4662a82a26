"""Photos: from an original and its sidecar to a cleaned derivative.  An original's bytes never reach a product."""

from caravan_pub.photos.develop import develop
from caravan_pub.photos.naming import derivative_name
from caravan_pub.photos.recipe import Colour, Format, Recipe
from caravan_pub.photos.verify import verify_clean

__all__ = ["Colour", "Format", "Recipe", "derivative_name", "develop", "verify_clean"]
