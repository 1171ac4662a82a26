"""How a step of the development says that an original cannot be used."""

from caravan_pub.diagnostics import Rule


class Refused(Exception):  # noqa: N818  (it is the picture that is refused; nothing went wrong)
    """An original that is not developed: which rule it breaks, in which words, and what mends it."""

    def __init__(self, rule: Rule, message: str, help: str) -> None:  # noqa: A002  (the contract's name)
        super().__init__(rule, message, help)
        self.rule = rule
        self.message = message
        self.help = help
