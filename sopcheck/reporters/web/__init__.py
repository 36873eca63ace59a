"""The parts of an HTML page about SOPs: used by the report (reporters/html.py) and by the site of rules."""
