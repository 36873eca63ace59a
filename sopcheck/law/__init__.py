"""Regulations and working time as dated facts with evidence."""
