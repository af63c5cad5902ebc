"""Tests of the issuing window at its page."""
