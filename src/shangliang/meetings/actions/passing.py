"""文件通过 · The one seam to documents: tells a document on record which meeting passed it, with what verdict."""


def passed_on(decision, *, verdict: str, by, on) -> None:
    """Only papers that are on record (`paper.document`). Connected to documents.actions.mark_passed after the merge."""
    if not decision.paper.document:
        return
