"""How a Django form looks with us: label, hint, error, control, in that order and with one set of classes.

In a template `{{ form.veld.as_field_group }}` is all a page writes. A form tag carries `novalidate`:
the server says what is wrong, in words, beside the field and in the summary on top.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import BaseRenderer
from django.template import engines
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wijkzicht.web.days import parse_day

_AHEAD = _("Bijvoorbeeld 5-12-2026, 5 dec of vrijdag.")
_CLASSES = {
    forms.Select: "utrecht-select utrecht-select--html-select",
    forms.Textarea: "utrecht-textarea",
    forms.TextInput: "utrecht-textbox utrecht-textbox--html-input",
    forms.DateInput: "utrecht-textbox utrecht-textbox--html-input",
    forms.PasswordInput: "utrecht-textbox utrecht-textbox--html-input",
}


class Field(forms.BoundField):
    """A field that gives its control our class; Django itself adds the links to hint and error."""

    def __init__(self, form, field, name):
        super().__init__(form, field, name)
        # It repeats the label and is gone at the first key.
        field.widget.attrs.pop("placeholder", None)

    def build_widget_attrs(self, attrs, widget=None):
        widget = widget or self.field.widget
        built = super().build_widget_attrs(attrs, widget)
        name = next((css for kind, css in _CLASSES.items() if isinstance(widget, kind)), "")
        if name and self.errors:
            name += f" {name.split()[0]}--invalid"
        if name:
            built["class"] = f"{name} {widget.attrs.get('class', '')}".strip()
        return built

    @property
    def first_id(self) -> str:
        """Id of the control that a link in the error summary leads to."""
        return f"{self.auto_id}_0" if self.use_fieldset else self.auto_id

    @property
    def short(self) -> bool:
        """Whether the answer is short, so that the control is as well (a day, a number)."""
        return isinstance(self.field.widget, forms.DateInput | forms.NumberInput)


# Django's own controls are pieces within pieces; ours say the same at once.
_PLAIN = {
    f"django/forms/widgets/{name}.html": f"components/{ours}.html"
    for ours, names in {
        "input": ("text", "date", "hidden", "checkbox", "number", "email", "password"),
        "textarea": ("textarea",),
        "select": ("select",),
    }.items()
    for name in names
}


class _Piece(NamedTuple):
    """A macro, called as Django renders a template."""

    macro: Callable[..., str]

    def render(self, context, request=None):
        return self.macro(**context)


class Renderer(BaseRenderer):
    """`FORM_RENDERER = "wijkzicht.web.forms.Renderer"`: fields and their controls, by Jinja.

    What is ours stands in a macro `piece`: to call it costs a third of rendering a template.
    """

    field_template_name = "components/field.html"
    bound_field_class = Field

    def get_template(self, template_name):
        name = _PLAIN.get(template_name, template_name)
        found = engines["jinja"].get_template(name)
        return found if name.startswith("django/") else _Piece(found.template.module.piece)


class _Choices:
    """Tells the template how the choices lie: as tiles, or one under the other."""

    template_name = "components/choices.html"
    layout = "tiles"

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["layout"] = self.layout
        return context


class RadioTiles(_Choices, forms.RadioSelect):
    """One choice out of a few, each a tile of a comfortable size."""


class RadioList(RadioTiles):
    """One choice out of longer answers, one under the other."""

    layout = "list"


class CheckboxTiles(_Choices, forms.CheckboxSelectMultiple):
    """Several of a few, such as the people who were there."""


class CheckboxList(CheckboxTiles):
    """Several of many, one under the other."""

    layout = "list"


class DayField(forms.DateField):
    """A day in digits or in words: `25-11-2026`, `25 nov`, `gisteren`, `maandag`. Today unless told.

    `future=True` reads a day without a year as the next one; otherwise it is the last one that was.
    Not decided here: whether a day may lie in the future; that is a rule of the noun.
    """

    default_error_messages = {
        "invalid": _("Dit is geen dag die we kennen. Schrijf bijvoorbeeld 5-11-2026 of gisteren."),
    }

    def __init__(self, *, future: bool = False, **options):
        options.setdefault(
            "help_text", _AHEAD if future else _("Bijvoorbeeld 5-11-2026, 5 nov of gisteren.")
        )
        options.setdefault("initial", timezone.localdate)
        options.setdefault(
            "widget", forms.DateInput(format="%d-%m-%Y", attrs={"autocomplete": "off"})
        )
        super().__init__(**options)
        self.future = future

    def to_python(self, value):
        if value in self.empty_values or not isinstance(value, str):
            return super().to_python(value)
        try:
            return parse_day(value, timezone.localdate(), future=self.future)
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None


def text(label: str, *, rows: int = 3, **options: Any) -> forms.CharField:
    """A few lines of text, not needed."""
    options.setdefault("required", False)
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **options)


def line(label: str, *, max_length: int = 200, **options: Any) -> forms.CharField:
    """One line of text, not needed."""
    options.setdefault("required", False)
    long = _("Maak dit korter: tot %(limit_value)s tekens.")
    errors = {"max_length": long} | options.pop("error_messages", {})
    return forms.CharField(label=label, max_length=max_length, error_messages=errors, **options)


def birth_year() -> forms.IntegerField:
    """A year of birth that may stay unknown."""
    return forms.IntegerField(
        label=_("Geboortejaar"),
        required=False,
        min_value=1900,
        max_value=2100,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"),
            _("Vul een jaar in van vier cijfers, zoals 2012."),
        ),
    )
