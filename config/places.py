"""Where a key stands in a TOML file, so that a fault can name the line."""

from __future__ import annotations

import re

Path = tuple[str | int, ...]


def spelled(path: Path) -> str:
    """The path as people write it, counting from 1: `windows[3].zone`."""
    out = ""
    for part in path:
        out += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if out else part
    return out


def line_of(text: str, path: Path) -> int | None:
    """The line of `path` in the file, counting from 1; of its nearest parent; None if unseen."""
    lines = text.splitlines()
    for depth in range(len(path), 0, -1):
        block = _found(lines, path[:depth])
        if block:
            return _key(lines, block, path[depth:]) + 1
    return None


def _key(lines: list[str], block: tuple[int, int], rest: Path) -> int:
    start, end = block
    for at in range(start, end) if rest else ():
        key = rf"(^|[\s{{,]){re.escape(str(rest[0]))}\s*[.=]"
        if not lines[at].lstrip().startswith("#") and re.search(key, lines[at]):
            return at
    return start


def _found(lines: list[str], path: Path) -> tuple[int, int] | None:
    if len(path) == 2 and isinstance(path[1], int):
        return _nth(lines, str(path[0]), path[1])
    return _block(lines, ".".join(map(str, path)))


def _block(lines: list[str], name: str) -> tuple[int, int] | None:
    head = re.compile(rf"^\s*(\[+{re.escape(name)}\]+|{re.escape(name)}\s*[.=])")
    for at, line in enumerate(lines):
        if head.match(line):
            table = line.lstrip().startswith("[")
            return at, _end(lines, at) if table else at + 1
    return None


def _nth(lines: list[str], name: str, index: int) -> tuple[int, int] | None:
    heads = [at for at, line in enumerate(lines) if line.strip().startswith(f"[[{name}]]")]
    if index < len(heads):
        return heads[index], _end(lines, heads[index])
    block = _block(lines, name)
    if block is None:
        return None
    inner = [at for at in range(block[0], len(lines)) if lines[at].lstrip().startswith("{")]
    return (inner[index], inner[index] + 1) if index < len(inner) else block


def _end(lines: list[str], start: int) -> int:
    for at in range(start + 1, len(lines)):
        if lines[at].startswith("["):
            return at
    return len(lines)
