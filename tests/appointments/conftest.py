"""The phone pages of appointments are looked at in the hall of 垫江."""

from tests.pages import hall, open_page

__all__ = ["hall", "open_page"]
