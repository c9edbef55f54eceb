"""帮联的页面 · One file per page or family of pages."""
