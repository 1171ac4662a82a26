"""The ink pass: every colour of a finished file becomes CMYK or grey.

It goes from each page through its resources: content, forms, patterns, blends, pictures, soft masks, spot colours,
fonts that are drawn, and annotations.  The streams of a page each stand by themselves, as the layout draws them.
"""

from collections.abc import Callable, Iterator, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from caravan_pub.press.content import KNOCKOUT, OVERPRINT, separate
from caravan_pub.press.functions import Colour, function_in_ink, value_of
from caravan_pub.press.inks import Inks
from caravan_pub.press.pictures import inline_in_ink, picture_in_ink
from caravan_pub.press.space_objects import facts_of, space_in_ink, space_of
from caravan_pub.press.spaces import FIRST, Facts, Kind, Space, as_grey, as_ink

STATES = {OVERPRINT: True, KNOCKOUT: False}
BLENDS = 9
"""How many colours of a blend are looked at to see whether it is one of greys."""


def separate_file(pdf: pikepdf.Pdf, inks: Inks) -> Iterator[tuple[int, str]]:
    """Separate every page; gives the pages (from 1) with a thing that cannot be, and what that is."""
    done = _Pass(pdf, inks)
    for number, page in enumerate(pdf.pages, start=1):
        try:
            done.page(page)
        except ValueError as error:
            yield number, str(error)
    for change in done.later:
        change()


class _Pass:
    def __init__(self, pdf: pikepdf.Pdf, inks: Inks | None, outer: "_Pass | None" = None) -> None:
        self.pdf, self.inks = pdf, inks
        self.parts = 1 if inks is None else 4
        self.device = Name.DeviceGray if inks is None else Name.DeviceCMYK
        self.seen: dict[tuple[int, int], Facts] = {} if outer is None else outer.seen
        """What is done, by the number of its object; for resources, what they said before."""
        self.later: list[Callable[[], None]] = [] if outer is None else outer.later
        """Changes to names of colour spaces: resources share them, and each must be read before any is changed."""

    def mix(self, space: Space, parts: Sequence[float]) -> Colour:
        return as_grey(space, parts) if self.inks is None else as_ink(space, parts, self.inks)

    def new(self, held: Object) -> bool:
        """Whether an object is met for the first time; one without a number always is."""
        if not held.is_indirect:
            return True
        known = held.objgen in self.seen
        self.seen.setdefault(held.objgen, Facts())
        return not known

    def page(self, page: pikepdf.Page) -> None:
        resources = page.resources
        facts = self.resources(resources)
        if not isinstance(page.obj.get("/Contents"), (Array, pikepdf.Stream)):
            return
        contents = page.obj.Contents
        for stream in contents.as_list() if isinstance(contents, Array) else [contents]:
            if self.new(stream):
                self.content(stream, resources, facts)
        self.group(page.obj)
        for note in page.obj.get("/Annots", Array()).as_list():
            self.annotation(note)

    def content(self, stream: Object, resources: Object, facts: Facts) -> None:
        """Separate a stream of instructions, and give its resources the states that it uses."""
        before = stream.read_bytes()
        after = separate(
            before, facts, self.inks, lambda entries, data: inline_in_ink(entries, data, self.inks, self.mix)
        )
        if after != before:
            stream.write(after)
        for name, on in STATES.items():
            if name in after:
                states = _entry(resources, "/ExtGState")
                if name.decode() not in states:
                    states[name.decode()] = Dictionary(Type=Name.ExtGState, OP=on, op=on, OPM=1)

    def resources(self, resources: Object) -> Facts:
        """Separate what resources hold; gives what they said of colour spaces before."""
        if resources.is_indirect and resources.objgen in self.seen:
            return self.seen[resources.objgen]
        facts = facts_of(resources)
        if resources.is_indirect:
            self.seen[resources.objgen] = facts
        for kind, each in self.held():
            for held in resources.get(kind, Dictionary()).as_dict().values():
                each(held)
        self.later.append(lambda: self.spaces(resources))
        return facts

    def held(self) -> tuple[tuple[str, Callable[[Object], None]], ...]:
        return (
            ("/XObject", self.xobject),
            ("/Pattern", self.pattern),
            ("/Shading", self.shading),
            ("/ExtGState", self.state),
            ("/Font", self.font),
        )

    def spaces(self, resources: Object) -> None:
        """Take away the names of spaces that no instruction uses any more; the others become ink."""
        named = resources.get("/ColorSpace", Dictionary())
        for name, held in list(named.as_dict().items()):
            if space_of(held).kind in FIRST:
                del named[name]
            else:
                named[name] = space_in_ink(self.pdf, held, self.mix, self.parts)

    def xobject(self, held: Object) -> None:
        if not self.new(held):
            return
        if held.get("/Subtype") == Name.Image and isinstance(held, pikepdf.Stream):
            picture_in_ink(self.pdf, held, self.inks, self.mix)
        elif held.get("/Subtype") == Name.Form:
            self.form(held)

    def form(self, form: Object) -> None:
        resources = _entry(form, "/Resources")
        self.content(form, resources, self.resources(resources))
        self.group(form)

    def group(self, owner: Object) -> None:
        group = owner.get("/Group")
        if group is not None and "/CS" in group:
            group.CS = self.device

    def pattern(self, held: Object) -> None:
        if not self.new(held):
            return
        if int(held.PatternType) == 2:
            self.shading(held.Shading)
        else:
            self.form(held)

    def shading(self, held: Object) -> None:
        """A blend (8.7.4.5): its function, its background and its space."""
        space = space_of(held.ColorSpace)
        if not self.new(held) or (space.kind not in FIRST and space.kind is not Kind.OTHER):
            return
        if space.kind is Kind.OTHER:
            held.ColorSpace = space_in_ink(self.pdf, held.ColorSpace, self.mix, self.parts)
        elif space.kind in {Kind.CMYK, Kind.GREY}:
            held.ColorSpace = Name.DeviceCMYK if space.kind is Kind.CMYK else Name.DeviceGray
        else:
            self.blend(held, space)

    def blend(self, held: Object, space: Space) -> None:
        if "/Function" not in held:
            raise ValueError("a blend in RGB between points of a mesh cannot be separated")
        first = held.Function[0] if isinstance(held.Function, Array) else held.Function
        low, high = float(first.Domain[0]), float(first.Domain[1])
        mix = self.mix
        if self.inks is not None:
            steps = [value_of(held.Function, low + (high - low) * nth / (BLENDS - 1)) for nth in range(BLENDS)]
            if any(sum(self.mix(space, colour)[:3]) for colour in steps):
                mix = _Pass(self.pdf, self.inks.for_blends, self).mix
        held.Function = function_in_ink(self.pdf, held.Function, lambda colour: mix(space, colour))
        if "/Background" in held:
            held.Background = Array(list(mix(space, [float(part) for part in held.Background.as_list()])))
        held.ColorSpace = self.device

    def state(self, held: Object) -> None:
        """A graphics state: a soft mask of luminosity becomes one in grey (11.5.3)."""
        mask = held.get("/SMask")
        if not self.new(held) or not isinstance(mask, Dictionary) or "/G" not in mask:
            return
        bright = mask.get("/S") == Name.Luminosity
        inner = _Pass(self.pdf, None, self) if bright else self
        if "/BC" in mask:
            space = space_of(mask.G.get("/Group", Dictionary()).get("/CS"))
            mask.BC = Array(list(inner.mix(space, [float(part) for part in mask.BC.as_list()])))
        if self.new(mask.G):
            inner.form(mask.G)

    def font(self, held: Object) -> None:
        """A font whose letters are content streams (9.6.5)."""
        if held.get("/Subtype") != Name.Type3 or not self.new(held):
            return
        resources = _entry(held, "/Resources")
        facts = self.resources(resources)
        for letter in held.CharProcs.as_dict().values():
            if self.new(letter):
                self.content(letter, resources, facts)

    def annotation(self, note: Object) -> None:
        """An annotation's colours (12.5.2, 12.5.6) and what it looks like."""
        for key in ("/C", "/IC"):
            parts = [float(part) for part in note.get(key, Array()).as_list()]
            if len(parts) == 3:
                note[key] = Array(list(self.mix(Space(Kind.RGB), parts)))
        for looks in note.get("/AP", Dictionary()).as_dict().values():
            for look in [looks] if isinstance(looks, pikepdf.Stream) else looks.as_dict().values():
                if self.new(look):
                    self.form(look)


def _entry(owner: Object, key: str) -> Object:
    """A dictionary within another; an empty one is put where there is none."""
    if key not in owner:
        owner[key] = Dictionary()
    return owner[key]
