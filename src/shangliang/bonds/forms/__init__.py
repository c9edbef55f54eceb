"""帮联的表单 · One file per page or family of pages."""
