"""What a person may type about supply relations: a firm of its own, the office of others."""

from datetime import date
from typing import Any

from django import forms

from produktschau.relations.models import Visibility
from produktschau.relations.queries.supply_choice import Unknown, company_called, product_called
from produktschau.relations.queries.supply_pages import products_of
from produktschau.showcase.actions import NotAcceptable
from produktschau.showcase.models import Company, Product

NOT_A_DAY = "Das ist kein Tag. Schreiben Sie ihn wie 15.01.2027."
SEEN = [
    (Visibility.PUBLIC.value, "alle, auch auf den öffentlichen Seiten"),
    (Visibility.NETWORK.value, "Mitglieder der Netzwerke, in denen Ihr Betrieb ist"),
    (Visibility.OFFICE.value, "nur beide Betriebe und das Regionalmanagement"),
]


def day_field(label: str, help_text: str = "") -> forms.DateField:
    """A field for a day that may stay empty."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(
        label=label, help_text=help_text, required=False, widget=widget, error_messages={"invalid": NOT_A_DAY}
    )


def seen_field() -> forms.ChoiceField:
    """Who may see a relation."""
    return forms.ChoiceField(
        label="Wer darf es sehen?",
        choices=SEEN,
        widget=forms.RadioSelect,
        help_text="Es gilt der engere Wunsch der beiden Betriebe. Sie können Ihren jederzeit ändern.",
        error_messages={"required": "Wählen Sie, wer es sehen darf."},
    )


def product_field(label: str, company: Company, help_text: str, *, published: bool = False) -> forms.ModelChoiceField:  # type: ignore[type-arg]  # Django's field takes its model at run time only
    """One of a firm's products, or none."""
    return forms.ModelChoiceField(
        products_of(company, published=published),
        label=label,
        to_field_name="key",
        required=False,
        empty_label="keines aus der Schau",
        help_text=help_text,
    )


class ClaimForm(forms.Form):
    """What a firm says of a supply; ``is_supplier``: it is the one that supplies."""

    what = forms.CharField(
        label="Was wird geliefert?",
        help_text="In wenigen Worten, zum Beispiel „Kammgarn“.",
        error_messages={"required": "Schreiben Sie, was geliefert wird, zum Beispiel „Kammgarn“."},
    )
    since = day_field("Seit wann?", "Ungefähr genügt; wenn Sie es nicht wissen, lassen Sie es leer.")
    visibility = seen_field()
    sure = forms.BooleanField(label="Ja, wirklich: Beide Betriebe beliefern einander damit.", required=False)

    def __init__(self, *args: object, company: Company, other: Company, is_supplier: bool, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they are
        supplier, customer = (company, other) if is_supplier else (other, company)
        self.fields["goods"] = product_field(
            f"Ist es ein Produkt von {supplier} in der Schau?", supplier, "", published=not is_supplier
        )
        self.fields["used_in"] = product_field(
            f"In welchem Produkt von {customer} steckt es?",
            customer,
            "Dann steht es auf der Seite dieses Produkts, sobald beide zugestimmt haben.",
            published=is_supplier,
        )
        self.order_fields(["what", "goods", "used_in", "since", "visibility", "sure"])


class AnswerForm(forms.Form):
    """What a firm answers to what another one said of it: who may see it, and which product of its own it is about."""

    visibility = seen_field()

    def __init__(self, *args: object, company: Company, is_supplier: bool, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they are
        label = "Ist es eines Ihrer Produkte in der Schau?" if is_supplier else "In welchem Ihrer Produkte steckt es?"
        self.fields["product"] = product_field(label, company, "Wenn es keines ist, lassen Sie es offen.")
        self.order_fields(["product", "visibility"])


class JointForm(forms.Form):
    """How a joint product came about; the choices are those of its makers."""

    since = day_field("Seit wann gibt es das Produkt?", "Ungefähr genügt.")
    story = forms.CharField(
        label="Wie es dazu kam",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Ein Satz, den alle lesen dürfen.",
    )

    def __init__(self, *args: object, choices: dict[str, Any], is_office: bool, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they are
        told = {
            "meeting": ("Kennengelernt bei einem Treffen", "bei keinem Treffen"),
            "network": ("In einem Netzwerk", "in keinem Netzwerk"),
            "introduction": ("Aus einer Vermittlung", "aus keiner Vermittlung"),
        }
        for name, (label, nothing) in told.items():
            if name == "introduction" and not is_office:
                continue
            self.fields[name] = forms.ModelChoiceField(
                choices[name],
                label=label,
                to_field_name="key",
                required=False,
                empty_label=nothing,
            )
        if is_office:
            self.fields["story_en"] = forms.CharField(label="Wie es dazu kam (englisch)", required=False)
            self.fields["source"] = forms.CharField(
                label="Quelle",
                help_text="Woher Sie es wissen, zum Beispiel „Telefon“.",
                error_messages={"required": "Schreiben Sie, woher Sie es wissen, zum Beispiel „Telefon“."},
            )


class EnterForm(forms.Form):
    """What the office enters. Firms and products are named by their names or short keys."""

    supplier = forms.CharField(
        label="Wer liefert?",
        help_text="Name oder Kurzschlüssel des Betriebs.",
        error_messages={"required": "Schreiben Sie Namen oder Kurzschlüssel des Betriebs, der liefert."},
    )
    customer = forms.CharField(
        label="An wen?",
        help_text="Name oder Kurzschlüssel des Betriebs.",
        error_messages={"required": "Schreiben Sie Namen oder Kurzschlüssel des Betriebs, der beliefert wird."},
    )
    what = forms.CharField(
        label="Womit?", error_messages={"required": "Schreiben Sie, was geliefert wird, zum Beispiel „Kammgarn“."}
    )
    what_en = forms.CharField(label="Womit (englisch)", required=False)
    goods = forms.CharField(
        label="Produkt des liefernden Betriebs", required=False, help_text="Name oder Kurzschlüssel, wenn es eines ist."
    )
    used_in = forms.CharField(
        label="Steckt im Produkt", required=False, help_text="Name oder Kurzschlüssel eines Produkts des Belieferten."
    )
    since = day_field("Seit")
    until = day_field("Bis", "Nur wenn es schon zu Ende ist.")
    source = forms.CharField(
        label="Quelle",
        help_text="Woher Sie es wissen, zum Beispiel „Telefon, Frau Weber“.",
        error_messages={"required": "Schreiben Sie, woher Sie es wissen, zum Beispiel „Telefon“."},
    )
    told_on = day_field("Erfahren am")
    sure = forms.BooleanField(label="Ja, wirklich: Beide Betriebe beliefern einander damit.", required=False)

    def clean(self) -> dict[str, object]:
        """Names become firms and products; what is not found is said at its field."""
        told: dict[str, object] = dict(self.cleaned_data)
        for name in ("supplier", "customer"):
            if told.get(name):
                try:
                    told[name] = company_called(str(told[name]))
                except Unknown as unknown:
                    self.add_error(name, str(unknown))
        for name, maker in (("goods", told.get("supplier")), ("used_in", told.get("customer"))):
            words = str(told.get(name) or "")
            told[name] = None
            if words and isinstance(maker, Company):
                try:
                    told[name] = product_called(words, maker)
                except Unknown as unknown:
                    self.add_error(name, str(unknown))
        return told


class WordForm(forms.Form):
    """What a firm said to the office by word of mouth."""

    side = forms.ChoiceField(label="Welcher Betrieb?", choices=[], widget=forms.RadioSelect)
    says = forms.ChoiceField(
        label="Was sagt er?",
        choices=[("yes", "Es stimmt."), ("no", "Es stimmt nicht.")],
        widget=forms.RadioSelect,
        error_messages={"required": "Wählen Sie, was der Betrieb gesagt hat."},
    )
    source = forms.CharField(
        label="Quelle",
        initial="Telefon",
        error_messages={"required": "Schreiben Sie, woher Sie es wissen, zum Beispiel „Telefon“."},
    )
    told_on = day_field("Gesagt am")
    reason = forms.CharField(label="Was genau, wenn es nicht stimmt", required=False)

    def __init__(self, *args: object, firms: list[tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they are
        self.fields["side"].choices = firms  # type: ignore[attr-defined]  # it is a field of choices


def chosen(form: forms.Form, name: str) -> Product | None:
    """The product chosen in a field, or none."""
    found = form.cleaned_data.get(name)
    return found if isinstance(found, Product) else None


def day_of_form(said: str) -> date | None:
    """A day as a browser sends it; nothing where nothing is said. Raises ``NotAcceptable`` (key „until“)."""
    try:
        return day_field("Bis").clean(said)  # type: ignore[no-any-return]  # a field of days gives a day
    except forms.ValidationError as error:
        raise NotAcceptable({"until": NOT_A_DAY}) from error
