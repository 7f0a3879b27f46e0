"""Rules of the law: two regimes and an employer's contributions, beside the same by hand and in OpenFisca-Core."""

from benchmarks.case import UNITS, Bar, Case

CASE = Case(
    name="rules",
    title="units through the same small system of rules (IVA, IT, IUE, simplified payment, contributions); "
    "`thakhi_all` is every regime with its requirements, compliance and registration",
    question="rules",
    sizes=tuple(UNITS),
    peers={"thakhi_rules": "u10m", "thakhi_all": "u10m", "numpy": "u10m", "openfisca": "u10m"},
    bars=(
        Bar("u1m", 2.0, peer="thakhi_all"),
        Bar("u1m", 1000.0, peer="thakhi_all", unit="mb"),
        Bar("u1m", 1.0, kind="at_least", than=("rules", "openfisca"), peer="thakhi_rules"),
        Bar("u10m", 1.0, kind="at_least", than=("rules", "openfisca"), peer="thakhi_rules"),
        Bar("u1m", 3.0, than=("rules", "numpy"), peer="thakhi_rules"),
    ),
)
