"""Sets of products for the tests, and what stands on the disk."""

from pathlib import Path

from caravan_pub.model.edition import Product
from caravan_pub.publish import lock

NAMES = ("book.epub", "book-print.pdf", "book-cover.pdf")


def products(mark: str, names: tuple[str, ...] = NAMES, size: int = 300) -> list[Product]:
    """A set whose every file is full of one mark."""
    return [Product(f"build/{name}", f"{name} {mark} ".encode() * size) for name in names]


def standing(folder: Path) -> dict[str, bytes]:
    """Every file that stands below a folder, without the lock."""
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if not file.is_dir() and file.name != lock.LOCK
    }


def as_files(wanted: list[Product]) -> dict[str, bytes]:
    """What stands on the disk when exactly these products do."""
    return {product.path: product.data for product in sorted(wanted, key=lambda product: product.path)}
