"""看法图文件 · Reads a Polis export, and writes an opinion map as files and as a page. Knows no noun."""
