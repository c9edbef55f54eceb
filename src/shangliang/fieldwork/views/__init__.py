"""外出的页面 · Find, call, render."""
