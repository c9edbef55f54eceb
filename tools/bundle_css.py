"""样式 · Joins kit/static/kit/css/**.css into one sheet, so that a phone asks once. Run it after any change."""

import re
from pathlib import Path

HERE = Path(__file__).parents[1] / "src/shangliang/kit/static/kit"
TARGET = HERE / "shangliang.css"


def parts() -> list[Path]:
    """Tokens first, then the layers in their order; print comes last so that paper wins over the screen."""
    css = HERE / "css"
    layers = [sorted((css / layer).glob("*.css")) for layer in ("base", "layout", "components")]
    return [css / "tokens.css", *(path for layer in layers for path in layer), css / "print.css"]


def squeeze(text: str) -> str:
    """Without comments and needless white space; strings are left alone (none of ours holds two spaces)."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = re.sub(r"\s+", " ", text)
    return re.sub(r" ?([{};]) ?", r"\1", text).replace(";}", "}").strip()


def bundle() -> str:
    return "\n".join(squeeze(path.read_text(encoding="utf-8")) for path in parts()) + "\n"


if __name__ == "__main__":
    TARGET.write_text(bundle(), encoding="utf-8")
    print(f"{TARGET.name}: {TARGET.stat().st_size} bytes from {len(parts())} files")
