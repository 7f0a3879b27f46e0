"""What an analyst chooses before a job."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from thakhi.terms.scenario import DIMENSIONS, FROZEN_GROUPS
from thakhi.terms.text import Text
from thakhi.web.jobs import bridge
from thakhi.web.jobs.phrases import PHRASES
from thakhi.web.language import tr

MOST_DRAWS = 5_000
Choices = list[tuple[str, str]]


class JobForm(forms.Form):
    """What every job is asked with: the survey, how often assumptions are drawn, from which seed."""

    draws_usual = 200

    def __init__(self, *args: Any, surveys: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.surveys = surveys
        self.begin()
        self.fields["survey"] = self.survey_field()
        self.fields["draws"] = forms.IntegerField(
            label=tr(PHRASES["draws"]),
            help_text=tr(PHRASES["draws_help"]),
            min_value=2,
            max_value=MOST_DRAWS,
            initial=self.draws_usual,
        )
        self.fields["seed"] = forms.IntegerField(
            label=tr(PHRASES["seed"]), help_text=tr(PHRASES["seed_help"]), min_value=0, max_value=2**31, initial=1
        )

    def begin(self) -> None:
        """The fields of one kind of job, which come first."""

    def survey_field(self) -> forms.ChoiceField:
        """Which survey."""
        return forms.ChoiceField(label=tr(PHRASES["survey"]), choices=self.surveys)


class SimulateForm(JobForm):
    """A scenario on the owners of a survey."""

    def __init__(self, *args: Any, scenarios: bridge.Named, **kwargs: Any) -> None:
        self.scenarios = scenarios
        super().__init__(*args, **kwargs)

    def begin(self) -> None:
        """The scenario, the groups, whether anybody answers."""
        self.fields["scenario"] = forms.ChoiceField(label=tr(PHRASES["scenario"]), choices=_choices(self.scenarios))
        self.fields["by"] = forms.MultipleChoiceField(
            label=tr(PHRASES["by"]),
            help_text=tr(PHRASES["by_help"]),
            choices=[(name, tr(words)) for name, words in DIMENSIONS.items()],
            widget=forms.CheckboxSelectMultiple,
            required=False,
            initial=list(FROZEN_GROUPS),
        )
        self.fields["is_fixed"] = forms.BooleanField(label=tr(PHRASES["is_fixed"]), required=False)


class PortfolioForm(JobForm):
    """A budget, whose weights, and how much to fear bad luck."""

    draws_usual = 500

    def __init__(self, *args: Any, plan: bytes, **kwargs: Any) -> None:
        self.plan = plan
        super().__init__(*args, **kwargs)

    def begin(self) -> None:
        """Budget, weights, risk, frontier."""
        stated = bridge.budget_of(self.plan)
        self.fields["budget"] = forms.FloatField(
            label=tr(PHRASES["budget"]),
            help_text=tr(PHRASES["budget_help"]),
            min_value=0,
            required=False,
            initial=None if stated is None else f"{stated:.0f}",
        )
        self.weights = {"all": PHRASES["weights_all"], **dict(bridge.weights_of(self.plan))}
        choices = _choices(self.weights.items())
        self.fields["weights"] = forms.ChoiceField(label=tr(PHRASES["weights"]), choices=choices)
        risks = [("mean", tr(PHRASES["risk_mean"])), ("cvar", tr(PHRASES["risk_cvar"]))]
        self.fields["risk"] = forms.ChoiceField(label=tr(PHRASES["risk"]), choices=risks)
        self.fields["with_frontier"] = forms.BooleanField(label=tr(PHRASES["with_frontier"]), required=False)

    def survey_field(self) -> forms.ChoiceField:
        """The survey of the cycle, or another one."""
        choices = [("", tr(PHRASES["survey_own"])), *self.surveys]
        return forms.ChoiceField(label=tr(PHRASES["survey"]), choices=choices, required=False)


def _choices(named: Iterable[tuple[str, Text]]) -> Choices:
    return [(name, tr(title)) for name, title in named]
