"""Who may take tables in. Each kind says it for itself; here the house asks all of them."""

from produktschau.accounts.models import Role
from produktschau.accounts.roles import AnyUser, has_role
from produktschau.tabular.engine.kinds import TABLE_KINDS, TableKind


def kinds_for(user: AnyUser) -> list[TableKind]:
    """The kinds of tables the person may take in, in order."""
    return [kind for kind in TABLE_KINDS if kind.may_import(user)]


def may_import_tables(user: AnyUser) -> bool:
    """At least one kind of table."""
    return bool(kinds_for(user))


def may_read_imports(user: AnyUser) -> bool:
    """What came in by table: who takes tables in, and auditors, who see results but no cells of a file."""
    return may_import_tables(user) or has_role(user, Role.AUDITOR)


def may_decide(user: AnyUser, kind: str) -> bool:
    """An upload or an import of this kind: correct, take in, mend, undo."""
    return kind in TABLE_KINDS and TABLE_KINDS[kind].may_import(user)


def may_publish_rows(user: AnyUser, kind: str) -> bool:
    """To publish at once what a table brings."""
    return kind in TABLE_KINDS and TABLE_KINDS[kind].may_publish(user)


def may_take_out(user: AnyUser, kind: str) -> bool:
    """To write out a kind's records, without people."""
    return kind in TABLE_KINDS and TABLE_KINDS[kind].may_export(user)


def may_take_out_people(user: AnyUser, kind: str) -> bool:
    """To write out its personal columns too: only who may also bring them in; auditors see no people."""
    return may_take_out(user, kind) and TABLE_KINDS[kind].may_import(user)


def may_take_template(user: AnyUser, kind: str) -> bool:
    """The empty table to fill in."""
    return may_take_out(user, kind) or may_decide(user, kind)
