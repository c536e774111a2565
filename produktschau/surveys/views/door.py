"""The page on which a firm answers: one for three doors, by personal link, signed in, and as a preview at the desk."""

from dataclasses import dataclass
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_http_methods, require_safe

from produktschau.accounts.models import User
from produktschau.accounts.rules import may_have_account, permitted
from produktschau.audit.record import Actor
from produktschau.design.forms import seen_at
from produktschau.design.navigation import DESK
from produktschau.lib.dates import now, today
from produktschau.outreach.engine.purposes import Purpose
from produktschau.outreach.models import PersonalLink
from produktschau.region.queries import region
from produktschau.showcase.actions import ChangedMeanwhile, NotAcceptable
from produktschau.showcase.models import Company
from produktschau.surveys.actions.answering import SurveyOver, answer_survey, refuse_surveys
from produktschau.surveys.actions.forgetting import ANSWERS_KEPT, TEXTS_KEPT
from produktschau.surveys.actions.inviting import PURPOSE
from produktschau.surveys.calculations.tallying import LEAST
from produktschau.surveys.models import Invitation, Survey
from produktschau.surveys.queries.firm_page import Given, given_by, input_name, invitation_for, shown_questions
from produktschau.surveys.queries.standing import standing_of
from produktschau.surveys.rules import may_answer_for, may_see_surveys

DAYS = 60
MEANWHILE = (
    "Jemand aus Ihrem Betrieb hat inzwischen geantwortet. Ihre Antworten stehen noch in den Feldern; "
    "wenn Sie noch einmal senden, gelten sie."
)


@dataclass(frozen=True)
class Speaker:
    """Who answers for which invitation; ``back`` is label and address of the way back."""

    actor: Actor
    invitation: Invitation
    back: tuple[str, str] | None = None


@require_http_methods(["GET", "HEAD", "POST"])
def by_link(request: HttpRequest, link: PersonalLink, rest: str) -> HttpResponseBase:
    """The survey of the link, for the link's firm."""
    found = None if rest else invitation_for(link.subject.partition(":")[2], link.company)
    if found is None:
        raise Http404
    return _answer_page(request, Speaker(link, found))


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_have_account)
def mine(request: HttpRequest, key: str, survey: str) -> HttpResponse:
    """The survey for a steward who is signed in. What is not theirs is answered like what is not there."""
    company = get_object_or_404(Company, key=key)
    found = invitation_for(survey, company)
    if not isinstance(request.user, User) or not may_answer_for(request.user, company) or found is None:
        raise Http404
    back = ("Mein Betrieb", reverse(DESK["mine"].url_name))
    answer = _answer_page(request, Speaker(request.user, found, back))
    patch_cache_control(answer, private=True, no_store=True)
    return answer


@require_safe
@permitted(may_see_surveys)
def preview(request: HttpRequest, key: str) -> HttpResponse:
    """The page as a firm will see it; nothing can be sent."""
    survey = get_object_or_404(Survey, key=key)
    context = _about() | {
        "survey": survey,
        "is_preview": True,
        "is_running": True,
        "questions": shown_questions(survey, {}),
        "speaker": {"back": (survey.title, reverse("surveys:survey", args=[key]))},
    }
    return render(request, "surveys/firm.html", context)


def _answer_page(request: HttpRequest, speaker: Speaker) -> HttpResponse:
    """Shows the questions; only a POST says anything, and leads back to this page, which then shows what was said."""
    if request.method != "POST":
        return _page(request, speaker)
    given, expected = _given(request, speaker.invitation.survey), seen_at(request.POST)
    try:
        if request.POST.get("was") == "ablehnen":
            refuse_surveys(by=speaker.actor, at=now(), invitation=speaker.invitation)
        else:
            answer_survey(by=speaker.actor, at=now(), invitation=speaker.invitation, given=given, expected=expected)
    except NotAcceptable as refused:
        return _page(request, speaker, given, refused.problems, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    except ChangedMeanwhile:
        return _page(request, speaker, given, {"": MEANWHILE}, status=HTTPStatus.CONFLICT)
    except SurveyOver:
        return _page(request, speaker, status=HTTPStatus.CONFLICT)
    return redirect(request.path)


def _given(request: HttpRequest, survey: Survey) -> Given:
    return {question.pk: request.POST.getlist(input_name(question)) for question in survey.questions.all()}


def _page(
    request: HttpRequest,
    speaker: Speaker,
    given: Given | None = None,
    problems: dict[str, str] | None = None,
    *,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    invitation = Invitation.objects.select_related("survey", "company").get(pk=speaker.invitation.pk)
    survey, told = invitation.survey, problems or {}
    standing = standing_of(survey, today())
    said = given_by(invitation) if given is None else given
    context = _about() | {
        "speaker": speaker,
        "invitation": invitation,
        "company": invitation.company,
        "survey": survey,
        "is_running": standing == "running",
        "is_planned": standing == "planned",
        "questions": shown_questions(survey, said, told),
        "problem": told.get("", ""),
        "problems": [one for one in shown_questions(survey, said, told) if one.problem],
        "expected": invitation.changed_at.isoformat() if invitation.changed_at else "",
    }
    return render(request, "surveys/firm.html", context, status=status)


def _about() -> dict[str, object]:
    return {
        "office": region(),
        "least": LEAST,
        "text_months": round(TEXTS_KEPT.days / 30.4),
        "answer_years": round(ANSWERS_KEPT.days / 365.25),
    }


def _inside(company: Company, subject: str) -> str:
    """The same page for a steward who signs in."""
    return reverse("surveys:mine", args=[company.key, subject.partition(":")[2]])


SURVEY = Purpose(PURPOSE, "Umfrage beantworten", DAYS, by_link, is_sent_again=True, inside=_inside)
