"""The seventeen conditions for sustainable enterprises of the International Labour Conference of 2007 (ILO EESE).

Actions are tagged with them, so that a reader sees which conditions nobody worked on.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from thakhi.terms.text import Text

PILLARS: Mapping[str, Text] = MappingProxyType(
    {
        "macroeconomy": Text("Política macroeconómica sólida", "Sound macroeconomic policy"),
        "trade": Text("Comercio e integración económica sostenible", "Trade and sustainable economic integration"),
        "regulation": Text("Entorno jurídico y reglamentario propicio", "Enabling legal and regulatory environment"),
        "rule_of_law": Text("Estado de derecho y derechos de propiedad", "Rule of law and secure property rights"),
        "competition": Text("Competencia leal", "Fair competition"),
        "finance": Text("Acceso a servicios financieros", "Access to financial services"),
        "infrastructure": Text("Infraestructura material", "Physical infrastructure"),
        "ict": Text("Tecnologías de la información y las comunicaciones", "Information and communication technology"),
        "peace": Text("Paz y estabilidad política", "Peace and political stability"),
        "governance": Text("Buena gobernanza", "Good governance"),
        "dialogue": Text("Diálogo social", "Social dialogue"),
        "rights": Text(
            "Derechos humanos y normas internacionales del trabajo", "Human rights and international labour standards"
        ),
        "culture": Text("Cultura empresarial", "Entrepreneurial culture"),
        "training": Text("Educación, formación y aprendizaje permanente", "Education, training and lifelong learning"),
        "inclusion": Text("Justicia social e inclusión", "Social justice and social inclusion"),
        "protection": Text("Protección social adecuada", "Adequate social protection"),
        "environment": Text("Gestión responsable del medio ambiente", "Responsible stewardship of the environment"),
    }
)
