"""Pages that are pictures: their ruled lines, letters and shapes, found in the points of the picture.

Needs numpy (`pip install "sopcheck[ocr]"`), and the program tesseract with its Indonesian data for the letters. Runs in
the bounded child only; what comes out has the form of a page that was drawn (layout.py), so that all else is the same.
"""
