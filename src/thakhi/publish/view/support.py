"""What a sentence or an action rests on, opened: numbers, practices, quotes, rules; stale where it has changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from thakhi.publish.numbers import write_date
from thakhi.publish.phrases import CONFIDENCE, CONSENT, GRADES, SUPPORT
from thakhi.publish.portfolio import decided_words
from thakhi.publish.view.book import Book, page_name
from thakhi.publish.view.number import NumberView, number_view
from thakhi.publish.vote_groups import say_n, say_share
from thakhi.publish.vote_phrases import CHAPTER, NOTES, VERDICTS
from thakhi.terms.absence import Absence
from thakhi.terms.agreement import Agreement
from thakhi.terms.practice import Effect, Practice
from thakhi.terms.roadmap import Fact, Link
from thakhi.terms.statement import Statement
from thakhi.terms.text import Text

FACTS_PER_PAGE = 80


@dataclass(frozen=True, slots=True)
class PracticeView:
    """A practice with all its effects; `words_lang` and `effects_lang` say in which language each is written."""

    id: str
    anchor: str
    href: str
    title: str
    what: str
    target: str
    cost: str
    grade: str
    grade_words: str
    caution: str
    fit: str
    effects: tuple[Effect, ...]
    words_lang: str
    effects_lang: str = "en"


@dataclass(frozen=True, slots=True)
class QuoteView:
    """Exact words with who said them, and where they are from."""

    id: str
    anchor: str
    words: str
    who: str
    source: str
    consent: str
    caution: str


@dataclass(frozen=True, slots=True)
class FactView:
    """A dated rule or a published figure with its source."""

    id: str
    anchor: str
    href: str
    title: str
    words: str
    value: str
    source: str
    lines: tuple[tuple[str, str], ...]
    url: str


@dataclass(frozen=True, slots=True)
class Support:
    """One thing that a sentence or an action rests on; exactly one of the four is there, or none when missing."""

    kind: str
    kind_words: str
    title: str
    link: str
    is_stale: bool
    seen: str
    number: NumberView | None = None
    practice: PracticeView | None = None
    quote: QuoteView | None = None
    fact: FactView | None = None


def supports(targets: Iterable[str], links: Iterable[Link], book: Book) -> tuple[Support, ...]:
    """What `targets` (`kind:id`) mean, each with the link that a person confirmed or did not."""
    by_target = {link.target: link for link in links}
    return tuple(_support(target, by_target.get(target), book) for target in targets)


def practice_view(practice: Practice, book: Book) -> PracticeView:
    """A practice in the language of the book, as far as somebody wrote it in it."""
    words = practice.words(book.lang)
    grade = GRADES.get(practice.grade)
    return PracticeView(
        id=practice.id,
        anchor=f"practice-{practice.id}",
        href=page_name("practice", practice.id),
        title=book.say(practice.title),
        what=words.what,
        target=words.target,
        cost=words.cost,
        grade=practice.grade,
        grade_words=book.say(grade) if grade else "",
        caution=words.caution,
        fit=words.bolivia_fit,
        effects=practice.effects,
        words_lang="es" if book.lang == "es" and practice.es else "en",
    )


def quote_view(said: Statement, book: Book) -> QuoteView:
    """A quote; its words are printed only where consent stands."""
    source = book.roadmap.sources.get(said.source)
    return QuoteView(
        id=said.id,
        anchor=f"statement-{said.id}",
        words="" if said.consent == "withdrawn" else said.words,
        who=", ".join(part for part in (said.speaker, said.role) if part),
        source=source.citation() if source else said.source,
        consent=book.say(CONSENT[said.consent]),
        caution=said.caution,
    )


def fact_view(fact: Fact, book: Book) -> FactView:
    """A rule or a published figure: said in words where somebody wrote them, else its bare value."""
    value = "" if fact.value in {"", Absence.NOT_FOUND.value} else f"{fact.value} {fact.unit}".strip()
    words = book.say(fact.words) if fact.words else value or book.say(Absence.NOT_FOUND.text)
    confidence = CONFIDENCE.get(fact.confidence, Text.same(fact.confidence))
    lines = (
        ("value", value if value != words else ""),
        ("valid", write_date(fact.valid, book.lang)),
        ("legal", fact.legal),
        ("confidence", book.say(confidence)),
        ("source", fact.source),
        ("note", book.say(fact.note) if fact.note else ""),
    )
    return FactView(
        id=fact.id,
        anchor=f"fact-{fact.id}",
        href=f"{facts_page(list(book.roadmap.facts).index(fact.id))}#fact-{fact.id}",
        title=book.say(fact.title),
        words=words,
        value=value,
        source=fact.source,
        lines=tuple((book.say(SUPPORT[key]), said) for key, said in lines if said),
        url=fact.url,
    )


def vote_view(one: Agreement, book: Book) -> FactView:
    """The votes on a proposal, shown as other published figures are."""
    tally = one.tally
    shares = {name: say_share(getattr(tally, name), book.lang) for name in ("agree", "disagree", "passed")}
    words = book.say(CHAPTER["support"]).format(**shares, n=say_n(tally.n, book.lang))
    source = book.say(CHAPTER["voted"])
    return FactView(
        id=one.id,
        anchor=f"agreement-{one.id}",
        href=page_name("plan", "agreements"),
        title=one.proposal.to(book.lang),
        words=f"{book.say(VERDICTS[one.verdict])}: {words}",
        value=words,
        source=source,
        lines=((book.say(SUPPORT["source"]), source), (book.say(SUPPORT["note"]), book.say(NOTES["volunteers"]))),
        url="",
    )


def computed_view(kind: str, name: str, book: Book) -> FactView | None:
    """What a simulated scenario, or the portfolio on one action, says; None where there is none of that name."""
    road = book.roadmap
    if kind == "scenario" and road.simulation:
        for result in road.simulation.scenarios:
            if result.id == name:
                return _computed(f"scenario-{name}", result.title, result.about, "scenarios", result.command, book)
    if kind == "portfolio" and road.portfolio:
        titles = {one.action: one.title for one in road.portfolio.chosen}
        titles |= {one.action: one.title for one in road.portfolio.left_out}
        if words := decided_words(road.portfolio, name):
            return _computed(f"portfolio-{name}", titles[name], words, "portfolio", "thakhi portfolio", book)
    return None


def _computed(anchor: str, title: Text, words: Text, chapter: str, command: str, book: Book) -> FactView:
    said = book.say(words)
    return FactView(
        id=anchor,
        anchor=anchor,
        href=page_name("plan", chapter),
        title=book.say(title),
        words=said,
        value=said,
        source=command,
        lines=((book.say(SUPPORT["source"]), command),),
        url="",
    )


def facts_page(position: int) -> str:
    """The page on which the fact at `position` stands."""
    part = position // FACTS_PER_PAGE
    return "facts.html" if part == 0 else f"facts-{part + 1}.html"


def _support(target: str, link: Link | None, book: Book) -> Support:
    kind, _, name = target.partition(":")
    is_stale = link is not None and link.id in book.stale
    bare = Support(
        kind=kind,
        kind_words=book.say(SUPPORT.get(kind, Text.same(kind))),
        title=f"{name}: {book.say(SUPPORT['gone'])}",
        link=link.id if link else "",
        is_stale=is_stale,
        seen=_seen(link, is_stale, book),
    )
    return _filled(bare, name, book)


def _filled(bare: Support, name: str, book: Book) -> Support:
    """`bare` with what its name means; unchanged when it is not there."""
    road = book.roadmap
    if bare.kind == "estimate" and name in book.numbers:
        number = number_view(book.numbers[name], book)
        return replace(bare, title=_number_title(number), number=number)
    if bare.kind == "practice" and name in road.practices:
        practice = practice_view(road.practices[name], book)
        return replace(bare, title=practice.title, practice=practice)
    if bare.kind == "statement" and name in road.statements:
        quote = quote_view(road.statements[name], book)
        return replace(bare, title=quote.who, quote=quote)
    if bare.kind == "fact" and name in road.facts:
        fact = fact_view(road.facts[name], book)
        return replace(bare, title=fact.title, fact=fact)
    voted = {one.id: one for one in road.agreements.agreements} if road.agreements else {}
    if bare.kind == "agreement" and name in voted:
        vote = vote_view(voted[name], book)
        return replace(bare, title=vote.title, fact=vote)
    computed = computed_view(bare.kind, name, book)
    return replace(bare, title=computed.title, fact=computed) if computed else bare


def _number_title(number: NumberView) -> str:
    return f"{number.title} ({number.cell})" if number.cell else number.title


def _seen(link: Link | None, is_stale: bool, book: Book) -> str:
    """Who confirmed the link and when; or that nobody has, or that it changed since."""
    if link is None:
        return ""
    if not link.seen:
        return book.say(SUPPORT["unconfirmed"])
    who = link.confirmed_by or "—"
    when = write_date(link.confirmed_on, book.lang) if link.confirmed_on else "—"
    key = "changed" if is_stale else "confirmed"
    return book.say(SUPPORT[key]).format(who=who, when=when)
