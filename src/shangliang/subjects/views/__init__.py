"""对象的页面 · One file per kind of subject."""
