"""A small road map that is wholly FICTICIO: every figure, practice and person is invented for the tests."""

from __future__ import annotations

from thakhi.terms.absence import Absence
from thakhi.terms.estimate import Estimate, Interval
from thakhi.terms.indicator import Indicator, Question, Spec
from thakhi.terms.practice import Effect, Practice
from thakhi.terms.roadmap import Action, Chapter, CostRange, Fact, Figure, Link, Paragraph, Roadmap, Target
from thakhi.terms.source import Period, Place, Source
from thakhi.terms.statement import Statement
from thakhi.terms.survey import Column, Level, Survey
from thakhi.terms.text import LANGS, Text
from thakhi.terms.wording import say

SOURCE = Source(
    id="ficticio",
    title="Encuesta ficticia de hogares 2019",
    producer="Instituto Ficticio",
    url="https://example.org/encuesta",
    date="2019",
    sha256="00" * 32,
)
PERIOD = Period("2019")
PLACE = Place("BO", Text("Bolivia", "Bolivia"))
DEPARTMENTS = ("Chuquisaca", "La Paz", "Cochabamba", "Oruro", "Potosí", "Tarija", "Santa Cruz", "Beni", "Pando")
COST = CostRange(low=1_500_000.0, high=3_000_000.0, currency="BOB", year=2021, basis=Text("Bs 200 c/u", "Bs 200 each"))
NO_COST = CostRange(low=None, high=None, currency="", year=0, basis=Text("sin base", "no basis"), state="not_found")
FLAGS = {
    "A": Text("fiable", "reliable"),
    "B": Text("úsese con cuidado: CV mayor a 15 %", "use with care: CV over 15%"),
    "C": Text("no fiable: CV mayor a 30 %", "not reliable: CV over 30%"),
}


def estimate(
    indicator: str,
    value: float | Absence,
    *,
    cell: tuple[tuple[str, str], ...] = (),
    unit: str = "share",
    se: float = 0.01,
    n: int = 1200,
    quality: str = "A",
    synthetic: bool = False,
    where: str = "",
) -> Estimate:
    """One invented number with everything that a real one carries."""
    absent = isinstance(value, Absence)
    return Estimate(
        indicator=indicator,
        survey="encuesta_ficticia",
        statistic={"share": "share", "persons": "total"}.get(unit, "mean"),
        value=value,
        unit=unit,
        cell=cell,
        where=where,
        se=None if absent else se,
        interval=None if absent else Interval(value - 1.96 * se, value + 1.96 * se),
        cv=None if absent else abs(se / value),
        df=None if absent else 240,
        deff=None if absent else 1.7,
        n=None if absent else n,
        n_psu=None if absent else 310,
        quality="" if absent else quality,
        flag=Text("menos de 10 casos", "fewer than 10 cases") if absent else FLAGS[quality],
        period=PERIOD,
        place=PLACE,
        source=SOURCE,
        synthetic=synthetic,
        command=f"thakhi estimate {indicator} --survey encuesta_ficticia"
        + (f" --by {','.join(dimension for dimension, _ in cell)}" if cell else ""),
    )


MANY = estimate("employed_total", 12_604_207.0, unit="persons", se=80_539.0)


def by_sex(synthetic: bool = False) -> tuple[Estimate, ...]:
    """A share for men, for women, and the gap."""
    make = [("man", 0.62, 0.011), ("woman", 0.71, 0.012), ("woman-man", 0.09, 0.014)]
    return tuple(
        estimate("share_own_account", value, cell=(("sex", level),), se=se, synthetic=synthetic)
        for level, value, se in make
    )


def by_department(synthetic: bool = False) -> tuple[Estimate, ...]:
    """A share by department: reliable ones, one with care, one not reliable, one suppressed."""
    values: list[float | Absence] = [0.61, 0.58, 0.66, 0.55, 0.72, 0.49, 0.52, 0.44, Absence.SUPPRESSED]
    letters = ["A"] * 6 + ["A", "B", "C"]
    letters[4] = "C"
    return tuple(
        estimate(
            "share_without_nit",
            value,
            cell=(("department", name),),
            se=0.02 if letter == "A" else 0.09,
            quality=letter,
            synthetic=synthetic,
        )
        for name, value, letter in zip(DEPARTMENTS, values, letters, strict=True)
    )


def by_size(synthetic: bool = False) -> tuple[Estimate, ...]:
    """Persons by size of unit, sex and area."""
    sizes = (("1", 900_000.0), ("2-9", 420_000.0), ("10-49", 61_000.0))
    return tuple(
        estimate(
            "employed_total",
            total * (0.45 if sex == "woman" else 0.55) * (0.7 if area == "urban" else 0.3),
            cell=(("unit_size_ilo", size), ("sex", sex), ("area", area)),
            unit="persons",
            se=total * 0.03,
            synthetic=synthetic,
        )
        for size, total in sizes
        for sex in ("man", "woman")
        for area in ("urban", "rural")
    )


def income_by_sector(synthetic: bool = False) -> tuple[Estimate, ...]:
    """Income by sector and sex, with the gap of each sector."""
    means = {"trade": (2_400.0, 1_750.0), "manufacturing": (2_900.0, 1_400.0), "transport": (3_300.0, 2_950.0)}
    return tuple(
        estimate(
            "labour_income_mean",
            value,
            cell=(("sector", sector), ("sex", sex)),
            unit="BOB/month",
            se=90.0 if "-" not in sex else 140.0,
            quality="B" if sector == "transport" and sex == "woman" else "A",
            synthetic=synthetic,
        )
        for sector, (man, woman) in means.items()
        for sex, value in (("man", man), ("woman", woman), ("woman-man", woman - man))
    )


def indicator(name: str, title: Text, unit: str = "share") -> Indicator:
    """An invented definition."""
    return Indicator(
        id=name,
        family="units",
        title=title,
        definition=Text("Definición ficticia, para las pruebas.", "A made-up definition, for the tests."),
        statistic="share" if unit == "share" else "mean",
        unit=unit,
        numerator="status = 'own_account'",
        universe="employed",
        questions=(Question("s06b_14", "¿En su ocupación usted trabaja como…?"),),
        counts=Text("personas ocupadas", "employed people"),
        spec=Spec(table="", expect=()),
        codes=("SDG 8.3.1",),
        notes=Text("Nota ficticia.", "Made-up note."),
    )


def indicators() -> dict[str, Indicator]:
    """The definitions that the sample uses."""
    made = (
        indicator("share_own_account", Text("Trabaja por cuenta propia", "Works on own account")),
        indicator("share_without_nit", Text("Unidades sin NIT", "Units without a tax number")),
        indicator("labour_income_mean", Text("Ingreso laboral medio", "Mean labour income"), "BOB/month"),
        indicator("employed_total", Text("Personas ocupadas", "Employed people"), "persons"),
    )
    return {found.id: found for found in made}


def survey(synthetic: bool = False) -> Survey:
    """The card of the invented survey."""
    columns = (
        Column("sex", "category", Text("sexo", "sex"),
               levels=(Level("man", Text("Hombres", "Men")), Level("woman", Text("Mujeres", "Women")))),
        Column("sector", "category", Text("sector", "sector"), levels=(
            Level("trade", Text("Comercio", "Trade")), Level("manufacturing", Text("Manufactura", "Manufacturing")),
            Level("transport", Text("Transporte", "Transport")))),
        Column("unit_size_ilo", "category", Text("tamaño de la unidad", "size of the unit"), levels=(
            Level("1", Text("1 persona", "1 person")), Level("2-9", Text("2 a 9", "2 to 9")),
            Level("10-49", Text("10 a 49", "10 to 49")))),
        Column("area", "category", Text("área", "area"),
               levels=(Level("urban", Text("Urbana", "Urban")), Level("rural", Text("Rural", "Rural")))),
        Column("department", "category", Text("departamento", "department"),
               levels=tuple(Level(name, Text.same(name)) for name in DEPARTMENTS)),
    )  # fmt: skip
    return Survey(
        id="encuesta_ficticia",
        title=Text("Encuesta ficticia de hogares 2019", "Made-up household survey 2019"),
        url="/nowhere",
        period=PERIOD,
        place=PLACE,
        source=SOURCE,
        columns={column.name: column for column in columns},
        synthetic=synthetic,
        persons=39_605,
        psus=1_129,
        strata=29,
    )


def practice() -> Practice:
    """A practice with two effects that contradict each other."""
    common = {"study": "Autor Ficticio", "country": "XX", "n": "800", "design": "RCT", "source": "ficticio 2010"}
    return Practice(
        id="capacitacion_ficticia",
        title=Text("Capacitación ficticia", "Made-up training"),
        what="Cursos cortos con acompañamiento (ficticio).",
        target="unidades de 2 a 9 personas",
        themes=("training",),
        grade="B",
        cost="USD 200 por unidad",
        effects=(
            Effect(outcome="ventas", estimate="+7 %", error="EE 3 %", year="2010", **common),
            Effect(outcome="ventas", estimate="0 %", error="EE 4 %", year="2014", **common),
        ),
        caution="Dos estudios, dos respuestas.",
        bolivia_fit="No probada en Bolivia.",
    )


def action(number: int, *, stale: bool = False, cost: bool = True, synthetic: bool = False) -> Action:
    """One invented action."""
    name = f"A{number}"
    baseline = by_department(synthetic)[0]
    return Action(
        id=name,
        panel=(number - 1) % 4 + 1,
        pillar="Formalización",
        title=Text(f"Acción ficticia {number}: inscribir sin costo", f"Made-up action {number}: register for free"),
        why=Text("Porque muchas unidades no tienen NIT (ficticio).", "Many units have no tax number (made up)."),
        what=Text("Ventanilla única y acompañamiento (ficticio).", "One counter and guidance (made up)."),
        group=Text("Unidades de 2 a 9 personas", "Units of 2 to 9 people"),
        group_where="unit_size_ilo = '2-9'",
        reach=estimate("employed_total", 420_000.0, unit="persons", se=14_000.0, synthetic=synthetic,
                       where="unit_size_ilo = '2-9'"),
        coverage=Text("de 2.100.000 personas ocupadas", "of 2,100,000 employed people"),
        responsible="Ministerio Ficticio",
        corresponsible=("Gobierno Municipal Ficticio",),
        period="2022/2025",
        target=Target(
            indicator="share_without_nit", cell=baseline.cell, where="", baseline=baseline, value=0.5,
            unit="share", date="2025", source=Text("Meta ficticia", "Made-up target"), direction="at_most",
        ) if number % 3 else None,
        cost=COST if cost else NO_COST,
        risk=Text("Que no lleguen a inscribirse (ficticio).", "That they never register (made up)."),
        loses=Text("Quienes pierden el trámite pagado (ficticio).", "Those who live from the paid errand (made up)."),
        links=(
            Link(id=f"{name}.1", origin=name, target=f"estimate:{baseline.id}",
                 seen="0" * 16 if stale else baseline.hash, confirmed_by="Inés", confirmed_on="2021-10-04"),
            Link(id=f"{name}.2", origin=name, target="practice:capacitacion_ficticia", seen=practice().hash,
                 confirmed_by="Inés", confirmed_on="2021-10-04"),
            Link(id=f"{name}.3", origin=name, target="statement:dicho_ficticio", seen=statement().hash),
            Link(id=f"{name}.4", origin=name, target="fact:norma_ficticia", seen=fact().hash),
        ),
    )  # fmt: skip


def statement() -> Statement:
    """An invented quote."""
    return Statement(
        id="dicho_ficticio", words="esto es una frase ficticia", speaker="Rosa (ficticia)", role="facilitadora",
        source="ficticio", consent="granted", accepted="Dijo: esto es una frase ficticia.",
    )  # fmt: skip


def fact() -> Fact:
    """An invented rule."""
    return Fact(id="norma_ficticia", title=Text("Norma ficticia", "Made-up rule"), value="100", unit="Bs",
                confidence="alta", source="Ley ficticia 1")  # fmt: skip


def said(panel: int, number: Estimate) -> Paragraph:
    """A paragraph that says a number."""
    words = {"es": "En Chuquisaca no tienen NIT {} de las unidades.", "en": "In Chuquisaca {} of units have none."}
    text = Text(*(words[lang].format(say(number, lang)) for lang in LANGS))
    return Paragraph(id=f"P{panel}.1", text=text, rests_on=(f"estimate:{number.id}", "fact:norma_ficticia"))


def long_number() -> Paragraph:
    """A paragraph with a number too long for one line of a phone."""
    text = Text(*(f"{say(MANY, lang)}, {say(MANY, lang)}" for lang in LANGS))
    return Paragraph(id="P0.2", text=text, rests_on=(f"estimate:{MANY.id}",))


def chapter(panel: int, synthetic: bool = False) -> Chapter:
    """One panel with its figure."""
    figures = {
        1: Figure(id="sexo", kind="dots", title=Text("¿Quién trabaja por su cuenta?", "Who works on own account?"),
                  sentence=Text("Las mujeres trabajan más por cuenta propia.", "Women work more on own account."),
                  estimates=by_sex(synthetic)[:2], dimensions=("sex",)),
        2: Figure(id="mapa-nit", kind="map", title=Text("¿Dónde faltan los NIT?", "Where are tax numbers missing?"),
                  sentence=Text("Varía entre departamentos.", "It varies between departments."),
                  estimates=by_department(synthetic), dimensions=("department",)),
        3: Figure(id="brecha", kind="gap", title=Text("¿Cuánto ganan?", "What do they earn?"),
                  sentence=Text("Las mujeres ganan menos.", "Women earn less."),
                  estimates=income_by_sector(synthetic), dimensions=("sector", "sex")),
        4: Figure(id="tamano", kind="dots", title=Text("¿De qué tamaño son?", "What size are they?"),
                  sentence=Text("Casi todas son de una persona.", "Almost all are of one person."),
                  estimates=by_size(synthetic), dimensions=("unit_size_ilo", "sex", "area")),
    }  # fmt: skip
    return Chapter(
        panel=panel,
        title=Text(f"¿Cómo están las unidades? ({panel})", f"How do the units fare? ({panel})"),
        official_title=Text(f"Título oficial ficticio {panel}", f"Made-up official title {panel}"),
        question=Text(f"¿Pregunta ficticia {panel}?", f"Made-up question {panel}?"),
        recording=Text("no publicado", "not published"),
        paragraphs=(
            said(panel, by_department(synthetic)[0]),
            Paragraph(id=f"P{panel}.2", text=Text("Conviene empezar por las de 2 a 9.", "Start with those of 2 to 9."),
                      rests_on=(), author="Inés, analista"),
        ),
        figures=(figures[panel],),
    )  # fmt: skip


def roadmap(*, synthetic: bool = True, actions: int = 6, stale: bool = True) -> Roadmap:
    """The whole invented road map."""
    made = tuple(action(i, stale=stale and i == 2, cost=i != 4, synthetic=synthetic) for i in range(1, actions + 1))
    loose = (*by_sex(synthetic), *by_department(synthetic), *by_size(synthetic), *income_by_sector(synthetic))
    return Roadmap(
        id="ficticio-2021",
        title=Text("Hoja de ruta ficticia", "Made-up road map"),
        subtitle=Text("Para las pruebas", "For the tests"),
        edition="2021-10-04",
        about=(
            Paragraph(id="P0.1", text=Text("Esto es ficticio.", "This is made up."), rests_on=(), author="Inés"),
            long_number(),
        ),
        chapters=tuple(chapter(panel, synthetic) for panel in (1, 2, 3, 4)),
        actions=made,
        estimates=(*loose, MANY, *(found.reach for found in made[:1])),
        indicators=indicators(),
        surveys={"encuesta_ficticia": survey(synthetic)},
        practices={"capacitacion_ficticia": practice()},
        statements={"dicho_ficticio": statement()},
        facts={"norma_ficticia": fact()},
        sources={"ficticio": SOURCE},
        stale=("A2.1",) if stale and actions >= 2 else (),
        not_found=(Text("La agenda de los conversatorios", "The agenda of the workshops"),),
        method=(Paragraph(id="M.1", text=Text("Linealización de Taylor.", "Taylor linearization."), rests_on=(),
                          author="Inés"),),
        synthetic=synthetic,
        hash="0123456789abcdef",
    )  # fmt: skip
