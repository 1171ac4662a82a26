"""Where templates are found, and what they may do: a sandbox, with everything escaped that is not markup already."""

from collections.abc import Mapping

from jinja2 import BaseLoader, StrictUndefined, Template, TemplateError, TemplateSyntaxError
from jinja2.exceptions import TemplateNotFound
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from caravan_pub.errors import PublicationError
from caravan_pub.model.edition import Edition, Theme

FAULTS = (TemplateError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What an expression of a template, or a template that brings itself in, can end in."""


class ThemeLoader(BaseLoader):
    """Finds a template in ``templates/``, the edition's folders or ``common/`` of the strongest layer that has it."""

    def __init__(self, theme: Theme, edition: Edition) -> None:
        self._theme = theme
        self._folders = ("templates", *edition.folders, "common")

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
    """The templates of a theme for one edition."""

    def __init__(self, theme: Theme, edition: Edition) -> None:
        self._environment = ImmutableSandboxedEnvironment(
            loader=ThemeLoader(theme, edition),
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
        except FAULTS as error:
            message = f"the template {_where(error, name)} cannot be filled: {str(error) or type(error).__name__}"
            raise PublicationError(message, "mend it in templates/ or in the theme") from error


def _where(error: Exception, name: str) -> str:
    """The file and the line that a template failed at: "common/figure.xhtml, line 3"."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename or error.name or name}, line {error.lineno}"
    found = name
    trace = error.__traceback__
    while trace is not None:
        if "__jinja_exception__" in trace.tb_frame.f_globals:  # Jinja rewrites a template's frames to its own lines
            found = f"{trace.tb_frame.f_code.co_filename}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return found
