"""Who writes: only actions do, one at a time, with the clock handed to them."""

import ast
from collections.abc import Collection, Iterator
from pathlib import Path

from tests.house.layers import PACKAGE, domains
from tests.house.source import Source, imports, names_of_call, sources

READERS = ("queries", "figures", "calculations", "rules", "documents", "print")
EDGES = ("views", "admin", "tasks", "management")
QUIET = (*READERS, *EDGES, "forms", "tables", "engine", "roles", "templatetags")
_STORED_BY = ("save", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create")
STORING = frozenset({*_STORED_BY, *(f"a{name}" for name in _STORED_BY)})
HANDING_ON = frozenset({"enqueue", "record"})
CLOCKS = frozenset(
    {("now", "timezone"), ("now", "datetime"), ("utcnow", "datetime"), ("today", "date"), ("today", "datetime")}
    | {("localdate", "timezone"), ("localtime", "timezone"), ("time", "time")}
)


def readers_that_write(root: Path = PACKAGE) -> list[str]:
    """Queries, figures, calculations and their like that store something or know an action."""
    return [finding for source in sources(root, drawers=READERS) for finding in (*_stores(source), *_knows(source))]


def writes_outside_actions(root: Path = PACKAGE, *, accepted: Collection[str] = ()) -> list[str]:
    """Rows stored anywhere in a domain but in its actions; ``accepted`` names files with a reason of their own."""
    return [
        finding
        for source in sources(root, drawers=QUIET)
        if (source.package in domains() or source.package in {"portal", "api"}) and source.place not in accepted
        for finding in _stores(source)
    ]


def loose_signatures(root: Path = PACKAGE, *, accepted: Collection[str] = ()) -> list[str]:
    """Public actions that take positional arguments or do not begin with ``by``.

    In a folder of actions those are public that its ``__init__`` offers; the others are parts that several files share.
    """
    findings = []
    for source in sources(root, drawers=("actions",)):
        offered = _offered(source.path)
        for node in source.tree.body:
            if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
                continue
            if f"{source.package}.{node.name}" in accepted or (offered and node.name not in offered):
                continue
            plain = node.args.args or node.args.posonlyargs or node.args.vararg
            first = node.args.kwonlyargs[0].arg if node.args.kwonlyargs else ""
            if plain or first != "by":
                findings.append(f"{source.place}:{node.lineno}: {node.name} takes keywords only, by= first.")
    return findings


def edges_with_two_actions(root: Path = PACKAGE) -> list[str]:
    """Functions of views, admin, tasks and commands on one of whose paths more than one action is called."""
    findings = []
    for source in sources(root, drawers=EDGES):
        modules, functions = _actions_in_sight(source)
        for node in ast.walk(source.tree):
            if isinstance(node, ast.FunctionDef):
                count = _most(node.body, modules, functions)
                if count > 1:
                    findings.append(f"{source.place}:{node.lineno}: {node.name} calls {count} actions; one is allowed.")
    return findings


def own_clocks(root: Path = PACKAGE) -> list[str]:
    """Actions, queries, calculations and their like that look at the clock, and fields that do it by themselves."""
    looking = ("actions", "calculations", "queries", "figures", "engine", "tables")
    clocks = [
        f"{source.place}:{call.lineno}: the clock is passed in as at= or on=."
        for source in sources(root, drawers=looking)
        for call in _calls(source.tree)
        if tuple(names_of_call(call)[:2]) in CLOCKS
    ]
    fields = [
        f"{source.place}:{keyword.value.lineno}: {keyword.arg} looks at the clock by itself."
        for source in sources(root, drawers=("models",))
        for keyword in ast.walk(source.tree)
        if isinstance(keyword, ast.keyword) and keyword.arg in {"auto_now", "auto_now_add"}
    ]
    return clocks + fields


def logic_in_save(root: Path = PACKAGE, *, accepted: Collection[str] = ()) -> list[str]:
    """Models with a ``save`` or ``delete`` of their own, and signals connected anywhere."""
    findings = []
    for source in sources(root):
        if source.place in accepted:
            continue
        for node in ast.walk(source.tree):
            if source.drawer == "models" and isinstance(node, ast.FunctionDef) and node.name in {"save", "delete"}:
                findings.append(f"{source.place}:{node.lineno}: a model keeps no logic in {node.name}().")
            if isinstance(node, ast.Name) and node.id in {"receiver", "post_save", "pre_save", "post_delete"}:
                findings.append(f"{source.place}:{node.lineno}: {node.id}: the house has no signals of its own.")
    return findings


def _offered(path: Path) -> frozenset[str]:
    """What the folder of an actions file offers; nothing where it is no folder or offers nothing by name."""
    door = path.parent / "__init__.py"
    if path.parent.name != "actions" or not door.is_file():
        return frozenset()
    return frozenset(name for _, name, _ in imports(ast.parse(door.read_text(encoding="utf-8"))))


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _stores(source: Source) -> Iterator[str]:
    for call in _calls(source.tree):
        names = names_of_call(call)
        name = names[0] if names else ""
        dictionary = name == "update" and (bool(call.args) or not call.keywords)
        removal = name == "delete" and len(names) > 1 and not call.args and "cache" not in names
        picture = name == "save" and bool(call.args)  # an image is saved into something; a row is saved
        if (name in STORING and not picture) or name in HANDING_ON or removal or (name == "update" and not dictionary):
            yield f"{source.place}:{call.lineno}: {name}() writes; that belongs to an action."


def _knows(source: Source) -> Iterator[str]:
    for module, name, _ in imports(source.tree):
        if "actions" in (*module.split("."), name):
            yield f"{source.place}: imports {module} {name}; what reads knows no action."


def _actions_in_sight(source: Source) -> tuple[frozenset[str], frozenset[str]]:
    modules, functions = set(), set()
    for module, name, local in imports(source.tree):
        if name == "actions":
            modules.add(local)
        elif "actions" in module.split(".") and name[:1].islower():
            functions.add(local)
    return frozenset(modules), frozenset(functions)


def _most(body: list[ast.stmt], modules: frozenset[str], functions: frozenset[str]) -> int:
    """The largest number of action calls on one way through the statements."""
    if not body:
        return 0
    head, rest = body[0], body[1:]
    if isinstance(head, ast.If | ast.Match):
        after = _most(rest, modules, functions)
        ways = [head.body, head.orelse] if isinstance(head, ast.If) else [case.body for case in head.cases] + [[]]
        question = head.test if isinstance(head, ast.If) else head.subject
        longest = max(_most(way, modules, functions) + (0 if _leaves(way) else after) for way in ways)
        return _here(question, modules, functions) + longest
    if isinstance(head, ast.Try):
        tried = _most([*head.body, *head.orelse], modules, functions)
        caught = max((_most(handler.body, modules, functions) for handler in head.handlers), default=0)
        return tried + caught + _most([*head.finalbody, *rest], modules, functions)
    if isinstance(head, ast.With | ast.For | ast.While):
        return _most([*head.body, *rest], modules, functions)
    if isinstance(head, ast.FunctionDef | ast.ClassDef):
        return _most(rest, modules, functions)
    return _here(head, modules, functions) + _most(rest, modules, functions)


def _here(node: ast.AST, modules: frozenset[str], functions: frozenset[str]) -> int:
    count = 0
    for call in _calls(node):
        names = names_of_call(call)
        by_module = len(names) == 2 and names[1] in modules and names[0][:1].islower()
        by_name = len(names) == 1 and names[0] in functions
        count += by_module or by_name
    return count


def _leaves(body: list[ast.stmt]) -> bool:
    return bool(body) and isinstance(body[-1], ast.Return | ast.Raise | ast.Continue | ast.Break)
