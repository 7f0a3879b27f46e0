"""Codes of the IATI 2.03 lists (2018) for the states and pillars of a road map."""

from __future__ import annotations

STATUS = {  # ActivityStatus: 1 pipeline, 5 cancelled, 6 suspended
    "candidate": "1",
    "chosen": "1",
    "deferred": "6",
    "rejected": "5",
}
DEFAULT_SECTOR = "32130"  # Sector (DAC 5 digits): small and medium-sized enterprises development
SECTORS = {
    "macroeconomy": "15110",  # public sector policy and administrative management
    "trade": "33110",  # trade policy and administrative management
    "regulation": "25010",  # business support services and institutions
    "rule_of_law": "15130",  # legal and judicial development
    "finance": "24040",  # informal and semi-formal financial intermediaries
    "infrastructure": "21010",  # transport policy and administrative management
    "ict": "22040",  # information and communication technology
    "peace": "15220",  # civilian peace-building
    "governance": "15110",
    "dialogue": "16020",  # employment policy and administrative management
    "rights": "15160",  # human rights
    "culture": "25010",
    "training": "11330",  # vocational training
    "inclusion": "16010",  # social and welfare services
    "protection": "16010",
    "environment": "41010",  # environmental policy and administrative management
}
RESULT_TYPES = {"output": "1", "outcome": "2", "impact": "3", "activity": "9"}
