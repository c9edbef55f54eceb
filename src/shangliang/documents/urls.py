"""公文的网址 · Documents of an office: drafted, reviewed, passed, numbered, issued."""

urlpatterns = []
