"""The normalized SOP, interpreted values, findings and the report: shapes only, no judgement."""
