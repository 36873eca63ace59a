"""From bytes to a normalized SOP."""
