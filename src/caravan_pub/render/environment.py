"""Where templates are found, and what they may do: a sandbox, with everything escaped that is not markup already."""

from collections.abc import Mapping

from jinja2 import BaseLoader, StrictUndefined, Template, TemplateError
from jinja2.exceptions import TemplateNotFound
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from caravan_pub.errors import PublicationError
from caravan_pub.model.edition import Theme


class ThemeLoader(BaseLoader):
    """Finds a template in ``templates/``, the medium's folder or ``common/`` of the strongest layer that has it."""

    def __init__(self, theme: Theme, medium: str) -> None:
        self._theme = theme
        self._folders = ("templates", medium, "common")

    def get_source(self, environment: object, template: str) -> tuple[str, str | None, None]:
        """The template's text and where it was found."""
        del environment
        for layer in self._theme.layers:
            for folder in self._folders:
                path = f"{folder}/{template}"
                if path in layer:
                    return layer[path], path, None
        raise TemplateNotFound(template)


class Templates:
    """The templates of a theme for one medium (``epub`` or ``print``)."""

    def __init__(self, theme: Theme, medium: str) -> None:
        self._environment = ImmutableSandboxedEnvironment(
            loader=ThemeLoader(theme, medium),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._environment.globals.clear()
        self._found: dict[str, Template] = {}

    def fill(self, name: str, values: Mapping[str, object]) -> Markup:
        """A template with its values.  PublicationError where it is missing, or asks for what there is not."""
        try:
            if name not in self._found:
                self._found[name] = self._environment.get_template(name)
            return Markup(self._found[name].render(values).rstrip("\n"))  # noqa: S704  (autoescape is always on)
        except TemplateError as error:
            line = getattr(error, "lineno", None)
            where = f"{name}, line {line}" if line else name
            message = f"the template {where} cannot be filled: {error.message or type(error).__name__}"
            raise PublicationError(message, "mend it in templates/ or in the theme") from error
