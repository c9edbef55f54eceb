"""对象的表单 · One file per kind of subject."""
