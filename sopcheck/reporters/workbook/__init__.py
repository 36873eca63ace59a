"""The kertas kerja as an Excel workbook: what its sheets hold, and how they are written."""
