"""What happens to accounts and people: entering by link, the first administrator, another address, erasure."""

from __future__ import annotations

from django.db import transaction
from django.http import Http404, HttpRequest
from django.utils import timezone

from thakhi.terms.text import Lang, Text
from thakhi.web.language import spoken
from thakhi.web.people.audit import note
from thakhi.web.people.choices import USE_WORDS
from thakhi.web.people.consent import decide, granted_to
from thakhi.web.people.links import link_address, make_link, use_link
from thakhi.web.people.models import Account, Letter, Person, PrivateLink
from thakhi.web.people.phrases import PHRASES
from thakhi.web.people.post import send_letter
from thakhi.web.people.signals import account_erased, address_confirmed, person_erased

ENTER_DAYS = 1 / 24  # an hour
CHANGE_DAYS = 1
OWN_DATA_DAYS = 30


@transaction.atomic
def send_enter_link(request: HttpRequest, email: str, *, back: str) -> None:
    """A letter with a one-time sign-in link: the same whether the address has an account or not."""
    address = email.strip().lower()
    account = Account.objects.filter(email__iexact=address).first()
    if account is not None and not account.is_active:
        _write(address, "mail_closed", lang=account.language)
        return
    kept_back = back if len(back) <= 100 else ""
    secret = make_link("enter", days=ENTER_DAYS, account=account, email=address, subject=kept_back)
    lang = _lang(account.language if account else spoken())
    _write(address, "mail_enter", lang=lang, link=link_address(request, secret, lang=lang))


@transaction.atomic
def enter_by_link(link: PrivateLink) -> Account:
    """The account of a sign-in link, which is used up: made now where there was none; its address is proven."""
    use_link(link)
    account = link.account or Account.objects.filter(email__iexact=link.email).first()
    if account is None:
        account = Account.objects.make(link.email, language=spoken())
    if not account.is_active:
        raise Http404
    confirm_address(account)
    return account


def confirm_address(account: Account) -> None:
    """The people and registrations of an address that `account` has just proven to read become its own."""
    Person.objects.filter(account=None, erased_at=None, email__iexact=account.email).update(account=account)
    address_confirmed.send(sender=Account, account=account)


@transaction.atomic
def make_first_admin(link: PrivateLink, *, email: str, name: str, password: str) -> Account:
    """The administrator that the bearer of the printed link asks for; the link is used up."""
    use_link(link)
    account = Account.objects.filter(email__iexact=email).first()
    if account is None:
        account = Account.objects.make(email, name=name, language=spoken(), password=password or None)
    elif password:
        account.set_password(password)
    account.is_admin = account.is_active = True
    account.name = name
    account.save()
    note(account, "account.first_admin", f"account:{account.pk}")
    return account


@transaction.atomic
def ask_new_address(request: HttpRequest, account: Account, email: str) -> None:
    """A letter to the new address with a link that changes it; where it has an account already, one that says so."""
    address = email.strip().lower()
    lang = _lang(account.language)
    if Account.objects.filter(email__iexact=address).exclude(pk=account.pk).exists():
        _write(address, "mail_address_taken", lang=lang)
        return
    secret = make_link("change_email", days=CHANGE_DAYS, account=account, email=address)
    _write(address, "mail_change", lang=lang, link=link_address(request, secret, lang=lang))


@transaction.atomic
def change_address(link: PrivateLink) -> Account:
    """The account under its new address; the old address is told."""
    use_link(link)
    account = link.account
    if account is None or Account.objects.filter(email__iexact=link.email).exclude(pk=account.pk).exists():
        raise Http404
    old, account.email = account.email, link.email
    account.save()
    PrivateLink.objects.filter(account=account, purpose="enter").delete()  # those that went to the old address
    note(account, "account.change_email", f"account:{account.pk}")
    _write(old, "mail_changed", lang=_lang(account.language))
    confirm_address(account)
    return account


@transaction.atomic
def send_own_data_link(request: HttpRequest, person: Person, *, by: Account, cycle: str = "") -> bool:
    """Whether `person` has an address, to which a link to their own data was sent."""
    if not person.email or person.erased_at is not None:
        return False
    lang = _lang(person.account.language if person.account else spoken())
    secret = make_link("own_data", days=OWN_DATA_DAYS, person=person, subject=cycle, single_use=False)
    _write(person.email, "mail_own_data", lang=lang, link=link_address(request, secret, lang=lang))
    note(by, "person.send_link", f"person:{person.pk}", cycle=cycle)
    return True


@transaction.atomic
def erase_person(person: Person, *, by: Account | None = None, cycle: str = "") -> None:
    """Name, address and organisation of `person` go, every consent ends; sector, sex and department stay as counts."""
    for use in USE_WORDS:
        if person.pk in granted_to(use, [person]):
            decide(person, use, is_granted=False, by=by, how="erased", cycle=cycle)
    person.slug, person.name, person.email = f"erased-{person.pk}", "", ""
    person.role, person.organisation, person.account = Text("", ""), None, None
    person.erased_at = timezone.now()
    person.save()
    PrivateLink.objects.filter(person=person).delete()
    person_erased.send(sender=Person, person=person)
    note(by, "person.erase", f"person:{person.pk}", cycle=cycle)


@transaction.atomic
def erase_account(account: Account) -> None:
    """An account and all that names its owner go; counts stay."""
    for person in account.people.all():
        erase_person(person)
    account_erased.send(sender=Account, account=account)
    Letter.objects.filter(to__iexact=account.email).delete()
    PrivateLink.objects.filter(email__iexact=account.email).delete()
    note(None, "account.erase", f"account:{account.pk}")
    account.delete()


def _write(to: str, key: str, *, lang: str, **said: str) -> None:
    """A letter whose wording stands under `key` and `key_subject` of the phrases."""
    language = _lang(lang)
    subject = PHRASES[f"{key}_subject"].to(language)
    send_letter(to, subject=subject, body=PHRASES[key].to(language).format(**said))


def _lang(code: str) -> Lang:
    return "en" if code == "en" else "es"
