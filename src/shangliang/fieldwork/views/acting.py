"""按一下 · Buttons that need no form: done, or the sentence why not; then back to where they stood."""

from django.contrib import messages
from django.shortcuts import redirect

from shangliang.kit import once
from shangliang.people.refusal import Refused


def press(request, act, back: str, said: str = ""):
    """`act` once, however often the button is pressed; it may return the address to go on to."""

    def done() -> str:
        return act() or back

    try:
        url = _once(request, done)
    except (Refused, once.Conflict) as reason:
        messages.warning(request, str(reason))
        return redirect(back)
    if said:
        messages.success(request, said)
    return redirect(url)


def send(request, form, act):
    """The form of a page of its own: `act(cleaned_data)` once, then on to the address it gives; None: show the form."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        return redirect(_once(request, lambda: act(dict(form.cleaned_data))))
    except (Refused, once.Conflict) as reason:
        form.add_error(None, str(reason))
        return None


def _once(request, act) -> str:
    content = {key: value for key, value in request.POST.items() if key not in ("csrfmiddlewaretoken", "once")}
    return once.of(request, content | {"path": request.path}, act)
