"""外出的表单 · One file per page's forms."""
