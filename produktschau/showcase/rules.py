"""Who may do what with companies and products. A stranger may nothing."""

from produktschau.accounts.models import Role, User
from produktschau.accounts.roles import AnyUser, has_role
from produktschau.showcase.models import Company, Product, Showpiece, Steward


def may_see_desk(user: AnyUser) -> bool:
    """The lists and records of the desk, to read: staff and auditors."""
    return has_role(user, Role.MANAGER, Role.EDITOR, Role.AUDITOR)


def may_create(user: AnyUser) -> bool:
    """New companies and products."""
    return has_role(user, Role.MANAGER, Role.EDITOR)


def may_edit_company(user: AnyUser, company: Company) -> bool:
    """Managers, editors, and whoever speaks for the company."""
    return has_role(user, Role.MANAGER, Role.EDITOR) or _speaks_for(user, [company.pk])


def may_edit_product(user: AnyUser, product: Product) -> bool:
    """Managers, editors, and whoever speaks for one of its makers."""
    if has_role(user, Role.MANAGER, Role.EDITOR):
        return True
    return user.is_authenticated and _speaks_for(user, list(product.maker_rows.values_list("company_id", flat=True)))


def may_edit(user: AnyUser, record: Showpiece) -> bool:
    """The record, whichever it is."""
    if isinstance(record, Company):
        return may_edit_company(user, record)
    return isinstance(record, Product) and may_edit_product(user, record)


def may_open(user: AnyUser, record: Showpiece) -> bool:
    """The record's page at the desk and its preview: who may edit it, and auditors to read."""
    return may_see_desk(user) or may_edit(user, record)


def may_publish(user: AnyUser) -> bool:
    """To publish, withdraw, rename and delete."""
    return has_role(user, Role.MANAGER)


def may_import(user: AnyUser) -> bool:
    """To bring in tables of companies and products, and to take such an import back."""
    return has_role(user, Role.MANAGER, Role.EDITOR)


def may_export(user: AnyUser) -> bool:
    """To write out the lists of the desk as tables."""
    return has_role(user, Role.MANAGER, Role.EDITOR, Role.AUDITOR)


def may_edit_contacts(user: AnyUser, company: Company) -> bool:
    """People's names and numbers; auditors do not see them."""
    return may_edit_company(user, company)


def _speaks_for(user: AnyUser, companies: list[int]) -> bool:
    return (
        isinstance(user, User)
        and user.is_active
        and Steward.objects.filter(person=user, company__in=companies).exists()
    )
