"""A key is printed on labels: the database itself refuses to change one."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLES = ("showcase_company", "showcase_product", "showcase_picture")

SQLITE = """
CREATE TRIGGER {table}_key_stays BEFORE UPDATE OF key ON {table} FOR EACH ROW WHEN OLD.key <> NEW.key
BEGIN SELECT RAISE(ABORT, 'Ein Kurzschlüssel bleibt, wie er ist.'); END
"""
FUNCTION = """
CREATE OR REPLACE FUNCTION showcase_key_stays() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'Ein Kurzschlüssel bleibt, wie er ist.' USING ERRCODE = 'integrity_constraint_violation'; END
$$ LANGUAGE plpgsql
"""
POSTGRESQL = """
CREATE TRIGGER {table}_key_stays BEFORE UPDATE OF key ON {table} FOR EACH ROW WHEN (OLD.key <> NEW.key)
EXECUTE FUNCTION showcase_key_stays()
"""


def add(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    vendor = schema_editor.connection.vendor
    if vendor == "postgresql":
        schema_editor.execute(FUNCTION)
    for table in TABLES:
        schema_editor.execute((POSTGRESQL if vendor == "postgresql" else SQLITE).format(table=table))


def remove(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    vendor = schema_editor.connection.vendor
    for table in TABLES:
        on = f" ON {table}" if vendor == "postgresql" else ""
        schema_editor.execute(f"DROP TRIGGER {table}_key_stays{on}")
    if vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION showcase_key_stays()")


class Migration(migrations.Migration):
    dependencies = [("showcase", "0001_initial")]
    operations = [migrations.RunPython(add, remove)]
