"""What reporters share, and pages that are not about a run: rules, regulations."""
