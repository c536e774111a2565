"""Who may do what with companies and products. A stranger may nothing."""

from produktschau.accounts.models import Role, User
from produktschau.accounts.roles import AnyUser, has_role
from produktschau.showcase.models import Act, Company, Showpiece, Steward


def may_see_desk(user: AnyUser) -> bool:
    """The lists and records of the desk, drafts included, to read: everyone with a region-wide role."""
    return has_role(user, *Role)


def may_create(user: AnyUser) -> bool:
    """New companies and products."""
    return has_role(user, Role.MANAGER, Role.EDITOR)


def may_edit(user: AnyUser) -> bool:
    """Companies and products directly, at the desk. Whoever speaks for a firm writes in Mein Betrieb, where the office checks it."""
    return has_role(user, Role.MANAGER, Role.EDITOR)


def speaks_for(user: AnyUser, record: Showpiece) -> bool:
    """Whoever was appointed to speak for the company, or for one of the product's makers."""
    if not isinstance(user, User) or not user.is_active:
        return False
    held = Steward.objects.filter(person=user)
    if isinstance(record, Company):
        return held.filter(company=record).exists()
    return held.filter(company__maker_rows__product=record.pk).exists()


def may_preview(user: AnyUser, record: Showpiece) -> bool:
    """A draft as it would be public: the desk, and whoever speaks for it."""
    return may_see_desk(user) or speaks_for(user, record)


def may_publish(user: AnyUser) -> bool:
    """To publish, withdraw, rename and delete."""
    return has_role(user, Role.MANAGER)


def may_do_to_many(user: AnyUser, act: str) -> bool:
    """One act for many records: management publishes, withdraws and deletes, editors do the rest as well."""
    return may_publish(user) if act in (Act.PUBLISH, Act.WITHDRAW, Act.DELETE) else may_edit(user)


def may_import(user: AnyUser) -> bool:
    """To bring in tables of companies and products, and to take such an import back."""
    return has_role(user, Role.MANAGER, Role.EDITOR)


def may_export(user: AnyUser) -> bool:
    """To write out the lists of the desk as tables; the columns about people are for those who may import."""
    return has_role(user, *Role)
