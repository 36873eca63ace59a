"""Before any test imports openpyxl: the workbook is written as where lxml is not installed (sopcheck/reporters/xlsx.py)."""

import os

os.environ["OPENPYXL_LXML"] = "False"
