"""做 · What is done with what is looked after."""

from .enterprises import add_enterprise, by_link, contact_enterprise, give_link

__all__ = ["add_enterprise", "by_link", "contact_enterprise", "give_link"]
